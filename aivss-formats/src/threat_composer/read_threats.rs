//! The threats of a file, with the names of what they touch.

use super::draft::{Draft, Given, Parts, content, customs, full, ids, list, one_line};
use super::read::{Reader, Text, tags};
use super::{GOAL, LeftOut, TWIN};
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode, Quoted};
use aivss_threat_model::entity::{Asset, Component, CrossingPoint, DataStore, Threat, ThreatActor};
use aivss_threat_model::field::MAX_LINE;
use aivss_threat_model::vocabulary::Stride;
use aivss_threat_model::{Id, Kind, Ref, Stored};
use alloc::collections::btree_map::Entry;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Fields of ours by the tool's names.
const PARTS: [(&str, &str); 4] = [
    ("threatSource", "source"),
    ("prerequisites", "prerequisites"),
    ("threatAction", "action"),
    ("threatImpact", "impact"),
];

impl Reader {
    pub(super) fn threats(&mut self, mut drafts: Vec<Draft<'_>>) -> Result<(), Error> {
        let ids = ids::<Threat>(&drafts, &mut self.left_out)?;
        let mut touched = Vec::new();
        for draft in &mut drafts {
            touched.push(self.touched(draft)?);
        }
        // Ids that the file names are taken; assets that it only names get the next ones.
        for ((draft, id), touched) in drafts.into_iter().zip(ids).zip(touched) {
            let mut affects = Vec::new();
            for (name, id) in touched {
                let id = match id {
                    Some(id) => id,
                    None => self.asset(&name)?,
                };
                if !affects.contains(&id.to_string()) {
                    affects.push(id.to_string());
                }
            }
            self.threat(draft, id, &affects)?;
        }
        Ok(())
    }

    /// What a threat touches: names, with the id where the metadata tell it.
    fn touched(&mut self, draft: &mut Draft<'_>) -> Result<Vec<(String, Option<Id>)>, Error> {
        let path = draft.path.clone();
        let names = draft.fields.read("impactedAssets", |value| list(value, content));
        let names = names.map_err(|error| error.at(&path))?.unwrap_or_default();
        let known = draft.note("custom:affects").unwrap_or_default();
        let mut known: Vec<(Id, String)> = known.iter().filter_map(|it| id_and_name(it)).collect();
        let mut touched = Vec::new();
        for name in names {
            let name = one_line(&name);
            if name.is_empty() {
                continue;
            }
            let found = known.iter().position(|(_, known)| *known == name);
            let Some((id, _)) = found.map(|index| known.remove(index)) else {
                touched.push((name, None));
                continue;
            };
            let is_there = match id.kind() {
                Kind::Component => self.named::<Component>(id, &name)?,
                Kind::DataStore => self.named::<DataStore>(id, &name)?,
                Kind::CrossingPoint => self.named::<CrossingPoint>(id, &name)?,
                Kind::Asset => self.named::<Asset>(id, &name)?,
                // A connection needs its two ends, and the file does not have them.
                _ => false,
            };
            touched.push((name, is_there.then_some(id)));
        }
        Ok(touched)
    }

    /// Makes sure that an entity of that id and name is there; `false` if the id has another name.
    fn named<T: Stored>(&mut self, id: Id, name: &str) -> Result<bool, Error> {
        let id = Ref::<T>::try_from(id)?;
        if let Some(entity) = self.model.get(id) {
            return Ok(entity.title() == name);
        }
        self.insert(id, Vec::from([("name", name.into())]), Vec::new())?;
        Ok(true)
    }

    /// The asset of a name, made if there is none.
    fn asset(&mut self, name: &str) -> Result<Id, Error> {
        if let Some(asset) = self.model.assets().iter().find(|asset| &*asset.name == name) {
            return Ok(asset.id());
        }
        let needed = Vec::from([("name", name.into())]);
        let asset: Asset = Parts::new::<Asset>(needed, Vec::new(), &mut self.left_out)?.record()?;
        match self.model.add(asset) {
            Err(error) if error.code() == ErrorCode::EntityFull => Err(full(Kind::Asset)),
            added => added.map(Ref::id),
        }
    }

    fn actors(&mut self, draft: &mut Draft<'_>) -> Result<Vec<String>, Error> {
        let mut actors = Vec::new();
        for actor in draft.note("custom:actors").into_iter().flatten() {
            let known = id_and_name(&actor).filter(|(id, _)| id.kind() == Kind::ThreatActor);
            match known {
                Some((id, name)) if self.named::<ThreatActor>(id, &name)? => {
                    actors.push(id.to_string());
                }
                _ => {
                    let reason = format!("{} is no id and name of an actor", Quoted(&actor));
                    self.left_out.push(draft.leave("metadata.custom:actors", reason));
                }
            }
        }
        Ok(actors)
    }

