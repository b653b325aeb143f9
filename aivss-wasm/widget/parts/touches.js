// Where the profile touches the standards: core risks and MAESTRO's layers, as the core ranks them.
import { h } from "../dom.js";
import { format } from "../strings.js";

/** So many are shown: those that lack the fewest of their high-impact factors. */
const SHOWN = 5;

export function touches({ t }) {
  const list = h("ul", { class: "touches", role: "list" });
  const root = h(
    "section",
    { class: "panel-part", part: "core-risks" },
    h("h3", {}, t("touches")),
    h("p", { class: "hint" }, t("touchesHint")),
    list,
  );

  function risk({ name, layers, present, absent }) {
    const counts = { present: present.length, all: present.length + absent.length };
    return h(
      "li",
      { class: "touch" },
      h("span", { class: "touch-name" }, name),
      h("span", { class: "touch-count" }, format(t("touchesCount"), counts)),
      h("span", { class: "touch-layers" }, layers.join(" ")),
    );
  }

  return {
    root,
    render({ explanation }) {
      const risks = explanation.core_risks.slice(0, SHOWN);
      root.hidden = risks.length === 0;
      list.replaceChildren(...risks.map(risk));
    },
  };
}
