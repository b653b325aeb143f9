// `<aivss-calculator>`: the element, its attributes and properties, its place in forms and in the address.
import * as core from "../js/web.js";
import { h } from "./dom.js";
import { BLANK, Model, refit } from "./model.js";
import { STRINGS, format } from "./strings.js";
import { styles } from "./styles/sheet.js";
import { View } from "./view.js";

// On a server there are no elements; importing must still work there.
const Base = globalThis.HTMLElement ?? class {};

export class AivssCalculator extends Base {
  static formAssociated = true;
  static observedAttributes = ["value", "permalink", "disabled"];
  /** @type {import("../types/aivss.d.ts").WasmSource | undefined} */
  static wasm = undefined;

  #internals;
  #view;
  #strings = STRINGS;
  #pending;
  #becomeReady;
  #fail;
  /** Runs while the address must not be written again. */
  #writing;
  #onhashchange = () => this.#readFragment();

  constructor() {
    super();
    this.#internals = this.attachInternals();
    this.attachShadow({ mode: "open", delegatesFocus: false });
    this.ready = new Promise((resolve, reject) => {
      this.#becomeReady = resolve;
      this.#fail = reject;
    });
    // Those who wait for it hear of a failure; a page on which nobody does is told by the element.
    this.ready.catch(() => {});
  }

  connectedCallback() {
    if (this.permalink) {
      addEventListener("hashchange", this.#onhashchange);
    }
    if (this.#view === undefined && this.shadowRoot.childElementCount === 0) {
      this.shadowRoot.adoptedStyleSheets = styles();
      this.#status(this.#strings.loading);
      core
        .init(AivssCalculator.wasm)
        .then(() => this.#begin())
        .catch((error) => {
          this.#status(format(this.#strings.failed, { reason: error.message }), "alert");
          this.#fail(error);
        });
    }
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#onhashchange);
  }

  attributeChangedCallback(name, before, after) {
    if (name === "disabled") {
      this.#showDisabled(after !== null);
    } else if (name === "permalink" && this.isConnected) {
      removeEventListener("hashchange", this.#onhashchange);
      if (after !== null) {
        addEventListener("hashchange", this.#onhashchange);
      }
    } else if (name === "value" && this.#view !== undefined && before !== after) {
      this.value = after ?? BLANK;
    }
  }

  formResetCallback() {
    this.reset();
  }

  formDisabledCallback(isDisabled) {
    this.#showDisabled(isDisabled);
  }

  formStateRestoreCallback(state) {
    this.value = state;
  }

  get value() {
    return this.#view?.model.text ?? this.#pending ?? this.getAttribute("value") ?? "";
  }

  set value(text) {
    if (this.#view === undefined) {
      this.#pending = String(text);
    } else if (String(text) !== this.value) {
      this.#view.load(String(text));
    }
  }

  get method() {
    return this.#view?.model.request.method ?? this.getAttribute("method") ?? "";
  }

  set method(id) {
    if (this.#view === undefined) {
      this.setAttribute("method", id);
    } else {
      this.#take(id);
    }
  }

  get theme() {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" ? theme : null;
  }

  set theme(theme) {
    this.#reflect("theme", theme);
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.#reflect("name", name);
  }

  get permalink() {
    return this.hasAttribute("permalink");
  }

  set permalink(follows) {
    this.toggleAttribute("permalink", Boolean(follows));
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(isDisabled) {
    this.toggleAttribute("disabled", Boolean(isDisabled));
  }

  get strings() {
    return this.#strings;
  }

  set strings(strings) {
    this.#strings = Object.freeze({ ...STRINGS, ...strings });
    if (this.#view !== undefined) {
      this.#show(this.#view.model);
      this.#view.finish();
    }
  }

  get report() {
    return this.#view?.model.report ?? null;
  }

  get form() {
    return this.#internals.form;
  }

  get validity() {
    return this.#internals.validity;
  }

  reset() {
    this.#view?.load(this.getAttribute("value") ?? BLANK);
  }

  /** The module is there: what was asked for is shown, or else a blank sheet; drawn once. */
  #begin() {
    const model = new Model(core);
    model.load(BLANK);
    const method = this.getAttribute("method");
    if (method !== null) {
      model.load(underMethod(model, method));
    }
    let refusal;
    for (const input of [this.getAttribute("value"), this.#pending, this.#fragment()]) {
      const error = input ? model.load(input) : null;
      refusal = error === null ? refusal : { input, error };
    }
    this.#show(model);
    this.#view.render();
    this.#changed({ isFirst: true });
    if (refusal !== undefined) {
      this.#view.refuse(refusal.error, refusal.input);
    }
    this.#view.complete(this.#becomeReady);
  }

  #show(model) {
    this.#view = new View({
      model,
      strings: this.#strings,
      changed: () => this.#changed({}),
      refused: (input, error) => this.#send("aivss-refused", { input, error }),
      reset: () => this.reset(),
    });
    this.shadowRoot.replaceChildren(this.#view.root);
    this.#showDisabled(this.disabled);
  }

  #take(method) {
    const { model } = this.#view;
    this.#view.settle(model.load(underMethod(model, method), model.name), method);
  }

  #changed({ isFirst = false }) {
    const { model } = this.#view;
    const { text: value, request, report, explanation } = model;
    this.#internals.setFormValue(value, value);
    if (this.permalink && !(isFirst && value === BLANK)) {
      this.#writeFragment();
    }
    this.#send("aivss-change", { value, request, report, explanation });
  }

  /** What the address says, if the element is to follow it. */
  #fragment() {
    return this.permalink ? decoded(location.hash.slice(1)) : "";
  }

  /** At once, then at most four times a second: browsers refuse addresses that change with every move of a slider. */
  #writeFragment() {
    if (this.#writing !== undefined) {
      return;
    }
    if (location.hash !== `#${this.value}`) {
      history.replaceState(history.state, "", `#${this.value}`);
    }
    const written = this.value;
    this.#writing = setTimeout(() => {
      this.#writing = undefined;
      if (this.value !== written && this.isConnected && this.permalink) {
        this.#writeFragment();
      }
    }, 250);
  }

  #readFragment() {
    const fragment = this.#fragment();
    if (fragment !== "" && fragment !== this.value) {
      this.#view?.load(fragment);
    }
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #status(text, role = "status") {
    this.shadowRoot.replaceChildren(h("p", { class: "loading", role }, text));
  }

  #showDisabled(isDisabled) {
    if (this.#view !== undefined) {
      this.#view.root.inert = isDisabled;
    }
  }

  #reflect(attribute, value) {
    if (value === null || value === undefined) {
      this.removeAttribute(attribute);
    } else {
      this.setAttribute(attribute, value);
    }
  }
}

/** The model's request under another method; an unknown name goes to the core, which says what there is. */
function underMethod(model, method) {
  return model.method(method) === undefined ? { ...model.request, method } : refit(model, { method }).request;
}

/** A fragment as text; one with broken escapes stays as it is and will be refused as such. */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

if (globalThis.customElements?.get("aivss-calculator") === undefined) {
  globalThis.customElements?.define("aivss-calculator", AivssCalculator);
}
