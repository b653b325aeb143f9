//! The agentic amplification factors: two sets of ten, their names, values and rubric anchors.

mod partial;
mod profile;
mod rubric;
mod value;
pub mod vector;

pub use partial::PartialProfile;
pub(crate) use partial::UnknownFactors;
pub use profile::Profile;
pub use value::FactorValue;

use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::name;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// A set of ten factors.
///
/// The two share nine: 0.8 has Natural Language Interface where 0.5 has Goal-Driven Planning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactorSet {
    /// The set of AIVSS v0.8 (Table 2).
    V0_8,
    /// The set of AIVSS v0.5 (section 7.2).
    V0_5,
}

impl FactorSet {
    /// Both sets, the current one first.
    pub const ALL: [Self; 2] = [Self::V0_8, Self::V0_5];

    /// `0.8` or `0.5`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V0_8 => "0.8",
            Self::V0_5 => "0.5",
        }
    }

    /// The set's ten factors in the order of its document.
    #[must_use]
    pub const fn factors(self) -> &'static [AmplificationFactor; 10] {
        use AmplificationFactor as F;
        match self {
            Self::V0_8 => &[
                F::Autonomy,
                F::Tools,
                F::Language,
                F::Context,
                F::NonDeterminism,
                F::Opacity,
                F::Persistence,
                F::Identity,
                F::MultiAgent,
                F::SelfModification,
            ],
            Self::V0_5 => &[
                F::Autonomy,
                F::Tools,
                F::Persistence,
                F::Identity,
                F::MultiAgent,
                F::NonDeterminism,
                F::SelfModification,
                F::Planning,
                F::Context,
                F::Opacity,
            ],
        }
    }

    /// Where a factor stands in [`factors`](Self::factors).
    #[must_use]
    pub fn position(self, factor: AmplificationFactor) -> Option<usize> {
        self.factors().iter().position(|member| *member == factor)
    }

    /// The member whose key or name in this set a text is, letter by letter: what most requests hold,
    /// and quicker to compare than all the other spellings.
    pub(crate) fn factor_as_written(self, text: &str) -> Option<AmplificationFactor> {
        let written = match self {
            Self::V0_8 => &WRITTEN_0_8,
            Self::V0_5 => &WRITTEN_0_5,
        };
        let position = written.iter().position(|(key, name)| *key == text || *name == text)?;
        self.factors().get(position).copied()
    }
}

impl fmt::Display for FactorSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for FactorSet {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|set| set.as_str() == text).ok_or_else(|| {
            Error::new(
                ErrorCode::FactorSetUnknown,
                format!("{} is no factor set; there are `0.8` and `0.5`", Quoted(text)),
            )
        })
    }
}

/// One agentic amplification factor.
///
/// Both documents name most of them, in different words; [`key`](Self::key) and
/// [`name`](Self::name) give those of one set. `FromStr` takes every published spelling: the keys and
/// names of AIVSS v0.8 and v0.5 and those of the directory that scores with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AmplificationFactor {
    /// How far the agent acts without a human decision.
    Autonomy,
    /// What the tools it can call have power over.
    Tools,
    /// How far natural language steers it; only in set 0.8.
    Language,
    /// How much of its surroundings it senses and acts on.
    Context,
    /// How much its behaviour varies for the same input.
    NonDeterminism,
    /// How little of its reasons can be traced.
    Opacity,
    /// What it remembers, and for how long.
    Persistence,
    /// How freely it takes on identities and rights.
    Identity,
    /// How it works with other agents.
    MultiAgent,
    /// What of itself it can change.
    SelfModification,
    /// How far it breaks goals down by itself; only in set 0.5.
    Planning,
}

impl AmplificationFactor {
    /// All eleven: the ten of 0.8 in its order, then the one that only 0.5 has.
    pub const ALL: [Self; 11] = [
        Self::Autonomy,
        Self::Tools,
        Self::Language,
        Self::Context,
        Self::NonDeterminism,
        Self::Opacity,
        Self::Persistence,
        Self::Identity,
        Self::MultiAgent,
        Self::SelfModification,
        Self::Planning,
    ];

