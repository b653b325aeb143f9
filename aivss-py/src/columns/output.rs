//! The columns that come out.

use aivss_core::{Bounds, Error, FactorSet, Report, Score};
use arrow_array::builder::StringBuilder;
use arrow_array::{Array, ArrayRef, Float64Array, RecordBatch, StringArray};
use arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::sync::{Arc, LazyLock};

/// The columns in their order. Figures are the floats nearest to the exact ones; in a row that was
/// refused they are null, and in any other row the error is. In a row with unknown inputs a figure whose ends
/// differ is null, and `unobserved` names the inputs; in all others it is null.
static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let number = |name: &str| Field::new(name, DataType::Float64, true);
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    Arc::new(Schema::new(vec![
        number("score"),
        text("severity"),
        number("cvss_score"),
        number("aars"),
        number("raw"),
        text("error_code"),
        text("error_path"),
        text("error_message"),
        number("score_low"),
        number("score_high"),
        text("unobserved"),
    ]))
});

/// The schema of every batch.
pub(super) fn schema() -> SchemaRef {
    Arc::clone(&SCHEMA)
}

/// How many rows of a batch were refused.
pub(super) fn refused(batch: &RecordBatch) -> usize {
    let errors = batch.column_by_name("error_code");
    errors.map_or(0, |codes| codes.len() - codes.null_count())
}

/// What is written of a score; there are 101, and to look one up takes less time than to work it out.
#[derive(Clone, Copy)]
struct Written {
    number: f64,
    /// The severity, and behind it whatever fills the width.
    severity: [u8; WIDTH],
    length: usize,
}

/// The bytes of the longest severity.
const WIDTH: usize = 8;

static WRITTEN: LazyLock<[Written; 101]> = LazyLock::new(|| {
    std::array::from_fn(|tenths| {
        let score = u8::try_from(tenths).ok().and_then(Score::from_tenths).unwrap_or(Score::MAX);
        let text = score.severity().as_str();
        let mut severity = [b' '; WIDTH];
        severity[..text.len()].copy_from_slice(text.as_bytes());
        Written { number: score.to_f64(), severity, length: text.len() }
    })
});

/// A row with unknown inputs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    /// The greatest score; the least stands among the scores.
    pub(super) high: f64,
    /// Whether the ends of the score, of AARS and of the raw value differ.
    pub(super) differ: [bool; 3],
    /// The fields of the unknown inputs, a space between two.
    pub(super) unobserved: String,
}

/// The scores of the rows so far; in a row that was refused, noughts stand under the nulls, and in one with
/// unknown inputs the least figure.
pub(super) struct Scored {
    written: &'static [Written; 101],
    /// In the order of the columns, for all the rows there will be.
    numbers: [Vec<f64>; 4],
    /// The severities so far, and room for as many as there will be.
    severity: Vec<u8>,
    /// Where the severity of each row ends.
    ends: Vec<i32>,
    errors: Vec<(usize, Error)>,
    open: Vec<(usize, Open)>,
}

impl Scored {
    /// For so many rows, of which there are few enough for their severities to have ends.
    pub(super) fn with_capacity(rows: usize) -> Self {
        let mut ends = Vec::with_capacity(rows + 1);
        ends.push(0);
        Self {
            written: &WRITTEN,
            numbers: std::array::from_fn(|_| Vec::with_capacity(rows)),
            severity: Vec::with_capacity((rows + 1) * WIDTH),
            ends,
            errors: Vec::new(),
            open: Vec::new(),
        }
    }

    #[inline]
    pub(super) fn push(&mut self, report: &Report) {
        let score = &self.written[usize::from(report.score().tenths())];
        let cvss_score = &self.written[usize::from(report.cvss_score().tenths())];
        // The whole width and then back is faster than a copy of a length that varies.
        let end = self.severity.len() + score.length;
        self.severity.extend_from_slice(&score.severity);
        self.severity.truncate(end);
        self.push_row([
            score.number,
            cvss_score.number,
            report.aars().to_f64(),
            report.raw().to_f64(),
        ]);
    }

    /// Puts in a row of bounds, which is one like any other where every input is known.
    pub(super) fn push_bounds(&mut self, bounds: &Bounds) {
        if !bounds.is_complete() {
            let set = bounds.profile().map_or(FactorSet::V0_8, |profile| profile.set());
            let unobserved: Vec<_> = bounds.unobserved().map(|input| input.key(set)).collect();
            let [aars, raw] = [bounds.aars(), bounds.raw()].map(|[low, high]| low != high);
            let differ = [bounds.score().is_none(), aars, raw];
            let high = bounds.score_high().to_f64();
            self.push_open(Open { high, differ, unobserved: unobserved.join(" ") });
        }
        self.push(&bounds.low());
    }

    /// Says that the inputs of the next row are not all known.
    pub(super) fn push_open(&mut self, open: Open) {
        self.open.push((self.rows(), open));
    }

