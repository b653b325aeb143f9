// The package as people get it: packed, installed into projects that know nothing of this repository, run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";
import { executablePath } from "../browser/browser.mjs";
import { packageFolder } from "../support.mjs";

const tool = (name) => fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
let work;
let tarball;

const run = (cwd, program, ...words) => execFileSync(program, words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

before(() => {
  work = mkdtempSync(join(tmpdir(), "aivss-consumers-"));
  const [packed] = JSON.parse(run(packageFolder, "npm", "pack", "--json", "--pack-destination", work));
  tarball = join(work, packed.filename);
});
after(() => rmSync(work, { recursive: true }));

/** A project of its own with the packed package in it. */
function project(name, files) {
  const folder = join(work, name);
  mkdirSync(folder);
  cpSync(fileURLToPath(new URL(`projects/${name}`, import.meta.url)), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "0.0.0", private: true, type: "module", ...files }));
  run(folder, "npm", "install", "--offline", "--no-audit", "--no-fund", tarball);
  return folder;
}

/** Opens a page and gives what it writes into its title. */
async function title(folder, path = "") {
  const server = await serve({ folder });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    page.on("response", (response) => response.status() >= 400 && troubles.push(`${response.status()} ${response.url()}`));
    await page.goto(`${server.origin}/${path}`);
    await page.waitForFunction(() => document.title !== "").catch(() => {});
    assert.deepEqual(troubles, []);
    return await page.title();
  } finally {
    await browser.close();
    await server.close();
  }
}

test("the tarball holds what it needs, one module, and nothing of the workshop", () => {
  const files = run(work, "tar", "-tzf", tarball).trim().split("\n").map((name) => name.replace(/^package\//, ""));
  assert.equal(files.filter((name) => name.endsWith(".wasm")).length, 1);
  const terms = ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD_PARTY.md", "THIRD_PARTY_LICENSES.txt"];
  for (const name of [...terms, "README.md", "types/aivss.d.ts", "types/widget.d.ts"]) {
    assert.ok(files.includes(name), name);
  }
  assert.deepEqual(files.filter((name) => /^(src|tests|scripts|node_modules)\/|Cargo|lock/.test(name)), []);
});

test("the tarball gives the terms of every crate inside the module", () => {
  const packed = run(work, "tar", "-xzOf", tarball, "package/THIRD_PARTY_LICENSES.txt");
  for (const name of ["dlmalloc", "itoa", "memchr", "serde_json", "wasm-bindgen", "zmij"]) {
    assert.match(packed, new RegExp(`^${name} [0-9.]+, `, "m"));
  }
});

test("publint has nothing to say", () => {
  run(packageFolder, "node", tool("publint/src/cli.js"), tarball, "--strict");
});

test("a Node project", () => {
  assert.equal(run(project("node"), "node", "main.js"), "9.7 Critical\n");
});

test("a TypeScript project, by Node's rules and by a bundler's", () => {
  const folder = project("typescript");
  for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
    run(folder, "node", tool("typescript/bin/tsc"), "--strict", "--noEmit", "--target", "es2022", "--module", module, "--moduleResolution", resolution, "main.ts");
  }
});

test("a Vite project: the bundler takes the module along", async () => {
  const folder = project("vite");
  run(folder, "node", tool("vite/bin/vite.js"), "build", "--logLevel", "error", "--base", "./");
  const assets = readdirSync(join(folder, "dist/assets"));
  assert.equal(assets.filter((name) => name.endsWith(".wasm")).length, 1);
  assert.equal(await title(join(folder, "dist")), "9.7 9.7");
});

test("a plain page with an import map, under a path", async () => {
  assert.equal(await title(join(project("page"), ".."), "page/"), "9.7 9.7");
});
