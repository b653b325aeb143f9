// The element as a page uses it: its address, what is pasted, forms, properties, copying.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { corpusText } from "../support.mjs";
import { property, ready, shown, start } from "./browser.mjs";

const LINES = corpusText("compact.txt").split("\n").filter((line) => line.startsWith("AIVSS:"));
const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
/** Worked example 3.6.2 of v0.8: 9.7; and the published directory page: 7.9. */
const ACCESS = `AIVSS:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/${VECTOR}`;
const PAGE = "AIVSS:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/PL:0.5/CO:0.7/OP:0.4/TM:1.05/MF:0.85/BASE:8.5";

let chromium;
before(async () => {
  chromium = await start({ under: "/some/where/" });
});
after(() => chromium.stop());

/** What the address says, once it says what is shown. */
async function hash(page) {
  await page.waitForFunction(() => {
    const { value } = document.querySelector("aivss-calculator");
    return location.hash === `#${value}` || (location.hash === "" && value.includes("/VC:N/VI:N/VA:N/"));
  });
  return page.evaluate(() => location.hash.slice(1));
}
const field = (page) => page.getByLabel("CVSS vector or AIVSS line");

test("a new sheet is blank and leaves the address alone", async (t) => {
  const page = await chromium.open(t, {});
  const sheet = await shown(page);
  assert.deepEqual([sheet.score, sheet.severity, sheet.banner, sheet.name], ["0.0", "None", "", "This finding"]);
  assert.equal(await hash(page), "");
});

test("every line of the compact corpus opens from the address and is the value again", async (t) => {
  assert.ok(LINES.length > 20);
  const page = await chromium.open(t, {});
  for (const line of LINES) {
    await page.evaluate((line) => {
      location.hash = line;
    }, line);
    await page.waitForFunction((line) => document.querySelector("aivss-calculator").value === line, line);
    const sheet = await shown(page);
    assert.equal(sheet.line, line);
    assert.equal(sheet.banner, "");
    assert.equal(await hash(page), line);
  }
});

test("what is chosen stands in the address, and the address brings it back", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS });
  assert.equal((await shown(page)).score, "9.7");
  await page.getByRole("radiogroup", { name: "Mitigation in place" }).getByRole("radio", { name: "Partial" }).check();
  const line = await hash(page);
  assert.equal(line, ACCESS.replace("/CVSS", "/MF:P/CVSS"));
  assert.equal((await shown(page)).score, "8.1");
  await page.reload();
  await ready(page);
  assert.equal((await shown(page)).score, "8.1");
  const copy = await chromium.open(t, { fragment: encodeURIComponent(line) });
  assert.equal(await property(copy, "value"), line);
  const vector = await chromium.open(t, { fragment: VECTOR });
  assert.deepEqual((await shown(vector)).terms, { CVSS: "8.7", AARS: "0.0", ThM: "0.97", MF: "1.0" });
});

test("hostile fragments are refused in words and change nothing", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS });
  const before = await shown(page);
  const fragments = {
    "%E0%A4%A": "request.syntax",
    "<img src=x onerror=alert(1)>": "request.syntax",
    "%3Cscript%3Ealert(1)%3C/script%3E": "request.syntax",
    "AIVSS:2/owasp-0.8": "compact.version",
    "AIVSS:1/owasp-0.8/R/0.8/AU:7": "compact.syntax",
    "CVSS:3.1/AV:N/AC:L": "cvss.version",
    [`AIVSS:1/${"A".repeat(100_000)}`]: "compact.too_long",
    "__proto__": "request.syntax",
    '{"cvss":"8.7","factors":{"__proto__":1}}': "factor.unknown",
  };
  for (const [fragment, code] of Object.entries(fragments)) {
    await page.evaluate((fragment) => {
      location.hash = fragment;
    }, fragment);
    await page.waitForFunction(
      (code) => document.querySelector("aivss-calculator").shadowRoot.querySelector(".refusal-code")?.textContent === code,
      code,
    );
    const now = await shown(page);
    assert.deepEqual({ ...now, banner: "" }, before, fragment);
    assert.ok(now.banner.length < 400, fragment);
    assert.equal(await page.evaluate(() => document.querySelector("aivss-calculator").shadowRoot.querySelector("img, script")), null);
  }
});

test("good, bad and huge texts in the field", async (t) => {
  const page = await chromium.open(t, {});
  const enter = async (text) => {
    await field(page).fill(text);
    await field(page).press("Enter");
    return shown(page);
  };
  assert.equal((await enter(` ${VECTOR} `)).terms.CVSS, "8.7");
  assert.equal((await enter(ACCESS)).score, "9.7");
  const bad = await enter(VECTOR.replace("SI:N", "SI:S"));
  assert.match(bad.banner, /metric SI .*has no value S;.*cvss\.value_unknown/);
  assert.equal(bad.score, "9.7");
  assert.equal(await field(page).inputValue(), VECTOR, "the field shows what counts");
  const huge = await enter(`${VECTOR}/${"E:A/".repeat(200_000)}`);
  assert.match(huge.banner, /cvss\.too_long/);
  assert.equal(huge.score, "9.7");
  const mended = await enter(`${VECTOR}/E:A/MAV:P`);
  assert.equal(mended.banner, "");
  assert.equal(mended.terms.ThM, "1.0");
  await page.getByRole("radiogroup", { name: "Exploit maturity" }).getByRole("radio", { name: "Unreported" }).check();
  assert.equal(await field(page).inputValue(), `${VECTOR}/E:U/MAV:P`, "a maturity of the vector is changed in the vector");
  assert.equal((await shown(page)).terms.ThM, "0.5");
});

