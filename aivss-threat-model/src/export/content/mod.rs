//! What a report says, in which order.

mod architecture;
mod overview;
mod plan;
mod risks;

use super::page::{Cell, Section};
use crate::ThreatModel;
use crate::kind::{Id, Ref};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The sections that say something.
pub(super) fn sections(model: &ThreatModel) -> Vec<Section> {
    let links = model.links();
    [
        overview::summary(model, &links),
        overview::context(model),
        architecture::diagram(model),
        architecture::layers(model),
        architecture::trust(model),
        risks::actors(model),
        risks::assets(model),
        risks::register(model, &links),
        risks::coverage(model, &links),
        plan::mitigations(model),
        plan::validations(model),
        plan::residual(model),
        plan::roadmap(model, &links),
        overview::assumptions(model),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The name that a report is under.
pub(super) fn title(model: &ThreatModel) -> &str {
    model.context().name.as_deref().unwrap_or("Threat model")
}

/// `CO-1 Invoice agent`.
fn named(model: &ThreatModel, id: Id) -> String {
    format!("{id} {}", model.title(id).unwrap_or_default())
}

fn named_all<T>(model: &ThreatModel, references: &[Ref<T>]) -> Cell {
    Cell::lines(references.iter().map(|reference| named(model, reference.id())))
}

fn named_one<T>(model: &ThreatModel, reference: Option<Ref<T>>) -> Cell {
    reference.map_or_else(Cell::default, |reference| Cell::new(named(model, reference.id())))
}

/// Only the names, where ids would be in the way.
fn names<T>(model: &ThreatModel, references: &[Ref<T>]) -> Cell {
    let name = |it: &Ref<T>| model.title(it.id()).unwrap_or_default().to_string();
    Cell::list(references.iter().map(name))
}

const fn yes_or_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}
