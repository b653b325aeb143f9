// The element's styles as one constructed sheet: a strict policy allows no style elements.
import { controls } from "./controls.js";
import { form } from "./form.js";
import { panel } from "./panel.js";
import { tokens } from "./tokens.js";
import { print } from "./print.js";

let sheet;

/** Shared by all elements of a page. */
export function styles() {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([tokens, controls, form, panel, print].join("\n"));
  }
  return [sheet];
}
