//! What must hold for any input at all: the bodies of the fuzz targets, which the tests run over seeds.
//!
//! The functions panic where something does not hold; that is how a fuzzer learns of it.

pub mod candidate;

use aivss_core::compact::MAX_COMPACT_BYTES;
use aivss_core::cvss::metric::Metric;
use aivss_core::cvss::{MAX_VECTOR_BYTES, Nomenclature, Vector};
use aivss_core::factor::vector::{self, FactorVector};
use aivss_core::request::{PartialRequest, Request};
use aivss_core::wire::batch::{Columns, Figures, LineFormat, Record, Summary, records, rows};
use aivss_core::wire::score_json;
use aivss_core::{
    Amplification, Assessment, Bounds, Decimal, ErrorCode, FactorSet, Method, PartialAssessment,
    Report,
};
use aivss_formats::ThreatModelFormat;
use aivss_threat_model::ThreatModel;
use aivss_threat_model::check::CheckOptions;
use serde_json::{Map, Value, json};

use crate::oracle::aivss::{Exact, Outcome, owasp_0_5, owasp_0_8, ratio, uplift_only};
use crate::policy::violation;

/// The longest message: two pieces of 80 characters, each written as an escape, and a list of what there is.
const MAX_MESSAGE_BYTES: usize = 2_400;

/// Reads any text as a CVSS vector: it is printed and read back unchanged, or refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn cvss_vector(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match text.parse::<Vector>() {
        Ok(vector) => {
            let printed = vector.to_string();
            assert!(printed.len() <= text.len() && text.len() <= MAX_VECTOR_BYTES);
            let again: Vector = printed.parse().expect("what is printed can be read");
            assert_eq!(again, vector);
            assert_eq!(again.to_string(), printed);
            // Canonical: the text itself, when it has no X.
            assert_eq!(printed == text, !text.contains(":X"));
            assert!(Nomenclature::ALL.iter().all(|n| vector.score_as(*n).tenths() <= 100));
            assert_eq!(vector.score_as(vector.nomenclature()), vector.score());
            assert!(vector.macro_vector().classes().iter().all(|class| *class <= 2));
            let given = Metric::ALL.iter().filter(|metric| vector.value_of(**metric).is_some());
            assert_eq!(given.count(), printed.split('/').count() - 1);
        }
        Err(error) => {
            assert!(error.code().as_str().starts_with("cvss."), "{error:?}");
            assert_ne!(error.code(), ErrorCode::CvssConflict);
            assert!(error.position().is_none_or(|position| text.is_char_boundary(position)));
            assert_message(error.message());
        }
    }
}

/// Scores any text as a request: the outcome is JSON, and a report scored once more is the same report.
///
/// # Panics
/// When the library breaks a promise.
pub fn wire_request(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let outcome = outcome(text);
    let bounded = PartialRequest::from_text(text).and_then(|request| request.inputs.bounds());
    assert_eq!(outcome["ok"], json!(bounded.is_ok()));
    assert_eq!(outcome.as_object().map(Map::len), Some(2));
    match bounded {
        Ok(bounds) if bounds.is_complete() => {
            let first = &outcome["report"];
            assert_eq!(first["score"], json!(bounds.low().score().to_string()));
            assert_eq!(first.get("bounds"), None);
            let again = self::outcome(&request_of(first).to_string());
            assert_eq!(again["ok"], json!(true), "{again}");
            assert_same_score(first, &again["report"]);
        }
        Ok(bounds) => {
            assert_bounds(&bounds);
            let report = &outcome["report"];
            assert_eq!(report["score"], json!(bounds.score().map(|score| score.to_string())));
            assert_eq!(report["bounds"]["score_low"], json!(bounds.score_low().to_string()));
            assert_eq!(report["bounds"]["score_high"], json!(bounds.score_high().to_string()));
            let compact = report["compact"].as_str().expect("a compact form");
            assert_eq!(self::outcome(compact)["report"]["bounds"], report["bounds"]);
            // Whole requests are all that some places take, and they say what is open.
            let refused = Request::from_text(text).expect_err("it is not whole");
            assert_eq!(refused.code(), ErrorCode::RequestIncomplete);
            assert_message(refused.message());
        }
        Err(error) => {
            let failure = &outcome["error"];
            assert_eq!(failure["code"], json!(error.code().as_str()));
            assert_eq!(failure["path"], json!(error.path()));
            assert_eq!(failure["message"], json!(error.message()));
            assert!(ErrorCode::ALL.contains(&error.code()));
            assert_message(error.message());
            assert!(!error.path().contains(char::is_control));
        }
    }
}

