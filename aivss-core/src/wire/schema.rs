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

/// Of a [request](crate::request::Request).
pub const REQUEST_SCHEMA: Schema =
    Schema { name: "request", text: include_str!("../../schemas/request.schema.json") };

/// Of an [input](crate::candidate::Input) of the AIVSS 1.0 candidate, rebuilt from its facts.
pub const CANDIDATE_INPUT_SCHEMA: Schema = Schema {
    name: "aivss-1.0-input",
    text: include_str!("../../schemas/aivss-1.0-input.schema.json"),
};

/// Of a [report](crate::candidate::Report) of the AIVSS 1.0 candidate, rebuilt from its facts.
pub const CANDIDATE_REPORT_SCHEMA: Schema = Schema {
    name: "aivss-1.0-report",
    text: include_str!("../../schemas/aivss-1.0-report.schema.json"),
};

/// Of an assessment [document](crate::document::Document).
pub const ASSESSMENT_SCHEMA: Schema =
    Schema { name: "assessment", text: include_str!("../../schemas/assessment.schema.json") };
