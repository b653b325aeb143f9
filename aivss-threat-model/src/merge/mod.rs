//! Merging two copies of a model that were edited apart, by their common ancestor.
//!
//! What only one side changed is taken over; lists are merged item by item. Where both sides gave a field
//! other values, or one removed what the other changed or still uses, our value stays (or the entity does)
//! and the conflict is listed; so it is with changes of both sides that together would break a rule of the
//! document. Entities that both sides added under one id are both kept: theirs get new ids. When there is
//! no conflict and nothing was renumbered, it does not matter which side is ours.

mod diff;
mod ids;
mod sections;

pub use diff::{Changed, FieldChange, ModelDiff};
pub use sections::Section;

use crate::model::entity::{Context, LayerNote, Record as _};
use crate::model::{Id, Kind, ThreatModel, for_kind};
use aivss_core::Error;
use aivss_core::value::Value;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use sections::{FieldMap, FlatModel};

/// Two models made one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The model.
    pub model: ThreatModel,
    /// What both sides wanted differently, and was decided as each says.
    pub conflicts: Vec<Conflict>,
    /// Entities of theirs that got a new id, for ours has another entity of the old one.
    pub renumbered: Vec<(Id, Id)>,
}

/// What both sides wanted differently.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// A field has two new values, or theirs does not go with what ours changed; ours stands.
    Field {
        /// Where.
        section: Section,
        /// Which field.
        field: String,
        /// Our value; `None` when we emptied it.
        ours: Option<Value<'static>>,
        /// Theirs.
        theirs: Option<Value<'static>>,
    },
    /// One side removed what the other changed or uses; it stays.
    Removed {
        /// What was removed.
        id: Id,
        /// Whether it was our side that removed it.
        by_us: bool,
    },
    /// Both sides added an entity under one id, and no number is left for theirs: it is left out, and what
    /// of theirs refers to that id now refers to ours.
    LeftOut {
        /// The id.
        id: Id,
    },
}

impl ThreatModel {
    /// Merges what was edited apart.
    ///
    /// # Errors
    ///
    /// None that two valid models give rise to: what cannot be combined is a conflict. Those of
    /// [reading](ThreatModel::from_value) stand for a rule of the document that merging does not know.
    pub fn merge(base: &Self, ours: &Self, theirs: &Self) -> Result<Merged, Error> {
        let mut issued: BTreeMap<Kind, u32> = BTreeMap::new();
        for kind in Kind::ALL {
            let number = |model: &Self| for_kind!(kind, T => model.table::<T>().issued());
            issued.insert(*kind, number(base).max(number(ours)).max(number(theirs)));
        }
        let [base, ours, mut theirs] = [base, ours, theirs].map(FlatModel::new);
        let (renumbered, conflicts) = ids::renumber(&base, &ours, &mut theirs, &mut issued);
        let mut merge = Merge { base, ours, theirs, result: FlatModel::default(), conflicts };
        merge.sections();
        merge.restore_what_is_used();
        let model = Self::from_value(merge.result.into_value(&issued))?;
        let mut conflicts = merge.conflicts;
        conflicts.sort_by_key(Conflict::section);
        Ok(Merged { model, conflicts, renumbered })
    }
}

impl Conflict {
    /// Where it is.
    #[must_use]
    pub const fn section(&self) -> Section {
        match self {
            Self::Field { section, .. } => *section,
            Self::Removed { id, .. } | Self::LeftOut { id } => Section::Entity(*id),
        }
    }
}

impl Conflict {
    /// `in`, and either `field`, `ours` and `theirs`, or `removed_by`, or `left_out`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        let section = ("in", self.section().to_string().into());
        match self {
            Self::Field { field, ours, theirs, .. } => Value::object([
                section,
                ("field", field.clone().into()),
                ("ours", ours.clone().into()),
                ("theirs", theirs.clone().into()),
            ]),
            Self::Removed { by_us, .. } => Value::object([
                section,
                ("removed_by", Value::from(if *by_us { "ours" } else { "theirs" })),
            ]),
            Self::LeftOut { .. } => Value::object([section, ("left_out", "theirs".into())]),
        }
    }
}

impl Merged {
    /// `conflicts`, `renumbered`; the model has its own text.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        let renumbered = |(old, new): &(Id, Id)| {
            Value::object([("from", old.to_string().into()), ("to", new.to_string().into())])
        };
        Value::object([
            ("conflicts", Value::list(self.conflicts.iter().map(Conflict::to_value))),
            ("renumbered", Value::list(self.renumbered.iter().map(renumbered))),
        ])
    }
}

struct Merge {
    base: FlatModel,
    ours: FlatModel,
    theirs: FlatModel,
    result: FlatModel,
    conflicts: Vec<Conflict>,
}

impl Merge {
    fn sections(&mut self) {
        let mut sections = self.ours.sections(&self.theirs);
        sections.extend(self.base.0.keys());
        for section in sections {
            let base = self.base.get(section).cloned();
            let ours = self.ours.get(section).cloned();
            let theirs = self.theirs.get(section).cloned();
            let merged = match (section, ours, theirs) {
                (_, ours, theirs) if ours == theirs => ours,
                (_, ours, theirs) if theirs == base => ours,
                (_, ours, theirs) if ours == base => theirs,
                (Section::Entity(id), None, theirs) => {
                    self.conflicts.push(Conflict::Removed { id, by_us: true });
                    theirs
                }
                (Section::Entity(id), ours, None) => {
                    self.conflicts.push(Conflict::Removed { id, by_us: false });
                    ours
                }
                (section, ours, theirs) => {
                    let [base, ours, theirs] = [base, ours, theirs].map(Option::unwrap_or_default);
                    Some(self.fields(section, &base, &ours, &theirs))
                }
            };
            if let Some(merged) = merged {
                self.result.0.insert(section, merged);
            }
        }
    }

