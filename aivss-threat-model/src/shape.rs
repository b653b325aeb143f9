//! What the fields of a threat model can hold, and how each is read, written and described.

use super::kind::{Id, Kind, Ref, Target};
use aivss_core::value::Value;
use aivss_core::value::read::{missing, named, text, wrong_kind};
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;
use core::str::FromStr;

/// The longest line, in characters.
pub const MAX_LINE: usize = 200;
/// The longest text of several lines, in characters.
pub const MAX_PROSE: usize = 4_000;
/// The longest list in a field.
pub const MAX_ITEMS: usize = 1_000;

/// What a field holds, for schemas and forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
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
    pub form: Form,
}

/// A type that a field can have.
pub(crate) trait Shape: Sized {
    const FORM: Form;
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

    fn write(&self) -> Value<'_>;

    /// Calls back for every id that the value holds.
    fn references(&self, _visit: &mut dyn FnMut(Id)) {}
}

/// A line with something in it: no line end, no other control character, at most [`MAX_LINE`] characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

/// Text with something in it, at most [`MAX_PROSE`] characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prose(String);

macro_rules! texts {
    ($($name:ident $most:ident $allowed:expr;)+) => {
        $(
            impl Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(&self.0)
                }
            }

            impl $name {
                fn of(value: Value<'_>) -> Result<Self, Error> {
                    let text = text(value, $most)?;
                    if text.trim().is_empty() {
                        return Err(missing("the text is empty"));
                    }
                    let allowed: &[char] = $allowed;
                    match text.chars().find(|c| c.is_control() && !allowed.contains(c)) {
                        Some(_) => Err(Error::new(
                            ErrorCode::FieldType,
                            format!("{} has a line end or control character in it", Quoted(&text)),
                        )),
                        None => Ok(Self(text)),
                    }
                }
            }

            impl FromStr for $name {
                type Err = Error;

                fn from_str(text: &str) -> Result<Self, Error> {
                    Self::of(Value::Text(Cow::Borrowed(text)))
                }
            }

            impl Shape for $name {
                const FORM: Form = Form::$name;

                fn read(value: Value<'_>) -> Result<Self, Error> {
                    Self::of(value)
                }

                fn write(&self) -> Value<'_> {
                    Value::Text(Cow::Borrowed(&self.0))
                }
            }
        )+
    };
}

texts! {
    Line MAX_LINE &[];
    Prose MAX_PROSE &['\n', '\t'];
}

impl Shape for aivss_core::document::Date {
    const FORM: Form = Form::Date;

    fn read(value: Value<'_>) -> Result<Self, Error> {
        named(value)
    }

    fn write(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.to_string()))
    }
}

impl Shape for bool {
    const FORM: Form = Form::Boolean;

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

impl<T: Shape> Shape for Option<T> {
    const FORM: Form = T::FORM;
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

    fn write(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, T::write)
    }

    fn references(&self, visit: &mut dyn FnMut(Id)) {
        if let Some(value) = self {
            value.references(visit);
        }
    }
}

impl<T: Shape + PartialEq> Shape for Vec<T> {
    const FORM: Form = Form::List(&T::FORM);
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
        if items.len() > MAX_ITEMS {
            let message = format!(
                "a list of {} items is longer than the {MAX_ITEMS} allowed here",
                items.len()
            );
            return Err(Error::new(ErrorCode::FieldTooLong, message));
        }
        let mut list = Self::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let at_place = |error: Error| error.at(&index.to_string());
            let item = T::read(item).map_err(at_place)?;
            if list.contains(&item) {
                let message = "the same stands in the list twice";
                return Err(at_place(Error::new(ErrorCode::FieldDuplicate, message)));
            }
            list.push(item);
        }
        Ok(list)
    }

    fn write(&self) -> Value<'_> {
        Value::List(self.iter().map(T::write).collect())
    }

    fn references(&self, visit: &mut dyn FnMut(Id)) {
        for item in self {
            item.references(visit);
        }
    }
}

impl<T: Target> Shape for Ref<T> {
    const FORM: Form = Form::Id(T::KINDS);

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
        $(impl Shape for $name {
            #[allow(clippy::indexing_slicing, reason = "done by the compiler")]
            const FORM: Form = Form::Choice(&{
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
    super::names::ActorCategory,
    super::names::AgentType,
    super::names::AgenticFactor,
    super::names::AssetGroup,
    super::names::AssumptionStatus,
    super::names::AutonomyLevel,
    super::names::BoundaryStrength,
    super::names::Capability,
    super::names::ComponentType,
    super::names::DataStoreType,
    super::names::Disposition,
    super::names::Extent,
    super::names::Finding,
    super::names::MitigationStatus,
    super::names::Motivation,
    super::names::Rating,
    super::names::Relevance,
    super::names::RemediationStatus,
    super::names::Sensitivity,
    super::names::SourceAccess,
    super::names::Stride,
    super::names::TestCoverage,
    super::names::ThreatStatus,
    super::names::TrustLevel,
    super::names::UserBase,
    super::place::Place,
}

/// Shapes of records of the catalogs, which stand in the document by their ids.
macro_rules! catalog_records {
    ($($name:ident $what:literal;)+) => {
        $(impl Shape for &'static aivss_core::catalog::$name {
            const FORM: Form = Form::Catalog($what);

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

impl Shape for aivss_core::catalog::CoreRisk {
    #[allow(clippy::indexing_slicing, reason = "done by the compiler")]
    const FORM: Form = Form::Choice(&{
        let mut words = [""; 10];
        let mut index = 0;
        while index < words.len() {
            words[index] = Self::ALL[index].key();
            index += 1;
        }
        words
    });

    fn read(value: Value<'_>) -> Result<Self, Error> {
        named(value)
    }

    fn write(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self.key()))
    }
}