test("each example loads with the figures of its source", async (t) => {
  const page = await chromium.open(t, {});
  const published = JSON.parse(corpusText("aivss_0_8_published.json")).vectors;
  for (const { name, aivss, severity } of published) {
    await page.getByLabel("Load an example").selectOption({ label: name });
    const sheet = await shown(page);
    assert.deepEqual([sheet.name, sheet.score, sheet.severity], [name, aivss, severity]);
  }
  await page.getByLabel("Load an example").selectOption({ label: "Zscaler MCP Server" });
  assert.equal((await shown(page)).score, "7.9");
  await page.getByRole("button", { name: "Reset" }).click();
  assert.equal((await shown(page)).score, "0.0");
});

test("the estimated domain: sliders, numbers, and back to the rubric without losing risk silently", async (t) => {
  const page = await chromium.open(t, { fragment: PAGE });
  assert.equal((await shown(page)).score, "7.9");
  const slider = page.getByRole("slider", { name: "Autonomy of Action" });
  await slider.press("ArrowRight");
  assert.match(await property(page, "value"), /AU:0\.61\//);
  await page.getByLabel("Autonomy of Action, value").fill("0.1234");
  await page.getByLabel("Autonomy of Action, value").press("Enter");
  assert.match(await property(page, "value"), /AU:0\.1234\//);
  await page.getByLabel("Autonomy of Action, value").fill("2");
  await page.getByLabel("Autonomy of Action, value").press("Enter");
  assert.match((await shown(page)).banner, /number\.range/);
  assert.equal(await page.getByLabel("Autonomy of Action, value").inputValue(), "0.1234");
  await page.getByRole("radiogroup", { name: "Values" }).getByRole("radio", { name: "Rubric" }).check();
  assert.match((await shown(page)).banner, /Execution Autonomy 0\.1234 → 0\.5/);
  assert.match(await property(page, "value"), /^AIVSS:1\/owasp-0\.8\/R\/0\.8\/AU:0\.5\/TO:1\//);
});

test("the superseded method has no mitigation, and a printed AARS can be given up for factors", async (t) => {
  const page = await chromium.open(t, { fragment: "AIVSS:1/owasp-0.5/R/AARS:6.5/BASE:9.3" });
  // 0.5: ((9.3 + 6.5) / 2) × 0.97 = 7.663
  assert.equal((await shown(page)).score, "7.7");
  assert.equal(await page.getByRole("radiogroup", { name: "Mitigation in place" }).isVisible(), false);
  await page.getByRole("button", { name: "Use factors instead" }).click();
  assert.equal((await shown(page)).terms.AARS, "0.0");
  await page.getByRole("combobox", { name: "Method" }).selectOption("uplift-only");
  assert.match(await property(page, "value"), /^AIVSS:1\/uplift-only\/R\/0\.8\//);
});

test("what the profile touches: the core risks in the core's order, and MAESTRO's layers", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS.replace("MA:0.5", "MA:0") });
  const read = () =>
    page.evaluate(() => {
      const element = document.querySelector("aivss-calculator");
      const panel = element.shadowRoot.querySelector("[part=core-risks]");
      const texts = (selector) => [...panel.querySelectorAll(selector)].map((it) => it.textContent);
      return {
        names: texts(".touch-name"),
        counts: texts(".touch-count"),
        touched: texts("[data-touched=fully]"),
        layers: texts(".layer").length,
        more: texts("summary")[0],
        isHidden: panel.hidden,
      };
    });
  const full = await read();
  // Table 3 of v0.8: tool misuse has autonomy, tools and non-determinism, all of them in the profile.
  assert.equal(full.names[0], "Agentic AI Tool Misuse");
  assert.equal(full.counts[0], "3 of 3 factors");
  assert.equal(full.names.length, 10);
  assert.equal(full.more, "5 more");
  assert.equal(full.layers, 7);
  assert.ok(full.touched.includes("L7 Agent Ecosystem: by a risk with all of its factors"), full.touched.join());
  await page.getByRole("button", { name: "Reset" }).click();
  assert.equal((await read()).isHidden, true);
});

test("a suggestion can be tried with one press", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS });
  await page.getByRole("button", { name: /Autonomy from 1.0 down to 0.5 gives 9\.6/ }).click();
  assert.equal((await shown(page)).score, "9.6");
  assert.match(await property(page, "value"), /AU:0\.5\//);
});

test("copying: the line, the link, the report as JSON and as Markdown; by hand where copying is not allowed", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS, permissions: ["clipboard-read", "clipboard-write"] });
  const copied = async (name) => {
    await page.getByRole("button", { name }).click();
    await page.getByText("Copied.").waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copied("Copy line"), ACCESS);
  assert.equal(await copied("Copy link"), `${chromium.home}widget/#${ACCESS}`);
  const report = JSON.parse(await copied("Copy JSON"));
  assert.deepEqual(report, await property(page, "report"));
  await page.getByLabel("Load an example").selectOption({ label: "Agent Access Control Violation" });
  const markdown = await copied("Copy Markdown");
  assert.match(markdown, /^## Agent Access Control Violation\n\n\*\*9\.7 Critical\*\*/);
  assert.match(markdown, /\| Execution Autonomy \| 1\.0 /);
  const blocked = await chromium.open(t, { fragment: ACCESS });
  await blocked.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await blocked.getByRole("button", { name: "Copy line" }).click();
  assert.equal(await blocked.getByLabel(/does not allow copying/).inputValue(), ACCESS);
});
