//! Changes to a model in Rust: each is done whole or refused whole.

use super::entity::{Context, Coverage, Entity, LayerNote, Mitigation, Record, Threat};
use super::field::RecordFields;
use super::id::Id;
use super::reference::Ref;
use super::tables::Stored;
use super::{ThreatModel, for_kind};
use aivss_core::catalog::LayerScope;
use aivss_core::escape::list;
use aivss_core::{Error, ErrorCode};
use alloc::format;
use alloc::string::String;

impl ThreatModel {
    /// Adds an entity and gives it its id.
    ///
    /// # Errors
    ///
    /// `field.too_long` and `field.duplicate` for lists, and the errors of the kind's own rules, such as
    /// `field.missing` for a threat with neither a name nor an action; `reference.dangling` for a reference to
    /// an entity that is not there; `entity.full` when no id is left. The model is then unchanged.
    pub fn add<T: Stored>(&mut self, fields: T) -> Result<Ref<T>, Error> {
        self.check_record(&fields)?;
        let id = self.table::<T>().next_id().ok_or_else(full)?;
        self.table_mut::<T>().put(Entity { id, fields });
        Ok(id)
    }

    /// Adds an entity under an id of the caller's, for what comes from a file that has ids of its own.
    ///
    /// # Errors
    ///
    /// `field.duplicate` if an entity has that id, and those of [`add`](Self::add). The model is then
    /// unchanged.
    pub fn insert<T: Stored>(&mut self, entity: Entity<T>) -> Result<(), Error> {
        if self.get(entity.id).is_some() {
            let message = format!("`{}` is the id of another {}", entity.id, T::KIND.words());
            return Err(Error::new(ErrorCode::FieldDuplicate, message).at("id"));
        }
        self.check_record(&entity.fields)?;
        self.table_mut::<T>().put(entity);
        Ok(())
    }

    /// Changes the fields of an entity.
    ///
    /// ```
    /// # use aivss_threat_model::ThreatModel;
    /// # use aivss_threat_model::entity::TrustZone;
    /// # use aivss_threat_model::vocabulary::TrustLevel;
    /// # let mut model = ThreatModel::new();
    /// let zone = model.add(TrustZone::new("Internet".parse()?))?;
    /// model.edit(zone, |zone| zone.trust_level = Some(TrustLevel::Untrusted))?;
    /// assert_eq!(model.trust_zones()[0].trust_level, Some(TrustLevel::Untrusted));
    /// # Ok::<(), aivss_core::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `entity.unknown`, and those of [`add`](Self::add) for the changed fields. The model is then unchanged.
    pub fn edit<T: Stored>(
        &mut self,
        entity: Ref<T>,
        change: impl FnOnce(&mut T),
    ) -> Result<(), Error> {
        self.try_edit(entity, |fields| {
            change(fields);
            Ok(())
        })
    }

