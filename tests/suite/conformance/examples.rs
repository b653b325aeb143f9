//! The examples that come with the command, scored by the library to the figures they were published with.

use crate::cvss::grammar::stripped;
use crate::support::{assert_figures, decimal, expected, oracle_tenths};
use aivss_core::Method;
use aivss_core::candidate::{DecisionRequest, Input};
use aivss_core::decision::Timeline;
use aivss_core::document::Document;
use aivss_core::extension::EffectClass;
use aivss_core::request::{ReportData, Request};
use aivss_core::value::Value;
use aivss_core::wire::CANDIDATE_INPUT_SCHEMA;
use aivss_core::wire::batch::{LineFormat, records, rows};
use aivss_tests::oracle::aivss::{from_tenths, ratio};
use aivss_tests::vectors;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

/// Every file below a folder, by path.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn request(path: &Path) -> Request {
    let text = fs::read_to_string(path).unwrap();
    let value: Value<'_> = match path.extension().and_then(|ending| ending.to_str()) {
        Some("toml") => toml::from_str(&text).unwrap(),
        Some("json") => serde_json::from_str(&text).unwrap(),
        _ => panic!("{}", path.display()),
    };
    Request::from_value(value).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()))
}

fn figures(request: &Request) -> [String; 4] {
    let report = ReportData::try_new(request).unwrap();
    let sum = report.factor_sum.expect("every example gives factors");
    [
        report.score.to_string(),
        report.severity.as_str().to_owned(),
        report.aars.to_string(),
        sum.to_string(),
    ]
}

/// 10 files, one for each worked example of v0.8, by the numbers of their sections.
#[test]
fn the_examples_of_0_8_score_to_the_published_figures() {
    let files = files_below(&folder().join("owasp-0.8"));
    let published = vectors::published_0_8();
    assert_eq!((files.len(), published.len()), (10, 10));
    for example in published {
        let number: usize = example.id.rsplit('.').next().unwrap().parse().unwrap();
        let risk = example.core_risk.replace('_', "-");
        let name = format!("{number:02}-{risk}.toml");
        let path = files.iter().find(|path| path.ends_with(&name)).expect(&name);
        let request = request(path);
        assert_eq!(request.name.as_deref(), Some(example.name.as_str()), "{name}");
        let expected = [example.aivss, example.severity, example.aars, example.factor_sum];
        assert_eq!(figures(&request), expected, "{name}");
        // The comment tells the printed figures; they are the corpus's.
        let text = fs::read_to_string(path).unwrap();
        let [score, severity, aars, sum] = expected;
        let told = format!("factor sum {sum}, AARS {aars} and AIVSS {score} ({severity})");
        assert!(text.contains(&told), "{name}: {told}");
        assert!(text.contains(&example.cvss_vector), "{name}");
    }
}

/// 1 page of the directory: score and band as printed, AARS and sum exact.
#[test]
fn the_example_of_the_directory_scores_to_the_published_figures() {
    let request = request(&folder().join("zscaler-mcp-server.json"));
    let pages = vectors::directory();
    let page = pages.iter().find(|page| page.slug == "zscaler-mcp-server").unwrap();
    assert_eq!(request.name.as_deref(), Some(page.name.as_str()));
    let [score, severity, aars, sum] = figures(&request);
    assert_eq!((score, severity), (page.printed.aivss.clone(), page.printed.severity.clone()));
    assert_eq!((aars.as_str(), sum), ("0.77175", page.printed.factor_sum.clone()));
}

/// The same in JSON, with dates as text.
fn json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, json(value))).collect()
        }
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::String(text) => text.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Boolean(value) => value.into(),
    }
}

/// 1 document of two findings, whose sums are written down here and whose scores are the oracles'.
#[test]
fn the_document_scores_to_the_oracles_figures() {
    let path = folder().join("invoice-agent.toml");
    let text = fs::read_to_string(&path).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let document = Document::from_json(&json(toml::Value::Table(table)).to_string()).unwrap();
    let found: Vec<&str> = document.findings.iter().map(|finding| finding.id.as_str()).collect();
    assert_eq!(found, ["INV-1", "INV-2"]);
    for (finding, (sum, threat, mitigation)) in
        document.findings.iter().zip([("4.0", "0.97", "0.83"), ("5.0", "0.50", "1.00")])
    {
        let report = finding.report();
        let vector = report.vector().unwrap().to_string();
        let cvss = from_tenths(oracle_tenths(&stripped(&vector, &["Base"])));
        let expected =
            expected(Method::Owasp0_8, cvss, ratio(sum), ratio(threat), ratio(mitigation));
        assert_figures(&report, &expected, &finding.id);
        assert_eq!(report.factor_sum(), Some(decimal(sum)), "{}", finding.id);
    }
}

