//! The formats by their names.

use crate::model::ThreatModel;
use aivss_core::named;
use alloc::string::String;

named! {
    /// A format of this crate that a threat model can be written in.
    ExportFormat, "export format" {
        /// The whole report in Markdown, with the diagram in Mermaid.
        Markdown = "markdown" / "Markdown",
        /// The whole report as one web page, with the diagram as a picture. Needs the feature `html`.
        [feature = "html"] Html = "html" / "HTML",
        /// The document itself.
        Json = "json" / "JSON",
        /// The threat register as a table.
        Csv = "csv" / "CSV",
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
            #[cfg(feature = "html")]
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Mermaid => "mmd",
            Self::Graphviz => "dot",
        }
    }

    /// A model in this format.
    #[must_use]
    pub fn write(self, model: &ThreatModel) -> String {
        match self {
            Self::Markdown => model.to_markdown(),
            #[cfg(feature = "html")]
            Self::Html => model.to_html(),
            Self::Json => model.to_json(),
            Self::Csv => model.to_csv(),
            Self::Mermaid => model.to_mermaid(),
            Self::Graphviz => model.to_graphviz(),
        }
    }
}
