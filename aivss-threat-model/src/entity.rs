//! What all entities have in common, and the macros that make one from the table of its fields.

use super::kind::{Id, Kind, Ref};
use super::model::ThreatModel;
use super::shape::Field;
use super::table::Table;
use aivss_core::Error;
use aivss_core::value::Value;
use aivss_core::value::read::Fields;
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// A record of fields.
pub(crate) trait Record: Sized + Clone {
    const FIELDS: &'static [Field];

    /// Takes its fields out of those given.
    fn take(fields: &mut Fields<'_>) -> Result<Self, Error>;

    /// Takes over the fields that are given; null empties one that may be empty.
    fn edit(&mut self, fields: &mut Fields<'_>) -> Result<(), Error>;

    /// The fields that hold something, in the order of the table.
    fn write(&self) -> Vec<(Cow<'_, str>, Value<'_>)>;

    /// Calls back for every id in the record, with the field that holds it.
    fn references(&self, visit: &mut dyn FnMut(&'static str, Id));

    /// What no single field can check.
    fn check(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// A thing in a threat model, with an id of its own.
#[allow(private_bounds, reason = "sealed: the kinds are those of the document")]
pub trait Entity: Sealed {
    /// Its kind.
    const KIND: Kind;

    /// Its id.
    fn id(&self) -> Id;

    /// A short name for people.
    fn title(&self) -> Cow<'_, str>;
}

/// What the model itself needs of an entity.
pub(crate) trait Sealed: Record + 'static {
    fn with_id(self, id: Id) -> Self;

    fn table(model: &ThreatModel) -> &Table<Self>
    where
        Self: Entity;

    fn table_mut(model: &mut ThreatModel) -> &mut Table<Self>
    where
        Self: Entity;
}

/// The error for a record without a field that it needs.
pub(crate) fn lacks(name: &'static str, about: &str) -> Error {
    let message = alloc::format!("`{name}` is missing: {}", about.trim_end_matches('.'));
    aivss_core::value::read::missing(&message).at(name)
}

macro_rules! field_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}
pub(crate) use field_name;

/// A record: its struct, and how its fields are read, edited, written and described. A field's doc
/// comment is also its description in schemas.
macro_rules! record {
    (
        $(#[$doc:meta])+
        $record:ident $([$($own:tt)+])? {
            $($(#[doc = $about:literal])+ $field:ident $(as $name:literal)?: $type:ty,)+
        }
        $(check $check:expr;)?
    ) => {
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $record {
            $($($own)+)?
            $($(#[doc = $about])+ pub $field: $type,)+
        }

        impl crate::entity::Record for $record {
            const FIELDS: &'static [crate::shape::Field] = &[$(
                crate::shape::Field {
                    name: crate::entity::field_name!($field $($name)?),
                    about: concat!($($about),+).trim_ascii(),
                    is_required: <$type as crate::shape::Shape>::IS_REQUIRED,
                    form: <$type as crate::shape::Shape>::FORM,
                },
            )+];

            fn take(fields: &mut aivss_core::value::read::Fields<'_>) -> Result<Self, aivss_core::Error> {
                use crate::entity::{field_name, lacks};
                use crate::shape::Shape;
                let record = Self {
                    $($field: match fields.read(field_name!($field $($name)?), <$type>::read)? {
                        Some(value) => value,
                        None => <$type as Shape>::absent().ok_or_else(|| {
                            lacks(field_name!($field $($name)?), concat!($($about),+).trim_ascii())
                        })?,
                    },)+
                    $(id: { stringify!($($own)+); crate::kind::Ref::of(
                        crate::entity::PLACEHOLDER) },)?
                };
                crate::entity::Record::check(&record)?;
                Ok(record)
            }

            fn edit(&mut self, fields: &mut aivss_core::value::read::Fields<'_>) -> Result<(), aivss_core::Error> {
                use crate::entity::{field_name, lacks};
                use crate::shape::Shape;
                $(match fields.take(field_name!($field $($name)?)) {
                    None => {}
                    Some(aivss_core::value::Value::Null) => {
                        self.$field = <$type as Shape>::absent().ok_or_else(|| {
                            lacks(field_name!($field $($name)?), concat!($($about),+).trim_ascii())
                        })?;
                    }
                    Some(value) => {
                        self.$field = <$type>::read(value)
                            .map_err(|error| error.at(field_name!($field $($name)?)))?;
                    }
                })+
                crate::entity::Record::check(self)
            }

            fn write(&self) -> alloc::vec::Vec<(alloc::borrow::Cow<'_, str>, aivss_core::value::Value<'_>)> {
                use crate::shape::Shape;
                let mut fields = alloc::vec::Vec::new();
                $(if !self.$field.is_absent() {
                    fields.push((
                        crate::entity::field_name!($field $($name)?).into(),
                        self.$field.write(),
                    ));
                })+
                fields
            }

            fn references(&self, visit: &mut dyn FnMut(&'static str, crate::kind::Id)) {
                use crate::shape::Shape;
                $(self.$field.references(&mut |id| {
                    visit(crate::entity::field_name!($field $($name)?), id);
                });)+
            }

            $(fn check(&self) -> Result<(), aivss_core::Error> {
                let check: fn(&Self) -> Result<(), aivss_core::Error> = $check;
                check(self)
            })?
        }
    };
}
pub(crate) use record;

/// The id of a record that has not been given one yet.
pub(crate) const PLACEHOLDER: Id = match Id::new(Kind::UserGroup, 1) {
    Some(id) => id,
    None => unreachable!(),
};

/// An entity: a record with an id and a table of the model.
macro_rules! entity {
    (
        $(#[$doc:meta])+
        $record:ident in $table:ident, called $title:expr;
        {$($fields:tt)+}
        $(check $check:expr;)?
    ) => {
        crate::entity::record! {
            $(#[$doc])+
            $record [
                /// Its id, given by the model.
                pub id: crate::kind::Ref<$record>,
            ] {$($fields)+}
            $(check $check;)?
        }

        impl crate::entity::Entity for $record {
            const KIND: crate::kind::Kind = crate::kind::Kind::$record;

            fn id(&self) -> crate::kind::Id {
                self.id.id()
            }

            fn title(&self) -> alloc::borrow::Cow<'_, str> {
                let title: fn(&Self) -> alloc::borrow::Cow<'_, str> = $title;
                title(self)
            }
        }

        impl crate::entity::Sealed for $record {
            fn with_id(mut self, id: crate::kind::Id) -> Self {
                self.id = crate::kind::Ref::of(id);
                self
            }

            fn table(
                model: &crate::model::ThreatModel,
            ) -> &crate::table::Table<Self> {
                &model.tables.$table
            }

            fn table_mut(
                model: &mut crate::model::ThreatModel,
            ) -> &mut crate::table::Table<Self> {
                &mut model.tables.$table
            }
        }
    };
}
pub(crate) use entity;

/// A record that stands in a field of another.
macro_rules! nested {
    ($($record:ty,)+) => {
        $(impl crate::shape::Shape for $record {
            const FORM: crate::shape::Form = crate::shape::Form::Record(
                <$record as crate::entity::Record>::FIELDS,
            );

            fn read(value: aivss_core::value::Value<'_>) -> Result<Self, aivss_core::Error> {
                crate::entity::read_record(value)
            }

            fn write(&self) -> aivss_core::value::Value<'_> {
                aivss_core::value::Value::Object(crate::entity::Record::write(self))
            }

            fn references(&self, visit: &mut dyn FnMut(crate::kind::Id)) {
                crate::entity::Record::references(self, &mut |_, id| visit(id));
            }
        })+
    };
}
pub(crate) use nested;

/// The names of a record's fields.
pub(crate) fn names<R: Record>() -> Vec<&'static str> {
    R::FIELDS.iter().map(|field| field.name).collect()
}

/// Reads an object with a record's fields and no others.
pub(crate) fn read_record<R: Record>(value: Value<'_>) -> Result<R, Error> {
    R::take(&mut Fields::new(value, &names::<R>())?)
}

/// A reference to an entity that is at hand.
impl<T: Entity> From<&T> for Ref<T> {
    fn from(entity: &T) -> Self {
        Self::of(entity.id())
    }
}
