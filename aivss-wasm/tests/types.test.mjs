// The element's types as frameworks see them, each in a program of its own: React 18 and 19 would not go together.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { packageFolder } from "./support.mjs";

const tsc = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));

for (const project of ["react/tsconfig.react18.json", "react/tsconfig.react19.json", "vue/tsconfig.json"]) {
  test(`the element in templates, by ${project}`, () => {
    const { status, stdout } = spawnSync("node", [tsc, "-p", `tests/types/${project}`], { cwd: packageFolder, encoding: "utf8" });
    assert.deepEqual([stdout, status], ["", 0]);
  });
}
