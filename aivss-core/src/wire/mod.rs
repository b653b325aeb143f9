//! The boundary that every surface shares: a request in, an outcome out, as data and as JSON.
//!
//! # Request
//!
//! ```
//! let outcome = aivss_core::wire::score_json(r#"{
//!     "name": "Zscaler MCP Server",
//!     "domain": "estimated", "factor_set": "0.5",
//!     "cvss": {"score": "8.5"},
//!     "factors": {
//!         "Autonomy of Action": 0.60, "Goal-Driven Planning": 0.50, "Self-Modification": 0.10,
//!         "Dynamic Tool Use": 0.80, "Persistent Memory": 0.30, "Contextual Awareness": 0.70,
//!         "Dynamic Identity": 0.60, "Multi-Agent Interactions": 0.40, "Non-Determinism": 0.50,
//!         "Opacity & Reflexivity": 0.40
//!     },
//!     "threat_multiplier": 1.05, "mitigation_factor": 0.85
//! }"#);
//! assert!(outcome.starts_with(r#"{"ok":true,"#));
//! assert!(outcome.contains(r#""score":"7.9","severity":"High""#));
//! assert!(outcome.contains(r#""aars":"0.77175""#));
//! ```
//!
//! | field | value | when left out |
//! |---|---|---|
//! | `cvss` | CVSS v4.0 vector or score (0.0-10.0, one decimal), or `{"vector", "score"}` with one or both | an error |
//! | `factors` | object of ten factors, each 0-1, in any published spelling | an error, unless `aars` is given |
//! | `aars` | a printed AARS, 0-10, in place of factors (`owasp-0.5`, rubric) | |
//! | `method` | `owasp-0.8`, `owasp-0.5` or `uplift-only` | `owasp-0.8` |
//! | `domain` | `rubric` or `estimated` | `rubric` |
//! | `factor_set` | `0.8` or `0.5` | the method's own |
//! | `exploit_maturity` | `attacked`, `proof_of_concept` or `unreported` | the vector's E, else `proof_of_concept` |
//! | `threat_multiplier` | ThM, 0-2 | the maturity's |
//! | `mitigation` | `none`, `partial` or `strong` | `none` |
//! | `mitigation_factor` | MF, 0-1 | the strength's |
//! | `name`, `comment` | what is scored and what to know of it, echoed | |
//!
//! Numbers may be JSON numbers or strings, with at most four decimals. Unknown fields, repeated keys,
//! nulls without a reason and missing factors are refused. Whatever reads such a request from text also takes the
//! [compact form](crate::compact) of one.
//!
//! A factor may be an object: its `value`, a `status` (`observed`, `operator-supplied`, `not-applicable`,
//! `unobserved`), a `source` and a `reason`, which move no score and are echoed. A factor that nobody observed
//! is `X`, `unknown` or a null with a reason, an exploit maturity or mitigation `X` or `unknown`. `factors` may
//! also be a [factor vector](crate::factor::vector) in one text.
//!
//! # Outcome
//!
//! `{"ok": true, "report": {...}}` or `{"ok": false, "error": {"code", "path", "message"}}`. A report
//! gives decimals as strings with their exact digits, and the same once more as plain numbers under
//! `numbers`. While inputs are unknown it has [`bounds`](crate::request::BoundsReportData): both ends of each
//! figure and what is unobserved, beside a `score` that is null unless the ends are equal.

pub mod batch;
mod candidate;
mod catalog;
mod methods;
mod schema;
mod verbs;
mod vocabulary;

pub use candidate::{
    candidate_json, candidate_markdown_json, decide_json, reliability_json, verify_candidate_json,
};
pub use catalog::{
    CatalogData, CatalogFilter, CatalogQuery, CrosswalkFrom, ElementData, EntryData, EntryList,
    LinkData, LinkedList, StepEntry, catalog_json, query_catalog,
};
pub use methods::{
    EquationEntry, FactorEntry, FactorSetEntry, FactorSetsByDomain, MethodEntry, MethodsReport,
    MitigationFactorEntry, ThreatMultiplierEntry, methods, methods_json,
};
pub use schema::{
    ASSESSMENT_SCHEMA, CANDIDATE_INPUT_SCHEMA, CANDIDATE_REPORT_SCHEMA, REQUEST_SCHEMA, Schema,
};
pub use verbs::{compact_json, cvss_json, document_json, explain_json, markdown_json, score_json};
pub use vocabulary::{
    CvssMetricEntry, CvssValueEntry, FactorKeys, FactorKeysEntry, NamedEntry, SeverityEntry,
    Vocabulary, vocabulary, vocabulary_json,
};
