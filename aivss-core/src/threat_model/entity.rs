//! What all entities have in common, and the macros that make one from the table of its fields.

use super::kind::{Id, Kind, Ref};
use super::model::ThreatModel;
use super::shape::Field;
use super::table::Table;
use crate::error::Error;
use crate::value::Value;
use crate::value::read::Fields;
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
    crate::value::read::missing(&message).at(name)
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

        impl crate::threat_model::entity::Record for $record {
            const FIELDS: &'static [crate::threat_model::shape::Field] = &[$(
                crate::threat_model::shape::Field {
                    name: crate::threat_model::entity::field_name!($field $($name)?),
                    about: concat!($($about),+).trim_ascii(),
                    is_required: <$type as crate::threat_model::shape::Shape>::IS_REQUIRED,
                    form: <$type as crate::threat_model::shape::Shape>::FORM,
                },
            )+];

            fn take(fields: &mut crate::value::read::Fields<'_>) -> Result<Self, crate::Error> {
                use crate::threat_model::entity::{field_name, lacks};
                use crate::threat_model::shape::Shape;
                let record = Self {
                    $($field: match fields.read(field_name!($field $($name)?), <$type>::read)? {
                        Some(value) => value,
                        None => <$type as Shape>::absent().ok_or_else(|| {
                            lacks(field_name!($field $($name)?), concat!($($about),+).trim_ascii())
                        })?,
                    },)+
                    $(id: { stringify!($($own)+); crate::threat_model::kind::Ref::of(
                        crate::threat_model::entity::PLACEHOLDER) },)?
                };
                crate::threat_model::entity::Record::check(&record)?;
                Ok(record)
            }

            fn edit(&mut self, fields: &mut crate::value::read::Fields<'_>) -> Result<(), crate::Error> {
                use crate::threat_model::entity::{field_name, lacks};
                use crate::threat_model::shape::Shape;
                $(match fields.take(field_name!($field $($name)?)) {
                    None => {}
                    Some(crate::value::Value::Null) => {
                        self.$field = <$type as Shape>::absent().ok_or_else(|| {
                            lacks(field_name!($field $($name)?), concat!($($about),+).trim_ascii())
                        })?;
                    }
                    Some(value) => {
                        self.$field = <$type>::read(value)
                            .map_err(|error| error.at(field_name!($field $($name)?)))?;
                    }
                })+
                crate::threat_model::entity::Record::check(self)
            }

            fn write(&self) -> alloc::vec::Vec<(alloc::borrow::Cow<'_, str>, crate::value::Value<'_>)> {
                use crate::threat_model::shape::Shape;
                let mut fields = alloc::vec::Vec::new();
                $(if !self.$field.is_absent() {
                    fields.push((
                        crate::threat_model::entity::field_name!($field $($name)?).into(),
                        self.$field.write(),
                    ));
                })+
                fields
            }

            fn references(&self, visit: &mut dyn FnMut(&'static str, crate::threat_model::kind::Id)) {
                use crate::threat_model::shape::Shape;
                $(self.$field.references(&mut |id| {
                    visit(crate::threat_model::entity::field_name!($field $($name)?), id);
                });)+
            }

            $(fn check(&self) -> Result<(), crate::Error> {
                let check: fn(&Self) -> Result<(), crate::Error> = $check;
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
        crate::threat_model::entity::record! {
            $(#[$doc])+
            $record [
                /// Its id, given by the model.
                pub id: crate::threat_model::kind::Ref<$record>,
            ] {$($fields)+}
            $(check $check;)?
        }

        impl crate::threat_model::entity::Entity for $record {
            const KIND: crate::threat_model::kind::Kind = crate::threat_model::kind::Kind::$record;

            fn id(&self) -> crate::threat_model::kind::Id {
                self.id.id()
            }

            fn title(&self) -> alloc::borrow::Cow<'_, str> {
                let title: fn(&Self) -> alloc::borrow::Cow<'_, str> = $title;
                title(self)
            }
        }

        impl crate::threat_model::entity::Sealed for $record {
            fn with_id(mut self, id: crate::threat_model::kind::Id) -> Self {
                self.id = crate::threat_model::kind::Ref::of(id);
                self
            }

            fn table(
                model: &crate::threat_model::model::ThreatModel,
            ) -> &crate::threat_model::table::Table<Self> {
                &model.tables.$table
            }

            fn table_mut(
                model: &mut crate::threat_model::model::ThreatModel,
            ) -> &mut crate::threat_model::table::Table<Self> {
                &mut model.tables.$table
            }
        }
    };
}
pub(crate) use entity;

/// A record that stands in a field of another.
macro_rules! nested {
    ($($record:ty,)+) => {
        $(impl crate::threat_model::shape::Shape for $record {
            const FORM: crate::threat_model::shape::Form = crate::threat_model::shape::Form::Record(
                <$record as crate::threat_model::entity::Record>::FIELDS,
            );

            fn read(value: crate::value::Value<'_>) -> Result<Self, crate::Error> {
                crate::threat_model::entity::read_record(value)
            }

            fn write(&self) -> crate::value::Value<'_> {
                crate::value::Value::Object(crate::threat_model::entity::Record::write(self))
            }

            fn references(&self, visit: &mut dyn FnMut(crate::threat_model::kind::Id)) {
                crate::threat_model::entity::Record::references(self, &mut |_, id| visit(id));
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
    R::take(&mut Fields::of(value, &names::<R>())?)
}

/// A reference to an entity that is at hand.
impl<T: Entity> From<&T> for Ref<T> {
    fn from(entity: &T) -> Self {
        Self::of(entity.id())
    }
}
