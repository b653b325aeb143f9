//! The fields of a threat model: what each can hold, and how it is read, checked, written and described.

mod record;
mod text;

pub use record::Record;
pub(crate) use record::{
    RecordFields, field_name, missing_field, names, nested, record, record_struct,
};
pub use text::{Line, MAX_LINE, MAX_PROSE, Prose};

use super::id::Id;
use super::kind::Kind;
use super::reference::{Ref, Target};
use aivss_core::value::Value;
use aivss_core::value::read::{named, wrong_kind};
use aivss_core::{Error, ErrorCode};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

/// The longest list in a field.
pub const MAX_ITEMS: usize = 1_000;

/// What a field holds, for schemas and forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// One line of at most [`MAX_LINE`] characters.
    Line,
    /// Text of at most [`MAX_PROSE`] characters.
    Prose,
    /// A calendar date.
    Date,
    /// True or false.
    Boolean,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The id of an entity of one of these kinds.
    Id(&'static [Kind]),
    /// The id of a record in the catalogs; which kind of record.
    Catalog(&'static str),
    /// A scored AIVSS assessment.
    Assessment,
    /// A list in which nothing stands twice.
    List(&'static Self),
    /// An object with these fields.
    Record(&'static [Field]),
}

/// A field of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the document.
    pub name: &'static str,
    /// What it says.
    pub about: &'static str,
    /// Whether it has to be there.
    pub is_required: bool,
    /// What it holds.
    pub value_type: FieldType,
}

/// A type that a field can have.
pub(crate) trait FieldValue: Sized {
    const TYPE: FieldType;
    const IS_REQUIRED: bool = true;

    /// What stands for a field that is left out; asked only of those that may be.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether the field is left out when written.
    fn is_absent(&self) -> bool {
        false
    }

    fn read(value: Value<'_>) -> Result<Self, Error>;

    /// Checks what the type of a value built in Rust leaves open, such as how long a list is.
    fn check(&self) -> Result<(), Error> {
        Ok(())
    }

    fn write(&self) -> Value<'_>;

    /// Calls back for every id that the value holds.
    fn references(&self, _visit: &mut dyn FnMut(Id)) {}
}

impl FieldValue for aivss_core::time::Date {
    const TYPE: FieldType = FieldType::Date;

    fn read(value: Value<'_>) -> Result<Self, Error> {
        named(value)
    }

    fn write(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.to_string()))
    }
}

impl FieldValue for bool {
    const TYPE: FieldType = FieldType::Boolean;

    fn read(value: Value<'_>) -> Result<Self, Error> {
        match value {
            Value::Boolean(flag) => Ok(flag),
            other => Err(wrong_kind(&other, "true or false")),
        }
    }

    fn write(&self) -> Value<'_> {
        Value::Boolean(*self)
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const TYPE: FieldType = T::TYPE;
    const IS_REQUIRED: bool = false;

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn read(value: Value<'_>) -> Result<Self, Error> {
        T::read(value).map(Some)
    }

    fn check(&self) -> Result<(), Error> {
        self.as_ref().map_or(Ok(()), T::check)
    }

    fn write(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, T::write)
    }

    fn references(&self, visit: &mut dyn FnMut(Id)) {
        if let Some(value) = self {
            value.references(visit);
        }
    }
}

impl<T: FieldValue + PartialEq> FieldValue for Vec<T> {
    const TYPE: FieldType = FieldType::List(&T::TYPE);
    const IS_REQUIRED: bool = false;

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn read(value: Value<'_>) -> Result<Self, Error> {
        let Value::List(items) = value else {
            return Err(wrong_kind(&value, "a list"));
        };
        check_length(items.len())?;
        let mut list = Self::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let at_item = |error: Error| error.at(&index.to_string());
            let item = T::read(item).map_err(at_item)?;
            check_new(&list, &item).map_err(at_item)?;
            list.push(item);
        }
        Ok(list)
    }

    fn check(&self) -> Result<(), Error> {
        check_length(self.len())?;
        for (index, item) in self.iter().enumerate() {
            let earlier = self.get(..index).unwrap_or_default();
            let checked = item.check().and_then(|()| check_new(earlier, item));
            checked.map_err(|error| error.at(&index.to_string()))?;
        }
        Ok(())
    }

    fn write(&self) -> Value<'_> {
        Value::list(self.iter().map(T::write))
    }

    fn references(&self, visit: &mut dyn FnMut(Id)) {
        for item in self {
            item.references(visit);
        }
    }
}

