//! Agent reports: what is read and refused, what is shown, and that nobody's text becomes markup.

use aivss_core::request::Outcome;
use aivss_threat_model::agent_report::{AgentReport, AgentReportData, to_html, to_markdown};
use aivss_threat_model::wire::{agent_report_html, agent_report_json, agent_report_markdown};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn example() -> Value {
    serde_json::from_str(include_str!("../../../examples/zscaler-mcp-server.report.json")).unwrap()
}

fn read(report: &Value) -> AgentReport {
    AgentReport::from_json(&report.to_string()).unwrap()
}

/// The error of a report, as code, path and message.
fn refusal(report: &Value) -> (String, String, String) {
    let error = AgentReport::from_json(&report.to_string()).unwrap_err();
    (error.code().as_str().into(), error.path().into(), error.message().into())
}

/// The example with one change.
fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut report = example();
    change(&mut report);
    report
}

/// The published page's figures (see `examples/zscaler-mcp-server.json`) and its structure: which layers
/// its listing left uncertain.
#[test]
fn the_published_page_is_reported_with_its_figures_and_layers() {
    let report = read(&example());
    let data = AgentReportData::new(&report);
    let finding = &data.assessment.findings[0].report;
    assert_eq!(finding.score.to_string(), "7.9");
    assert_eq!(finding.severity.as_str(), "High");
    assert_eq!(finding.aars.to_string(), "0.77175");
    assert_eq!(finding.cvss.score.to_string(), "8.5");
    assert_eq!(finding.factor_sum.unwrap().to_string(), "4.9");
    let states: Vec<_> = data.layers.iter().map(|layer| (layer.id, layer.state)).collect();
    assert_eq!(
        states,
        [
            ("L1", "uncertain"),
            ("L2", "uncertain"),
            ("L3", "mapped"),
            ("L4", "uncertain"),
            ("L5", "uncertain"),
            ("L6", "mapped"),
            ("L7", "mapped"),
        ]
    );
    // No layer that is uncertain claims anything to be missing.
    for layer in &data.layers {
        assert_eq!(layer.missing.is_empty(), layer.state == "uncertain", "{}", layer.id);
    }
}

/// Three files, read by a person; `AIVSS_BLESS=1` rewrites them.
#[test]
fn the_golden_texts_of_the_published_page_have_not_changed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/agent_report");
    let text = example().to_string();
    let (Outcome::Success(html), Outcome::Success(markdown)) =
        (agent_report_html(&text), agent_report_markdown(&text))
    else {
        panic!("the example is refused");
    };
    let json: Value = serde_json::from_str(&agent_report_json(&text)).unwrap();
    let json = serde_json::to_string_pretty(&json).unwrap() + "\n";
    for (name, text) in [("zscaler.html", html), ("zscaler.md", markdown), ("zscaler.json", json)] {
        let path = folder.join(name);
        if std::env::var_os("AIVSS_BLESS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "{name}");
    }
}

#[test]
fn a_control_that_is_in_place_is_no_longer_missing() {
    let report = changed(|report| report["layers"]["L3"]["controls"] = json!(["l3-p1"]));
    let data = AgentReportData::new(&read(&report));
    let missing: Vec<_> = data.layers[2].missing.iter().map(|gap| (gap.threat, gap.kind)).collect();
    // L3-P1 is preventive and cited for T2, so that only the detective kind is left.
    assert_eq!(missing, [("T2", "detective")]);
    assert_eq!(data.layers[2].missing[0].candidates[0].id, "L3-D1");
    assert_eq!(data.layers[2].controls[0].name, "Tool Allowlisting and Scoping");
}

