//! Severity and likelihood give a risk level, and a risk level asks for action (`guides/risk-scoring.md`).

use crate::named;

named! {
    /// How bad a threat would be (`07-templates.md`).
    ThreatSeverity, "severity" {
        /// Cosmetic.
        Low = "low" / "Low",
        /// Degraded, with a way around it.
        Medium = "medium" / "Medium",
        /// Material harm to data, money or duties.
        High = "high" / "High",
        /// Full compromise, danger to people, or the regulator steps in.
        Critical = "critical" / "Critical",
    }
}

named! {
    /// How probable a threat is (`07-templates.md`).
    Likelihood, "likelihood" {
        /// Several controls would have to fail.
        Unlikely = "unlikely" / "Unlikely",
        /// One control would have to fail, with preparation.
        Possible = "possible" / "Possible",
        /// One misconfiguration or missing control is enough.
        Likely = "likely" / "Likely",
        /// The defaults are vulnerable, or an exploit is public.
        VeryLikely = "very_likely" / "Very Likely",
    }
}

named! {
    /// What severity and likelihood add up to.
    RiskLevel, "risk level" {
        /// 1.
        Low = "low" / "Low",
        /// 2.
        Medium = "medium" / "Medium",
        /// 3.
        High = "high" / "High",
        /// 4.
        Critical = "critical" / "Critical",
    }
}

/// The risk level of a threat: a table of 16 cells, and no product (Medium and Likely are High, Low and
/// Very Likely are Medium).
#[must_use]
#[allow(clippy::match_same_arms, reason = "the rows of the table as they stand")]
pub const fn risk_level(severity: ThreatSeverity, likelihood: Likelihood) -> RiskLevel {
    use Likelihood as L;
    use RiskLevel as R;
    use ThreatSeverity as S;
    match (severity, likelihood) {
        (S::Critical, L::Unlikely) => R::High,
        (S::Critical, L::Possible | L::Likely | L::VeryLikely) => R::Critical,
        (S::High, L::Unlikely) => R::Medium,
        (S::High, L::Possible) => R::High,
        (S::High, L::Likely | L::VeryLikely) => R::Critical,
        (S::Medium, L::Unlikely) => R::Low,
        (S::Medium, L::Possible) => R::Medium,
        (S::Medium, L::Likely | L::VeryLikely) => R::High,
        (S::Low, L::Unlikely | L::Possible) => R::Low,
        (S::Low, L::Likely | L::VeryLikely) => R::Medium,
    }
}

/// What a risk level asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    /// By when. The roadmap's windows are others (erratum E22).
    pub deadline: &'static str,
    /// What it means for a release.
    pub gate: &'static str,
}

impl RiskLevel {
    /// 1 for low to 4 for critical.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Low => 1,
            Self::Medium => 2,
            Self::High => 3,
            Self::Critical => 4,
        }
    }

    /// What the level asks for.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Critical => Action {
                deadline: "before the next release or within 24 hours",
                gate: "no deployment; escalate",
            },
            Self::High => {
                Action { deadline: "within one or two sprints", gate: "first in the backlog" }
            }
            Self::Medium => Action {
                deadline: "within the quarter",
                gate: "may go on with a documented acceptance while work is under way",
            },
            Self::Low => {
                Action { deadline: "at the next planned review", gate: "document and watch" }
            }
        }
    }
}

/// A severity taken as the level that a rule decides on: the phases decide on severity, the risk guide
/// on the risk level.
impl From<ThreatSeverity> for RiskLevel {
    fn from(severity: ThreatSeverity) -> Self {
        match severity {
            ThreatSeverity::Low => Self::Low,
            ThreatSeverity::Medium => Self::Medium,
            ThreatSeverity::High => Self::High,
            ThreatSeverity::Critical => Self::Critical,
        }
    }
}
