/**
 * Exact scoring of AI-agent vulnerabilities: OWASP AIVSS and CVSS v4.0, without floating point.
 *
 * Decimals come as strings with their exact digits. What is refused comes back as data with a stable
 * code; only misuse (a wrong kind of argument, a call before `init`) throws.
 */

/** A method: the current release, the superseded one, and a proposal. */
export type MethodId = "owasp-0.8" | "owasp-0.5" | "uplift-only";
/** Values of the rubric alone (0, 0.5, 1 and the multipliers of the tables), or any in their range. */
export type Domain = "rubric" | "estimated";
/** The ten factors of AIVSS v0.8 or those of v0.5. */
export type FactorSetId = "0.8" | "0.5";
/** A band of CVSS v4.0 and AIVSS. */
export type Severity = "None" | "Low" | "Medium" | "High" | "Critical";
export type ExploitMaturity = "attacked" | "proof_of_concept" | "unreported";
export type Mitigation = "none_or_weak" | "partial" | "strong";
/** Which metric groups count in a CVSS v4.0 score. */
export type Nomenclature = "CVSS-B" | "CVSS-BT" | "CVSS-BE" | "CVSS-BTE";
export type CvssGroup = "Base" | "Threat" | "Environmental" | "Supplemental";
/** A decimal with its exact digits, as `1.0088`. */
export type Decimal = string;
/** A number with at most four decimals, or the same as text. */
export type Numeric = number | string;

/** How a factor's value came to be known, or that nobody observed it. */
export type ObservationStatus = "observed" | "operator-supplied" | "not-applicable" | "unobserved";

/**
 * A factor, 0 to 1. One that nobody observed is `"X"` or `"unknown"`, or an object whose `value` is null and that says
 * why; what an object says beside the value never moves a score.
 */
export type FactorInput =
  | Numeric
  | { value?: Numeric | null; status?: ObservationStatus | (string & {}); source?: string; reason?: string };

/** What to score. Names of methods, factors and words are taken in any published spelling. */
export interface Request {
  /** What is scored; echoed. At most 200 characters. */
  name?: string;
  /** What to know of it; echoed. At most 4,000 characters. */
  comment?: string;
  /** Left out: `owasp-0.8`. */
  method?: MethodId | (string & {});
  /** Left out: `rubric`. */
  domain?: Domain | (string & {});
  /** Left out: the method's own. */
  factor_set?: FactorSetId | (string & {});
  /** A CVSS v4.0 vector or score, or both, which then have to agree. */
  cvss: Numeric | { vector: string; score?: Numeric } | { vector?: string; score: Numeric };
  /** Ten factors, or the factor vector `AIVSS:0.8/AU:X/TO:0.5/...`; left out only beside `aars`. */
  factors?: Record<string, FactorInput> | string;
  /** A printed AARS, 0 to 10, in place of factors (`owasp-0.5`, rubric). */
  aars?: Numeric;
  /** Left out: the vector's E, else `proof_of_concept`. */
  exploit_maturity?: ExploitMaturity | "unknown" | (string & {});
  /** ThM, 0 to 2. */
  threat_multiplier?: Numeric;
  /** Left out: `none_or_weak`. */
  mitigation?: Mitigation | "unknown" | (string & {});
  /** MF, 0 to 1. */
  mitigation_factor?: Numeric;
}

/** Why an input was refused. */
export interface Failure {
  /** Stable, for programs. */
  code: ErrorCode;
  /** The offending field, as `factors.opacity`; empty when the whole input is meant. */
  path: string;
  /** One lowercase sentence. */
  message: string;
}

/** What a call gives: data under the call's own name, or why there is none. */
export type Outcome<Name extends string, Data> =
  | ({ ok: true } & { [Key in Name]: Data })
  | { ok: false; error: Failure };

/** A factor in a report; null where it is unknown, with what the request says of it. */
export interface ReportedFactor<Value> {
  key: string;
  name: string;
  value: Value;
  status?: ObservationStatus;
  source?: string;
  reason?: string;
}

