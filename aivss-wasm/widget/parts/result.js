// What came out: the gauge, what the score is made of, the equation with its numbers, and notes.
import { h, prose, write } from "../dom.js";
import { gauge } from "./gauge.js";

export function result(context) {
  const { t } = context;
  const dial = gauge(context);
  const name = h("h2", { class: "result-name", part: "name" });
  const terms = h("dl", { class: "terms", part: "terms" });
  const steps = h("div", { class: "steps" });
  const notes = h("ul", { class: "notes" });
  const notesBlock = h("section", { class: "panel-part" }, h("h3", {}, t("notes")), notes);
  const composition = h("div", { class: "composition", "aria-hidden": "true" });

  const term = (symbol, value, severity) =>
    h(
      "div",
      { class: "term", "data-severity": severity },
      h("dt", {}, symbol),
      h("dd", {}, value),
    );
  const segment = (kind, figure) => {
    const root = h("span", { class: `portion ${kind}` });
    root.style.setProperty("--points", figure);
    return root;
  };

  return {
    root: h("div", { class: "result", part: "result" }, name, dial.root, composition, terms),
    more: [h("section", { class: "panel-part" }, h("h3", {}, t("equation")), steps), notesBlock],
    render(view) {
      const { report, title } = view;
      dial.render(view);
      write(name, title);
      const mf = report.mitigation_factor;
      terms.replaceChildren(
        term("CVSS", report.cvss.score),
        term("AARS", report.aars),
        term("ThM", report.threat_multiplier.value),
        ...(mf === null ? [] : [term("MF", mf.value)]),
      );
      composition.replaceChildren(segment("cvss", report.cvss.score), segment("aars", report.aars));
      // Where AARS is a share of what CVSS leaves to 10, the two fit on one scale; else they do not.
      composition.hidden = !report.steps[0].expression.startsWith("(10 - CVSS)");
      steps.replaceChildren(...report.steps.map(step), rounded(report));
      notes.replaceChildren(...report.notes.map(({ message }) => h("li", {}, h("p", {}, ...prose(message)))));
      notesBlock.hidden = report.notes.length === 0;
    },
  };

  function step({ quantity, expression, with_numbers, value }) {
    return h(
      "div",
      { class: "step" },
      h("div", { class: "symbols" }, h("span", { class: "quantity" }, quantity), ` = ${expression}`),
      h("div", { class: "numbers" }, `= ${with_numbers}`),
      h("div", { class: "value" }, `= ${value}`),
    );
  }

  function rounded(report) {
    return h(
      "div",
      { class: "step final", "data-severity": report.severity },
      h("span", { class: "quantity" }, "AIVSS"),
      " = ",
      h("strong", {}, report.score),
      h("span", { class: "aside" }, t(report.capped ? "capped" : "rounded")),
    );
  }
}
