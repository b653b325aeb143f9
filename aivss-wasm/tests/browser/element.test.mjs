// The element inside other pages: attributes, properties, events, texts, other documents, the module.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { packageBytes, packageText } from "../support.mjs";
import { start } from "./browser.mjs";

const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
const ACCESS = `AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/${VECTOR}`;
const MODULE = packageBytes("dist/aivss_bg.wasm");

let chromium;
before(async () => {
  chromium = await start();
});
after(() => chromium.stop());

const open = (t) => chromium.open(t, { path: "tests/browser/pages/embedded.html", isWidget: false });
/** A page that imports the element when the test says so. */
const bare = (t) => chromium.open(t, { path: "tests/browser/pages/bare.html", isWidget: false });

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

test("properties set before the element is defined are taken, in their order", async (t) => {
  const page = await bare(t);
  const found = await page.evaluate(async (line) => {
    document.body.innerHTML = "<form><aivss-calculator name='score'></aivss-calculator></form>";
    const element = document.querySelector("aivss-calculator");
    Object.assign(element, { strings: { agent: "KI-Agent" }, theme: "dark", value: line, method: "uplift-only", permalink: true, disabled: true });
    await import("/widget/aivss-calculator.js");
    await element.ready;
    const head = element.shadowRoot.querySelectorAll(".section h2")[1].textContent;
    const first = [element.value, element.method, location.hash.slice(1), element.matches(":disabled"), element.getAttribute("theme"), head];
    element.disabled = false;
    element.value = line;
    return { first, then: [element.value, new FormData(document.querySelector("form")).get("score")], own: Object.keys(element) };
  }, ACCESS);
  const uplift = ACCESS.replace("owasp-0.8", "uplift-only");
  assert.deepEqual(found, { first: [uplift, "uplift-only", uplift, true, "dark", "KI-Agent"], then: [ACCESS, ACCESS], own: ["ready"] });
});

test("the attribute `method` counts with a value, when it changes, and after a reset", async (t) => {
  const page = await bare(t);
  const found = await page.evaluate(async (line) => {
    await import("/widget/aivss-calculator.js");
    const refused = [];
    document.addEventListener("aivss-refused", ({ detail }) => refused.push([detail.input, detail.error.code]));
    const made = async (attributes, work = () => {}) => {
      const element = document.createElement("aivss-calculator");
      Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
      work(element);
      document.body.append(element);
      await element.ready;
      return element;
    };
    const both = await made({ value: line, method: "uplift-only" });
    const methods = [both.method];
    both.setAttribute("method", "owasp-0.5");
    methods.push(both.method);
    both.method = "owasp-0.8";
    both.value = line.replace("SM:0", "SM:1");
    methods.push(both.method);
    both.reset();
    methods.push(both.method, both.value.includes("/SM:0/"));
    const early = await made({}, (element) => Object.assign(element, { value: line, method: "uplift-only" }));
    const late = await made({}, (element) => Object.assign(element, { method: "uplift-only", value: line }));
    const unknown = await made({ value: line, method: "owasp-9" });
    const banner = unknown.shadowRoot.querySelector(".refusal-code").textContent;
    return { methods, order: [early.method, late.method], refused, banner, kept: unknown.value === line };
  }, ACCESS);
  assert.deepEqual(found, {
    methods: ["uplift-only", "owasp-0.5", "owasp-0.8", "owasp-0.5", true],
    order: ["uplift-only", "owasp-0.8"],
    refused: [["owasp-9", "method.unknown"]],
    banner: "method.unknown",
    kept: true,
  });
});

test("a value that is refused does not survive a reset, and an empty one is a blank sheet", async (t) => {
  const page = await bare(t);
  const found = await page.evaluate(async (line) => {
    await import("/widget/aivss-calculator.js");
    document.body.innerHTML = "<aivss-calculator value='nonsense'></aivss-calculator>";
    const element = document.querySelector("aivss-calculator");
    await element.ready;
    const scores = [element.report.score];
    element.value = line;
    scores.push(element.report.score);
    element.reset();
    scores.push(element.report.score, element.shadowRoot.querySelector(".refusal-code").textContent);
    element.value = line;
    element.value = "";
    scores.push(element.report.score);
    element.setAttribute("value", line);
    scores.push(element.report.score);
    element.removeAttribute("value");
    return [...scores, element.report.score];
  }, ACCESS);
  assert.deepEqual(found, [null, "9.7", null, "request.syntax", null, "9.7", null]);
});

