//! A threat model for other eyes and other tools: reports, tables, diagrams, another tool's file.
//!
//! ```
//! use aivss_threat_model::{ExportFormat, ThreatModel};
//!
//! let text = r#"{"schema": "aivss-threat-model/1", "components": [{"id": "CO-1", "name": "Invoice agent"}]}"#;
//! let model = ThreatModel::from_json(text)?;
//! assert!(model.to_mermaid().contains(r#"CO_1["Invoice agent"]"#));
//! let format: ExportFormat = "csv".parse()?;
//! assert!(format.write(&model)?.starts_with("id,name,statement"));
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! One model gives one text. What somebody wrote stays text in every format, whatever markup it holds;
//! figures come from [`rule`](aivss_core::rule) and from the assessments.

mod content;
mod csv;
mod diagram;
mod format;
mod graphviz;
#[cfg(feature = "html")]
mod html;
mod markdown;
mod mermaid;
mod page;
#[cfg(feature = "html")]
mod picture;
mod threat_composer;

pub use format::ExportFormat;
pub use threat_composer::{Imported, LeftOut};

/// A line of somebody's text: what would reorder or hide what stands around it becomes visible, the rest
/// stays. A tab is a blank to all that read these formats.
fn shown(line: &str) -> alloc::string::String {
    let parts: alloc::vec::Vec<_> =
        line.split('\t').map(|part| alloc::format!("{}", aivss_core::Printable(part))).collect();
    parts.join("\t")
}
