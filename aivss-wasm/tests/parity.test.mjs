// Lists that stand in the types by hand, against those of the module; and what the package may weigh.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import * as node from "aivss/node";
import * as web from "aivss";
import { packageBytes, packageFolder, packageText } from "./support.mjs";

const types = packageText("types/aivss.d.ts");
const { vocabulary } = node.vocabulary();
const { methods } = node.methods();

/** The members of a union of texts. */
function union(name) {
  const declaration = types.match(new RegExp(`export type ${name} =([^;]+);`));
  assert.ok(declaration, `types/aivss.d.ts has no union ${name}`);
  return [...declaration[1].matchAll(/"([^"]+)"/g)].map(([, member]) => member);
}

const lists = {
  ErrorCode: vocabulary.error_codes,
  Severity: vocabulary.severities.map(({ severity }) => severity),
  Domain: vocabulary.domains,
  ExploitMaturity: vocabulary.exploit_maturities.map(({ key }) => key),
  Mitigation: vocabulary.mitigations.map(({ key }) => key),
  MethodId: methods.methods.map(({ id }) => id),
  FactorSetId: methods.factor_sets.map(({ id }) => id),
  CvssGroup: [...new Set(vocabulary.cvss_metrics.map(({ group }) => group))],
  Nomenclature: node
    .cvss("CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")
    .cvss.scores.map(({ nomenclature }) => nomenclature),
};

for (const [name, expected] of Object.entries(lists)) {
  test(`type ${name} has the members that the core has`, () => {
    const fix = `write in types/aivss.d.ts:\nexport type ${name} =\n${expected.map((it) => `  | "${it}"`).join("\n")};`;
    assert.deepEqual(union(name), expected, fix);
  });
}

test("types, web and node offer the same calls", () => {
  const declared = [...types.matchAll(/export function (\w+)\(/g)].map(([, name]) => name);
  assert.deepEqual(Object.keys(node).sort(), declared.sort());
  assert.deepEqual(Object.keys(web).sort(), declared.sort());
});

const gzipped = (name) => gzipSync(packageBytes(name), { level: 9 }).length;

test("the module is at most 156 kB gzipped, and all JavaScript but the widget's 5 kB", () => {
  const wasm = gzipped("dist/aivss_bg.wasm");
  assert.ok(wasm <= 156_000, `${wasm} bytes`);
  const glue = ["dist/aivss.js", "js/api.js", "js/cvss.js", "js/state.js", "js/web.js"].map(packageText).join("\n");
  const size = gzipSync(glue, { level: 9 }).length;
  assert.ok(size <= 5_000, `${size} bytes`);
});

test("the module names no folder of the machine that built it", () => {
  const text = packageBytes("dist/aivss_bg.wasm").toString("latin1");
  for (const folder of [homedir(), packageFolder, "registry/src"]) {
    assert.ok(!text.includes(folder), folder);
  }
});

test("no part of the widget reads text as markup or code, or knows a figure of the methods", () => {
  const names = readdirSync(`${packageFolder}/widget`, { recursive: true }).filter((name) => name.endsWith(".js"));
  assert.ok(names.length > 15);
  const figures = methods.methods.flatMap(({ threat_multipliers, mitigation_factors }) =>
    [...threat_multipliers, ...mitigation_factors].map(({ value }) => value).filter((value) => /\.\d\d/.test(value)),
  );
  assert.deepEqual([...new Set(figures)].sort(), ["0.67", "0.83", "0.91", "0.97"]);
  for (const name of names.filter((name) => !name.startsWith("styles"))) {
    const text = packageText(`widget/${name}`);
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setHTML/, name);
    for (const figure of figures) {
      assert.ok(!text.includes(figure), `${name} has ${figure}`);
    }
    assert.ok(text.split("\n").length < 400, name);
  }
});

const readmes = {
  "README.md": ["9.7 Critical", "(8.7 + 1.0088) × 1.0"],
  "../README.md": ["9.7 Critical 1.0088"],
};
for (const [name, expected] of Object.entries(readmes)) {
  test(`the example of ${name} prints what its comments say`, () => {
    const [, code] = packageText(name).match(/```js\n([^`]+)```/);
    const comments = [...code.matchAll(/console\.log\([^\n]*\/\/ (.*)/g)].map(([, comment]) => comment);
    assert.deepEqual(comments, expected);
    const printed = [];
    const run = new Function("score", "console", code.replace(/^import .*$/m, ""));
    run(node.score, { log: (...words) => printed.push(words.join(" ")) });
    assert.deepEqual(printed, expected);
  });
}
