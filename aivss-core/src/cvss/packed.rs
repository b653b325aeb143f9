//! How a vector is kept: packed so that scoring takes out each equivalence class in one piece.

use super::metric::{Metric, MetricGroup};
use super::nomenclature::Nomenclature;

/// The length of the longest valid vector: all 32 metrics, none left out (CVSS v4.0, section 7).
pub const MAX_VECTOR_BYTES: usize = 178;

/// The ordinal of X; no metric has so many values.
pub(super) const NOT_DEFINED: u8 = 4;

/// For each metric the ordinal of its value in [`Metric::values`], or [`NOT_DEFINED`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct PackedVector {
    pub(super) base: Levels,
    pub(super) optional: Optional,
}

/// The ordinals of the metrics outside the Base group.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Optional {
    /// The levels of Threat and Environmental metrics, where they stand in place of the base levels.
    pub(super) given: Levels,
    /// Both bits of each metric in `given` that is defined.
    pub(super) defined: Levels,
    /// The ordinals of the Supplemental metrics, three bits each, less [`NOT_DEFINED`] (by exclusive or).
    pub(super) supplemental: u32,
}

/// Severity levels of the fifteen metrics that decide a score, 0 for the most severe, in two bits
/// each. SI and SA are on the scale of MSI and MSA, which begins with Safety.
///
/// Where a metric is Not Defined its level is 0, which is what E, CR, IR and AR then count as.
pub(super) type Levels = u32;

/// Where each metric stands in [`Levels`]: the metrics of one equivalence class side by side.
#[allow(clippy::match_same_arms, reason = "Supplemental metrics count in a word of their own")]
pub(super) const fn shift_of(metric: Metric) -> u32 {
    use Metric as M;
    match metric {
        M::AttackVector | M::ModifiedAttackVector => 0,
        M::PrivilegesRequired | M::ModifiedPrivilegesRequired => 2,
        M::UserInteraction | M::ModifiedUserInteraction => 4,
        M::AttackComplexity | M::ModifiedAttackComplexity => 6,
        M::AttackRequirements | M::ModifiedAttackRequirements => 8,
        M::VulnerableConfidentiality | M::ModifiedVulnerableConfidentiality => 10,
        M::VulnerableIntegrity | M::ModifiedVulnerableIntegrity => 12,
        M::VulnerableAvailability | M::ModifiedVulnerableAvailability => 14,
        M::ConfidentialityRequirement => 16,
        M::IntegrityRequirement => 18,
        M::AvailabilityRequirement => 20,
        M::SubsequentConfidentiality | M::ModifiedSubsequentConfidentiality => 22,
        M::SubsequentIntegrity | M::ModifiedSubsequentIntegrity => 24,
        M::SubsequentAvailability | M::ModifiedSubsequentAvailability => 26,
        M::ExploitMaturity => 28,
        // Supplemental metrics, three bits each in a word of their own.
        M::Safety => 0,
        M::Automatable => 3,
        M::Recovery => 6,
        M::ValueDensity => 9,
        M::ResponseEffort => 12,
        M::ProviderUrgency => 15,
    }
}

/// What the scale of MSI and MSA has before that of SI and SA: Safety.
const fn first_level(metric: Metric) -> u8 {
    matches!(metric, Metric::SubsequentIntegrity | Metric::SubsequentAvailability) as u8
}

const THREAT: Levels = 3 << shift_of(Metric::ExploitMaturity);

impl PackedVector {
    /// The ordinal of a metric's value.
    #[inline]
    pub(super) const fn get(&self, metric: Metric) -> u8 {
        let shift = shift_of(metric);
        match metric.group() {
            MetricGroup::Base => level(self.base, shift) - first_level(metric),
            MetricGroup::Supplemental => {
                (self.optional.supplemental >> shift & 7) as u8 ^ NOT_DEFINED
            }
            _ if level(self.optional.defined, shift) == 0 => NOT_DEFINED,
            _ => level(self.optional.given, shift),
        }
    }

    /// Gives a metric a value.
    #[inline]
    pub(super) const fn set(&mut self, metric: Metric, ordinal: u8) {
        let (mask, bits) = (mask_of(metric), bits_of(metric, ordinal));
        let optional = &mut self.optional;
        match metric.group() {
            MetricGroup::Base => self.base = self.base & !mask | bits,
            MetricGroup::Supplemental => {
                optional.supplemental = optional.supplemental & !mask | bits;
            }
            _ => {
                optional.given = optional.given & !mask | bits;
                optional.defined &= !mask;
                if ordinal != NOT_DEFINED {
                    optional.defined |= mask;
                }
            }
        }
    }

    /// The levels that count for a nomenclature.
    #[inline]
    pub(super) const fn levels(&self, nomenclature: Nomenclature) -> Levels {
        let threat = if nomenclature.has_threat() { THREAT } else { 0 };
        let environmental = if nomenclature.has_environmental() { !THREAT } else { 0 };
        let counts = self.optional.defined & (threat | environmental);
        self.base & !counts | self.optional.given & counts
    }

    /// Which groups have a metric that is defined.
    #[inline]
    pub(super) const fn nomenclature(&self) -> Nomenclature {
        let defined = self.optional.defined;
        Nomenclature::from_groups(defined & THREAT != 0, defined & !THREAT != 0)
    }
}

/// A metric's ordinal as it stands in the word of its group; nothing when it is Not Defined.
pub(super) const fn bits_of(metric: Metric, ordinal: u8) -> u32 {
    let bits = match metric.group() {
        MetricGroup::Base => ordinal + first_level(metric),
        MetricGroup::Supplemental => ordinal ^ NOT_DEFINED,
        _ => ordinal % NOT_DEFINED,
    };
    (bits as u32) << shift_of(metric)
}

/// All bits of a metric in the word of its group.
pub(super) const fn mask_of(metric: Metric) -> u32 {
    let bits = if matches!(metric.group(), MetricGroup::Supplemental) { 7 } else { 3 };
    bits << shift_of(metric)
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "two bits")]
pub(super) const fn level(levels: Levels, shift: u32) -> u8 {
    (levels >> shift & 3) as u8
}
