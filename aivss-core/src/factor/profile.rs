//! A profile: one value for each of the ten factors of one set.

use super::{AmplificationFactor, FactorSet, FactorValue};
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;
use alloc::string::String;

/// How an agent stands in all ten factors of one set. None is ever missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Profile {
    set: FactorSet,
    values: [FactorValue; 10],
    /// The sum in ten-thousandths.
    sum: u32,
    is_on_rubric: bool,
}

impl Profile {
    /// A profile from its values in the order of [`FactorSet::factors`].
    #[inline]
    #[must_use]
    pub const fn new(set: FactorSet, values: [FactorValue; 10]) -> Self {
        let (mut sum, mut is_on_rubric) = (0, true);
        let mut rest = values.as_slice();
        while let [value, others @ ..] = rest {
            sum += value.ten_thousandths() as u32;
            is_on_rubric &= value.is_on_rubric();
            rest = others;
        }
        Self { set, values, sum, is_on_rubric }
    }

    /// A profile from ten-thousandths in the order of [`FactorSet::factors`]; `None` where one is above 10,000.
    #[inline]
    #[must_use]
    pub fn from_ten_thousandths(set: FactorSet, counts: [u32; 10]) -> Option<Self> {
        // All are looked at, for that takes no branch and the ten go together.
        let most = u32::from(FactorValue::ONE.ten_thousandths());
        let above = counts.iter().filter(|count| **count > most).count();
        (above == 0).then(|| Self::new(set, counts.map(FactorValue::from_checked)))
    }

    /// A profile from named values, in any order and any published spelling.
    ///
    /// ```
    /// use aivss_core::{FactorSet, FactorValue, Profile};
    ///
    /// let error = Profile::try_from_names(FactorSet::V0_8, [("Execution Autonomy", FactorValue::ONE)])
    ///     .unwrap_err();
    /// assert_eq!(error.code().as_str(), "factor.missing");
    /// assert_eq!(error.path(), "tools");
    /// ```
    ///
    /// # Errors
    ///
    /// `factor.unknown`, `factor.not_in_set`, `factor.duplicate` or `factor.missing`, each with the
    /// factor as its path.
    pub fn try_from_names<'a>(
        set: FactorSet,
        named: impl IntoIterator<Item = (&'a str, FactorValue)>,
    ) -> Result<Self, Error> {
        Self::try_from_results(set, named.into_iter().map(|(name, value)| (name, Ok(value))))
    }

    /// The same from values still to be read: a factor's name is looked at before its value. Stops at
    /// the first error, and so after eleven names at the most.
    ///
    /// # Errors
    ///
    /// Those of [`try_from_names`](Self::try_from_names), and those of the values.
    pub fn try_from_results<'a>(
        set: FactorSet,
        named: impl IntoIterator<Item = (&'a str, Result<FactorValue, Error>)>,
    ) -> Result<Self, Error> {
        read_named(set, named).map(|values| Self::new(set, values))
    }

    /// The set whose factors the profile gives.
    #[inline]
    #[must_use]
    pub const fn set(&self) -> FactorSet {
        self.set
    }

    /// The ten values in the order of [`FactorSet::factors`].
    #[inline]
    #[must_use]
    pub const fn values(&self) -> &[FactorValue; 10] {
        &self.values
    }

