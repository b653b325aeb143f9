//! Bounds: the least and the greatest score that a finding can have while inputs of it are unknown.
//!
//! A factor, the exploit maturity and the mitigation may each be unknown; the CVSS score never is. The
//! bounds are exact: over all values that the unknown inputs can have, no score is lower or higher, and
//! each end is the score of one of them.
//!
//! ```
//! use aivss_core::{FactorSet, FactorValue, PartialInputs, PartialProfile, cvss::Vector};
//!
//! let vector: Vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N".parse()?;
//! let [no, half, full] = FactorValue::RUBRIC.map(Some);
//! // A scanner cannot see opacity and persistence.
//! let profile = PartialProfile::new(
//!     FactorSet::V0_8,
//!     [full, full, full, full, half, None, None, full, half, no],
//! );
//! let bounds = PartialInputs::new(vector, profile).bounds()?;
//! assert_eq!(bounds.score_low().to_string(), "9.5");
//! assert_eq!(bounds.score_high().to_string(), "9.7");
//! assert_eq!(bounds.score(), None);
//! assert_eq!(bounds.severity().map(|band| band.as_str()), Some("Critical"));
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! # What an unknown input can be
//!
//! | input | rubric domain | estimated domain |
//! |---|---|---|
//! | a factor | 0.0, 0.5 or 1.0 | any decimal from 0 to 1 |
//! | exploit maturity | attacked, proof of concept or unreported: the method's three ThM | the same three |
//! | mitigation | none or weak, partial or strong: the three MF | the same three |
//!
//! # Why the ends are where they are
//!
//! Every equation is a sum of products of `CVSS`, `10 - CVSS`, the factor sum, ThM and MF, none of which
//! is negative, because a CVSS score lies between 0 and 10. So a score never falls when the sum, ThM or MF
//! rises, whatever the others are; rounding half up and the cap at 10.0 keep that order. The least score
//! has every unknown factor at 0 and the least ThM and MF, the greatest has them at 1 and the greatest.
//! AARS has its ends in the same places. The one term in which a score may fall is `CVSS` itself: where
//! `sum / 10 × ThM` passes 1, as the estimated domain allows, a higher CVSS score gives a lower AIVSS
//! score. That is why a CVSS score is always given here, and its ends are not looked for at its corners.

mod assessment;
mod ends;
mod inputs;
mod narrowing;
mod unknown;
mod words;

pub use assessment::PartialAssessment;
pub use ends::Bounds;
pub use inputs::PartialInputs;
pub use narrowing::{Answer, AnswerValue, Narrowing};
pub use unknown::UnknownInput;
#[cfg(feature = "wire")]
pub(crate) use unknown::is_unknown;
