// Unknown inputs on the sheet: chosen like any answer, shown as two ends, and learned one after the other.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { corpusText } from "../support.mjs";
import { property, shown, start } from "./browser.mjs";

const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
/** Worked example 3.6.2 of v0.8, 9.7: 8.7 + 1.3 × 8.0 / 10 × 0.97 = 9.7088. */
const ACCESS = `AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/${VECTOR}`;
const PAGE = "AIVSS-C:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/PL:0.5/CO:0.7/OP:0.4/TM:1.05/MF:0.85/BASE:8.5";

let chromium;
before(async () => {
  chromium = await start();
});
after(() => chromium.stop());

const answer = (page, group, name) => page.getByRole("radiogroup", { name: group, exact: true }).getByRole("radio", { name: new RegExp(`^${name}`) });
const gauge = (page) => page.locator("svg.gauge").getAttribute("aria-label");

test("the bounds that mcp-guard printed stand on the gauge and in what is said", async (t) => {
  const { vectors } = JSON.parse(corpusText("bounds_vectors.json"));
  assert.equal(vectors.length, 2);
  const page = await chromium.open(t, {});
  for (const row of vectors) {
    const request = { cvss: row.cvss_vector, factors: row.vector, threat_multiplier: row.thm, mitigation_factor: row.mf };
    await page.evaluate((text) => {
      document.querySelector("aivss-calculator").value = text;
    }, JSON.stringify(request));
    const sheet = await shown(page);
    const bands = row.band_low === row.band_high ? row.band_low : `${row.band_low} to ${row.band_high}`;
    assert.deepEqual([sheet.score, sheet.severity], [`${row.score_low} – ${row.score_high}`, bands]);
    assert.equal(sheet.live, `AIVSS ${row.score_low} to ${row.score_high}, ${bands}`);
    assert.equal(await gauge(page), `AIVSS score on a scale from 0 to 10: ${row.score_low} to ${row.score_high}, ${bands}`);
  }
});

test("unknown is an answer of every factor, of the maturity and of the mitigation; the ends follow by hand", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS });
  await answer(page, "Opacity & Reflexivity", "Unknown").check();
  // The sum lies between 7.0 and 8.0: 8.7 + 1.3 × 0.7 × 0.97 = 9.5827.
  let sheet = await shown(page);
  assert.deepEqual([sheet.score, sheet.severity, sheet.terms.AARS], ["9.6 – 9.7", "Critical", "0.8827 to 1.0088"]);
  assert.match(await page.locator(".section-score").last().textContent(), /^9 of 10 judged · Σ 7\.0 to 8\.0$/);
  assert.match(await page.locator(".unknown-inputs").textContent(), /between 9\.6 and 9\.7 \(Critical\).*Opacity & Reflexivity$/);
  await answer(page, "Mitigation in place", "Unknown").check();
  await answer(page, "Exploit maturity", "Unknown").check();
  // From (8.7 + 1.3 × 0.7 × 0.5) × 0.67 = 6.13385 to 8.7 + 1.3 × 0.8 = 9.74.
  sheet = await shown(page);
  assert.deepEqual([sheet.score, sheet.severity], ["6.1 – 9.7", "Medium to Critical"]);
  assert.deepEqual([sheet.terms.ThM, sheet.terms.MF], ["0.5 to 1.0", "0.67 to 1.0"]);
  assert.match(await property(page, "value"), /\/OP:X\/.*\/TM:X\/MF:X\/CVSS/);
  const { score, bounds } = await property(page, "report");
  assert.deepEqual([score, bounds.unobserved], [null, ["opacity", "exploit_maturity", "mitigation"]]);
  const copy = await chromium.open(t, { fragment: await property(page, "value") });
  assert.deepEqual(await shown(copy), sheet);
  assert.equal(await answer(copy, "Exploit maturity", "Unknown").isChecked(), true);
});

