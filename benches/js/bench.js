// `cargo xtask bench-js`: the questions in Node and in Chromium, and how soon the widget is there; printed as a
// table for benches/README.md.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as aivss from "../../aivss-wasm/js/node.js";
import { start } from "../../aivss-wasm/tests/browser/browser.mjs";
import { serve } from "../../aivss-wasm/scripts/serve.mjs";
import { inputs } from "./inputs.js";
import { checked, measure, questions } from "./questions.js";

const require = createRequire(import.meta.url);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const LOADS = 31;
const LINE =
  "AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

function inNode() {
  const { calculateBaseScore } = require("cvss4");
  const { Cvss4P0 } = require("ae-cvss-calculator");
  return questions({ aivss, calculateBaseScore, Cvss4P0, ...inputs() }).flatMap((it) => checked(measure(it)));
}

async function inChromium(browser) {
  const out = mkdtempSync(join(tmpdir(), "aivss-bench-"));
  const vite = here("../../aivss-wasm/node_modules/vite/bin/vite.js");
  execFileSync("node", [vite, "build", here("page"), "--outDir", out, "--emptyOutDir", "--logLevel", "error", "--base", "./"]);
  writeFileSync(join(out, "inputs.json"), JSON.stringify(inputs()));
  const server = await serve({ folder: out });
  const page = await browser.newPage();
  await page.goto(server.origin);
  const results = await page.evaluate(() => window.results());
  await page.close();
  await server.close();
  rmSync(out, { recursive: true });
  return checked(results);
}

/** From the start of the navigation to the end of the frame with the first score, each in a fresh profile; and an edit. */
async function widget({ browser, home }) {
  const firsts = [];
  const edits = [];
  for (let round = 0; round < LOADS; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.painted = new Promise((done) => {
        const next = () => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
        addEventListener("aivss-change", next, { once: true });
      });
    });
    await page.goto(`${home}widget/#${LINE}`);
    const [first, edit] = await page.evaluate(async () => {
      const first = await window.painted;
      const element = document.querySelector("aivss-calculator");
      await element.ready;
      const radio = element.shadowRoot.querySelector("[data-factor=self_mod] input[value='1.0']");
      // Two frames: the first one still lays out what came after the score.
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      const start = performance.now();
      radio.click();
      element.getBoundingClientRect();
      return [first, performance.now() - start];
    });
    firsts.push(first);
    edits.push(edit);
    await context.close();
  }
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  return { first: median(firsts), fastest: firsts[0], edit: median(edits) };
}

const chromium = await start();
const node = inNode();
const web = await inChromium(chromium.browser);
const { first, fastest, edit } = await widget(chromium);
const version = chromium.browser.version();
await chromium.stop();

const number = (value) => value.toPrecision(3);
console.log(`Node ${process.versions.node}, Chromium ${version}\n`);
console.log("| question | implementation | Node, µs | ratio | Chromium, µs | ratio | answers that differ |");
console.log("|---|---|--:|--:|--:|--:|--:|");
for (const row of node) {
  const other = web.find(({ title, name }) => title === row.title && name === row.name);
  const base = (list) => list.find(({ title }) => title === row.title).micros;
  const cells = [number(row.micros), number(row.micros / base(node)), number(other.micros), number(other.micros / base(web)), row.wrong];
  console.log(`| ${row.title} | ${row.name} | ${cells.join(" | ")} |`);
}
console.log(`\nwidget: first score painted after ${number(first)} ms (median of ${LOADS} cold loads; least ${number(fastest)})`);
console.log(`widget: an edit takes ${number(edit)} ms, with its layout (median of ${LOADS} first edits)`);
