//! Arrow's C data interface: arrays and streams in and out of Python capsules.
//!
//! The one place of the project with `unsafe`: the interface hands over structures by raw pointer. What makes
//! it sound is said at each block; everything else works on the safe arrays that come out.
#![allow(unsafe_code, reason = "the Arrow C data interface hands over structures by raw pointer")]

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{ArrayRef, RecordBatchReader, make_array};
use arrow_schema::ArrowError;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use std::ffi::CStr;
use std::ptr;

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// The chunks of an object that offers Arrow data; `None` when it offers none.
pub(super) fn import<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Chunks>> {
    if object.hasattr("__arrow_c_stream__")? {
        let capsule = object.call_method0("__arrow_c_stream__")?;
        return import_stream(capsule.cast::<PyCapsule>()?).map(Some);
    }
    if object.hasattr("__arrow_c_array__")? {
        let capsules = object.call_method0("__arrow_c_array__")?;
        let (schema, array): (Bound<'py, PyAny>, Bound<'py, PyAny>) =
            capsules.cast::<PyTuple>()?.extract()?;
        let array = import_array(schema.cast::<PyCapsule>()?, array.cast::<PyCapsule>()?)?;
        return Ok(Some(Chunks::One(Some(array))));
    }
    Ok(None)
}

/// Arrow data, chunk by chunk.
pub(super) enum Chunks {
    /// A single array.
    One(Option<ArrayRef>),
    /// A stream, which makes its arrays as they are asked for.
    Stream(ArrayStreamReader),
}

impl Iterator for Chunks {
    type Item = Result<ArrayRef, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::One(array) => array.take().map(Ok),
            Self::Stream(stream) => stream.next(),
        }
    }
}

fn import_stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<Chunks> {
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule has the name that the interface gives a capsule with such a structure, and is
    // alive. `from_raw` moves the structure out and leaves a released one behind, as a consumer must.
    let stream = unsafe { ArrayStreamReader::from_raw(pointer.as_ptr()) };
    stream.map(Chunks::Stream).map_err(broken)
}

fn import_array(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<ArrayRef> {
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: both capsules have the names that the interface gives capsules with such structures, and are
    // alive. The array is moved out, and a released one is left behind, as a consumer must; the schema is
    // only read. `from_ffi` checks the layout against the type.
    let data = unsafe {
        let array = ptr::replace(array.as_ptr(), FFI_ArrowArray::empty());
        from_ffi(array, schema.as_ref())
    };
    data.map(make_array).map_err(broken)
}

/// A stream of record batches as a capsule.
pub(super) fn export(
    py: Python<'_>,
    batches: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(batches), STREAM)
}

fn broken(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(format!("the Arrow data cannot be read: {error}"))
}
