//! `aivss model layer`: the notes on a layer, shown or changed.

use super::shared::answer::Answer;
use super::shared::change::{apply, hinted};
use super::shared::fields::FieldArguments;
use super::shared::project::ProjectOption;
use super::shared::text;
use crate::error::CliError;
use crate::io::style::{self, Painted};
use aivss_core::catalog::LayerScope;
use aivss_core::value::Value;
use aivss_project::Project;
use aivss_threat_model::Operation;
use aivss_threat_model::entity::LayerNote;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  aivss model layer L1
  aivss model layer L1 --set not_applicable='The model is bought as a service'

`aivss model fields layer` lists the fields.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct LayerArguments {
    /// L1 to L7, its name, or CL for what crosses layers
    layer: String,

    #[command(flatten)]
    fields: FieldArguments,
}

pub(super) fn run(project: &ProjectOption, arguments: &LayerArguments) -> Result<Answer, CliError> {
    let project = project.open()?;
    let place: LayerScope = arguments.layer.parse()?;
    if !arguments.fields.any() {
        return show(&project, place);
    }
    let fields = arguments.fields.for_edit(LayerNote::fields()).map_err(hinted)?;
    let text = format!("changed {place} {}", place.name());
    let operation = Operation::Layer { layer: place, fields };
    apply(&project, operation, "changed", place.as_str(), |_, _| text)
}

fn show(project: &Project, place: LayerScope) -> Result<Answer, CliError> {
    let model = project.read()?;
    let LayerNote { not_applicable, notes } = model.layer(place);
    let said = [("not_applicable", not_applicable), ("notes", notes)];
    let said = said.into_iter().filter_map(|(name, text)| {
        text.as_ref().map(|text| (name.into(), Value::from(text.to_string())))
    });
    let note = Value::Object(said.collect());
    let title = format!("{place} {}", place.name());
    let mut shown = format!("{}\n", Painted(style::HEADING, title));
    let fields = text::fields(LayerNote::fields(), &note);
    shown.push_str(if fields.is_empty() { "  nothing said yet\n" } else { &fields });
    Ok(Answer::new(shown, "layer", note))
}
