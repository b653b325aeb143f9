//! `aivss decide`: the table of BOD 26-04, for any finding, with unknown points between two ends.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::exit::{EXIT_OK, EXIT_REACHED, EXIT_REFUSED};
use crate::io::output::{self, paragraph};
use crate::io::style::{self, Painted};
use crate::io::{diagnostic, input};
use crate::options::{Format, usage_error};
use aivss_core::Printable;
use aivss_core::candidate::{CandidateReading, DecisionRequest};
use aivss_core::decision::{Decision, Overlay, PartialDecisionPoints, TechnicalImpact, Timeline};
use aivss_core::extension::{EffectClass, ExtensionVector, TraceabilityDeficit};
use aivss_core::request::Outcome;
use aivss_core::value::Value;
use clap::{Args, ValueEnum};
use std::borrow::Cow;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  aivss decide --kev no --exposed yes --automatable yes --impact total
  aivss decide --kev yes --impact partial
  aivss decide --exposed yes --automatable no --impact total \\
    --vector AIVSS:1.0/LC:D/CP:S/AP:L/SR:R/EX:W/PT:H/CA:W/TD:H
  aivss decide examples/decision.json examples/candidate-1.0.toml

By flags it looks up the table alone, of which a point left out is unknown. A
file holds what a decision takes of a finding (`cve_id`, `evidence`,
`publicly_exposed` and its source, `decision_data_observed_at`, `automatable`,
`technical_impact`, what CISA's Vulnrichment says, and `aivss_vector`), or an
input of AIVSS 1.0; the result is a decision as reports of AIVSS 1.0 hold it,
with its ground and the source of each value.

CISA's directive binds US federal civilian agencies; elsewhere its table is
guidance.

Exit codes: 0 when all is well, 1 when a finding is due within three days
(--fail-on 3d), 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DecideArguments {
    /// What decisions take, or inputs of AIVSS 1.0, in JSON or TOML; `-` is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    points: PointFlags,

    /// How to print
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    format: Format,

    /// Exit with 1 when a finding is, or can still be, due within three days
    #[arg(long, value_enum, value_name = "TIMELINE", help_heading = "Output")]
    fail_on: Option<Limit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Limit {
    /// Within three days
    #[value(name = "3d")]
    ThreeDays,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "The table by flags")]
struct PointFlags {
    /// Whether CISA lists the CVE as known to be exploited
    #[arg(long, value_enum, value_name = "yes|no", conflicts_with = "files")]
    kev: Option<Answer>,

    /// Whether the asset can be reached from the internet
    #[arg(long, value_enum, value_name = "yes|no", conflicts_with = "files")]
    exposed: Option<Answer>,

    /// Whether an attacker can automate the first steps
    #[arg(long, value_enum, value_name = "yes|no", conflicts_with = "files")]
    automatable: Option<Answer>,

    /// How much of the system an exploit gives: partial or total
    #[arg(long, value_name = "IMPACT", conflicts_with = "files")]
    impact: Option<String>,

    /// An extension vector of AIVSS 1.0, whose class may advance the timeline
    #[arg(long, value_name = "AIVSS:1.0/...", conflicts_with = "files")]
    vector: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "lower")]
enum Answer {
    Yes,
    No,
}

impl PointFlags {
    fn any(&self) -> bool {
        self.kev.is_some()
            || self.exposed.is_some()
            || self.automatable.is_some()
            || self.impact.is_some()
            || self.vector.is_some()
    }
}

/// Looks up the table by flags, or decides every file; a refused one does not stop the others.
pub(crate) fn run(arguments: &DecideArguments) -> Result<u8, CliError> {
    if arguments.files.is_empty() {
        if !arguments.points.any() {
            let message = "there is nothing to decide; give points of the table, or name a file";
            return Err(usage_error::<DecideArguments>("decide", message));
        }
        return look_up(arguments);
    }
    let (mut is_refused, mut is_reached) = (false, false);
    let mut gap = "";
    for file in &arguments.files {
        match of_file(file, arguments.format) {
            Ok((text, most_urgent)) => {
                is_reached |= most_urgent >= Timeline::ThreeDays;
                output::write(&format!("{gap}{text}"))?;
                if arguments.format != Format::Json {
                    gap = "\n";
                }
            }
            Err(error) => {
                is_refused = true;
                let error = diagnostic::report_and_go_on(error)?;
                if arguments.format == Format::Json {
                    diagnostic::write_failure(&error)?;
                }
            }
        }
    }
    Ok(match (is_refused, is_reached && arguments.fail_on.is_some()) {
        (true, _) => EXIT_REFUSED,
        (false, true) => EXIT_REACHED,
        (false, false) => EXIT_OK,
    })
}

