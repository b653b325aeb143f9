//! What Python hands over as columns: a table of Arrow data, or a mapping of names to columns.

use super::cells::Cells;
use super::ffi;
use crate::value::utf8;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Float64Array, LargeStringArray};
use arrow_schema::DataType;
use pyo3::buffer::{Element, PyBuffer};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyList, PyMapping, PyString};

/// A piece of a table: named columns of one length.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) columns: Vec<(String, Cells)>,
    pub(super) rows: usize,
}

/// Where pieces come from, one after the other.
pub(super) enum Source {
    /// A table that another library makes, in its own pieces.
    Table(ffi::Chunks),
    /// Columns that were given one by one.
    Columns(Option<Piece>),
}

impl Source {
    /// Looks at what was given, and copies what is not Arrow's.
    pub(super) fn of(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Some(chunks) = ffi::import(data)? {
            return Ok(Self::Table(chunks));
        }
        let Ok(mapping) = data.cast::<PyMapping>() else {
            return Err(PyTypeError::new_err(format!(
                "expected a table with the Arrow interface or a mapping of names to columns, and found {}",
                data.get_type().name()?
            )));
        };
        let mut columns = Vec::new();
        let mut rows = None;
        for item in mapping.items()? {
            let (name, column): (String, Bound<'_, PyAny>) = item.extract()?;
            let cells = column_of(&name, &column)?;
            if *rows.get_or_insert(cells.len()) != cells.len() {
                return Err(PyValueError::new_err(format!(
                    "column {name:?} has {} rows, and the columns before it have {}",
                    cells.len(),
                    rows.unwrap_or_default()
                )));
            }
            columns.push((name, cells));
        }
        Ok(Self::Columns(Some(Piece { columns, rows: rows.unwrap_or_default() })))
    }
}

impl Iterator for Source {
    type Item = Result<Piece, String>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Table(chunks) => {
                let chunk = chunks.next()?;
                Some(chunk.map_err(|error| error.to_string()).and_then(|chunk| piece_of(&chunk)))
            }
            Self::Columns(piece) => piece.take().map(Ok),
        }
    }
}

fn piece_of(chunk: &ArrayRef) -> Result<Piece, String> {
    let DataType::Struct(fields) = chunk.data_type() else {
        return Err(format!("a table has named columns, and this is {}", chunk.data_type()));
    };
    let columns = chunk.as_struct().columns();
    let columns = fields.iter().zip(columns).map(|(field, column)| {
        let cells = Cells::try_new(column);
        cells
            .map(|cells| (field.name().clone(), cells))
            .map_err(|found| unusable(field.name(), &found))
    });
    Ok(Piece { columns: columns.collect::<Result<_, _>>()?, rows: chunk.len() })
}

fn unusable(name: &str, found: &str) -> String {
    format!("column {name:?} should hold numbers or texts, and is {found}")
}

/// A column from Arrow data, from a buffer such as an array of `numpy`, or from a list.
fn column_of(name: &str, column: &Bound<'_, PyAny>) -> PyResult<Cells> {
    if let Some(chunks) = ffi::import(column)? {
        let mut all = Vec::new();
        for chunk in chunks {
            let chunk = chunk.map_err(|error| PyValueError::new_err(error.to_string()))?;
            let cells = Cells::try_new(&chunk);
            all.push(cells.map_err(|found| PyTypeError::new_err(unusable(name, &found)))?);
        }
        return Ok(Cells::concatenated(all));
    }
    if let Some(numbers) = buffer(column)? {
        return Ok(Cells::Numbers(numbers.into()));
    }
    // NumPy's texts and objects offer no buffer that is of use, and lists none at all.
    let items =
        if column.hasattr("tolist")? { column.call_method0("tolist")? } else { column.clone() };
    let Ok(items) = items.cast_into::<PyList>() else {
        let found = column.get_type().name()?.to_string();
        return Err(PyTypeError::new_err(unusable(name, &found)));
    };
    from_list(name, &items)
}

/// The numbers of a buffer, as floats. They are copied: while other threads may run, they may write.
fn buffer(column: &Bound<'_, PyAny>) -> PyResult<Option<Vec<f64>>> {
    fn read<T: Element>(
        column: &Bound<'_, PyAny>,
        convert: impl Fn(T) -> f64,
    ) -> Option<PyResult<Vec<f64>>> {
        let buffer = PyBuffer::<T>::get(column).ok().filter(|buffer| buffer.dimensions() == 1)?;
        let numbers = buffer.to_vec(column.py());
        Some(numbers.map(|numbers| numbers.into_iter().map(convert).collect()))
    }

    read::<f64>(column, |number| number)
        .or_else(|| read::<f32>(column, |number| number.to_string().parse().unwrap_or(f64::NAN)))
        .or_else(|| read::<i8>(column, f64::from))
        .or_else(|| read::<u8>(column, f64::from))
        .or_else(|| read::<i16>(column, f64::from))
        .or_else(|| read::<u16>(column, f64::from))
        .or_else(|| read::<i32>(column, f64::from))
        .or_else(|| read::<u32>(column, f64::from))
        .or_else(|| read::<i64>(column, wide))
        .or_else(|| read::<u64>(column, |number| wide(i64::try_from(number).unwrap_or(i64::MAX))))
        .transpose()
}

#[allow(clippy::cast_precision_loss, reason = "beyond 2^53 a number is out of every range")]
fn wide(number: i64) -> f64 {
    number as f64
}

fn from_list(name: &str, items: &Bound<'_, PyList>) -> PyResult<Cells> {
    let is_number = |item: &Bound<'_, PyAny>| {
        item.is_none()
            || item.is_instance_of::<PyFloat>()
            || (item.is_instance_of::<PyInt>() && !item.is_instance_of::<PyBool>())
    };
    if items.iter().all(|item| is_number(&item)) {
        let numbers = items.iter().map(|item| item.extract::<Option<f64>>());
        return Ok(Cells::Numbers(numbers.collect::<PyResult<Float64Array>>()?));
    }
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        if item.is_none() {
            texts.push(None);
            continue;
        }
        let Ok(text) = item.cast::<PyString>() else {
            let found = format!("a list with {} in it", item.get_type().name()?);
            return Err(PyTypeError::new_err(unusable(name, &found)));
        };
        let text = utf8(text).map_err(|refusal| PyValueError::new_err(refusal.message))?;
        texts.push(Some(text.into_owned()));
    }
    Ok(Cells::Texts(super::cells::Texts::Long(LargeStringArray::from(texts))))
}