    /// The same with a change that can fail.
    pub(super) fn try_edit<T: Stored>(
        &mut self,
        entity: Ref<T>,
        change: impl FnOnce(&mut T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let known = self.get(entity).ok_or_else(|| self.unknown(entity.id()))?;
        let mut fields = known.fields.clone();
        change(&mut fields)?;
        self.check_record(&fields)?;
        self.table_mut::<T>().put(Entity { id: entity, fields });
        Ok(())
    }

    /// Removes an entity. Its id is never given again.
    ///
    /// # Errors
    ///
    /// `entity.unknown`, and `reference.used` while another entity refers to it. The model is then unchanged.
    pub fn remove(&mut self, id: impl Into<Id>) -> Result<(), Error> {
        const SHOWN: usize = 10;
        let id = id.into();
        if !self.contains(id) {
            return Err(self.unknown(id));
        }
        let users = self.users_of(id);
        // What refers to itself only may go.
        let others = users.iter().filter(|(user, _)| *user != id);
        let count = others.clone().count();
        if count > 0 {
            let mut names =
                list(others.take(SHOWN).map(|(user, field)| format!("`{user}` ({field})")));
            if count > SHOWN {
                names = format!("{names} and {} more", count - SHOWN);
            }
            let message = format!("`{id}` is still used by {names}");
            return Err(Error::new(ErrorCode::ReferenceUsed, message));
        }
        for_kind!(id.kind(), T => { self.table_mut::<T>().remove(id); });
        Ok(())
    }

    /// Links a mitigation with a threat, for the whole of it or only a part.
    ///
    /// # Errors
    ///
    /// `entity.unknown` for either, and `link.exists`. The model is then unchanged.
    pub fn link(
        &mut self,
        mitigation: Ref<Mitigation>,
        threat: Ref<Threat>,
        is_partial: bool,
    ) -> Result<(), Error> {
        self.check_known(threat)?;
        self.try_edit(mitigation, |fields| {
            if fields.threats.iter().any(|coverage| coverage.threat == threat) {
                let message = format!("`{mitigation}` is linked to `{threat}` already");
                return Err(Error::new(ErrorCode::LinkExists, message));
            }
            fields.threats.push(Coverage { threat, is_partial: is_partial.then_some(true) });
            Ok(())
        })
    }

    /// Takes the link between a mitigation and a threat away.
    ///
    /// # Errors
    ///
    /// `entity.unknown` for either, and `link.unknown`. The model is then unchanged.
    pub fn unlink(
        &mut self,
        mitigation: Ref<Mitigation>,
        threat: Ref<Threat>,
    ) -> Result<(), Error> {
        self.check_known(threat)?;
        self.try_edit(mitigation, |fields| {
            let before = fields.threats.len();
            fields.threats.retain(|coverage| coverage.threat != threat);
            if fields.threats.len() == before {
                let message = format!("`{mitigation}` is not linked to `{threat}`");
                return Err(Error::new(ErrorCode::LinkUnknown, message));
            }
            Ok(())
        })
    }

    /// Changes the business context.
    ///
    /// # Errors
    ///
    /// `field.too_long` and `field.duplicate` for lists. The model is then unchanged.
    pub fn edit_context(&mut self, change: impl FnOnce(&mut Context)) -> Result<(), Error> {
        self.try_edit_context(|context| {
            change(context);
            Ok(())
        })
    }

    /// The same with a change that can fail.
    pub(super) fn try_edit_context(
        &mut self,
        change: impl FnOnce(&mut Context) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut context = self.context.clone();
        change(&mut context)?;
        context.check()?;
        self.context = context;
        Ok(())
    }

    /// Changes what there is to say of a layer, or of what crosses layers.
    pub fn edit_layer(
        &mut self,
        layer: impl Into<LayerScope>,
        change: impl FnOnce(&mut LayerNote),
    ) {
        let layer = layer.into();
        let mut note = self.layer(layer).clone();
        change(&mut note);
        self.set_note(layer, note);
    }

    pub(crate) fn set_note(&mut self, layer: LayerScope, note: LayerNote) {
        if note.is_empty() {
            self.layers.remove(&layer);
        } else {
            self.layers.insert(layer, note);
        }
    }

    /// The error for an id that nothing has.
    pub(crate) fn unknown(&self, id: Id) -> Error {
        let issued = for_kind!(id.kind(), T => self.table::<T>().issued());
        let what = id.kind().words();
        let message: String = if id.number() <= issued {
            format!("there is no {what} `{id}` any more")
        } else {
            format!("there is no {what} `{id}`")
        };
        Error::new(ErrorCode::EntityUnknown, message)
    }

    fn check_known<T: Stored>(&self, reference: Ref<T>) -> Result<(), Error> {
        self.get(reference).map(|_| ()).ok_or_else(|| self.unknown(reference.id()))
    }

    fn check_record<T: Record>(&self, record: &T) -> Result<(), Error> {
        record.check()?;
        self.check_references(record)
    }

    /// Checks that the entities are there to which a record refers.
    pub(crate) fn check_references<T: Record>(&self, record: &T) -> Result<(), Error> {
        let mut dangling = None;
        record.references(&mut |field, id| {
            if dangling.is_none() && !self.contains(id) {
                dangling = Some((field, id));
            }
        });
        match dangling {
            None => Ok(()),
            Some((field, id)) => {
                let error = self.unknown(id);
                Err(Error::new(ErrorCode::ReferenceDangling, error.message()).at(field))
            }
        }
    }
}

/// The error when no ids are left.
fn full() -> Error {
    let message = format!("a model gives at most {} ids for one kind", Id::MAX_NUMBER);
    Error::new(ErrorCode::EntityFull, message)
}