fn check_length(length: usize) -> Result<(), Error> {
    if length <= MAX_ITEMS {
        return Ok(());
    }
    let message = format!("a list of {length} items is longer than the {MAX_ITEMS} allowed here");
    Err(Error::new(ErrorCode::FieldTooLong, message))
}

fn check_new<T: PartialEq>(earlier: &[T], item: &T) -> Result<(), Error> {
    if earlier.contains(item) {
        let message = "the same stands in the list twice";
        return Err(Error::new(ErrorCode::FieldDuplicate, message));
    }
    Ok(())
}

impl<T: Target> FieldValue for Ref<T> {
    const TYPE: FieldType = FieldType::Id(T::KINDS);

    fn read(value: Value<'_>) -> Result<Self, Error> {
        named(value)
    }

    fn write(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.to_string()))
    }

    fn references(&self, visit: &mut dyn FnMut(Id)) {
        visit(self.id());
    }
}

/// Shapes of enumerations that have `ALL`, `as_str` and `FromStr`.
macro_rules! choices {
    ($($name:ty,)+) => {
        $(impl FieldValue for $name {
            #[allow(clippy::indexing_slicing, reason = "done by the compiler")]
            const TYPE: FieldType = FieldType::Choice(&{
                let mut words = [""; <$name>::ALL.len()];
                let mut index = 0;
                while index < words.len() {
                    words[index] = <$name>::ALL[index].as_str();
                    index += 1;
                }
                words
            });

            fn read(value: Value<'_>) -> Result<Self, Error> {
                named(value)
            }

            fn write(&self) -> Value<'_> {
                Value::Text(Cow::Borrowed(self.as_str()))
            }
        })+
    };
}

choices! {
    aivss_core::catalog::MitigationKind,
    aivss_core::rule::AttackComplexity,
    aivss_core::rule::AttackVector,
    aivss_core::rule::Cost,
    aivss_core::rule::Effectiveness,
    aivss_core::rule::ImplementationStatus,
    aivss_core::rule::Likelihood,
    aivss_core::rule::ReviewInterval,
    aivss_core::rule::RiskLevel,
    aivss_core::rule::RoadmapWindow,
    aivss_core::rule::ThreatSeverity,
    super::vocabulary::ActorCategory,
    super::vocabulary::AgentType,
    super::vocabulary::AgenticFactor,
    super::vocabulary::AssetGroup,
    super::vocabulary::AssumptionStatus,
    super::vocabulary::AutonomyLevel,
    super::vocabulary::BoundaryStrength,
    super::vocabulary::Capability,
    super::vocabulary::ComponentType,
    super::vocabulary::DataStoreType,
    super::vocabulary::Disposition,
    super::vocabulary::Extent,
    super::vocabulary::Finding,
    super::vocabulary::MitigationStatus,
    super::vocabulary::Motivation,
    super::vocabulary::Rating,
    super::vocabulary::Relevance,
    super::vocabulary::RemediationStatus,
    super::vocabulary::Sensitivity,
    super::vocabulary::SourceAccess,
    super::vocabulary::Stride,
    super::vocabulary::TestCoverage,
    super::vocabulary::ThreatStatus,
    super::vocabulary::TrustLevel,
    super::vocabulary::UserBase,
    aivss_core::catalog::LayerScope,
}

/// Shapes of records of the catalogs, which stand in the document by their ids.
macro_rules! catalog_records {
    ($($name:ident $what:literal;)+) => {
        $(impl FieldValue for &'static aivss_core::catalog::$name {
            const TYPE: FieldType = FieldType::Catalog($what);

            fn read(value: Value<'_>) -> Result<Self, Error> {
                match value {
                    Value::Text(id) => aivss_core::catalog::$name::find(&id),
                    other => Err(wrong_kind(&other, "a text in quotes")),
                }
            }

            fn write(&self) -> Value<'_> {
                Value::Text(Cow::Borrowed(self.id))
            }
        })+
    };
}

catalog_records! {
    Threat "threat";
    Mitigation "mitigation";
    AsiRisk "entry of the ASI Top 10";
}

impl FieldValue for aivss_core::catalog::CoreRisk {
    #[allow(clippy::indexing_slicing, reason = "done by the compiler")]
    const TYPE: FieldType = FieldType::Choice(&{
        let mut words = [""; 10];
        let mut index = 0;
        while index < words.len() {
            words[index] = Self::ALL[index].as_str();
            index += 1;
        }
        words
    });

    fn read(value: Value<'_>) -> Result<Self, Error> {
        named(value)
    }

    fn write(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self.as_str()))
    }
}
