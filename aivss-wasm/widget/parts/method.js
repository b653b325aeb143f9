// Method, domain and factor set: which equation scores, and which values it takes.
import { h, unique } from "../dom.js";
import { refit } from "../model.js";
import { choices } from "./choices.js";

/** @param {{ model: object, t: Function, refitted: (change: ReturnType<typeof refit>) => void }} context */
export function method({ model, t, refitted }) {
  const id = unique("method");
  const select = h(
    "select",
    { id, onchange: () => refitted(refit(model, { method: select.value })) },
    ...model.methods.map((entry) => h("option", { value: entry.id }, entry.id)),
  );
  const domain = choices({
    label: t("domain"),
    className: "inline",
    options: model.words.domains.map((value) => ({ value, label: t(`domain.${value}`) })),
    onchange: (value) => refitted(refit(model, { domain: value })),
  });
  const set = choices({
    label: t("factorSet"),
    className: "inline",
    options: model.factorSets.map(({ id: value }) => ({ value, label: t(`factorSet.${value}`) })),
    onchange: (value) => refitted(refit(model, { set: value })),
  });
  const title = h("p", { class: "method-title" });
  const root = h(
    "div",
    { class: "method" },
    h("div", { class: "field inline" }, h("label", { for: id }, t("method")), select),
    domain.root,
    set.root,
    title,
  );
  return {
    title: t("method"),
    body: [root],
    render({ request, method: entry }) {
      select.value = request.method;
      domain.set(request.domain);
      const sets = entry.factor_sets[request.domain];
      set.show(sets);
      set.root.hidden = sets.length < 2;
      set.set(request.factor_set);
      title.textContent = entry.title;
    },
  };
}
