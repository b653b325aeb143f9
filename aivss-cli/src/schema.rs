//! `aivss schema`: the JSON Schemas of what is read.

use crate::output;
use aivss_formats::SCHEMAS;
use std::io;

/// Prints the schema of that name; the arguments let no other name through.
pub(crate) fn run(name: &str) -> io::Result<u8> {
    let text = SCHEMAS.iter().find(|schema| schema.name == name).map_or("", |schema| schema.text);
    output::write_raw(text.as_bytes())
}
