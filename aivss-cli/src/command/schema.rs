//! `aivss schema`: the JSON Schemas of what is read.

use crate::error::CliError;
use crate::exit::EXIT_OK;
use crate::io::output;
use aivss_formats::SCHEMAS;
use clap::Args;
use clap::builder::PossibleValuesParser;

const EXAMPLES: &str = "\
Example:
  aivss schema assessment > assessment.schema.json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SchemaArguments {
    /// What to describe
    #[arg(value_parser = names(), default_value = "assessment")]
    name: String,
}

fn names() -> PossibleValuesParser {
    SCHEMAS.iter().map(|schema| schema.name).into()
}

/// Prints the schema of that name; the parser of arguments accepts no other name.
pub(crate) fn run(arguments: &SchemaArguments) -> Result<u8, CliError> {
    let schema = SCHEMAS.iter().find(|schema| schema.name == arguments.name);
    output::write_raw(schema.map_or("", |schema| schema.text).as_bytes())?;
    Ok(EXIT_OK)
}
