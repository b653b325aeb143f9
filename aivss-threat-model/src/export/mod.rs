//! A threat model for other eyes and other tools: reports, tables, diagrams.
//!
//! ```
//! use aivss_threat_model::ThreatModel;
//! use aivss_threat_model::export::ExportFormat;
//!
//! let text = r#"{"schema": "aivss-threat-model/1", "components": [{"id": "CO-1", "name": "Invoice agent"}]}"#;
//! let model = ThreatModel::from_json(text)?;
//! assert!(model.to_mermaid().contains(r#"CO_1["Invoice agent"]"#));
//! let format: ExportFormat = "csv".parse()?;
//! assert!(format.write(&model).starts_with("id,name,statement"));
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! One model gives one text. What people wrote stays text in every format, whatever markup it holds;
//! figures come from [`rule`](aivss_core::rule) and from the assessments.

mod csv;
mod diagram;
mod format;
mod report;

pub use format::ExportFormat;
pub use report::Chapter;

/// A line that people wrote: what would reorder or hide the text around it becomes visible, the rest
/// stays. A tab is a blank to all readers of these formats.
fn shown(line: &str) -> alloc::string::String {
    let parts: alloc::vec::Vec<_> =
        line.split('\t').map(|part| alloc::format!("{}", aivss_core::Printable(part))).collect();
    parts.join("\t")
}
