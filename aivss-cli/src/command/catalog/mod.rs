//! `aivss catalog`: the records of the standards, for people, programs, spreadsheets and wikis.

mod arguments;
mod crosswalk;
mod table;
mod text;

pub(crate) use arguments::CatalogArguments;

use crate::error::CliError;
use crate::exit::EXIT_OK;
use crate::io::output;
use crate::io::style::{self, Painted};
use aivss_core::Quoted;
use aivss_core::request::Outcome;
use aivss_core::wire::{CatalogData, query_catalog};
use arguments::CatalogFormat;
use std::io::{self, Write};

/// Prints the records that the arguments ask for.
pub(crate) fn run(arguments: &CatalogArguments) -> Result<u8, CliError> {
    let query = arguments.query()?;
    let data = query_catalog(&query);
    if data.partial {
        note_partial(&data)?;
    }
    let is_one = arguments.is_for_one();
    let text = match arguments.format {
        CatalogFormat::Json => format!("{}\n", Outcome::Success(data).to_json("catalog")),
        CatalogFormat::Csv => {
            let table = if arguments.is_for_links() {
                crosswalk::csv(&data.links)
            } else {
                table::csv(&data.entries)
            };
            output::write_raw(table.as_bytes())?;
            return Ok(EXIT_OK);
        }
        CatalogFormat::Markdown if arguments.is_for_links() => crosswalk::markdown(&data.links),
        CatalogFormat::Markdown => table::markdown(&data.entries),
        CatalogFormat::Text if arguments.is_for_links() => crosswalk::text(&data.links),
        CatalogFormat::Text if is_one => data.entries.iter().map(text::record).collect(),
        CatalogFormat::Text => text::list(&data.entries),
    };
    output::write(&text)?;
    Ok(EXIT_OK)
}

/// Says on standard error that no record holds every word, and names the words that no record holds.
fn note_partial(data: &CatalogData) -> io::Result<()> {
    let mut stream = anstream::stderr().lock();
    let note = Painted(style::NOTE, "note:");
    let words: Vec<String> = data.unmatched.iter().map(|word| Quoted(word).to_string()).collect();
    if words.is_empty() {
        writeln!(stream, "{note} no record holds every word; these hold the most")
    } else {
        writeln!(
            stream,
            "{note} no record holds {}; these hold the most of the other words",
            words.join(", ")
        )
    }
}
