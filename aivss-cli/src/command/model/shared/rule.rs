//! The rule of the playbook by which a model is judged.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use aivss_core::rule::CoverageRule;
use aivss_core::time::Date;
use aivss_threat_model::check::CheckOptions;
use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct RuleOption {
    /// Which mitigations a threat needs, by which of the playbook's documents
    #[arg(long, value_enum, default_value_t)]
    rule: Rule,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Rule {
    /// Quickstart: high and critical need a preventive and a detective one
    #[default]
    Quickstart,
    /// Phases: the same by phase 7
    Phases,
    /// Risk guide: high needs one of either and a corrective one
    #[value(name = "defence_in_depth")]
    DefenceInDepth,
    /// Risk guide, table: all three, and a detective one for any threat
    #[value(name = "type_table")]
    TypeTable,
}

impl RuleOption {
    /// The options of a check by this rule, and of the day of the check.
    pub(crate) const fn options(&self, today: Option<Date>) -> CheckOptions {
        let rule = match self.rule {
            Rule::Quickstart => CoverageRule::Quickstart,
            Rule::Phases => CoverageRule::Phases,
            Rule::DefenceInDepth => CoverageRule::DefenceInDepth,
            Rule::TypeTable => CoverageRule::TypeTable,
        };
        CheckOptions { rule, today }
    }
}
