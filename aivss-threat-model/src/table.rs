//! The entities of one kind, in the order of their numbers.

use super::entity::Entity;
use super::kind::Id;
use alloc::vec::Vec;

/// Entities of one kind. Their numbers ascend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Table<T> {
    entities: Vec<T>,
    /// The greatest number ever given, also to what is gone.
    issued: u32,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { entities: Vec::new(), issued: 0 }
    }
}

impl<T: Entity> Table<T> {
    pub(crate) fn as_slice(&self) -> &[T] {
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
    pub(crate) fn next_id(&self) -> Option<Id> {
        Id::new(T::KIND, self.issued.checked_add(1)?)
    }

    fn position(&self, id: Id) -> Result<usize, usize> {
        self.entities.binary_search_by_key(&id, T::id)
    }

    pub(crate) fn get(&self, id: Id) -> Option<&T> {
        self.entities.get(self.position(id).ok()?)
    }

    /// Puts an entity into the place of its number, instead of the one that has it.
    pub(crate) fn put(&mut self, entity: T) {
        self.reserve(entity.id().number());
        match self.position(entity.id()) {
            Ok(index) => {
                if let Some(place) = self.entities.get_mut(index) {
                    *place = entity;
                }
            }
            Err(index) => self.entities.insert(index, entity),
        }
    }

    pub(crate) fn remove(&mut self, id: Id) -> Option<T> {
        let index = self.position(id).ok()?;
        Some(self.entities.remove(index))
    }
}