test("texts can be replaced, before and after, and markup in them stays text", async (t) => {
  const page = await open(t);
  const texts = await page.evaluate(async () => {
    const element = document.createElement("aivss-calculator");
    element.strings = { agent: "Agent <b>fett</b>" };
    element.value = "AIVSS-C:1/owasp-0.5/R/AARS:6.5/BASE:9.3";
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
  assert.deepEqual([texts.bold, texts.score, texts.value, texts.again], [null, "7.7", "AIVSS-C:1/owasp-0.5/R/AARS:6.5/BASE:9.3", 1]);
});

test("new texts leave a person where they are: what is open, what has the focus, what is typed", async (t) => {
  const page = await open(t);
  const free = page.locator("#free");
  await page.evaluate(() => document.getElementById("free").ready);
  await free.getByText("Supplemental metrics").click();
  await free.getByLabel("CVSS vector or AIVSS line").fill("CVSS:4.0/half");
  await free.getByLabel("CVSS vector or AIVSS line").press("ArrowLeft");
  const replaced = (strings) =>
    page.evaluate((strings) => {
      const element = document.getElementById("free");
      const before = element.shadowRoot.activeElement;
      let changes = 0;
      const count = () => {
        changes += 1;
      };
      element.addEventListener("aivss-change", count);
      element.strings = strings;
      element.removeEventListener("aivss-change", count);
      const active = element.shadowRoot.activeElement;
      const folds = [...element.shadowRoot.querySelectorAll("details")].map(({ open }) => open);
      return { changes, isSame: active === before, active: active?.name || active?.className, value: active?.value, at: active?.selectionStart, folds };
    }, strings);
  const folds = [false, true, false, false, false];
  const typed = { changes: 0, isSame: false, active: "vector", value: "CVSS:4.0/half", at: 12, folds };
  assert.deepEqual(await replaced({ agent: "KI-Agent" }), typed);
  assert.deepEqual(await replaced({ agent: "KI-Agent" }), { ...typed, isSame: true }, "the same texts draw nothing");
  const urgency = free.getByRole("radiogroup", { name: "Provider Urgency" });
  await urgency.getByRole("radio", { name: "Red" }).check();
  const { value, isSame } = await replaced({ agent: "Agente" });
  assert.deepEqual([value, isSame], ["Red", false], "in a fold that fills itself when it is opened");
  assert.match(await free.evaluate((element) => element.value), /\/U:Red$/);
});

test("the styles go along into another document", async (t) => {
  const page = await open(t);
  const found = await page.evaluate(async () => {
    const element = document.getElementById("free");
    await element.ready;
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const display = () => getComputedStyle(element.shadowRoot.querySelector(".segments")).display;
    const seen = [display()];
    frame.contentDocument.body.append(element);
    seen.push(display());
    document.body.append(element);
    return [...seen, display(), element.shadowRoot.adoptedStyleSheets.length];
  });
  assert.deepEqual(found, [found[0], found[0], found[0], 1]);
  assert.notEqual(found[0], "block", "as it would be without styles");
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
  assert.deepEqual(found, { before: null, hash: ACCESS });
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

test("the module may lie elsewhere: by attribute, or by the class of whoever imports it", async (t) => {
  const page = await chromium.browser.newPage();
  t.after(() => page.close());
  const asked = [];
  await page.route("**/*.wasm", (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return asked.at(-1).startsWith("/moved/") ? route.fulfill({ contentType: "application/wasm", body: MODULE }) : route.fulfill({ status: 404 });
  });
  const html = (markup) => `<!doctype html><title>Moved</title><base href="/moved/">${markup}`;
  const pages = {
    "/attribute": html('<aivss-calculator wasm="by-attribute.wasm"></aivss-calculator><script type="module" src="/dist/widget.js"></script>'),
    "/class": html('<aivss-calculator></aivss-calculator><script type="module">import { AivssCalculator } from "/dist/widget.js"; AivssCalculator.wasm = "by-class.wasm";</script>'),
  };
  for (const [path, body] of Object.entries(pages)) {
    await page.route(`**${path}`, (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto(chromium.home + path.slice(1));
    await page.evaluate(async () => {
      await customElements.whenDefined("aivss-calculator");
      await document.querySelector("aivss-calculator").ready;
    });
  }
  assert.deepEqual(asked, ["/moved/by-attribute.wasm", "/moved/by-class.wasm"]);
});

test("a failed element tries again where it is put next, and with another `wasm`", async (t) => {
  const page = await chromium.browser.newPage();
  t.after(() => page.close());
  await page.route("**/missing.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto(`${chromium.home}tests/browser/pages/bare.html`);
  const found = await page.evaluate(async () => {
    const { AivssCalculator } = await import("/widget/aivss-calculator.js");
    AivssCalculator.wasm = "/missing.wasm";
    const [one, two] = [document.createElement("aivss-calculator"), document.createElement("aivss-calculator")];
    document.body.append(one, two);
    const failures = await Promise.all([one, two].map(({ ready }) => ready.catch(() => "failed")));
    one.remove();
    AivssCalculator.wasm = undefined;
    document.body.append(one);
    two.setAttribute("wasm", "/dist/aivss_bg.wasm");
    await Promise.all([one.ready, two.ready]);
    const alerts = [one, two].map(({ shadowRoot }) => shadowRoot.querySelectorAll("p.loading").length);
    return { failures, scores: [one.report.score, two.report.score], alerts };
  });
  assert.deepEqual(found, { failures: ["failed", "failed"], scores: [null, null], alerts: [0, 0] });
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
  const members = [...body.matchAll(/^  (?:readonly |get )?(\w+)[(:]/gm)].map(([, name]) => name).filter((name) => name !== "addEventListener");
  assert.ok(members.length >= 12, members.join());
  const page = await open(t);
  const missing = await page.evaluate((members) => {
    const element = document.getElementById("free");
    return members.filter((name) => !(name in element));
  }, members);
  assert.deepEqual(missing, []);
});
