// Catalogs and agent reports, as a consumer of the package reads them; expectations are the playbook's
// and the published page's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { catalog, explain, report, reportMarkdown } from "aivss/node";

const root = new URL("../../", import.meta.url);
const text = (path) => readFileSync(new URL(path, root), "utf8");
const page = text("examples/zscaler-mcp-server.report.json");

test("the catalog has every id of the facts", () => {
  const facts = JSON.parse(text("tests/vectors/maestro_facts.json"));
  const ids = (list) => catalog({ list }).catalog.entries.map(({ id }) => id);
  assert.deepEqual(ids("mitigations"), facts.mitigations.map(({ id }) => id));
  assert.deepEqual(ids("layers"), facts.layers.map(({ id }) => id));
  const numbered = [...facts.core, ...facts.extended].map(({ id }) => id);
  assert.deepEqual(ids("threats").slice(0, numbered.length), numbered);
});

test("questions are answered, and wrong ones refused with the nearest ids", () => {
  assert.deepEqual(
    catalog({ list: "mitigations", for: "T5", kind: "detective" }).catalog.entries.map(({ id }) => id),
    ["L1-D1", "L1-D2", "L5-D1"],
  );
  assert.equal(catalog({ show: "t2" }).catalog.entries[0].name, "Tool Misuse");
  assert.equal(catalog({ search: "prompt injection" }).catalog.entries[0].id, "QS-L1-1");
  const { ok, error } = catalog({ show: "T99" });
  assert.equal(ok, false);
  assert.equal(error.code, "catalog.unknown");
});

test("a crosswalk gives links with tier and source; the module does not carry the lists of other projects", () => {
  // AIVSS v0.8, Table 8: the primary core risk of ASI01.
  const { links } = catalog({ crosswalk: "ASI01", to: "risks" }).catalog;
  const primary = links.find((link) => link.tier === "primary");
  assert.equal(primary.to.id, "goal_instruction");
  assert.match(primary.source, /AIVSS v0\.8/);
  for (const list of ["cwe", "aicm", "atlas"]) {
    assert.equal(catalog({ list }).error.code, "catalog.unknown");
  }
});

test("the published page is reported as data and Markdown", () => {
  const data = report(page).agent_report;
  assert.equal(data.assessment.findings[0].report.score, "7.9");
  assert.deepEqual(
    data.layers.map(({ state }) => state),
    ["uncertain", "uncertain", "mapped", "uncertain", "uncertain", "mapped", "mapped"],
  );
  assert.equal(reportMarkdown(JSON.parse(page)).markdown, text("tests/vectors/agent_report/zscaler.md"));
  assert.equal(reportMarkdown({}).ok, false);
});

test("an explanation names the core risks that the profile touches", () => {
  const { core_risks: risks } = explain(text("examples/zscaler-mcp-server.json")).explanation;
  assert.equal(risks.length, 10);
  assert.ok(risks.every(({ present, layers }) => present.length > 0 && layers.length > 0));
});
