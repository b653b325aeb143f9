// A real Chromium on the served package. Every page is watched: a request elsewhere, a violation of the
// policy, an error on the console or an exception fails the test that opened it.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { POLICY, serve } from "../../scripts/serve.mjs";
import { packageFolder } from "../support.mjs";

const PLACES = [process.env.AIVSS_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
export const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));

/** Chromium and the server; to be closed after the tests. */
export async function start({ under = "/" } = {}) {
  assert.ok(executablePath, "no Chromium found; set AIVSS_CHROMIUM to the path of one");
  const server = await serve({ folder: packageFolder, under, headers: { "content-security-policy": POLICY } });
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  const stop = async () => {
    await browser.close();
    await server.close();
  };
  const home = `${server.origin}${under}`;
  return { stop, home, browser, open: (t, settings) => open(t, { browser, server, home, ...settings }) };
}

/**
 * Opens a page of the package in a fresh profile and waits for the first score.
 * @param {import("node:test").TestContext} t
 */
async function open(t, { browser, server, home, path = "widget/", fragment = "", width = 1280, height = 900, theme = "light", permissions = [], isWidget = true }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: "reduce", permissions });
  const page = await context.newPage();
  const troubles = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(home)) {
      troubles.push(`request to ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => {
    // A reload gives up what is still on its way.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") {
      troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
    }
  });
  page.on("response", (response) => response.status() >= 400 && troubles.push(`${response.status()}: ${response.url()}`));
  page.on("pageerror", (error) => troubles.push(String(error.stack)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
  await page.exposeFunction("reportViolation", (text) => troubles.push(text));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.reportViolation(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  await page.goto(`${home}${path}${fragment === "" ? "" : `#${fragment}`}`);
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles, []);
  });
  if (isWidget) {
    await ready(page);
  }
  return page;
}

export function ready(page) {
  return page.evaluate(async () => {
    await customElements.whenDefined("aivss-calculator");
    await document.querySelector("aivss-calculator").ready;
  });
}

/** What a person reads on the sheet. */
export function shown(page) {
  return page.evaluate(() => {
    const root = document.querySelector("aivss-calculator").shadowRoot;
    const text = (selector) => root.querySelector(selector).textContent;
    const terms = [...root.querySelectorAll(".term")].map((it) => [...it.children].map((part) => part.textContent));
    return {
      score: text(".figure"),
      severity: text(".band"),
      live: text("output"),
      banner: text(".banner"),
      name: text(".result-name"),
      line: root.querySelector(".share .line").value,
      terms: Object.fromEntries(terms),
    };
  });
}

/** A property of the element. */
export function property(page, name) {
  return page.evaluate((name) => document.querySelector("aivss-calculator")[name], name);
}
