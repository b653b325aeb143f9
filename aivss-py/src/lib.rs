//! The extension module behind the Python package `aivss`: conversion, a call of the core, conversion back.
//!
//! Nothing here knows a weight, a table or a rule. What Python hands over becomes a [`aivss_core::value::Value`]
//! (or, in batches, typed columns), the core reads and scores it, and its error comes back as
//! `AivssError` under the core's own code.
//!
//! [`aivss_core::value::Value`]: aivss_core::value::Value

mod agent_report;
mod bounds;
mod catalog;
mod columns;
mod command;
mod cvss;
mod enums;
mod error;
mod finding;
mod json;
mod python;
mod report;
mod request;
mod score;
mod typed;
mod value;

/// The module that Python imports; everything public is re-exported by the package `aivss`.
#[pyo3::pymodule(gil_used = false)]
mod _aivss {
    #[pymodule_export]
    use crate::agent_report::{AgentReport, report};
    #[pymodule_export]
    use crate::bounds::Bounds;
    #[pymodule_export]
    use crate::catalog::ask_catalog;
    #[pymodule_export]
    use crate::columns::{ScoredColumns, score_columns};
    #[pymodule_export]
    use crate::command::run_command;
    #[pymodule_export]
    use crate::cvss::{Cvss, cvss};
    #[pymodule_export]
    use crate::enums::core_values;
    #[pymodule_export]
    use crate::json::{
        agent_report_json, catalog_json, cvss_json, document_json, explain_json,
        export_report_json, import_report_json, methods_json, score_json,
    };
    #[pymodule_export]
    use crate::report::Report;
    #[pymodule_export]
    use crate::score::{bounds_many, explain, score_many};

    #[pymodule_init]
    fn init(module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
        use pyo3::types::PyModuleMethods;
        crate::python::refuse_second_interpreter(module.py())?;
        module.add("score", crate::score::score_function(module.py())?)?;
        module.add("bounds", crate::score::bounds_function(module.py())?)?;
        module.add("__version__", aivss_core::version())?;
        module.add("spec_version", aivss_core::spec_version())
    }
}
