//! The arguments of `aivss catalog`, and the question to the library that they make.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use aivss_core::Error;
use aivss_core::value::Value;
use aivss_core::wire::{CatalogQuery, EntryList};
use clap::{Args, Subcommand, ValueEnum};

pub(crate) const EXAMPLES: &str = "\
Examples:
  aivss catalog threats --layer L3
  aivss catalog mitigations --for T5 --kind detective
  aivss catalog threats --set core --without detective
  aivss catalog show T2
  aivss catalog search prompt injection
  aivss catalog mitigations --format csv > mitigations.csv";

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogCommand {
    /// MAESTRO's seven layers
    Layers(CatalogOutput),
    /// Threats: T1 to T47, blind spots, and those of the quickstart
    Threats {
        /// Only those marked in this layer: L1 to L7, its name, or CL for what crosses layers
        #[arg(long)]
        layer: Option<String>,
        /// Only those against which the catalog has no mitigation of this kind
        #[arg(long, value_name = "KIND")]
        without: Option<String>,
        /// Only those of core, extended, unnumbered, blind_spot or quickstart
        #[arg(long)]
        set: Option<String>,
        #[command(flatten)]
        output: CatalogOutput,
    },
    /// The playbook's 118 mitigations
    Mitigations {
        /// Only those of this layer: L1 to L7, its name, or CL for what crosses layers
        #[arg(long)]
        layer: Option<String>,
        /// preventive, detective, corrective or deterrent
        #[arg(long)]
        kind: Option<String>,
        /// Only those cited for this threat
        #[arg(long = "for", value_name = "ID")]
        threat: Option<String>,
        #[command(flatten)]
        output: CatalogOutput,
    },
    /// The ten AIVSS core risks
    Risks {
        /// Only those placed in this layer
        #[arg(long)]
        layer: Option<String>,
        #[command(flatten)]
        output: CatalogOutput,
    },
    /// OWASP's Top 10 for agentic applications
    Asi(CatalogOutput),
    /// Scenarios that cross layers
    Scenarios {
        /// Only those that go through this layer
        #[arg(long)]
        layer: Option<String>,
        #[command(flatten)]
        output: CatalogOutput,
    },
    /// Contradictions in the sources, and what was chosen
    Errata(CatalogOutput),
    /// One record: a layer, threat, mitigation, core risk, ASI entry, scenario or erratum
    Show {
        /// T2, L3-P1, L4, CL, tool_misuse, ASI05, pattern-6, E13
        id: String,
        #[command(flatten)]
        output: CatalogOutput,
    },
    /// Records that hold every word, or the most words, the best first
    Search {
        /// Words, in any order and case
        #[arg(required = true)]
        words: Vec<String>,
        #[command(flatten)]
        output: CatalogOutput,
    },
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct CatalogOutput {
    /// How to print
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub(crate) format: CatalogFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CatalogFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For spreadsheets; lists in a cell are separated by blanks
    Csv,
    /// For tickets and wikis
    Markdown,
}

impl CatalogCommand {
    pub(crate) fn format(&self) -> CatalogFormat {
        match self {
            Self::Layers(output)
            | Self::Asi(output)
            | Self::Errata(output)
            | Self::Threats { output, .. }
            | Self::Mitigations { output, .. }
            | Self::Risks { output, .. }
            | Self::Scenarios { output, .. }
            | Self::Show { output, .. }
            | Self::Search { output, .. } => output.format,
        }
    }

    /// The question in the library's own terms, refused in its own words.
    pub(crate) fn query(&self) -> Result<CatalogQuery, Error> {
        let mut fields = Vec::new();
        let mut field = |name: &'static str, text: Option<&str>| {
            fields.extend(text.map(|text| (name.into(), Value::Text(text.to_owned().into()))));
        };
        let list = |list: EntryList| Some(list.as_str());
        match self {
            Self::Layers(_) => field("list", list(EntryList::Layers)),
            Self::Asi(_) => field("list", list(EntryList::Asi)),
            Self::Errata(_) => field("list", list(EntryList::Errata)),
            Self::Threats { layer, without, set, .. } => {
                field("list", list(EntryList::Threats));
                field("layer", layer.as_deref());
                field("without", without.as_deref());
                field("set", set.as_deref());
            }
            Self::Mitigations { layer, kind, threat, .. } => {
                field("list", list(EntryList::Mitigations));
                field("layer", layer.as_deref());
                field("kind", kind.as_deref());
                field("for", threat.as_deref());
            }
            Self::Risks { layer, .. } => {
                field("list", list(EntryList::Risks));
                field("layer", layer.as_deref());
            }
            Self::Scenarios { layer, .. } => {
                field("list", list(EntryList::Scenarios));
                field("layer", layer.as_deref());
            }
            Self::Show { id, .. } => field("show", Some(id)),
            Self::Search { words, .. } => field("search", Some(&words.join(" "))),
        }
        CatalogQuery::from_value(Value::Object(fields))
    }
}
