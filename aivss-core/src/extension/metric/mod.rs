//! The eight metrics of the extension vector and their values, under the names of the source.

mod assurance;
mod classifying;

pub use assurance::{
    CostAbuseSurface, ExtensionSurface, ProviderTrustDeficit, TraceabilityDeficit,
};
pub use classifying::{
    AgenticPropagation, ContextAndMemoryPersistence, LanguageMediatedControl,
    StochasticExploitReliability,
};

use core::fmt;

/// One value of a metric as data, for lists, forms and comments beside a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MetricValue {
    /// The letter that stands in a vector.
    pub token: &'static str,
    /// The label in the source.
    pub label: &'static str,
    /// When the value applies, in our words; the first value from the top that is established is taken.
    pub criterion: &'static str,
}

/// The value that every metric has last: the evidence does not decide.
const INSUFFICIENT_EVIDENCE: MetricValue = MetricValue {
    token: "X",
    label: "Insufficient evidence",
    criterion: "the evidence does not decide; X is neither a middle value nor a worst one",
};

/// Defines the values of a metric: the enum, its letters as they stand in a vector, labels and criteria.
macro_rules! metric_values {
    (
        $(#[$doc:meta])+
        $name:ident {
            $($(#[$value_doc:meta])+ $variant:ident = $token:literal $label:literal $criterion:literal,)+
        }
    ) => {
        $(#[$doc])+
        ///
        /// The variants stand in the order in which an assessor goes through them, the strongest first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$value_doc])+ $variant,)+
            /// The evidence does not decide.
            InsufficientEvidence,
        }

        impl $name {
            /// Every value, the strongest first and X last.
            pub const ALL: &'static [Self] =
                &[$(Self::$variant,)+ Self::InsufficientEvidence];

            pub(super) const VALUES: &'static [super::MetricValue] = &[
                $(super::MetricValue { token: $token, label: $label, criterion: $criterion },)+
                super::INSUFFICIENT_EVIDENCE,
            ];

            /// The value's letter in a vector.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                self.value().token
            }

            /// The value's label in the source.
            #[must_use]
            pub const fn label(self) -> &'static str {
                self.value().label
            }

            /// The value as data.
            #[must_use]
            pub const fn value(self) -> &'static super::MetricValue {
                match self {
                    $(Self::$variant => {
                        &super::MetricValue { token: $token, label: $label, criterion: $criterion }
                    })+
                    Self::InsufficientEvidence => &super::INSUFFICIENT_EVIDENCE,
                }
            }

            /// Whether the evidence decides the value, which is all but X.
            #[must_use]
            pub const fn is_established(self) -> bool {
                !matches!(self, Self::InsufficientEvidence)
            }

            /// The value of a letter.
            #[inline]
            #[allow(
                non_upper_case_globals,
                clippy::indexing_slicing,
                reason = "each constant is the first byte of the letter beside the variant that names it"
            )]
            pub(crate) const fn from_letter(letter: u8) -> Option<Self> {
                struct Letter;
                impl Letter {
                    $(const $variant: u8 = $token.as_bytes()[0];)+
                }
                match letter {
                    $(Letter::$variant => Some(Self::$variant),)+
                    b'X' => Some(Self::InsufficientEvidence),
                    _ => None,
                }
            }
        }

        /// Takes the letter that stands in a vector.
        ///
        /// # Errors
        ///
        /// `extension.value_unknown`.
        impl core::str::FromStr for $name {
            type Err = crate::error::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.iter().copied().find(|value| value.as_str() == text);
                known.ok_or_else(|| {
                    crate::extension::diagnose::unknown_value(super::ExtensionMetric::$name, text)
                })
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
use metric_values;

/// What a metric is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MetricRole {
    /// It takes part in the effect class: LC, CP, AP and SR.
    Classifying,
    /// It describes how well the deployment is kept in hand and decides no class: EX, PT, CA and TD.
    ///
    /// AIVSS 1.0 calls these four assurance metrics; the superseded 2.0 candidate called them adjustment
    /// metrics and added numbers for them.
    Assurance,
}

impl MetricRole {
    /// `classifying` or `assurance`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Classifying => "classifying",
            Self::Assurance => "assurance",
        }
    }
}

