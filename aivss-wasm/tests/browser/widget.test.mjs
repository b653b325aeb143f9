// The element as a page uses it: its address, what is pasted, forms, properties, copying.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { corpusText } from "../support.mjs";
import { property, ready, shown, start } from "./browser.mjs";

const LINES = corpusText("compact.txt").split("\n").filter((line) => line.startsWith("AIVSS-C:"));
const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
/** Worked example 3.6.2 of v0.8: 9.7; and the published directory page: 7.9. */
const ACCESS = `AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/${VECTOR}`;
const PAGE = "AIVSS-C:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/PL:0.5/CO:0.7/OP:0.4/TM:1.05/MF:0.85/BASE:8.5";

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
  // No impact, and an agent of which nothing is known: 0 + 10 × 10 / 10 × 0.97 at most.
  assert.deepEqual([sheet.score, sheet.severity, sheet.banner, sheet.name], ["0.0 – 9.7", "None to Critical", "", "This finding"]);
  assert.match(await page.locator(".section-score").last().textContent(), /^0 of 10 judged/);
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
  assert.deepEqual((await shown(vector)).terms, { CVSS: "8.7", AARS: "0.0 to 1.261", ThM: "0.97", MF: "1.0" });
});

test("hostile fragments are refused in words and change nothing", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS });
  const before = await shown(page);
  const fragments = {
    "%E0%A4%A": "request.syntax",
    "<img src=x onerror=alert(1)>": "request.syntax",
    "%3Cscript%3Ealert(1)%3C/script%3E": "request.syntax",
    "AIVSS-C:2/owasp-0.8": "compact.version",
    "AIVSS:2/owasp-0.8": "compact.notation",
    "AIVSS-C:1/owasp-0.8/R/0.8/AU:7": "compact.syntax",
    "CVSS:3.1/AV:N/AC:L": "cvss.version",
    [`AIVSS-C:1/${"A".repeat(100_000)}`]: "compact.too_long",
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
  assert.equal(await field(page).inputValue(), VECTOR.replace("SI:N", "SI:S"), "what was refused stays, to be mended");
  assert.equal(await field(page).getAttribute("aria-invalid"), "true");
  await field(page).fill(VECTOR.replace("SI:N", "SI:L"));
  assert.equal(await field(page).getAttribute("aria-invalid"), null);
  await page.getByRole("radiogroup", { name: "Mitigation in place" }).getByRole("radio", { name: "Partial" }).check();
  assert.match(await property(page, "value"), /\/MF:P\/CVSS:4\.0\/.*\/SI:L\//, "what was typed counts when the field is left");
  await enter(ACCESS);
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
  assert.equal((await shown(page)).score, "0.0 – 9.7");
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
  assert.match(await property(page, "value"), /^AIVSS-C:1\/owasp-0\.8\/R\/0\.8\/AU:0\.5\/TO:1\//);
  const { banner } = await shown(page);
  // v0.5 asks for planning and v0.8 for language; the rubric has no multipliers of one's own.
  assert.match(banner, /no place here for ThM 1\.05, MF 0\.85, Goal-Driven Planning 0\.5: left out/);
  assert.match(banner, /unknown until you do: Natural Language Interface\./);
});

test("another method says what it has no place for", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS.replace("/CVSS", "/MF:S/CVSS") });
  await page.getByRole("combobox", { name: "Method" }).selectOption("owasp-0.5");
  const { banner } = await shown(page);
  assert.match(banner, /no place here for MF Strong, Natural Language Interface 1\.0: left out/);
  assert.match(banner, /unknown until you do: Goal-Driven Planning\./);
});

test("a maturity in the vector stays in force when the score is given by itself, and goes back", async (t) => {
  const attacked = `${ACCESS}/E:A`;
  const page = await chromium.open(t, { fragment: attacked });
  const source = page.getByRole("radiogroup", { name: "CVSS v4.0 from" });
  const { score, terms } = await shown(page);
  assert.equal(terms.ThM, "1.0");
  await source.getByRole("radio", { name: "Score only" }).check();
  assert.deepEqual(await shown(page).then((it) => [it.score, it.terms]), [score, terms]);
  assert.match(await property(page, "value"), /\/TM:A\/BASE:8\.7$/);
  await page.getByRole("radiogroup", { name: "Exploit maturity" }).getByRole("radio", { name: "Unreported" }).check();
  await source.getByRole("radio", { name: "Metrics" }).check();
  assert.equal(await property(page, "value"), attacked.replace("E:A", "E:U"));
});