    /// Puts in the figures of a row that was scored before.
    pub(super) fn push_figures(&mut self, numbers: [f64; 4]) -> Result<(), Error> {
        let severity = Score::try_from(numbers[0])?.severity();
        self.severity.extend_from_slice(severity.as_str().as_bytes());
        self.push_row(numbers);
        Ok(())
    }

    pub(super) fn push_error(&mut self, error: &Error) {
        self.errors.push((self.rows(), error.clone()));
        self.push_row([0.0; 4]);
    }

    #[inline]
    fn push_row(&mut self, numbers: [f64; 4]) {
        for (column, number) in self.numbers.iter_mut().zip(numbers) {
            column.push(number);
        }
        self.ends.push(i32::try_from(self.severity.len()).unwrap_or(i32::MAX));
    }

    fn rows(&self) -> usize {
        self.ends.len() - 1
    }

    /// How many rows were refused.
    pub(super) fn refused(&self) -> usize {
        self.errors.len()
    }

    pub(super) fn finish(self) -> Result<RecordBatch, ArrowError> {
        let rows = self.rows();
        let errors = error_columns(rows, &self.errors);
        let [score, cvss_score, aars, raw] = self.numbers;
        let refused = || self.errors.iter().map(|(row, _)| *row);
        let nulls = nulls(rows, refused());
        // Without unknown inputs all figures have the same nulls.
        let open = |differs: &dyn Fn(usize, &Open) -> bool| {
            if self.open.is_empty() {
                return nulls.clone();
            }
            let differing = self.open.iter().filter(|(row, open)| differs(*row, open));
            self::nulls(rows, refused().chain(differing.map(|(row, _)| *row)))
        };
        let number = |numbers: Vec<f64>, nulls| -> Result<ArrayRef, ArrowError> {
            Ok(Arc::new(Float64Array::try_new(numbers.into(), nulls)?))
        };
        let band = |score: f64| Score::try_from(score).unwrap_or(Score::MIN).severity();
        let severity = StringArray::try_new(
            OffsetBuffer::new(self.ends.into()),
            self.severity.into(),
            open(&|row, open| band(score[row]) != band(open.high)),
        )?;
        let nulls_of_score = open(&|_, open| open.differ[0]);
        let mut greatest = None;
        let mut unobserved = Texts::with_capacity(rows, self.open.len() * 16);
        for (row, open) in &self.open {
            greatest.get_or_insert_with(|| score.clone())[*row] = open.high;
            unobserved.put(*row, &open.unobserved);
        }
        let scores = ScalarBuffer::from(score);
        let low: ArrayRef = Arc::new(Float64Array::try_new(scores.clone(), nulls.clone())?);
        // Where nothing is unknown, the three columns are one.
        let (score, high) = match greatest {
            None => (Arc::clone(&low), Arc::clone(&low)),
            Some(greatest) => {
                let score: ArrayRef = Arc::new(Float64Array::try_new(scores, nulls_of_score)?);
                (score, number(greatest, nulls.clone())?)
            }
        };
        let aars = number(aars, open(&|_, open| open.differ[1]))?;
        let raw = number(raw, open(&|_, open| open.differ[2]))?;
        let mut columns = vec![score, Arc::new(severity), number(cvss_score, nulls.clone())?];
        columns.extend([aars, raw]);
        columns.extend(errors);
        columns.extend([low, high, unobserved.finish(rows)]);
        RecordBatch::try_new(schema(), columns)
    }
}

/// Which rows are null; nothing where none is.
fn nulls(rows: usize, null: impl Iterator<Item = usize>) -> Option<NullBuffer> {
    let mut null = null.peekable();
    null.peek()?;
    let mut is_valid = vec![true; rows];
    for row in null {
        is_valid[row] = false;
    }
    Some(NullBuffer::from(is_valid))
}

/// The columns of code, path and message.
fn error_columns(rows: usize, errors: &[(usize, Error)]) -> [ArrayRef; 3] {
    let nothing: ArrayRef =
        Arc::new(StringArray::new_null(if errors.is_empty() { rows } else { 0 }));
    let column = |text: for<'a> fn(&'a Error) -> &'a str| -> ArrayRef {
        if errors.is_empty() {
            return Arc::clone(&nothing);
        }
        let mut column = Texts::with_capacity(rows, errors.len() * 32);
        for (row, error) in errors {
            column.put(*row, text(error));
        }
        column.finish(rows)
    };
    [column(|error| error.code().as_str()), column(Error::path), column(Error::message)]
}

/// A column of texts, of which few rows have one.
struct Texts {
    column: StringBuilder,
    row: usize,
}

impl Texts {
    fn with_capacity(rows: usize, bytes: usize) -> Self {
        Self { column: StringBuilder::with_capacity(rows, bytes), row: 0 }
    }

    /// The text of a row behind the last one.
    fn put(&mut self, row: usize, text: &str) {
        self.column.append_nulls(row - self.row);
        self.column.append_value(text);
        self.row = row + 1;
    }

    fn finish(mut self, rows: usize) -> ArrayRef {
        self.column.append_nulls(rows - self.row);
        Arc::new(self.column.finish())
    }
}
