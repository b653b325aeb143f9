//! The whole of one explanation against the oracles.

use super::sentences::assert_sentences;
use super::what_ifs::assert_what_ifs;
use crate::golden::verify::{Meaning, meaning, number};
use crate::properties::spellings::key_of;
use crate::support::{expected, tenths};
use aivss_core::Method;
use aivss_tests::oracle::aivss::{Exact, Outcome, severity};
use serde_json::Value;

/// A request as the rules of section 1 read it, and the scores it has with other factors.
pub(super) struct Question<'a> {
    pub(super) request: &'a Value,
    pub(super) meaning: Meaning,
    pub(super) outcome: Outcome,
}

impl<'a> Question<'a> {
    pub(super) fn new(request: &'a Value) -> Self {
        let meaning = meaning(request);
        let outcome = score_of(&meaning, meaning.sum);
        Self { request, meaning, outcome }
    }

    pub(super) fn method(&self) -> Method {
        self.meaning.method
    }

    pub(super) fn with_sum(&self, sum: Exact) -> Outcome {
        score_of(&self.meaning, sum)
    }

    pub(super) fn band(&self) -> &'static str {
        severity(self.outcome.score_tenths)
    }

    pub(super) fn is_rubric(&self) -> bool {
        self.request["domain"] != "estimated"
    }

    pub(super) fn cvss_tenths(&self) -> u8 {
        u8::try_from((self.meaning.cvss * Exact::from_integer(10)).to_integer()).unwrap()
    }

    /// The value that the request gives a factor under the key of its set.
    pub(super) fn value_of(&self, key: &str) -> Exact {
        number(&self.request["factors"][&name_of(self.request, key)])
    }
}

/// The name under which a request gives the factor with that key.
pub(super) fn name_of(request: &Value, key: &str) -> String {
    let given = request["factors"].as_object().unwrap();
    if given.contains_key(key) {
        return key.to_owned();
    }
    let meant = key_of(key);
    given.keys().find(|name| key_of(name) == meant).unwrap().clone()
}

fn score_of(meaning: &Meaning, sum: Exact) -> Outcome {
    let mitigation = meaning.mitigation.as_ref().map_or(Exact::from_integer(1), |m| m.0);
    expected(meaning.method, meaning.cvss, sum, meaning.threat.0, mitigation)
}

pub(super) fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("{field} in {value}"))
}

/// Contributions, driver, what-ifs, band and comparison of one explanation.
pub(super) fn assert_explanation(request: &Value, explanation: &Value) {
    let question = Question::new(request);
    assert_contributions(&question, explanation);
    assert_driver(&question, explanation);
    assert_what_ifs(&question, explanation);
    assert_next_band(&question, explanation);
    assert_below_cvss(&question, explanation);
    assert_sentences(&question, explanation);
}

/// All ten, each by itself what the oracle gives for it alone, together AARS; largest first, else in the
/// order of the set.
fn assert_contributions(question: &Question<'_>, explanation: &Value) {
    let contributions = explanation["contributions"].as_array().unwrap();
    if question.request["factors"].is_null() {
        assert!(contributions.is_empty());
        return;
    }
    let factors = explanation["report"]["factors"].as_array().unwrap();
    let order: Vec<&str> = factors.iter().map(|factor| text(factor, "key")).collect();
    let mut sorted: Vec<(Exact, usize)> = order
        .iter()
        .enumerate()
        .map(|(place, key)| (question.with_sum(question.value_of(key)).aars, place))
        .collect();
    sorted.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    assert_eq!(contributions.len(), 10, "{explanation}");
    for (found, (points, place)) in contributions.iter().zip(&sorted) {
        assert_eq!(text(found, "key"), order[*place], "{explanation}");
        assert_eq!(text(found, "name"), text(&factors[*place], "name"));
        assert_eq!(number(&found["value"]), question.value_of(order[*place]));
        assert_eq!(number(&found["points"]), *points, "{explanation}");
    }
    let sum: Exact = contributions.iter().map(|found| number(&found["points"])).sum();
    assert_eq!(sum, question.outcome.aars, "{explanation}");
}

