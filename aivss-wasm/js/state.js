// Whether the module has been compiled and the calls may go through.
import init, { initSync } from "../dist/aivss.js";

let ready = false;
/** @type {Promise<void> | undefined} */
let starting;

/** Throws while there is no module to call. */
export function assertReady() {
  if (!ready) {
    throw new Error("aivss is not ready: call `await init()` once before anything else, or import `aivss/node`");
  }
}

/**
 * Compiles the module, once; later calls wait for the first one.
 * @param {import("../types/aivss.d.ts").WasmSource} source
 */
export function start(source) {
  starting ??= (ready ? Promise.resolve() : init({ module_or_path: source }))
    .then(() => {
      ready = true;
    })
    .catch((error) => {
      starting = undefined;
      throw error;
    });
  return starting;
}

/**
 * Compiles the module at once, from its bytes.
 * @param {BufferSource | WebAssembly.Module} module
 */
export function startSync(module) {
  if (!ready) {
    initSync({ module });
    ready = true;
  }
}
