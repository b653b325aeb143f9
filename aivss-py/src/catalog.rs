//! Questions to the catalogs; the package's module `catalog` makes records of the answers.

use crate::value::value;
use aivss_core::request::Outcome;
use aivss_core::wire::{self, CatalogQuery};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// Answers a question to the catalogs, whose fields are those of `catalog_json`, and gives the outcome,
/// a success, in JSON.
#[pyfunction]
#[pyo3(signature = (**question))]
pub(crate) fn ask_catalog(
    py: Python<'_>,
    question: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let question = question.map_or_else(|| PyDict::new(py), Clone::clone);
    value(&question)
        .and_then(|question| Ok(CatalogQuery::from_value(question)?))
        .map(|query| Outcome::Success(wire::query_catalog(&query)).to_json("catalog"))
        .map_err(|trouble| trouble.into_error(py))
}
