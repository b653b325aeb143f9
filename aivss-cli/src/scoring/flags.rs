//! A request given by flags.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use crate::error::CliError;
use aivss_core::request::PartialRequest;
use aivss_core::value::Value;
use clap::Args;
use std::borrow::Cow;

/// Each flag is a field of a request.
#[derive(Debug, Args)]
#[command(next_help_heading = "A request by flags")]
pub(super) struct RequestFlags {
    /// What is scored
    #[arg(long, conflicts_with = "files")]
    name: Option<String>,

    /// CVSS v4.0 vector, or a score from 0.0 to 10.0
    #[arg(long, value_name = "VECTOR|SCORE", conflicts_with = "files")]
    cvss: Option<String>,

    /// One of the ten factors, by any published name; X where it is unknown; repeat for each
    #[arg(short, long = "factor", value_name = "NAME=VALUE", value_parser = name_and_value, conflicts_with = "files")]
    factors: Vec<(String, String)>,

    /// The ten factors in one text, as the scanner mcp-guard writes them
    #[arg(long = "factors", value_name = "AIVSS:0.8/...", conflicts_with_all = ["files", "factors"])]
    factor_vector: Option<String>,

    /// A printed AARS in place of factors (owasp-0.5)
    #[arg(long, value_name = "NUMBER", conflicts_with = "files")]
    aars: Option<String>,

    /// attacked, proof_of_concept, unreported or unknown [default: the vector's E, else proof_of_concept]
    #[arg(long, value_name = "NAME", conflicts_with = "files")]
    maturity: Option<String>,

    /// ThM as a number
    #[arg(long, value_name = "NUMBER", conflicts_with = "files")]
    threat_multiplier: Option<String>,

    /// none, partial, strong or unknown [default: none]
    #[arg(long, value_name = "NAME", conflicts_with = "files")]
    mitigation: Option<String>,

    /// MF as a number
    #[arg(long, value_name = "NUMBER", conflicts_with = "files")]
    mitigation_factor: Option<String>,

    /// owasp-0.8, owasp-0.5 or uplift-only [default: owasp-0.8]
    #[arg(long, value_name = "ID", conflicts_with = "files")]
    method: Option<String>,

    /// 0.8 or 0.5 [default: the method's own]
    #[arg(long, value_name = "SET", conflicts_with = "files")]
    factor_set: Option<String>,

    /// Take any decimals in range, not the rubric's values alone
    #[arg(long, conflicts_with = "files")]
    estimated: bool,
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.into(), value.into())),
        _ => Err("expected NAME=VALUE, such as autonomy=0.5".into()),
    }
}

impl RequestFlags {
    /// Whether any flag of a request is given.
    pub(super) fn any(&self) -> bool {
        !self.factors.is_empty() || self.estimated || !self.texts().is_empty()
    }

    /// The fields that are plain texts, under their names in a request.
    fn texts(&self) -> Vec<(&'static str, &String)> {
        [
            ("name", &self.name),
            ("cvss", &self.cvss),
            ("factors", &self.factor_vector),
            ("aars", &self.aars),
            ("exploit_maturity", &self.maturity),
            ("threat_multiplier", &self.threat_multiplier),
            ("mitigation", &self.mitigation),
            ("mitigation_factor", &self.mitigation_factor),
            ("method", &self.method),
            ("factor_set", &self.factor_set),
        ]
        .into_iter()
        .filter_map(|(key, text)| text.as_ref().map(|text| (key, text)))
        .collect()
    }

    /// The request that the flags describe, read like one from a file.
    pub(super) fn request(&self) -> Result<PartialRequest, CliError> {
        let text = |text: &'_ str| Value::Text(Cow::Owned(text.to_owned()));
        let mut fields: Vec<(Cow<'_, str>, Value<'_>)> =
            self.texts().into_iter().map(|(key, value)| (key.into(), text(value))).collect();
        if self.estimated {
            fields.push(("domain".into(), text("estimated")));
        }
        if !self.factors.is_empty() {
            let factors = self.factors.iter();
            let factors =
                factors.map(|(name, value)| (name.as_str().into(), text(value))).collect();
            fields.push(("factors".into(), Value::Object(factors)));
        }
        let vector = self.cvss.as_deref().unwrap_or_default();
        PartialRequest::from_value(Value::Object(fields))
            .map_err(|error| CliError::in_notation(error, vector))
    }
}
