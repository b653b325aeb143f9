//! The effect class of a vector, the rules that give it, and what would change it.

use super::metric::{
    AgenticPropagation, ContextAndMemoryPersistence, ExtensionMetric, LanguageMediatedControl,
    MetricValue, StochasticExploitReliability,
};
use super::vector::ExtensionVector;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// How much the agentic traits of a path matter, in classes without a number.
///
/// LC, CP, AP and SR decide it; EX, PT, CA and TD never do. A class never falls when one of the four worsens.
/// No study has validated the classes: show [`EFFECT_CLASS_STATUS`](super::EFFECT_CLASS_STATUS) beside them.
/// A finding without a vector has no class at all, which is not A0.
///
/// Source: AIVSS 1.0 candidate, effect class; 320 combinations, of which A0 has 1, A1 55, A2 52 and AX 212.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EffectClass {
    /// A0: none of the four metrics shows an agentic trait. It does not say that there is no risk.
    A0,
    /// A1: agentic traits are present.
    A1,
    /// A2: agentic traits work together, or the effect crosses a trust boundary.
    A2,
    /// AX: one of the four metrics is X.
    AX,
}

impl EffectClass {
    /// All four, the least first, and AX last.
    pub const ALL: [Self; 4] = [Self::A0, Self::A1, Self::A2, Self::AX];

    /// The class of a vector.
    #[inline]
    #[must_use]
    pub const fn new(vector: ExtensionVector) -> Self {
        if !vector.language_mediated_control.is_established()
            || !vector.context_and_memory_persistence.is_established()
            || !vector.agentic_propagation.is_established()
            || !vector.stochastic_exploit_reliability.is_established()
        {
            Self::AX
        } else if is_lateral(vector) || is_remembered(vector) || is_direct_and_reliable(vector) {
            Self::A2
        } else if shows_no_trait(vector) {
            Self::A0
        } else {
            Self::A1
        }
    }

    /// The class as reports write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A0 => "A0",
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::AX => "AX",
        }
    }

    /// The label in the source.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::A0 => "No class-based promotion",
            Self::A1 => "Agentic characteristics present",
            Self::A2 => "Substantial classifying interaction",
            Self::AX => "Insufficient evidence to classify",
        }
    }
}

impl fmt::Display for EffectClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Takes the four classes as reports write them.
///
/// # Errors
///
/// `effect_class.unknown`.
impl FromStr for EffectClass {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|class| class.as_str() == text).ok_or_else(|| {
            Error::new(
                ErrorCode::EffectClassUnknown,
                format!("{} is no effect class; there are `A0`, `A1`, `A2` and `AX`", Quoted(text)),
            )
        })
    }
}

const fn is_lateral(vector: ExtensionVector) -> bool {
    matches!(vector.agentic_propagation, AgenticPropagation::Lateral)
}

const fn is_remembered(vector: ExtensionVector) -> bool {
    matches!(
        vector.language_mediated_control,
        LanguageMediatedControl::Direct | LanguageMediatedControl::Indirect
    ) && matches!(
        vector.context_and_memory_persistence,
        ContextAndMemoryPersistence::CrossSessionMemory
    )
}

const fn is_direct_and_reliable(vector: ExtensionVector) -> bool {
    matches!(vector.language_mediated_control, LanguageMediatedControl::Direct)
        && matches!(vector.stochastic_exploit_reliability, StochasticExploitReliability::Reliable)
}

const fn shows_no_trait(vector: ExtensionVector) -> bool {
    matches!(vector.language_mediated_control, LanguageMediatedControl::None)
        && matches!(vector.context_and_memory_persistence, ContextAndMemoryPersistence::None)
        && matches!(vector.agentic_propagation, AgenticPropagation::None)
        && matches!(vector.stochastic_exploit_reliability, StochasticExploitReliability::Unreliable)
}

/// A rule that gives a vector its class; `Display` writes it as a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassReason {
    /// AX: this metric is X.
    Unknown(ExtensionMetric),
    /// A2: the effect crosses a trust boundary, AP:L.
    LateralPropagation,
    /// A2: attacker language reaches memory that outlives the session, LC:D or LC:I with CP:C.
    LanguageIntoMemory,
    /// A2: direct attacker language works reliably, LC:D with SR:R.
    DirectAndReliable,
    /// A1: this metric shows an agentic trait, and no rule of A2 holds.
    Trait(ExtensionMetric),
    /// A0: LC, CP and AP are N and SR is U.
    NoTrait,
}

