/** The element `<aivss-calculator>`; importing the module defines it where there are custom elements. */
import type { BoundsExplanation, BoundsReport, CanonicalRequest, Explanation, Failure, Report, WasmSource } from "./aivss.d.ts";

/** What is scored now. */
export interface AivssChange {
  /** The compact form. */
  value: string;
  request: CanonicalRequest;
  /** Bounds while something is unknown. */
  report: Report | BoundsReport;
  explanation: Explanation | BoundsExplanation;
}

export type AivssChangeEvent = CustomEvent<AivssChange>;
/** A pasted text, a fragment or a number that was refused; what was there stays. */
export type AivssRefusedEvent = CustomEvent<{ input: string; error: Failure }>;
/** Left out: the system's. */
export type Theme = "light" | "dark";

export interface AivssCalculatorEventMap extends HTMLElementEventMap {
  "aivss-change": AivssChangeEvent;
  "aivss-refused": AivssRefusedEvent;
}

export class AivssCalculator extends HTMLElement {
  static readonly formAssociated: true;
  /** The compact form; an empty text is a blank sheet, and one that is refused changes nothing and sends `aivss-refused`. */
  value: string;
  /** The method, as `owasp-0.8`; setting it scores what is there by another one. */
  method: string;
  theme: Theme | null;
  /** Names the value in a form. */
  name: string;
  /** Whether the address's fragment and the value follow each other. */
  permalink: boolean;
  disabled: boolean;
  /** Texts that take the place of the English ones; their keys are those of `widget/strings.js`. */
  get strings(): Readonly<Record<string, string>>;
  set strings(strings: Readonly<Record<string, string>>);
  /** The report of what is shown; null before the first one. */
  readonly report: Report | BoundsReport | null;
  readonly type: string;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Fulfilled when the first score is shown, rejected when the module cannot be loaded; another one for each attempt. */
  readonly ready: Promise<void>;
  /** Back to what its attributes ask for. */
  reset(): void;
  /**
   * Where the module is, for all elements of the page. Those of the markup load it as soon as they are defined: for
   * them say it in the very script that imports the class, or say `wasm="..."` in the markup.
   */
  static wasm: WasmSource | undefined;
  addEventListener<Name extends keyof AivssCalculatorEventMap>(
    type: Name,
    listener: (this: AivssCalculator, event: AivssCalculatorEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** What templates may set on it, besides what any element of HTML takes; as attributes or as properties. */
export interface AivssCalculatorAttributes {
  value?: string | undefined;
  method?: string | undefined;
  theme?: Theme | null | undefined;
  name?: string | undefined;
  /** The id of a form elsewhere on the page. */
  form?: string | undefined;
  permalink?: boolean | "" | undefined;
  disabled?: boolean | "" | undefined;
  /** Where the module is, from the page's base. */
  wasm?: string | undefined;
  strings?: Readonly<Record<string, string>> | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "aivss-calculator": AivssCalculator;
  }
}

// Frameworks that need not be there. Where one is missing its types are errors that nobody hears of, for nobody
// uses what is made of them; where it is there, the element takes all that it lets elements take.
// @ts-ignore
type ReactProps = import("react").DetailedHTMLProps<import("react").HTMLAttributes<AivssCalculator>, AivssCalculator>;
// @ts-ignore
type VueProps = import("vue").HTMLAttributes & import("vue").ReservedProps;

export type AivssCalculatorReactProps = ReactProps &
  AivssCalculatorAttributes & {
    /** React 18 knows no `className` on elements of this kind. */
    class?: string | undefined;
    /** From React 19 on. */
    "onaivss-change"?: ((event: AivssChangeEvent) => void) | undefined;
    "onaivss-refused"?: ((event: AivssRefusedEvent) => void) | undefined;
  };

export type AivssCalculatorVueProps = VueProps &
  AivssCalculatorAttributes & {
    slot?: string | undefined;
    onAivssChange?: ((event: AivssChangeEvent) => void) | undefined;
    onAivssRefused?: ((event: AivssRefusedEvent) => void) | undefined;
  };

// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "aivss-calculator": AivssCalculatorReactProps;
    }
  }
}
// @ts-ignore
declare module "vue" {
  interface GlobalComponents {
    "aivss-calculator": new () => { $props: AivssCalculatorVueProps };
  }
}
