//! The vector: a value or Not Defined for each metric, its scores, and its canonical text.

use super::effective::Effective;
use super::equivalence::MacroVector;
use super::groups::{Base, Environmental, Supplemental, Threat};
use super::metric::{ExploitMaturity, Metric};
use super::nomenclature::Nomenclature;
use super::packed::{MAX_VECTOR_BYTES, Optional, PackedVector};
use crate::severity::Score;
use crate::stack_str::Text;
use core::fmt;

/// A CVSS v4.0 vector.
///
/// Read one with [`str::parse`] or build it from its groups: every combination of values is valid.
/// `Display` writes the canonical text, in the specification's order and without metrics that are
/// Not Defined (an X changes nothing, so `E:X` and no E are the same vector); parsing that text gives
/// the same vector back.
///
/// ```
/// use aivss_core::cvss::{Nomenclature, Vector};
///
/// let vector: Vector =
///     "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P".parse()?;
/// assert_eq!(vector.base_score().to_string(), "8.7");
/// assert_eq!(vector.nomenclature(), Nomenclature::BT);
/// assert_eq!(vector.score().to_string(), "7.4"); // CVSS-BT
/// # Ok::<(), aivss_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Vector {
    packed: PackedVector,
}

impl From<Base> for Vector {
    fn from(base: Base) -> Self {
        let mut packed = PackedVector { base: 0, optional: Optional::default() };
        base.write(&mut packed);
        Self { packed }
    }
}

impl Vector {
    /// Takes over what the parser has checked.
    #[inline]
    pub(super) const fn from_packed(packed: PackedVector) -> Self {
        Self { packed }
    }

    /// The same vector with this Threat group.
    #[must_use]
    pub fn with_threat(mut self, threat: Threat) -> Self {
        threat.write(&mut self.packed);
        self
    }

    /// The same vector with this Environmental group.
    #[must_use]
    pub fn with_environmental(mut self, environmental: Environmental) -> Self {
        environmental.write(&mut self.packed);
        self
    }

    /// The same vector with this Supplemental group.
    #[must_use]
    pub fn with_supplemental(mut self, supplemental: Supplemental) -> Self {
        supplemental.write(&mut self.packed);
        self
    }

    /// The Base group.
    #[must_use]
    pub fn base(&self) -> Base {
        Base::read(&self.packed)
    }

    /// The Threat group.
    #[must_use]
    pub fn threat(&self) -> Threat {
        Threat::read(&self.packed)
    }

    /// The Environmental group.
    #[must_use]
    pub fn environmental(&self) -> Environmental {
        Environmental::read(&self.packed)
    }

    /// The Supplemental group.
    #[must_use]
    pub fn supplemental(&self) -> Supplemental {
        Supplemental::read(&self.packed)
    }

    /// The value of E; `None` when it is absent or X.
    #[inline]
    #[must_use]
    pub fn exploit_maturity(&self) -> Option<ExploitMaturity> {
        self.threat().exploit_maturity
    }

    /// The token of a metric's value; `None` when it is absent or X.
    #[must_use]
    pub fn value_of(&self, metric: Metric) -> Option<&'static str> {
        let ordinal = self.packed.get(metric);
        metric.values().get(usize::from(ordinal)).map(|(token, _)| *token)
    }

    /// The values that decide the score of one nomenclature: the groups it names count, the others
    /// are taken as Not Defined.
    #[inline]
    #[must_use]
    pub fn effective(&self, nomenclature: Nomenclature) -> Effective {
        Effective::new(self.packed.levels(nomenclature))
    }

    /// The score of one nomenclature, CVSS-B, CVSS-BT, CVSS-BE or CVSS-BTE: 0.0 to 10.0, rounded half
    /// up on the exact value (CVSS v4.0, section 8).
    ///
    /// A group without any metric leaves the score as it is without that group.
    #[inline]
    #[must_use]
    pub fn score_as(&self, nomenclature: Nomenclature) -> Score {
        self.effective(nomenclature).score()
    }

    /// The score from the Base group alone, CVSS-B.
    #[inline]
    #[must_use]
    pub fn base_score(&self) -> Score {
        self.score_as(Nomenclature::B)
    }

    /// The score from every group the vector gives; [`nomenclature`](Self::nomenclature) names it.
    #[inline]
    #[must_use]
    pub fn score(&self) -> Score {
        self.score_as(Nomenclature::BTE)
    }

    /// Which groups have at least one metric that is not X (CVSS v4.0, section 1.3).
    #[inline]
    #[must_use]
    pub fn nomenclature(&self) -> Nomenclature {
        self.packed.nomenclature()
    }

    /// The MacroVector of the vector with all its groups.
    #[must_use]
    pub fn macro_vector(&self) -> MacroVector {
        self.effective(Nomenclature::BTE).macro_vector()
    }
}

impl Vector {
    /// The canonical text.
    pub(crate) fn text(&self) -> Text<MAX_VECTOR_BYTES> {
        let mut text = Text::forwards();
        text.push_str("CVSS:4.0");
        let is_bare = self.packed.optional == Optional::default();
        for metric in Metric::ALL {
            // The Base group comes first, and most vectors have no other.
            if is_bare && !metric.is_mandatory() {
                break;
            }
            if let Some(value) = self.value_of(metric) {
                for part in ["/", metric.as_str(), ":", value] {
                    text.push_str(part);
                }
            }
        }
        text
    }
}

impl fmt::Display for Vector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().as_str())
    }
}

impl fmt::Debug for Vector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