export interface Report {
  name?: string;
  /** One decimal, rounded once, half up. */
  score: Decimal;
  severity: Severity;
  /** Only a report of unknown inputs has them: see `BoundsReport`. */
  bounds?: undefined;
  method: { id: MethodId; version: string; source: string };
  domain: Domain;
  factor_set: FactorSetId | null;
  cvss: { score: Decimal; severity: Severity; vector: string | null; nomenclature: Nomenclature | null };
  /** In the order of the set; empty for a printed AARS. */
  factors: ReportedFactor<Decimal>[];
  factor_sum: Decimal | null;
  threat_multiplier: {
    value: Decimal;
    exploit_maturity: ExploitMaturity | null;
    origin: "given" | "vector" | "default";
  };
  mitigation_factor: { value: Decimal; mitigation: Mitigation | null; origin: "given" | "default" } | null;
  aars: Decimal;
  /** What the equation gives, before rounding and cap. */
  raw: Decimal;
  /** Whether the cap at 10.0 acted. */
  capped: boolean;
  steps: { quantity: string; expression: string; with_numbers: string; value: Decimal }[];
  notes: { code: string; message: string }[];
  comment?: string;
  /** The figures once more as binary floats, for charts. */
  numbers: {
    score: number;
    cvss: number;
    factor_sum: number | null;
    threat_multiplier: number;
    mitigation_factor: number | null;
    aars: number;
    raw: number;
  };
}

/** The two ends of each figure, exact: no value of the unknown inputs gives less or more. */
export interface Bounds {
  /** False; where every input is known there is a `Report`. */
  complete: boolean;
  score_low: Decimal;
  score_high: Decimal;
  severity_low: Severity;
  severity_high: Severity;
  factor_sum_low: Decimal | null;
  factor_sum_high: Decimal | null;
  threat_multiplier_low: Decimal;
  threat_multiplier_high: Decimal;
  mitigation_factor_low: Decimal | null;
  mitigation_factor_high: Decimal | null;
  aars_low: Decimal;
  aars_high: Decimal;
  raw_low: Decimal;
  raw_high: Decimal;
  /** What nobody observed: keys of factors, `exploit_maturity`, `mitigation`. */
  unobserved: string[];
  message: string;
}

/** What a request gives in which inputs are unknown: both ends of its score. `"bounds" in report` tells it apart. */
export interface BoundsReport {
  name?: string;
  /** Null unless both ends are equal. */
  score: Decimal | null;
  /** Null unless both ends are in one band. */
  severity: Severity | null;
  bounds: Bounds;
  method: Report["method"];
  domain: Domain;
  factor_set: FactorSetId | null;
  cvss: Report["cvss"];
  factors: ReportedFactor<Decimal | null>[];
  compact: string;
  notes: Report["notes"];
  comment?: string;
  numbers: {
    score_low: number;
    score_high: number;
    cvss: number;
    aars_low: number;
    aars_high: number;
    raw_low: number;
    raw_high: number;
  };
}

/** What would narrow the bounds, the input first that is sure to narrow them most. */
export interface BoundsExplanation {
  report: BoundsReport;
  /** The difference between the ends before they are rounded and capped. */
  width: Decimal;
  advice: string | null;
  narrowings: {
    /** `factors.<key>`, `exploit_maturity` or `mitigation`. */
    field: string;
    name: string;
    /** The widest interval that is left, whatever the answer. */
    left: Decimal;
    answers: {
      value: string;
      /** What to see in a system to which the answer applies; null where the value's name says it. */
      look_for: string | null;
      score_low: Decimal;
      score_high: Decimal;
      severity_low: Severity;
      severity_high: Severity;
    }[];
  }[];
}

export interface Explanation {
  report: Report;
  /** Only an explanation of bounds has them. */
  narrowings?: undefined;
  driver: { driver: "technology" | "deployment"; message: string };
  /** What each factor adds, largest first. */
  contributions: { key: string; name: string; value: Decimal; points: Decimal }[];
  /** What one change at a time would give. */
  what_ifs: { field: string; from: string; to: string; score: Decimal; severity: Severity; message: string }[];
  next_lower_band: {
    band: Severity;
    reduction: Decimal | null;
    half_steps: number | null;
    score: Decimal;
    among: string[];
    message: string;
  } | null;
  /** The core risks whose high-impact factors the profile has; no part of the score. */
  core_risks: { key: string; name: string; layers: LayerId[]; present: string[]; absent: string[] }[];
  below_cvss: { cvss: Decimal; uplift_only: Decimal | null } | null;
}

export type LayerId = "L1" | "L2" | "L3" | "L4" | "L5" | "L6" | "L7";
export type MitigationKind = "preventive" | "detective" | "corrective" | "deterrent";

