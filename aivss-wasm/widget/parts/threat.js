// Exploit maturity and mitigation: words with their multipliers, or numbers in the estimated domain.
import { h } from "../dom.js";
import { withMaturity, withMitigation, withMitigationFactor, withThreatMultiplier } from "../model.js";
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
    options: mitigations.map(({ key, name }) => ({ value: key, label: name, note: t(`mitigation.${key}`) })),
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
    render({ request, report, method }) {
      for (const { exploit_maturity, value } of method.threat_multipliers) {
        maturity.tag(exploit_maturity, `× ${value}`);
      }
      for (const { mitigation: key, value } of method.mitigation_factors) {
        mitigation.tag(key, `× ${value}`);
      }
      const { origin, exploit_maturity, value } = report.threat_multiplier;
      maturity.set(origin === "default" ? "" : exploit_maturity);
      const isEstimated = request.domain === "estimated";
      multiplier.root.hidden = !isEstimated;
      multiplier.set(origin !== "default" && exploit_maturity === null ? value : "");
      const mf = report.mitigation_factor;
      mitigationBlock.hidden = mf === null;
      mitigation.set(mf?.mitigation);
      factor.root.hidden = !isEstimated;
      factor.set(mf !== null && mf.mitigation === null ? mf.value : "");
    },
  };
}
