//! The JSON Schemas of what this crate reads, as data.

use aivss_core::wire::Schema;

/// Of an [agent report](crate::agent_report).
pub const REPORT_SCHEMA: Schema =
    Schema { name: "report", text: include_str!("../schemas/report.schema.json") };

/// Of a [threat model](crate::ThreatModel).
pub const THREAT_MODEL_SCHEMA: Schema =
    Schema { name: "threat-model", text: include_str!("../schemas/threat-model.schema.json") };