/// The decision in a file, and the most urgent timeline that it can have.
fn of_file(file: &Path, format: Format) -> Result<(String, Timeline), CliError> {
    let text = input::text_of_file(file)?;
    let decided = || -> Result<(String, Timeline), CliError> {
        let value = input::value_of_text(&text, input::is_toml(file, &text))?;
        if is_input(&value) {
            let reading = CandidateReading::from_value(value)?;
            let finding = reading.assess()?;
            let urgent = finding.most_urgent_timeline();
            if let (Some(decision), Some(urgent)) = (finding.decision(), urgent) {
                return Ok((shown(decision, format), urgent));
            }
            let message = "the input asks for no decision: `include_decision` is false";
            return Err(CliError::refused(aivss_core::ErrorCode::DecisionPointMissing, message));
        }
        let request = DecisionRequest::from_value(value)?;
        let decision = request.decide()?;
        let urgent = decision.overlay.timeline().unwrap_or_else(|| decision.timeline.advanced());
        Ok((shown(&decision, format), urgent))
    };
    decided().map_err(|error| error.in_file(file))
}

/// An input has the evidence of its metrics; a decision takes no more than the vector.
fn is_input(value: &Value<'_>) -> bool {
    matches!(value, Value::Object(fields) if fields.iter().any(|(key, _)| {
        key == "metric_evidence" || key == "agentic_ai_profile"
    }))
}

fn shown(decision: &Decision<'_>, format: Format) -> String {
    match format {
        Format::Json => {
            format!("{}\n", Outcome::Success(decision.to_value()).to_json("decision"))
        }
        Format::Text => text(decision),
        Format::Markdown => markdown(decision),
    }
}

const fn word(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

fn rows(decision: &Decision<'_>) -> [(&'static str, String, String); 7] {
    let points = decision.points;
    let overlay = decision.overlay;
    let recommended = overlay.timeline();
    let class = decision.effect_class.map_or("no effect class", EffectClass::as_str);
    [
        ("exploitation", String::new(), decision.rung.rationale().into()),
        ("in KEV", word(points.in_kev).into(), String::new()),
        ("publicly exposed", word(points.publicly_exposed).into(), decision.exposure_source.into()),
        (
            "automatable",
            word(points.automatable).into(),
            decision.automatable.source.as_str().into(),
        ),
        (
            "technical impact",
            points.technical_impact.to_string(),
            decision.technical_impact.source.as_str().into(),
        ),
        ("BOD 26-04", decision.timeline.to_string(), decision.timeline.label().into()),
        (
            "recommended",
            recommended.map_or_else(|| "none".into(), |timeline| timeline.to_string()),
            format!("{class}; {}", overlay.status()),
        ),
    ]
}

