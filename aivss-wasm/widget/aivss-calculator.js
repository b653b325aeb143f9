// `<aivss-calculator>`: the element, its attributes and properties, and when it loads and draws.
import * as core from "../js/web.js";
import { Address } from "./address.js";
import { h } from "./dom.js";
import { FormControl, nameOf, reflect, submit } from "./form-control.js";
import { BLANK, Model, refit } from "./model.js";
import { notePlace } from "./place.js";
import { STRINGS, format } from "./strings.js";
import { styles } from "./styles/sheet.js";
import { View } from "./view.js";

const SETTABLE = new Set(["value", "method", "theme", "name", "permalink", "disabled", "strings"]);

/** @typedef {{ value: string, method?: undefined } | { method: string, value?: undefined }} Step what to load, or under which method */

export class AivssCalculator extends FormControl {
  static observedAttributes = ["value", "method", "permalink", "disabled", "wasm", "aria-label"];
  /** @type {import("../types/aivss.d.ts").WasmSource | undefined} */
  static wasm = undefined;

  #view;
  #strings = STRINGS;
  /** What is asked for before the module is there. @type {Step[]} */
  #pending = [];
  #isLoading = false;
  #becomeReady;
  #fail;
  #address = new Address({ value: () => this.value, load: (text) => this.#view?.load(text) });

  constructor() {
    super();
    this.attachShadow({ mode: "open", delegatesFocus: false });
    this.#promise();
  }

  connectedCallback() {
    this.#upgrade();
    // A move to another document takes the styles away.
    this.shadowRoot.adoptedStyleSheets = styles(this.ownerDocument);
    this.#showName();
    this.#followAddress();
    if (this.#view === undefined && !this.#isLoading) {
      this.#load();
    }
  }

  disconnectedCallback() {
    this.#address.leave();
  }

  attributeChangedCallback(name, before, after) {
    if (name === "disabled") {
      this.#showDisabled();
    } else if (name === "aria-label") {
      this.#showName();
    } else if (name === "permalink" && this.isConnected) {
      this.#followAddress();
    } else if (name === "wasm" && this.#hasFailed) {
      this.#load();
    } else if (name === "value" && this.#view !== undefined && before !== after) {
      this.#take(this.#attributes);
    } else if (name === "method" && this.#view !== undefined && after !== null && after !== this.method) {
      this.#take([{ method: after }]);
    }
  }

  formAssociatedCallback() {
    this.#showName();
  }

  formResetCallback() {
    this.reset();
  }

  formDisabledCallback() {
    this.#showDisabled();
  }

  formStateRestoreCallback(state) {
    this.value = state;
  }

  get value() {
    const asked = this.#pending.findLast(({ value }) => value !== undefined)?.value;
    return this.#view?.model.text ?? asked ?? this.getAttribute("value") ?? "";
  }

  set value(text) {
    const value = String(text ?? "");
    if (this.#view === undefined) {
      this.#pending.push({ value });
    } else if (value !== this.value) {
      this.#take([{ value }]);
    }
  }

  get method() {
    const asked = this.#pending.findLast(({ method }) => method !== undefined)?.method;
    return this.#view?.model.request.method ?? asked ?? this.getAttribute("method") ?? "";
  }

  set method(id) {
    const method = String(id);
    if (this.#view === undefined) {
      this.#pending.push({ method });
    } else if (method !== this.method) {
      this.#take([{ method }]);
    }
  }

  get theme() {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" ? theme : null;
  }

  set theme(theme) {
    reflect(this, "theme", theme);
  }

  get permalink() {
    return this.hasAttribute("permalink");
  }

  set permalink(follows) {
    this.toggleAttribute("permalink", Boolean(follows));
  }

  get strings() {
    return this.#strings;
  }

