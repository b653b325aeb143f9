// The score on its scale: an arc whose length is told in points of the score, so that nothing is computed.
import { svg, unique, write } from "../dom.js";
import { endsOf, span } from "../ends.js";

const ARC = "M 18 118 A 102 102 0 0 1 222 118";

export function gauge({ model, t }) {
  const scale = "10";
  const bands = model.words.severities.filter(({ severity }) => severity !== "None");
  // Each band reaches up to the floor of the next one; the lower ones lie on top of the higher ones.
  const ends = bands.map((band, index) => ({ ...band, end: bands[index + 1]?.floor ?? scale })).reverse();
  const arc = (attributes) => svg("path", { d: ARC, pathLength: scale, fill: "none", ...attributes });
  const tracks = ends.map(({ severity, end }) =>
    arc({ class: "track", "data-severity": severity, "stroke-dasharray": `${end} ${scale}` }),
  );
  // Up to the greatest score; what lies on it, up to the least, is certain.
  const reach = arc({ class: "reach", "stroke-dasharray": `0 ${scale}` });
  const fill = arc({ class: "fill", "stroke-dasharray": `0 ${scale}` });
  const path = unique("arc");
  // With its decimal: a nine that lies on its side is a six.
  const ticks = bands.slice(1).map(({ floor }) =>
    svg(
      "text",
      { class: "tick", dy: "-15" },
      svg("textPath", { href: `#${path}`, startOffset: floor, "text-anchor": "middle" }, floor),
    ),
  );
  const figure = svg("text", { class: "figure", x: "120", y: "104", "text-anchor": "middle" });
  const band = svg("text", { class: "band", x: "120", y: "132", "text-anchor": "middle" });
  const drawing = svg(
    "svg",
    { class: "gauge", viewBox: "0 0 240 140", role: "img", part: "gauge" },
    svg("defs", {}, arc({ id: path })),
    ...tracks,
    reach,
    fill,
    ...ticks,
    figure,
    band,
  );
  return {
    root: drawing,
    render({ report }) {
      const { low, high, lowBand, highBand, isOne } = endsOf(report);
      const bands = span(t, lowBand, highBand);
      drawing.dataset.severity = highBand;
      drawing.setAttribute("aria-label", `${t("gauge")}: ${span(t, low, high)}, ${bands}`);
      fill.dataset.severity = lowBand;
      fill.setAttribute("stroke-dasharray", `${low} ${scale}`);
      fill.toggleAttribute("data-empty", lowBand === "None");
      reach.setAttribute("stroke-dasharray", `${isOne ? "0" : high} ${scale}`);
      reach.toggleAttribute("data-empty", isOne || highBand === "None");
      figure.toggleAttribute("data-ends", !isOne);
      write(figure, isOne ? low : `${low} – ${high}`);
      write(band, bands);
    },
  };
}
