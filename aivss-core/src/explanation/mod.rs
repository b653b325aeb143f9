//! The explanation of a score: what drives it, what each factor adds, and what would change it.
//!
//! Everything here is worked out by scoring: a what-if is the report of the changed inputs, and the
//! way to the next lower band is found by asking for scores, so that nothing can differ from them.
//!
//! ```
//! use aivss_core::{Explanation, FactorSet, FactorValue, Inputs, Profile, cvss::Vector};
//!
//! let vector: Vector = "CVSS:4.0/AV:A/AC:H/AT:N/PR:H/UI:N/VC:L/VI:H/VA:L/SC:N/SI:N/SA:N".parse()?;
//! let profile = Profile::new(FactorSet::V0_8, [FactorValue::HALF; 10]);
//! let explanation = Explanation::new(Inputs::new(vector, profile).score()?);
//!
//! // 5.8 and 4.2 x 0.5 x 0.97 = 2.037 make 7.8, High; two half-steps less make 7.4, four 7.0,
//! // five 6.8.
//! let way = explanation.next_lower_band().unwrap();
//! assert_eq!(way.band.as_str(), "Medium");
//! assert_eq!(way.reduction.unwrap().to_string(), "2.5");
//! # Ok::<(), aivss_core::Error>(())
//! ```

mod band;
mod driver;
mod what_if;
mod words;

pub use band::{NextBand, Reducible};
pub use driver::Driver;
pub use what_if::{Change, WhatIf};

use crate::assessment::{Inputs, Report};
use crate::decimal::Decimal;
use crate::factor::{AmplificationFactor, FactorValue};
use crate::method::Method;
use crate::sort::insertion_sort_by_key;
use alloc::vec::Vec;

/// Why a score is what it is, and what would change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    report: Report,
}

/// What one factor adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The factor.
    pub factor: AmplificationFactor,
    /// Its value.
    pub value: FactorValue,
    /// The AARS points that it adds, exact; those of all ten make up AARS.
    pub points: Decimal,
}

impl Explanation {
    /// Explains a report.
    #[must_use]
    pub const fn new(report: Report) -> Self {
        Self { report }
    }

    /// The report that is explained.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The same finding under another method; `None` where that method does not take its inputs.
    #[must_use]
    pub fn under(&self, method: Method) -> Option<Report> {
        Inputs { method, ..self.report.inputs() }.score().ok()
    }

    /// What each of the ten factors adds, largest first and else in the order of the set; empty for
    /// a printed AARS.
    #[must_use]
    pub fn contributions(&self) -> Vec<Contribution> {
        let Some(profile) = self.report.profile() else {
            return Vec::new();
        };
        let mut all: Vec<_> = profile
            .iter()
            .map(|(factor, value)| Contribution {
                factor,
                value,
                points: self.report.aars_of_sum(value.ten_thousandths().into()),
            })
            .collect();
        insertion_sort_by_key(&mut all, |contribution| core::cmp::Reverse(contribution.points));
        all
    }

    /// Whether the technology or its deployment drives the risk.
    #[must_use]
    pub fn driver(&self) -> Driver {
        Driver::new(&self.report)
    }

    /// What one change at a time would give: one step down on each factor that has one, largest
    /// value first, then the next stronger mitigation, then the next less mature exploitation.
    #[must_use]
    pub fn what_ifs(&self) -> Vec<WhatIf> {
        what_if::all(&self.report)
    }

    /// The way to the next lower band by reducing factors; `None` in the lowest band there is.
    #[must_use]
    pub fn next_lower_band(&self) -> Option<NextBand> {
        band::next_lower(&self.report)
    }
}
