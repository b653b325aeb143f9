//! Which kinds of control a threat needs. The playbook's documents give four answers (erratum E16).

use super::risk::RiskLevel;
use crate::catalog::MitigationKind as Kind;
use crate::named;

named! {
    /// A document's rule on the controls that a threat needs.
    ///
    /// The phases decide on a threat's severity, the risk guide on its risk level; whoever asks says which
    /// by what is passed.
    CoverageRule, "coverage rule" {
        /// High and critical: one preventive and one detective (`guides/quickstart.md`, step 5).
        Quickstart = "quickstart" / "Quickstart",
        /// The same by phase 7 (`06-process.md`); the catalog adds corrective controls where money moves or
        /// a regulator watches.
        Phases = "phases" / "Phases",
        /// Critical: one preventive and one detective; high: one of either, and one corrective
        /// (`guides/risk-scoring.md`, on defence in depth).
        DefenceInDepth = "defence_in_depth" / "Defence in depth",
        /// High and critical: one of each kind but the deterrent; any other threat: one detective
        /// (`guides/risk-scoring.md`, table of kinds). A deterrent alone is never enough.
        TypeTable = "type_table" / "Type table",
    }
}

/// One control of any of these kinds.
type Need = &'static [Kind];

const PREVENTIVE: Need = &[Kind::Preventive];
const DETECTIVE: Need = &[Kind::Detective];
const CORRECTIVE: Need = &[Kind::Corrective];
const PREVENTIVE_OR_DETECTIVE: Need = &[Kind::Preventive, Kind::Detective];

impl Default for CoverageRule {
    /// The quickstart's.
    fn default() -> Self {
        Self::Quickstart
    }
}

impl CoverageRule {
    /// What a threat of that level needs: for each entry one control, of any of its kinds.
    #[must_use]
    pub const fn needs(self, level: RiskLevel) -> &'static [Need] {
        match (self, level) {
            (Self::Quickstart | Self::Phases, RiskLevel::High | RiskLevel::Critical)
            | (Self::DefenceInDepth, RiskLevel::Critical) => &[PREVENTIVE, DETECTIVE],
            (Self::DefenceInDepth, RiskLevel::High) => &[PREVENTIVE_OR_DETECTIVE, CORRECTIVE],
            (Self::TypeTable, RiskLevel::High | RiskLevel::Critical) => {
                &[PREVENTIVE, DETECTIVE, CORRECTIVE]
            }
            (Self::TypeTable, RiskLevel::Low | RiskLevel::Medium) => &[DETECTIVE],
            (
                Self::Quickstart | Self::Phases | Self::DefenceInDepth,
                RiskLevel::Low | RiskLevel::Medium,
            ) => &[],
        }
    }

    /// The needs that controls of those kinds do not meet.
    pub fn missing(self, level: RiskLevel, kinds: &[Kind]) -> impl Iterator<Item = Need> {
        let is_met = |need: &Need| kinds.iter().any(|kind| need.contains(kind));
        self.needs(level).iter().copied().filter(move |need| !is_met(need))
    }

    /// Whether controls of those kinds are enough.
    #[must_use]
    pub fn is_met(self, level: RiskLevel, kinds: &[Kind]) -> bool {
        self.missing(level, kinds).next().is_none()
    }
}

named! {
    /// What phase 7 (`06-process.md`, step 7) wants somebody to look at, whatever the rule says.
    GapFlag, "gap flag" {
        /// A critical threat without a preventive control.
        CriticalWithoutPreventive = "critical_without_preventive" / "Critical with no Preventive",
        /// A high threat without a detective control.
        HighWithoutDetective = "high_without_detective" / "High with no Detective",
        /// A threat with one control only.
        SingleMitigation = "single_mitigation" / "Exactly one mitigation",
    }
}

/// The flags of a threat with controls of those kinds.
pub fn gap_flags(level: RiskLevel, kinds: &[Kind]) -> impl Iterator<Item = GapFlag> {
    let lacks = |kind| !kinds.contains(&kind);
    let flags = [
        (
            GapFlag::CriticalWithoutPreventive,
            level == RiskLevel::Critical && lacks(Kind::Preventive),
        ),
        (GapFlag::HighWithoutDetective, level == RiskLevel::High && lacks(Kind::Detective)),
        (GapFlag::SingleMitigation, kinds.len() == 1),
    ];
    flags.into_iter().filter_map(|(flag, is_up)| is_up.then_some(flag))
}
