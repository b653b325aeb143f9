//! References from one entity to another, which know the kind of what they point to.

use super::id::Id;
use super::kind::Kind;
use aivss_core::escape::list;
use aivss_core::{Error, ErrorCode};
use alloc::format;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

/// What a reference may point to: the entities of one kind, or of several.
pub trait Target {
    /// The kinds that it may have.
    const KINDS: &'static [Kind];
}

/// A reference to an entity of the same model; of which kind is in its type.
pub struct Ref<T>(Id, PhantomData<fn() -> T>);

impl<T> Ref<T> {
    /// The id that it points to.
    #[must_use]
    pub const fn id(self) -> Id {
        self.0
    }

    /// For an id whose kind is known to fit.
    pub(crate) const fn new(id: Id) -> Self {
        Self(id, PhantomData)
    }
}

impl<T: Target> TryFrom<Id> for Ref<T> {
    type Error = Error;

    fn try_from(id: Id) -> Result<Self, Error> {
        if T::KINDS.contains(&id.kind()) {
            return Ok(Self(id, PhantomData));
        }
        let kinds = list(T::KINDS.iter().map(|kind| kind.words()));
        Err(Error::new(
            ErrorCode::ReferenceKind,
            format!("`{id}` is a {}, and here stands the id of a {kinds}", id.kind().words()),
        ))
    }
}

impl<T: Target> FromStr for Ref<T> {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse::<Id>()?.try_into()
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Ref<T> {}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> fmt::Display for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> From<Ref<T>> for Id {
    fn from(reference: Ref<T>) -> Self {
        reference.id()
    }
}
