//! The worked examples in every format, byte for byte, in `tests/vectors/threat_model`.

use super::{EXAMPLES, example, model, text_of, write};
use crate::golden::bless;
use aivss_threat_model::{ExportFormat, Kind, Place, ThreatModel};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;

/// 12 files, read by a person; `AIVSS_BLESS=1` rewrites them. The seventh format is the example itself.
#[test]
fn the_examples_have_the_exports_of_the_files() {
    let folder = aivss_tests::vectors::path("threat_model");
    let mut names = BTreeSet::new();
    for example in EXAMPLES {
        let example_text = text_of(example);
        let model = ThreatModel::from_json(&example_text).unwrap();
        for format in ExportFormat::ALL {
            let text = write(*format, &model);
            if *format == ExportFormat::Json {
                assert_eq!(text, example_text, "{example} is written as the library writes it");
                continue;
            }
            let name = format!("{example}.{}", format.extension());
            if bless() {
                fs::write(folder.join(&name), &text).unwrap();
            }
            assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), text, "{name}");
            names.insert(name);
        }
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

/// Figures by the playbook's tables (`guides/risk-scoring.md`): critical and partly done is 4 x 0.5,
/// critical with one done whole is 0, high with nothing done is 3.
#[test]
fn the_register_has_the_figures_of_the_tables() {
    let text = write(ExportFormat::Csv, &example());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let column = |name: &str| head.iter().position(|it| it == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 16);
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
fn the_reports_name_everything_of_the_examples() {
    for example in EXAMPLES {
        let model = ThreatModel::from_json(&text_of(example)).unwrap();
        let texts = [write(ExportFormat::Markdown, &model), write(ExportFormat::Html, &model)];
        for text in &texts {
            for id in Kind::ALL.iter().flat_map(|kind| model.ids(*kind)) {
                assert!(text.contains(&id.to_string()), "{example}: {id}");
            }
            for place in Place::ALL {
                assert!(text.contains(&format!("{place} {}", place.name())), "{example}: {place}");
            }
        }
    }
}

/// Ten threats: two open ones of a level, three not rated, four resolved, one that does not apply.
#[test]
fn the_rows_of_the_summary_add_up_to_all_threats() {
    let threat = |number: usize, status: &str, is_rated: bool| {
        let mut threat = json!({"id": format!("TH-{number}"), "name": "a", "status": status});
        if is_rated {
            threat["severity"] = "high".into();
            threat["likelihood"] = "very_likely".into();
        }
        threat
    };
    let statuses = [
        ("identified", true, 2),
        ("identified", false, 3),
        ("resolved", true, 4),
        ("not_applicable", true, 1),
    ];
    let kinds = statuses.iter().flat_map(|(status, rated, count)| vec![(status, *rated); *count]);
    let threats =
        kinds.enumerate().map(|(index, (status, rated))| threat(index + 1, status, rated));
    let model = model(&json!({
        "schema": "aivss-threat-model/1", "threats": threats.collect::<Vec<_>>(),
        "mitigations": [{"id": "MI-1", "content": "m", "type": "preventive", "status": "implemented",
            "threats": [{"threat": "TH-1"}, {"threat": "TH-10", "is_partial": true}]}],
    }));
    let text = write(ExportFormat::Markdown, &model);
    // High and very likely is critical, by the playbook's matrix.
    let expected = "\
**Open threats by risk, and the rest**

|  | Threats | With controls in place |
|---|---|---|
| Critical | 2 | 1 |
| High | 0 | 0 |
| Medium | 0 | 0 |
| Low | 0 | 0 |
| Not rated yet | 3 |  |
| Resolved | 4 |  |
| Not applicable | 1 |  |
| All | 10 |  |
";
    assert!(text.contains(expected), "{text}");
    // A kind is written like a status, and what belongs together stays on one line.
    let row = "| MI-1 | m | Preventive | Implemented | TH-1<br>TH-10\u{a0}(in\u{a0}part) |";
    assert!(text.contains(row), "{text}");
    // What does not apply is not rated, in neither register.
    assert!(
        text.contains("| TH-10 | a | High | Very Likely |  |  |  | Not applicable |"),
        "{text}"
    );
    let text = write(ExportFormat::Csv, &model);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let row = reader.records().last().unwrap().unwrap();
    let cells: Vec<&str> = row.iter().collect();
    assert_eq!(cells[4..10], ["high", "very_likely", "", "", "", ""]);
}