/** What is asked of the catalogs: a list with filters, one record, or the records that hold every word. */
export type CatalogQuestion =
  | {
      /** `atlas` only where the module was built with the feature of that name. */
      list:
        | "layers" | "threats" | "mitigations" | "risks" | "asi" | "llm-2025" | "llm-2026" | "mcp" | "skills" | "nhi"
        | "cwe" | "aiuc-1" | "aicm" | "atlas" | "scenarios" | "errata"; // the module as built here carries none of "llm-2025" to "atlas"
      layer?: string;
      kind?: MitigationKind;
      for?: string;
      without?: MitigationKind;
      set?: "core" | "extended" | "unnumbered" | "blind_spot" | "quickstart";
    }
  | { show: string }
  | { search: string }
  /** The links from a list or from a record to a list, or to all lists. */
  | { crosswalk: string; to?: string };

/** A record of the catalogs; what its kind does not have is left out. */
export interface CatalogEntry {
  entry:
    | "layer" | "threat" | "mitigation" | "core_risk" | "asi" | "llm" | "mcp" | "skill" | "nhi" | "weakness"
    | "requirement" | "control" | "aicm_control" | "tactic" | "technique" | "atlas_mitigation" | "scenario" | "erratum";
  id: string;
  name: string;
  aliases?: string[];
  /** Left out for the lists that have names only. */
  description?: string;
  choice?: string;
  rank?: number;
  set?: string;
  severity?: Severity;
  abstraction?: "pillar" | "class" | "base" | "variant" | "category";
  status?: "mandatory" | "optional" | "retired";
  months?: number;
  confirmed?: boolean;
  function?: "prevent" | "detect" | "respond";
  form?: "technical" | "process" | "policy";
  confidence?: "high" | "medium";
  review?: "OK" | "P1" | "P2";
  maturity?: "feasible" | "demonstrated" | "realized";
  replaced_by?: string;
  /** The requirement, domain or technique that the record is part of. */
  part_of?: string;
  kind?: MitigationKind;
  scope?: string;
  layers?: (LayerId | "CL")[];
  /** How a threat is marked in each of these layers; `plain` is a mark without a legend. */
  marks?: ("primary" | "secondary" | "plain")[];
  components?: string[];
  questions?: string[];
  preventive?: string[];
  detective?: string[];
  indicators?: string[];
  factors?: string[];
  /** True where the document names all ten factors for a core risk, and `factors` above all. */
  all_factors?: true;
  threats?: string[];
  /** Threats that v0.5 calls related to a core risk, beside those that it maps. */
  related_threats?: string[];
  mitigations?: string[];
  controls?: string[];
  tactics?: string[];
  techniques?: string[];
  core_risks?: string[];
  related_core_risks?: string[];
  /** The core risk that an entry of the ASI Top 10 or AIUC-1 belongs to first. */
  primary?: string;
  secondary?: string[];
  asi?: string[];
  asi_primary?: string[];
  chain?: { place: string; what: string }[];
  /** What crosswalks link to the record beyond these fields, list by list; only where one record was asked for. */
  links?: { list: string; ids: string[] }[];
  source: string;
}

/** One end of a link; without a name where the catalogs know the id only. */
export interface CatalogElement {
  list: string;
  id: string;
  name?: string;
}

/** A link of a crosswalk; what its document does not say is left out. */
export interface CatalogLink {
  from: CatalogElement;
  to: CatalogElement;
  tier?: "primary" | "secondary" | "supporting" | "related" | "originating" | "foundational" | "hardening";
  confidence?: "high" | "medium" | "unreviewed";
  review?: "OK" | "P1" | "P2";
  /** What the document prints where it is no name of the linked element. */
  printed?: string;
  source: string;
}

export interface CatalogAnswer {
  /** A search gives the best first. */
  entries: CatalogEntry[];
  /** Whether no record holds every word of a search, so that these hold as many as any does. */
  partial?: true;
  /** The words of a search that no record holds, nor another phrase for them. */
  unmatched?: string[];
  /** The links of a crosswalk. */
  links?: CatalogLink[];
}

export interface AgentReport {
  name: string;
  summary: string | null;
  assessment: {
    name: string;
    version: string | null;
    assessor: string | null;
    date: string | null;
    notes: string | null;
    bands: { severity: Severity; findings: number }[];
    findings: { id: string; title: string | null; report: Report; compact: string }[];
  };
  layers: {
    id: LayerId;
    name: string;
    state: "mapped" | "uncertain" | "not_applicable";
    tag: string;
    note: string;
    components: string[];
    threats: { id: string; name: string; description: string }[];
    controls: { id: string; name: string; kind: MitigationKind }[];
    missing: {
      threat: string;
      kind: MitigationKind;
      message: string;
      candidates: { id: string; name: string; kind: MitigationKind }[];
    }[];
  }[];
  sources: string[];
}

