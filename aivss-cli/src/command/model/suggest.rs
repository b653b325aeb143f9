//! `aivss model suggest`: what the catalogs propose, shown or added to the model.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use super::shared::answer::{Answer, owned};
use super::shared::project::{ProjectOption, SourceOption};
use super::shared::rule::RuleOption;
use super::shared::text::safe;
use crate::error::CliError;
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::catalog::LayerScope;
use aivss_core::factor::vector::FactorVector;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode, FactorSet, Quoted};
use aivss_threat_model::suggest::{Suggestion, Suggestions};
use aivss_threat_model::{Id, Operation, ThreatModel};
use clap::Args;
use std::fmt::Write;

const EXAMPLES: &str = "\
Examples:
  aivss model suggest
  aivss model suggest --layer L3
  aivss model suggest --accept T5 --accept QS-L3-4
  aivss model suggest --threat TH-1

Proposals come from the catalogs and are no part of the model; --accept takes one
over by its catalog id. Which components point to which step of a factor is this
library's reading.";

const NOTHING: &str = "nothing to propose: map components to layers, or rate threats\n";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SuggestArguments {
    #[command(flatten)]
    rule: RuleOption,

    /// Only what concerns this layer, L1 to L7 or CL
    #[arg(long)]
    layer: Option<String>,

    /// Only mitigations for this threat, TH-1 for instance
    #[arg(long, value_name = "ID")]
    threat: Option<String>,

    /// Take the proposal of this catalog id over into the model
    #[arg(long, value_name = "CATALOG-ID", conflicts_with = "file")]
    accept: Vec<String>,

    #[command(flatten)]
    source: SourceOption,
}

impl SuggestArguments {
    fn layer(&self) -> Result<Option<LayerScope>, Error> {
        self.layer.as_deref().map(str::parse).transpose()
    }

    fn threat(&self) -> Result<Option<Id>, Error> {
        self.threat.as_deref().map(str::parse).transpose()
    }

    /// The proposals for a model that the arguments ask for.
    fn wanted(&self, model: &ThreatModel) -> Result<Suggestions, Error> {
        let (layer, threat) = (self.layer()?, self.threat()?);
        let is_wanted = |suggestion: &Suggestion| {
            layer.is_none_or(|layer| suggestion.layer == Some(layer))
                && threat.is_none_or(|threat| suggestion.threat == Some(threat))
        };
        let mut all = model.suggest(self.rule.options(None));
        all.threats.retain(|suggestion| is_wanted(suggestion));
        all.mitigations.retain(|suggestion| is_wanted(suggestion));
        if layer.is_some() || threat.is_some() {
            all.factors.clear();
        }
        Ok(all)
    }
}

pub(super) fn run(
    project: &ProjectOption,
    arguments: &SuggestArguments,
) -> Result<Answer, CliError> {
    if arguments.accept.is_empty() {
        show(&project.read(&arguments.source)?, arguments)
    } else {
        accept(project, arguments)
    }
}

fn show(model: &ThreatModel, arguments: &SuggestArguments) -> Result<Answer, CliError> {
    let suggestions = arguments.wanted(model)?;
    let mut text = text(&suggestions);
    if text.is_empty() {
        let is_all = arguments.layer.is_none() && arguments.threat.is_none();
        text.push_str(if is_all { NOTHING } else { "nothing to propose there\n" });
    }
    Ok(Answer::new(text, "suggestions", suggestions.to_value()))
}

fn accept(project: &ProjectOption, arguments: &SuggestArguments) -> Result<Answer, CliError> {
    let ids = project.open()?.edit(|model| {
        let suggestions = arguments.wanted(model)?;
        let operations = arguments.accept.iter().map(|id| accepted(&suggestions, id));
        let operations = operations.collect::<Result<Vec<_>, Error>>()?;
        model.apply_all(operations)
    })?;
    let ids: Vec<String> = ids.into_iter().flatten().map(|id| id.to_string()).collect();
    let data = Value::list(ids.iter().cloned());
    let text = format!("{}\n", paragraph("taken over: ", &ids.join(", ")));
    Ok(Answer::new(text, "ids", data))
}

/// The operation of the first proposal from that record of the catalog.
fn accepted(suggestions: &Suggestions, id: &str) -> Result<Operation<'static>, Error> {
    let all = suggestions.threats.iter().chain(&suggestions.mitigations);
    let is_it = |suggestion: &&Suggestion| {
        suggestion.catalog.is_some_and(|catalog| catalog.eq_ignore_ascii_case(id))
    };
    let suggestion = all.into_iter().find(is_it).ok_or_else(|| {
        let message = format!("{} is not among the proposals for this model", Quoted(id));
        Error::new(ErrorCode::CatalogUnknown, message).at("accept")
    })?;
    Operation::from_value(owned(suggestion.operation.clone()))
}

fn text(suggestions: &Suggestions) -> String {
    let mut text = String::new();
    let mut place = None;
    for threat in &suggestions.threats {
        if place != Some(threat.layer) {
            place = Some(threat.layer);
            let name = threat.layer.map_or("", LayerScope::name);
            let id = threat.layer.map_or("", LayerScope::as_str);
            let _ =
                writeln!(text, "{}", Painted(style::HEADING, format!("Threats of {id} {name}")));
        }
        let _ = writeln!(text, "  {:8} {}", threat.catalog.unwrap_or_default(), threat.name);
    }
    let mut of = None;
    for mitigation in &suggestions.mitigations {
        if of != mitigation.threat {
            of = mitigation.threat;
            let id = mitigation.threat.map(|id| id.to_string()).unwrap_or_default();
            let _ = writeln!(text, "{}", Painted(style::HEADING, format!("Mitigations for {id}")));
        }
        let first = format!("  {:8} ", mitigation.catalog.unwrap_or("-"));
        let _ = writeln!(text, "{}", paragraph(&first, &mitigation.name));
        let reason = safe(&mitigation.reason);
        let _ = writeln!(text, "{}", Painted(style::DIM, paragraph("           ", &reason)));
    }
    if !suggestions.factors.is_empty() {
        let _ =
            writeln!(text, "{}", Painted(style::HEADING, "Values for AIVSS factors, to be judged"));
        for factor in &suggestions.factors {
            let name = factor.factor.name(FactorSet::V0_8);
            let first = format!("  {:4} ", factor.value_text());
            let line = match factor.anchor {
                Some(anchor) => format!("{name}: {anchor}"),
                None => format!("{name}: unknown"),
            };
            let _ = writeln!(text, "{}", paragraph(&first, &line));
            let mut reason = factor.reason.clone();
            if !factor.ids.is_empty() {
                let ids: Vec<String> = factor.ids.iter().map(ToString::to_string).collect();
                reason = format!("{reason} ({})", ids.join(", "));
            }
            let _ = writeln!(text, "{}", Painted(style::DIM, paragraph("       ", &reason)));
        }
        let vector = suggestions.profile().and_then(|profile| FactorVector::try_new(profile).ok());
        if let Some(vector) = vector {
            let _ = writeln!(text, "  for `aivss score --factors`, once they are judged:");
            let _ = writeln!(text, "  {vector}");
        }
    }
    text
}