test("the superseded method has no mitigation, and a printed AARS can be given up for factors", async (t) => {
  const page = await chromium.open(t, { fragment: "AIVSS-C:1/owasp-0.5/R/AARS:6.5/BASE:9.3" });
  // 0.5: ((9.3 + 6.5) / 2) × 0.97 = 7.663
  assert.equal((await shown(page)).score, "7.7");
  assert.equal(await page.getByRole("radiogroup", { name: "Mitigation in place" }).isVisible(), false);
  await page.getByRole("button", { name: "Use factors instead" }).click();
  assert.equal((await shown(page)).terms.AARS, "0.0 to 10.0");
  await page.getByRole("combobox", { name: "Method" }).selectOption("uplift-only");
  assert.match(await property(page, "value"), /^AIVSS-C:1\/uplift-only\/R\/0\.8\//);
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
  // Table 3 of v0.8: tool misuse has three factors, autonomy, tools and language, all of them in the profile.
  assert.equal(full.names[0], "Agentic AI Tool Misuse");
  assert.equal(full.counts[0], "3 of 3 factors");
  assert.equal(full.names.length, 10);
  assert.equal(full.more, "5 more");
  assert.equal(full.layers, 7);
  assert.ok(full.touched.includes("L7 Agent Ecosystem: by a risk with all of its factors"), full.touched.join());
  await page.getByRole("button", { name: "Reset" }).click();
  assert.equal((await read()).isHidden, true);
});

test("a suggestion can be tried with one press, and the next one has the focus", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS });
  const focused = () => page.evaluate(() => document.querySelector("aivss-calculator").shadowRoot.activeElement?.className);
  await page.getByRole("button", { name: /Autonomy from 1.0 down to 0.5 gives 9\.6/ }).press("Enter");
  assert.equal((await shown(page)).score, "9.6");
  assert.match(await property(page, "value"), /AU:0\.5\//);
  assert.equal(await focused(), "what-if");
});

test("only what lowers the score is suggested", async (t) => {
  const suggestions = (page) => page.locator(".lowers .chip").allTextContents();
  // 9.3 + 0.7 × 9 / 10 × 0.97 = 9.9111: half a step less of one factor is 0.034 less, and 9.9 again.
  const severe = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
  const high = ACCESS.replace("MA:0.5/SM:0", "MA:1/SM:0.5").replace(VECTOR, severe);
  const page = await chromium.open(t, { fragment: high });
  assert.equal((await shown(page)).score, "9.9");
  const scores = await suggestions(page);
  assert.ok(scores.length > 0 && !scores.includes("9.9"), scores.join());
  const nothing = ACCESS.replace(/\/AU:.*\/CVSS/, "/AU:0/TO:0/LA:0/CO:0/ND:0/OP:0/PE:0/ID:0/MA:0/SM:0/MF:S/CVSS");
  const least = await chromium.open(t, { fragment: nothing });
  assert.deepEqual(await suggestions(least), []);
  assert.match(await least.locator(".lowers").textContent(), /No single change/);
});

test("a text that begins like nothing known is told what is expected; a request in JSON keeps its name", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS });
  for (const text of ["junk", "cvss:4.0/AV:N", "[1]"]) {
    await field(page).fill(text);
    await field(page).press("Enter");
    assert.match((await shown(page)).banner, /expected a CVSS vector .*request\.syntax/);
  }
  await page.getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await field(page).evaluate((it) => it.getRootNode().activeElement === it), true);
  await page.evaluate(() => {
    const element = document.querySelector("aivss-calculator");
    element.value = JSON.stringify({ name: "Orders agent", cvss: { score: "8.7" }, mitigation: "partial", factors: {
      autonomy: 1, tools: 1, language: 1, context: 1, non_determinism: 0.5, opacity: 1, persistence: 1, identity: 1, multi_agent: 0.5, self_mod: 0,
    } });
  });
  const sheet = await shown(page);
  // 9.7088 × 0.83 = 8.058304
  assert.deepEqual([sheet.name, sheet.score], ["Orders agent", "8.1"]);
});

test("on paper all is light, whatever the screen is", async (t) => {
  const page = await chromium.open(t, { fragment: ACCESS, theme: "dark" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const [text, chosen] = await page.evaluate(() => {
    const root = document.querySelector("aivss-calculator").shadowRoot;
    const color = (selector) => getComputedStyle(root.querySelector(selector)).getPropertyValue("--accent-soft");
    return [getComputedStyle(document.querySelector("h1")).color, color(".segment input:checked + .segment-face")];
  });
  // The light theme's text, and the light theme's ground of what is chosen.
  assert.deepEqual([text, chosen.trim()], ["rgb(22, 26, 34)", "#eceefc"]);
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
