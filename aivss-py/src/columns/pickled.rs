//! Scored columns in a pickle: the figures of each batch as bytes, and what was refused.

use super::output::Scored;
use aivss_core::{Error, ErrorCode};
use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::fmt::Display;

/// Each batch: the columns of figures one after the other, little end first, and the refused rows by their
/// number, with code, path and message. The severity follows from the score.
pub(super) type Pickled<'py> = Vec<(Bound<'py, PyBytes>, Vec<(usize, String, String, String)>)>;

/// The columns of figures, by their place among all.
const FIGURES: [usize; 4] = [0, 2, 3, 4];
/// The columns of errors.
const ERRORS: [usize; 3] = [5, 6, 7];

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
        (PyBytes::new(py, &bytes), errors.collect())
    };
    batches.iter().map(write).collect()
}

pub(super) fn read(pickled: Pickled<'_>) -> PyResult<Vec<RecordBatch>> {
    pickled.into_iter().map(|(figures, refused)| batch(figures.as_bytes(), &refused)).collect()
}

fn batch(figures: &[u8], refused: &[(usize, String, String, String)]) -> PyResult<RecordBatch> {
    let (floats, rest) = figures.as_chunks::<WIDTH>();
    if !rest.is_empty() || !floats.len().is_multiple_of(FIGURES.len()) {
        return Err(broken("its figures are cut short"));
    }
    let rows = floats.len() / FIGURES.len();
    let mut scored = Scored::with_capacity(rows);
    let mut refused = refused.iter().peekable();
    for row in 0..rows {
        let error = refused.next_if(|(refused, ..)| *refused == row);
        if let Some((_, code, path, message)) = error {
            let known = ErrorCode::ALL.iter().find(|known| known.as_str() == code);
            let known = known.ok_or_else(|| broken("an error has an unknown code"))?;
            scored.push_error(&Error::new(*known, message).with_path(path));
        } else {
            let column = |place: usize| f64::from_le_bytes(floats[place * rows + row]);
            scored.push_figures(std::array::from_fn(column)).map_err(broken)?;
        }
    }
    if refused.next().is_some() {
        return Err(broken("an error is of no row"));
    }
    scored.finish().map_err(broken)
}

fn broken(why: impl Display) -> PyErr {
    PyValueError::new_err(format!("the pickle of scored columns cannot be read: {why}"))
}
