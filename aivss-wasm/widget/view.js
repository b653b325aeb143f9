// The inside of the element: its parts put together, and one way from an edit to what is shown.
import { h, unique, write } from "./dom.js";
import { BLANK } from "./model.js";
import { agent } from "./parts/agent.js";
import { method } from "./parts/method.js";
import { reasons } from "./parts/reasons.js";
import { result } from "./parts/result.js";
import { share } from "./parts/share.js";
import { threat } from "./parts/threat.js";
import { touches } from "./parts/touches.js";
import { toolbar } from "./parts/toolbar.js";
import { vulnerability } from "./parts/vulnerability.js";
import { format } from "./strings.js";

export class View {
  /**
   * @param {{
   *   model: import("./model.js").Model, strings: Record<string, string>,
   *   changed: () => void, refused: (input: string, error: object) => void, reset: () => void,
   * }} settings
   */
  constructor({ model, strings, changed, refused, reset }) {
    this.model = model;
    this.changed = changed;
    this.refused = refused;
    this.t = (key) => strings[key] ?? key;
    const context = {
      model,
      t: this.t,
      edit: (change) => this.settle(model.edit(change), model.text),
      load: (input, name) => this.load(input, name),
      refitted: ({ request, raised }) => {
        this.settle(model.load(request, model.name), model.text);
        this.toolbar.tell(raised);
      },
      reset,
    };
    this.toolbar = toolbar(context);
    this.method = method(context);
    this.inputs = [vulnerability, agent, threat].map((part) => part(context));
    this.result = result(context);
    this.reasons = reasons(context);
    this.touches = touches(context);
    this.share = share(context);
    this.live = h("output", { class: "hidden-text", role: "status", "aria-live": "polite" });
    this.summary = this.makeSummary();
    this.root = this.assemble();
  }

  assemble() {
    const sections = this.inputs.map(({ title, hint, aside, body }) => {
      const id = unique("section");
      return h(
        "section",
        { class: "section", "aria-labelledby": id },
        h(
          "header",
          { class: "section-head" },
          h("h2", { id }, title),
          aside,
          h("p", { class: "hint" }, hint),
        ),
        ...body,
      );
    });
    this.panel = h(
      "aside",
      { class: "panel", part: "panel", "aria-label": this.t("result"), tabindex: "-1" },
      this.result.root,
      ...this.result.more,
      ...this.reasons.sections,
      this.touches.root,
      this.share.root,
    );
    return h(
      "div",
      { class: "calculator", part: "calculator", role: "group", "aria-label": this.t("title") },
      this.toolbar.root,
      this.toolbar.banner,
      h("div", { class: "columns" }, h("div", { class: "form" }, ...sections, this.methodSection(), this.summary.root), this.panel),
      this.live,
    );
  }

  methodSection() {
    const id = unique("section");
    return h(
      "section",
      { class: "section", "aria-labelledby": id },
      h("header", { class: "section-head" }, h("h2", { id }, this.t("method"))),
      this.method.root,
    );
  }

  /** On small screens: beside the form the score stays in sight, and leads to how it came about. */
  makeSummary() {
    const score = h("strong", { class: "summary-score" });
    const band = h("span", { class: "summary-band" });
    const root = h(
      "div",
      { class: "summary" },
      h("span", { class: "summary-name" }, "AIVSS"),
      score,
      band,
      h(
        "button",
        { type: "button", class: "quiet", onclick: () => this.toResult() },
        this.t("toResult"),
      ),
    );
    return { root, score, band };
  }

  toResult() {
    this.panel.focus({ preventScroll: true });
    this.panel.scrollIntoView({ block: "start" });
  }

  /** Takes a text from outside: a compact form or a vector. */
  load(input, name) {
    this.settle(this.model.load(input, name), input);
  }

  /** After every edit: shows what is, and says what was refused. */
  settle(error, input) {
    this.render();
    if (error !== null) {
      this.refuse(error, input);
    } else {
      this.toolbar.clear();
      this.changed();
    }
  }

  refuse(error, input) {
    this.toolbar.refuse(error);
    this.refused(input, error);
  }

  /**
   * The first frame has the score and what stands beside it; what lies below the screen comes with the
   * next one. A page that is not shown has no frames, and gets all of it at once.
   */
  complete(done) {
    if (document.hidden) {
      done();
      return;
    }
    this.root.toggleAttribute("data-early", true);
    requestAnimationFrame(() => {
      setTimeout(() => {
        this.root.removeAttribute("data-early");
        done();
      });
    });
  }

  render() {
    const { model } = this;
    const { request, explanation, report, text } = model;
    const title = model.name || (this.toolbar.nameOf(text) ?? this.t("untitled"));
    const view = { request, explanation, report, text, title, method: model.method() };
    for (const part of [...this.inputs, this.method, this.toolbar, this.result, this.reasons, this.touches, this.share]) {
      part.render(view);
    }
    const { score, severity } = report;
    this.summary.root.dataset.severity = severity;
    write(this.summary.score, score);
    write(this.summary.band, severity);
    write(this.live, format(this.t("announce"), { score, severity }));
    this.root.toggleAttribute("data-blank", text === BLANK);
  }
}
