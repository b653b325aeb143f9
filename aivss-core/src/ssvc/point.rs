//! The four decision points and their numbers.

use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// Defines a decision point: its values, keys, labels and numbers.
macro_rules! point {
    (
        $(#[$doc:meta])+
        $name:ident $key:literal $what:literal in $unit:ident {
            $($(#[$value_doc:meta])+ $variant:ident = $token:literal $label:literal $number:literal,)+
        }
    ) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$value_doc])+ $variant,)+
        }

        impl $name {
            /// Every value, the least first.
            pub const ALL: [Self; 3] = [$(Self::$variant,)+];

            /// The point's key in a vector.
            pub const KEY: &'static str = $key;

            /// The value's key.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $token,)+ }
            }

            /// The value's label on the page.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The value's number, in tenths for a probability and whole for the others.
            #[must_use]
            pub const fn $unit(self) -> u8 {
                match self { $(Self::$variant => $number,)+ }
            }
        }

        /// Takes the key of a value.
        ///
        /// # Errors
        ///
        /// `ssvc.value_unknown`.
        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                Self::ALL.into_iter().find(|value| value.as_str() == text).ok_or_else(|| {
                    let known = list(Self::ALL.iter().map(|value| format!("`{value}`")));
                    Error::new(
                        ErrorCode::SsvcValueUnknown,
                        format!("{} is no {}; there are {known}", Quoted(text), $what),
                    )
                })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

point! {
    /// Threat: how far exploitation has come. It decides the outcome and counts in the risk score.
    Threat "threat" "threat" in tenths {
        /// No exploit is known: 0.2.
        None = "none" "None" 2,
        /// A proof of concept is public: 0.5.
        PublicPoc = "poc" "Public PoC" 5,
        /// Exploitation is under way: 0.9.
        Active = "active" "Active" 9,
    }
}

point! {
    /// Vulnerability: how well the system is protected. It counts in the risk score only.
    Vulnerability "vulnerability" "vulnerability" in tenths {
        /// 0.3.
        Hardened = "hardened" "Hardened" 3,
        /// 0.5.
        Moderate = "moderate" "Moderate" 5,
        /// 0.8.
        Exposed = "exposed" "Exposed" 8,
    }
}

point! {
    /// Agent level: how much the agent can do. It follows from the ten capabilities, decides the outcome, and
    /// its number counts in the risk score as exposure.
    AgentLevel "agent" "agent level" in exposure {
        /// 2.
        Copilot = "copilot" "Copilot" 2,
        /// 4.
        Specialist = "specialist" "Specialist" 4,
        /// 8.
        PrimeMover = "primemover" "Prime Mover" 8,
    }
}

point! {
    /// Impact: how much harm an exploit does. It decides the outcome and counts in the risk score.
    Impact "impact" "impact" in number {
        /// 2.
        Contained = "contained" "Contained" 2,
        /// 5.
        Significant = "significant" "Significant" 5,
        /// 10.
        Critical = "critical" "Critical" 10,
    }
}
