//! `aivss batch`: many findings in, one a line, and their scores out in the same order.
#![allow(
    clippy::doc_markdown,
    reason = "the comments of the arguments are the help text, where backticks would show"
)]

mod input;
mod kind;
mod piece;
mod pool;
mod summary;

use crate::error::CliError;
use crate::exit::{EXIT_OK, EXIT_REACHED, EXIT_REFUSED};
use crate::io::target::Target;
use crate::options::{Gate, usage_error};
use aivss_core::wire::batch::{Columns, LineFormat, Record};
use clap::Args;
use input::{Chunks, Source};
use kind::{InputKind, OutputKind};
use piece::{Piece, Writer};
use std::io;
use std::path::PathBuf;
use std::thread;
use summary::Progress;

const EXAMPLES: &str = "\
Examples:
  aivss batch examples/batch.jsonl
  aivss batch agents.jsonl --out scores.csv --fail-on critical
  aivss batch examples/batch.csv --out scores.jsonl --full
  aivss score --format compact findings/*.json | aivss batch - --input compact

JSON lines hold a request each, as for `aivss score`, with an `id` if they
have one; compact lines a compact form each. CSV has a header, in any order:
`compact`, or `cvss` and the ten factors by any published name (or `factors`,
all ten as `AIVSS:0.8/AU:1.0/...`) and, where they differ from the defaults,
`method`, `domain`, `factor_set`, `aars`, `exploit_maturity`,
`threat_multiplier`, `mitigation` and `mitigation_factor`; `id`, `name` and
`comment` go with either. Cells are quoted as in RFC 4180, but a row is one
line. An empty cell is a field left out, and X is a factor, a maturity or a
mitigation that is unknown.

Each line that is not blank gives one record, in the order of the lines:
`line`, `id`, `name`, `score`, `severity`, `cvss`, `aars`, `raw`, `method`,
`domain` and `compact`, or the error that refused it. With unknown inputs it
has `score_low`, `score_high` and `complete`, and no `score` unless both ends
agree; --fail-on counts its higher end. A refused line stops nothing. A file
is written whole or not at all. The counts by band go to standard error.

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when a
line or the whole input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct BatchArguments {
    /// File of findings, one a line; `-` is standard input
    #[arg(value_name = "IN")]
    source: PathBuf,

    /// What the lines hold [default: by the extension, and jsonl for `-`]
    #[arg(long, value_enum, value_name = "KIND")]
    input: Option<InputKind>,

    /// Worker threads [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,

    /// File for the records; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-", help_heading = "Output")]
    out: PathBuf,

    /// What the records are written as [default: by the extension, and jsonl for `-`]
    #[arg(long, value_enum, value_name = "KIND", help_heading = "Output")]
    output: Option<OutputKind>,

    /// Write the whole report of each finding; JSON lines only
    #[arg(long, help_heading = "Output")]
    full: bool,

    #[command(flatten)]
    gate: Gate,
}

/// Scores every line of the input; the records come out in the order of the lines.
pub(crate) fn run(arguments: &BatchArguments) -> Result<u8, CliError> {
    let kinds = Kinds::try_new(arguments)?;
    let unreadable = |reason: io::Error| CliError::unreadable(&arguments.source, reason);
    let source = Source::open(&arguments.source).map_err(unreadable)?;
    let progress = Progress::new(source.length, &arguments.out);
    let mut chunks = Chunks::new(source.bytes);
    let format = match kinds.input {
        InputKind::Jsonl => LineFormat::Request,
        InputKind::Compact => LineFormat::Compact,
        InputKind::Csv => {
            let header = chunks.take_header().map_err(unreadable)?;
            LineFormat::Row(columns(&header).map_err(|error| error.in_file(&arguments.source))?)
        }
    };
    let mut target = Target::create(&arguments.out)
        .map_err(|reason| CliError::unwritable(&arguments.out, reason))?;
    if kinds.output == OutputKind::Csv {
        target.write(&format!("{}\n", Record::CSV_HEADER))?;
    }
    let writer = Writer { kind: kinds.output, is_full: arguments.full };
    let mut summary = summary::Totals::default();
    pool::run(
        chunks,
        threads(arguments.threads),
        |chunk| writer.piece(&format, &chunk),
        |piece: io::Result<Piece>| -> Result<(), CliError> {
            let piece = piece.map_err(unreadable)?;
            target.write(&piece.text)?;
            progress.advance(piece.bytes);
            summary.add(piece);
            Ok(())
        },
    )?;
    target.publish()?;
    progress.finish();
    summary.report()?;
    let counts = summary.counts;
    let is_reached = arguments.gate.limit().is_some_and(|limit| counts.reaches(limit));
    Ok(match (counts.refused > 0, is_reached) {
        (true, _) => EXIT_REFUSED,
        (false, true) => EXIT_REACHED,
        (false, false) => EXIT_OK,
    })
}

/// The kinds of lines that are read and written.
struct Kinds {
    input: InputKind,
    output: OutputKind,
}

impl Kinds {
    /// The kinds that the arguments or the extensions name.
    fn try_new(arguments: &BatchArguments) -> Result<Self, CliError> {
        let refuse = |message| Err(usage_error::<BatchArguments>("batch", message));
        let Some(input) = arguments.input.or_else(|| InputKind::from_extension(&arguments.source))
        else {
            return refuse("the extension of IN does not say what it holds; --input does");
        };
        let Some(output) = arguments.output.or_else(|| OutputKind::from_extension(&arguments.out))
        else {
            return refuse("the extension of --out does not say what to write; --output does");
        };
        if arguments.full && output == OutputKind::Csv {
            return refuse("--full writes JSON lines, for a report does not fit into columns");
        }
        Ok(Self { input, output })
    }
}

fn columns(header: &[u8]) -> Result<Columns, CliError> {
    Columns::from_header(header).map_err(|error| {
        CliError::from(error).with_hint("`aivss batch --help` says which columns there are")
    })
}

fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from)
}
