//! A profile in which factors may be unknown: a scanner sees code, and not how an agent is deployed.

use super::profile::read_named;
use super::{AmplificationFactor, FactorSet, FactorValue, Profile};
use crate::decimal::Decimal;
use crate::error::Error;

/// How an agent stands in the ten factors of one set, where any of them may be unknown.
///
/// An unknown factor may have any value of its domain, 0 and 1 among them; what that does to the score
/// [`Bounds`](crate::Bounds) say. Nothing is put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialProfile {
    /// The profile with 0.0 for every unknown factor.
    low: Profile,
    /// The unknown factors, a bit for each place in the set.
    unknown: UnknownFactors,
}

/// The places of unknown factors in their set, a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct UnknownFactors(u16);

impl UnknownFactors {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are, 0 to 10.
    #[inline]
    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    pub(crate) const fn contains(self, position: usize) -> bool {
        self.0 >> position & 1 == 1
    }
}

impl PartialProfile {
    /// A profile from its values in the order of [`FactorSet::factors`]; `None` is an unknown one.
    ///
    /// ```
    /// use aivss_core::{AmplificationFactor, FactorSet, FactorValue, PartialProfile};
    ///
    /// let mut values = [Some(FactorValue::HALF); 10];
    /// values[5] = None;
    /// let profile = PartialProfile::new(FactorSet::V0_8, values);
    /// assert_eq!(profile.unknown().collect::<Vec<_>>(), [AmplificationFactor::Opacity]);
    /// assert_eq!((profile.low().sum().to_string(), profile.high().sum().to_string()), ("4.5".into(), "5.5".into()));
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(set: FactorSet, values: [Option<FactorValue>; 10]) -> Self {
        let mut low = [FactorValue::ZERO; 10];
        let mut unknown = 0;
        let mut slots: &mut [FactorValue] = &mut low;
        let (mut rest, mut bit) = (values.as_slice(), 1);
        while let ([value, others @ ..], [slot, more @ ..]) = (rest, slots) {
            match value {
                Some(value) => *slot = *value,
                None => unknown |= bit,
            }
            bit <<= 1;
            (rest, slots) = (others, more);
        }
        Self { low: Profile::new(set, low), unknown: UnknownFactors(unknown) }
    }

    /// A profile from named values, in any order and any published spelling. All ten are named; an
    /// unknown one is `None`, so that a forgotten one is not taken for unknown.
    ///
    /// # Errors
    ///
    /// Those of [`Profile::try_from_names`].
    pub fn try_from_names<'a>(
        set: FactorSet,
        named: impl IntoIterator<Item = (&'a str, Option<FactorValue>)>,
    ) -> Result<Self, Error> {
        Self::try_from_results(set, named.into_iter().map(|(name, value)| (name, Ok(value))))
    }

    /// The same from values still to be read, as [`Profile::try_from_results`].
    ///
    /// # Errors
    ///
    /// Those of [`Profile::try_from_results`].
    pub fn try_from_results<'a>(
        set: FactorSet,
        named: impl IntoIterator<Item = (&'a str, Result<Option<FactorValue>, Error>)>,
    ) -> Result<Self, Error> {
        read_named(set, named).map(|values| Self::new(set, values))
    }

    /// A profile with these factors unknown, which are 0.0 in it.
    pub(crate) const fn from_low(low: Profile, unknown: UnknownFactors) -> Self {
        Self { low, unknown }
    }

    /// The set whose factors the profile gives.
    #[inline]
    #[must_use]
    pub const fn set(&self) -> FactorSet {
        self.low.set()
    }

    /// The ten factors with their values, in the order of the set; `None` is unknown.
    pub fn iter(&self) -> impl Iterator<Item = (AmplificationFactor, Option<FactorValue>)> + '_ {
        let unknown = self.unknown;
        self.low.iter().enumerate().map(move |(position, (factor, value))| {
            (factor, Some(value).filter(|_| !unknown.contains(position)))
        })
    }

    /// The value of a factor; `None` when it is unknown or the set lacks it.
    #[must_use]
    pub fn value(&self, factor: AmplificationFactor) -> Option<FactorValue> {
        self.iter().find(|(member, _)| *member == factor).and_then(|(_, value)| value)
    }

    /// The same with one value learned; as it is when the set lacks the factor.
    #[must_use]
    pub fn with_value(&self, factor: AmplificationFactor, value: FactorValue) -> Self {
        let bit = self.set().position(factor).map_or(0, |position| 1 << position);
        Self {
            low: self.low.with_value(factor, value),
            unknown: UnknownFactors(self.unknown.0 & !bit),
        }
    }

    /// The unknown factors, in the order of the set.
    pub fn unknown(&self) -> impl Iterator<Item = AmplificationFactor> + '_ {
        self.iter().filter(|(_, value)| value.is_none()).map(|(factor, _)| factor)
    }

    /// Whether all ten values are known.
    #[inline]
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.unknown.is_empty()
    }

    /// The profile itself, where all ten values are known.
    #[must_use]
    pub fn complete(&self) -> Option<Profile> {
        self.is_complete().then_some(self.low)
    }

    /// The profile with 0.0 for every unknown factor.
    #[inline]
    #[must_use]
    pub const fn low(&self) -> Profile {
        self.low
    }

    /// The profile with 1.0 for every unknown factor.
    #[must_use]
    pub fn high(&self) -> Profile {
        let values = self.iter().map(|(_, value)| value.unwrap_or(FactorValue::ONE));
        let mut high = [FactorValue::ONE; 10];
        for (slot, value) in high.iter_mut().zip(values) {
            *slot = value;
        }
        Profile::new(self.set(), high)
    }

    /// The sum of the ten values with 1.0 for every unknown one, 0 to 10; exact.
    #[inline]
    pub(crate) fn sum_high(&self) -> Decimal {
        self.low.sum().plus(Decimal::from_ten_thousandths(self.unknown.count() * 10_000))
    }

    pub(crate) const fn unknown_factors(&self) -> UnknownFactors {
        self.unknown
    }
}

impl From<Profile> for PartialProfile {
    #[inline]
    fn from(profile: Profile) -> Self {
        Self::from_low(profile, UnknownFactors::NONE)
    }
}