    fn threat(
        &mut self,
        mut draft: Draft<'_>,
        id: Ref<Threat>,
        affects: &[String],
    ) -> Result<(), Error> {
        let path = draft.path.clone();
        draft.note("custom:id");
        let is_rated = draft.note("custom:risk").is_some();
        if let Some(priority) = draft.note("Priority").filter(|_| !is_rated) {
            let reason = format!(
                "{} is a priority, and a threat is rated by severity and likelihood",
                Quoted(&priority.join(", "))
            );
            self.left_out.push(draft.leave("metadata.Priority", reason));
        }
        let stride = self.stride(&mut draft);
        let actors = self.actors(&mut draft)?;
        let score = draft.note("custom:aivss_score").unwrap_or_default();
        let comments = draft.note("Comments").unwrap_or_default();
        let mut description = comments.join("\n\n").replace("\r\n", "\n");
        let mut parts: Vec<(&'static str, String)> = Vec::new();
        for (theirs, ours) in PARTS {
            if let Some(part) = draft.text(theirs)? {
                parts.push((ours, one_line(&part)));
            }
        }
        let statement = draft.text("statement")?.unwrap_or_default();
        let name = draft.notes.iter().find(|note| note.key == "custom:name");
        let mut name = name.and_then(|note| note.texts.first()).cloned();
        if name.is_none() && !parts.iter().any(|(field, _)| *field == "action") {
            name = Some(short(&statement, &mut description));
        }
        let name = name.unwrap_or_default();
        if name.is_empty() && !parts.iter().any(|(field, _)| *field == "action") {
            self.left_out.push(LeftOut { path, reason: "the threat says nothing".into() });
            return Ok(());
        }
        if draft.text("customTemplate")?.is_some() {
            self.left_out.push(draft.leave("customTemplate", "statements have one form here"));
        }
        let goals = draft.fields.read("impactedGoal", |value| list(value, content));
        let goals = goals.map_err(|error| error.at(&path))?.unwrap_or_default();
        let goals = goals.iter().filter(|goal| !goal.trim().is_empty());
        draft.tags.extend(goals.map(|goal| format!("{GOAL}{}", one_line(goal))));
        let status = self.status(&mut draft)?;

        let mut needed: Vec<Text<'_>> = Vec::new();
        if !name.is_empty() {
            needed.push(("name", (&name).into()));
        }
        let mut given = customs::<Threat>(&path, &draft.notes, &score, &mut self.left_out);
        let mut add = |field: &'static str, value| {
            given.push(Given { field, place: format!("{path}.{field}"), value });
        };
        for (field, part) in &parts {
            // A threat without a name has to have its action from the start.
            if *field == "action" && name.is_empty() {
                needed.push((field, Value::from(part)));
            } else {
                add(field, Value::from(part));
            }
        }
        if !description.trim().is_empty() {
            add("description", (&description).into());
        }
        if let Some(status) = status {
            add("status", status.into());
        }
        for (field, items) in
            [("stride", stride.as_slice()), ("actors", actors.as_slice()), ("affects", affects)]
        {
            if !items.is_empty() {
                add(field, Value::list(items));
            }
        }
        given.extend(tags(&draft));
        self.insert(id, needed, given).map_err(|error| error.at(&path))?;
        match self.threats.entry(draft.uuid.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(id);
            }
            Entry::Occupied(_) => self.left_out.push(draft.leave("id", TWIN)),
        }
        Ok(())
    }

    fn stride(&mut self, draft: &mut Draft<'_>) -> Vec<String> {
        let mut found = Vec::new();
        for letter in draft.note("STRIDE").into_iter().flatten() {
            let is_meant = |it: &&Stride| letter.len() == 1 && it.name().starts_with(&*letter);
            match Stride::ALL.iter().find(is_meant) {
                Some(category) if !found.contains(&category.to_string()) => {
                    found.push(category.to_string());
                }
                Some(_) => {}
                None => {
                    let reason = format!("{} is no category of STRIDE", Quoted(&letter));
                    self.left_out.push(draft.leave("metadata.STRIDE", reason));
                }
            }
        }
        found
    }

    fn status(&mut self, draft: &mut Draft<'_>) -> Result<Option<&'static str>, Error> {
        let status = draft.text("status")?;
        Ok(match status.as_deref() {
            Some("threatIdentified") => Some("identified"),
            Some("threatResolved") => Some("resolved"),
            Some("threatResolvedNotUseful") => Some("not_applicable"),
            Some(other) => {
                let reason = format!("{} is no status of a threat", Quoted(other));
                self.left_out.push(draft.leave("status", reason));
                None
            }
            None => None,
        })
    }
}

/// `CO-1 Invoice agent` in its two parts.
fn id_and_name(text: &str) -> Option<(Id, String)> {
    let (id, name) = text.split_once(' ')?;
    Some((id.parse().ok()?, name.into()))
}

/// A name for a threat that is written as one statement; a long one stays whole in the description.
fn short(statement: &str, description: &mut String) -> String {
    let line = one_line(statement);
    if line.chars().count() <= MAX_LINE {
        return line;
    }
    *description = if description.is_empty() {
        statement.into()
    } else {
        format!("{statement}\n\n{description}")
    };
    line.chars().take(MAX_LINE - 1).chain(['…']).collect()
}
