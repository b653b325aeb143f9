// Exploit maturity and mitigation: words with their multipliers, or numbers in the estimated domain.
import { h } from "../dom.js";
import { maturityOf, withMaturity, withMitigation, withMitigationFactor, withThreatMultiplier } from "../model.js";
import { format } from "../strings.js";
import { choices, numberField } from "./choices.js";

export function threat({ model, t, edit }) {
  const { exploit_maturities, assumed_exploit_maturity, mitigations } = model.words;
  const assumed = format(t("assumed"), { name: t(`maturityName.${assumed_exploit_maturity}`) });
  const maturity = choices({
    label: t("maturity"),
    hint: t("maturityHint"),
    className: "described",
    options: [
      { value: "", label: t("notGiven"), note: assumed },
      ...exploit_maturities.map(({ key }) => ({
        value: key,
        label: t(`maturityName.${key}`),
        note: t(`maturity.${key}`),
      })),
      { value: "unknown", label: t("unknown"), note: t("maturity.unknown") },
    ],
    onchange: (value) => edit((it) => withMaturity(it, value)),
  });
  const multiplier = numberField({
    label: t("multiplier"),
    hint: t("multiplierHint"),
    onchange: (value) => edit((it) => withThreatMultiplier(it, value)),
  });
  const mitigation = choices({
    label: t("mitigation"),
    hint: t("mitigationHint"),
    className: "described",
    options: [
      ...mitigations.map(({ key, name }) => ({ value: key, label: name, note: t(`mitigation.${key}`) })),
      { value: "unknown", label: t("unknown"), note: t("mitigation.unknown") },
    ],
    onchange: (value) => edit((it) => withMitigation(it, value)),
  });
  const factor = numberField({
    label: t("mitigationFactor"),
    hint: t("mitigationFactorHint"),
    onchange: (value) => edit((it) => withMitigationFactor(it, value)),
  });
  const mitigationBlock = h("div", { class: "block" }, mitigation.root, factor.root);

  return {
    title: t("threat"),
    hint: t("threatHint"),
    aside: null,
    body: [h("div", { class: "block" }, maturity.root, multiplier.root), mitigationBlock],
    render({ request, method }) {
      for (const { exploit_maturity, value } of method.threat_multipliers) {
        maturity.tag(exploit_maturity, `× ${value}`);
      }
      for (const { mitigation: key, value } of method.mitigation_factors) {
        mitigation.tag(key, `× ${value}`);
      }
      const isEstimated = request.domain === "estimated";
      const { threat_multiplier: thm, mitigation_factor: mf } = request;
      maturity.set(thm === undefined ? (maturityOf(model) ?? "") : null);
      multiplier.root.hidden = !isEstimated;
      multiplier.set(thm ?? "");
      mitigationBlock.hidden = method.mitigation_factors.length === 0;
      mitigation.set(mf === undefined ? (request.mitigation ?? mitigations[0].key) : null);
      factor.root.hidden = !isEstimated;
      factor.set(mf ?? "");
    },
  };
}