export interface CvssMetricValue {
  readonly metric: string;
  readonly name: string;
  readonly group: CvssGroup;
  readonly value: string;
  readonly value_name: string;
}

export interface Cvss {
  /** Canonical. */
  vector: string;
  /** From all groups that the vector gives. */
  score: Decimal;
  severity: Severity;
  nomenclature: Nomenclature;
  macro_vector: string;
  /** Of each nomenclature, CVSS-B first. */
  scores: { nomenclature: Nomenclature; score: Decimal; severity: Severity }[];
  /** Those that have a value, in the order of the vector. */
  metrics: CvssMetricValue[];
}

export interface CvssBatch {
  /** The score of each vector from all of its groups; NaN where it was refused. */
  scores: Float64Array;
  /** Why, for each that was refused. */
  errors: ({ index: number } & Failure)[];
}

/** A request in its canonical spelling, without what was left to defaults. */
export interface CanonicalRequest {
  name?: string;
  comment?: string;
  method: MethodId;
  domain: Domain;
  factor_set?: FactorSetId;
  cvss: { vector: string } | { score: Decimal };
  /** `X` where one is unknown. */
  factors?: Record<string, Decimal>;
  aars?: Decimal;
  exploit_maturity?: ExploitMaturity | "unknown";
  threat_multiplier?: Decimal;
  mitigation?: Mitigation | "unknown";
  mitigation_factor?: Decimal;
}

export interface Compact {
  /** One line that holds all that decides the score; it fits a URL fragment. */
  text: string;
  request: CanonicalRequest;
}

export interface Methods {
  version: string;
  spec_version: string;
  methods: {
    id: MethodId;
    version: string;
    title: string;
    source: string;
    equation: { quantity: string; expression: string }[];
    factor_sets: Record<Domain, FactorSetId[]>;
    threat_multipliers: { exploit_maturity: ExploitMaturity; value: Decimal }[];
    mitigation_factors: { mitigation: Mitigation; value: Decimal }[];
    takes_printed_aars: boolean;
  }[];
  /** With what 0.0, 0.5 and 1.0 mean for each factor. */
  factor_sets: { id: FactorSetId; factors: { key: string; name: string; anchors: [string, string, string] }[] }[];
}

export interface Vocabulary {
  severities: { severity: Severity; floor: Decimal }[];
  domains: Domain[];
  exploit_maturities: { key: ExploitMaturity; name: string; token: string }[];
  assumed_exploit_maturity: ExploitMaturity;
  mitigations: { key: Mitigation; name: string; token: null }[];
  /** Each factor with its two letters in the compact form and its key in every set; null where a set lacks it. */
  factors: { code: string; keys: Record<FactorSetId, string | null> }[];
  cvss_metrics: {
    metric: string;
    name: string;
    group: CvssGroup;
    mandatory: boolean;
    values: { value: string; name: string }[];
  }[];
  error_codes: ErrorCode[];
  default_method: MethodId;
}

/** Where the module is: an address, a response, its bytes, or the compiled module. */
export type WasmSource = string | URL | globalThis.Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/**
 * Compiles the module; needed once before any other call, and not at all with `aivss/node`. Without an
 * argument the file is found beside the package's own; give its address where a CDN or bundler has moved it.
 */
export function init(source?: WasmSource): Promise<void>;

