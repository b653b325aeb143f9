// What nobody has judged yet: what would narrow the ends most, and what each answer would leave.
import { h, write } from "../dom.js";
import { span } from "../ends.js";
import { withAnswer } from "../model.js";
import { format } from "../strings.js";

/** So many inputs are shown at first; those that narrow the ends alike are all as good. */
const FIRST = 3;

export function learn({ t, edit }) {
  const advice = h("p", { class: "next-band" });
  const list = h("ul", { class: "learn", role: "list" });
  const rest = h("ul", { class: "learn", role: "list" });
  const more = h("summary", {});
  const restBlock = h("details", { class: "rest" }, more, rest);
  const heading = h("h3", { tabindex: "-1" }, t("learn"));
  const root = h("section", { class: "panel-part", part: "unknown" }, heading, h("p", { class: "hint" }, t("learnHint")), advice, list, restBlock);

  function answer(field, { value, look_for: seen, score_low: low, score_high: high, severity_high: severity }) {
    return h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "what-if", onclick: () => edit((it) => withAnswer(it, field, value)) },
        h("span", { class: "what-if-text" }, h("b", {}, t(`answer.${value}`) === `answer.${value}` ? value : t(`answer.${value}`)), seen === null ? "" : ` ${seen}`),
        h("span", { class: "chip", "data-severity": severity }, span(t, low, high)),
      ),
    );
  }

  function input({ field, name, answers }) {
    return h("li", {}, h("p", { class: "learn-name" }, name), h("ul", { class: "what-ifs", role: "list" }, ...answers.map((it) => answer(field, it))));
  }

  return {
    root,
    render({ explanation: { narrowings, advice: sentence } }) {
      root.hidden = narrowings === undefined;
      const hadFocus = root.contains(root.getRootNode().activeElement);
      const items = (narrowings ?? []).map(input);
      write(advice, sentence ?? "");
      list.replaceChildren(...items.slice(0, FIRST));
      rest.replaceChildren(...items.slice(FIRST));
      restBlock.hidden = items.length <= FIRST;
      write(more, format(t("more"), { count: rest.children.length }));
      if (hadFocus && !root.hidden) {
        // The pressed answer is gone; the first of what is left is what comes next.
        (list.querySelector("button") ?? heading).focus();
      }
    },
  };
}
