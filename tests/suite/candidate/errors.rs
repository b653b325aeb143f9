//! The policy that every message keeps, whatever the text.

use aivss_core::decision::{CveId, PriorityLevel, TechnicalImpact};
use aivss_core::extension::{
    EffectClass, ExtensionVector, PairedVector, Probability, TraceabilityDeficit, WithdrawnVector,
};
use aivss_core::ssvc::{
    AgentLevel, CapabilityScore, PartialSsvcAssessment, SsvcAssessment, Threat,
};
use aivss_core::time::{Date, Timestamp};
use aivss_tests::policy::violation;

/// 22 texts nobody would give, read as each of 15 kinds of input.
#[test]
fn every_refusal_of_a_text_keeps_to_the_policy() {
    let long = "a".repeat(10_000);
    let wide = "🦀".repeat(100);
    let controls = "\u{1b}".repeat(100);
    let backticks = "`".repeat(90);
    let pairs = "AIVSS:1.0".to_owned() + &"/LC:D".repeat(2_000);
    let texts = [
        "",
        "\n",
        "\0",
        "`",
        "a`b",
        "Ünïcode",
        "\u{202e}gnp",
        "\u{2028}",
        "-1",
        "1e9",
        "99999999999999999999",
        "AIVSS:1.0/LC:`",
        "AIVSS:1.0/\u{1b}:N",
        "AIVSS:\u{202e}",
        "CVSS:4.0/AV:N AIVSS:1.0",
        "AIVSS-SSVC/threat:`",
        "threat:poc/\u{1b}:x",
        &long,
        &wide,
        &controls,
        &backticks,
        &pairs,
    ];
    for text in texts {
        let errors = [
            text.parse::<ExtensionVector>().err(),
            text.parse::<WithdrawnVector>().err(),
            text.parse::<PairedVector>().err(),
            text.parse::<EffectClass>().err(),
            text.parse::<TraceabilityDeficit>().err(),
            text.parse::<Probability>().err(),
            text.parse::<Date>().err(),
            text.parse::<TechnicalImpact>().err(),
            text.parse::<PriorityLevel>().err(),
            text.parse::<PartialSsvcAssessment>().err(),
            text.parse::<SsvcAssessment>().err(),
            text.parse::<CapabilityScore>().err(),
            text.parse::<Threat>().err(),
            text.parse::<AgentLevel>().err(),
            Timestamp::new(text).err(),
        ];
        for error in errors {
            let error = error.unwrap_or_else(|| panic!("{text} is taken"));
            assert_eq!(violation(error.message()), None, "{error}");
        }
        assert_eq!(CveId::new(text).map_err(|error| violation(error.message())), Err(None));
    }
}