#[test]
fn reports_are_refused_with_the_place_and_what_was_expected() {
    let layer = |key: &'static str, value: Value| {
        move |report: &mut Value| {
            report["layers"].as_object_mut().unwrap().insert(key.into(), value);
        }
    };
    let cases: [(Value, &str, &str, &str); 12] = [
        (
            changed(|report| {
                report["layers"].as_object_mut().unwrap().remove("L4");
            }),
            "field.missing",
            "layers.L4",
            "layer L4 (Deployment Infrastructure) is missing; a report describes all seven layers or says \
             `not_applicable` and why",
        ),
        (
            changed(layer("Foundation Models", json!({"not_applicable": "none"}))),
            "field.duplicate",
            "layers.L1",
            "layer L1 stands in the report twice",
        ),
        (
            changed(layer("L9", json!({}))),
            "catalog.unknown",
            "layers.L9",
            "`L9` is no layer of MAESTRO; expected `L1` to `L7` or a layer's name",
        ),
        (
            changed(|report| report["layers"]["L1"]["certainty"] = json!("maybe")),
            "certainty.unknown",
            "layers.L1.certainty",
            "`maybe` is no certainty; expected `mapped` or `uncertain`",
        ),
        (
            changed(|report| report["layers"]["L1"]["not_applicable"] = json!("none")),
            "layer.conflict",
            "layers.L1.certainty",
            "a layer that is not applicable has nothing else to say of it",
        ),
        (
            changed(|report| report["layers"]["L3"]["threats"] = json!(["T2", "t2"])),
            "field.duplicate",
            "layers.L3.threats.1",
            "`t2` stands in the list twice",
        ),
        (
            changed(|report| report["layers"]["L3"]["threats"] = json!(["T26"])),
            "catalog.reserved",
            "layers.L3.threats.0",
            "`T26` is a number that the playbook keeps free, so that there is no such threat",
        ),
        (
            changed(|report| report["layers"]["L3"]["controls"] = json!(["T2"])),
            "catalog.unknown",
            "layers.L3.controls.0",
            "`T2` is the id of no mitigation; the nearest are `L1-P2`, `L1-D2`, `L1-C2`",
        ),
        (
            changed(|report| report["layers"]["L3"]["note"] = json!("  ")),
            "field.missing",
            "layers.L3.note",
            "the text is empty",
        ),
        (
            changed(|report| report["assessment"]["factors"]["Dynamic Tool Use"] = json!(2)),
            "number.range",
            "assessment.factors.Dynamic Tool Use",
            "`2.0` is out of range; a factor lies between 0 and 1",
        ),
        (
            changed(|report| report["colour"] = json!("red")),
            "field.unknown",
            "colour",
            "field `colour` is unknown; expected one of `name`, `summary`, `sources`, `assessment`, `layers`",
        ),
        (
            changed(|report| {
                report.as_object_mut().unwrap().remove("name");
            }),
            "field.missing",
            "name",
            "a report needs `name`, the agent that it is about",
        ),
    ];
    for (report, code, path, message) in cases {
        assert_eq!(refusal(&report), (code.into(), path.into(), message.into()));
    }
}

