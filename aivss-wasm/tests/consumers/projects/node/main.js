// Worked example 3.6.2 of AIVSS v0.8: 9.7 (Critical).
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { score } from "aivss/node";

const { report } = score("AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N");
console.log(report.score, report.severity);
if (!WebAssembly.validate(readFileSync(fileURLToPath(import.meta.resolve("aivss/aivss.wasm"))))) {
  throw new Error("aivss/aivss.wasm is no module");
}