/// The threshold of the documentation: AARS of at least half of CVSS, under 0.5 at least all of it, never 0.
fn assert_driver(question: &Question<'_>, explanation: &Value) {
    let share = if question.method() == Method::Owasp0_5 { 1 } else { 2 };
    let aars = question.outcome.aars;
    let is_deployment =
        aars > Exact::from_integer(0) && aars * Exact::from_integer(share) >= question.meaning.cvss;
    let expected = if is_deployment { "deployment" } else { "technology" };
    assert_eq!(text(&explanation["driver"], "driver"), expected, "{explanation}");
}

/// The least reduction, in half-steps of the rubric or in ten-thousandths; or none, because CVSS alone is enough.
fn assert_next_band(question: &Question<'_>, explanation: &Value) {
    let found = &explanation["next_lower_band"];
    let band = question.band();
    if band == "None" {
        assert!(found.is_null(), "{explanation}");
        return;
    }
    let sum = question.meaning.sum;
    let at_nought = question.with_sum(Exact::from_integer(0));
    let is_reachable = severity(at_nought.score_tenths) != band;
    assert_eq!(!found["reduction"].is_null(), is_reachable, "{explanation}");
    let after = if is_reachable {
        let reduction = number(&found["reduction"]);
        // A printed AARS that is no whole number of half-steps falls in ten-thousandths.
        let in_half_steps = question.is_rubric() && (sum * Exact::from_integer(2)).is_integer();
        let step = if in_half_steps { Exact::new(1, 2) } else { Exact::new(1, 10_000) };
        let after = question.with_sum(sum - reduction);
        assert_ne!(severity(after.score_tenths), band, "{explanation}");
        // One step less is not enough.
        let steps = (reduction / step).ceil();
        let fewer = question.with_sum(sum - (steps - Exact::from_integer(1)) * step);
        assert_eq!(severity(fewer.score_tenths), band, "{explanation}");
        if in_half_steps {
            let half_steps = found["half_steps"].as_u64().unwrap();
            assert_eq!(i128::from(half_steps), steps.to_integer(), "{explanation}");
        } else {
            assert!(found["half_steps"].is_null(), "{explanation}");
        }
        assert_eq!(text(found, "band"), severity(after.score_tenths), "{explanation}");
        after
    } else {
        assert!(found["half_steps"].is_null(), "{explanation}");
        let bands = ["None", "Low", "Medium", "High", "Critical"];
        let place = bands.iter().position(|known| *known == band).unwrap();
        assert_eq!(text(found, "band"), bands[place - 1], "{explanation}");
        at_nought
    };
    assert_eq!(text(found, "score"), tenths(after.score_tenths).to_string(), "{explanation}");
    let factors = explanation["report"]["factors"].as_array().unwrap();
    let among = factors.iter().map(|factor| text(factor, "key"));
    let among: Vec<&str> =
        among.filter(|key| question.value_of(key) > Exact::from_integer(0)).collect();
    let found: Vec<&str> =
        found["among"].as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect();
    assert_eq!(found, among, "{explanation}");
}

/// Present exactly below CVSS, with the figure of `uplift-only` where that method takes the inputs.
fn assert_below_cvss(question: &Question<'_>, explanation: &Value) {
    let found = &explanation["below_cvss"];
    let is_below = question.outcome.score_tenths < question.cvss_tenths();
    assert_eq!(!found.is_null(), is_below, "{explanation}");
    if !is_below {
        return;
    }
    assert_eq!(text(found, "cvss"), tenths(question.cvss_tenths()).to_string());
    let Meaning { method, cvss, sum, threat, mitigation, .. } = &question.meaning;
    // 0.5 in the rubric domain has the other set or none.
    let is_taken = *method != Method::Owasp0_5 || !question.is_rubric();
    // A name is kept and means what it means there; a bare number is kept as it is.
    let threat = match threat.1.as_str() {
        Some("unreported") => Exact::new(1, 2),
        _ => threat.0,
    };
    let mitigation = mitigation.as_ref().map_or(Exact::from_integer(1), |m| m.0);
    let score = expected(Method::UpliftOnly, *cvss, *sum, threat, mitigation).score_tenths;
    let figure = is_taken.then(|| tenths(score).to_string());
    assert_eq!(found["uplift_only"].as_str(), figure.as_deref(), "{explanation}");
}
