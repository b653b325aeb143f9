// The package in a browser, a worker or a bundler: `await init()`, then the calls of api.js.
import { start } from "./state.js";

export * from "./api.js";

/** @type {typeof import("../types/aivss.d.ts").init} */
export function init(source) {
  // Bundlers know this form and take the file along.
  return start(source ?? new URL("../dist/aivss_bg.wasm", import.meta.url));
}
