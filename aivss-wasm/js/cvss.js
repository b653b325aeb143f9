// CVSS vectors, one by one and in bulk, over the lean ways of the module.
import * as wasm from "../dist/aivss.js";
import { assertReady } from "./state.js";

/** @typedef {import("../types/aivss.d.ts")} Types */
/** @typedef {import("../types/aivss.d.ts").CvssMetricValue} CvssMetricValue */

/** What each pair of a vector says, `AV:N` for instance; from the module's own vocabulary. @type {Map<string, CvssMetricValue>} */
let pairs;

function loadPairs() {
  pairs = new Map();
  for (const { metric, name, group, values } of JSON.parse(wasm.vocabulary()).vocabulary.cvss_metrics) {
    for (const { value, name: value_name } of values) {
      pairs.set(`${metric}:${value}`, Object.freeze({ metric, name, group, value, value_name }));
    }
  }
}

/** @type {Types["cvss"]} */
export function cvss(vector) {
  assertReady();
  if (typeof vector !== "string") {
    throw new TypeError(`expected a vector as a text, and found ${typeof vector}`);
  }
  const record = wasm.cvssRecord(vector);
  return record.startsWith("{") ? JSON.parse(record) : { ok: true, cvss: read(record) };
}

/**
 * The order of the fields is told in aivss-wasm/src/record.rs; the last nomenclature has all groups.
 * @param {string} record
 */
function read(record) {
  if (pairs === undefined) {
    loadPairs();
  }
  const fields = record.split(" ");
  const scores = [];
  for (let at = 2; at + 3 <= fields.length; at += 3) {
    scores.push({ nomenclature: fields[at], score: fields[at + 1], severity: fields[at + 2] });
  }
  const vector = fields.at(-1);
  const { score, severity } = scores.at(-1);
  const [, ...metrics] = vector.split("/");
  return {
    vector,
    score,
    severity,
    nomenclature: fields[0],
    macro_vector: fields[1],
    scores,
    metrics: metrics.map((pair) => pairs.get(pair)),
  };
}

/** @type {Types["cvssBatch"]} */
export function cvssBatch(vectors) {
  assertReady();
  const lines = typeof vectors === "string" ? linesOf(vectors) : vectors;
  // `some` and `every` pass over holes in a list; `findIndex` does not.
  if (!Array.isArray(lines) || lines.findIndex((line) => typeof line !== "string") >= 0) {
    throw new TypeError("expected vectors as a list of texts, or as one text with a vector on each line");
  }
  let scores = wasm.cvssScores(lines.join("\n"));
  if (scores.length !== lines.length) {
    // A line end inside a vector, or no vector at all: each by itself, so that none is taken for two.
    scores = Float64Array.from(lines, (line) => (line.includes("\n") ? NaN : wasm.cvssScores(line)[0]));
  }
  const errors = [];
  scores.forEach((score, index) => {
    if (Number.isNaN(score)) {
      errors.push({ index, ...JSON.parse(wasm.cvssRecord(lines[index])).error });
    }
  });
  return { scores, errors };
}

/** The end of the last line begins no other one. @param {string} text */
function linesOf(text) {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") {
    lines.pop();
  }
  return lines;
}
