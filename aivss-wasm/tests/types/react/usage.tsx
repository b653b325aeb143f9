// Compiled, never run: the element in JSX, with stand-ins for the types of React 18 and 19.
import type { AivssCalculator } from "aivss/widget";

const ref: { current: AivssCalculator | null } = { current: null };

export const own = <aivss-calculator value="AIVSS-C:1/..." method="owasp-0.8" theme="dark" permalink name="score" wasm="/aivss.wasm" />;
export const ofHtml = (
  <aivss-calculator
    ref={ref}
    key="calculator"
    id="calculator"
    className="wide"
    class="wide"
    style={{ minHeight: 400 }}
    hidden
    title="Severity"
    part="calculator"
    slot="main"
    form="finding"
    tabIndex={-1}
    lang="de"
    dir="ltr"
    suppressHydrationWarning
    onClick={(event) => event.currentTarget.reset()}
    data-finding="7"
    aria-label="Severity"
  >
    <p>It needs JavaScript.</p>
  </aivss-calculator>
);
export const properties = (
  <aivss-calculator
    strings={{ reset: "Zurücksetzen" }}
    disabled={false}
    value={undefined}
    onaivss-change={({ detail }) => detail.report.score satisfies string | null}
    onaivss-refused={({ detail }) => detail.error.code satisfies string}
  />
);
// @ts-expect-error two themes and the system's
export const wrongTheme = <aivss-calculator theme="blue" />;
// @ts-expect-error no such attribute
export const misspelled = <aivss-calculator vaule="AIVSS-C:1/..." />;
// @ts-expect-error a change has no error
export const wrongEvent = <aivss-calculator onaivss-change={({ detail }) => detail.error} />;
// @ts-expect-error what is clicked is the element
export const wrongTarget = <aivss-calculator onClick={(event) => event.currentTarget.href} />;
