//! What the report on a threat model says, in which order.

mod architecture;
mod chapter;
#[cfg(feature = "html")]
mod html;
mod markdown;
mod overview;
mod page;
mod plan;
mod risks;

pub use chapter::Chapter;
#[cfg(feature = "html")]
pub(super) use page::Tone;

use crate::check::Links;
use crate::model::{Id, Ref, ThreatModel};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use page::{Cell, ChapterPage};

/// The chapters that say something.
fn pages(model: &ThreatModel) -> Vec<ChapterPage> {
    let links = model.links();
    Chapter::ALL.iter().filter_map(|chapter| page(model, &links, *chapter)).collect()
}

/// What a chapter says; `None` where that is nothing.
fn page(model: &ThreatModel, links: &Links<'_>, chapter: Chapter) -> Option<ChapterPage> {
    match chapter {
        Chapter::Summary => overview::summary(model, links),
        Chapter::Context => overview::context(model),
        Chapter::Diagram => architecture::diagram(model),
        Chapter::Layers => architecture::layers(model),
        Chapter::Trust => architecture::trust(model),
        Chapter::Actors => risks::actors(model),
        Chapter::Assets => risks::assets(model),
        Chapter::Threats => risks::register(model, links),
        Chapter::Coverage => risks::coverage(model, links),
        Chapter::Mitigations => plan::mitigations(model),
        Chapter::Validations => plan::validations(model),
        Chapter::Residual => plan::residual(model),
        Chapter::Roadmap => plan::roadmap(model, links),
        Chapter::Assumptions => overview::assumptions(model),
    }
}

/// The name that a report is under.
fn title(model: &ThreatModel) -> &str {
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
