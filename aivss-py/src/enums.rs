//! The core's enums as the package's `StrEnum` members, and every value there is, for the parity tests.

use crate::python::ENUMS;
use aivss_core::assessment::Origin;
use aivss_core::catalog::{MitigationKind, Scope, ThreatSet};
use aivss_core::cvss::Nomenclature;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::explanation::Driver;
use aivss_core::request::ObservationStatus;
use aivss_core::{Domain, ErrorCode, FactorSet, Method, MitigationStrength, Note, Severity};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList};

/// An enum of the core that Python has under the same name.
pub(crate) trait Mirrored: Copy + PartialEq + 'static {
    /// The member of the package's enum.
    fn member<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

/// A member of the package's enum, or `None`.
pub(crate) fn optional<'py>(
    py: Python<'py>,
    value: Option<impl Mirrored>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    value.map(|value| value.member(py)).transpose()
}

macro_rules! mirrored {
    ($($name:literal => $enum:ty: |$value:ident| $text:expr;)+) => {
        $(impl Mirrored for $enum {
            fn member<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                static MEMBERS: PyOnceLock<Vec<Py<PyAny>>> = PyOnceLock::new();
                let members = MEMBERS.get_or_try_init(py, || -> PyResult<_> {
                    let class = py.import(ENUMS)?.getattr($name)?;
                    let text = |$value: $enum| $text;
                    let member = |value: &$enum| Ok(class.call1((text(*value),))?.unbind());
                    <$enum>::ALL.iter().map(member).collect()
                })?;
                let place = <$enum>::ALL.iter().position(|value| *value == self).unwrap_or_default();
                Ok(members[place].bind(py).clone())
            }
        })+

        /// Every value of every enum that the package mirrors, from the core.
        #[pyfunction]
        pub(crate) fn core_values(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
            let values = PyDict::new(py);
            $({
                let text = |$value: $enum| $text;
                values.set_item($name, PyList::new(py, <$enum>::ALL.iter().map(|value| text(*value)))?)?;
            })+
            for set in FactorSet::ALL {
                let keys = set.factors().iter().map(|factor| factor.key(set));
                values.set_item(format!("factors of {set}"), PyList::new(py, keys)?)?;
            }
            Ok(values)
        }
    };
}

mirrored! {
    "Severity" => Severity: |value| value.as_str();
    "Method" => Method: |value| value.as_str();
    "Domain" => Domain: |value| value.as_str();
    "FactorSet" => FactorSet: |value| value.as_str();
    "ExploitMaturity" => ExploitMaturity: |value| value.as_str();
    "MitigationStrength" => MitigationStrength: |value| value.as_str();
    "Nomenclature" => Nomenclature: |value| value.as_str();
    "Origin" => Origin: |value| value.as_str();
    "RiskDriver" => Driver: |value| value.as_str();
    "NoteCode" => Note: |value| value.code();
    "MitigationKind" => MitigationKind: |value| value.as_str();
    "MitigationScope" => Scope: |value| value.as_str();
    "ThreatSet" => ThreatSet: |value| value.as_str();
    "ObservationStatus" => ObservationStatus: |value| value.as_str();
    "ErrorCode" => ErrorCode: |value| value.as_str();
}
