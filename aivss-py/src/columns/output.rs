//! The columns that come out.

use aivss_core::{Error, Report, Score};
use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::sync::{Arc, LazyLock};

/// The columns in their order. Figures are the floats nearest to the exact ones; in a row that was
/// refused they are null, and in any other row the error is.
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
    ]))
});

/// The schema of every batch.
pub(super) fn schema() -> SchemaRef {
    Arc::clone(&SCHEMA)
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

/// The scores of the rows so far; in a row that was refused, noughts stand under the nulls.
pub(super) struct Scored {
    written: &'static [Written; 101],
    /// In the order of the columns, for all the rows there will be.
    numbers: [Vec<f64>; 4],
    /// The severities so far, and room for as many as there will be.
    severity: Vec<u8>,
    /// Where the severity of each row ends.
    ends: Vec<i32>,
    errors: Vec<(usize, Error)>,
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
        let nulls = (!self.errors.is_empty()).then(|| {
            let mut is_scored = vec![true; rows];
            for (row, _) in &self.errors {
                is_scored[*row] = false;
            }
            NullBuffer::from(is_scored)
        });
        let nothing: ArrayRef =
            Arc::new(StringArray::new_null(if self.errors.is_empty() { rows } else { 0 }));
        let errors = |text: for<'a> fn(&'a Error) -> &'a str| -> ArrayRef {
            if self.errors.is_empty() {
                return Arc::clone(&nothing);
            }
            let mut column = StringBuilder::with_capacity(rows, self.errors.len() * 32);
            let mut row = 0;
            for (refused, error) in &self.errors {
                column.append_nulls(refused - row);
                column.append_value(text(error));
                row = refused + 1;
            }
            column.append_nulls(rows - row);
            Arc::new(column.finish())
        };
        let errors =
            [errors(|error| error.code().as_str()), errors(Error::path), errors(Error::message)];
        let ends = OffsetBuffer::new(self.ends.into());
        let severity = StringArray::try_new(ends, self.severity.into(), nulls.clone())?;
        let number = |numbers: Vec<f64>| -> Result<ArrayRef, ArrowError> {
            Ok(Arc::new(Float64Array::try_new(numbers.into(), nulls.clone())?))
        };
        let [score, cvss_score, aars, raw] = self.numbers;
        let mut columns: Vec<ArrayRef> = vec![
            number(score)?,
            Arc::new(severity),
            number(cvss_score)?,
            number(aars)?,
            number(raw)?,
        ];
        columns.extend(errors);
        RecordBatch::try_new(schema(), columns)
    }
}
