// The element as a field among others: forms, fieldsets, labels, the focus, two of them on a page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { start } from "./browser.mjs";

const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
const ACCESS = `AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/${VECTOR}`;

let chromium;
before(async () => {
  chromium = await start();
});
after(() => chromium.stop());

const open = (t) => chromium.open(t, { path: "tests/browser/pages/embedded.html", isWidget: false });
/** A page that imports the element when the test says so. */
const bare = (t) => chromium.open(t, { path: "tests/browser/pages/bare.html", isWidget: false });

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

test("a fieldset disables from the start, and nothing else undoes it", async (t) => {
  const page = await bare(t);
  const found = await page.evaluate(async () => {
    document.body.innerHTML = "<form><fieldset disabled><aivss-calculator disabled></aivss-calculator></fieldset></form>";
    await import("/widget/aivss-calculator.js");
    const element = document.querySelector("aivss-calculator");
    await element.ready;
    const states = [];
    const note = () => states.push(element.shadowRoot.querySelector(".calculator").inert);
    note();
    element.disabled = false;
    note();
    element.strings = { agent: "KI-Agent" };
    note();
    document.querySelector("fieldset").disabled = false;
    note();
    element.disabled = true;
    note();
    return states;
  });
  assert.deepEqual(found, [true, true, true, false, true]);
});

test("labels lead to it and name it, and it answers what a form asks of its fields", async (t) => {
  const page = await bare(t);
  await page.evaluate(async () => {
    document.body.innerHTML = "<form><label for='it'> Severity\n of the finding </label><aivss-calculator id='it' name='score'></aivss-calculator></form>";
    await import("/widget/aivss-calculator.js");
    await document.getElementById("it").ready;
  });
  await page.getByText("Severity of the finding").click();
  const found = await page.evaluate(() => {
    const element = document.getElementById("it");
    const inside = () => element.shadowRoot.activeElement?.localName;
    const byLabel = inside();
    element.shadowRoot.activeElement.blur();
    const none = inside();
    element.focus();
    const focus = [byLabel, none, inside()];
    const { type, willValidate, validationMessage } = element;
    const answers = [type, willValidate, validationMessage, element.checkValidity(), element.reportValidity(), element.labels.length];
    element.disabled = true;
    return { focus, answers, willValidate: element.willValidate };
  });
  assert.deepEqual(found, {
    focus: ["select", undefined, "select"],
    answers: ["aivss-calculator", true, "", true, true, 1],
    willValidate: false,
  });
  const name = (wanted) => page.getByRole("group", { name: wanted, exact: true }).count();
  await page.evaluate(() => {
    document.getElementById("it").disabled = false;
  });
  assert.equal(await name("Severity of the finding"), 1);
  await page.evaluate(() => document.getElementById("it").setAttribute("aria-label", "Before mitigation"));
  assert.equal(await name("Before mitigation"), 1);
  await page.evaluate(() => {
    document.getElementById("it").removeAttribute("aria-label");
    document.querySelector("label").remove();
    document.getElementById("it").strings = { title: "Rechner" };
  });
  assert.equal(await name("Rechner"), 1);
});

test("a label around it leads to it too, and what is clicked inside stays where it is", async (t) => {
  const page = await bare(t);
  await page.evaluate(async () => {
    document.body.innerHTML = "<label><span>Severity of it</span> <aivss-calculator></aivss-calculator></label>";
    await import("/widget/aivss-calculator.js");
    await document.querySelector("aivss-calculator").ready;
  });
  const focused = () => page.evaluate(() => document.querySelector("aivss-calculator").shadowRoot.activeElement?.localName);
  await page.getByRole("heading", { name: "Vulnerability" }).click();
  assert.equal(await focused(), undefined);
  await page.getByRole("button", { name: "Copy line" }).focus();
  await page.getByRole("radiogroup", { name: "Attack Complexity" }).getByRole("radio", { name: "High" }).click();
  assert.equal(await focused(), "input");
  await page.getByText("Severity of it").click();
  assert.equal(await focused(), "select");
});

test("two of them on a page, one with a name of the page's: no violation that axe-core finds", async (t) => {
  const page = await open(t);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const elements = [...document.querySelectorAll("aivss-calculator")];
    elements[1].setAttribute("aria-label", "After mitigation");
    await Promise.all(elements.map(({ ready }) => ready));
    const { violations } = await window.axe.run("aivss-calculator");
    return violations.map(({ id, nodes }) => [id, nodes[0].html]);
  });
  assert.deepEqual(violations, []);
});
