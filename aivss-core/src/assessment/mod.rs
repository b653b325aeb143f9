//! What is scored: inputs as given, checked once into an assessment, and the report of its score.
//!
//! ```
//! use aivss_core::{FactorSet, FactorValue, Inputs, MitigationStrength, Profile, cvss::Vector};
//!
//! let vector: Vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N".parse()?;
//! let [no, half, full] = FactorValue::RUBRIC;
//! let profile = Profile::new(
//!     FactorSet::V0_8,
//!     [full, full, full, full, half, full, full, full, half, no],
//! );
//! let report = Inputs::new(vector, profile).score()?;
//! assert_eq!(report.score().to_string(), "9.7");
//! assert_eq!(report.aars().to_string(), "1.0088");
//! assert_eq!(report.severity().as_str(), "Critical");
//!
//! let mitigated =
//!     Inputs::new(vector, profile).with_mitigation(MitigationStrength::Partial).score()?;
//! assert_eq!(mitigated.score().to_string(), "8.1");
//! # Ok::<(), aivss_core::Error>(())
//! ```

mod inputs;
mod note;
pub(crate) mod refusal;
mod report;
mod resolve;

pub use inputs::{Amplification, CvssInput, Inputs};
pub use note::Note;
pub use report::{Report, Step};
#[cfg(feature = "wire")]
pub(crate) use resolve::check_factor_set;
pub use resolve::{Assessment, Mitigation, Origin, ThreatMultiplier};
