//! One golden refusal for every code, and the policy kept by each.

use super::{files, json};
use aivss_core::ErrorCode;
use aivss_tests::policy::violation;
use std::collections::BTreeSet;

/// Codes that no golden request can have, with the reason.
const UNREACHABLE: [(&str, &str); 70] = [
    ("input.unreadable", "for surfaces that read bytes; the wire is given text"),
    ("request.too_large", "takes a mebibyte; `wire::fields` builds one"),
    ("request.incomplete", "for places that take whole scores alone; the wire gives bounds"),
    ("core_risk.unknown", "for findings of a document; a request has no core risk"),
    ("severity.unknown", "for printed scores and reports; `verify` has them"),
    ("report.mismatch", "for report formats; `verify::formats` has them"),
    ("report_format.unknown", "for report formats; `verify::export` has it"),
    ("catalog.unknown", "for ids of the catalog; `catalog::lookup` has them"),
    ("catalog.reserved", "for ids of the catalog; `catalog::lookup` has them"),
    ("catalog.conflict", "for questions to the catalog; `catalog::wire` has them"),
    ("rule.unknown", "for ratings of threats; `rules` has it"),
    ("certainty.unknown", "for agent reports; `agent_report` has it"),
    ("layer.conflict", "for agent reports; `agent_report` has it"),
    ("finding.duplicate", "for findings of a document; a request is one finding"),
    ("date.invalid", "for documents; a request has no date"),
    ("compact.too_long", "for texts in the compact form; `compact::refusals` has them"),
    ("compact.version", "for texts in the compact form; `compact::refusals` has them"),
    ("compact.notation", "for texts in other notations; `compact::refusals` has them"),
    ("compact.syntax", "for texts in the compact form; `compact::refusals` has them"),
    ("model.version", "for threat models; `threat_model` has it"),
    ("entity.kind_unknown", "for threat models; `threat_model` has it"),
    ("entity.unknown", "for threat models; `threat_model` has it"),
    ("id.invalid", "for threat models; `threat_model` has it"),
    ("reference.kind", "for threat models; `threat_model` has it"),
    ("reference.dangling", "for threat models; `threat_model` has it"),
    ("reference.used", "for threat models; `threat_model` has it"),
    ("link.exists", "for threat models; `threat_model` has it"),
    ("link.unknown", "for threat models; `threat_model` has it"),
    ("entity.full", "for threat models; it takes a million ids"),
    ("export.limit", "for formats of threat models; `threat_model_export` has it"),
    ("extension.prefix", "for extension vectors; `candidate::vector` has it"),
    ("extension.version", "for extension vectors; `candidate::vector` has it"),
    ("extension.syntax", "for extension vectors; `candidate::vector` has it"),
    ("extension.metric_unknown", "for extension vectors; `candidate::vector` has it"),
    ("extension.metric_missing", "for extension vectors; `candidate::vector` has it"),
    ("extension.metric_repeated", "for extension vectors; `candidate::vector` has it"),
    ("extension.metric_order", "for extension vectors; `candidate::vector` has it"),
    ("extension.metric_withdrawn", "for extension vectors; `candidate::vector` has it"),
    ("extension.value_unknown", "for extension vectors; `candidate::vector` has it"),
    ("extension.appended", "for extension vectors; `candidate::vector` has it"),
    ("extension.unpaired", "for extension vectors; `candidate::vector` has it"),
    ("field.blank", "for documents of the candidate; `candidate::documents` has it"),
    ("risk_category.unknown", "for documents of the candidate; `candidate::documents` has it"),
    ("assessor_kind.unknown", "for documents of the candidate; `candidate::documents` has it"),
    ("applicability.not_given", "for documents of the candidate; `candidate::documents` has it"),
    ("family.mismatch", "for the candidate beside a method; transcripts of the command have it"),
    ("effect_class.unknown", "for effect classes; `candidate::class` has it"),
    ("evidence.count_invalid", "for evidence of the candidate; `candidate` has it"),
    ("evidence.bound_mismatch", "for evidence of the candidate; `candidate` has it"),
    ("evidence.conflict", "for evidence of the candidate; `candidate` has it"),
    ("evidence.cve_required", "for evidence of the candidate; `candidate` has it"),
    ("evidence.undecided", "for evidence of the candidate; `candidate` has it"),
    ("evidence.method_unknown", "for evidence of the candidate; `candidate` has it"),
    ("evidence.epss_incomplete", "for evidence of the candidate; `candidate` has it"),
    ("decision.value_unknown", "for decisions; `candidate::decision` has it"),
    ("decision.cve_invalid", "for decisions; `candidate::decision` has it"),
    ("decision.cve_required", "for decisions; `candidate::decision` has it"),
    ("decision.kev_unstated", "for decisions; `candidate::decision` has it"),
    ("decision.vulnrichment_missing", "for decisions; `candidate::decision` has it"),
    ("decision.conflict", "for decisions; `candidate::decision` has it"),
    ("decision.point_missing", "for decisions; `candidate::decision` has it"),
    ("decision.source_missing", "for decisions; `candidate::decision` has it"),
    ("decision.time_missing", "for decisions; `candidate::decision` has it"),
    ("time.invalid", "for documents of the candidate; `candidate::documents` has it"),
    ("priority.level_unknown", "for priorities; `candidate::priority` has it"),
    ("ssvc.syntax", "for AIVSS-SSVC; `candidate::ssvc` has it"),
    ("ssvc.key_unknown", "for AIVSS-SSVC; `candidate::ssvc` has it"),
    ("ssvc.key_repeated", "for AIVSS-SSVC; `candidate::ssvc` has it"),
    ("ssvc.point_missing", "for AIVSS-SSVC; `candidate::ssvc` has it"),
    ("ssvc.value_unknown", "for AIVSS-SSVC; `candidate::ssvc` has it"),
];

