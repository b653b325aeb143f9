//! Records: what reads, checks, edits and writes a struct of fields, made from the table of these fields.

use super::Field;
use crate::model::id::Id;
use aivss_core::Error;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing};
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// A record of fields: those of an entity, the business context, the note of a layer, or a record in a field
/// of another.
#[allow(private_bounds, reason = "sealed: the records are those of the document")]
pub trait Record: RecordFields {
    /// Its fields, in the order of the document. An entity's id is none of them.
    const FIELDS: &'static [Field];

    /// Reads a record from an object with its fields and no others.
    ///
    /// # Errors
    ///
    /// Those of fields; the path says which field. What an id refers to is checked when the record comes into
    /// a model.
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        Self::take(&mut Fields::new(value, &names::<Self>())?)
    }

    /// The record as an object. What is empty is left out.
    fn to_value(&self) -> Value<'_> {
        Value::Object(self.write())
    }
}

/// The names of a record's fields.
pub(crate) fn names<R: Record>() -> Vec<&'static str> {
    R::FIELDS.iter().map(|field| field.name).collect()
}

/// What the crate itself does with a record.
pub(crate) trait RecordFields: Sized + Clone {
    /// Takes its fields out of the fields that are given.
    fn take(fields: &mut Fields<'_>) -> Result<Self, Error>;

    /// Takes over the fields that are given; null empties a field that may be empty. The whole is unchecked.
    fn edit(&mut self, fields: &mut Fields<'_>) -> Result<(), Error>;

    /// The fields that hold something, in the order of the table.
    fn write(&self) -> Vec<(Cow<'_, str>, Value<'_>)>;

    /// Calls back for every id in the record, with the field that holds it.
    fn references(&self, visit: &mut dyn FnMut(&'static str, Id));

    /// Checks the fields one by one.
    fn check_fields(&self) -> Result<(), Error>;

    /// Checks what no field can check by itself.
    fn check_whole(&self) -> Result<(), Error> {
        Ok(())
    }

    /// Checks a record that was built in Rust as strictly as a record that was read.
    fn check(&self) -> Result<(), Error> {
        self.check_fields()?;
        self.check_whole()
    }
}

/// The error for a record without a field that it needs.
pub(crate) fn missing_field(name: &'static str, about: &str) -> Error {
    let message = alloc::format!("`{name}` is missing: {}", about.trim_end_matches('.'));
    missing(&message).at(name)
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
/// comment is also its description in schemas. A record with required fields is built by `new`, every
/// other by `default`.
macro_rules! record {
    (
        $(#[$doc:meta])+
        $record:ident
        required {
            $($(#[doc = $r_about:literal])+ $required:ident $(as $r_name:literal)?: $r_type:ty,)+
        }
        optional {
            $($(#[doc = $o_about:literal])+ $optional:ident $(as $o_name:literal)?: $o_type:ty,)+
        }
        $(check $check:expr;)?
    ) => {
        crate::model::field::record_struct! {
            $(#[$doc])+
            $record {
                $($(#[doc = $r_about])+ $required $(as $r_name)?: $r_type,)+
                $($(#[doc = $o_about])+ $optional $(as $o_name)?: $o_type,)+
            }
            $(check $check;)?
        }

        impl $record {
            /// A record of what is required. Everything else is empty.
            #[must_use]
            pub fn new($($required: $r_type),+) -> Self {
                Self { $($required,)+ $($optional: <$o_type>::default(),)+ }
            }
        }
    };
    (
        $(#[$doc:meta])+
        $record:ident
        optional {
            $($(#[doc = $o_about:literal])+ $optional:ident $(as $o_name:literal)?: $o_type:ty,)+
        }
        $(check $check:expr;)?
    ) => {
        crate::model::field::record_struct! {
            $(#[$doc])+
            #[derive(Default)]
            $record {
                $($(#[doc = $o_about])+ $optional $(as $o_name)?: $o_type,)+
            }
            $(check $check;)?
        }
    };
}
pub(crate) use record;

/// The part of a record that does not depend on which of its fields are required.
macro_rules! record_struct {
    (
        $(#[$doc:meta])+
        $record:ident {
            $($(#[doc = $about:literal])+ $field:ident $(as $name:literal)?: $type:ty,)+
        }
        $(check $check:expr;)?
    ) => {
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $record {
            $($(#[doc = $about])+ pub $field: $type,)+
        }

        impl crate::model::field::Record for $record {
            const FIELDS: &'static [crate::model::field::Field] = &[$(
                crate::model::field::Field {
                    name: crate::model::field::field_name!($field $($name)?),
                    about: concat!($($about),+).trim_ascii(),
                    is_required: <$type as crate::model::field::FieldValue>::IS_REQUIRED,
                    value_type: <$type as crate::model::field::FieldValue>::TYPE,
                },
            )+];
        }

        impl crate::model::field::RecordFields for $record {
            fn take(
                fields: &mut aivss_core::value::read::Fields<'_>,
            ) -> Result<Self, aivss_core::Error> {
                use crate::model::field::{FieldValue, field_name, missing_field};
                let record = Self {
                    $($field: match fields.read(field_name!($field $($name)?), <$type>::read)? {
                        Some(value) => value,
                        None => <$type as FieldValue>::absent().ok_or_else(|| missing_field(
                            field_name!($field $($name)?),
                            concat!($($about),+).trim_ascii(),
                        ))?,
                    },)+
                };
                record.check_whole()?;
                Ok(record)
            }

            fn edit(
                &mut self,
                fields: &mut aivss_core::value::read::Fields<'_>,
            ) -> Result<(), aivss_core::Error> {
                use crate::model::field::{FieldValue, field_name, missing_field};
                $(match fields.take(field_name!($field $($name)?)) {
                    None => {}
                    Some(aivss_core::value::Value::Null) => {
                        self.$field = <$type as FieldValue>::absent().ok_or_else(|| missing_field(
                            field_name!($field $($name)?),
                            concat!($($about),+).trim_ascii(),
                        ))?;
                    }
                    Some(value) => {
                        self.$field = <$type>::read(value)
                            .map_err(|error| error.at(field_name!($field $($name)?)))?;
                    }
                })+
                Ok(())
            }

            fn write(
                &self,
            ) -> alloc::vec::Vec<(alloc::borrow::Cow<'_, str>, aivss_core::value::Value<'_>)> {
                use crate::model::field::FieldValue;
                let mut fields = alloc::vec::Vec::new();
                $(if !self.$field.is_absent() {
                    fields.push((
                        crate::model::field::field_name!($field $($name)?).into(),
                        self.$field.write(),
                    ));
                })+
                fields
            }

            fn references(&self, visit: &mut dyn FnMut(&'static str, crate::model::id::Id)) {
                use crate::model::field::FieldValue;
                $(self.$field.references(&mut |id| {
                    visit(crate::model::field::field_name!($field $($name)?), id);
                });)+
            }

            fn check_fields(&self) -> Result<(), aivss_core::Error> {
                use crate::model::field::{FieldValue, field_name};
                $(FieldValue::check(&self.$field)
                    .map_err(|error| error.at(field_name!($field $($name)?)))?;)+
                Ok(())
            }

            $(fn check_whole(&self) -> Result<(), aivss_core::Error> {
                let check: fn(&Self) -> Result<(), aivss_core::Error> = $check;
                check(self)
            })?
        }
    };
}
pub(crate) use record_struct;

/// A record that stands in a field of another.
macro_rules! nested {
    ($($record:ty,)+) => {
        $(impl crate::model::field::FieldValue for $record {
            const TYPE: crate::model::field::FieldType = crate::model::field::FieldType::Record(
                <$record as crate::model::field::Record>::FIELDS,
            );

            fn read(value: aivss_core::value::Value<'_>) -> Result<Self, aivss_core::Error> {
                crate::model::field::Record::from_value(value)
            }

            fn check(&self) -> Result<(), aivss_core::Error> {
                crate::model::field::RecordFields::check(self)
            }

            fn write(&self) -> aivss_core::value::Value<'_> {
                crate::model::field::Record::to_value(self)
            }

            fn references(&self, visit: &mut dyn FnMut(crate::model::id::Id)) {
                crate::model::field::RecordFields::references(self, &mut |_, id| visit(id));
            }
        })+
    };
}
pub(crate) use nested;
