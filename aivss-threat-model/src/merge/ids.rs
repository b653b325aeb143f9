//! The ids that fields hold, and new ids for what both sides added under one.

use super::Conflict;
use crate::kind::{Id, Kind};
use crate::parts::{Fields, Parts, Section};
use crate::shape::Form;
use aivss_core::value::Value;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

/// Gives new ids to entities of theirs whose id ours gave to another entity. Where no number is left for
/// one, it is left out, and said so.
pub(super) fn renumber(
    base: &Parts,
    ours: &Parts,
    theirs: &mut Parts,
    issued: &mut BTreeMap<Kind, u32>,
) -> (Vec<(Id, Id)>, Vec<Conflict>) {
    let mut new_ids = BTreeMap::new();
    let mut left_out = Vec::new();
    for (section, fields) in &theirs.0 {
        let Section::Entity(id) = *section else { continue };
        let is_other = ours.get(*section).is_some_and(|own| own != fields);
        if base.get(*section).is_some() || !is_other {
            continue;
        }
        let last = issued.entry(id.kind()).or_default();
        match last.checked_add(1).and_then(|number| Id::new(id.kind(), number)) {
            Some(new) => {
                *last = new.number();
                new_ids.insert(id, new);
            }
            None => left_out.push(id),
        }
    }
    for id in &left_out {
        theirs.0.remove(&Section::Entity(*id));
    }
    if !new_ids.is_empty() {
        let new_id = |id: Id| new_ids.get(&id).copied().unwrap_or(id);
        for (section, mut fields) in core::mem::take(&mut theirs.0) {
            let section = match section {
                Section::Entity(id) => {
                    map_ids(id.kind(), &mut fields, &new_id);
                    Section::Entity(new_id(id))
                }
                other => other,
            };
            theirs.0.insert(section, fields);
        }
    }
    let left_out = left_out.into_iter().map(|id| Conflict::LeftOut { id });
    (new_ids.into_iter().collect(), left_out.collect())
}

/// Calls back for every id that the fields of an entity hold.
pub(super) fn for_each_id(kind: Kind, fields: &Fields, visit: &mut dyn FnMut(Id)) {
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