/// Reads any text as an assessment in the compact form: it is printed in one way, read back unchanged, and its
/// score, or both ends of it, are the oracle's; or it is refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn compact(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match text.parse::<PartialAssessment>() {
        Ok(partial) => {
            assert!(text.len() <= MAX_COMPACT_BYTES);
            let printed = partial.compact().to_string();
            assert!(printed.len() <= MAX_COMPACT_BYTES, "{} bytes", printed.len());
            assert!(printed.starts_with("AIVSS-C:1/"));
            // What a URL fragment takes as it is, and a CSV cell without quotes.
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"./:-".contains(&byte);
            assert!(printed.bytes().all(is_plain), "{printed}");
            let again: PartialAssessment = printed.parse().expect("what is printed can be read");
            assert_eq!(again, partial);
            assert_eq!(again.compact().to_string(), printed);
            assert_bounds(&partial.bounds());
            let whole = text.parse::<Assessment>();
            if !partial.is_complete() {
                let refused = whole.expect_err("it is not whole");
                assert_eq!(refused.code(), ErrorCode::RequestIncomplete);
                assert_message(refused.message());
                return;
            }
            let assessment = whole.expect("it is whole");
            let again: Assessment = printed.parse().expect("what is printed can be read");
            assert_eq!(again, assessment);
            assert_eq!(assessment.compact().to_string(), printed);
            let report = assessment.report();
            assert_eq!(again.report(), report);
            assert_oracle(&assessment, &report);
        }
        Err(error) => {
            assert!(ErrorCode::ALL.contains(&error.code()));
            assert_message(error.message());
            assert!(!error.path().contains(char::is_control));
        }
    }
}

/// Reads any text as a factor vector: what has a place in it is printed in one way and read back unchanged; or it
/// is refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn factor_vector(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let written = |profile| FactorVector::try_new(profile).map(|vector| vector.to_string());
    match vector::read(text, FactorSet::V0_8) {
        Ok(profile) => {
            assert!(vector::is_meant_by(text));
            match written(profile) {
                Ok(printed) => {
                    let again = vector::read(&printed, FactorSet::V0_8).expect("what is printed");
                    assert_eq!(again, profile);
                    assert_eq!(written(again), Ok(printed));
                }
                Err(error) => assert_eq!(error.code(), ErrorCode::FactorOffRubric),
            }
        }
        Err(error) => {
            assert!(ErrorCode::ALL.contains(&error.code()));
            assert_message(error.message());
            assert!(!error.path().contains(char::is_control));
        }
    }
}

/// Reads any bytes as the lines of a batch: the first byte says what the lines are, and under a header that is
/// understood each line that is not blank gives one record in its place, whatever stands in the others.
///
/// # Panics
/// When the library breaks a promise.
pub fn batch(data: &[u8]) {
    let Some((kind, data)) = data.split_first() else { return };
    let lines: Vec<&[u8]> = data.split(|byte| *byte == b'\n').collect();
    let is_blank = |line: &[u8]| line.trim_ascii_start().is_empty();
    let format = match kind {
        b'j' => LineFormat::Request,
        b'c' => LineFormat::Compact,
        _ => {
            let header = lines.iter().find(|line| !is_blank(line)).copied().unwrap_or_default();
            match (Columns::from_header(header), rows(&lines)) {
                (Ok(columns), Ok(records)) => {
                    let records: Vec<Record> = records.collect();
                    let format = LineFormat::Row(columns);
                    let is_row = |(_, line): &(u64, &[u8])| !is_blank(line);
                    let bodies = (1..).zip(lines.iter().copied()).filter(is_row).skip(1);
                    assert_lines(&format, bodies, &records);
                    return;
                }
                (Err(error), Err(again)) => {
                    assert_eq!(error.message(), again.message());
                    assert_message(error.message());
                    assert!(!error.path().contains(char::is_control));
                    return;
                }
                (one, _) => panic!("one header is understood here and not there: {one:?}"),
            }
        }
    };
    let found: Vec<Record> = records(format.clone(), &lines).collect();
    let all = (1..).zip(lines.iter().copied()).filter(|(_, line)| !is_blank(line));
    assert_lines(&format, all, &found);
}

