// Compiled, never run: what strict templates of Vue make of the element, with a stand-in for Vue's types.
import type {} from "aivss/widget";
import type { GlobalComponents } from "vue";

type Props = InstanceType<GlobalComponents["aivss-calculator"]>["$props"];

/** `<aivss-calculator permalink :strings="..." @aivss-change="..." ...>` */
export const props: Props = {
  value: "AIVSS-C:1/...",
  method: "owasp-0.8",
  theme: "dark",
  name: "score",
  form: "finding",
  permalink: "",
  disabled: false,
  wasm: "/aivss.wasm",
  strings: { reset: "Zurücksetzen" },
  onAivssChange: ({ detail }) => detail.report.score satisfies string | null,
  onAivssRefused: ({ detail }) => detail.error.code satisfies string,
};
export const ofHtml: Props = {
  key: 1,
  ref: "calculator",
  id: "calculator",
  class: ["wide"],
  style: { minHeight: "400px" },
  hidden: true,
  title: "Severity",
  part: "calculator",
  slot: "main",
  tabindex: -1,
  lang: "de",
  dir: "ltr",
  onClick: (event) => event.preventDefault(),
};
// @ts-expect-error two themes and the system's
export const wrongTheme: Props = { theme: "blue" };
// @ts-expect-error no such attribute
export const misspelled: Props = { vaule: "AIVSS-C:1/..." };
// @ts-expect-error a change has no error
export const wrongEvent: Props = { onAivssChange: ({ detail }) => detail.error };