/// 2 files of 12 findings, one a line: the ten worked examples of v0.8 and two pages of the directory.
#[test]
fn the_batches_score_to_the_published_figures() {
    let published = vectors::published_0_8().into_iter();
    let mut expected: BTreeMap<String, String> =
        published.map(|example| (example.name, example.aivss)).collect();
    let pages = vectors::directory().into_iter();
    expected.extend(pages.map(|page| (page.name, page.printed.aivss)));
    // The page prints an exact tie, 9.25, as a binary float has it.
    let websparks = expected.insert("websparks".into(), "9.3".into());
    assert_eq!(websparks.as_deref(), Some("9.2"));
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let (lines, table) = (read("batch.jsonl"), read("batch.csv"));
    let found = records(LineFormat::Request, lines.lines()).chain(rows(table.lines()).unwrap());
    let mut names = BTreeSet::new();
    for record in found {
        let scored = record.result.unwrap_or_else(|failure| panic!("{failure:?}"));
        let name = scored.name.clone().expect("every finding has a name");
        assert_eq!(scored.score().unwrap().to_string(), expected[&name], "{name}");
        assert!(record.id.is_some_and(|id| !id.is_empty()), "{name}");
        names.insert(name);
    }
    assert_eq!(names.len(), 12);
    assert!(vectors::published_0_8().iter().all(|example| names.contains(&example.name)));
}

/// The input of the candidate is valid by its schema, and its class and timeline are what its rules give: LC:I with
/// CP:C is A2, and the table's 14 days for an exposed, automatable, partial finding outside KEV become 3.
#[test]
fn the_example_of_the_candidate_is_assessed() {
    let text = fs::read_to_string(folder().join("candidate-1.0.toml")).unwrap();
    let value: Value<'_> = toml::from_str(&text).unwrap();
    let input = Input::from_value(value).unwrap();
    let report = input.assess().unwrap();
    assert_eq!(report.effect_class(), EffectClass::A2);
    let decision = report.decision().unwrap();
    assert_eq!(decision.timeline, Timeline::FourteenDays);
    assert_eq!(decision.overlay.timeline(), Some(Timeline::ThreeDays));
    let schema = serde_json::from_str(CANDIDATE_INPUT_SCHEMA.text).unwrap();
    let input = serde_json::from_str(&input.to_json()).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&input));
}

/// The decision without an assessment: exposed, not automatable, total by default, outside KEV.
#[test]
fn the_example_of_a_decision_is_decided() {
    let text = fs::read_to_string(folder().join("decision.json")).unwrap();
    let request = DecisionRequest::from_json(&text).unwrap();
    assert_eq!(request.decide().unwrap().timeline, Timeline::FourteenDays);
}

/// 30 files, each scored by a test above, reported in `agent_report`, recomputed in `verify` or by a transcript, looked at in
/// `threat_model_examples`, or evidence that a test of the command finds.
#[test]
fn there_is_no_other_example() {
    let files = files_below(&folder());
    let others = files.iter().filter(|path| !path.parent().unwrap().ends_with("owasp-0.8"));
    let others: Vec<&str> =
        others.map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
    let expected = [
        "batch.csv",
        "batch.jsonl",
        "candidate-1.0.toml",
        "decision.json",
        "invoice-agent.toml",
        "published-scores.jsonl",
        "report-aivss-2.0-candidate.json",
        "report-owasp-0.8.json",
        "pinned-tools.json",
        "rollout.toml",
        "watcher.toml",
        "roles.yaml",
        "gate.yaml",
        "images.yaml",
        "limits.yaml",
        "undo.md",
        "devops-agent.json",
        "invoice-agent.json",
        "zscaler-mcp-server.json",
        "zscaler-mcp-server.report.json",
    ];
    assert_eq!(others, expected);
    assert_eq!(files.len(), 30);
}