    /// The key that a set's document gives the factor: `autonomy` in 0.8, and in 0.5 its name in
    /// snake case, `autonomy_of_action`. A factor outside the set keeps the key of its own.
    #[must_use]
    pub const fn key(self, set: FactorSet) -> &'static str {
        match (self, set) {
            (Self::Autonomy, FactorSet::V0_8) => "autonomy",
            (Self::Tools, FactorSet::V0_8) => "tools",
            (Self::Language, _) => "language",
            (Self::Context, FactorSet::V0_8) => "context",
            (Self::NonDeterminism, _) => "non_determinism",
            (Self::Opacity, FactorSet::V0_8) => "opacity",
            (Self::Persistence, FactorSet::V0_8) => "persistence",
            (Self::Identity, FactorSet::V0_8) => "identity",
            (Self::MultiAgent, FactorSet::V0_8) => "multi_agent",
            (Self::SelfModification, FactorSet::V0_8) => "self_mod",
            (Self::Autonomy, FactorSet::V0_5) => "autonomy_of_action",
            (Self::Tools, FactorSet::V0_5) => "tool_use",
            (Self::Context, FactorSet::V0_5) => "contextual_awareness",
            (Self::Opacity, FactorSet::V0_5) => "opacity_and_reflexivity",
            (Self::Persistence, FactorSet::V0_5) => "memory_use",
            (Self::Identity, FactorSet::V0_5) => "dynamic_identity",
            (Self::MultiAgent, FactorSet::V0_5) => "multi_agent_interactions",
            (Self::SelfModification, FactorSet::V0_5) => "self_modification",
            (Self::Planning, _) => "goal_driven_planning",
        }
    }

    /// The name that a set's document gives the factor.
    #[must_use]
    pub const fn name(self, set: FactorSet) -> &'static str {
        match (self, set) {
            (Self::Autonomy, FactorSet::V0_8) => "Execution Autonomy",
            (Self::Tools, FactorSet::V0_8) => "External Tool Control Surface",
            (Self::Language, _) => "Natural Language Interface",
            (Self::Context, _) => "Contextual Awareness",
            (Self::NonDeterminism, FactorSet::V0_8) => "Behavioral Non-Determinism",
            (Self::Opacity, FactorSet::V0_8) => "Opacity & Reflexivity",
            (Self::Persistence, FactorSet::V0_8) => "Persistent State Retention",
            (Self::Identity, _) => "Dynamic Identity",
            (Self::MultiAgent, _) => "Multi-Agent Interactions",
            (Self::SelfModification, _) => "Self-Modification",
            (Self::Autonomy, FactorSet::V0_5) => "Autonomy of Action",
            (Self::Tools, FactorSet::V0_5) => "Tool Use",
            (Self::NonDeterminism, FactorSet::V0_5) => "Non-Determinism",
            (Self::Opacity, FactorSet::V0_5) => "Opacity and Reflexivity",
            (Self::Persistence, FactorSet::V0_5) => "Memory Use",
            (Self::Planning, _) => "Goal-Driven Planning",
        }
    }

    /// The rubric's anchors in a set for the values 0.0, 0.5 and 1.0, in our words; `None` when the
    /// set lacks the factor. Facts from AIVSS v0.8 (Table 2) and v0.5 (section 7.2).
    #[must_use]
    pub const fn anchors(self, set: FactorSet) -> Option<[&'static str; 3]> {
        match set {
            FactorSet::V0_8 => rubric::anchors_0_8(self),
            FactorSet::V0_5 => rubric::anchors_0_5(self),
        }
    }
}

/// Key and name of each factor, in the order of their set.
static WRITTEN_0_8: [(&str, &str); 10] = written(FactorSet::V0_8);
static WRITTEN_0_5: [(&str, &str); 10] = written(FactorSet::V0_5);

#[allow(clippy::indexing_slicing, reason = "ten of ten, and worked out by the compiler")]
const fn written(set: FactorSet) -> [(&'static str, &'static str); 10] {
    let mut written = [("", ""); 10];
    let mut index = 0;
    while index < written.len() {
        let factor = set.factors()[index];
        written[index] = (factor.key(set), factor.name(set));
        index += 1;
    }
    written
}

/// Every published spelling in normal form (see [`crate::name`]).
const SPELLINGS: [(&str, AmplificationFactor); 27] = {
    use AmplificationFactor as F;
    [
        ("autonomy", F::Autonomy),
        ("executionautonomy", F::Autonomy),
        ("autonomyofaction", F::Autonomy),
        ("tools", F::Tools),
        ("externaltoolcontrolsurface", F::Tools),
        ("tooluse", F::Tools),
        ("dynamictooluse", F::Tools),
        ("language", F::Language),
        ("naturallanguageinterface", F::Language),
        ("context", F::Context),
        ("contextualawareness", F::Context),
        ("nondeterminism", F::NonDeterminism),
        ("behavioralnondeterminism", F::NonDeterminism),
        ("opacity", F::Opacity),
        ("opacityreflexivity", F::Opacity),
        ("persistence", F::Persistence),
        ("persistentstateretention", F::Persistence),
        ("memoryuse", F::Persistence),
        ("persistentmemory", F::Persistence),
        ("identity", F::Identity),
        ("dynamicidentity", F::Identity),
        ("multiagent", F::MultiAgent),
        ("multiagentinteractions", F::MultiAgent),
        ("selfmod", F::SelfModification),
        ("selfmodification", F::SelfModification),
        ("planning", F::Planning),
        ("goaldrivenplanning", F::Planning),
    ]
};

impl AmplificationFactor {
    /// The factor that any published spelling means, those of keys and names included.
    pub(crate) fn spelled(text: &str) -> Option<Self> {
        name::find(&SPELLINGS, text)
    }
}

impl FromStr for AmplificationFactor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let found = FactorSet::ALL.into_iter().find_map(|set| set.factor_as_written(text));
        found.or_else(|| Self::spelled(text)).ok_or_else(|| {
            Error::new(
                ErrorCode::FactorUnknown,
                format!("{} is no factor of set 0.8 or 0.5", Quoted(text)),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::NormalName;

    #[test]
    fn the_list_of_spellings_is_in_normal_form_and_without_repeats() {
        for (index, (spelling, _)) in SPELLINGS.iter().enumerate() {
            assert_eq!(NormalName::new(spelling).unwrap().as_bytes(), spelling.as_bytes());
            assert!(SPELLINGS.iter().skip(index + 1).all(|(other, _)| other != spelling));
        }
    }

    #[test]
    fn every_key_and_name_of_a_set_leads_back_to_its_factor() {
        for set in FactorSet::ALL {
            for factor in set.factors() {
                assert_eq!(factor.key(set).parse::<AmplificationFactor>().unwrap(), *factor);
                assert_eq!(factor.name(set).parse::<AmplificationFactor>().unwrap(), *factor);
            }
        }
    }

    #[test]
    fn each_set_has_the_nine_common_factors_and_one_of_its_own_with_anchors() {
        for factor in AmplificationFactor::ALL {
            for set in FactorSet::ALL {
                assert_eq!(set.position(factor).is_some(), factor.anchors(set).is_some());
            }
        }
        assert_eq!(FactorSet::V0_8.position(AmplificationFactor::Planning), None);
        assert_eq!(FactorSet::V0_5.position(AmplificationFactor::Language), None);
    }
}
