//! `aivss catalog`: what the standards know, for people, programs, spreadsheets and wikis.

mod arguments;
mod table;
mod text;

pub(crate) use arguments::{CatalogCommand, CatalogFormat, EXAMPLES};

use crate::problem::Problem;
use crate::style::{self, Painted};
use crate::{EXIT_OK, EXIT_REFUSED, output};
use aivss_core::Quoted;
use aivss_core::request::Outcome;
use aivss_core::wire::{CatalogData, query_catalog};
use std::io::{self, Write};

pub(crate) fn run(command: &CatalogCommand) -> io::Result<u8> {
    let query = match command.query() {
        Ok(query) => query,
        Err(error) => {
            Problem::from(error).report()?;
            return Ok(EXIT_REFUSED);
        }
    };
    let data = query_catalog(&query);
    if data.partial {
        note_partial(&data)?;
    }
    let is_one = matches!(command, CatalogCommand::Show { .. });
    let text = match command.format() {
        CatalogFormat::Json => format!("{}\n", Outcome::Success(data).to_json("catalog")),
        CatalogFormat::Csv => return output::write_raw(&table::csv(&data.entries)?),
        CatalogFormat::Markdown => table::markdown(&data.entries),
        CatalogFormat::Text if is_one => data.entries.iter().map(text::record).collect(),
        CatalogFormat::Text => text::list(&data.entries),
    };
    output::write(&text)?;
    Ok(EXIT_OK)
}

/// Says on standard error that no record holds every word, and which words none holds.
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