macro_rules! metrics {
    ($($(#[$doc:meta])+ $variant:ident = $short:literal $full:literal $role:ident $values:ident $boundary:literal,)+) => {
        /// A metric of the extension vector, in the order in which a vector gives them.
        ///
        /// Source: AIVSS 1.0 candidate, metric tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ExtensionMetric {
            $($(#[$doc])+ $variant,)+
        }

        impl ExtensionMetric {
            /// All eight, in the order of a vector.
            pub const ALL: [Self; 8] = [$(Self::$variant,)+];

            /// The abbreviation that stands in a vector.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $short,)+ }
            }

            /// The name in the source.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $full,)+ }
            }

            /// Whether the metric decides the effect class.
            #[must_use]
            pub const fn role(self) -> MetricRole {
                match self { $(Self::$variant => MetricRole::$role,)+ }
            }

            /// The metric's values, the strongest first and X last.
            #[must_use]
            pub const fn values(self) -> &'static [MetricValue] {
                match self { $(Self::$variant => $values::VALUES,)+ }
            }

            /// Which metrics of CVSS it is not, in our words.
            #[must_use]
            pub const fn boundary(self) -> &'static str {
                match self { $(Self::$variant => $boundary,)+ }
            }
        }
    };
}

metrics! {
    /// LC: whether text from an attacker steers the model.
    LanguageMediatedControl = "LC" "Language-Mediated Control" Classifying LanguageMediatedControl
        "LC is not User Interaction (UI) of CVSS",
    /// CP: how long what the attacker put in stays within reach of the agent.
    ContextAndMemoryPersistence = "CP" "Context and Memory Persistence" Classifying ContextAndMemoryPersistence
        "CP has no counterpart in CVSS",
    /// AP: how far the effect spreads through agents, tools and principals.
    AgenticPropagation = "AP" "Agentic Propagation" Classifying AgenticPropagation
        "AP is not SC, SI or SA of CVSS; record the impact there as well",
    /// SR: how reliably the exploit works against a model that answers differently each time.
    StochasticExploitReliability = "SR" "Stochastic Exploit Reliability" Classifying StochasticExploitReliability
        "SR is not Attack Complexity (AC), Exploit Maturity (E) or CISA's Automatable, and none follows from another",
    /// EX: which tools, servers, plug-ins, skills and sub-agents the path can reach.
    ExtensionSurface = "EX" "Extension Surface" Assurance ExtensionSurface
        "EX has no counterpart in CVSS",
    /// PT: how far the provider and the model can change without approval.
    ProviderTrustDeficit = "PT" "Provider Trust Deficit" Assurance ProviderTrustDeficit
        "PT is not Privileges Required (PR) of CVSS",
    /// CA: how far an attacker can run up costs.
    CostAbuseSurface = "CA" "Cost Abuse Surface" Assurance CostAbuseSurface
        "CA is not VA or SA of CVSS",
    /// TD: how far what the agent did cannot be reconstructed.
    TraceabilityDeficit = "TD" "Traceability Deficit" Assurance TraceabilityDeficit
        "TD has no counterpart in CVSS",
}

impl ExtensionMetric {
    /// The four that decide the effect class.
    pub const CLASSIFYING: [Self; 4] = [
        Self::LanguageMediatedControl,
        Self::ContextAndMemoryPersistence,
        Self::AgenticPropagation,
        Self::StochasticExploitReliability,
    ];

    /// How far a value of the metric stands above its least one, which has rank 0; `None` for X, which has no
    /// place in the order, and for what is no value.
    #[must_use]
    pub fn rank(self, token: &str) -> Option<usize> {
        let established = self.values().iter().filter(|value| value.token != "X");
        established.rev().position(|value| value.token == token)
    }

    /// The rank of the metric's strongest value: 3 for LC, 2 for the others.
    #[must_use]
    pub fn max_rank(self) -> usize {
        // Of the values one is X and one has rank 0.
        self.values().len().saturating_sub(2)
    }

    /// The metric of that abbreviation; case counts, as in a vector.
    #[must_use]
    pub fn from_abbreviation(abbreviation: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.as_str() == abbreviation)
    }
}

impl fmt::Display for ExtensionMetric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