fn text(decision: &Decision<'_>) -> String {
    let name = decision.cve_id.map_or_else(|| "Finding without a CVE".into(), |id| id.to_string());
    let mut text = format!(
        "{}  {}\n",
        Painted(style::HEADING, name),
        Painted(style::HEADING, decision.timeline)
    );
    for (name, value, source) in rows(decision) {
        let first = format!("  {name:<18} {value:<8} ");
        let line = paragraph(&first, &Printable(&source).to_string());
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let _ = writeln!(text, "{}", paragraph("  ", decision.basis.note()));
    text
}

fn markdown(decision: &Decision<'_>) -> String {
    let name = decision.cve_id.map_or_else(|| "Finding without a CVE".into(), |id| id.to_string());
    let mut text = format!(
        "# {name}\n\n**{}**, {}\n\n| | | |\n|---|---|---|\n",
        decision.timeline,
        decision.timeline.label()
    );
    for (name, value, source) in rows(decision) {
        let _ = writeln!(
            text,
            "| {name} | {} | {} |",
            aivss_core::markdown::plain(&value),
            aivss_core::markdown::plain(&source)
        );
    }
    let _ = writeln!(text, "\n- {}", decision.basis.note());
    text
}

/// The table alone, by the flags.
fn look_up(arguments: &DecideArguments) -> Result<u8, CliError> {
    let flags = &arguments.points;
    let answer = |given: Option<Answer>| given.map(|it| it == Answer::Yes);
    let impact = flags.impact.as_deref().map(TechnicalImpact::from_padded).transpose()?;
    let points = PartialDecisionPoints {
        in_kev: answer(flags.kev),
        publicly_exposed: answer(flags.exposed),
        automatable: answer(flags.automatable),
        technical_impact: impact,
    };
    let vector: Option<ExtensionVector> = flags
        .vector
        .as_deref()
        .map(|text| text.parse().map_err(|error| CliError::in_notation(error, text)))
        .transpose()?;
    let bounds = points.timeline_bounds();
    let class = vector.map(ExtensionVector::effect_class);
    let deficit = vector.map(|vector| vector.traceability_deficit);
    let [low, high] = [bounds.0, bounds.1].map(|it| Overlay::new(it, class, deficit));
    match arguments.format {
        Format::Json => {
            let value = looked_up(points, bounds, class, [low, high]);
            output::write(&format!("{}\n", Outcome::Success(value).to_json("table")))?;
        }
        Format::Text => output::write(&table_text(points, bounds, class, deficit, [low, high]))?,
        Format::Markdown => output::write(&table_markdown(points))?,
    }
    let may_advance = vector.is_some_and(|vector| vector.may_be(EffectClass::A2));
    let urgent = if may_advance { bounds.1.advanced() } else { bounds.1 };
    let is_reached = arguments.fail_on.is_some() && urgent >= Timeline::ThreeDays;
    Ok(if is_reached { EXIT_REACHED } else { EXIT_OK })
}

fn looked_up(
    points: PartialDecisionPoints,
    (low, high): (Timeline, Timeline),
    class: Option<EffectClass>,
    overlays: [Overlay; 2],
) -> Value<'static> {
    let text = |text: &'static str| Value::Text(Cow::Borrowed(text));
    let flag = |flag: Option<bool>| flag.map_or(Value::Null, Value::Boolean);
    let timeline = |it: Option<Timeline>| it.map_or(Value::Null, |it| text(it.as_str()));
    let [least, greatest] = overlays.map(Overlay::timeline);
    Value::Object(
        [
            ("decision_table", text(aivss_core::decision::names::DECISION_TABLE)),
            ("in_kev", flag(points.in_kev)),
            ("publicly_exposed", flag(points.publicly_exposed)),
            ("automatable", flag(points.automatable)),
            (
                "technical_impact",
                points.technical_impact.map_or(Value::Null, |it| text(it.as_str())),
            ),
            ("timeline", timeline((low == high).then_some(low))),
            ("timeline_low", text(low.as_str())),
            ("timeline_high", text(high.as_str())),
            ("effect_class", class.map_or(Value::Null, |class| text(class.as_str()))),
            ("recommended_low", timeline(least)),
            ("recommended_high", timeline(greatest)),
            ("overlay_status", text(overlays[0].status())),
        ]
        .map(|(key, value)| (Cow::Borrowed(key), value))
        .into(),
    )
}

/// `14D`, or `60D to 3DF`.
fn range(low: Timeline, high: Timeline) -> String {
    if low == high { low.to_string() } else { format!("{low} to {high}") }
}

fn table_text(
    points: PartialDecisionPoints,
    (low, high): (Timeline, Timeline),
    class: Option<EffectClass>,
    deficit: Option<TraceabilityDeficit>,
    overlays: [Overlay; 2],
) -> String {
    let label = if low == high { low.label() } else { "the unknown points decide" };
    let mut text =
        format!("{}  {}  {label}\n", Painted(style::HEADING, "BOD 26-04"), range(low, high));
    let known = |flag: Option<bool>| flag.map_or("unknown", word);
    for (name, value) in [
        ("in KEV", known(points.in_kev)),
        ("publicly exposed", known(points.publicly_exposed)),
        ("automatable", known(points.automatable)),
        ("technical impact", points.technical_impact.map_or("unknown", TechnicalImpact::as_str)),
    ] {
        let _ = writeln!(text, "  {name:<18} {value}");
    }
    if let (Some(class), Some(deficit)) = (class, deficit) {
        let recommended = match overlays.map(Overlay::timeline) {
            [Some(low), Some(high)] => range(low, high),
            _ => "none".into(),
        };
        let _ = writeln!(
            text,
            "  recommended        {recommended}  class {class} and TD:{deficit}; {}",
            overlays[0].status()
        );
    }
    if low != high {
        text.push_str("  rows that fit\n");
        for row in points.rows() {
            let _ = writeln!(
                text,
                "    KEV {:<3}  exposed {:<3}  automatable {:<3}  impact {:<7}  {}",
                word(row.in_kev),
                word(row.publicly_exposed),
                word(row.automatable),
                row.technical_impact.as_str(),
                row.timeline()
            );
        }
    }
    text
}

fn table_markdown(points: PartialDecisionPoints) -> String {
    let mut text = String::from(
        "| in KEV | publicly exposed | automatable | technical impact | BOD 26-04 |\n|---|---|---|---|---|\n",
    );
    for row in points.rows() {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            word(row.in_kev),
            word(row.publicly_exposed),
            word(row.automatable),
            row.technical_impact,
            row.timeline()
        );
    }
    text
}
