// What every field of a form has: its form, name and labels, whether it is valid, and where the focus goes.

// On a server there are no elements; importing must still work there.
const Base = globalThis.HTMLElement ?? class {};

/** Gives a form the value that it sends. @type {(control: FormControl, value: string) => void} */
export let submit;

export class FormControl extends Base {
  static formAssociated = true;
  #internals;

  static {
    submit = (control, value) => control.#internals.setFormValue(value, value);
  }

  constructor() {
    super();
    this.#internals = this.attachInternals();
    // A label passes its click on to the element itself, and leaves the focus to it.
    this.addEventListener("click", (event) => {
      if (event.composedPath()[0] === this && !isWithin(this, event)) {
        this.focus();
      }
    });
  }

  get type() {
    return this.localName;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    reflect(this, "name", name);
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(isDisabled) {
    this.toggleAttribute("disabled", Boolean(isDisabled));
  }

  get form() {
    return this.#internals.form;
  }

  get labels() {
    return this.#internals.labels;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  /** To its first field, as Tab would. */
  focus(options) {
    this.shadowRoot.querySelector("select, input, button")?.focus(options);
  }
}

/** Whether a click was made on the control; one that a label around it passes on may have been. */
function isWithin(control, { clientX, clientY }) {
  const { left, right, top, bottom } = control.getBoundingClientRect();
  return left <= clientX && clientX < right && top <= clientY && clientY < bottom;
}

/** What a page calls a control, by attribute or by labels; undefined if it does not. */
export function nameOf(control) {
  const labels = [...(control.labels ?? [])].map(({ textContent }) => textContent);
  const name = control.getAttribute("aria-label") ?? labels.join(" ");
  return name.trim().replace(/\s+/g, " ") || undefined;
}

/** Writes a property's value into an attribute; none takes the attribute away. */
export function reflect(element, attribute, value) {
  if (value === null || value === undefined) {
    element.removeAttribute(attribute);
  } else {
    element.setAttribute(attribute, value);
  }
}
