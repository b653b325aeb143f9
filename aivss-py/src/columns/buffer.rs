//! Columns in Python's buffers, such as the arrays of `numpy`.

use super::cells::as_written;
use pyo3::buffer::{Element, PyBuffer};
use pyo3::prelude::*;
use pyo3::types::{PyMemoryView, PySlice};
use std::ops::Range;

/// The numbers of a buffer of one dimension.
///
/// They are copied some rows at a time, into memory that is used again: while other threads run they may
/// write to the buffer, so that none of it can be looked at in place.
pub(super) struct Buffer {
    view: Py<PyMemoryView>,
    rows: usize,
    read: Read,
}

/// Reads a whole view as floats.
type Read = fn(&Bound<'_, PyAny>, &mut Vec<f64>) -> PyResult<()>;

/// What a buffer's format begins with where its bytes are in the order of other machines.
const FOREIGN: [char; 2] = if cfg!(target_endian = "little") { ['>', '!'] } else { ['<', '<'] };

impl Buffer {
    /// The buffer of an object; `None` where it has none, or one of anything but numbers.
    pub(super) fn of(column: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        // `PyBuffer` takes `>` for the order of this machine.
        let Ok(view) = PyMemoryView::from(column) else { return Ok(None) };
        let format: String = view.getattr("format")?.extract()?;
        if !format.starts_with(FOREIGN) {
            return Self::of_native(column);
        }
        // `numpy` turns the bytes round. Others' columns are read as lists, if they can be.
        let Ok(kind) = column.getattr("dtype") else { return Ok(None) };
        let native = kind.call_method1("newbyteorder", ("=",))?;
        Self::of_native(&column.call_method1("astype", (native,))?)
    }

    fn of_native(column: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        fn rows<T: Element>(column: &Bound<'_, PyAny>) -> Option<usize> {
            let buffer =
                PyBuffer::<T>::get(column).ok().filter(|buffer| buffer.dimensions() == 1)?;
            Some(buffer.item_count())
        }

        let found = rows::<f64>(column).map(|rows| (rows, read_floats as Read));
        let found = found
            .or_else(|| Some((rows::<f32>(column)?, |view, to| read(view, to, as_written))))
            .or_else(|| Some((rows::<i8>(column)?, |view, to| read::<i8>(view, to, f64::from))))
            .or_else(|| Some((rows::<u8>(column)?, |view, to| read::<u8>(view, to, f64::from))))
            .or_else(|| Some((rows::<i16>(column)?, |view, to| read::<i16>(view, to, f64::from))))
            .or_else(|| Some((rows::<u16>(column)?, |view, to| read::<u16>(view, to, f64::from))))
            .or_else(|| Some((rows::<i32>(column)?, |view, to| read::<i32>(view, to, f64::from))))
            .or_else(|| Some((rows::<u32>(column)?, |view, to| read::<u32>(view, to, f64::from))))
            .or_else(|| Some((rows::<i64>(column)?, |view, to| read(view, to, wide))))
            .or_else(|| Some((rows::<u64>(column)?, |view, to| read(view, to, wide_unsigned))));
        let Some((rows, read)) = found else { return Ok(None) };
        Ok(Some(Self { view: PyMemoryView::from(column)?.unbind(), rows, read }))
    }

    pub(super) fn len(&self) -> usize {
        self.rows
    }

    /// Puts the numbers of some rows in the place of others.
    pub(super) fn read(
        &self,
        py: Python<'_>,
        rows: Range<usize>,
        numbers: &mut Vec<f64>,
    ) -> PyResult<()> {
        let (start, end) = (isize::try_from(rows.start)?, isize::try_from(rows.end)?);
        let view = self.view.bind(py).get_item(PySlice::new(py, start, end, 1))?;
        (self.read)(&view, numbers)
    }
}

fn read_floats(view: &Bound<'_, PyAny>, numbers: &mut Vec<f64>) -> PyResult<()> {
    let buffer = PyBuffer::<f64>::get(view)?;
    numbers.resize(buffer.item_count(), 0.0);
    buffer.copy_to_slice(view.py(), numbers)
}

fn read<T: Element>(
    view: &Bound<'_, PyAny>,
    numbers: &mut Vec<f64>,
    convert: impl Fn(T) -> f64,
) -> PyResult<()> {
    let values = PyBuffer::<T>::get(view)?.to_vec(view.py())?;
    numbers.clear();
    numbers.extend(values.into_iter().map(convert));
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "beyond 2^53 a number is out of every range")]
fn wide(number: i64) -> f64 {
    number as f64
}

#[allow(clippy::cast_precision_loss, reason = "beyond 2^53 a number is out of every range")]
fn wide_unsigned(number: u64) -> f64 {
    number as f64
}
