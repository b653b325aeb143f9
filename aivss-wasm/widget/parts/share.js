// Taking the score elsewhere: as one line, as a link, as JSON, as Markdown.
import { h, icon, unique, write } from "../dom.js";

const COPY = "M9 9h10v11H9z M5 15V4h10";

export function share({ model, t, link }) {
  const id = unique("line");
  const line = h("textarea", { id, class: "line", readonly: true, rows: "4", spellcheck: "false" });
  const status = h("p", { class: "copy-status", role: "status" });
  const byHand = h("textarea", { class: "line", readonly: true, rows: "8", "aria-label": t("copyByHand"), hidden: true });
  let view;

  async function copy(text) {
    byHand.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = t("copied");
    } catch {
      // Pages without permission, or without a secure origin: the text is there to be taken by hand.
      status.textContent = t("copyByHand");
      byHand.value = text;
      byHand.hidden = false;
      byHand.select();
      byHand.focus();
    }
  }
  const button = (key, text) =>
    h("button", { type: "button", class: "quiet", "data-copy": key, onclick: () => copy(text()) }, icon(COPY), t(key));
  const linkButton = button("copyLink", () => link());
  const root = h(
    "section",
    { class: "panel-part share" },
    h("h3", {}, t("share")),
    h("label", { class: "hidden-text", for: id }, t("line")),
    line,
    h(
      "div",
      { class: "buttons" },
      button("copyLine", () => view.text),
      linkButton,
      button("copyJson", () => JSON.stringify(view.report, null, 2)),
      button("copyMarkdown", () => model.core.markdown({ ...view.request, name: view.title }).markdown),
    ),
    status,
    byHand,
  );
  return {
    root,
    render(now) {
      view = now;
      linkButton.hidden = link() === null;
      if (line.value !== now.text) {
        line.value = now.text;
        write(status, "");
        byHand.hidden = true;
      }
    },
  };
}
