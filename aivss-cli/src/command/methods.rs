//! `aivss methods`: the methods, their equations and the factors.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::exit::EXIT_OK;
use crate::io::output::{self, paragraph};
use crate::io::style::{self, Glyphs, Painted};
use crate::options::Format;
use aivss_core::markdown::plain;
use aivss_core::wire::{FactorSetEntry, MethodEntry, methods, methods_json};
use clap::Args;
use std::fmt::{Display, Write};

const EXAMPLES: &str = "\
Examples:
  aivss methods
  aivss methods --rubric
  aivss methods --format json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct MethodsArguments {
    /// Show what each value of each factor means
    #[arg(long)]
    rubric: bool,

    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Prints all methods and factor sets.
pub(crate) fn run(arguments: &MethodsArguments) -> Result<u8, CliError> {
    let text = match arguments.format {
        Format::Json => format!("{}\n", methods_json()),
        Format::Text => text(arguments.rubric),
        Format::Markdown => markdown(arguments.rubric),
    };
    output::write(&text)?;
    Ok(EXIT_OK)
}

fn text(with_rubric: bool) -> String {
    let glyphs = Glyphs::from_environment();
    let all = methods();
    let mut parts: Vec<String> =
        all.methods.iter().map(|method| of_method(method, glyphs)).collect();
    parts.extend(all.factor_sets.iter().map(|set| of_set(set, with_rubric)));
    parts.join("\n")
}

fn markdown(with_rubric: bool) -> String {
    let all = methods();
    let mut text = String::from("| method | AARS | AIVSS | ThM | MF |\n|---|---|---|---|---|\n");
    for method in &all.methods {
        let equation = method.equation.iter();
        let equation: Vec<_> = equation.map(|line| format!("`{}`", line.expression)).collect();
        let threats = method.threat_multipliers.iter();
        let threats = joined(
            threats.map(|entry| format!("{} {}", entry.value, entry.exploit_maturity.as_str())),
        );
        let mitigations = method.mitigation_factors.iter();
        let mitigations =
            joined(mitigations.map(|entry| format!("{} {}", entry.value, entry.mitigation)));
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            method.id,
            equation.join(" | "),
            plain(&threats),
            plain(&mitigations)
        );
    }
    for set in &all.factor_sets {
        let anchors = if with_rubric { " 0.0 | 0.5 | 1.0 |" } else { "" };
        let lines = if with_rubric { "---|---|---|" } else { "" };
        let _ = writeln!(text, "\n| factor of set {} | key |{anchors}\n|---|---|{lines}", set.id);
        for factor in &set.factors {
            let _ = write!(text, "| {} | {} |", factor.name, plain(factor.key));
            if with_rubric {
                let _ = write!(text, " {} |", factor.anchors.map(plain).join(" | "));
            }
            text.push('\n');
        }
    }
    text
}

fn of_method(method: &MethodEntry, glyphs: &Glyphs) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}", Painted(style::HEADING, method.id));
    let _ = writeln!(text, "{}", paragraph("  ", method.title));
    for line in &method.equation {
        let _ = writeln!(text, "  {:<5} = {}", line.quantity, glyphs.text(line.expression));
    }
    let threats = &method.threat_multipliers;
    let threats =
        threats.iter().map(|entry| format!("{} {}", entry.value, entry.exploit_maturity.as_str()));
    let _ = writeln!(text, "  {:<5} : {}", "ThM", joined(threats));
    let mitigations = &method.mitigation_factors;
    if !mitigations.is_empty() {
        let mitigations =
            mitigations.iter().map(|entry| format!("{} {}", entry.value, entry.mitigation));
        let _ = writeln!(text, "  {:<5} : {}", "MF", joined(mitigations));
    }
    let sets = method.factor_sets;
    let _ = writeln!(
        text,
        "  {:<5} : rubric domain set {}; estimated domain set {}",
        "sets",
        joined(sets.rubric),
        sets.estimated.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
    );
    let _ = writeln!(text, "{}", Painted(style::DIM, paragraph("  ", method.source)));
    text
}

fn of_set(set: &FactorSetEntry, with_rubric: bool) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{}", Painted(style::HEADING, format!("Factors of set {}", set.id)));
    for factor in &set.factors {
        let _ = writeln!(text, "  {:<26} {}", factor.key, factor.name);
        if with_rubric {
            for (value, anchor) in ["0.0", "0.5", "1.0"].into_iter().zip(factor.anchors) {
                let _ = writeln!(text, "{}", paragraph(&format!("      {value}  "), anchor));
            }
        }
    }
    text
}

fn joined<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
}