impl fmt::Display for ClassReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(metric) => {
                write!(f, "the evidence does not decide {metric} ({})", metric.name())
            }
            Self::LateralPropagation => f.write_str("AP:L, the effect crosses a trust boundary"),
            Self::LanguageIntoMemory => f.write_str(
                "LC:D or LC:I with CP:C, attacker language reaches memory that outlives the session",
            ),
            Self::DirectAndReliable => {
                f.write_str("LC:D with SR:R, direct attacker language works reliably")
            }
            Self::Trait(metric) => {
                write!(f, "{metric} ({}) shows an agentic trait", metric.name())
            }
            Self::NoTrait => f.write_str("LC:N, CP:N, AP:N and SR:U show no agentic trait"),
        }
    }
}

impl ExtensionVector {
    /// Why the vector has its class: every rule of that class that holds, at least one.
    pub fn class_reasons(self) -> impl Iterator<Item = ClassReason> {
        let vector = self;
        let class = vector.effect_class();
        let has = |holds: bool, of: EffectClass| holds && class == of;
        let rules = [
            (has(is_lateral(vector), EffectClass::A2), ClassReason::LateralPropagation),
            (has(is_remembered(vector), EffectClass::A2), ClassReason::LanguageIntoMemory),
            (has(is_direct_and_reliable(vector), EffectClass::A2), ClassReason::DirectAndReliable),
            (class == EffectClass::A0, ClassReason::NoTrait),
        ];
        let metrics = ExtensionMetric::CLASSIFYING.into_iter().filter_map(move |metric| {
            let token = vector.value_of(metric).token;
            match class {
                EffectClass::AX => (token == "X").then_some(ClassReason::Unknown(metric)),
                EffectClass::A1 => {
                    (!matches!(token, "N" | "U")).then_some(ClassReason::Trait(metric))
                }
                EffectClass::A0 | EffectClass::A2 => None,
            }
        });
        rules.into_iter().filter_map(|(holds, reason)| holds.then_some(reason)).chain(metrics)
    }
}

impl ExtensionVector {
    /// Whether the vector can come to this class once the evidence decides every X among LC, CP, AP and SR. A
    /// vector without X comes to its own class alone.
    ///
    /// ```
    /// use aivss_core::extension::{EffectClass, ExtensionVector};
    ///
    /// let vector: ExtensionVector = "AIVSS:1.0/LC:X/CP:S/AP:N/SR:P/EX:M/PT:M/CA:N/TD:M".parse()?;
    /// assert!(vector.may_be(EffectClass::A1) && !vector.may_be(EffectClass::A2));
    /// # Ok::<(), aivss_core::Error>(())
    /// ```
    #[must_use]
    pub fn may_be(self, class: EffectClass) -> bool {
        let mut unknown = ExtensionMetric::CLASSIFYING.into_iter();
        let Some(metric) = unknown.find(|metric| self.value_of(*metric).token == "X") else {
            return self.effect_class() == class;
        };
        let mut values = metric.values().iter().filter(|value| value.token != "X");
        values.any(|value| {
            self.with_value(metric, value.token).is_some_and(|vector| vector.may_be(class))
        })
    }
}

/// One metric moved to another value, and the class that the vector then has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneStepChange {
    /// The metric: LC, CP, AP or SR.
    pub metric: ExtensionMetric,
    /// Its value in the vector.
    pub from: &'static MetricValue,
    /// The value one step away; from X, any value.
    pub to: &'static MetricValue,
    /// The class with that value.
    pub class: EffectClass,
}

/// `SR:P to SR:R gives A2`.
impl fmt::Display for OneStepChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { metric, from, to, class } = self;
        write!(f, "{metric}:{} to {metric}:{} gives {class}", from.token, to.token)
    }
}

/// Every step after which the class is another one, metric by metric, the stronger value first.
pub(super) fn one_step_changes(vector: ExtensionVector) -> impl Iterator<Item = OneStepChange> {
    let class = vector.effect_class();
    ExtensionMetric::CLASSIFYING
        .into_iter()
        .flat_map(move |metric| {
            let from = vector.value_of(metric);
            let values = metric.values();
            let place = values.iter().position(|value| value == from).unwrap_or_default();
            let is_unknown = from.token == "X";
            values.iter().enumerate().filter_map(move |(other, to)| {
                let is_step = to.token != "X" && (is_unknown || other.abs_diff(place) == 1);
                let changed = vector.with_value(metric, to.token).filter(|_| is_step)?;
                Some(OneStepChange { metric, from, to, class: changed.effect_class() })
            })
        })
        .filter(move |change| change.class != class)
}
