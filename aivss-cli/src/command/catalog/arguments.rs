//! The arguments of `aivss catalog`, and the query of the library that they describe.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use aivss_core::Error;
use aivss_core::value::Value;
use aivss_core::wire::{CatalogQuery, EntryList};
use clap::{Args, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  aivss catalog threats --layer L3
  aivss catalog mitigations --for T5 --kind detective
  aivss catalog threats --set core --without detective
  aivss catalog show T2
  aivss catalog search prompt injection
  aivss catalog mitigations --format csv > mitigations.csv";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CatalogArguments {
    #[command(subcommand)]
    command: CatalogCommand,

    /// How to print
    #[arg(long, global = true, value_enum, default_value_t, help_heading = "Output")]
    pub(super) format: CatalogFormat,
}

#[derive(Debug, Subcommand)]
enum CatalogCommand {
    /// MAESTRO's seven layers
    Layers,
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
    },
    /// The ten AIVSS core risks
    Risks {
        /// Only those placed in this layer
        #[arg(long)]
        layer: Option<String>,
    },
    /// OWASP's Top 10 for agentic applications
    Asi,
    /// Scenarios that cross layers
    Scenarios {
        /// Only those that go through this layer
        #[arg(long)]
        layer: Option<String>,
    },
    /// Contradictions in the sources, and what was chosen
    Errata,
    /// One record: a layer, threat, mitigation, core risk, ASI entry, scenario or erratum
    Show {
        /// T2, L3-P1, L4, CL, tool_misuse, ASI05, pattern-6, E13
        id: String,
    },
    /// Records that hold every word, or the most words, the best first
    Search {
        /// Words, in any order and case
        #[arg(required = true)]
        words: Vec<String>,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum CatalogFormat {
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

impl CatalogArguments {
    /// Whether one record is asked for, by its id.
    pub(super) const fn is_for_one(&self) -> bool {
        matches!(self.command, CatalogCommand::Show { .. })
    }

    /// The query in the library's own terms, which the library checks.
    pub(super) fn query(&self) -> Result<CatalogQuery, Error> {
        let mut fields = Vec::new();
        let mut field = |name: &'static str, text: Option<&str>| {
            fields.extend(text.map(|text| (name.into(), Value::Text(text.to_owned().into()))));
        };
        let list = |list: EntryList| Some(list.as_str());
        match &self.command {
            CatalogCommand::Layers => field("list", list(EntryList::Layers)),
            CatalogCommand::Asi => field("list", list(EntryList::Asi)),
            CatalogCommand::Errata => field("list", list(EntryList::Errata)),
            CatalogCommand::Threats { layer, without, set } => {
                field("list", list(EntryList::Threats));
                field("layer", layer.as_deref());
                field("without", without.as_deref());
                field("set", set.as_deref());
            }
            CatalogCommand::Mitigations { layer, kind, threat } => {
                field("list", list(EntryList::Mitigations));
                field("layer", layer.as_deref());
                field("kind", kind.as_deref());
                field("for", threat.as_deref());
            }
            CatalogCommand::Risks { layer } => {
                field("list", list(EntryList::Risks));
                field("layer", layer.as_deref());
            }
            CatalogCommand::Scenarios { layer } => {
                field("list", list(EntryList::Scenarios));
                field("layer", layer.as_deref());
            }
            CatalogCommand::Show { id } => field("show", Some(id)),
            CatalogCommand::Search { words } => field("search", Some(&words.join(" "))),
        }
        CatalogQuery::from_value(Value::Object(fields))
    }
}