/// Every code but 69.
#[test]
fn every_code_has_a_golden_refusal_or_a_reason() {
    let mut seen = BTreeSet::new();
    for (name, _, outcome) in files() {
        let outcome = json(&outcome);
        let Some(code) = outcome["error"]["code"].as_str() else { continue };
        assert_eq!(
            name.split_once('.').unwrap(),
            ("error", code),
            "the file is named for its code"
        );
        seen.insert(code.to_owned());
    }
    let unreachable: BTreeSet<&str> = UNREACHABLE.iter().map(|(code, _)| *code).collect();
    for code in ErrorCode::ALL {
        let is_seen = seen.contains(code.as_str());
        assert_ne!(is_seen, unreachable.contains(code.as_str()), "{code}");
    }
    assert_eq!(seen.len() + unreachable.len(), ErrorCode::ALL.len());
}

/// 40 refusals: message by the policy, path without blanks at its ends, three members.
#[test]
fn every_golden_refusal_keeps_to_the_policy() {
    let mut refusals = 0;
    for (name, _, outcome) in files() {
        let outcome = json(&outcome);
        if outcome["ok"] == true {
            continue;
        }
        let error = outcome["error"].as_object().unwrap();
        let message = error["message"].as_str().unwrap();
        assert_eq!(violation(message), None, "{name}: {message}");
        assert_eq!(error.len(), 3, "{name}");
        let path = error["path"].as_str().unwrap();
        assert_eq!(path.trim(), path, "{name}");
        refusals += 1;
    }
    assert_eq!(refusals, 40);
}

/// 38 reports: the policy for their notes too.
#[test]
fn every_golden_note_keeps_to_the_policy() {
    for (name, _, outcome) in files() {
        let outcome = json(&outcome);
        for note in outcome["report"]["notes"].as_array().into_iter().flatten() {
            let message = note["message"].as_str().unwrap();
            assert_eq!(violation(message), None, "{name}: {message}");
        }
    }
}
