//! The JSON Schemas of what is read, as data.

/// A JSON Schema (draft 2020-12) with its name.
///
/// Schemas help editors and catch most mistakes; the library itself is stricter than a schema can be,
/// and its word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// What it describes, as `aivss schema` names it.
    pub name: &'static str,
    /// The schema's text.
    pub text: &'static str,
}

/// Every schema: of a [request](super::Request), of an assessment [document](crate::document::Document), of
/// an agent report, of the report formats that AIVSS v0.8 and v0.5 define (Appendix A), and with the feature
/// `threat-model` of a threat model.
pub const SCHEMAS: &[Schema] = &[
    Schema { name: "request", text: include_str!("../../schemas/request.schema.json") },
    Schema { name: "assessment", text: include_str!("../../schemas/assessment.schema.json") },
    Schema { name: "report", text: include_str!("../../schemas/report.schema.json") },
    Schema { name: "owasp-0.8", text: include_str!("../../schemas/owasp-0.8-report.schema.json") },
    Schema { name: "owasp-0.5", text: include_str!("../../schemas/owasp-0.5-report.schema.json") },
    #[cfg(feature = "threat-model")]
    Schema { name: "threat-model", text: include_str!("../../schemas/threat-model.schema.json") },
];
