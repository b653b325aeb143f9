// Compiled, never run: the package as TypeScript sees it.
import {
  catalog, compact, cvss, cvssBatch, explain, init, methods, report, reportMarkdown, score, specVersion, version, vocabulary,
} from "aivss";
import type { BoundsReport, ErrorCode, Outcome, Report, Severity } from "aivss";
import * as node from "aivss/node";
import { AivssCalculator } from "aivss/widget";
import type { AivssChangeEvent } from "aivss/widget";

await init();
await init(new URL("https://cdn.example/aivss_bg.wasm"));

const outcome: Outcome<"report", Report | BoundsReport> = score({ cvss: 8.5, factors: { autonomy: 0.5 }, mitigation: "partial" });
if (outcome.ok) {
  if (outcome.report.bounds === undefined) {
    const severity: Severity = outcome.report.severity;
    const text: string = outcome.report.score;
    const raw: number = outcome.report.numbers.raw;
    console.log(severity, text, raw);
  } else {
    const high: string = outcome.report.bounds.score_high;
    const unknown: string[] = outcome.report.bounds.unobserved;
    const value: string | null | undefined = outcome.report.factors[0]?.value;
    console.log(high, unknown, value);
  }
  // @ts-expect-error unknown inputs may leave no score
  const score: string = outcome.report.score;
  console.log(score);
  // @ts-expect-error a success has no error
  console.log(outcome.error);
} else {
  const code: ErrorCode = outcome.error.code;
  console.log(code);
  // @ts-expect-error a failure has no report
  console.log(outcome.report);
}
// @ts-expect-error a request needs cvss
score({ factors: {} });
// @ts-expect-error numbers are no requests
score(8.5);
// @ts-expect-error an empty cvss says nothing
score({ cvss: {} });

score({
  cvss: 8.5,
  factors: { autonomy: "X", tools: { value: null, reason: "not in the code" }, language: { value: 1, status: "observed" } },
  exploit_maturity: "unknown",
});
score({ cvss: 8.5, factors: "AIVSS:0.8/AU:X/TO:0.5/LA:1.0/CX:0.0/ND:X/OP:0.0/PE:0.0/ID:0.0/MA:0.0/SM:0.0" });
// @ts-expect-error null alone is a mistake and not an unknown value
score({ cvss: 8.5, factors: { autonomy: null } });

const explained = explain("AIVSS-C:1/owasp-0.5/R/AARS:6.5/BASE:9.3");
if (explained.ok) {
  const { explanation } = explained;
  if (explanation.narrowings === undefined) {
    const points: string[] = explanation.contributions.map(({ points }) => points);
    console.log(points, explanation.next_lower_band?.band);
  } else {
    const seen: (string | null)[] = explanation.narrowings.flatMap(({ answers }) => answers.map((it) => it.look_for));
    console.log(seen, explanation.report.bounds.message);
  }
}
const compacted = compact({ cvss: "8.5", aars: 6, method: "owasp-0.5" });
if (compacted.ok) {
  console.log(compacted.compact.text, compacted.compact.request.factors?.["autonomy"]);
}
const vector = cvss("CVSS:4.0/...");
if (vector.ok) {
  // @ts-expect-error shared between results, so read-only
  vector.cvss.metrics[0]!.value = "N";
}
const scores: Float64Array = cvssBatch(["CVSS:4.0/..."]).scores;
const anchors: [string, string, string] = methods().methods.factor_sets[0]!.factors[0]!.anchors;
const floor: string = vocabulary().vocabulary.severities[0]!.floor;
console.log(scores, anchors, floor, version(), specVersion(), node.score(""));

const element = document.createElement("aivss-calculator");
const same: AivssCalculator = element;
element.value = "AIVSS-C:1/...";
element.theme = "dark";
element.strings = { reset: "Zurücksetzen" };
element.addEventListener("aivss-change", (event: AivssChangeEvent) => {
  const value: string = event.detail.value;
  console.log(value, event.detail.report.score, same.report?.severity, event.detail.report.bounds?.score_low);
});
// @ts-expect-error two themes and the system's
element.theme = "blue";

const found = catalog({ list: "mitigations", for: "T5", kind: "detective" });
if (found.ok) {
  const names: string[] = found.catalog.entries.map((entry) => entry.name);
  names satisfies string[];
}
const agentMarkdown = reportMarkdown({ name: "An agent" });
agentMarkdown.ok ? (agentMarkdown.markdown satisfies string) : (agentMarkdown.error.code satisfies string);
const agentReport = report("{}");
agentReport.ok && (agentReport.agent_report.layers[0]?.state satisfies "mapped" | "uncertain" | "not_applicable" | undefined);
// @ts-expect-error a list has no such name
catalog({ list: "controls" });
