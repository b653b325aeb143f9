//! One golden refusal for every code, and the policy kept by each.

use super::{files, json};
use aivss_core::ErrorCode;
use aivss_tests::policy::violation;
use std::collections::BTreeSet;

/// Codes that no golden request can have, with the reason.
const UNREACHABLE: [(&str, &str); 36] = [
    ("input.unreadable", "for surfaces that read files; the wire is given text"),
    ("request.too_large", "takes a mebibyte; `wire::fields` builds one"),
    ("request.incomplete", "for places that take whole scores alone; the wire gives bounds"),
    ("output.unwritable", "for surfaces that write files; the wire returns text"),
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
    ("project.missing", "for folders with a threat model, of which the core knows none"),
    ("project.exists", "for folders with a threat model, of which the core knows none"),
    ("project.locked", "for folders with a threat model, of which the core knows none"),
    ("project.changed", "for folders with a threat model, of which the core knows none"),
    ("project.outside", "for folders with a threat model, of which the core knows none"),
];

/// Every code but 36.
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
