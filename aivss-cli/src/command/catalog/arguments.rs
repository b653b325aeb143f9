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
  aivss catalog crosswalk llm-2025 llm-2026
  aivss catalog crosswalk ASI01 cwe --format markdown
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
    /// OWASP's Top 10 for LLM applications, 2025
    #[command(name = "llm-2025")]
    Llm2025,
    /// OWASP's Top 10 for LLM applications, 2026 (release candidate)
    #[command(name = "llm-2026")]
    Llm2026,
    /// OWASP's Top 10 for the Model Context Protocol
    Mcp,
    /// OWASP's Top 10 for agentic skills
    Skills,
    /// OWASP's Top 10 for non-human identities
    Nhi,
    /// Weaknesses of CWE that the other lists cite
    Cwe,
    /// AIUC-1: requirements and controls, with their core risks
    #[command(name = "aiuc-1")]
    Aiuc1,
    /// CSA's AI Controls Matrix
    Aicm,
    /// MITRE ATLAS: tactics, techniques, mitigations
    Atlas,
    /// Scenarios that cross layers
    Scenarios {
        /// Only those that go through this layer
        #[arg(long)]
        layer: Option<String>,
    },
    /// Contradictions in the sources, and what was chosen
    Errata,
    /// One record of any list, with its links
    Show {
        /// T2, L3-P1, L4, CL, tool_misuse, ASI05, LLM01:2025, CWE-20, AML.T0051, B001, E13
        id: String,
    },
    /// Records that hold every word, or the most words, the best first
    Search {
        /// Words, in any order and case
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// What links one list to another, with tier, confidence and source
    Crosswalk {
        /// A list (layers, threats, mitigations, risks, asi, llm-2025, llm-2026, mcp, skills, nhi, cwe, aiuc-1,
        /// aicm, atlas or a list below) or the id of a record
        from: String,
        /// A list: one of those, or dsgai, nist-ai-rmf, nist-ai-600-1, eu-ai-act, iso-42001, iso-27001, nist-csf,
        /// nist-800-53, nist-800-218a, cis, asvs, aisvs, soc-2, pci-dss, dora, attack, stride; without it all
        to: Option<String>,
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

    /// Whether links are asked for, and no records.
    pub(super) const fn is_for_links(&self) -> bool {
        matches!(self.command, CatalogCommand::Crosswalk { .. })
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
            CatalogCommand::Llm2025 => field("list", list(EntryList::Llm2025)),
            CatalogCommand::Llm2026 => field("list", list(EntryList::Llm2026)),
            CatalogCommand::Mcp => field("list", list(EntryList::Mcp)),
            CatalogCommand::Skills => field("list", list(EntryList::Skills)),
            CatalogCommand::Nhi => field("list", list(EntryList::Nhi)),
            CatalogCommand::Cwe => field("list", list(EntryList::Cwe)),
            CatalogCommand::Aiuc1 => field("list", list(EntryList::Aiuc1)),
            CatalogCommand::Aicm => field("list", list(EntryList::Aicm)),
            CatalogCommand::Atlas => field("list", list(EntryList::Atlas)),
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
            CatalogCommand::Crosswalk { from, to } => {
                field("crosswalk", Some(from));
                field("to", to.as_deref());
            }
        }
        CatalogQuery::from_value(Value::Object(fields))
    }
}
