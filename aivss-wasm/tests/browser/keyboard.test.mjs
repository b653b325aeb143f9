// The ten worked examples of AIVSS v0.8, each entered with Tab and arrow keys alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { corpusText } from "../support.mjs";
import { shown, start } from "./browser.mjs";

const examples = JSON.parse(corpusText("aivss_0_8_published.json")).vectors;
let chromium;

before(async () => {
  chromium = await start();
});
after(() => chromium.stop());

/** Where the focus is. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.querySelector("aivss-calculator").shadowRoot.activeElement;
    if (element === null) {
      return { kind: document.activeElement.tagName };
    }
    const group = element.closest("[role=radiogroup]");
    const isVisible = element.matches(":focus-visible");
    const label = group?.querySelector(".question-label").textContent;
    return { kind: element.type, value: element.value, isVisible, ...group?.dataset, label, isCopy: "copy" in element.dataset };
  });
}

for (const example of examples) {
  test(`${example.id}, ${example.name}: ${example.aivss}`, async (t) => {
    const page = await chromium.open(t, {});
    const metrics = Object.fromEntries(example.cvss_vector.split("/").slice(1).map((pair) => pair.split(":")));
    const wanted = ({ metric, factor, label }) =>
      metric !== undefined
        ? metrics[metric]
        : factor !== undefined
          ? example.factors[factor]
          : { "Exploit maturity": "proof_of_concept", "Mitigation in place": "none_or_weak" }[label];
    let visited = 0;
    for (let at = await focused(page); at.isCopy !== true; at = await focused(page)) {
      const value = wanted(at);
      if (value !== undefined) {
        assert.ok(at.isVisible, `the focus can be seen on ${at.label}`);
        for (let here = at; here.value !== value; here = await focused(page)) {
          await page.keyboard.press("ArrowRight");
        }
        visited += 1;
      }
      await page.keyboard.press("Tab");
    }
    assert.equal(visited, 11 + 10 + 2);
    const sheet = await shown(page);
    assert.equal(sheet.score, example.aivss);
    assert.equal(sheet.severity, example.severity);
    assert.equal(sheet.live, `AIVSS ${example.aivss}, ${example.severity}`);
    assert.deepEqual(sheet.terms, { CVSS: example.cvss_base, AARS: example.aars, ThM: "0.97", MF: "1.0" });
  });
}
