//! The JSON Schemas of everything that the library reads, as data.

use aivss_core::wire::{
    ASSESSMENT_SCHEMA, CANDIDATE_INPUT_SCHEMA, CANDIDATE_REPORT_SCHEMA, REQUEST_SCHEMA, Schema,
};
use aivss_threat_model::format::{REPORT_SCHEMA, THREAT_MODEL_SCHEMA};

/// Every schema: of a [request](aivss_core::request::Request), of an assessment
/// [document](aivss_core::document::Document), of an [agent report](aivss_threat_model::agent_report), of the
/// report formats that AIVSS v0.8 and v0.5 define (Appendix A), of a threat model,
/// and of inputs and reports of the AIVSS 1.0 candidate.
pub const SCHEMAS: &[Schema] = &[
    REQUEST_SCHEMA,
    ASSESSMENT_SCHEMA,
    REPORT_SCHEMA,
    Schema { name: "owasp-0.8", text: include_str!("../schemas/owasp-0.8-report.schema.json") },
    Schema { name: "owasp-0.5", text: include_str!("../schemas/owasp-0.5-report.schema.json") },
    THREAT_MODEL_SCHEMA,
    CANDIDATE_INPUT_SCHEMA,
    CANDIDATE_REPORT_SCHEMA,
];
