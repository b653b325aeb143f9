// The agentic side: ten factors, each a step of the rubric or an estimate, or a printed AARS.
import { h, unique, write } from "../dom.js";
import { spanOf } from "../ends.js";
import { UNKNOWN, withFactor } from "../model.js";
import { format } from "../strings.js";
import { choices, numberField } from "./choices.js";

const STEPS = ["0.0", "0.5", "1.0"];

export function agent({ model, t, edit }) {
  const list = h("div", { class: "factors" });
  const printed = numberField({
    label: t("printedAars"),
    hint: t("printedAarsHint"),
    onchange: (value) => edit(({ request }) => ({ ...request, aars: value })),
  });
  const toFactors = h(
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () => {
        edit(({ request }) => {
          const { aars, ...kept } = request;
          const set = model.method().factor_sets[request.domain][0];
          const factors = Object.fromEntries(model.factors(set).map(({ key }) => [key, UNKNOWN]));
          return { ...kept, factor_set: set, factors };
        });
        // The button is gone; the first factor is what comes next.
        list.querySelector("input:checked")?.focus();
      },
    },
    t("useFactors"),
  );
  const printedRow = h("div", { class: "printed" }, printed.root, toFactors);
  let shown = "";
  let rows = [];

  const rubricRow = ({ key, name, anchors }) => {
    const group = choices({
      label: name,
      className: "factor",
      options: [
        ...STEPS.map((value, index) => ({ value, label: value, note: anchors[index] })),
        { value: UNKNOWN, label: t("unknown") },
      ],
      onchange: (value) => edit((it) => withFactor(it, key, value)),
    });
    group.root.dataset.factor = key;
    return { key, root: group.root, set: group.set };
  };

  const estimatedRow = ({ key, name, anchors }) => {
    const id = unique("factor");
    const anchorsId = unique("anchors");
    const change = (value) => edit((it) => withFactor(it, key, value));
    const range = h("input", {
      type: "range",
      min: "0",
      max: "1",
      step: "0.01",
      "aria-labelledby": id,
      "aria-describedby": anchorsId,
      oninput: () => change(range.value),
    });
    const number = numberField({
      label: format(t("factorValue"), { name }),
      labelHidden: true,
      className: "factor-number",
      onchange: change,
    });
    const unknown = h("input", {
      type: "checkbox",
      onchange: () => change(unknown.checked ? UNKNOWN : range.value),
    });
    const notes = anchors.map((anchor, index) =>
      h("span", {}, h("span", { class: "anchor-step" }, STEPS[index]), ` ${anchor}`),
    );
    const root = h(
      "div",
      { class: "factor estimated", role: "group", "aria-labelledby": id },
      h("div", { class: "question" }, h("span", { class: "question-label", id }, name)),
      h(
        "div",
        { class: "estimate" },
        h("div", { class: "slider" }, range, number.root),
        h(
          "label",
          { class: "unknown-box" },
          unknown,
          h("span", { "aria-hidden": "true" }, t("unknown")),
          h("span", { class: "hidden-text" }, format(t("factorUnknown"), { name })),
        ),
        h("div", { class: "anchors", id: anchorsId }, ...notes),
      ),
    );
    root.dataset.factor = key;
    return {
      key,
      root,
      set(value) {
        const isUnknown = value === UNKNOWN;
        unknown.checked = isUnknown;
        root.toggleAttribute("data-unknown", isUnknown);
        // What the slider says when nobody has moved it is not a value.
        range.value = isUnknown ? STEPS[1] : value;
        range.style.setProperty("--fill", isUnknown ? STEPS[0] : value);
        range.ariaValueText = isUnknown ? t("unknown") : null;
        number.set(isUnknown ? "" : value);
      },
    };
  };

  /** The sum, and how many have been judged where some have not. */
  const told = ({ factors, factor_sum: sum, bounds }) => {
    if (factors.length === 0) {
      return "";
    }
    if (bounds === undefined) {
      return `Σ ${sum}`;
    }
    const judged = factors.filter(({ value }) => value !== null).length;
    const count = format(t("judged"), { count: judged, all: factors.length });
    return judged === factors.length ? `Σ ${spanOf(t, bounds, "factor_sum")}` : `${count} · Σ ${spanOf(t, bounds, "factor_sum")}`;
  };

  return {
    title: t("agent"),
    hint: t("agentHint"),
    aside: h("span", { class: "section-score" }),
    body: [printedRow, list],
    render({ request, report }) {
      printedRow.hidden = request.aars === undefined;
      list.hidden = !printedRow.hidden;
      printed.set(request.aars ?? "");
      const wanted = `${request.domain} ${request.factor_set}`;
      if (wanted !== shown && request.factors !== undefined) {
        shown = wanted;
        const row = request.domain === "rubric" ? rubricRow : estimatedRow;
        rows = model.factors().map(row);
        list.replaceChildren(...rows.map(({ root }) => root));
      }
      for (const { key, set } of rows) {
        set(request.factors?.[key]);
      }
      write(this.aside, told(report));
    },
  };
}
