// Why the score is what it is: a bar for each factor, and what one change at a time would give.
import { h, write } from "../dom.js";
import { withFactor, withMaturity, withMitigation } from "../model.js";
import { format } from "../strings.js";

/** So many suggestions are shown at first. */
const FIRST = 5;

export function reasons({ t, edit }) {
  const driver = h("p", { class: "driver" });
  const bars = h("ol", { class: "bars", role: "list" });
  const next = h("p", { class: "next-band" });
  const list = h("ul", { class: "what-ifs", role: "list" });
  const rest = h("ul", { class: "what-ifs", role: "list" });
  const more = h("summary", {});
  const restBlock = h("details", { class: "rest" }, more, rest);
  const adds = h(
    "section",
    { class: "panel-part", part: "factors" },
    h("h3", {}, t("adds")),
    h("p", { class: "hint" }, t("addsHint")),
    bars,
    driver,
  );
  const heading = h("h3", { tabindex: "-1" }, t("lowers"));
  const lowers = h(
    "section",
    { class: "panel-part lowers" },
    heading,
    h("p", { class: "hint" }, t("lowersHint")),
    next,
    list,
    restBlock,
  );

  function bar({ name, value, points }) {
    const length = h("span", { class: "bar-length" });
    length.style.setProperty("--fill", value);
    return h(
      "li",
      { class: "bar" },
      h("span", { class: "bar-name" }, name),
      h("span", { class: "bar-track", "aria-hidden": "true" }, length),
      h("span", { class: "bar-points" }, `+${points}`),
    );
  }

  function suggestion(whatIf) {
    const { score, severity, message } = whatIf;
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "what-if", onclick: () => edit((it) => changed(it, whatIf)) },
        h("span", { class: "what-if-text" }, message),
        h("span", { class: "chip", "data-severity": severity, "aria-hidden": "true" }, score),
      ),
    );
  }

  return {
    sections: [adds, lowers],
    render({ explanation, report }) {
      const isOpen = explanation.narrowings !== undefined;
      adds.hidden = isOpen;
      lowers.hidden = isOpen;
      if (isOpen) {
        // Of a score that is not known yet, nothing can be said of this kind.
        return;
      }
      write(driver, explanation.driver.message);
      const { contributions, what_ifs: whatIfs, next_lower_band: nextBand } = explanation;
      adds.hidden = contributions.length === 0;
      bars.replaceChildren(...contributions.map(bar));
      write(next, nextBand?.message ?? "");
      next.hidden = nextBand === null;
      // A change that rounding swallows is true, and of no help to somebody who wants a lower score.
      const items = whatIfs.filter(({ score }) => score !== report.score).map(suggestion);
      const hadFocus = lowers.contains(lowers.getRootNode().activeElement);
      list.replaceChildren(...items.slice(0, FIRST));
      if (items.length === 0) {
        list.append(h("li", { class: "nothing" }, t("lowersNothing")));
      }
      rest.replaceChildren(...items.slice(FIRST));
      restBlock.hidden = items.length <= FIRST;
      write(more, format(t("more"), { count: rest.children.length }));
      if (hadFocus && !lowers.contains(lowers.getRootNode().activeElement)) {
        // The pressed suggestion is gone; the best of the new ones is what comes next.
        (list.querySelector("button") ?? heading).focus();
      }
    },
  };
}

/** The request after one of the changes that the core suggests, by the field that it names. */
function changed(model, { field, to }) {
  if (field === "mitigation") {
    return withMitigation(model, to);
  }
  if (field === "exploit_maturity") {
    return withMaturity(model, to);
  }
  return withFactor(model, field.slice("factors.".length), to);
}
