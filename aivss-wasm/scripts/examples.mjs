// Writes dist/examples.js from what `aivss score` printed for the files in examples/.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const lines = (name) => readFileSync(join(process.argv[2], name), "utf8").trim().split("\n");
const reports = lines("examples.json").map((line) => JSON.parse(line).report);
const compact = lines("examples.compact");
if (reports.length !== compact.length || reports.length < 11) {
  throw new Error(`${reports.length} reports and ${compact.length} compact forms`);
}
const examples = reports.map((report, index) => ({
  name: report.name,
  value: compact[index],
  ...(report.comment === undefined ? {} : { comment: report.comment }),
}));
const text = `// Made by \`cargo xtask wasm\` from examples/: names and compact forms.
export const examples = Object.freeze(${JSON.stringify(examples, null, 2)});
`;
writeFileSync(new URL("../dist/examples.js", import.meta.url), text);
