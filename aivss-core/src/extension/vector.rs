//! The extension vector: eight values, and its canonical text.

use super::class::{EffectClass, OneStepChange};
use super::edition::Edition;
use super::metric::{
    AgenticPropagation, ContextAndMemoryPersistence, CostAbuseSurface, ExtensionMetric,
    ExtensionSurface, LanguageMediatedControl, MetricValue, ProviderTrustDeficit,
    StochasticExploitReliability, TraceabilityDeficit,
};
use core::fmt;

/// The length of every extension vector: each metric stands in it once, and each value is one letter.
pub const VECTOR_BYTES: usize = 49;

/// An AIVSS 1.0 extension vector: the eight metrics of one exploit path.
///
/// Read one with [`str::parse`] or build it from its values: all 81,920 combinations are valid, 8,748 of them
/// without X. `Display` writes the canonical text, which parses to the same vector. The worst values of
/// different paths are never put together in one vector.
///
/// Source: AIVSS 1.0 candidate, vector grammar.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExtensionVector {
    /// Language-Mediated Control, LC.
    pub language_mediated_control: LanguageMediatedControl,
    /// Context and Memory Persistence, CP.
    pub context_and_memory_persistence: ContextAndMemoryPersistence,
    /// Agentic Propagation, AP.
    pub agentic_propagation: AgenticPropagation,
    /// Stochastic Exploit Reliability, SR.
    pub stochastic_exploit_reliability: StochasticExploitReliability,
    /// Extension Surface, EX.
    pub extension_surface: ExtensionSurface,
    /// Provider Trust Deficit, PT.
    pub provider_trust_deficit: ProviderTrustDeficit,
    /// Cost Abuse Surface, CA.
    pub cost_abuse_surface: CostAbuseSurface,
    /// Traceability Deficit, TD.
    pub traceability_deficit: TraceabilityDeficit,
}

impl ExtensionVector {
    /// The vector in which nothing is established yet: X everywhere.
    pub const UNKNOWN: Self = Self {
        language_mediated_control: LanguageMediatedControl::InsufficientEvidence,
        context_and_memory_persistence: ContextAndMemoryPersistence::InsufficientEvidence,
        agentic_propagation: AgenticPropagation::InsufficientEvidence,
        stochastic_exploit_reliability: StochasticExploitReliability::InsufficientEvidence,
        extension_surface: ExtensionSurface::InsufficientEvidence,
        provider_trust_deficit: ProviderTrustDeficit::InsufficientEvidence,
        cost_abuse_surface: CostAbuseSurface::InsufficientEvidence,
        traceability_deficit: TraceabilityDeficit::InsufficientEvidence,
    };

    /// The value of a metric as data.
    #[must_use]
    pub const fn value_of(self, metric: ExtensionMetric) -> &'static MetricValue {
        match metric {
            ExtensionMetric::LanguageMediatedControl => self.language_mediated_control.value(),
            ExtensionMetric::ContextAndMemoryPersistence => {
                self.context_and_memory_persistence.value()
            }
            ExtensionMetric::AgenticPropagation => self.agentic_propagation.value(),
            ExtensionMetric::StochasticExploitReliability => {
                self.stochastic_exploit_reliability.value()
            }
            ExtensionMetric::ExtensionSurface => self.extension_surface.value(),
            ExtensionMetric::ProviderTrustDeficit => self.provider_trust_deficit.value(),
            ExtensionMetric::CostAbuseSurface => self.cost_abuse_surface.value(),
            ExtensionMetric::TraceabilityDeficit => self.traceability_deficit.value(),
        }
    }

    /// The same vector with another value of one metric, given by its letter; `None` where the metric has no
    /// such value.
    #[must_use]
    pub fn with_value(mut self, metric: ExtensionMetric, token: &str) -> Option<Self> {
        let [letter] = *token.as_bytes() else {
            return None;
        };
        match metric {
            ExtensionMetric::LanguageMediatedControl => {
                self.language_mediated_control = LanguageMediatedControl::from_letter(letter)?;
            }
            ExtensionMetric::ContextAndMemoryPersistence => {
                self.context_and_memory_persistence =
                    ContextAndMemoryPersistence::from_letter(letter)?;
            }
            ExtensionMetric::AgenticPropagation => {
                self.agentic_propagation = AgenticPropagation::from_letter(letter)?;
            }
            ExtensionMetric::StochasticExploitReliability => {
                self.stochastic_exploit_reliability =
                    StochasticExploitReliability::from_letter(letter)?;
            }
            ExtensionMetric::ExtensionSurface => {
                self.extension_surface = ExtensionSurface::from_letter(letter)?;
            }
            ExtensionMetric::ProviderTrustDeficit => {
                self.provider_trust_deficit = ProviderTrustDeficit::from_letter(letter)?;
            }
            ExtensionMetric::CostAbuseSurface => {
                self.cost_abuse_surface = CostAbuseSurface::from_letter(letter)?;
            }
            ExtensionMetric::TraceabilityDeficit => {
                self.traceability_deficit = TraceabilityDeficit::from_letter(letter)?;
            }
        }
        Some(self)
    }

    /// Whether the evidence decides all eight metrics, so that no X is left.
    #[must_use]
    pub const fn is_complete(self) -> bool {
        self.language_mediated_control.is_established()
            && self.context_and_memory_persistence.is_established()
            && self.agentic_propagation.is_established()
            && self.stochastic_exploit_reliability.is_established()
            && self.extension_surface.is_established()
            && self.provider_trust_deficit.is_established()
            && self.cost_abuse_surface.is_established()
            && self.traceability_deficit.is_established()
    }

    /// The metrics that are X, in the order of the vector.
    pub fn unknown_metrics(self) -> impl Iterator<Item = ExtensionMetric> {
        ExtensionMetric::ALL.into_iter().filter(move |metric| self.value_of(*metric).token == "X")
    }

    /// The ordinal effect class.
    #[inline]
    #[must_use]
    pub const fn effect_class(self) -> EffectClass {
        EffectClass::new(self)
    }

    /// What would change the class: every step of LC, CP, AP or SR to a neighbouring value, or from X to any
    /// value, after which the class is another one.
    pub fn one_step_changes(self) -> impl Iterator<Item = OneStepChange> {
        super::class::one_step_changes(self)
    }

    pub(super) fn write(self, f: &mut fmt::Formatter<'_>, edition: Edition) -> fmt::Result {
        f.write_str(edition.header())?;
        for metric in ExtensionMetric::ALL {
            for part in ["/", metric.as_str(), ":", self.value_of(metric).token] {
                f.write_str(part)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for ExtensionVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, Edition::V1_0)
    }
}

impl fmt::Debug for ExtensionVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
