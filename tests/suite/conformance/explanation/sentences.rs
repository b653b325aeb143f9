//! The sentences of an explanation: kept to the policy, and with its own figures and no others.

use super::check::{Question, text};
use super::explanation;
use crate::support::{KEYS_0_8, tenths};
use aivss_core::Method;
use aivss_tests::oracle::aivss::{Exact, ratio};
use aivss_tests::policy::violation;
use serde_json::{Map, Value, json};

/// How many factors a sentence names before it counts the rest.
const NAMED: usize = 3;

/// The numbers of a sentence, in its order.
fn figures(sentence: &str) -> Vec<&str> {
    let words = sentence.split(|c: char| !c.is_ascii_digit() && c != '.');
    words.filter(|word| word.contains(|c: char| c.is_ascii_digit())).collect()
}

fn more(names: usize) -> Option<String> {
    names.checked_sub(NAMED).filter(|more| *more > 0).map(|more| more.to_string())
}

/// Every sentence of one explanation.
pub(super) fn assert_sentences(question: &Question<'_>, explanation: &Value) {
    assert_driver_sentence(question, explanation);
    for what_if in explanation["what_ifs"].as_array().unwrap() {
        assert_what_if_sentence(question.method(), explanation, what_if);
    }
    let next = &explanation["next_lower_band"];
    if !next.is_null() {
        assert_band_sentence(explanation, next);
    }
}

fn assert_driver_sentence(question: &Question<'_>, explanation: &Value) {
    let message = text(&explanation["driver"], "message");
    assert_eq!(violation(message), None, "{message}");
    let report = &explanation["report"];
    let mut expected = vec![text(report, "aars"), text(&report["cvss"], "score")];
    let contributions = explanation["contributions"].as_array().unwrap();
    let most = contributions.first().map(|first| text(first, "points"));
    let first: Vec<&Value> = contributions
        .iter()
        .filter(|contribution| Some(text(contribution, "points")) == most)
        .collect();
    let rest = more(first.len());
    let is_deployment = explanation["driver"]["driver"] == "deployment";
    if is_deployment {
        expected.extend(rest.as_deref());
        for contribution in first.iter().take(NAMED) {
            assert!(message.contains(text(contribution, "name")), "{message}");
        }
    }
    assert_eq!(figures(message), expected, "{message}");
    if text(report, "aars") == "0.0" {
        assert!(message.contains("adds nothing"), "{message}");
        return;
    }
    let share = if question.method() == Method::Owasp0_5 { "the CVSS" } else { "half of the CVSS" };
    let relation = if is_deployment { "at least" } else { "less than" };
    assert!(message.contains(&format!("{relation} {share}")), "{message}");
    assert!(message.contains("a threshold of this library"), "{message}");
}

fn assert_what_if_sentence(method: Method, explanation: &Value, what_if: &Value) {
    let message = text(what_if, "message");
    let (field, to) = (text(what_if, "field"), text(what_if, "to"));
    let factors = explanation["contributions"].as_array().unwrap();
    let key = field.strip_prefix("factors.");
    let name = factors.iter().find(|factor| Some(text(factor, "key")) == key);
    let (sentence, value) = match name {
        // The name of a factor is written as its document writes it, also where a sentence begins.
        Some(factor) => (message.replacen(text(factor, "name"), "it", 1), to),
        None => (message.to_owned(), table_value(method, to)),
    };
    assert_ne!(name.is_some(), sentence == message, "{message}");
    assert_eq!(violation(&sentence), None, "{message}");
    let severity = text(what_if, "severity");
    let expected = [text(what_if, "from"), value, text(what_if, "score")];
    assert_eq!(figures(message), expected, "{message}");
    assert!(message.ends_with(&format!("({severity})")), "{message}");
    if name.is_none() {
        assert!(message.contains(&to.replace('_', " ")), "{message}");
    }
}

fn table_value(method: Method, name: &str) -> &'static str {
    match name {
        "partial" => "0.83",
        "strong" => "0.67",
        "attacked" => "1.0",
        "proof_of_concept" => "0.97",
        "unreported" if method == Method::Owasp0_5 => "0.91",
        "unreported" => "0.5",
        other => panic!("{other}"),
    }
}

