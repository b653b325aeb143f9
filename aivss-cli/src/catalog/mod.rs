//! `aivss catalog`: what the standards know, for people, programs, spreadsheets and wikis.

mod arguments;
mod table;
mod text;

pub(crate) use arguments::{CatalogCommand, CatalogFormat};

use crate::problem::Problem;
use crate::{EXIT_OK, EXIT_REFUSED, output};
use aivss_core::wire::{Outcome, catalog};
use std::io;

pub(crate) fn run(command: &CatalogCommand) -> io::Result<u8> {
    let query = match command.query() {
        Ok(query) => query,
        Err(error) => {
            Problem::from(error).report()?;
            return Ok(EXIT_REFUSED);
        }
    };
    let data = catalog(&query);
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