    /// The ten factors with their values, in the order of the set.
    pub fn iter(&self) -> impl Iterator<Item = (AmplificationFactor, FactorValue)> + '_ {
        self.set.factors().iter().copied().zip(self.values)
    }

    /// The value of a factor; `None` when the set lacks it.
    #[must_use]
    pub fn value(&self, factor: AmplificationFactor) -> Option<FactorValue> {
        self.set.position(factor).and_then(|position| self.values.get(position).copied())
    }

    /// The same with one value changed; as it is when the set lacks the factor.
    #[must_use]
    pub fn with_value(&self, factor: AmplificationFactor, value: FactorValue) -> Self {
        let mut values = self.values;
        let slot = self.set.position(factor).and_then(|position| values.get_mut(position));
        if let Some(slot) = slot {
            *slot = value;
        }
        Self::new(self.set, values)
    }

    /// The sum of the ten values, 0 to 10; exact.
    #[inline]
    #[must_use]
    pub fn sum(&self) -> Decimal {
        Decimal::from_ten_thousandths(self.sum)
    }

    /// Whether the rubric domain knows all ten values.
    #[inline]
    pub(crate) const fn is_on_rubric(&self) -> bool {
        self.is_on_rubric
    }

    /// The first factor whose value the rubric domain does not know.
    #[must_use]
    pub fn first_off_rubric(&self) -> Option<(AmplificationFactor, FactorValue)> {
        self.iter().find(|(_, value)| !value.is_on_rubric())
    }
}

/// One value for each factor of a set from named ones, in any order and any published spelling; what a
/// value is, the caller says.
pub(super) fn read_named<'a, T: Copy + Default>(
    set: FactorSet,
    named: impl IntoIterator<Item = (&'a str, Result<T, Error>)>,
) -> Result<[T; 10], Error> {
    read_each(set, &mut named.into_iter())
}

/// The same; in WebAssembly, which is to be small, once for all that names come from.
#[cfg_attr(target_family = "wasm", inline(never))]
#[cfg_attr(not(target_family = "wasm"), inline)]
fn read_each<T: Copy + Default>(
    set: FactorSet,
    named: &mut dyn Iterator<Item = (&str, Result<T, Error>)>,
) -> Result<[T; 10], Error> {
    let mut values = [None; 10];
    for (name, value) in named {
        let factor: AmplificationFactor = match set.factor_as_written(name) {
            Some(factor) => factor,
            None => AmplificationFactor::spelled(name).ok_or_else(|| unknown(set, name))?,
        };
        let slot = set
            .position(factor)
            .and_then(|position| values.get_mut(position))
            .ok_or_else(|| not_in_set(set, name))?;
        let value = value.map_err(|error| error.at_name(name))?;
        if slot.replace(value).is_some() {
            return Err(duplicate(set, factor, name));
        }
    }
    for (value, factor) in values.iter().zip(set.factors()) {
        if value.is_none() {
            return Err(missing(set, *factor));
        }
    }
    Ok(values.map(Option::unwrap_or_default))
}

fn unknown(set: FactorSet, name: &str) -> Error {
    let keys = set.factors().iter().map(|factor| Quoted(factor.key(set)));
    Error::new(
        ErrorCode::FactorUnknown,
        format!("{} is no factor; set {set} has {}", Quoted(name), list(keys)),
    )
    .at_name(name)
}

fn missing(set: FactorSet, factor: AmplificationFactor) -> Error {
    let key = factor.key(set);
    Error::new(
        ErrorCode::FactorMissing,
        format!("factor `{key}` is missing; a profile gives all ten factors of set {set}"),
    )
    .at(key)
}

fn not_in_set(set: FactorSet, name: &str) -> Error {
    let other = match set {
        FactorSet::V0_8 => FactorSet::V0_5,
        FactorSet::V0_5 => FactorSet::V0_8,
    };
    Error::new(
        ErrorCode::FactorNotInSet,
        format!(
            "factor {} belongs to set {other}, and this profile is of set {set}; a `factor_set` of `{other}` \
             takes the factors of that set",
            Quoted(name),
        ),
    )
    .at_name(name)
}

fn duplicate(set: FactorSet, factor: AmplificationFactor, name: &str) -> Error {
    let key = factor.key(set);
    let meaning = if name == key { String::new() } else { format!("; it means `{key}`") };
    Error::new(
        ErrorCode::FactorDuplicate,
        format!("factor {} is given a second time{meaning}", Quoted(name)),
    )
    .at_name(name)
}
