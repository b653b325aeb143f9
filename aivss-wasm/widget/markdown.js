// A report as Markdown for tickets and wikis: its own words and figures, laid out.

/** Keeps a text from being read as markup. */
const plain = (text) => text.replace(/[\\`*_{}[\]<>#|!]/g, "\\$&").replace(/\s+/g, " ");

/** @param {{ report: import("../types/aivss.d.ts").Report, text: string, title: string }} view */
export function markdown({ report, text, title }) {
  const { cvss, steps, factors, notes } = report;
  const lines = [
    `## ${plain(title)}: ${report.score} ${report.severity}`,
    "",
    `Scored by ${report.method.id} in the ${report.domain} domain.`,
    "",
    `- CVSS v4.0: ${cvss.score} ${cvss.severity}${cvss.nomenclature === null ? "" : ` (${cvss.nomenclature})`}`,
    ...(cvss.vector === null ? [] : [`- Vector: \`${cvss.vector}\``]),
    ...steps.map(({ quantity, expression, with_numbers, value }) => `- ${quantity} = ${expression} = ${with_numbers} = ${value}`),
    "",
  ];
  if (factors.length > 0) {
    lines.push("| factor | value |", "|---|--:|");
    lines.push(...factors.map(({ name, value }) => `| ${plain(name)} | ${value} |`), "");
  }
  if (notes.length > 0) {
    lines.push(...notes.map(({ message }) => `- ${message}`), "");
  }
  lines.push(`\`${text}\``, "");
  return lines.join("\n");
}
