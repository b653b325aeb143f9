// Where the profile touches the standards: MAESTRO's layers and the core risks, as the core ranks them.
import { h, write } from "../dom.js";
import { format } from "../strings.js";

/** So many risks are shown at first: those that lack the fewest of their high-impact factors. */
const FIRST = 5;

/** @param {{ model: import("../model.js").Model, t: (key: string) => string }} context */
export function touches({ model, t }) {
  const strip = h("ol", { class: "layers", role: "list", "aria-label": t("touchesLayers") });
  const list = h("ul", { class: "touches", role: "list" });
  const rest = h("ul", { class: "touches", role: "list" });
  const more = h("summary", {});
  const restBlock = h("details", { class: "rest" }, more, rest);
  const root = h(
    "section",
    { class: "panel-part", part: "core-risks" },
    h("h3", {}, t("touches")),
    h("p", { class: "hint" }, t("touchesHint")),
    strip,
    list,
    restBlock,
  );
  let layers = [];

  function makeLayers() {
    layers = model.core.catalog({ list: "layers" }).catalog.entries.map(({ id, name }) => {
      const state = h("span", { class: "hidden-text" });
      const item = h("li", { class: "layer", title: name }, id, h("span", { class: "hidden-text" }, ` ${name}`), state);
      return { id, item, state };
    });
    strip.replaceChildren(...layers.map(({ item }) => item));
  }

  function risk({ name, layers, present, absent }) {
    const counts = { present: present.length, all: present.length + absent.length };
    return h(
      "li",
      { class: "touch" },
      h("span", { class: "touch-name" }, name),
      h("span", { class: "touch-layers" }, layers.join(" ")),
      h("span", { class: "touch-count" }, format(t("touchesCount"), counts)),
    );
  }

  return {
    root,
    render({ explanation: { core_risks: risks = [] } }) {
      root.hidden = risks.length === 0;
      if (root.hidden) {
        return;
      }
      if (layers.length === 0) {
        makeLayers();
      }
      for (const { id, item, state } of layers) {
        const here = risks.filter((risk) => risk.layers.includes(id));
        const touched = here.some(({ absent }) => absent.length === 0) ? "fully" : here.length > 0 ? "partly" : "not";
        item.dataset.touched = touched;
        write(state, `: ${t(`touched.${touched}`)}`);
      }
      list.replaceChildren(...risks.slice(0, FIRST).map(risk));
      rest.replaceChildren(...risks.slice(FIRST).map(risk));
      restBlock.hidden = risks.length <= FIRST;
      write(more, format(t("more"), { count: rest.children.length }));
    },
  };
}
