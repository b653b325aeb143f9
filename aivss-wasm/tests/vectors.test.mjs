// The corpus of all surfaces, read as a JavaScript consumer reads it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compact, cvss, cvssBatch, explain, score, specVersion, version } from "aivss/node";
import { corpusNames, corpusTable, corpusText, packageText } from "./support.mjs";

test("every request of the wire has the outcome of its file, as text and as an object", () => {
  const names = corpusNames("wire", ".request.json");
  assert.equal(names.length, 78);
  let objects = 0;
  for (const name of names) {
    const request = corpusText(`wire/${name}.request.json`);
    const outcome = JSON.parse(corpusText(`wire/${name}.outcome.json`));
    assert.deepEqual(score(request), outcome, name);
    // Text that is no JSON, or says something twice, is no object.
    if (!/request\.syntax|field\.duplicate/.test(name)) {
      assert.deepEqual(score(JSON.parse(request)), outcome, name);
      objects += 1;
    }
  }
  assert.ok(objects >= 76);
});

test("every explanation is that of its file", () => {
  const names = corpusNames("explain", ".outcome.json");
  assert.equal(names.length, 13);
  for (const name of names) {
    const request = JSON.parse(corpusText(`wire/${name}.request.json`));
    assert.deepEqual(explain(request), JSON.parse(corpusText(`explain/${name}.outcome.json`)), name);
  }
});

test("published figures: the ten worked examples of 0.8", () => {
  for (const row of JSON.parse(corpusText("aivss_0_8_published.json")).vectors) {
    const outcome = score({ cvss: row.cvss_vector, factors: row.factors, threat_multiplier: row.threat_multiplier });
    assert.equal(outcome.ok, true, row.id);
    const { report } = outcome;
    assert.deepEqual(
      [report.cvss.score, report.factor_sum, report.aars, report.raw, report.score, report.severity],
      [row.cvss_base, row.factor_sum, row.aars, row.raw, row.aivss, row.severity],
      row.id,
    );
  }
});

test("the published bounds of mcp-guard, and what an unknown factor may be", () => {
  const { vectors } = JSON.parse(corpusText("bounds_vectors.json"));
  assert.equal(vectors.length, 2);
  for (const row of vectors) {
    const request = { cvss: row.cvss_vector, factors: row.vector, threat_multiplier: row.thm, mitigation_factor: row.mf };
    const { bounds, score: figure, cvss: base } = score(request).report;
    assert.deepEqual(
      [base.score, bounds.score_low, bounds.score_high, bounds.severity_low, bounds.severity_high, figure],
      [row.cvss, row.score_low, row.score_high, row.band_low, row.band_high, null],
    );
    const ends = [bounds.factor_sum_low, bounds.factor_sum_high, bounds.aars_low, bounds.aars_high].map(Number);
    assert.deepEqual(ends, [row.sum_low, row.sum_high, row.aars_low, row.aars_high].map(Number));
  }
  const known = JSON.parse(corpusText("wire/published.0_8.3.6.1.request.json"));
  const unknown = ["X", "unknown", { value: null, reason: "no access" }, { value: "X", status: "unobserved" }];
  const scored = unknown.map((opacity) => score({ ...known, factors: { ...known.factors, opacity } }).report);
  for (const { bounds, factors } of scored) {
    assert.deepEqual(bounds, scored[0].bounds);
    assert.deepEqual([bounds.unobserved, bounds.complete], [["opacity"], false]);
    assert.equal(factors.find(({ key }) => key === "opacity").value, null);
  }
  assert.equal(scored[2].factors.find(({ key }) => key === "opacity").reason, "no access");
  const refused = score({ ...known, factors: { ...known.factors, opacity: null } });
  assert.deepEqual([refused.error.code, refused.error.path], ["field.type", "factors.opacity"]);
});

test("each line of the compact corpus is a request, and its fields give the line again", () => {
  const lines = corpusText("compact.txt").split("\n").filter((line) => line.startsWith("AIVSS-C:"));
  assert.ok(lines.length > 10);
  for (const line of lines) {
    const outcome = compact(line);
    assert.equal(outcome.compact.text, line);
    assert.deepEqual(compact(outcome.compact.request), outcome);
    assert.deepEqual(score(line), score(outcome.compact.request));
  }
});

test("9,000 CVSS vectors of every group score as the table says, one by one and in bulk", () => {
  const rows = corpusTable("cvss4_sample.csv.gz");
  assert.equal(rows.length, 9000);
  const { scores, errors } = cvssBatch(rows.map((row) => row.vector));
  assert.deepEqual(errors, []);
  rows.forEach((row, index) => {
    assert.equal(scores[index].toFixed(1), row.score_exact, row.vector);
    const { cvss: report } = cvss(row.vector);
    // `E:X` and no E are the same vector, which is written without.
    const written = row.vector.replace(/\/[A-Z]+:X(?=\/|$)/g, "");
    assert.equal(report.vector, written);
    assert.equal(report.score, row.score_exact);
    assert.equal(report.nomenclature, row.nomenclature);
    assert.equal(report.macro_vector, row.macrovector);
    const pairs = report.metrics.map(({ metric, value }) => `${metric}:${value}`);
    assert.equal(["CVSS:4.0", ...pairs].join("/"), written);
  });
});

test("all 104,976 base vectors in one text", () => {
  const rows = corpusTable("cvss4_all_base.csv.gz");
  const { scores, errors } = cvssBatch(rows.map((row) => row.vector).join("\n"));
  assert.equal(scores.length, 104976);
  assert.deepEqual(errors, []);
  const wrong = rows.filter((row, index) => scores[index].toFixed(1) !== row.score_exact);
  assert.deepEqual(wrong, []);
});

test("a vector's report has the shape of the wire", () => {
  const text = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P/MAV:A/U:Red";
  const { cvss: report } = cvss(text);
  assert.deepEqual(Object.keys(report), ["vector", "score", "severity", "nomenclature", "macro_vector", "scores", "metrics"]);
  assert.deepEqual(report.scores.map(({ nomenclature }) => nomenclature), ["CVSS-B", "CVSS-BT", "CVSS-BE", "CVSS-BTE"]);
  assert.deepEqual(report.scores[0], { nomenclature: "CVSS-B", score: "8.7", severity: "High" });
  assert.equal(report.nomenclature, "CVSS-BTE");
  assert.equal(report.metrics.length, 14);
  assert.deepEqual(report.metrics.at(-1), {
    metric: "U",
    name: "Provider Urgency",
    group: "Supplemental",
    value: "Red",
    value_name: "Red",
  });
});

test("versions are those of the crate and of AIVSS", () => {
  assert.equal(version(), JSON.parse(packageText("package.json")).version);
  assert.equal(specVersion(), "0.8");
});
