// The fragment of the address and the value of an element, where pages are not as simple as our own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";

const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
/**
 * Worked example 3.6.2 of v0.8, 9.7; and the same with self-modification: 8.7 + (10 - 8.7) × 9.0 / 10 × 0.97 = 9.8349,
 * so 9.8.
 */
const ACCESS = `AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/${VECTOR}`;
const OTHER = ACCESS.replace("SM:0", "SM:1");

let chromium;
before(async () => {
  chromium = await start();
});
after(() => chromium.stop());

/** A page with this markup at `/page/`, and the element in it once it is ready. */
async function open(t, markup, fragment = "") {
  const context = await chromium.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  const body = `<!doctype html><title>A page</title>${markup}<script type="module" src="${chromium.home}dist/widget.js"></script>`;
  await page.route("**/page/", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${chromium.home}page/#${fragment}`);
  await page.evaluate(async () => {
    await customElements.whenDefined("aivss-calculator");
    await document.querySelector("aivss-calculator")?.ready;
  });
  return page;
}

for (const base of ["/other/", "https://elsewhere.example/"]) {
  test(`the page keeps its path under a base of ${base}`, async (t) => {
    const page = await open(t, `<base href="${base}"><aivss-calculator permalink value="${ACCESS}"></aivss-calculator>`);
    const addresses = await page.evaluate(async (line) => {
      const element = document.querySelector("aivss-calculator");
      const first = location.href;
      const written = new Promise((done) => {
        const { replaceState } = history;
        history.replaceState = (...words) => done(replaceState.apply(history, words));
      });
      element.value = line;
      await written;
      return [first, location.href, element.report.score];
    }, OTHER);
    const place = `${chromium.home}page/#`;
    assert.deepEqual(addresses, [place + ACCESS, place + OTHER, "9.8"]);
  });
}

test("a page without an address of its own scores all the same, and offers no link to it", async (t) => {
  const inner = `<aivss-calculator permalink value='${ACCESS}'></aivss-calculator><script type='module' src='${chromium.home}dist/widget.js'></script>`;
  const page = await open(t, `<iframe srcdoc="${inner}"></iframe>`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Copy line" }).waitFor();
  assert.equal(await frame.locator("aivss-calculator").evaluate((element) => element.ready.then(() => element.report.score)), "9.7");
  assert.equal(await frame.getByRole("button", { name: "Copy link" }).count(), 0);
});

test("what has been taken off the page leaves the address alone, but for what it still had to say", async (t) => {
  const page = await open(t, `<aivss-calculator permalink value="${ACCESS}"></aivss-calculator>`);
  await page.clock.install();
  await page.evaluate(() => {
    window.calculator = document.querySelector("aivss-calculator");
  });
  const hash = () => page.evaluate(() => location.hash.slice(1));
  await page.evaluate((line) => {
    window.calculator.value = line.replace("SM:1", "SM:0.5");
    window.calculator.value = line;
    window.calculator.remove();
  }, OTHER);
  assert.equal(await hash(), OTHER);
  await page.evaluate((line) => {
    window.calculator.value = line;
  }, ACCESS);
  await page.clock.runFor(1000);
  assert.equal(await hash(), OTHER);
  await page.evaluate(() => document.body.append(window.calculator));
  assert.equal(await hash(), ACCESS, "back on the page, it tells what has changed meanwhile");
  await page.evaluate((line) => {
    window.calculator.value = line;
    history.pushState(null, "", "#elsewhere");
    window.calculator.remove();
  }, OTHER);
  await page.clock.runFor(1000);
  assert.equal(await hash(), "elsewhere", "the page has moved on");
});

test("back on the page, the element takes what the address has come to say", async (t) => {
  const page = await open(t, `<aivss-calculator permalink></aivss-calculator>`, ACCESS);
  const values = await page.evaluate((line) => {
    const element = document.querySelector("aivss-calculator");
    const before = element.value;
    element.remove();
    history.replaceState(null, "", `#${line}`);
    document.body.append(element);
    return [before, element.value, location.hash.slice(1)];
  }, OTHER);
  assert.deepEqual(values, [ACCESS, OTHER, OTHER]);
});

test("a link goes with the page: none in a window without an address, and again on the way back", async (t) => {
  const page = await open(t, `<aivss-calculator permalink value="${ACCESS}"></aivss-calculator><iframe></iframe>`);
  const found = await page.evaluate(() => {
    const element = document.querySelector("aivss-calculator");
    const isOffered = () => !element.shadowRoot.querySelector("[data-copy=copyLink]").hidden;
    const offers = [isOffered()];
    document.querySelector("iframe").contentDocument.body.append(element);
    offers.push(isOffered());
    document.body.append(element);
    return [...offers, isOffered(), location.hash.slice(1)];
  });
  assert.deepEqual(found, [true, false, true, ACCESS]);
});

test("a blank sheet that is moved about leaves an empty address empty", async (t) => {
  const page = await open(t, `<aivss-calculator permalink></aivss-calculator>`);
  const hash = await page.evaluate(() => {
    document.body.append(document.querySelector("aivss-calculator"));
    return location.hash;
  });
  assert.equal(hash, "");
});

test("a link is offered only where it opens what is shown, and is the page's own", async (t) => {
  const page = await open(t, `<base href="/other/"><aivss-calculator value="${ACCESS}"></aivss-calculator>`, "chapter-2");
  const link = page.getByRole("button", { name: "Copy link" });
  assert.equal(await link.count(), 0);
  assert.equal(await page.getByRole("button", { name: "Copy line" }).count(), 1);
  const copied = await page.evaluate(async (line) => {
    const element = document.querySelector("aivss-calculator");
    history.replaceState(null, "", "/page/?from=a");
    element.permalink = true;
    const taken = new Promise((done) => {
      navigator.clipboard.writeText = async (text) => done(text);
    });
    const found = element.shadowRoot.querySelector("[data-copy=copyLink]");
    const isShown = !found.hidden;
    found.click();
    const text = await taken;
    element.permalink = false;
    element.value = line;
    return { isShown, text, isGone: found.hidden, hash: location.hash.slice(1) };
  }, OTHER);
  assert.deepEqual(copied, { isShown: true, text: `${chromium.home}page/?from=a#${ACCESS}`, isGone: true, hash: ACCESS });
});
