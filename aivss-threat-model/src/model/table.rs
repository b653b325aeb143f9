//! The entities of one kind, in the order of their numbers.

use super::entity::{Entity, EntityFields};
use super::id::Id;
use super::reference::Ref;
use alloc::vec::Vec;

/// Entities of one kind. Their numbers ascend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table<T> {
    entities: Vec<Entity<T>>,
    /// The greatest number ever given, also to what is gone.
    issued: u32,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entities: Vec::new(), issued: 0 }
    }
}

impl<T: EntityFields> Table<T> {
    pub(crate) fn as_slice(&self) -> &[Entity<T>] {
        &self.entities
    }

    pub(crate) const fn issued(&self) -> u32 {
        self.issued
    }

    /// Numbers up to this one will not be given any more.
    pub(crate) fn reserve(&mut self, number: u32) {
        self.issued = self.issued.max(number);
    }

    /// The id for the next entity; `None` when there are no numbers any more.
    pub(crate) fn next_id(&self) -> Option<Ref<T>> {
        Id::new(T::KIND, self.issued.checked_add(1)?).map(Ref::new)
    }

    fn position(&self, id: Id) -> Result<usize, usize> {
        self.entities.binary_search_by_key(&id, Entity::id)
    }

    pub(crate) fn get(&self, id: Id) -> Option<&Entity<T>> {
        self.entities.get(self.position(id).ok()?)
    }

    /// Puts an entity where its number belongs, instead of the entity that has this number.
    pub(crate) fn put(&mut self, entity: Entity<T>) {
        self.reserve(entity.id().number());
        match self.position(entity.id()) {
            Ok(index) => {
                if let Some(known) = self.entities.get_mut(index) {
                    *known = entity;
                }
            }
            Err(index) => self.entities.insert(index, entity),
        }
    }

    pub(crate) fn remove(&mut self, id: Id) -> Option<Entity<T>> {
        let index = self.position(id).ok()?;
        Some(self.entities.remove(index))
    }
}