/// Reads any text as a threat model: it is written in one way, read back unchanged, checked and exported; or it
/// is refused in good order.
///
/// # Panics
/// When the library breaks a promise.
pub fn threat_model(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match ThreatModel::from_json(text) {
        Ok(model) => {
            let written = model.to_json();
            let again = ThreatModel::from_json(&written).expect("what is written can be read");
            assert_eq!(again, model);
            assert_eq!(again.to_json(), written);
            assert_eq!(model.to_value().to_json() + "\n", written);
            for finding in model.check(CheckOptions::default()) {
                assert!(finding.ids.iter().all(|id| model.contains(*id)), "{finding:?}");
            }
            for threat in model.suggest(CheckOptions::default()).threats {
                assert!(threat.threat.is_none_or(|id| model.contains(id)), "{threat:?}");
            }
            for format in ThreatModelFormat::ALL {
                if let Err(error) = format.write(&model) {
                    assert_message(error.message());
                }
            }
        }
        Err(error) => {
            assert!(ErrorCode::ALL.contains(&error.code()));
            assert_message(error.message());
            assert!(!error.path().contains(char::is_control));
        }
    }
}

/// Each line has its record, which is written on one line of JSON and one of CSV with the same figures.
fn assert_lines<'a>(
    format: &LineFormat,
    lines: impl Iterator<Item = (u64, &'a [u8])>,
    records: &[Record],
) {
    let lines: Vec<(u64, &[u8])> = lines.collect();
    assert_eq!(lines.len(), records.len());
    let mut summary = Summary::default();
    for (record, (number, line)) in records.iter().zip(lines) {
        assert_eq!(record.line, number);
        assert_eq!(Record::from_line(format, number, line).as_ref(), Some(record));
        summary.add(record);
        let (mut json, mut full, mut csv) = (String::new(), String::new(), String::new());
        record.write_json(&mut json);
        record.write_full_json(&mut full);
        record.write_csv(&mut csv);
        assert!(![&json, &full, &csv].iter().any(|text| text.contains(['\n', '\r'])));
        let [json, full]: [Value; 2] =
            [json, full].map(|text| serde_json::from_str(&text).expect("a record is JSON"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let cells = reader.records().next().expect("one row").expect("a row is CSV");
        assert_eq!(cells.len(), Record::CSV_HEADER.split(',').count());
        assert_eq!(cells[0], number.to_string());
        assert_eq!((&json["line"], &full["line"]), (&json!(number), &json!(number)));
        assert_eq!(
            (json["id"].as_str(), full["id"].as_str()),
            (record.id.as_deref(), record.id.as_deref())
        );
        match &record.result {
            Ok(scored) => {
                let score = json!(scored.score().map(|score| score.to_string()));
                for figure in [&json["score"], &full["report"]["score"]] {
                    assert_eq!(*figure, score);
                }
                assert_eq!(cells[3], *score.as_str().unwrap_or_default());
                let [low, high] = scored.ends().map(|score| score.to_string());
                assert_eq!((&cells[14], &cells[15]), (low.as_str(), high.as_str()));
                assert_eq!(json.get("complete").is_none(), cells[16] == *"true");
                // The compact form in the record is the whole input.
                if let Some(compact) = json["compact"].as_str() {
                    let again: PartialAssessment =
                        compact.parse().expect("what is printed can be read");
                    match &scored.figures {
                        Figures::Report(report) => {
                            assert_eq!(again.bounds().raw(), [report.raw(); 2]);
                        }
                        Figures::Bounds(bounds) => assert_eq!(again.bounds().raw(), bounds.raw()),
                    }
                }
                assert_eq!(json.get("compact").is_some(), !scored.is_compact);
            }
            Err(failure) => {
                assert_message(failure.message());
                assert!(!failure.path().contains(char::is_control));
                assert_eq!(json["error"], full["error"]);
                assert_eq!(cells[11], *failure.code().as_str());
            }
        }
    }
    assert_eq!(summary.scored() + summary.refused, records.len() as u64);
}

/// The ends are in order, each is the score of a completion, and the oracle gives the figures of both.
fn assert_bounds(bounds: &Bounds) {
    let (low, high) = (bounds.low(), bounds.high());
    assert!(bounds.score_low() <= bounds.score_high());
    assert_eq!([low.raw(), high.raw()], bounds.raw());
    assert_eq!([low.score(), high.score()], [bounds.score_low(), bounds.score_high()]);
    assert_eq!(bounds.is_complete(), bounds.unobserved().next().is_none());
    for report in [low, high] {
        assert_oracle(report.assessment(), &report);
    }
    assert_message(&bounds.in_words());
    assert!(bounds.advice_in_words().is_none_or(|words| words.len() <= MAX_MESSAGE_BYTES));
}

/// Every figure of a report is the oracle's.
fn assert_oracle(assessment: &Assessment, report: &Report) {
    let exact = |value: Decimal| ratio(&value.to_string());
    let cvss = exact(report.cvss_score().to_decimal());
    let sum = match assessment.amplification() {
        Amplification::Profile(profile) => exact(profile.sum()),
        Amplification::PrintedAars(aars) => exact(aars),
    };
    let threat = exact(report.threat_multiplier().value);
    let one = Exact::from_integer(1);
    let mitigation = report.mitigation().map_or(one, |mitigation| exact(mitigation.factor));
    let expected = match report.method() {
        Method::Owasp0_8 => owasp_0_8(cvss, sum, threat, mitigation),
        Method::Owasp0_5 => owasp_0_5(cvss, sum, threat),
        Method::UpliftOnly => uplift_only(cvss, sum, threat, mitigation),
        other => panic!("no oracle for {other}"),
    };
    let found = Outcome {
        aars: exact(report.aars()),
        raw: exact(report.raw()),
        score_tenths: report.score().tenths(),
        capped: report.is_capped(),
    };
    assert_eq!(found, expected);
}

fn outcome(text: &str) -> Value {
    serde_json::from_str(&score_json(text)).expect("an outcome is JSON")
}

fn assert_message(message: &str) {
    assert_eq!(violation(message), None, "{message}");
    assert!(message.len() <= MAX_MESSAGE_BYTES, "{} bytes", message.len());
}

/// The request that a report answers, with everything said that was assumed.
///
/// # Panics
/// When the value is no report.
#[must_use]
pub fn request_of(report: &Value) -> Value {
    let mut request = Map::new();
    let mut put = |field: &str, value: &Value| {
        if !value.is_null() {
            request.insert(field.to_owned(), value.clone());
        }
    };
    put("name", &report["name"]);
    put("comment", &report["comment"]);
    put("method", &report["method"]["id"]);
    put("domain", &report["domain"]);
    put("factor_set", &report["factor_set"]);
    let mut cvss = json!({"score": report["cvss"]["score"]});
    if report["cvss"]["vector"].is_string() {
        cvss["vector"] = report["cvss"]["vector"].clone();
    }
    put("cvss", &cvss);
    if report["factor_set"].is_null() {
        put("aars", &report["aars"]);
    } else {
        let factors = report["factors"].as_array().expect("a list of factors");
        let member = |factor: &Value| {
            let mut said = factor.as_object().expect("a factor").clone();
            let key = said.remove("key").expect("a key");
            said.remove("name");
            let value = if said.len() > 1 { Value::Object(said) } else { factor["value"].clone() };
            (key.as_str().expect("a text").to_owned(), value)
        };
        put("factors", &Value::Object(factors.iter().map(member).collect()));
    }
    put("exploit_maturity", &report["threat_multiplier"]["exploit_maturity"]);
    put("threat_multiplier", &report["threat_multiplier"]["value"]);
    put("mitigation", &report["mitigation_factor"]["mitigation"]);
    put("mitigation_factor", &report["mitigation_factor"]["value"]);
    Value::Object(request)
}

/// Everything but the origins of the multipliers, and the notes that follow from them.
fn assert_same_score(first: &Value, again: &Value) {
    let settled = |report: &Value| {
        let mut report = report.clone();
        let fields = report.as_object_mut().expect("a report is an object");
        fields.remove("notes");
        for multiplier in ["threat_multiplier", "mitigation_factor"] {
            if let Some(multiplier) = fields.get_mut(multiplier).and_then(Value::as_object_mut) {
                multiplier.remove("origin");
            }
        }
        report
    };
    assert_eq!(settled(first), settled(again));
}
