//! The superseded 2.0 candidate: its vector, and its withdrawn number, recomputed to check reports.

use super::diagnose::{ALIAS, diagnose};
use super::edition::Edition;
use super::metric::{
    CostAbuseSurface, ExtensionSurface, ProviderTrustDeficit, TraceabilityDeficit,
};
use super::parse::parse;
use super::vector::{ExtensionVector, VECTOR_BYTES};
use crate::decimal::Decimal;
use crate::error::Error;
use crate::severity::Score;
use core::fmt;
use core::str::FromStr;

/// An extension vector of the superseded 2.0 candidate, `AIVSS:2.0/...`.
///
/// Its metrics and letters mean the same as in AIVSS 1.0, so it gives the same class. Reading also takes `TA:`
/// in place of `TD:`, as the reference's parser does; `Display` writes `TD:`.
///
/// Source: AIVSS 2.0 candidate, calculator 2.0.0.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WithdrawnVector {
    metrics: ExtensionVector,
    uses_alias: bool,
}

impl WithdrawnVector {
    /// The same metrics under the header of AIVSS 1.0.
    #[must_use]
    pub const fn to_current(self) -> ExtensionVector {
        self.metrics
    }

    /// Whether the text named TD by its withdrawn second name, TA.
    #[must_use]
    pub const fn uses_alias(self) -> bool {
        self.uses_alias
    }

    /// The number that the 2.0 candidate printed beside the severity, and that AIVSS 1.0 withdrew; `None`
    /// where any of the eight metrics is X. `severity` is the CVSS-BTE score.
    #[must_use]
    pub fn candidate_adjusted(self, severity: Score) -> Option<CandidateAdjusted> {
        self.metrics.is_complete().then(|| CandidateAdjusted::new(self.metrics, severity))
    }
}

/// Reads the vector as strictly as that of AIVSS 1.0, but for `TA:` in the eighth place.
///
/// # Errors
///
/// A code beginning with `extension.`.
impl FromStr for WithdrawnVector {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        const EDITION: Edition = Edition::Withdrawn2_0;
        if let Some(metrics) = parse(text.as_bytes(), EDITION) {
            return Ok(Self { metrics, uses_alias: false });
        }
        with_name_of_td(text.as_bytes())
            .and_then(|text| parse(&text, EDITION))
            .map(|metrics| Self { metrics, uses_alias: true })
            .ok_or_else(|| diagnose(text, EDITION))
    }
}

/// The text with TD in the eighth place, if TA stands there.
fn with_name_of_td(text: &[u8]) -> Option<[u8; VECTOR_BYTES]> {
    let mut text = <[u8; VECTOR_BYTES]>::try_from(text).ok()?;
    let [.., first, second, _, _] = &mut text;
    if [*first, *second] != *ALIAS.as_bytes() {
        return None;
    }
    *second = b'D';
    Some(text)
}

impl fmt::Display for WithdrawnVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.metrics.write(f, Edition::Withdrawn2_0)
    }
}

impl fmt::Debug for WithdrawnVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// `candidate_adjusted` of the 2.0 candidate: CVSS-BTE and four additions, capped at 10.0.
///
/// Withdrawn with AIVSS 1.0. It is no CVSS score and no probability, has no band, and was never calibrated; the
/// library recomputes it to check reports of that edition and scores nothing with it. Its constants are the
/// weight set [`ADJUSTMENT_WEIGHT_SET`](super::ADJUSTMENT_WEIGHT_SET).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CandidateAdjusted {
    /// What EX adds: W 0.40, M 0.15, N 0.00.
    pub ex_delta: Decimal,
    /// What PT adds: H 0.30, M 0.10, L 0.00.
    pub pt_delta: Decimal,
    /// What CA adds: W 0.30, M 0.10, N 0.00.
    pub ca_delta: Decimal,
    /// What TD adds: H 0.50, M 0.20, L 0.00.
    pub td_delta: Decimal,
    /// The sum of the four, 0.00 to 1.50; printed as it is even where the severity is 0.0.
    pub agentic_risk_delta: Decimal,
    /// The severity and the sum, at most 11.50; 0.0 where the severity is 0.0.
    pub raw_aivss: Decimal,
    /// The number, rounded half up to one decimal after the cap.
    pub aivss: Score,
    /// Whether the raw number is above 10.00.
    pub capped: bool,
    /// Whether nothing was added because the severity is 0.0.
    pub zero_impact_invariant_applied: bool,
}

impl CandidateAdjusted {
    fn new(metrics: ExtensionVector, severity: Score) -> Self {
        let ex = match metrics.extension_surface {
            ExtensionSurface::Wide => 40,
            ExtensionSurface::Managed => 15,
            ExtensionSurface::None | ExtensionSurface::InsufficientEvidence => 0,
        };
        let pt = match metrics.provider_trust_deficit {
            ProviderTrustDeficit::High => 30,
            ProviderTrustDeficit::Moderate => 10,
            ProviderTrustDeficit::Low | ProviderTrustDeficit::InsufficientEvidence => 0,
        };
        let ca = match metrics.cost_abuse_surface {
            CostAbuseSurface::Wide => 30,
            CostAbuseSurface::Moderate => 10,
            CostAbuseSurface::Narrow | CostAbuseSurface::InsufficientEvidence => 0,
        };
        let td = match metrics.traceability_deficit {
            TraceabilityDeficit::High => 50,
            TraceabilityDeficit::Moderate => 20,
            TraceabilityDeficit::Low | TraceabilityDeficit::InsufficientEvidence => 0,
        };
        let sum: u32 = ex + pt + ca + td;
        let is_zero = severity == Score::MIN;
        let raw = if is_zero { 0 } else { 10 * u32::from(severity.tenths()) + sum };
        let hundredths = |count: u32| Decimal::from_ten_thousandths(100 * count);
        Self {
            ex_delta: hundredths(ex),
            pt_delta: hundredths(pt),
            ca_delta: hundredths(ca),
            td_delta: hundredths(td),
            agentic_risk_delta: hundredths(sum),
            raw_aivss: hundredths(raw),
            aivss: Score::capped_at_ten(hundredths(raw).round_to_tenths()),
            capped: raw > 1000,
            zero_impact_invariant_applied: is_zero,
        }
    }
}
