// The element's styles as one constructed sheet: a strict policy allows no style elements.
import { controls } from "./controls.js";
import { form } from "./form.js";
import { panel } from "./panel.js";
import { tokens } from "./tokens.js";
import { print } from "./print.js";

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** Shared by all elements of a document: a sheet serves only the one whose window made it. */
export function styles(document) {
  const window = document.defaultView;
  if (window === null) {
    return [];
  }
  let sheet = sheets.get(document);
  if (sheet === undefined) {
    sheet = new window.CSSStyleSheet();
    sheet.replaceSync([tokens, controls, form, panel, print].join("\n"));
    sheets.set(document, sheet);
  }
  return [sheet];
}
