// What everyone needs: no violation that axe-core finds, contrast in both themes, nothing cut off at 320
// pixels or at 200 % zoom (640). Pictures of every state are written to AIVSS_PICTURES for people to look at.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { start } from "./browser.mjs";

const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
const STATES = {
  blank: "",
  critical: `AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/TM:P/MF:N/${VECTOR}`,
  medium: `AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:0/CO:0/ND:1/OP:1/PE:0.5/ID:0.5/MA:1/SM:0.5/MF:S/${VECTOR.replaceAll("H", "L")}/CR:H/U:Red`,
  low: "AIVSS-C:1/owasp-0.5/R/AARS:1.5/BASE:2.3",
  estimated:
    "AIVSS-C:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/PL:0.5/CO:0.7/OP:0.4/TM:1.05/MF:0.85/BASE:8.5",
  unknown: `AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:X/PE:X/ID:1/MA:0.5/SM:0/TM:X/MF:X/${VECTOR}`,
  "estimated-unknown":
    "AIVSS-C:1/owasp-0.8/E/0.5/AU:X/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:X/SM:0.1/PL:0.5/CO:0.7/OP:0.4/TM:1.05/MF:0.85/BASE:8.5",
  refused: "AIVSS-C:1/owasp-0.8/R/0.8/AU:7",
};
const pictures = process.env.AIVSS_PICTURES;

let chromium;
before(async () => {
  chromium = await start();
});
after(() => chromium.stop());

for (const theme of ["light", "dark"]) {
  for (const [state, fragment] of Object.entries(STATES)) {
    test(`${state}, ${theme}: no violation with all of it open, and nothing cut off on any width`, async (t) => {
      const page = await chromium.open(t, { fragment, theme });
      for (const width of [320, 640, 768, 1280]) {
        await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        if (pictures !== undefined && width !== 640) {
          mkdirSync(pictures, { recursive: true });
          await page.screenshot({ path: join(pictures, `${state}-${width}-${theme}.png`), fullPage: true });
        }
      }
      await page.evaluate(axe.source);
      const found = await page.evaluate(() => {
        for (const details of document.querySelector("aivss-calculator").shadowRoot.querySelectorAll("details")) {
          details.open = true;
        }
        return window.axe.run();
      });
      const told = ({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`)];
      assert.deepEqual(found.violations.map(told), []);
      assert.ok(found.passes.length > 15);
    });
  }
}

test("an explicit theme wins over the system's", async (t) => {
  const page = await chromium.open(t, { theme: "dark" });
  const background = () => page.evaluate(() => getComputedStyle(document.querySelector("aivss-calculator")).backgroundColor);
  const dark = await background();
  await page.getByRole("button", { name: "Switch to the light theme" }).click();
  const light = await background();
  assert.notEqual(light, dark);
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await background(), light);
});