/** Scores a request, given as an object, as JSON, or as a compact form; or bounds its score where inputs are unknown. */
export function score(request: Request | string): Outcome<"report", Report | BoundsReport>;
/** Scores a request and explains the score, or what would narrow its bounds. */
export function explain(request: Request | string): Outcome<"explanation", Explanation | BoundsExplanation>;
/** Checks a request and gives both of its spellings: the compact form and the fields. */
export function compact(request: Request | string): Outcome<"compact", Compact>;
/** Looks something up in the catalogs: MAESTRO's layers, threats and mitigations, core risks, errata. */
export function catalog(question: CatalogQuestion | string): Outcome<"catalog", CatalogAnswer>;
/** Scores an agent report: `aivss schema report` describes its form. */
export function report(document: object | string): Outcome<"agent_report", AgentReport>;
/** The same as Markdown; the page in HTML is made by the command, by Rust and by Python. */
export function reportMarkdown(document: object | string): Outcome<"markdown", string>;
/** Reads and scores a CVSS v4.0 vector. */
export function cvss(vector: string): Outcome<"cvss", Cvss>;
/** Scores many vectors at once: a list, or one text with a vector on each line. */
export function cvssBatch(vectors: readonly string[] | string): CvssBatch;
/** The score of a request as Markdown, for tickets and wikis. */
export function markdown(request: Request | string): Outcome<"markdown", string>;
/** The methods and factor sets. */
export function methods(): { ok: true; methods: Methods };
/** The words of a request: bands, maturities, strengths, CVSS metrics, error codes. */
export function vocabulary(): { ok: true; vocabulary: Vocabulary };
/** The version of the library. */
export function version(): string;
/** The version of AIVSS that the default method implements. */
export function specVersion(): string;

/** Every code that a failure can have. */
export type ErrorCode =
  | "input.unreadable"
  | "request.too_large"
  | "request.incomplete"
  | "request.syntax"
  | "field.type"
  | "field.unknown"
  | "field.duplicate"
  | "field.missing"
  | "field.conflict"
  | "field.too_long"
  | "number.invalid"
  | "number.places"
  | "number.range"
  | "cvss.too_long"
  | "cvss.version"
  | "cvss.prefix"
  | "cvss.syntax"
  | "cvss.metric_unknown"
  | "cvss.metric_missing"
  | "cvss.metric_repeated"
  | "cvss.metric_order"
  | "cvss.value_unknown"
  | "cvss.conflict"
  | "compact.too_long"
  | "compact.notation"
  | "compact.version"
  | "compact.syntax"
  | "core_risk.unknown"
  | "catalog.unknown"
  | "catalog.reserved"
  | "rule.unknown"
  | "catalog.conflict"
  | "certainty.unknown"
  | "layer.conflict"
  | "severity.unknown"
  | "report.mismatch"
  | "report_format.unknown"
  | "finding.duplicate"
  | "model.version"
  | "entity.kind_unknown"
  | "entity.unknown"
  | "entity.full"
  | "id.invalid"
  | "reference.kind"
  | "reference.dangling"
  | "reference.used"
  | "link.exists"
  | "link.unknown"
  | "export.limit"
  | "date.invalid"
  | "method.unknown"
  | "domain.unknown"
  | "factor_set.unknown"
  | "factor_set.not_allowed"
  | "factor.unknown"
  | "factor.not_in_set"
  | "factor.duplicate"
  | "factor.missing"
  | "factors.syntax"
  | "factor.off_rubric"
  | "observation.unknown"
  | "exploit_maturity.unknown"
  | "threat_multiplier.off_table"
  | "threat_multiplier.conflict"
  | "mitigation.unknown"
  | "mitigation_factor.off_table"
  | "mitigation_factor.conflict"
  | "mitigation.not_allowed"
  | "aars.not_allowed"
  | "aars.conflict"
  | "extension.prefix"
  | "extension.version"
  | "extension.syntax"
  | "extension.metric_unknown"
  | "extension.metric_missing"
  | "extension.metric_repeated"
  | "extension.metric_order"
  | "extension.metric_withdrawn"
  | "extension.value_unknown"
  | "extension.appended"
  | "extension.unpaired"
  | "field.blank"
  | "risk_category.unknown"
  | "assessor_kind.unknown"
  | "applicability.not_given"
  | "family.mismatch"
  | "effect_class.unknown"
  | "evidence.count_invalid"
  | "evidence.bound_mismatch"
  | "evidence.conflict"
  | "evidence.cve_required"
  | "evidence.undecided"
  | "evidence.method_unknown"
  | "evidence.epss_incomplete"
  | "decision.value_unknown"
  | "decision.cve_invalid"
  | "decision.cve_required"
  | "decision.kev_unstated"
  | "decision.vulnrichment_missing"
  | "decision.conflict"
  | "decision.point_missing"
  | "decision.source_missing"
  | "decision.time_missing"
  | "time.invalid"
  | "priority.level_unknown"
  | "ssvc.syntax"
  | "ssvc.key_unknown"
  | "ssvc.key_repeated"
  | "ssvc.point_missing"
  | "ssvc.value_unknown";
