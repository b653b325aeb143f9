/** The element `<aivss-calculator>`; importing the module defines it where there are custom elements. */
import type { CanonicalRequest, Explanation, Failure, Report, WasmSource } from "./aivss.d.ts";

/** What is scored now. */
export interface AivssChange {
  /** The compact form. */
  value: string;
  request: CanonicalRequest;
  report: Report;
  explanation: Explanation;
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
  /** The compact form; setting one that is refused changes nothing and sends `aivss-refused`. */
  value: string;
  /** The method, as `owasp-0.8`. */
  method: string;
  theme: Theme | null;
  /** Names the value in a form. */
  name: string;
  /** Whether the address's fragment and the value follow each other. */
  permalink: boolean;
  disabled: boolean;
  /** Texts that take the place of the English ones; their keys are those of `widget/strings.js`. */
  strings: Record<string, string>;
  /** The report of what is shown; null before the first one. */
  readonly report: Report | null;
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  /** Fulfilled when the first score is shown, rejected when the module cannot be loaded. */
  readonly ready: Promise<void>;
  /** Back to the value it began with. */
  reset(): void;
  /** Where the module is, for all elements of the page; to be said before the first one is there. */
  static wasm: WasmSource | undefined;
  addEventListener<Name extends keyof AivssCalculatorEventMap>(
    type: Name,
    listener: (this: AivssCalculator, event: AivssCalculatorEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** Its attributes, for templates. */
export interface AivssCalculatorAttributes {
  value?: string;
  method?: string;
  theme?: Theme;
  name?: string;
  permalink?: boolean | "";
  disabled?: boolean | "";
  id?: string;
  class?: string;
  className?: string;
  style?: unknown;
  slot?: string;
  ref?: unknown;
  key?: string | number;
}

declare global {
  interface HTMLElementTagNameMap {
    "aivss-calculator": AivssCalculator;
  }
}

// Augmentations of packages that need not be there: TypeScript reads them only where they are.
// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "aivss-calculator": AivssCalculatorAttributes;
    }
  }
}
// @ts-ignore
declare module "react/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements {
      "aivss-calculator": AivssCalculatorAttributes;
    }
  }
}
// @ts-ignore
declare module "vue" {
  interface GlobalComponents {
    "aivss-calculator": new () => { $props: AivssCalculatorAttributes };
  }
}
