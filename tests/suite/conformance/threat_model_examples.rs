//! The worked examples of threat models: complete, right in their figures, and different in what they teach.

use crate::cvss::grammar::stripped;
use crate::support::{assert_figures, decimal, expected, oracle_tenths};
use aivss_core::Method;
use aivss_core::catalog::Layer;
use aivss_core::rule::{CoverageRule, Depth, ImplementationStatus, ReviewInterval};
use aivss_tests::oracle::aivss::{from_tenths, ratio};
use aivss_threat_model::{
    CheckCode, CheckOptions, CrossingFlag, Disposition, Grade, Place, StepProgress, ThreatModel,
    ThreatStatus,
};
use std::fs;
use std::path::Path;

pub(crate) fn example(name: &str) -> ThreatModel {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path.join(format!("../examples/threat-model/{name}.json")));
    ThreatModel::from_json(&text.unwrap()).unwrap()
}

const INVOICE: &str = "invoice-agent";
const DEVOPS: &str = "devops-agent";

/// By the guide's end state and the date of each example: all five steps done, nothing to settle, and no
/// warning. What is noted is what a reader is to look at anyway.
#[test]
fn the_examples_are_complete() {
    for (name, date) in [(INVOICE, "2026-03-19"), (DEVOPS, "2026-05-11")] {
        let model = example(name);
        assert_eq!(model.context().date.unwrap().to_string(), date);
        let options = CheckOptions { today: model.context().date, ..CheckOptions::default() };
        let progress = model.progress(options);
        assert!(progress.iter().all(StepProgress::is_complete), "{name}: {progress:?}");
        assert!(model.questions().is_empty(), "{name}");
        for finding in model.check(options) {
            assert_eq!(finding.grade, Grade::Note, "{name}: {}", finding.message);
            let is_expected =
                matches!(finding.code, CheckCode::CrossingAttention | CheckCode::RegulationOpen);
            assert!(is_expected, "{name}: {}", finding.message);
        }
        assert!(model.undocumented_crossings().is_empty(), "{name}");
    }
}

/// Counted by hand in the files: the open threats of L1 to L7, then those that cross layers. A threat in
/// two layers counts in both, so that 15 open threats of each example stand in 18 places.
#[test]
fn every_layer_has_its_threats() {
    for (name, counts) in [(INVOICE, [3, 2, 2, 2, 2, 2, 3, 2]), (DEVOPS, [2, 2, 4, 3, 2, 2, 2, 1])]
    {
        let model = example(name);
        let found = Place::ALL.map(|place| model.threats_in(place).count());
        assert_eq!(found, counts, "{name}");
        assert_eq!(found.iter().sum::<usize>(), 18, "{name}");
        assert_eq!(model.threats().iter().filter(|it| it.is_open()).count(), 15, "{name}");
    }
}

/// 11 assessments. Each line has the CVSS score, sum, ThM and MF, and the score that a calculation with
/// exact fractions and another implementation of CVSS v4.0 gave; as v0.8 has it,
/// `(CVSS + (10 - CVSS) x sum/10 x ThM) x MF`, for instance (8.3 + 1.7 x 0.4 x 0.97) x 0.83 = 7.436468 in
/// the first line and 8.9 + 1.1 x 0.65 x 0.5 = 9.2575 in the eighth one.
#[test]
fn the_assessments_score_to_figures_worked_out_elsewhere() {
    let lines = [
        (INVOICE, "TH-1", 83, "4.0", "0.97", "0.83", "7.4"),
        (INVOICE, "TH-3", 70, "4.5", "0.97", "1.00", "8.3"),
        (INVOICE, "TH-5", 89, "5.0", "0.97", "0.67", "6.3"),
        (INVOICE, "TH-6", 88, "5.0", "0.50", "1.00", "9.1"),
        (DEVOPS, "TH-1", 62, "6.5", "0.97", "0.83", "7.1"),
        (DEVOPS, "TH-3", 71, "6.5", "0.97", "0.83", "7.4"),
        (DEVOPS, "TH-5", 83, "6.5", "0.97", "1.00", "9.4"),
        (DEVOPS, "TH-6", 63, "6.5", "0.97", "0.67", "5.8"),
        (DEVOPS, "TH-8", 89, "6.5", "0.50", "1.00", "9.3"),
        (DEVOPS, "TH-13", 70, "6.5", "0.97", "0.67", "6.0"),
        (DEVOPS, "TH-15", 91, "6.5", "0.97", "0.83", "8.0"),
    ];
    let mut wanted = lines.iter();
    for name in [INVOICE, DEVOPS] {
        let model = example(name);
        for threat in model.threats() {
            let Some(scored) = &threat.aivss else { continue };
            let (of, id, cvss, sum, maturity, mitigation, score) = *wanted.next().unwrap();
            assert_eq!((of, id), (name, &*threat.id.to_string()));
            let report = scored.report();
            let vector = report.vector().unwrap().to_string();
            assert_eq!(oracle_tenths(&stripped(&vector, &["Base"])), cvss, "{name} {id}");
            let figures = expected(
                Method::Owasp0_8,
                from_tenths(cvss),
                ratio(sum),
                ratio(maturity),
                ratio(mitigation),
            );
            assert_figures(&report, &figures, &id);
            assert_eq!(report.factor_sum(), Some(decimal(sum)), "{name} {id}");
            assert_eq!(scored.score().to_string(), score, "{name} {id}");
        }
    }
    assert_eq!(wanted.next(), None);
}

