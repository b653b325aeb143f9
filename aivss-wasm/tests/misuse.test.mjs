// What throws, what comes back as data, and that importing does nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as aivss from "aivss";
import { packageBytes } from "./support.mjs";

const VECTOR = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

test("before init every call says what to do; a failed init can be repeated; a second one is the first", async () => {
  const { init, ...calls } = aivss;
  assert.ok(Object.keys(calls).length >= 9);
  for (const [name, call] of Object.entries(calls)) {
    assert.throws(() => call(VECTOR), /call `await init\(\)` once/, name);
  }
  await assert.rejects(init(new Uint8Array([0, 1, 2, 3])), WebAssembly.CompileError);
  await init(packageBytes("dist/aivss_bg.wasm"));
  await init("nowhere");
  assert.equal(aivss.cvss(VECTOR).cvss.score, "8.7");
});

test("a wrong kind of argument throws and names the kind", () => {
  for (const verb of [aivss.score, aivss.explain, aivss.compact]) {
    assert.throws(() => verb(42), { name: "TypeError", message: "expected a request as an object or a text, and found number" });
    assert.throws(() => verb(null), /found null/);
    assert.throws(() => verb(), /found undefined/);
    assert.throws(() => verb(() => 1), /found function/);
  }
  assert.throws(() => aivss.cvss(8.7), /expected a vector as a text, and found number/);
  assert.throws(() => aivss.cvssBatch([VECTOR, 8.7]), TypeError);
  assert.throws(() => aivss.cvssBatch(undefined), TypeError);
  assert.throws(() => aivss.cvssBatch(new Array(3)), TypeError);
});

test("bad data comes back as data", () => {
  const code = (outcome) => outcome.error.code;
  assert.equal(code(aivss.score("{")), "request.syntax");
  assert.equal(code(aivss.score([])), "field.type");
  assert.equal(code(aivss.score({ cvss: NaN, factors: {} })), "field.type");
  assert.equal(code(aivss.score("x".repeat(2_000_000))), "request.too_large");
  assert.equal(code(aivss.compact("AIVSS-C:9/")), "compact.version");
  assert.equal(code(aivss.compact("AIVSS:9/")), "compact.notation");
  assert.equal(code(aivss.cvss("x".repeat(1_000_000))), "cvss.too_long");
  assert.equal(code(aivss.cvss("CVSS:3.1/AV:N")), "cvss.version");
  assert.equal(code(aivss.cvss("\ud800\u0000")), "cvss.prefix");
});

test("a batch keeps its rows whatever they hold", () => {
  const { scores, errors } = aivss.cvssBatch([VECTOR, `${VECTOR}\n${VECTOR}`, "", VECTOR]);
  assert.deepEqual([...scores], [8.7, NaN, NaN, 8.7]);
  assert.deepEqual(errors.map(({ index, code }) => [index, code]), [[1, "cvss.value_unknown"], [2, "cvss.prefix"]]);
  assert.deepEqual(aivss.cvssBatch([]), { scores: new Float64Array(0), errors: [] });
  for (const text of [`${VECTOR}\n${VECTOR}`, `${VECTOR}\n${VECTOR}\n`, `${VECTOR}\r\n${VECTOR}\r\n`]) {
    const { scores, errors } = aivss.cvssBatch(text);
    assert.deepEqual([[...scores], errors], [[8.7, 8.7], []]);
  }
  assert.deepEqual(aivss.cvssBatch(""), { scores: new Float64Array(0), errors: [] });
});

test("the widget can be imported where there is no document", async () => {
  assert.equal(globalThis.document, undefined);
  const { AivssCalculator } = await import("aivss/widget");
  assert.equal(typeof AivssCalculator, "function");
});
