// What came out: the gauge, what the score is made of, the equation with its numbers, and notes.
import { h, prose, write } from "../dom.js";
import { endsOf, span, spanOf } from "../ends.js";
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

  const unknown = h("p", { class: "unknown-inputs" });

  return {
    root: h("div", { class: "result", part: "result" }, name, dial.root, composition, terms, unknown),
    more: [h("section", { class: "panel-part" }, h("h3", {}, t("equation")), steps), notesBlock],
    render(view) {
      const { report, title } = view;
      dial.render(view);
      write(name, title);
      const { bounds } = report;
      write(unknown, bounds?.message ?? "");
      unknown.hidden = bounds === undefined;
      terms.toggleAttribute("data-ends", bounds !== undefined);
      terms.replaceChildren(...(bounds === undefined ? termsOf(report) : termsOfEnds(report)));
      composition.hidden = true;
      if (bounds !== undefined) {
        steps.replaceChildren(...view.method.equation.map((line) => stepOfEnds(line, bounds)), rounded(report, "ends"));
      } else {
        composition.replaceChildren(segment("cvss", report.cvss.score), segment("aars", report.aars));
        // Where AARS is a share of what CVSS leaves to 10, the two fit on one scale; else they do not.
        composition.hidden = !report.steps[0].expression.startsWith("(10 - CVSS)");
        steps.replaceChildren(...report.steps.map(step), rounded(report, report.capped ? "capped" : "rounded"));
      }
      notes.replaceChildren(...report.notes.map(({ message }) => h("li", {}, h("p", {}, ...prose(message)))));
      notesBlock.hidden = report.notes.length === 0;
    },
  };

  function termsOf({ cvss, aars, threat_multiplier: thm, mitigation_factor: mf }) {
    const known = [term("CVSS", cvss.score), term("AARS", aars), term("ThM", thm.value)];
    return mf === null ? known : [...known, term("MF", mf.value)];
  }

  function termsOfEnds({ cvss, bounds }) {
    const figures = [["AARS", "aars"], ["ThM", "threat_multiplier"], ["MF", "mitigation_factor"]];
    const there = figures.filter(([, figure]) => bounds[`${figure}_low`] !== null);
    return [term("CVSS", cvss.score), ...there.map(([symbol, figure]) => term(symbol, spanOf(t, bounds, figure)))];
  }

  /** A line of the method's equation with what it comes to at both ends. */
  function stepOfEnds({ quantity, expression }, bounds) {
    return h(
      "div",
      { class: "step" },
      h("div", { class: "symbols" }, h("span", { class: "quantity" }, quantity), ` = ${expression}`),
      h("div", { class: "value" }, `= ${spanOf(t, bounds, quantity === "AARS" ? "aars" : "raw")}`),
    );
  }

  function step({ quantity, expression, with_numbers, value }) {
    return h(
      "div",
      { class: "step" },
      h("div", { class: "symbols" }, h("span", { class: "quantity" }, quantity), ` = ${expression}`),
      h("div", { class: "numbers" }, `= ${with_numbers}`),
      h("div", { class: "value" }, `= ${value}`),
    );
  }

  function rounded(report, how) {
    const { low, high, highBand } = endsOf(report);
    return h(
      "div",
      { class: "step final", "data-severity": highBand },
      h("span", { class: "quantity" }, "AIVSS"),
      " = ",
      h("strong", {}, span(t, low, high)),
      h("span", { class: "aside" }, t(how)),
    );
  }
}
