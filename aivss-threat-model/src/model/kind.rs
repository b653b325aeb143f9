//! The kinds of entities: their names, their lists and the prefixes of their ids.

use aivss_core::escape::list;
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::format;
use core::fmt;
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
    /// What a reviewer saw of a mitigation.
    Validation = "CV" "validation" "validations" "validation",
    /// What is left of a threat.
    ResidualRisk = "RR" "residual_risk" "residual_risks" "residual risk",
    /// Work that is planned.
    Remediation = "RM" "remediation" "remediations" "remediation",
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
