//! Files of other tools with AIVSS and CVSS scores in them: read, recomputed, written.
//!
//! ```
//! use aivss_formats::verify::verify;
//!
//! // A public directory prints 9.2. The exact value is 9.25, a tie, which goes up.
//! let items = verify(r#"{"name": "websparks",
//!     "printed": {"aivss": "9.2", "severity": "Critical", "factor_sum": "5.0"},
//!     "cvss_base": "8.5", "threat_multiplier": "1.0", "mitigation_factor": "1.0",
//!     "factors": {"autonomy_of_action": "0.60", "goal_driven_planning": "0.80",
//!                 "self_modification": "0.20", "dynamic_tool_use": "0.70", "persistent_memory": "0.40",
//!                 "contextual_awareness": "0.60", "dynamic_identity": "0.10",
//!                 "multi_agent_interactions": "0.30", "non_determinism": "0.70",
//!                 "opacity_reflexivity": "0.60"}}"#)?;
//! let difference = &items[0].verification.as_ref().unwrap().differences[0];
//! assert_eq!((difference.printed.as_str(), difference.exact.as_str()), ("9.2", "9.3"));
//! assert_eq!(difference.reason.code(), "binary_float");
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! | to | use |
//! |---|---|
//! | recompute printed scores | [`verify`] |
//! | read and write the report formats of AIVSS v0.8 and v0.5 | [`owasp_reports`] |
//! | the same from text to JSON | [`wire`] |
//! | read and write assessments by AIVSS-SSVC | [`ssvc`] |
//! | write a threat model in any format | [`ThreatModelFormat`] |
//! | read and write files of AWS Threat Composer | [`threat_composer`] |
//!
//! A format is one file or folder. Every figure is computed by `aivss-core`.
#![no_std]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::string_slice
    )
)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod owasp_reports;
mod schema;
pub mod ssvc;
pub mod threat_composer;
mod threat_model_format;
pub mod verify;
pub mod wire;

pub use schema::SCHEMAS;
pub use threat_model_format::ThreatModelFormat;
