//! Documents of the AIVSS 1.0 candidate: the input of an assessment, and its report.
//!
//! An input gives one exploit path of one finding: a CVSS vector, an extension vector, the evidence behind every
//! metric, and what a decision takes. Its report says the severity, the effect class and how soon to act.
//!
//! ```
//! use aivss_core::candidate::Input;
//!
//! let text = r#"{
//!   "finding_id": "F-1", "path_id": "F-1-P1", "risk_category": "ASI01",
//!   "cvss_vector": "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N",
//!   "aivss_vector": "AIVSS:1.0/LC:I/CP:S/AP:C/SR:R/EX:M/PT:M/CA:X/TD:X",
//!   "agentic_applicability": {
//!     "model_directed_goal_pursuit": true, "action_selection_or_sequencing": true,
//!     "rationale": "the agent plans and picks its tools", "evidence_refs": ["design"]
//!   },
//!   "metric_evidence": {
//!     "LC": {"rationale": "mail is summarised", "evidence_refs": ["trace 7"]},
//!     "CP": {"rationale": "one conversation", "evidence_refs": ["trace 7"]},
//!     "AP": {"rationale": "one principal", "evidence_refs": ["design"]},
//!     "SR": {"rationale": "the filter is never asked", "evidence_refs": ["proof"],
//!            "method": "deterministic-proof", "deterministic_outcome": "success"},
//!     "EX": {"rationale": "two pinned tools", "evidence_refs": ["manifest"]},
//!     "PT": {"rationale": "pinned, not attested", "evidence_refs": ["contract"]},
//!     "CA": {"rationale": "not looked at", "evidence_refs": ["none"], "ceiling_defined": null,
//!            "coverage_complete": null, "fail_closed": null, "bypass_demonstrated": null},
//!     "TD": {"rationale": "not looked at", "evidence_refs": ["none"], "retrieval_tested": null,
//!            "ordered_actions_reconstructable": null, "affected_principals_bounded": null,
//!            "required_fields_complete": null, "integrity_protected": null, "retention_verified": null}
//!   },
//!   "evidence": {"poc": true},
//!   "include_decision": false,
//!   "provenance": {"assessor_kind": "human", "assessed_at": "2026-09-01T09:30:00+02:00"}
//! }"#;
//! let input = Input::from_json(text)?;
//! let report = input.assess()?;
//! assert_eq!(report.severity().to_string(), "5.5"); // CVSS-BTE with E:P from the evidence
//! assert_eq!(report.effect_class().as_str(), "A1");
//! assert!(report.to_json().contains(r#""aivss_version": "1.0""#));
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! Source: AIVSS 1.0 candidate, input and report schemas 1.0, calculator 1.0.1 (repository of the AIVSS project's
//! lead, Apache-2.0; facts used, wording ours).

mod decision_request;
mod finding;
mod input;
mod part;
mod reading;
mod reliability_data;
mod report;
mod risk_category;
mod text;
mod verification;

pub use decision_request::{DECISION_FIELDS, DecisionRequest};
pub use finding::CandidateFinding;
pub use input::{
    INPUT_FIELDS, Input, METRIC_KEYS, MetricEvidence, MetricStatement, ReliabilityRecord,
};
pub use part::{Applicability, AssessorKind, Provenance};
pub use reading::CandidateReading;
pub use reliability_data::reliability_value;
pub use report::{Difference, Report, ReportReading};
pub use risk_category::{
    AsiCategory, MAESTRO_EXTENDED, MaestroExtension, RiskCategory, layer_name,
};
pub use verification::CandidateVerification;
