// What is being scored: one request that the core has taken, and the edits that lead to another one.
// An edit that the core refuses changes nothing.

const PREFIX = "CVSS:4.0";

/** How a text begins that the core is asked about; it would take any other one for broken JSON. */
const BEGINNINGS = ["AIVSS-C:", "AIVSS:", "CVSS:", "{"];
const UNKNOWN_TEXT = {
  code: "request.syntax",
  path: "",
  message: "expected a CVSS vector that begins with `CVSS:4.0/`, an AIVSS line that begins with `AIVSS-C:1/`, or a request as JSON",
};

/** What a request says of a factor that nobody has judged. */
export const UNKNOWN = "X";
/** What it says of a maturity or a mitigation that is unknown. */
const UNKNOWN_WORD = "unknown";

/** No impact, and an agent of which nothing has been judged: what a new sheet shows. */
export const BLANK =
  "AIVSS-C:1/owasp-0.8/R/0.8/AU:X/TO:X/LA:X/CO:X/ND:X/OP:X/PE:X/ID:X/MA:X/SM:X/" +
  `${PREFIX}/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N`;

export class Model {
  /** @param {typeof import("../types/aivss.d.ts")} core */
  constructor(core) {
    this.core = core;
    this.words = core.vocabulary().vocabulary;
    ({ methods: this.methods, factor_sets: this.factorSets } = core.methods().methods);
    /** @type {import("../types/aivss.d.ts").CanonicalRequest} */
    this.request = undefined;
    this.explanation = undefined;
    /** The compact form. */
    this.text = "";
    /** What people call it; the compact form does not hold it. */
    this.name = "";
    this.vector = BLANK.slice(BLANK.indexOf(PREFIX));
  }

  /**
   * Takes a request, a compact form, or a CVSS vector, which replaces the one of the request.
   * @returns {import("../types/aivss.d.ts").Failure | null} why it was refused
   */
  load(input, name = "") {
    const given = typeof input === "string" ? input.trim() : input;
    if (typeof given === "string" && !BEGINNINGS.some((it) => given.startsWith(it))) {
      return UNKNOWN_TEXT;
    }
    const isVector = typeof given === "string" && given.startsWith("CVSS:");
    const request = isVector ? { ...this.request, cvss: { vector: given } } : given;
    if (isVector) {
      // Read by itself first, so that the refusal speaks of the vector alone.
      const read = this.core.cvss(given);
      if (!read.ok) {
        return read.error;
      }
    }
    const spelled = this.core.compact(request);
    if (!spelled.ok) {
      return spelled.error;
    }
    const explained = this.core.explain(spelled.compact.request);
    if (!explained.ok) {
      return explained.error;
    }
    this.request = spelled.compact.request;
    this.text = spelled.compact.text;
    this.explanation = explained.explanation;
    this.name = isVector ? this.name : (this.request.name ?? name);
    this.vector = this.request.cvss.vector ?? this.vector;
    return null;
  }

  /** @param {(model: Model) => object} change what to score next */
  edit(change) {
    return this.load(change(this), this.name);
  }

  get report() {
    return this.explanation?.report;
  }

  method(id = this.request.method) {
    return this.methods.find((method) => method.id === id);
  }

  factors(set = this.request.factor_set) {
    return this.factorSets.find(({ id }) => id === set)?.factors ?? [];
  }
}

/** The values of a vector by metric. @returns {Record<string, string>} */
export function metricsOf(vector) {
  return Object.fromEntries(vector.split("/").slice(1).map((pair) => pair.split(":")));
}

/** The request with one metric of its vector changed; X takes it out. */
export function withMetric(model, metric, value) {
  const values = { ...metricsOf(model.vector), [metric]: value };
  const pairs = model.words.cvss_metrics
    .filter((entry) => (values[entry.metric] ?? "X") !== "X")
    .map((entry) => `${entry.metric}:${values[entry.metric]}`);
  return { ...model.request, cvss: { vector: [PREFIX, ...pairs].join("/") } };
}

export function withFactor(model, key, value) {
  return { ...model.request, factors: { ...model.request.factors, [key]: value } };
}

/**
 * The request with its score from metrics or given by itself. A maturity that stands in the vector stays in
 * force without it, and goes back into it.
 */
export function withSource(model, source) {
  const { request, report, vector, words } = model;
  if (source === "score") {
    const next = { ...request, cvss: { score: report.cvss.score } };
    const stated = words.exploit_maturities.find(({ token }) => token === metricsOf(vector).E);
    return stated === undefined ? next : { ...next, exploit_maturity: stated.key };
  }
  const next = { ...model, request: { ...request, cvss: { vector } } };
  if (metricsOf(vector).E === undefined) {
    return next.request;
  }
  const { threat_multiplier } = request;
  const back = withMaturity(next, request.exploit_maturity ?? "");
  return threat_multiplier === undefined ? back : { ...back, threat_multiplier };
}