/// Money and confidential data ask for full depth. The other system has neither, but acts alone and is of
/// several agents: standard depth, with L5 for the agents' sake (`12-quick-reference.md`).
#[test]
fn one_example_is_of_full_depth_and_one_of_standard_depth() {
    assert_eq!(example(INVOICE).depth(), Some(Depth::Full));
    let devops = example(DEVOPS);
    assert_eq!(devops.depth(), Some(Depth::Standard));
    assert_eq!(devops.depth_layers(), Some(&Layer::ALL[..]));
}

/// The quickstart's rule asks for preventive and detective controls; the deployment agents can take back
/// what they did, and their corrective controls meet the risk guide's rules as well.
#[test]
fn the_second_example_meets_every_rule_on_controls() {
    let gaps = |name: &str, rule| {
        let found = example(name).check(CheckOptions { rule, today: None });
        found.iter().filter(|finding| finding.code == CheckCode::ThreatUncovered).count()
    };
    for rule in CoverageRule::ALL {
        assert_eq!(gaps(DEVOPS, *rule), 0, "{rule}");
    }
    assert_eq!(gaps(INVOICE, CoverageRule::Quickstart), 0);
    assert!(gaps(INVOICE, CoverageRule::DefenceInDepth) > 0, "no corrective control stands there");
}

/// The question to the vendor goes from medium trust to none; the answer comes back from where only
/// public data is to where internal data is.
#[test]
fn the_same_connection_is_crossed_in_both_directions() {
    let model = example(DEVOPS);
    let points: Vec<_> = model
        .crossing_points()
        .iter()
        .filter(|point| point.connection.is_some_and(|it| it.to_string() == "CN-12"))
        .map(|point| model.crossing(point).flags)
        .collect();
    let identity = CrossingFlag::AuthenticationChanges;
    let expected =
        [[CrossingFlag::TrustFalls, identity], [CrossingFlag::SensitivityRises, identity]];
    assert_eq!(points, expected);
}

/// Every open threat of the second example has its residual risk, with an owner and a day to look again;
/// the ways of dealing with them are counted by hand.
#[test]
fn what_is_left_is_somebodys() {
    for (name, [mitigated, accepted, transferred, deferred]) in
        [(INVOICE, [5, 1, 1, 5]), (DEVOPS, [11, 2, 1, 1])]
    {
        let model = example(name);
        let count = |wanted: Disposition| {
            model.residual_risks().iter().filter(|it| it.disposition == Some(wanted)).count()
        };
        assert_eq!(count(Disposition::Mitigated), mitigated, "{name}");
        assert_eq!(count(Disposition::Accepted), accepted, "{name}");
        assert_eq!(count(Disposition::Transferred), transferred, "{name}");
        assert_eq!(count(Disposition::Deferred), deferred, "{name}");
        for risk in model.residual_risks() {
            assert!(risk.owner.is_some() && risk.rationale.is_some(), "{name} {}", risk.id);
            assert!(risk.next_review > model.context().date, "{name} {}", risk.id);
        }
    }
    let model = example(DEVOPS);
    let left = model.residual_risks();
    for threat in model.threats() {
        let count = left.iter().filter(|risk| risk.threat == threat.id).count();
        assert_eq!(count, usize::from(threat.is_open()), "{}", threat.id);
    }
    // A high risk is looked at each quarter; the dates keep to that.
    let high = left.iter().filter(|risk| risk.interval() == Some(ReviewInterval::Quarterly));
    let dates: Vec<String> = high.map(|risk| risk.next_review.unwrap().to_string()).collect();
    assert_eq!(dates, ["2026-08-11"; 3]);
    let closed: Vec<_> = model.threats().iter().filter_map(|threat| threat.status).collect();
    assert_eq!(closed, [ThreatStatus::Resolved, ThreatStatus::NotApplicable]);
}

/// The roadmap of the second example has every control that is not yet there whole, and no other.
#[test]
fn what_is_not_done_is_planned() {
    let model = example(DEVOPS);
    for mitigation in model.mitigations() {
        let is_planned =
            model.remediations().iter().any(|work| work.mitigations.contains(&mitigation.id));
        let is_done = mitigation.implementation() == ImplementationStatus::Implemented;
        assert_ne!(is_planned, is_done, "{}", mitigation.id);
    }
}
