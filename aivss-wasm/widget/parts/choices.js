// One question with a few answers: native radio buttons drawn as segments. The browser gives them one tab
// stop, arrow keys inside the group, and the semantics that screen readers know.
import { h, unique, write } from "../dom.js";

/**
 * @param {{
 *   label: string, hint?: string, visibleLabel?: boolean, className?: string,
 *   options: { value: string, label: string, note?: string, tag?: string }[],
 *   onchange: (value: string) => void,
 * }} settings
 */
export function choices({ label, hint, className = "", options, onchange }) {
  const name = unique("choice");
  const labelId = unique("label");
  const hintId = hint === undefined ? null : unique("hint");
  const inputs = new Map();
  const tags = new Map();
  const row = h("div", { class: "segments" });
  for (const { value, label: text, note, tag } of options) {
    const noteId = note === undefined ? null : unique("note");
    const input = h("input", {
      type: "radio",
      name,
      value,
      "aria-describedby": noteId,
      onchange: () => onchange(value),
    });
    inputs.set(value, input);
    const face = h("span", { class: "segment-face" });
    if (note === undefined) {
      // Most answers are a word, and most of the sheet is answers: no boxes inside.
      face.append(text);
    } else {
      const tagged = h("span", { class: "tag" }, tag ?? "");
      tags.set(value, tagged);
      face.classList.add("with-note");
      face.append(
        h("span", { class: "segment-title" }, h("span", { class: "segment-label" }, text), tagged),
        h("span", { class: "segment-note", id: noteId }, note),
      );
    }
    row.append(h("label", { class: "segment" }, input, face));
  }
  const root = h(
    "div",
    { class: `choices ${className}`, role: "radiogroup", "aria-labelledby": labelId, "aria-describedby": hintId },
    h(
      "div",
      { class: "question" },
      h("span", { class: "question-label", id: labelId }, label),
      hint === undefined ? null : h("span", { class: "question-hint", id: hintId }, hint),
    ),
    row,
  );
  return {
    root,
    /** Shows one answer as chosen, or none. */
    set(value) {
      for (const [key, input] of inputs) {
        input.checked = key === value;
      }
    },
    /** Writes the small figure beside an answer that has a note. */
    tag(value, text) {
      write(tags.get(value), text);
    },
    /** The answers there are. */
    show(values) {
      for (const [key, input] of inputs) {
        input.closest("label").hidden = !values.includes(key);
      }
    },
  };
}

/**
 * A number written by hand; it is taken on Enter and when the field is left.
 * @param {{ label: string, hint?: string, className?: string, onchange: (value: string) => void }} settings
 */
export function numberField({ label, hint, className = "", labelHidden = false, onchange }) {
  const id = unique("field");
  const hintId = hint === undefined ? null : unique("hint");
  const input = h("input", {
    id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "12",
    "aria-describedby": hintId,
    onchange: () => onchange(input.value.trim()),
  });
  const root = h(
    "div",
    { class: `field ${className}` },
    h("label", { for: id, class: labelHidden ? "hidden-text" : null }, label),
    input,
    hint === undefined ? null : h("span", { class: "question-hint", id: hintId }, hint),
  );
  return {
    root,
    input,
    set(value) {
      if (input.value !== value) {
        input.value = value;
      }
    },
  };
}
