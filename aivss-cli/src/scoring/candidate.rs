//! A finding of the AIVSS 1.0 candidate as text: severity and class, the eight metrics, why, how soon to act, what is
//! missing, and what would change the class.

use crate::io::output::paragraph;
use crate::io::style::{self, Glyphs, Painted};
use aivss_core::Printable;
use aivss_core::candidate::CandidateFinding;
use aivss_core::decision::{Decision, PRIORITY_STATUS, Timeline};
use aivss_core::extension::{EFFECT_CLASS_STATUS, EffectClass, ExtensionMetric, SEVERITY_STATUS};
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// Cells of the severity's gauge, and of a metric's bar, which three and four steps fill evenly.
const GAUGE_CELLS: usize = 40;
const METRIC_CELLS: usize = 12;

/// The whole finding, its sections apart by an empty line.
pub(super) fn text(finding: &CandidateFinding<'_>) -> String {
    let glyphs = Glyphs::from_environment();
    let sections = [
        Some(heading(finding, glyphs)),
        Some(cvss(finding)),
        Some(profile(finding, glyphs)),
        Some(class(finding)),
        finding.decision().map(timeline),
        missing(finding),
        priority(finding),
        notes(finding),
    ];
    sections.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The colour of a class: that of a band as urgent.
const fn of_class(class: EffectClass) -> Style {
    match class {
        EffectClass::A0 => AnsiColor::Green.on_default(),
        EffectClass::A1 => AnsiColor::Yellow.on_default(),
        EffectClass::A2 => AnsiColor::Red.on_default(),
        EffectClass::AX => AnsiColor::BrightBlack.on_default(),
    }
}

fn heading(finding: &CandidateFinding<'_>, glyphs: &Glyphs) -> String {
    let mut text = String::new();
    let mut about = Vec::new();
    match finding.report() {
        None => {
            let _ = writeln!(text, "{}", Painted(style::HEADING, "AIVSS 1.0 finding"));
        }
        Some(report) => {
            let input = report.input();
            let name = input.title.as_deref().unwrap_or(&input.finding_id);
            let _ = writeln!(text, "{}", Painted(style::HEADING, Printable(name)));
            about.push(format!("{} {}", Printable(&input.finding_id), Printable(&input.path_id)));
            let category = &input.risk_category;
            about.push(format!("{} {}", category.id(), category.name()));
        }
    }
    about.push("AIVSS 1.0 candidate, not a release of OWASP".into());
    for line in about {
        let _ = writeln!(text, "{}", Painted(style::DIM, line));
    }
    let (severity, class) = (finding.severity(), finding.extension().effect_class());
    let band = style::of_severity(severity.severity());
    let gauge = glyphs.gauge.draw(u16::from(severity.tenths()), 100, GAUGE_CELLS);
    let score = format!("{:>6}  {:<8}", severity.to_string(), severity.severity().as_str());
    let _ = writeln!(text, "\n{}  {}", Painted(band.bold(), score), Painted(band, gauge));
    let _ = writeln!(
        text,
        "{}  {}  {}",
        Painted(of_class(class).bold(), format!("{:>6}", class.as_str())),
        class.label(),
        Painted(style::DIM, EFFECT_CLASS_STATUS)
    );
    text
}

fn cvss(finding: &CandidateFinding<'_>) -> String {
    let vector = finding.cvss();
    let mut text = String::new();
    let status = format!("{}, {SEVERITY_STATUS} within the candidate", vector.nomenclature());
    let _ = writeln!(
        text,
        "{}  {} {}  {}",
        Painted(style::HEADING, "CVSS-BTE"),
        finding.severity(),
        finding.severity().severity(),
        Painted(style::DIM, status)
    );
    let _ = writeln!(text, "  {vector}");
    let e = vector.exploit_maturity().map_or("X", |maturity| maturity.token());
    let source = match finding.report() {
        Some(report) => format!("from the evidence: {}", report.vector().rung().rationale()),
        None if vector.exploit_maturity().is_none() => "not given, scored as E:A".into(),
        None => "from the vector".into(),
    };
    let _ = writeln!(text, "{}", paragraph(&format!("  E:{e}  "), &source));
    text
}

fn profile(finding: &CandidateFinding<'_>, glyphs: &Glyphs) -> String {
    let vector = finding.extension();
    let unknown = vector.unknown_metrics().count();
    let state = match unknown {
        0 => "complete".into(),
        count => format!("{count} of 8 without evidence"),
    };
    let mut text = format!("{}  {state}\n", Painted(style::HEADING, "Agentic profile"));
    for metric in ExtensionMetric::ALL {
        let value = vector.value_of(metric);
        let bar = match metric.rank(value.token) {
            Some(rank) => {
                let [rank, max] =
                    [rank, metric.max_rank()].map(|it| u16::try_from(it).unwrap_or(u16::MAX));
                glyphs.line.draw(rank, max, METRIC_CELLS)
            }
            None => glyphs.line.draw_open(METRIC_CELLS),
        };
        let _ = writeln!(
            text,
            "  {metric}  {:<31} {bar}  {}  {}",
            metric.name(),
            value.token,
            value.label
        );
    }
    let _ = writeln!(text, "  {vector}");
    text
}

fn class(finding: &CandidateFinding<'_>) -> String {
    let vector = finding.extension();
    let class = vector.effect_class();
    let mut text = format!("{}  {class}\n", Painted(style::HEADING, "Why this class"));
    for reason in vector.class_reasons() {
        let _ = writeln!(text, "{}", paragraph("  - ", &reason.to_string()));
    }
    if class == EffectClass::AX {
        let open: Vec<&str> = EffectClass::ALL
            .into_iter()
            .filter(|class| vector.may_be(*class))
            .map(EffectClass::as_str)
            .collect();
        let _ = writeln!(text, "  - the class can be {}", open.join(" or "));
    }
    let changes: Vec<_> = vector.one_step_changes().collect();
    if changes.is_empty() {
        text.push_str("  no single step of LC, CP, AP or SR gives another class\n");
    } else {
        text.push_str("  one step gives another class\n");
        for change in changes {
            let _ = writeln!(
                text,
                "    {0}:{1} to {0}:{2:<2} {3}  {4}",
                change.metric,
                change.from.token,
                change.to.token,
                Painted(of_class(change.class), change.class),
                Painted(style::DIM, change.to.label)
            );
        }
    }
    text
}

fn timeline(decision: &Decision<'_>) -> String {
    let mut text = format!("{}\n", Painted(style::HEADING, "How soon to act"));
    let points = decision.points;
    let word = |flag: bool| if flag { "yes" } else { "no" };
    let mut row = |name: &str, value: &str, source: &str| {
        let first = format!("  {name:<18} {value:<8} ");
        let line = paragraph(&first, &Printable(source).to_string());
        let _ = writeln!(text, "{}", line.trim_end());
    };
    row("in KEV", word(points.in_kev), "");
    row("publicly exposed", word(points.publicly_exposed), decision.exposure_source);
    row("automatable", word(points.automatable), decision.automatable.source.as_str());
    let impact = decision.technical_impact;
    row("technical impact", impact.value.as_str(), impact.source.as_str());
    row("BOD 26-04", decision.timeline.as_str(), decision.timeline.label());
    let overlay = decision.overlay;
    let recommended = overlay.timeline().map_or("none", Timeline::as_str);
    let why = match (overlay.is_escalated(), overlay.is_triggered(), overlay.timeline()) {
        (Some(true), _, Some(timeline)) => {
            format!("A2 advances it by one step: {}", timeline.label())
        }
        (_, Some(true), _) => "A2 leaves it where it is, for nothing is sooner".into(),
        (_, Some(false), _) => "the class does not advance it".into(),
        _ => "nothing is recommended while the class or TD is X".into(),
    };
    row("recommended", recommended, &format!("{why} ({})", overlay.status()));
    let _ = writeln!(text, "{}", paragraph("  ", decision.basis.note()));
    text
}

fn missing(finding: &CandidateFinding<'_>) -> Option<String> {
    let mut text = String::new();
    for metric in finding.extension().unknown_metrics() {
        let _ = writeln!(text, "  {metric}  {}", metric.name());
        for value in metric.values().iter().filter(|value| value.token != "X") {
            let first = format!("    {}  ", value.token);
            let _ = writeln!(text, "{}", paragraph(&first, value.criterion));
        }
    }
    let heading = Painted(style::HEADING, "Missing evidence");
    (!text.is_empty())
        .then(|| format!("{heading}  take the first value that is established\n{text}"))
}

fn priority(finding: &CandidateFinding<'_>) -> Option<String> {
    let priority = finding.report()?.priority()?;
    Some(format!(
        "{}  {priority} {}  {}\n",
        Painted(style::HEADING, "AIVSS-P"),
        priority.band(),
        Painted(style::DIM, format!("{PRIORITY_STATUS}, not comparable across organisations"))
    ))
}

fn notes(finding: &CandidateFinding<'_>) -> Option<String> {
    let notes = finding.notes();
    let mut text = format!("{}\n", Painted(style::NOTE.bold(), "Notes"));
    for note in &notes {
        let _ = writeln!(text, "{}", paragraph("  - ", note));
    }
    (!notes.is_empty()).then_some(text)
}