fn assert_band_sentence(explanation: &Value, next: &Value) {
    let message = text(next, "message");
    assert_eq!(violation(message), None, "{message}");
    let score = text(next, "score");
    if next["reduction"].is_null() {
        assert_eq!(figures(message), ["0", score], "{message}");
        let band = text(&explanation["report"], "severity");
        assert!(message.contains(&format!("leaves the band {band}:")), "{message}");
        return;
    }
    let steps = next["half_steps"].as_u64().map(|steps| steps.to_string());
    let among = next["among"].as_array().unwrap();
    let rest = more(among.len());
    let mut expected = vec![text(next, "reduction")];
    expected.extend(steps.as_deref().filter(|steps| *steps != "1"));
    expected.extend(rest.as_deref());
    expected.push(score);
    assert_eq!(figures(message), expected, "{message}");
    assert_eq!(message.contains("(one half-step)"), steps.as_deref() == Some("1"), "{message}");
    assert!(message.ends_with(&format!("({})", text(next, "band"))), "{message}");
    let factors = explanation["report"]["factors"].as_array().unwrap();
    for key in among.iter().take(NAMED) {
        let factor = factors.iter().find(|factor| factor["key"] == *key).unwrap();
        assert!(message.contains(text(factor, "name")), "{message}");
    }
}

fn request(cvss: &str, values: [&str; 10]) -> Value {
    let factors = KEYS_0_8.map(str::to_owned).into_iter().zip(values.map(Value::from));
    json!({"cvss": cvss, "factors": Value::Object(factors.collect::<Map<_, _>>())})
}

/// 2 explanations, each sentence by sentence.
#[test]
fn the_sentences_are_these() {
    let half = explanation(&request("5.8", ["0.5"; 10]));
    let message = "the technology drives the risk: AARS 2.037 is less than half of the CVSS score 5.8 (a threshold of \
                   this library, for the document gives none); mending the vulnerability moves the score most";
    assert_eq!(half["driver"]["message"], message);
    let message = "a factor sum lower by 2.5 (5 half-steps), taken from any of Execution Autonomy, External Tool \
                   Control Surface, Natural Language Interface and 7 more, which all weigh alike, gives 6.8 (Medium)";
    assert_eq!(half["next_lower_band"]["message"], message);
    let message = "Execution Autonomy from 0.5 down to 0.0 gives 7.6 (High)";
    assert_eq!(half["what_ifs"][0]["message"], message);
    let message = "mitigation partial (MF 1.0 down to 0.83) gives 6.5 (Medium)";
    assert_eq!(half["what_ifs"][10]["message"], message);
    let message = "exploitation unreported (ThM 0.97 down to 0.5) gives 6.9 (Medium)";
    assert_eq!(half["what_ifs"][11]["message"], message);

    let values = ["1", "1", "0.5", "0.5", "0.5", "0.5", "0.5", "0.5", "0", "0"];
    let low = explanation(&request("3.0", values));
    let message = "the deployment drives the risk: AARS 3.395 is at least half of the CVSS score 3.0 (a threshold of \
                   this library, for the document gives none); constrain the agent, above all in Execution Autonomy, \
                   External Tool Control Surface, for a patch alone moves the score little";
    assert_eq!(low["driver"]["message"], message);
    let high = explanation(&request("9.4", ["1"; 10]));
    let message = "no reduction of factors leaves the band Critical: with all of them at 0 the score is still 9.4, \
                   because CVSS alone holds it there";
    assert_eq!(high["next_lower_band"]["message"], message);
}

/// 1 score without any risk: it is not said that 0.0 is less than half of 0.0.
#[test]
fn nothing_drives_where_there_is_no_risk() {
    let none = explanation(&request("0.0", ["0"; 10]));
    let message = text(&none["driver"], "message");
    let [aars, cvss] = figures(message)[..] else { return };
    let share = if message.contains("half of") { Exact::new(1, 2) } else { Exact::from_integer(1) };
    assert!(!message.contains("less than") || ratio(aars) < ratio(cvss) * share, "{message}");
}

/// 1 profile with one factor: there is no `any of` a single one, and nothing that weighs alike.
#[test]
fn a_single_factor_is_not_said_to_weigh_like_others() {
    let values = ["1", "0", "0", "0", "0", "0", "0", "0", "0", "0"];
    let one = explanation(&request("6.9", values));
    assert_eq!(one["report"]["score"], tenths(72).to_string());
    let message = text(&one["next_lower_band"], "message");
    assert!(!message.contains("all weigh alike") && !message.contains("any of"), "{message}");
}

/// 1 printed AARS of 0.3: it falls in ten-thousandths, to (0 + 0.103) / 2 x 0.97 = 0.049955, printed 0.0.
#[test]
fn a_reduction_of_less_than_a_half_point_is_not_called_a_half_step() {
    let request = json!({"method": "owasp-0.5", "cvss": "0.0", "aars": "0.3"});
    let next = &explanation(&request)["next_lower_band"];
    assert_eq!(next["reduction"], "0.197");
    assert!(!text(next, "message").contains("half-step"), "{next}");
}
