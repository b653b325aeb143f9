//! The records of a chunk of lines, as text.

use super::input::{Chunk, lines, text_lines};
use super::kind::OutputKind;
use aivss_core::wire::batch::{LineFormat, Record, Summary};

/// How records become text.
#[derive(Clone, Copy)]
pub(super) struct Writer {
    pub(super) kind: OutputKind,
    pub(super) is_full: bool,
}

/// The records of a chunk.
pub(super) struct Piece {
    pub(super) text: String,
    /// The length of the input that they were made from.
    pub(super) bytes: u64,
    pub(super) counts: Summary,
    pub(super) first_refused: Option<Record>,
}

impl Writer {
    /// Scores the lines of a chunk.
    pub(super) fn piece(self, format: &LineFormat, chunk: &Chunk) -> Piece {
        let mut piece = Piece {
            text: String::with_capacity(chunk.bytes.len() * 2),
            bytes: chunk.length(),
            counts: Summary::default(),
            first_refused: None,
        };
        // The chunk is checked as a whole, and line by line only to find the one that is not UTF-8.
        let mut number = chunk.first_line;
        match str::from_utf8(&chunk.bytes) {
            Ok(text) => {
                for line in text_lines(text) {
                    self.take(Record::from_text(format, number, line), &mut piece);
                    number += 1;
                }
            }
            Err(_) => {
                for line in lines(&chunk.bytes) {
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
