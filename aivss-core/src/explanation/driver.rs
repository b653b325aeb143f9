//! What drives a risk: the technology, which CVSS scores, or the way the agent is deployed.

use crate::assessment::Report;
use crate::decimal::Decimal;

/// Which side of a score weighs more.
///
/// AIVSS v0.8 (section 3.2) says that deployment drives a risk whose AARS "significantly" exceeds
/// what CVSS would lead one to expect, and gives no figure; its own example (section 3.7) calls a
/// CVSS of 5.8 with an AARS of 3.06 deployment-driven. **The threshold is this library's**: deployment
/// drives where AARS is at least half of the CVSS score (under `owasp-0.5`, where both are on one
/// scale, at least all of it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Driver {
    /// The CVSS side: mending the vulnerability moves the score.
    Technology,
    /// The agentic side: constraining the agent moves the score, and a patch alone moves it little.
    Deployment,
}

impl Driver {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Technology, Self::Deployment];

    /// `technology` or `deployment`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Technology => "technology",
            Self::Deployment => "deployment",
        }
    }

    pub(super) fn new(report: &Report) -> Self {
        let threshold = report.cvss_score().to_decimal().times(report.method().driver_share());
        if report.aars() > Decimal::ZERO && report.aars() >= threshold {
            Self::Deployment
        } else {
            Self::Technology
        }
    }
}
