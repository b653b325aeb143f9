//! The crate `cvss`, an implementation by others: scores only, for its parser is laxer.

use super::grammar::{GRAMMAR, Row};
use crate::support::{cases, vector};
use aivss_core::Score;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Union};

/// A pair of one metric, or nothing; optional metrics also as X.
fn pair(row: &'static Row) -> Union<BoxedStrategy<String>> {
    let written = select(row.values).prop_map(|(token, _)| format!("/{}:{token}", row.metric));
    if row.group == "Base" {
        return Union::new([written.boxed()]);
    }
    let not_defined = Just(format!("/{}:X", row.metric)).boxed();
    Union::new_weighted(vec![
        (3, written.boxed()),
        (1, not_defined),
        (2, Just(String::new()).boxed()),
    ])
}

fn vectors() -> impl Strategy<Value = String> {
    let pairs: Vec<_> = GRAMMAR.iter().map(pair).collect();
    // Most vectors have no environment; half of these neither.
    (pairs, any::<bool>()).prop_map(|(pairs, base_only)| {
        let kept = if base_only { 12 } else { pairs.len() };
        format!("CVSS:4.0{}", pairs[..kept].concat())
    })
}

proptest! {
    #![proptest_config(cases(3_000))]

    /// 3,000 vectors a run.
    #[test]
    fn scores_agree_with_another_implementation(text in vectors()) {
        let other: cvss::v4::Vector = text.parse().unwrap();
        let value = Score::try_from(other.score().value()).unwrap();
        prop_assert_eq!(vector(&text).score(), value, "{}", text);
    }
}