/// What a hostile caller might put into any text.
const HOSTILE: &str =
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;`|[a](javascript:x)\u{202e}";

/// The example with a hostile text in every place that takes one.
fn hostile() -> Value {
    let mut report = changed(|report| {
        report["name"] = json!(HOSTILE);
        report["summary"] = json!(HOSTILE);
        report["sources"] = json!([HOSTILE]);
        report["assessment"]["notes"] = json!(HOSTILE);
        report["assessment"]["version"] = json!(HOSTILE);
        report["assessment"]["assessor"] = json!(HOSTILE);
        report["assessment"]["findings"][0]["id"] = json!(HOSTILE);
        report["assessment"]["findings"][0]["title"] = json!(HOSTILE);
        report["layers"]["L2"] = json!({"not_applicable": HOSTILE});
    });
    for layer in ["L1", "L3"] {
        report["layers"][layer]["note"] = json!(HOSTILE);
        report["layers"][layer]["components"] = json!([HOSTILE]);
    }
    report
}

#[test]
fn an_agent_called_script_stays_text_in_html() {
    let html = to_html(&read(&hostile()));
    // The page itself has none of these, so that one is enough to fail.
    for markup in ["<script", "<img", "onerror=alert(1)>", "javascript:x)\""] {
        assert!(!html.contains(markup), "{markup}");
    }
    assert!(html.contains("&#60;script&#62;") || html.contains("&lt;script&gt;"));
    // Nothing is fetched and nothing runs.
    for request in ["http://", "https://", "src=", "url(", "@import", "<link", "<a "] {
        assert!(!html.contains(request) || HOSTILE.contains(request), "{request}");
    }
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn an_agent_called_script_stays_text_in_markdown() {
    let markdown = to_markdown(&read(&hostile()));
    assert!(markdown.contains("\\<script\\>"));
    // Whatever could begin markup has a backslash before it.
    let escaped = markdown.matches("\\<").count();
    assert!(escaped > 0);
    assert_eq!(markdown.matches('<').count(), escaped);
    assert_eq!(markdown.matches(']').count(), markdown.matches("\\]").count());
}

#[test]
fn one_report_carries_several_findings() {
    let report = changed(|report| {
        let mut second = report["assessment"]["findings"][0].clone();
        second["id"] = json!("second");
        second["cvss"] = json!({"score": "5.0"});
        report["assessment"]["findings"].as_array_mut().unwrap().push(second);
    });
    let data = AgentReportData::new(&read(&report));
    assert_eq!(data.assessment.findings.len(), 2);
    let html = to_html(&read(&report));
    assert_eq!(html.matches("class=\"gauge\"").count(), 2);
}

proptest! {
    /// Any text in any place is refused with an error or shown; nothing panics, and no markup gets out.
    #[test]
    fn any_text_is_refused_or_stays_text(text in "\\PC{0,40}|[<>&\"'`|\\\\]{0,20}") {
        let report = changed(|report| {
            report["name"] = json!(text);
            report["layers"]["L3"]["note"] = json!(text);
            report["layers"]["L3"]["threats"] = json!([text]);
        });
        prop_assert!(AgentReport::from_json(&report.to_string()).is_err());
        let report = changed(|report| {
            report["name"] = json!(format!("a{text}"));
            report["layers"]["L3"]["note"] = json!(format!("a{text}"));
        });
        if let Ok(report) = AgentReport::from_json(&report.to_string()) {
            let html = to_html(&report);
            let plain = to_html(&read(&example()));
            // As many tags as without the text.
            prop_assert_eq!(html.matches('<').count(), plain.matches('<').count());
            prop_assert!(to_markdown(&report).contains("## MAESTRO, layer by layer"));
        }
    }
}

/// The names of a block's custom properties.
fn properties(css: &str) -> Vec<&str> {
    let names = css.split([';', '{', '}']).filter_map(|rule| rule.trim().split_once(':'));
    let mut names: Vec<_> =
        names.map(|(name, _)| name.trim()).filter(|name| name.starts_with("--")).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// On paper every colour of the dark scheme, whose inks are pale, is set anew; headings stay with what they
/// head, and a finding that is longer than a page may be broken.
#[test]
fn what_is_printed_is_dark_on_white_and_broken_between_its_parts() {
    let page = to_html(&read(&example()));
    let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let (_, after_dark) = style.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let (dark, rest) = after_dark.split_once("* {").unwrap();
    let (_, print) = rest.split_once("@media print").unwrap();
    assert!(!properties(dark).is_empty());
    let on_paper: Vec<_> = properties(print).into_iter().filter(|name| *name != "--band").collect();
    assert_eq!(on_paper, properties(dark));
    let rule = |part: &str| print.lines().find(|line| line.contains(part)).unwrap().to_owned();
    let headings = rule("break-after: avoid");
    for heading in ["h1", "h2", "h3", "h4", ".head", "thead"] {
        assert!(headings.contains(heading), "{heading}");
    }
    let whole = rule("break-inside: avoid");
    assert!(whole.contains(".layer") && whole.contains("tr") && !whole.contains(".card"));
}
