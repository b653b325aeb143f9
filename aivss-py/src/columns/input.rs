//! What Python hands over as columns: a table of Arrow data, or a mapping of names to columns.

use super::BATCH;
use super::buffer::Buffer;
use super::cells::{Cells, Items, Texts};
use super::ffi;
use crate::error::CallError;
use crate::value::{utf8, value};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Float64Array, LargeStringArray};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use pyo3::exceptions::{PyNotImplementedError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyList, PyMapping, PyString};
use std::mem::take;
use std::ops::Range;

/// A piece of a table: named columns of one length.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) columns: Vec<(String, Cells)>,
    pub(super) rows: usize,
}

/// Where pieces come from, one after the other.
pub(super) enum Source {
    /// A table that another library makes, in its own pieces.
    Table(ffi::Chunks),
    /// Columns that were given one by one, and how many rows of them have been read.
    Columns { columns: Vec<(String, Column)>, rows: usize, read: Option<usize> },
}

/// A column that was given by itself.
pub(super) enum Column {
    Cells(Cells),
    Buffer(Buffer),
}

impl Column {
    fn len(&self) -> usize {
        match self {
            Self::Cells(cells) => cells.len(),
            Self::Buffer(buffer) => buffer.len(),
        }
    }

    /// So many of its rows; `spare` is memory to put them into.
    fn slice(&self, py: Python<'_>, rows: Range<usize>, spare: Option<Cells>) -> PyResult<Cells> {
        match self {
            Self::Cells(cells) => Ok(cells.slice(rows)),
            Self::Buffer(buffer) => {
                let mut numbers = spare.and_then(Cells::into_floats).unwrap_or_default();
                buffer.read(py, rows, &mut numbers)?;
                Ok(Cells::Numbers(numbers.into()))
            }
        }
    }
}

