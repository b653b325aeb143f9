//! Scored columns in a pickle: the figures of each batch as bytes, and what was refused.

use super::output::{Open, Scored};
use aivss_core::{Error, ErrorCode, Score};
use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, RecordBatch};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::fmt::Display;

/// Each batch: the columns of figures one after the other, little end first, and the refused rows by their
/// number, with code, path and message, and those with unknown inputs, with the greatest score, whether the
/// ends of score, AARS and raw value differ, and the inputs. The severity follows from the score.
pub(super) type Pickled<'py> = Vec<(Bound<'py, PyBytes>, Vec<Refused>, Vec<Unknown>)>;
type Refused = (usize, String, String, String);
type Unknown = (usize, f64, [bool; 3], String);

/// The columns of figures, by their place among all: the least score first.
const FIGURES: [usize; 4] = [8, 2, 3, 4];
/// The columns of errors.
const ERRORS: [usize; 3] = [5, 6, 7];
/// The score where its ends are one, the greatest score, and the names of what is unknown.
const SCORE: usize = 0;
const HIGH: usize = 9;
const UNOBSERVED: usize = 10;

const WIDTH: usize = size_of::<f64>();

pub(super) fn write<'py>(py: Python<'py>, batches: &[RecordBatch]) -> Pickled<'py> {
    let write = |batch: &RecordBatch| {
        let columns = FIGURES.map(|place| batch.column(place).as_primitive::<Float64Type>());
        let floats = columns.iter().flat_map(|column| column.values());
        let bytes: Vec<u8> = floats.flat_map(|float| float.to_le_bytes()).collect();
        let [codes, paths, messages] = ERRORS.map(|place| batch.column(place).as_string::<i32>());
        let errors = codes.iter().enumerate().filter_map(|(row, code)| {
            Some((row, code?.into(), paths.value(row).into(), messages.value(row).into()))
        });
        let [_, _, aars, raw] = columns;
        let score = batch.column(SCORE);
        let high = batch.column(HIGH).as_primitive::<Float64Type>();
        let unobserved = batch.column(UNOBSERVED).as_string::<i32>().iter().enumerate();
        let open = unobserved.filter_map(|(row, names)| {
            let differ = [score.is_null(row), aars.is_null(row), raw.is_null(row)];
            Some((row, high.value(row), differ, names?.into()))
        });
        (PyBytes::new(py, &bytes), errors.collect(), open.collect())
    };
    batches.iter().map(write).collect()
}

pub(super) fn read(pickled: Pickled<'_>) -> PyResult<Vec<RecordBatch>> {
    let read = |(figures, refused, open): (Bound<'_, PyBytes>, Vec<_>, Vec<_>)| {
        batch(figures.as_bytes(), &refused, open)
    };
    pickled.into_iter().map(read).collect()
}

fn batch(figures: &[u8], refused: &[Refused], open: Vec<Unknown>) -> PyResult<RecordBatch> {
    let (floats, rest) = figures.as_chunks::<WIDTH>();
    if !rest.is_empty() || !floats.len().is_multiple_of(FIGURES.len()) {
        return Err(broken("its figures are cut short"));
    }
    let rows = floats.len() / FIGURES.len();
    let mut scored = Scored::with_capacity(rows);
    let mut refused = refused.iter().peekable();
    let mut open = open.into_iter().peekable();
    for row in 0..rows {
        let error = refused.next_if(|(refused, ..)| *refused == row);
        if let Some((_, code, path, message)) = error {
            let known = ErrorCode::ALL.iter().find(|known| known.as_str() == code);
            let known = known.ok_or_else(|| broken("an error has an unknown code"))?;
            scored.push_error(&Error::new(*known, message).with_path(path));
        } else {
            if let Some((_, high, differ, unobserved)) = open.next_if(|(open, ..)| *open == row) {
                Score::try_from(high).map_err(broken)?;
                scored.push_open(Open { high, differ, unobserved });
            }
            let column = |place: usize| f64::from_le_bytes(floats[place * rows + row]);
            scored.push_figures(std::array::from_fn(column)).map_err(broken)?;
        }
    }
    if refused.next().is_some() {
        return Err(broken("an error is of no row"));
    }
    if open.next().is_some() {
        return Err(broken("an unknown input is of no row"));
    }
    scored.finish().map_err(broken)
}

fn broken(why: impl Display) -> PyErr {
    PyValueError::new_err(format!("the pickle of scored columns cannot be read: {why}"))
}
