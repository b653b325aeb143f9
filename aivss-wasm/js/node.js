// The package in Node: ready as soon as it is imported.
import { readFileSync } from "node:fs";
import { startSync } from "./state.js";

export * from "./api.js";

startSync(readFileSync(new URL("../dist/aivss_bg.wasm", import.meta.url)));

/** @type {typeof import("../types/aivss.d.ts").init} */
export function init() {
  return Promise.resolve();
}
