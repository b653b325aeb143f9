// Compiled, never run: the element in JSX, with a stand-in for a framework's types.
import "aivss/widget";

export const inReact = <aivss-calculator value="AIVSS:1/..." theme="dark" permalink name="score" />;
// @ts-expect-error two themes and the system's
export const wrong = <aivss-calculator theme="blue" />;