impl Source {
    /// Looks at what was given, and reads what is not Arrow's and no buffer.
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
            let column = column_of(&name, &column)?;
            if *rows.get_or_insert(column.len()) != column.len() {
                return Err(PyValueError::new_err(format!(
                    "column {name:?} has {} rows, and the columns before it have {}",
                    column.len(),
                    rows.unwrap_or_default()
                )));
            }
            columns.push((name, column));
        }
        Ok(Self::Columns { columns, rows: rows.unwrap_or_default(), read: None })
    }

    /// Puts the next piece in the place of the last one, whose memory is used again; says whether there was
    /// one.
    pub(super) fn read(&mut self, piece: &mut Piece) -> Result<bool, String> {
        match self {
            Self::Table(chunks) => {
                let Some(chunk) = chunks.next() else { return Ok(false) };
                *piece = piece_of(&chunk.map_err(|error| error.to_string())?)?;
            }
            Self::Columns { columns, rows, read } => {
                // A table without rows is a piece too, so that its columns are looked at.
                let start = match *read {
                    None => 0,
                    Some(read) if read < *rows => read,
                    Some(_) => return Ok(false),
                };
                let end = (*rows).min(start + BATCH);
                *read = Some(end);
                let mut spare = take(&mut piece.columns).into_iter().map(|(_, cells)| cells);
                // Only for as long as it takes to copy, for other threads want to run.
                let slices = Python::attach(|py| {
                    let slices = columns.iter().map(|(name, column)| {
                        let cells = column.slice(py, start..end, spare.next())?;
                        Ok((name.clone(), cells))
                    });
                    slices.collect::<PyResult<_>>()
                });
                piece.columns = slices.map_err(|error| error.to_string())?;
                piece.rows = end - start;
            }
        }
        Ok(true)
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
fn column_of(name: &str, column: &Bound<'_, PyAny>) -> PyResult<Column> {
    if let Some(chunks) = ffi::import(column)? {
        let mut all = Vec::new();
        for chunk in chunks {
            let chunk = chunk.map_err(|error| PyValueError::new_err(error.to_string()))?;
            let cells = Cells::try_new(&chunk);
            all.push(cells.map_err(|found| PyTypeError::new_err(unusable(name, &found)))?);
        }
        return Ok(Column::Cells(Cells::concatenated(all)));
    }
    if let Some(column) = numbers_of(column)? {
        return Ok(column);
    }
    let items = list_of(column)?.ok_or_else(|| {
        let found = column.get_type().name().map(|name| name.to_string());
        PyTypeError::new_err(unusable(name, &found.unwrap_or_else(|_| "an object".into())))
    })?;
    from_list(&items).map(Column::Cells)
}

/// The numbers of a buffer; where `numpy` masks some, nulls stand in their place.
fn numbers_of(column: &Bound<'_, PyAny>) -> PyResult<Option<Column>> {
    // Of masked arrays a buffer shows the numbers under the mask too.
    let mask = column.getattr("mask").and_then(|mask| mask.call_method0("tolist"));
    let Ok(mask) = mask else { return Ok(Buffer::of(column)?.map(Column::Buffer)) };
    let Some(buffer) = Buffer::of(&column.getattr("data")?)? else { return Ok(None) };
    if mask.extract::<bool>().is_ok_and(|is_masked| !is_masked) {
        return Ok(Some(Column::Buffer(buffer)));
    }
    let is_masked: Vec<bool> = mask.extract()?;
    if is_masked.len() != buffer.len() {
        return Ok(None);
    }
    let mut numbers = Vec::new();
    buffer.read(column.py(), 0..buffer.len(), &mut numbers)?;
    let valid = is_masked.iter().map(|is_masked| !is_masked).collect::<Vec<_>>();
    let numbers = Float64Array::new(numbers.into(), Some(NullBuffer::from(valid)));
    Ok(Some(Column::Cells(Cells::Numbers(numbers))))
}

/// A list, or the items of what has no buffer that is of use, as texts and objects of `numpy`; `None` for
/// what is no column.
fn list_of<'py>(column: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyList>>> {
    let py = column.py();
    let has_rows = match column.getattr("ndim") {
        Ok(dimensions) => dimensions.eq(1)?,
        Err(_) => true,
    };
    if !has_rows {
        return Ok(None);
    }
    if !column.hasattr("tolist")? {
        return Ok(column.cast::<PyList>().ok().cloned());
    }
    match column.call_method0("tolist") {
        Ok(items) => Ok(items.cast_into().ok()),
        // A `memoryview` of a format that it cannot read.
        Err(error) if error.is_instance_of::<PyNotImplementedError>(py) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A list of numbers, of texts, or of whatever else: then each item is read as in a request, and one that
/// is refused is an error in its row alone.
fn from_list(items: &Bound<'_, PyList>) -> PyResult<Cells> {
    if let Some(numbers) = all(items, number_of) {
        return Ok(Cells::Numbers(Float64Array::from(numbers)));
    }
    if let Some(texts) = all(items, text_of) {
        return Ok(Cells::Texts(Texts::Long(LargeStringArray::from(texts))));
    }
    let mut read = Vec::with_capacity(items.len());
    for item in items {
        read.push(if item.is_none() {
            None
        } else {
            match value(&item) {
                Ok(value) => Some(Ok(value)),
                Err(CallError::Refused(error)) => Some(Err(error)),
                Err(CallError::Raised(error)) => return Err(error),
            }
        });
    }
    Ok(Cells::Items(Items::new(read)))
}

/// All items of a list, if each is null or of one kind.
fn all<T>(
    items: &Bound<'_, PyList>,
    read: impl Fn(&Bound<'_, PyAny>) -> Option<T>,
) -> Option<Vec<Option<T>>> {
    let read = |item: Bound<'_, PyAny>| {
        if item.is_none() { Some(None) } else { read(&item).map(Some) }
    };
    items.iter().map(read).collect()
}

fn number_of(item: &Bound<'_, PyAny>) -> Option<f64> {
    let is_number = item.is_instance_of::<PyFloat>()
        || (item.is_instance_of::<PyInt>() && !item.is_instance_of::<PyBool>());
    // A whole number may be beyond all floats.
    if is_number { item.extract().ok() } else { None }
}

fn text_of(item: &Bound<'_, PyAny>) -> Option<String> {
    Some(utf8(item.cast::<PyString>().ok()?).ok()?.into_owned())
}
