// Compiled against the installed types.
import { init, score } from "aivss";
import type { BoundsReport, Report } from "aivss";
import { score as inNode } from "aivss/node";
import type { AivssCalculator } from "aivss/widget";
import "aivss/widget";

await init();
const outcome = score({ cvss: 8.5, factors: {} });
const report: Report | BoundsReport | undefined = outcome.ok ? outcome.report : undefined;
const element: AivssCalculator = document.createElement("aivss-calculator");
element.value = report?.score ?? "";
inNode("");
