//! `aivss init`: an assessment document to fill in, with the rubric beside each factor.

use crate::error::CliError;
use crate::exit::EXIT_OK;
use crate::io::output;
use aivss_core::FactorSet;
use aivss_core::wire::{FactorSetEntry, methods};
use clap::Args;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  aivss init > assessment.toml
  aivss init --factor-set 0.5 --out assessment.toml";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct InitArguments {
    /// The factor set to ask for, 0.8 or 0.5
    #[arg(long, value_name = "SET", default_value = "0.8")]
    factor_set: String,

    /// The file to write, which must not exist; standard output otherwise
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Prints the document, or writes it to a new file; an existing file is never overwritten.
pub(crate) fn run(arguments: &InitArguments) -> Result<u8, CliError> {
    let template = template(&arguments.factor_set)?;
    match &arguments.out {
        None => output::write_raw(template.as_bytes())?,
        Some(file) => OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(file)
            .and_then(|mut file| file.write_all(template.as_bytes()))
            .map_err(|reason| CliError::unwritable(file, reason))?,
    }
    Ok(EXIT_OK)
}

fn template(set: &str) -> Result<String, CliError> {
    let set: FactorSet = set.parse()?;
    let all = methods();
    let factors = all.factor_sets.into_iter().find(|entry| entry.id == set);
    let method = match set {
        FactorSet::V0_8 => "owasp-0.8",
        FactorSet::V0_5 => "owasp-0.5",
    };
    let mut text = format!(
        "\
# An AIVSS assessment: the findings of one system, with the reasons for them.
# Replace every \"?\"; `aivss score` refuses what is left. `aivss schema assessment` describes all fields.
name = \"?\"
# version = \"\"
# assessor = \"\"
# date = 2026-03-19
# notes = \"\"
method = \"{method}\"

# The system itself, judged once: findings inherit these and may override them.
# A factor is a number, or {{ value = 0.5, rationale = \"why\", evidence = [\"where to see it\"] }}.
[factors]
"
    );
    if let Some(factors) = &factors {
        write_factors(&mut text, factors);
    }
    text.push_str(
        "
[[findings]]
id = \"?\"
title = \"?\"
# One of the ten core risks, tool_misuse for instance, in any published spelling.
# core_risk = \"\"
",
    );
    if set == FactorSet::V0_8 {
        text.push_str(
            "# none, partial or strong, and why.\nmitigation = \"none\"\n# mitigation_justification = \"\"\n",
        );
    }
    text.push_str(
        "# attacked, proof_of_concept or unreported; left out, the vector's E decides.
# exploit_maturity = \"proof_of_concept\"

[findings.cvss]
vector = \"?\"
rationale = \"\"

# What differs from the system's own profile.
# [findings.factors]
",
    );
    Ok(text)
}

fn write_factors(text: &mut String, set: &FactorSetEntry) {
    for factor in &set.factors {
        let _ = writeln!(text, "# {}", factor.name);
        for (value, anchor) in ["0.0", "0.5", "1.0"].into_iter().zip(factor.anchors) {
            let _ = writeln!(text, "#   {value}  {anchor}");
        }
        let _ = writeln!(text, "{} = \"?\"", factor.key);
    }
}
