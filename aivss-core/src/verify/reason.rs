//! Why a printed figure may differ from the exact one: what is known to go wrong, as a list.

use core::fmt;
use serde::ser::{Serialize, Serializer};

macro_rules! reasons {
    ($($(#[$doc:meta])+ $variant:ident = $code:literal, $sentence:literal;)+) => {
        /// A way in which a figure comes out wrong.
        ///
        /// A reason is found by trying: what somebody would have printed who did that. It is the
        /// likeliest, never certain, for several ways can lead to the same figure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Reason {
            $($(#[$doc])+ $variant,)+
        }

        impl Reason {
            /// Every reason, the likelier before the less likely where several fit.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The reason as one sentence.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self {
                    $(Self::$variant => $sentence,)+
                }
            }
        }
    };
}

reasons! {
    /// The CVSS score includes the Threat group, so that E counts twice.
    ThreatInCvss = "threat_in_cvss",
        "the CVSS score includes the vector's E, which AIVSS counts in the threat multiplier";
    /// The printed CVSS score is not that of the vector beside it.
    CvssNotOfVector = "cvss_not_of_vector",
        "the vector does not give the CVSS score printed beside it";
    /// The figure follows from the printed CVSS score, which its vector does not give.
    CvssPrinted = "cvss_printed",
        "it is right for the printed CVSS score, which its vector does not give";
    /// The figure follows from the printed sum, to which the factors do not add up.
    SumPrinted = "sum_printed",
        "it is right for the printed sum, to which the factors do not add up";
    /// The exact value was rounded as a binary float.
    BinaryFloat = "binary_float",
        "it was rounded from a binary float, which lies on the other side of the tie";
    /// AARS was rounded before CVSS was added.
    RoundedAars = "rounded_aars",
        "AARS was rounded before it was added";
    /// The figure follows from the printed AARS, which does not follow from the factors.
    AarsPrinted = "aars_printed",
        "it is right for the printed AARS, which does not follow from the factors";
    /// A tie was rounded to the even digit.
    HalfEven = "half_even",
        "a tie was rounded to the even digit and not up";
    /// MF was put on the uplift only.
    UpliftOnly = "uplift_only",
        "mitigation was put on the uplift alone and not on the whole";
    /// MF was left out.
    MitigationIgnored = "mitigation_ignored",
        "mitigation was left out";
    /// The equation is that of AIVSS v0.5.
    Formula0_5 = "formula_0_5",
        "the equation of AIVSS v0.5 was used";
    /// The equation is that of AIVSS v0.8.
    Formula0_8 = "formula_0_8",
        "the equation of AIVSS v0.8 was used";
    /// ThM was left out.
    ThreatIgnored = "threat_ignored",
        "the threat multiplier was left out";
    /// The score was not capped.
    NotCapped = "not_capped",
        "the score was not capped at 10.0";
    /// The raw value was printed where the score should be.
    NotRounded = "not_rounded",
        "it is the value before it is rounded to one decimal";
    /// Further decimals were cut off.
    Truncated = "truncated",
        "further decimals were cut off and not rounded";
    /// The factors do not add up to the printed figure.
    SumDoesNotAddUp = "sum_does_not_add_up",
        "the factors do not add up to it";
    /// The band is that of a printed score which differs itself.
    FollowsScore = "follows_score",
        "it is the band of the printed score, which differs itself";
    /// The band was taken before rounding.
    BandBeforeRounding = "band_before_rounding",
        "it is the band of the value before it is rounded";
    /// The threat multiplier is not what the vector's E says.
    MaturityContradicts = "maturity_contradicts",
        "the vector's E means another threat multiplier";
    /// None of the ways known here gives the figure.
    Unexplained = "unexplained",
        "nothing that is known to go wrong gives it";
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