  set strings(strings) {
    const before = this.#strings;
    this.#strings = Object.freeze({ ...STRINGS, ...strings });
    const keys = Object.keys({ ...before, ...this.#strings });
    if (this.#view !== undefined && keys.some((key) => before[key] !== this.#strings[key])) {
      const restore = notePlace(this.shadowRoot);
      this.#show(this.#view.model);
      this.#view.finish();
      restore();
    }
  }

  get report() {
    return this.#view?.model.report ?? null;
  }

  reset() {
    this.#pending = [];
    if (this.#view !== undefined) {
      this.#take([{ value: BLANK }, ...this.#attributes]);
    }
  }

  /** Takes properties that were set before there was an element to hear of it, in their order. */
  #upgrade() {
    for (const name of Object.keys(this).filter((name) => SETTABLE.has(name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  #promise() {
    this.ready = new Promise((resolve, reject) => {
      this.#becomeReady = resolve;
      this.#fail = reject;
    });
    // Those who wait for it hear of a failure; a page on which nobody does is told by the element.
    this.ready.catch(() => {});
  }

  get #hasFailed() {
    return this.#fail === undefined;
  }

  #load() {
    if (this.#hasFailed) {
      this.#promise();
    }
    this.#isLoading = true;
    this.#status(this.#strings.loading);
    // Elements of the markup are made while this module runs; whoever imports it has the word next.
    Promise.resolve()
      .then(() => core.init(this.#source()))
      .then(() => this.#begin())
      .catch((error) => {
        this.#isLoading = false;
        this.#status(format(this.#strings.failed, { reason: error.message }), "alert");
        this.#fail(error);
        this.#fail = undefined;
      });
  }

  #source() {
    const path = this.getAttribute("wasm");
    return path === null ? AivssCalculator.wasm : new URL(path, this.baseURI);
  }

  /** The module is there: what was asked for is shown, or else a blank sheet; drawn once. */
  #begin() {
    const model = new Model(core);
    const fragment = this.#address.read();
    const address = fragment === "" ? [] : [{ value: fragment }];
    const { refusal } = take(model, [{ value: BLANK }, ...this.#attributes, ...this.#pending, ...address]);
    this.#pending = [];
    this.#show(model);
    this.#view.render();
    this.#tell();
    this.#address.meet();
    if (refusal !== undefined) {
      this.#view.refuse(refusal.error, refusal.input);
    }
    this.#view.complete(this.#becomeReady);
  }

  /** What the attributes ask for: a value, and the method that it is to be scored by. @returns {Step[]} */
  get #attributes() {
    const method = this.getAttribute("method");
    return [{ value: this.getAttribute("value") ?? "" }, ...(method === null ? [] : [{ method }])];
  }

  /** @param {Step[]} steps */
  #take(steps) {
    const { isTaken, refusal } = take(this.#view.model, steps);
    if (isTaken) {
      this.#view.settle(null);
    }
    if (refusal !== undefined) {
      this.#view.refuse(refusal.error, refusal.input);
    }
  }

  #show(model) {
    this.#view = new View({
      model,
      strings: this.#strings,
      changed: () => {
        this.#tell();
        this.#address.write();
      },
      refused: (input, error) => this.#send("aivss-refused", { input, error }),
      reset: () => this.reset(),
      link: () => this.#address.link(),
    });
    this.shadowRoot.replaceChildren(this.#view.root);
    this.#showDisabled();
    this.#showName();
  }

  #tell() {
    const { text: value, request, report, explanation } = this.#view.model;
    submit(this, value);
    this.#send("aivss-change", { value, request, report, explanation });
  }

  #followAddress() {
    if (this.permalink) {
      this.#address.follow(this.ownerDocument.defaultView);
    } else {
      this.#address.leave();
    }
    if (this.#view !== undefined) {
      this.#address.meet();
      // Whether there is a link to copy.
      this.#view.render();
    }
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #status(text, role = "status") {
    this.shadowRoot.replaceChildren(h("p", { class: "loading", role }, text));
  }

  /** By its own attribute or by a fieldset around it; only the browser knows both. */
  #showDisabled() {
    if (this.#view !== undefined) {
      this.#view.root.inert = this.matches(":disabled");
    }
  }

  #showName() {
    this.#view?.root.setAttribute("aria-label", nameOf(this) ?? this.#strings.title);
  }
}

/**
 * Takes one step after the other; one that is refused changes nothing, and an empty value is a blank sheet.
 * @param {Model} model
 * @param {Step[]} steps
 */
function take(model, steps) {
  let isTaken = false;
  let refusal;
  for (const { value, method } of steps) {
    const error = method === undefined ? model.load(value || BLANK) : model.load(underMethod(model, method), model.name);
    if (error === null) {
      isTaken = true;
    } else {
      refusal = { input: value ?? method, error };
    }
  }
  return { isTaken, refusal };
}

/** The model's request under another method; an unknown name goes to the core, which says what there is. */
function underMethod(model, method) {
  return model.method(method) === undefined ? { ...model.request, method } : refit(model, { method }).request;
}

if (globalThis.customElements?.get("aivss-calculator") === undefined) {
  globalThis.customElements?.define("aivss-calculator", AivssCalculator);
}
