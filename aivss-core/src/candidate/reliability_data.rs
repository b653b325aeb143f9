//! SR of counted episodes as data: value, bounds, and what would change it.

use crate::extension::reliability::{Episodes, MIN_EPISODES};
use crate::value::Value;
use alloc::format;

/// The digits of a bound.
const PLACES: usize = 6;

/// SR of counted episodes, its exact bounds with six digits, and how many further episodes would change it;
/// null where no count would.
#[must_use]
pub fn reliability_value(episodes: Episodes) -> Value<'static> {
    let count = |count: Option<u32>| count.map_or(Value::Null, |it| Value::Unsigned(it.into()));
    let value = episodes.value();
    Value::object([
        ("successes", Value::Unsigned(episodes.successes().into())),
        ("episodes", Value::Unsigned(episodes.episodes().into())),
        ("sr", value.as_str().into()),
        ("label", value.label().into()),
        ("lower_bound", format!("{:.PLACES$}", episodes.lower_bound()).into()),
        ("upper_bound", format!("{:.PLACES$}", episodes.upper_bound()).into()),
        (
            "episodes_missing",
            Value::Unsigned(MIN_EPISODES.saturating_sub(episodes.episodes()).into()),
        ),
        ("further_successes_until_reliable", count(episodes.further_successes_until_reliable())),
        ("further_failures_until_unreliable", count(episodes.further_failures_until_unreliable())),
        ("fewest_reliable", count(Episodes::fewest_reliable(episodes.episodes()))),
        ("most_unreliable", count(Episodes::most_unreliable(episodes.episodes()))),
    ])
}