/** The request with one of the answers that the core lists for an unknown input, by the field that it names. */
export function withAnswer(model, field, value) {
  if (field === "mitigation") {
    return withMitigation(model, value);
  }
  return field === "exploit_maturity" ? withMaturity(model, value) : withFactor(model, field.slice("factors.".length), value);
}

/** The maturity that the request gives, beside its vector or in it; `unknown`, or undefined where it gives none. */
export function maturityOf({ request, words }) {
  const { E: token } = metricsOf(request.cvss.vector ?? "");
  return request.exploit_maturity ?? words.exploit_maturities.find((entry) => entry.token === token)?.key;
}

/**
 * The request with another maturity, or with none; it stands in the vector if it stood there before. A vector has no
 * way to say that it is unknown.
 */
export function withMaturity(model, key) {
  const { exploit_maturity, threat_multiplier, ...request } = model.request;
  const inVector = request.cvss.vector !== undefined && metricsOf(request.cvss.vector).E !== undefined;
  if (inVector && key === UNKNOWN_WORD) {
    return { ...withMetric({ ...model, request, vector: request.cvss.vector }, "E", "X"), exploit_maturity: key };
  }
  if (inVector) {
    const token = model.words.exploit_maturities.find((entry) => entry.key === key)?.token ?? "X";
    return withMetric({ ...model, request, vector: request.cvss.vector }, "E", token);
  }
  return key === "" ? request : { ...request, exploit_maturity: key };
}

export function withThreatMultiplier(model, value) {
  const cleared = withMaturity(model, "");
  return value === "" ? cleared : { ...cleared, threat_multiplier: value };
}

export function withMitigation(model, key) {
  const { mitigation, mitigation_factor, ...request } = model.request;
  return { ...request, mitigation: key };
}

export function withMitigationFactor(model, value) {
  const { mitigation, mitigation_factor, ...request } = model.request;
  return value === "" ? request : { ...request, mitigation_factor: value };
}

/**
 * The request under another method, domain or factor set, with what it cannot keep made to fit: factors under
 * their key in the new set, values between the rubric's steps raised to the next step, and multipliers only where they exist.
 * Whoever scores must hear of all that this changes.
 * @returns {{ request: object, raised: string[], dropped: string[], assumed: string[] }} `raised` names the factors whose
 *   value had to change, `dropped` what the new request has no place for, `assumed` the factors that were not there before
 */
export function refit(model, { method = model.request.method, domain = model.request.domain, set } = {}) {
  const entry = model.method(method);
  const sets = entry.factor_sets[domain];
  const wanted = set ?? model.request.factor_set;
  const factorSet = sets.includes(wanted) ? wanted : sets[0];
  const { threat_multiplier, mitigation, mitigation_factor, aars, ...kept } = model.request;
  const raised = [];
  const assumed = [];
  const left = new Map(model.factors().map((factor) => [factor.key, factor.name]));
  const factors = {};
  for (const { key, name } of model.factors(factorSet)) {
    const { keys } = model.words.factors.find((it) => it.keys[factorSet] === key);
    const before = keys[model.request.factor_set];
    left.delete(before);
    if (model.request.factors?.[before] === undefined) {
      assumed.push(name);
    }
    const value = model.request.factors?.[before] ?? UNKNOWN;
    factors[key] = domain === "rubric" && value !== UNKNOWN ? nextStep(value) : value;
    if (factors[key] !== value) {
      raised.push(`${name} ${value} → ${factors[key]}`);
    }
  }
  const request = { ...kept, method, domain, factor_set: factorSet, factors };
  const dropped = [];
  const keep = (fits, field, value, text) => {
    if (value !== undefined && fits) {
      request[field] = value;
    } else if (value !== undefined) {
      dropped.push(text);
    }
  };
  const isEstimated = domain === "estimated";
  const isMitigated = entry.mitigation_factors.length > 0;
  keep(isEstimated, "threat_multiplier", threat_multiplier, `ThM ${threat_multiplier}`);
  const mitigationName = model.words.mitigations.find(({ key }) => key === mitigation)?.name ?? mitigation;
  keep(isMitigated, "mitigation", mitigation, `MF ${mitigationName}`);
  keep(isMitigated && isEstimated, "mitigation_factor", mitigation_factor, `MF ${mitigation_factor}`);
  if (aars !== undefined && entry.takes_printed_aars && !isEstimated) {
    const { factors: _, factor_set: __, ...printed } = request;
    return { request: { ...printed, aars }, raised: [], dropped, assumed: [] };
  }
  if (aars !== undefined) {
    dropped.push(`AARS ${aars}`);
  }
  for (const [key, name] of left) {
    const value = model.request.factors?.[key];
    if (value !== undefined) {
      dropped.push(`${name} ${value}`);
    }
  }
  return { request, raised, dropped, assumed };
}

/** The rubric's steps; a value between two is no less than the upper one says. */
const STEPS = ["0.0", "0.5", "1.0"];

function nextStep(value) {
  return STEPS.find((step) => Number(value) <= Number(step)) ?? value;
}
