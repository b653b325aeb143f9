//! The formats by their names.

use crate::ThreatModel;
use aivss_core::Error;
use aivss_core::named;
use alloc::string::String;

named! {
    /// A format that a threat model can be written in.
    ExportFormat, "export format" {
        /// The whole report in Markdown, with the diagram in Mermaid.
        Markdown = "markdown" / "Markdown",
        /// The whole report as one web page, with the diagram as a picture.
        Html = "html" / "HTML",
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

impl ExportFormat {
    /// The usual ending of such a file's name, without a dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::ThreatComposer => "tc.json",
            Self::Mermaid => "mmd",
            Self::Graphviz => "dot",
        }
    }

    /// A model in this format.
    ///
    /// # Errors
    ///
    /// `export.limit`, of [`ThreatModel::to_threat_composer`] only; `report_format.unknown` for HTML in a build
    /// without the feature `html`.
    pub fn write(self, model: &ThreatModel) -> Result<String, Error> {
        Ok(match self {
            Self::Markdown => model.to_markdown(),
            #[cfg(feature = "html")]
            Self::Html => model.to_html(),
            #[cfg(not(feature = "html"))]
            Self::Html => {
                return Err(Error::new(
                    aivss_core::ErrorCode::ReportFormatUnknown,
                    "this build of the library writes no HTML; its feature `html` does",
                ));
            }
            Self::Json => model.to_json(),
            Self::Csv => model.to_csv(),
            Self::ThreatComposer => model.to_threat_composer()?,
            Self::Mermaid => model.to_mermaid(),
            Self::Graphviz => model.to_graphviz(),
        })
    }
}
