//! The short way from keywords to the core's typed [`Inputs`], for calls as people write them.
//!
//! It takes what is right and plain: text, floats and small whole numbers. Whatever else there is goes the
//! long way through [`Value`](aivss_core::value::Value), which knows every spelling and says what is wrong.

use crate::cvss::Cvss;
use crate::request::FIELDS;
use aivss_core::cvss::Vector;
use aivss_core::{
    AmplificationFactor, CvssInput, Domain, Error, FactorSet, FactorValue, Inputs, Method, Profile,
    Score,
};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyString};
use std::str::FromStr;
use std::sync::LazyLock;

/// The inputs of a call; `None` when it has to go the long way.
pub(crate) fn inputs(first: &Bound<'_, PyAny>, keywords: &Bound<'_, PyDict>) -> Option<Inputs> {
    let py = keywords.py();
    let (fields, keys) = (fields(py), keys(py, FactorSet::V0_8));
    let mut named = [const { None }; FIELDS.len()];
    let mut factors = [const { None }; 10];
    let mut count = 0;
    for (name, given) in keywords {
        // Keywords as people write them are interned: the same name is the same object.
        let is_factor = keys.get(count).is_some_and(|key| name.is(key));
        let field = if is_factor { None } else { fields.iter().position(|field| name.is(field)) };
        if let Some(field) = field {
            named[field] = Some(given).filter(|given| !given.is_none());
        } else {
            *factors.get_mut(count)? = Some((name, given));
            count += 1;
        }
    }
    let mut take = |field: usize| named[field].take();
    let method = take(const { index_of("method") });
    let domain = take(const { index_of("domain") });
    let set = take(const { index_of("factor_set") });
    let threat_multiplier = take(const { index_of("threat_multiplier") });
    let factor = take(const { index_of("mitigation_factor") });
    let maturity = take(const { index_of("exploit_maturity") });
    let mitigation = take(const { index_of("mitigation") });
    if named.iter().any(Option::is_some) {
        return None;
    }
    let method: Method = optional(method, text)?.unwrap_or_default();
    let set = match optional(set, text)? {
        Some(set) => set,
        None => *method.factor_sets(Domain::Rubric).first()?,
    };
    let inputs = Inputs::new(cvss(first)?, profile(py, set, &factors)?);
    Some(Inputs {
        method,
        domain: optional(domain, text)?.unwrap_or_default(),
        exploit_maturity: optional(maturity, text)?,
        threat_multiplier: optional(threat_multiplier, number)?,
        mitigation: optional(mitigation, text)?,
        mitigation_factor: optional(factor, number)?,
        ..inputs
    })
}

/// Where a field stands in [`FIELDS`]; a name that is none of them does not compile.
const fn index_of(name: &str) -> usize {
    let mut index = 0;
    while !is_same(FIELDS[index].as_bytes(), name.as_bytes()) {
        index += 1;
    }
    index
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// What was given, read; an inner `None` where nothing was.
#[allow(clippy::option_option, reason = "the outer one is for `?`: this call goes the long way")]
fn optional<T>(
    given: Option<Bound<'_, PyAny>>,
    read: impl FnOnce(&Bound<'_, PyAny>) -> Option<T>,
) -> Option<Option<T>> {
    given.map_or(Some(None), |given| read(&given).map(Some))
}

fn cvss(first: &Bound<'_, PyAny>) -> Option<CvssInput> {
    if let Ok(text) = first.cast::<PyString>() {
        return text.to_str().ok()?.parse::<Vector>().ok().map(CvssInput::Vector);
    }
    if let Ok(read) = first.cast::<Cvss>() {
        return Some(CvssInput::Vector(read.get().vector));
    }
    number::<Score>(first).map(CvssInput::Score)
}

fn profile(
    py: Python<'_>,
    set: FactorSet,
    factors: &[Option<(Bound<'_, PyAny>, Bound<'_, PyAny>)>; 10],
) -> Option<Profile> {
    let keys = keys(py, set);
    let mut values = [None; 10];
    for (place, factor) in factors.iter().enumerate() {
        let (name, given) = factor.as_ref()?;
        // Mostly they come in the order of the set.
        let position = if name.is(&keys[place]) {
            place
        } else {
            match keys.iter().position(|key| name.is(key)) {
                Some(position) => position,
                None => set.position(text::<AmplificationFactor>(name)?)?,
            }
        };
        if values[position].replace(factor_value(given)?).is_some() {
            return None;
        }
    }
    let mut all = [FactorValue::ZERO; 10];
    for (slot, value) in all.iter_mut().zip(values) {
        *slot = value?;
    }
    Some(Profile::new(set, all))
}

/// The names of the fields as Python's own interned strings.
fn fields(py: Python<'_>) -> &[Py<PyString>] {
    static NAMES: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();
    NAMES.get_or_init(py, || FIELDS.map(|name| PyString::intern(py, name).unbind()).into())
}

/// The keys of a set as Python's own interned strings.
fn keys(py: Python<'_>, set: FactorSet) -> &[Py<PyString>] {
    static KEYS: [PyOnceLock<Vec<Py<PyString>>>; FactorSet::ALL.len()] =
        [const { PyOnceLock::new() }; FactorSet::ALL.len()];
    let place = FactorSet::ALL.iter().position(|known| *known == set).unwrap_or_default();
    KEYS[place].get_or_init(py, || {
        let keys = set.factors().iter().map(|factor| factor.key(set));
        keys.map(|key| PyString::intern(py, key).unbind()).collect()
    })
}

/// A factor's value; those of the rubric, which most are, have been read before.
fn factor_value(given: &Bound<'_, PyAny>) -> Option<FactorValue> {
    static RUBRIC: LazyLock<[(u64, FactorValue); 3]> = LazyLock::new(|| {
        FactorValue::RUBRIC.map(|value| (value.to_decimal().to_f64().to_bits(), value))
    });
    if let Some(float) = float(given) {
        let known = RUBRIC.iter().find(|(bits, _)| *bits == float.to_bits());
        return known.map_or_else(|| float.try_into().ok(), |(_, value)| Some(*value));
    }
    text(given)
}

fn text<T: FromStr<Err = Error>>(given: &Bound<'_, PyAny>) -> Option<T> {
    given.cast::<PyString>().ok()?.to_str().ok()?.parse().ok()
}

fn number<T>(given: &Bound<'_, PyAny>) -> Option<T>
where
    T: FromStr<Err = Error> + TryFrom<f64, Error = Error>,
{
    match float(given) {
        Some(float) => T::try_from(float).ok(),
        None => text(given),
    }
}

/// A float, or a whole number of 32 bits, which is the same number as a float.
fn float(given: &Bound<'_, PyAny>) -> Option<f64> {
    if let Ok(float) = given.cast::<PyFloat>() {
        return Some(float.value());
    }
    if given.is_instance_of::<PyInt>() && !given.is_instance_of::<PyBool>() {
        return given.extract::<i32>().ok().map(f64::from);
    }
    None
}
