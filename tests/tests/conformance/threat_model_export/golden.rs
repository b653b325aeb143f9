//! The worked example in every format, byte for byte, in `tests/vectors/threat_model`.

use super::{example, example_text, write};
use crate::cvss::grammar::stripped;
use crate::golden::bless;
use crate::support::{assert_figures, decimal, expected, oracle_tenths};
use aivss_core::Method;
use aivss_core::threat_model::{ExportFormat, ThreatModel};
use aivss_tests::oracle::aivss::{from_tenths, ratio};
use std::collections::BTreeSet;
use std::fs;

/// 6 files, read by a person; `AIVSS_BLESS=1` rewrites them. The seventh format is the example itself.
#[test]
fn the_example_has_the_exports_of_the_files() {
    let folder = aivss_tests::vectors::path("threat_model");
    let mut names = BTreeSet::new();
    for format in ExportFormat::ALL {
        let text = write(*format, &example());
        if *format == ExportFormat::Json {
            assert_eq!(text, example_text(), "the example is written as the library writes it");
            continue;
        }
        let name = format!("invoice-agent.{}", format.extension());
        if bless() {
            fs::write(folder.join(&name), &text).unwrap();
        }
        assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), text, "{name}");
        names.insert(name);
    }
    let files = fs::read_dir(&folder).unwrap();
    let files: BTreeSet<String> =
        files.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, names);
}

#[test]
fn the_same_model_gives_the_same_text() {
    let again = ThreatModel::from_json(&example().to_json()).unwrap();
    for format in ExportFormat::ALL {
        assert_eq!(write(*format, &example()), write(*format, &again), "{format}");
    }
}

/// 2 assessments, whose sums are those of the example's factors and whose scores are the oracles'.
#[test]
fn the_assessments_of_the_example_score_to_the_oracles_figures() {
    let model = example();
    let scored: Vec<_> = model
        .threats()
        .iter()
        .filter_map(|threat| Some((threat, threat.aivss.as_ref()?)))
        .collect();
    let ids: Vec<String> = scored.iter().map(|(threat, _)| threat.id.to_string()).collect();
    assert_eq!(ids, ["TH-1", "TH-6"]);
    for ((threat, scored), (sum, maturity, mitigation)) in
        scored.iter().zip([("4.0", "0.97", "0.83"), ("5.0", "0.50", "1.00")])
    {
        let report = scored.report();
        let vector = report.vector().unwrap().to_string();
        let cvss = from_tenths(oracle_tenths(&stripped(&vector, &["Base"])));
        let expected =
            expected(Method::Owasp0_8, cvss, ratio(sum), ratio(maturity), ratio(mitigation));
        assert_figures(&report, &expected, &threat.id.to_string());
        assert_eq!(report.factor_sum(), Some(decimal(sum)));
        assert_eq!(report.score(), scored.score(), "the example is up to date");
    }
}

/// Figures by the playbook's tables (`guides/risk-scoring.md`): critical and partly done is 4 x 0.5,
/// critical with one done whole is 0, high with nothing done is 3.
#[test]
fn the_register_has_the_figures_of_the_tables() {
    let text = write(ExportFormat::Csv, &example());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let column = |name: &str| head.iter().position(|it| it == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 12);
    let of = |id: &str| {
        let row = rows.iter().find(|row| &row[0] == id).unwrap();
        ["risk", "mitigation_status", "effective_risk", "roadmap"]
            .map(|name| row[column(name)].to_owned())
    };
    assert_eq!(of("TH-1"), ["critical", "partially_implemented", "2.0", "short_term"]);
    assert_eq!(of("TH-5"), ["critical", "implemented", "0.0", ""]);
    assert_eq!(of("TH-3"), ["high", "not_implemented", "3.0", "short_term"]);
    // Resolved: what is left does not ask for a place on the roadmap.
    assert_eq!(of("TH-10")[3], "");
}

#[test]
fn the_reports_name_everything_of_the_example() {
    let model = example();
    let texts = [write(ExportFormat::Markdown, &model), write(ExportFormat::Html, &model)];
    for kind in aivss_core::threat_model::Kind::ALL {
        for id in model.ids(*kind) {
            for text in &texts {
                assert!(text.contains(&id.to_string()), "{id}");
            }
        }
    }
    for place in aivss_core::threat_model::Place::ALL {
        for text in &texts {
            assert!(text.contains(&format!("{place} {}", place.name())), "{place}");
        }
    }
}
