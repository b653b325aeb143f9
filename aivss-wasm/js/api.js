// The calls: objects and texts go in, outcomes come back as data. No number is made here.
import * as wasm from "../dist/aivss.js";
import { assertReady } from "./state.js";

export { cvss, cvssBatch } from "./cvss.js";

/** @typedef {import("../types/aivss.d.ts")} Types */

/** @type {Types["score"]} */
export function score(request) {
  return call(wasm.score, request);
}

/** @type {Types["explain"]} */
export function explain(request) {
  return call(wasm.explain, request);
}

/** @type {Types["compact"]} */
export function compact(request) {
  return call(wasm.compact, request);
}

/** @type {Types["catalog"]} */
export function catalog(question) {
  return call(wasm.catalog, question);
}

/** @type {Types["report"]} */
export function report(document) {
  return call(wasm.report, document);
}

/** @type {Types["reportMarkdown"]} */
export function reportMarkdown(document) {
  return call(wasm.reportMarkdown, document);
}

/** @type {Types["markdown"]} */
export function markdown(request) {
  return call(wasm.markdown, request);
}

/** @type {Types["methods"]} */
export function methods() {
  assertReady();
  return JSON.parse(wasm.methods());
}

/** @type {Types["vocabulary"]} */
export function vocabulary() {
  assertReady();
  return JSON.parse(wasm.vocabulary());
}

/** @type {Types["version"]} */
export function version() {
  assertReady();
  return wasm.version();
}

/** @type {Types["specVersion"]} */
export function specVersion() {
  assertReady();
  return wasm.specVersion();
}

/**
 * @param {(text: string) => string} verb
 * @param {unknown} request
 */
function call(verb, request) {
  assertReady();
  return JSON.parse(verb(textOf(request)));
}

/**
 * A text as it is: JSON or a compact form. An object becomes JSON, which the core reads strictly.
 * @param {unknown} request
 * @returns {string}
 */
function textOf(request) {
  if (typeof request === "string") {
    return request;
  }
  const text = typeof request === "object" && request !== null ? JSON.stringify(request) : undefined;
  if (text === undefined) {
    throw new TypeError(`expected a request as an object or a text, and found ${kindOf(request)}`);
  }
  return text;
}

/** @param {unknown} value */
function kindOf(value) {
  return value === null ? "null" : typeof value;
}