    fn fields(
        &mut self,
        section: Section,
        base: &FieldMap,
        ours: &FieldMap,
        theirs: &FieldMap,
    ) -> FieldMap {
        let names: BTreeSet<&String> =
            base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
        let mut merged = ours.clone();
        // What is taken over of theirs, by itself or together with ours.
        let mut taken: Vec<(&String, Option<Value<'static>>)> = Vec::new();
        for name in names {
            let [base, ours, theirs] = [base, ours, theirs].map(|fields| fields.get(name));
            if ours == theirs || theirs == base {
                continue;
            }
            if ours == base {
                taken.push((name, theirs.cloned()));
            } else if let Some(list) = merged_list(base, ours, theirs) {
                taken.push((name, list));
            } else {
                self.stands(section, name, ours, theirs);
            }
        }
        for (name, value) in &taken {
            set(&mut merged, name, value.as_ref());
        }
        if is_valid(section, &merged) {
            return merged;
        }
        // One at a time, and what does not fit yet again after the others; ours by itself is valid.
        merged.clone_from(ours);
        loop {
            let before = taken.len();
            taken.retain(|(name, value)| {
                let mut changed = merged.clone();
                set(&mut changed, name, value.as_ref());
                let fits = is_valid(section, &changed);
                if fits {
                    merged = changed;
                }
                !fits
            });
            if taken.len() == before {
                break;
            }
        }
        for (name, _) in taken {
            self.stands(section, name, ours.get(name), theirs.get(name));
        }
        merged
    }

    /// Lists that our value of a field stands.
    fn stands(
        &mut self,
        section: Section,
        field: &str,
        ours: Option<&Value<'static>>,
        theirs: Option<&Value<'static>>,
    ) {
        self.conflicts.push(Conflict::Field {
            section,
            field: field.into(),
            ours: ours.cloned(),
            theirs: theirs.cloned(),
        });
    }

    /// What one side removed while the other began to use it comes back, and what that refers to as well.
    fn restore_what_is_used(&mut self) {
        let mut open: Vec<Section> = self.result.0.keys().copied().collect();
        while let Some(section) = open.pop() {
            let mut used = Vec::new();
            if let (Section::Entity(id), Some(fields)) = (section, self.result.get(section)) {
                ids::for_each_id(id.kind(), fields, &mut |id| used.push(id));
            }
            for id in used {
                let section = Section::Entity(id);
                if self.result.get(section).is_some() {
                    continue;
                }
                let by_us = self.ours.get(section).is_none();
                let kept = if by_us { self.theirs.get(section) } else { self.ours.get(section) };
                if let Some(kept) = kept.or(self.base.get(section)).cloned() {
                    self.result.0.insert(section, kept);
                    self.conflicts.push(Conflict::Removed { id, by_us });
                    open.push(section);
                }
            }
        }
    }
}

fn set(fields: &mut FieldMap, name: &str, value: Option<&Value<'static>>) {
    match value {
        Some(value) => fields.insert(name.into(), value.clone()),
        None => fields.remove(name),
    };
}

/// Whether a section may have these fields; what its ids point to is another question.
fn is_valid(section: Section, fields: &FieldMap) -> bool {
    let fields = fields.iter().map(|(name, value)| (name.as_str().into(), value.clone()));
    let value = Value::Object(fields.collect());
    match section {
        Section::Context => Context::from_value(value).is_ok(),
        Section::Layer(_) => LayerNote::from_value(value).is_ok(),
        Section::Entity(id) => for_kind!(id.kind(), T => T::from_value(value).is_ok()),
    }
}

/// Lists in which each side added and removed items; `None` when one is no list, or when both sides say
/// something about one and the same threat of a mitigation.
#[allow(clippy::option_option, reason = "whether it can be merged, and whether anything is left")]
fn merged_list(
    base: Option<&Value<'static>>,
    ours: Option<&Value<'static>>,
    theirs: Option<&Value<'static>>,
) -> Option<Option<Value<'static>>> {
    fn items<'a>(value: Option<&'a Value<'static>>) -> Option<&'a [Value<'static>]> {
        match value {
            None => Some(&[]),
            Some(Value::List(items)) => Some(items),
            Some(_) => None,
        }
    }
    let [base, ours, theirs] = [items(base)?, items(ours)?, items(theirs)?];
    // An item stays that no side removed; a new one of either side comes in.
    let stays = |item: &&Value<'static>| {
        !base.contains(item) || (ours.contains(item) && theirs.contains(item))
    };
    let mut merged: Vec<&Value<'static>> = ours.iter().filter(stays).collect();
    let new = theirs.iter().filter(stays).filter(|item| !ours.contains(item));
    merged.extend(new);
    // In one order, whichever side is ours: what the base has first, then by its text.
    merged.sort_by_cached_key(|item| {
        let place = base.iter().position(|known| known == *item);
        (place.unwrap_or(usize::MAX), item.to_json())
    });
    let mut threats = BTreeSet::new();
    for item in &merged {
        if let Value::Object(fields) = item
            && let Some((_, Value::Text(id))) = fields.iter().find(|(key, _)| key == "threat")
            && !threats.insert(id.clone())
        {
            return None;
        }
    }
    let merged: Vec<Value<'static>> = merged.into_iter().cloned().collect();
    Some((!merged.is_empty()).then_some(Value::List(merged)))
}
