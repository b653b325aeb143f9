//! `aivss batch`: many findings in, one a line, and their scores out in the same order.
#![allow(
    clippy::doc_markdown,
    reason = "the comments of the arguments are the help text, where backticks would show"
)]

mod input;
pub(crate) mod output;
mod partial;
mod pool;
mod summary;

use crate::arguments::{Arguments, Band};
use crate::problem::Problem;
use crate::{EXIT_OK, EXIT_REACHED, EXIT_REFUSED};
use aivss_core::ErrorCode;
use aivss_core::wire::batch::{Columns, LineFormat, Record, Summary};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, ValueEnum};
use input::{Chunk, Chunks, Source};
use output::Target;
use pool::Stopped;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use summary::Progress;

pub(crate) const EXAMPLES: &str = "\
Examples:
  aivss batch examples/batch.jsonl
  aivss batch agents.jsonl --out scores.csv --fail-on critical
  aivss batch examples/batch.csv --out scores.jsonl --full
  aivss score --format compact findings/*.json | aivss batch - --input compact

JSON lines hold a request each, as for `aivss score`, with an `id` if they
have one; compact lines a compact form each. CSV has a header, in any order:
`compact`, or `cvss` and the ten factors by any published name and, where they
differ from the defaults, `method`, `domain`, `factor_set`, `aars`,
`exploit_maturity`, `threat_multiplier`, `mitigation` and `mitigation_factor`;
`id`, `name` and `comment` go with either. Cells are quoted as in RFC 4180,
but a row is one line. An empty cell is a field left out.

Each line that is not blank gives one record, in the order of the lines:
`line`, `id`, `name`, `score`, `severity`, `cvss`, `aars`, `raw`, `method`,
`domain` and `compact`, or the error that refused it. A refused line stops
nothing. A file is written whole or not at all. The counts by band go to
standard error.

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when a
line or the whole input was refused.";

#[derive(Debug, Args)]
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

    /// Exit with 1 when a score reaches this band
    #[arg(long, value_enum, value_name = "BAND", help_heading = "Output")]
    fail_on: Option<Band>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InputKind {
    /// Requests in JSON, one a line
    Jsonl,
    /// Columns under a header
    Csv,
    /// Compact forms, one a line
    Compact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum OutputKind {
    /// A record in JSON a line
    Jsonl,
    /// Columns under a header
    Csv,
}

impl InputKind {
    fn of(path: &Path) -> Option<Self> {
        match extension(path)?.as_str() {
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "txt" | "compact" => Some(Self::Compact),
            _ => None,
        }
    }
}

impl OutputKind {
    fn of(path: &Path) -> Option<Self> {
        match extension(path)?.as_str() {
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// The extension in small letters; that of a standard stream is the one of JSON lines.
fn extension(path: &Path) -> Option<String> {
    if path.as_os_str() == input::STANDARD_STREAM {
        return Some("jsonl".into());
    }
    path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase)
}

pub(crate) fn run(arguments: &BatchArguments) -> io::Result<u8> {
    let Some(input) = arguments.input.or_else(|| InputKind::of(&arguments.source)) else {
        return refuse_arguments("the extension of IN does not say what it holds; --input does");
    };
    let Some(output) = arguments.output.or_else(|| OutputKind::of(&arguments.out)) else {
        return refuse_arguments(
            "the extension of --out does not say what to write; --output does",
        );
    };
    if arguments.full && output == OutputKind::Csv {
        return refuse_arguments(
            "--full writes JSON lines, for a report does not fit into columns",
        );
    }
    let source = match Source::open(&arguments.source) {
        Ok(source) => source,
        Err(error) => return refuse(unreadable(&error), &arguments.source),
    };
    let progress = Progress::new(source.length, &arguments.out);
    let mut chunks = Chunks::new(source.bytes);
    let format = match line_format(input, &mut chunks) {
        Ok(format) => format,
        Err(problem) => return refuse(problem, &arguments.source),
    };
    let mut target = match Target::create(&arguments.out) {
        Ok(target) => target,
        Err(error) => return refuse(unwritable(&error), &arguments.out),
    };
    if output == OutputKind::Csv {
        target.write(&format!("{}\n", Record::CSV_HEADER))?;
    }
    let writer = Writer { kind: output, is_full: arguments.full };
    let mut summary = summary::Totals::default();
    let scored = pool::run(
        chunks,
        threads(arguments.threads),
        |chunk| writer.piece(&format, &chunk),
        |piece: Piece| {
            target.write(&piece.text)?;
            progress.advance(piece.bytes);
            summary.add(piece);
            Ok(())
        },
    );
    match scored {
        Ok(()) => target.publish()?,
        Err(Stopped::Reading(error)) => return refuse(unreadable(&error), &arguments.source),
        Err(Stopped::Writing(error)) => return Err(error),
    }
    progress.finish();
    summary.report()?;
    let counts = summary.counts;
    let reached = arguments.fail_on.is_some_and(|band| counts.reaches(band.severity()));
    Ok(match (counts.refused > 0, reached) {
        (true, _) => EXIT_REFUSED,
        (false, true) => EXIT_REACHED,
        (false, false) => EXIT_OK,
    })
}

fn line_format<R: io::Read>(
    kind: InputKind,
    chunks: &mut Chunks<R>,
) -> Result<LineFormat, Problem> {
    Ok(match kind {
        InputKind::Jsonl => LineFormat::Request,
        InputKind::Compact => LineFormat::Compact,
        InputKind::Csv => {
            let header = chunks.take_header().map_err(|error| unreadable(&error))?;
            let columns = Columns::from_header(&header).map_err(|error| {
                Problem::from(error).with_hint("`aivss batch --help` says which columns there are")
            })?;
            LineFormat::Row(columns)
        }
    })
}

/// How records become text.
#[derive(Clone, Copy)]
struct Writer {
    kind: OutputKind,
    is_full: bool,
}

/// The records of a chunk.
struct Piece {
    text: String,
    /// How much input they were made from.
    bytes: u64,
    counts: Summary,
    first_refused: Option<Record>,
}

impl Writer {
    fn piece(self, format: &LineFormat, chunk: &Chunk) -> Piece {
        let mut piece = Piece {
            text: String::with_capacity(chunk.bytes.len() * 2),
            bytes: chunk.length(),
            counts: Summary::default(),
            first_refused: None,
        };
        // Checked at once, and line by line only where a line must be found that is no text.
        let mut number = chunk.first_line;
        match str::from_utf8(&chunk.bytes) {
            Ok(text) => {
                for line in input::text_lines(text) {
                    self.take(Record::from_text(format, number, line), &mut piece);
                    number += 1;
                }
            }
            Err(_) => {
                for line in input::lines(&chunk.bytes) {
                    self.take(Record::from_line(format, number, line), &mut piece);
                    number += 1;
                }
            }
        }
        if let Some(length) = chunk.too_long {
            self.take(Some(Record::too_long(number, length)), &mut piece);
        }
        piece
    }

    fn take(self, record: Option<Record>, piece: &mut Piece) {
        let Some(record) = record else {
            piece.counts.blank += 1;
            return;
        };
        piece.counts.add(&record);
        match (self.kind, self.is_full) {
            (OutputKind::Csv, _) => record.write_csv(&mut piece.text),
            (OutputKind::Jsonl, false) => record.write_json(&mut piece.text),
            (OutputKind::Jsonl, true) => record.write_full_json(&mut piece.text),
        }
        piece.text.push('\n');
        if record.result.is_err() && piece.first_refused.is_none() {
            piece.first_refused = Some(record);
        }
    }
}

fn threads(asked: Option<u16>) -> usize {
    asked.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from)
}

fn unreadable(error: &io::Error) -> Problem {
    Problem::new(ErrorCode::InputUnreadable, format!("the file cannot be read: {error}"))
}

fn unwritable(error: &io::Error) -> Problem {
    Problem::new(ErrorCode::OutputUnwritable, format!("the file cannot be written: {error}"))
}

fn refuse(problem: Problem, file: &Path) -> io::Result<u8> {
    problem.in_file(file).report()?;
    Ok(EXIT_REFUSED)
}

fn refuse_arguments(message: &str) -> io::Result<u8> {
    let mut command = Arguments::command();
    let command =
        command.find_subcommand_mut("batch").map_or_else(Arguments::command, |c| c.clone());
    command.bin_name("aivss batch").error(ErrorKind::ValueValidation, message).print()?;
    Ok(EXIT_REFUSED)
}
