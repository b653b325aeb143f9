// Writes dist/widget.js: the element and what it calls as one file, for pages that take it with one script
// tag. Pages that import `aivss` as well take the modules instead, and share the calls.
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const bundle = await rolldown({ input: at("../widget/aivss-calculator.js"), logLevel: "warn" });
await bundle.write({
  file: at("../dist/widget.js"),
  format: "esm",
  minify: true,
  banner: "// Made by `cargo xtask wasm` from widget/aivss-calculator.js.",
});
await bundle.close();
