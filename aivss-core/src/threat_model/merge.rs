//! Merging two copies of a model that were edited apart, by their common ancestor.
//!
//! What only one side changed is taken over; lists are merged item by item. Where both sides gave a field
//! other values, or one removed what the other changed or still uses, our value stays (or the entity does)
//! and the conflict is listed. Entities that both sides added under one id are both kept: theirs get new
//! ids. When there is no conflict and nothing was renumbered, it does not matter which side is ours.

use super::entity::Sealed as _;
use super::kind::{Id, Kind};
use super::model::{ThreatModel, for_kind};
use super::parts::{Fields, Parts, Section};
use super::shape::Form;
use crate::error::Error;
use crate::wire::Value;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

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
    /// A field has two new values; ours stands.
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
}

impl ThreatModel {
    /// Merges what was edited apart.
    ///
    /// # Errors
    ///
    /// `entity.full` when there are no ids for what both sides added, and those of
    /// [reading](ThreatModel::from_value) should the result break a rule of the document.
    pub fn merge(base: &Self, ours: &Self, theirs: &Self) -> Result<Merged, Error> {
        let mut issued: BTreeMap<Kind, u32> = BTreeMap::new();
        for kind in Kind::ALL {
            let number = |model: &Self| for_kind!(kind, T => T::table(model).issued());
            issued.insert(*kind, number(base).max(number(ours)).max(number(theirs)));
        }
        let [base, ours, mut theirs] = [base, ours, theirs].map(Parts::of);
        let renumbered = renumber(&base, &ours, &mut theirs, &mut issued)?;
        let mut merge =
            Merge { base, ours, theirs, result: Parts::default(), conflicts: Vec::new() };
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
            Self::Removed { id, .. } => Section::Entity(*id),
        }
    }
}

struct Merge {
    base: Parts,
    ours: Parts,
    theirs: Parts,
    result: Parts,
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
        base: &Fields,
        ours: &Fields,
        theirs: &Fields,
    ) -> Fields {
        let names: BTreeSet<&String> =
            base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
        let mut merged = Fields::new();
        for name in names {
            let [base, ours, theirs] = [base, ours, theirs].map(|fields| fields.get(name));
            let value = if ours == theirs || theirs == base {
                ours.cloned()
            } else if ours == base {
                theirs.cloned()
            } else if let Some(list) = merged_list(base, ours, theirs) {
                list
            } else {
                self.conflicts.push(Conflict::Field {
                    section,
                    field: name.clone(),
                    ours: ours.cloned(),
                    theirs: theirs.cloned(),
                });
                ours.cloned()
            };
            if let Some(value) = value {
                merged.insert(name.clone(), value);
            }
        }
        merged
    }

    /// What one side removed while the other began to use it comes back, and what that refers to as well.
    fn restore_what_is_used(&mut self) {
        let mut open: Vec<Section> = self.result.0.keys().copied().collect();
        while let Some(section) = open.pop() {
            let mut used = Vec::new();
            if let (Section::Entity(id), Some(fields)) = (section, self.result.get(section)) {
                for_each_id(id.kind(), fields, &mut |id| used.push(id));
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

/// Gives new ids to entities of theirs whose id ours gave to another entity.
fn renumber(
    base: &Parts,
    ours: &Parts,
    theirs: &mut Parts,
    issued: &mut BTreeMap<Kind, u32>,
) -> Result<Vec<(Id, Id)>, Error> {
    let mut renumbered = Vec::new();
    for (section, fields) in &theirs.0 {
        let Section::Entity(id) = *section else { continue };
        let is_other = ours.get(*section).is_some_and(|own| own != fields);
        if base.get(*section).is_none() && is_other {
            let next = issued.entry(id.kind()).or_default();
            *next += 1;
            let new = Id::new(id.kind(), *next).ok_or_else(super::operation::full)?;
            renumbered.push((id, new));
        }
    }
    let new_id = |id: Id| renumbered.iter().find(|(old, _)| *old == id).map_or(id, |(_, new)| *new);
    let old = core::mem::take(&mut theirs.0);
    for (section, mut fields) in old {
        let section = match section {
            Section::Entity(id) => {
                map_ids(id.kind(), &mut fields, &new_id);
                Section::Entity(new_id(id))
            }
            other => other,
        };
        theirs.0.insert(section, fields);
    }
    Ok(renumbered)
}

fn for_each_id(kind: Kind, fields: &Fields, visit: &mut dyn FnMut(Id)) {
    for field in kind.fields() {
        if let Some(value) = fields.get(field.name) {
            visit_ids(field.form, value, visit);
        }
    }
}

fn visit_ids(form: Form, value: &Value<'static>, visit: &mut dyn FnMut(Id)) {
    match (form, value) {
        (Form::Id(_), Value::Text(id)) => {
            if let Ok(id) = id.parse() {
                visit(id);
            }
        }
        (Form::List(form), Value::List(items)) => {
            for item in items {
                visit_ids(*form, item, visit);
            }
        }
        (Form::Record(known), Value::Object(fields)) => {
            for (key, value) in fields {
                if let Some(field) = known.iter().find(|field| field.name == key) {
                    visit_ids(field.form, value, visit);
                }
            }
        }
        _ => {}
    }
}

fn map_ids(kind: Kind, fields: &mut Fields, map: &dyn Fn(Id) -> Id) {
    for field in kind.fields() {
        if let Some(value) = fields.get_mut(field.name) {
            map_value(field.form, value, map);
        }
    }
}

fn map_value(form: Form, value: &mut Value<'static>, map: &dyn Fn(Id) -> Id) {
    match (form, value) {
        (Form::Id(_), Value::Text(text)) => {
            if let Ok(id) = text.parse() {
                *text = map(id).to_string().into();
            }
        }
        (Form::List(form), Value::List(items)) => {
            for item in items {
                map_value(*form, item, map);
            }
        }
        (Form::Record(known), Value::Object(fields)) => {
            for (key, value) in fields {
                if let Some(field) = known.iter().find(|field| field.name == key.as_ref()) {
                    map_value(field.form, value, map);
                }
            }
        }
        _ => {}
    }
}
