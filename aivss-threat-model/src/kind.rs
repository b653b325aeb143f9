//! Kinds of entities, their ids, and references from one to another.

use super::entity::{Entity, Record};
use super::model::for_kind;
use super::shape::Field;
use aivss_core::escape::list;
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::format;
use core::fmt;
use core::marker::PhantomData;
use core::num::NonZeroU32;
use core::str::FromStr;

macro_rules! kinds {
    ($($(#[$doc:meta])+ $kind:ident = $prefix:literal $key:literal $table:literal $words:literal,)+) => {
        /// A kind of entity.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])+ $kind,)+
        }

        impl Kind {
            /// Every kind, in the order of the document.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// What its ids begin with. No id of the catalogs, such as `T2` or `L3-P1`, looks the same
            /// (erratum E53).
            #[must_use]
            pub const fn prefix(self) -> &'static str {
                match self { $(Self::$kind => $prefix,)+ }
            }

            /// Its name in operations, `trust_zone`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $key,)+ }
            }

            /// Its list in the document, `trust_zones`.
            #[must_use]
            pub const fn table(self) -> &'static str {
                match self { $(Self::$kind => $table,)+ }
            }

            /// Its name for people, `trust zone`.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self { $(Self::$kind => $words,)+ }
            }
        }
    };
}

kinds! {
    /// People who use the system.
    UserGroup = "UG" "user_group" "user_groups" "user group",
    /// Data that the system handles.
    DataType = "DT" "data_type" "data_types" "data type",
    /// A law, standard or contract.
    Regulation = "RG" "regulation" "regulations" "regulation",
    /// What the model takes for granted.
    Assumption = "AN" "assumption" "assumptions" "assumption",
    /// A part of the system.
    Component = "CO" "component" "components" "component",
    /// Where data rests.
    DataStore = "DS" "data_store" "data_stores" "data store",
    /// A way between two parts.
    Connection = "CN" "connection" "connections" "connection",
    /// What shares one level of trust.
    TrustZone = "TZ" "trust_zone" "trust_zones" "trust zone",
    /// The line between two zones.
    TrustBoundary = "TB" "trust_boundary" "trust_boundaries" "trust boundary",
    /// Where data crosses such a line.
    CrossingPoint = "CP" "crossing_point" "crossing_points" "crossing point",
    /// Who might attack.
    ThreatActor = "TA" "threat_actor" "threat_actors" "threat actor",
    /// What is worth protecting.
    Asset = "AS" "asset" "assets" "asset",
    /// An asset on its way.
    AssetFlow = "AF" "asset_flow" "asset_flows" "asset flow",
    /// What can go wrong.
    Threat = "TH" "threat" "threats" "threat",
    /// What stands against threats.
    Mitigation = "MI" "mitigation" "mitigations" "mitigation",
    /// What somebody saw of a mitigation.
    Validation = "CV" "validation" "validations" "validation",
    /// What is left of a threat.
    ResidualRisk = "RR" "residual_risk" "residual_risks" "residual risk",
    /// Work that is planned.
    Remediation = "RM" "remediation" "remediations" "remediation",
}

impl Kind {
    /// The fields of its entities, in the order of the document, without the id.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        for_kind!(self, T => <T as Record>::FIELDS)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The name in operations or the list's name, in either case of letters, with `_`, `-` or a blank.
impl FromStr for Kind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let is = |name: &str| {
            name.len() == text.len()
                && name.bytes().zip(text.bytes()).all(|(known, given)| match given {
                    b'-' | b' ' => known == b'_',
                    given => known == given.to_ascii_lowercase(),
                })
        };
        let found = Self::ALL.iter().find(|kind| is(kind.as_str()) || is(kind.table()));
        found.copied().ok_or_else(|| {
            let kinds = list(Self::ALL.iter().map(|kind| Quoted(kind.as_str())));
            Error::new(
                ErrorCode::EntityKindUnknown,
                format!(
                    "{} is no kind of thing in a threat model; expected one of {kinds}",
                    Quoted(text)
                ),
            )
        })
    }
}

/// The id of an entity, `TH-12`: its kind's prefix and a number from 1 that is given once only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    kind: Kind,
    number: NonZeroU32,
}

impl Id {
    /// The greatest number of an id.
    pub const MAX_NUMBER: u32 = 999_999;

    /// The id of a kind and number; `None` for 0 and above [`MAX_NUMBER`](Self::MAX_NUMBER).
    #[must_use]
    pub const fn new(kind: Kind, number: u32) -> Option<Self> {
        match NonZeroU32::new(number) {
            Some(number) if number.get() <= Self::MAX_NUMBER => Some(Self { kind, number }),
            _ => None,
        }
    }

