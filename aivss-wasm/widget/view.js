// The inside of the element: its parts put together, and one way from an edit to what is shown.
import { h, unique, write } from "./dom.js";
import { endsOf, span } from "./ends.js";
import { BLANK } from "./model.js";
import { agent } from "./parts/agent.js";
import { learn } from "./parts/learn.js";
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
   *   link: () => string | null,
   * }} settings
   */
  constructor({ model, strings, changed, refused, reset, link }) {
    this.model = model;
    this.changed = changed;
    this.refused = refused;
    this.t = (key) => strings[key] ?? key;
    this.context = {
      model,
      t: this.t,
      edit: (change) => this.settle(model.edit(change), model.text),
      load: (input, name) => this.load(input, name),
      refitted: ({ request, ...changes }) => {
        this.settle(model.load(request, model.name), model.text);
        this.toolbar.tell(changes);
      },
      reset,
      link,
    };
    this.toolbar = toolbar(this.context);
    this.live = h("output", { class: "hidden-text", role: "status", "aria-live": "polite" });
    this.summary = this.makeSummary();
    this.vulnerability = vulnerability(this.context);
    const score = result(this.context);
    /** What shows the model, each by `render`. */
    this.parts = [this.vulnerability, this.toolbar, score];
    this.form = h("div", { class: "form" }, section(this.vulnerability), this.summary.root);
    this.panel = h(
      "div",
      { class: "panel", part: "panel", role: "group", "aria-label": this.t("result"), tabindex: "-1" },
      score.root,
      ...score.more,
    );
    this.root = h(
      "div",
      { class: "calculator", part: "calculator", role: "group", "aria-label": this.t("title") },
      this.toolbar.root,
      this.toolbar.banner,
      h("div", { class: "columns" }, this.form, this.panel),
      this.live,
    );
  }

  /** Adds what the first frame does not show: the questions, and the rest of the panel. */
  finish() {
    const { context } = this;
    this.vulnerability.finish();
    const inputs = [agent(context), threat(context), method(context)];
    this.summary.root.before(...inputs.map(section));
    const why = reasons(context);
    const next = learn(context);
    const others = [touches(context), share(context)];
    // What to judge next stands right below the score that it would narrow.
    this.panel.firstElementChild.after(next.root);
    this.panel.append(...why.sections, ...others.map(({ root }) => root));
    this.parts.push(...inputs, next, why, ...others);
    this.render();
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

  /** Takes a text from outside: a compact form or a vector. Whether it was taken. */
  load(input, name) {
    return this.settle(this.model.load(input, name), input);
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
    return error === null;
  }

  refuse(error, input) {
    this.toolbar.refuse(error);
    this.refused(input, error);
  }

  /**
   * The first frame has the score and what stands beside it; the rest comes with the next one. A page that
   * is not shown has no frames, and gets all of it at once.
   */
  complete(done) {
    const finish = () => {
      this.finish();
      done();
    };
    if (document.hidden) {
      finish();
    } else {
      requestAnimationFrame(() => setTimeout(finish));
    }
  }

  render() {
    const { model } = this;
    const { request, explanation, report, text } = model;
    const title = model.name || (this.toolbar.nameOf(text) ?? this.t("untitled"));
    const view = { request, explanation, report, text, title, method: model.method() };
    for (const part of this.parts) {
      part.render(view);
    }
    const { low, high, lowBand, highBand, isOne } = endsOf(report);
    const [score, severity] = [span(this.t, low, high), span(this.t, lowBand, highBand)];
    this.summary.root.dataset.severity = highBand;
    write(this.summary.score, isOne ? low : `${low} – ${high}`);
    write(this.summary.band, severity);
    write(this.live, format(this.t("announce"), { score, severity }));
    this.root.toggleAttribute("data-blank", text === BLANK);
  }
}

/** One card of the form. */
function section({ title, hint, aside, body }) {
  const id = unique("section");
  const head = h("div", { class: "section-head" }, h("h2", { id }, title), aside, hint && h("p", { class: "hint" }, hint));
  // No landmarks: a page with two elements would have each of them twice.
  return h("div", { class: "section", role: "group", "aria-labelledby": id }, head, ...body);
}
