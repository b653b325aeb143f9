//! Every format that a threat model can be written in, by its name.

use crate::threat_composer;
use aivss_core::{Error, named};
use aivss_threat_model::ThreatModel;
use aivss_threat_model::export::ExportFormat;
use alloc::string::String;

named! {
    /// A format that a threat model can be written in: one of the threat model's own
    /// [formats](ExportFormat), or the file of another tool.
    ThreatModelFormat, "export format" {
        /// The whole report in Markdown, with the diagram in Mermaid.
        Markdown = "markdown" / "Markdown",
        /// The whole report as one web page, with the diagram as a picture. Needs the feature `html`.
        [feature = "html"] Html = "html" / "HTML",
        /// The document itself.
        Json = "json" / "JSON",
        /// The threat register as a table.
        Csv = "csv" / "CSV",
        /// A file for AWS Threat Composer, version 1.
        ThreatComposer = "threat-composer" / "Threat Composer",
        /// The diagram of data flows and trust zones for Mermaid.
        Mermaid = "mermaid" / "Mermaid",
        /// The same for Graphviz.
        Graphviz = "graphviz" / "Graphviz",
    }
}

impl ThreatModelFormat {
    /// The threat model's own format, for all but those of other tools.
    const fn own(self) -> Option<ExportFormat> {
        Some(match self {
            Self::Markdown => ExportFormat::Markdown,
            #[cfg(feature = "html")]
            Self::Html => ExportFormat::Html,
            Self::Json => ExportFormat::Json,
            Self::Csv => ExportFormat::Csv,
            Self::Mermaid => ExportFormat::Mermaid,
            Self::Graphviz => ExportFormat::Graphviz,
            Self::ThreatComposer => return None,
        })
    }

    /// The usual ending of such a file's name, without a dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self.own() {
            Some(own) => own.extension(),
            None => "tc.json",
        }
    }

    /// A model in this format.
    ///
    /// # Errors
    ///
    /// `export.limit`, of [`threat_composer::export`] only.
    pub fn write(self, model: &ThreatModel) -> Result<String, Error> {
        match self.own() {
            Some(own) => Ok(own.write(model)),
            None => threat_composer::export(model),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All formats of the threat model have the same name here, and one more is Threat Composer's.
    #[test]
    fn the_formats_of_the_threat_model_are_all_there_under_their_names() {
        let own = ThreatModelFormat::ALL.iter().filter_map(|format| {
            let own = format.own()?;
            assert_eq!((format.as_str(), format.name()), (own.as_str(), own.name()));
            Some(own)
        });
        assert!(own.eq(ExportFormat::ALL.iter().copied()));
        assert_eq!(ThreatModelFormat::ALL.len(), ExportFormat::ALL.len() + 1);
    }
}
