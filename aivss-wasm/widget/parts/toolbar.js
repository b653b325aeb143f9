// The row above everything: examples, reset, print, and what was refused.
import { examples } from "../../dist/examples.js";
import { h, icon, prose, unique } from "../dom.js";
import { format } from "../strings.js";

const RESET = "M4 12a8 8 0 1 0 3-6.2M4 4v5h5";
const PRINT = "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z";

export function toolbar({ t, load, reset }) {
  const id = unique("example");
  const option = ({ name }, index) => h("option", { value: String(index) }, name);
  const isPage = ({ comment }) => comment !== undefined;
  const options = examples.map(option);
  const of = (label, filter) =>
    h("optgroup", { label }, ...options.filter((_, index) => filter(examples[index])));
  const select = h(
    "select",
    {
      id,
      onchange: () => {
        const { value, name } = examples[select.value];
        load(value, name);
      },
    },
    h("option", { value: "" }, t("examplePlaceholder")),
    of(t("exampleGroup"), (it) => !isPage(it)),
    of(t("directoryGroup"), isPage),
  );
  const message = h("span", { class: "message-text" });
  const code = h("code", { class: "refusal-code" });
  const dismiss = h("button", { type: "button", class: "quiet", onclick: () => leave() }, t("dismiss"));
  const banner = h("div", { class: "banner", role: "alert" });
  /** Where a person was when the banner came. */
  let origin;
  const root = h(
    "div",
    { class: "toolbar", part: "toolbar" },
    h("div", { class: "field inline" }, h("label", { for: id }, t("example")), select),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", class: "quiet", onclick: reset }, icon(RESET), t("reset")),
      h("button", { type: "button", class: "quiet print", onclick: () => print() }, icon(PRINT), t("print")),
    ),
  );

  function clear() {
    banner.replaceChildren();
    delete banner.dataset.kind;
  }

  /** The pressed button goes with the banner; whoever pressed it goes on where it came up. */
  function leave() {
    clear();
    (origin?.isConnected ? origin : select).focus();
  }

  function show(kind, ...parts) {
    origin = root.getRootNode().activeElement;
    banner.dataset.kind = kind;
    banner.replaceChildren(h("span", { class: "message" }, ...parts), dismiss);
  }

  return {
    root,
    banner,
    /** Says why an input was refused. */
    refuse(error) {
      code.textContent = error.code;
      message.replaceChildren(...prose(error.message));
      show("refused", h("strong", {}, t("refused")), message, code);
    },
    /** Says what another method or domain changed in the request. */
    tell({ raised, dropped, assumed }) {
      const sentence = (key, names) => (names.length === 0 ? null : h("span", {}, format(t(key), { list: names.join(", ") })));
      const sentences = [sentence("raised", raised), sentence("dropped", dropped), sentence("unjudged", assumed)];
      if (sentences.some((it) => it !== null)) {
        show("told", ...sentences);
      } else {
        clear();
      }
    },
    clear,
    render({ text }) {
      const index = examples.findIndex(({ value }) => value === text);
      select.value = index < 0 ? "" : String(index);
    },
    /** What an example is called, if the line is that of one. */
    nameOf: (text) => examples.find(({ value }) => value === text)?.name,
  };
}