    /// What it is the id of.
    #[must_use]
    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// Its number, from 1 up.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.number.get()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.prefix(), self.number)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Exactly as `Display` writes it, the prefix in either case of letters.
impl FromStr for Id {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| {
            Error::new(
                ErrorCode::IdInvalid,
                format!(
                    "{} is no id of a threat model; expected a prefix and a number, `TH-12` for instance",
                    Quoted(text)
                ),
            )
        })
    }
}

fn parse(text: &str) -> Option<Id> {
    let (prefix, digits) = text.split_once('-')?;
    let kind = Kind::ALL.iter().find(|kind| kind.prefix().eq_ignore_ascii_case(prefix))?;
    // A sign, a blank or a leading zero would make two texts of one id.
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    is_plain.then(|| digits.parse().ok().and_then(|number| Id::new(*kind, number))).flatten()
}

/// What a reference may point to.
pub trait Target {
    /// The kinds that it may have.
    const KINDS: &'static [Kind];
}

impl<T: Entity> Target for T {
    const KINDS: &'static [Kind] = &[T::KIND];
}

/// An end of a connection: a component or a data store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {}

impl Target for Endpoint {
    const KINDS: &'static [Kind] = &[Kind::Component, Kind::DataStore];
}

/// What a threat can touch: a component, data store, connection, crossing point or asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Affected {}

impl Target for Affected {
    const KINDS: &'static [Kind] =
        &[Kind::Component, Kind::DataStore, Kind::Connection, Kind::CrossingPoint, Kind::Asset];
}

/// A reference to an entity of the same model; of which kind is in its type.
pub struct Ref<T>(Id, PhantomData<fn() -> T>);

impl<T> Ref<T> {
    /// The id that it points to.
    #[must_use]
    pub const fn id(self) -> Id {
        self.0
    }

    /// Without a look at the kind, where that is known.
    pub(super) const fn of(id: Id) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn an_id_has_one_text() {
        for kind in Kind::ALL {
            let id = Id::new(*kind, 12).unwrap();
            assert_eq!(id.to_string().parse::<Id>().unwrap(), id);
            assert_eq!(kind.as_str().parse::<Kind>().unwrap(), *kind);
            assert_eq!(kind.table().parse::<Kind>().unwrap(), *kind);
        }
        assert_eq!("th-1".parse::<Id>().unwrap().to_string(), "TH-1");
        for text in [
            "",
            "TH",
            "TH-",
            "TH-0",
            "TH-01",
            "TH-+1",
            "TH- 1",
            "T-1",
            "T1",
            "TH-1000000",
            "TH-1-1",
        ] {
            assert_eq!(text.parse::<Id>().unwrap_err().code(), ErrorCode::IdInvalid, "{text}");
        }
    }

    #[test]
    fn no_prefix_stands_for_two_kinds_or_begins_an_id_of_the_catalogs() {
        for (index, kind) in Kind::ALL.iter().enumerate() {
            assert!(Kind::ALL.iter().skip(index + 1).all(|other| other.prefix() != kind.prefix()));
            let id = Id::new(*kind, 1).unwrap().to_string();
            assert!(aivss_core::catalog::Threat::by_id(&id).is_none(), "{id}");
            assert!(aivss_core::catalog::Mitigation::by_id(&id).is_none(), "{id}");
        }
    }

    #[test]
    fn the_fields_of_a_kind_are_those_that_its_entities_are_read_from() {
        for kind in Kind::ALL {
            let fields = kind.fields();
            assert!(fields.iter().all(|field| field.name != "id"), "{kind}");
            // Nothing but an unknown field can be wrong with it.
            let text = alloc::format!(r#"{{"add": "{kind}", "fields": {{"?": 1}}}}"#);
            let value = aivss_core::value::Value::from_json(&text).unwrap();
            let operation = crate::Operation::from_value(value).unwrap();
            let error = crate::ThreatModel::new().apply(operation).unwrap_err();
            assert_eq!(error.code(), ErrorCode::FieldUnknown);
            for field in fields {
                assert!(error.message().contains(field.name), "{error}");
            }
        }
    }

    #[test]
    fn a_reference_is_of_its_kind() {
        assert!("CO-1".parse::<Ref<Endpoint>>().is_ok());
        let error = "TH-1".parse::<Ref<Endpoint>>().unwrap_err();
        assert_eq!(error.code(), ErrorCode::ReferenceKind);
        assert_eq!(
            error.message(),
            "`TH-1` is a threat, and here stands the id of a component, data store"
        );
    }
}
