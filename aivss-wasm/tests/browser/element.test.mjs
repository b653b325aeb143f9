// The element inside other pages: attributes, properties, events, forms, texts, several of them at once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { packageText } from "../support.mjs";
import { start } from "./browser.mjs";

const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
const ACCESS = `AIVSS:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/${VECTOR}`;

let chromium;
before(async () => {
  chromium = await start();
});
after(() => chromium.stop());

const open = (t) => chromium.open(t, { path: "tests/browser/pages/embedded.html", isWidget: false });

test("a form sends the compact form, resets to the attribute, and disables the sheet", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(async (line) => {
    const form = document.querySelector("form");
    const element = form.querySelector("aivss-calculator");
    await element.ready;
    const data = () => new FormData(form).get("score");
    const first = data();
    element.value = line.replace("SM:0", "SM:1");
    const second = data();
    form.reset();
    const third = data();
    form.querySelector("fieldset").disabled = true;
    await new Promise((done) => setTimeout(done));
    return { first, second, third, isInert: element.shadowRoot.querySelector(".calculator").inert, isOfForm: element.form === form };
  }, ACCESS);
  assert.deepEqual(found, { first: ACCESS, second: ACCESS.replace("SM:0", "SM:1"), third: ACCESS, isInert: true, isOfForm: true });
});

test("events tell every change and every refusal, and a refusal changes nothing", async (t) => {
  const page = await open(t);
  const events = await page.evaluate(async (line) => {
    const element = document.getElementById("free");
    await element.ready;
    const events = [];
    document.addEventListener("aivss-change", ({ detail }) => events.push([detail.value, detail.report.score, detail.explanation.report.score]));
    document.addEventListener("aivss-refused", ({ detail }) => events.push([detail.input, detail.error.code]));
    element.value = line;
    element.value = "nonsense";
    element.value = line;
    element.method = "uplift-only";
    element.method = "owasp-9";
    return { events, value: element.value, method: element.method };
  }, ACCESS);
  const uplift = ACCESS.replace("owasp-0.8", "uplift-only");
  assert.deepEqual(events, {
    events: [[ACCESS, "9.7", "9.7"], ["nonsense", "request.syntax"], [uplift, "9.7", "9.7"], ["owasp-9", "method.unknown"]],
    value: uplift,
    method: "uplift-only",
  });
});

test("texts can be replaced, before and after, and markup in them stays text", async (t) => {
  const page = await open(t);
  const texts = await page.evaluate(async () => {
    const element = document.createElement("aivss-calculator");
    element.strings = { agent: "Agent <b>fett</b>" };
    element.value = "AIVSS:1/owasp-0.5/R/AARS:6.5/BASE:9.3";
    document.body.append(element);
    await element.ready;
    const heads = () => [...element.shadowRoot.querySelectorAll(".section h2")].map((head) => head.textContent);
    const before = heads();
    element.strings = { vulnerability: "Schwachstelle" };
    const result = { before, after: heads(), bold: element.shadowRoot.querySelector("b"), score: element.report.score, value: element.value };
    element.remove();
    document.body.append(element);
    return { ...result, again: element.shadowRoot.querySelectorAll(".calculator").length };
  });
  assert.deepEqual(texts.before.slice(0, 2), ["Vulnerability", "Agent <b>fett</b>"]);
  assert.deepEqual(texts.after.slice(0, 2), ["Schwachstelle", "Agent"]);
  assert.deepEqual([texts.bold, texts.score, texts.value, texts.again], [null, "7.7", "AIVSS:1/owasp-0.5/R/AARS:6.5/BASE:9.3", 1]);
});

test("without `permalink` an element leaves the address of its page alone", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(async (line) => {
    const element = document.getElementById("free");
    await element.ready;
    location.hash = line;
    await new Promise((done) => setTimeout(done, 0));
    const before = element.report.score;
    element.value = line.replace("SM:0", "SM:1");
    return { before, hash: location.hash.slice(1) };
  }, ACCESS);
  assert.deepEqual(found, { before: "0.0", hash: ACCESS });
});

test("a module that cannot be had is told on the sheet, and to whoever waits", async (t) => {
  const page = await chromium.browser.newPage();
  t.after(() => page.close());
  await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "no module" }));
  await page.goto(`${chromium.home}tests/browser/pages/embedded.html`);
  const told = await page.evaluate(async () => {
    await customElements.whenDefined("aivss-calculator");
    const element = document.getElementById("free");
    const reason = await element.ready.catch((error) => error.name);
    return [reason, element.shadowRoot.querySelector("[role=alert]").textContent, element.value];
  });
  assert.equal(told[0], "CompileError");
  assert.match(told[1], /^The scoring module could not be loaded: /);
  assert.equal(told[2], "");
});

test("custom properties and parts style it from outside", async (t) => {
  const page = await open(t);
  const colours = await page.evaluate(async () => {
    const element = document.getElementById("free");
    await element.ready;
    const panel = element.shadowRoot.querySelector("[part=panel]");
    return [getComputedStyle(panel).backgroundColor, getComputedStyle(panel).borderTopWidth];
  });
  assert.deepEqual(colours, ["rgb(255, 250, 240)", "3px"]);
});

test("the element has every member that its types declare", async (t) => {
  const [, body] = packageText("types/widget.d.ts").match(/export class AivssCalculator extends HTMLElement \{([\s\S]*?)\n\}/);
  const members = [...body.matchAll(/^  (?:readonly )?(\w+)[(:]/gm)].map(([, name]) => name).filter((name) => name !== "addEventListener");
  assert.ok(members.length >= 12, members.join());
  const page = await open(t);
  const missing = await page.evaluate((members) => {
    const element = document.getElementById("free");
    return members.filter((name) => !(name in element));
  }, members);
  assert.deepEqual(missing, []);
});
