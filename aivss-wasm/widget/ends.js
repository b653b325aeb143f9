// A score, or the two ends of one whose inputs are not all known, as every part of the sheet shows it.

/**
 * @param {import("../types/aivss.d.ts").Report | import("../types/aivss.d.ts").BoundsReport} report
 * @returns {{ low: string, high: string, lowBand: string, highBand: string, isOpen: boolean, isOne: boolean }}
 *   `isOpen` where an input is unknown, `isOne` where both ends are the same score
 */
export function endsOf({ score, severity, bounds }) {
  if (bounds === undefined) {
    return { low: score, high: score, lowBand: severity, highBand: severity, isOpen: false, isOne: true };
  }
  const { score_low: low, score_high: high, severity_low: lowBand, severity_high: highBand } = bounds;
  return { low, high, lowBand, highBand, isOpen: true, isOne: score !== null };
}

/** Both ends of a figure in words, or the one that they are. */
export function span(t, low, high) {
  return low === high ? low : t("span").replace("{low}", low).replace("{high}", high);
}

/** Both ends of one of the figures of bounds. */
export function spanOf(t, bounds, figure) {
  return span(t, bounds[`${figure}_low`], bounds[`${figure}_high`]);
}