test("what narrows the ends most comes first, with what to look for, and one press gives the answer", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS.replace("/OP:1", "/OP:X").replace("/CVSS", "/MF:X/CVSS") });
  const names = () => page.locator(".learn-name").allTextContents();
  assert.deepEqual(await names(), ["Mitigation", "Opacity & Reflexivity"]);
  assert.match(await page.locator("[part=unknown]").textContent(), /Mitigation narrows the interval most/);
  await page.locator("[part=unknown]").getByRole("button", { name: /^None or weak/ }).press("Enter");
  assert.deepEqual(await names(), ["Opacity & Reflexivity"]);
  const focused = await page.evaluate(() => document.querySelector("aivss-calculator").shadowRoot.activeElement?.textContent);
  assert.match(focused, /^0\.0 .*8\.|^0\.0 Every action/, "the first answer to what is left has the focus");
  await page.locator("[part=unknown]").getByRole("button", { name: /^1\.0 Nobody can tell why/ }).click();
  const sheet = await shown(page);
  assert.deepEqual([sheet.score, sheet.severity], ["9.7", "Critical"]);
  assert.equal(await page.locator("[part=unknown]").isVisible(), false);
  assert.equal(await page.locator(".lowers").isVisible(), true);
});

test("a maturity of the vector becomes unknown beside it, which a vector cannot say", async (t) => {
  const page = await chromium.open(t, { fragment: `${ACCESS}/E:A` });
  await answer(page, "Exploit maturity", "Unknown").check();
  assert.equal(await property(page, "value"), ACCESS.replace("/CVSS", "/TM:X/CVSS"));
  assert.equal((await shown(page)).banner, "");
  await answer(page, "Exploit maturity", "Attacked").check();
  assert.equal((await shown(page)).terms.ThM, "1.0");
});

test("an estimate is given up and taken again by a box, the slider or the number", async (t) => {
  const page = await chromium.open(t, { fragment: PAGE });
  const box = page.getByRole("checkbox", { name: "Autonomy of Action, unknown" });
  const slider = page.getByRole("slider", { name: "Autonomy of Action" });
  const number = page.getByLabel("Autonomy of Action, value");
  await box.check();
  assert.match(await property(page, "value"), /\/AU:X\//);
  assert.equal(await slider.getAttribute("aria-valuetext"), "Unknown");
  assert.equal(await number.inputValue(), "");
  await slider.press("ArrowRight");
  assert.match(await property(page, "value"), /\/AU:0\.51\//);
  assert.deepEqual([await box.isChecked(), await slider.getAttribute("aria-valuetext")], [false, null]);
  await number.fill("X");
  await number.press("Enter");
  assert.equal(await box.isChecked(), true);
  await number.fill("0.25");
  await number.press("Enter");
  assert.match(await property(page, "value"), /\/AU:0\.25\//);
});

test("another domain, method and set keep what is unknown", async (t) => {
  const page = await chromium.open(t, { fragment: PAGE.replace("AU:0.6", "AU:X") });
  await page.getByRole("radiogroup", { name: "Values" }).getByRole("radio", { name: "Rubric" }).check();
  assert.match(await property(page, "value"), /^AIVSS-C:1\/owasp-0\.8\/R\/0\.8\/AU:X\/TO:1\/LA:X\//);
  await page.getByRole("combobox", { name: "Method" }).selectOption("uplift-only");
  assert.match(await property(page, "value"), /^AIVSS-C:1\/uplift-only\/R\/0\.8\/AU:X\//);
  assert.equal((await shown(page)).banner, "");
});

test("a known score stays one figure although inputs are unknown", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS.replace("/OP:1", "/OP:X").replace(VECTOR, "BASE:10") });
  const sheet = await shown(page);
  assert.deepEqual([sheet.score, sheet.severity], ["10.0", "Critical"]);
  assert.match(await page.locator(".unknown-inputs").textContent(), /10\.0 \(Critical\) whatever these unknown inputs are/);
});

test("copied JSON and Markdown carry both ends", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS.replace("/OP:1", "/OP:X"), permissions: ["clipboard-read", "clipboard-write"] });
  const copied = async (name) => {
    await page.getByRole("button", { name }).click();
    await page.getByText("Copied.").waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(JSON.parse(await copied("Copy JSON")).bounds.score_low, "9.6");
  await answer(page, "Persistent State Retention", "Unknown").check();
  assert.match(await copied("Copy Markdown"), /\*\*9\.5 to 9\.7 Critical\*\*/);
});
