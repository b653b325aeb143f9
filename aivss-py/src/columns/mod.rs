//! `score_columns`: a table in, a table out, without an object for each row.

mod buffer;
mod cells;
mod ffi;
mod input;
mod output;
mod pickled;
mod plan;
mod rows;

use crate::error::CallError;
use crate::value::utf8;
use aivss_core::Error;
use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, RecordBatch, RecordBatchIterator};
use arrow_schema::DataType;
use input::{Piece, Source};
use output::Scored;
use pickled::Pickled;
use plan::{Plan, Shared};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyString};
use std::str::FromStr;

/// The most rows of one batch that comes out, and of one piece of buffers that is copied in: ten columns of
/// them stay in a cache.
const BATCH: usize = 1 << 16;

/// The most rows that Jupyter shows.
const PREVIEW: usize = 10;

/// The scores of a table, as a table that any library with the Arrow interface takes.
#[pyclass(frozen, module = "aivss")]
pub(crate) struct ScoredColumns {
    batches: Vec<RecordBatch>,
    rows: usize,
    refused: usize,
}

/// What stops a whole table.
enum Stop {
    Refused(Error),
    Unreadable(String),
}

/// Scores the rows of a table; refused rows have an error in place of a score.
///
/// `data` is a table with the Arrow interface, or a mapping of names to columns: Arrow arrays,
/// arrays of `numpy`, or lists. Columns are `cvss`, the ten factors, and if wanted `exploit_maturity`,
/// `threat_multiplier`, `mitigation` and `mitigation_factor`, in any order. A factor may be `"X"` or
/// `"unknown"`, and so may maturity and mitigation: the row then has the two ends of its score.
#[pyfunction]
#[pyo3(signature = (data, /, *, method=None, domain=None, factor_set=None))]
pub(crate) fn score_columns(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    method: Option<&Bound<'_, PyString>>,
    domain: Option<&Bound<'_, PyString>>,
    factor_set: Option<&Bound<'_, PyString>>,
) -> PyResult<ScoredColumns> {
    let shared = || -> Result<Shared, CallError> {
        Ok(Shared {
            method: named("method", method)?.unwrap_or_default(),
            domain: named("domain", domain)?.unwrap_or_default(),
            factor_set: named("factor_set", factor_set)?,
        })
    };
    let shared = shared().map_err(|trouble| trouble.into_error(py))?;
    let source = Source::of(data)?;
    // Nothing here touches Python, so that other threads may.
    let scored = py.detach(|| score(shared, source));
    scored.map_err(|stop| match stop {
        Stop::Refused(error) => CallError::from(error).into_error(py),
        Stop::Unreadable(message) => PyValueError::new_err(message),
    })
}

fn named<T: FromStr<Err = Error>>(
    field: &str,
    given: Option<&Bound<'_, PyString>>,
) -> Result<Option<T>, CallError> {
    let Some(given) = given else { return Ok(None) };
    let parsed = utf8(given)?.parse().map_err(CallError::from);
    parsed.map(Some).map_err(|trouble| trouble.at(field))
}

fn score(shared: Shared, mut source: Source) -> Result<ScoredColumns, Stop> {
    let mut columns = ScoredColumns { batches: Vec::new(), rows: 0, refused: 0 };
    let mut piece = Piece::default();
    while source.read(&mut piece).map_err(Stop::Unreadable)? {
        let plan = Plan::try_new(shared, &piece).map_err(Stop::Refused)?;
        for start in (0..piece.rows).step_by(BATCH) {
            let rows = start..piece.rows.min(start + BATCH);
            let mut scored = Scored::with_capacity(rows.len());
            rows::score(&plan, rows, &mut scored);
            columns.refused += scored.refused();
            let batch = scored.finish().map_err(|error| Stop::Unreadable(error.to_string()))?;
            columns.rows += batch.num_rows();
            columns.batches.push(batch);
        }
    }
    Ok(columns)
}

#[pymethods]
impl ScoredColumns {
    /// How many rows were refused; `error_code`, `error_path` and `error_message` say why.
    #[getter]
    fn refused(&self) -> usize {
        self.refused
    }

    /// The names of the columns.
    #[getter]
    #[allow(clippy::unused_self, reason = "a property of the object, though all have the same")]
    fn column_names(&self) -> Vec<String> {
        output::schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The columns as lists of plain Python values.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.lists(py, self.rows)
    }

    /// The table through the Arrow C stream interface; any number of times.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A consumer may ask for other types, and the interface lets the producer give its own.
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        ffi::export(py, Box::new(RecordBatchIterator::new(batches, output::schema())))
    }

    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let first = self.lists(py, PREVIEW)?;
        py.import("aivss._html")?.getattr("columns")?.call1((first, self.rows, self.refused))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Pickled<'py>,))> {
        let restore = slf.get_type().getattr("_restore")?;
        Ok((restore, (pickled::write(slf.py(), &slf.get().batches),)))
    }

    /// The columns of a pickle.
    #[staticmethod]
    fn _restore(pickled: Pickled<'_>) -> PyResult<Self> {
        let batches = pickled::read(pickled)?;
        Ok(Self {
            rows: batches.iter().map(RecordBatch::num_rows).sum(),
            refused: batches.iter().map(output::refused).sum(),
            batches,
        })
    }

    fn __copy__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    #[pyo3(signature = (_memo, /))]
    fn __deepcopy__<'py>(slf: Bound<'py, Self>, _memo: &Bound<'py, PyAny>) -> Bound<'py, Self> {
        slf
    }

    fn __len__(&self) -> usize {
        self.rows
    }

    fn __repr__(&self) -> String {
        format!("<aivss.ScoredColumns: {} rows, {} refused>", self.rows, self.refused)
    }
}

impl ScoredColumns {
    /// The columns as lists, of so many rows from the first.
    fn lists<'py>(&self, py: Python<'py>, rows: usize) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        for (index, field) in output::schema().fields().iter().enumerate() {
            let values = PyList::empty(py);
            for batch in &self.batches {
                let column = batch.column(index);
                for row in 0..column.len().min(rows - values.len()) {
                    if column.is_null(row) {
                        values.append(py.None())?;
                    } else if *field.data_type() == DataType::Float64 {
                        values.append(column.as_primitive::<Float64Type>().value(row))?;
                    } else {
                        values.append(column.as_string::<i32>().value(row))?;
                    }
                }
            }
            columns.set_item(field.name(), values)?;
        }
        Ok(columns)
    }
}

/// Tables are equal by their rows, in whatever pieces they came.
impl PartialEq for ScoredColumns {
    fn eq(&self, other: &Self) -> bool {
        if (self.rows, self.refused) != (other.rows, other.refused) {
            return false;
        }
        let mut theirs = other.batches.iter().filter(|batch| batch.num_rows() > 0).cloned();
        let mut their = RecordBatch::new_empty(output::schema());
        for mut our in self.batches.iter().cloned() {
            while our.num_rows() > 0 {
                if their.num_rows() == 0 {
                    let Some(next) = theirs.next() else { return false };
                    their = next;
                }
                let count = our.num_rows().min(their.num_rows());
                if our.slice(0, count) != their.slice(0, count) {
                    return false;
                }
                our = our.slice(count, our.num_rows() - count);
                their = their.slice(count, their.num_rows() - count);
            }
        }
        true
    }
}
