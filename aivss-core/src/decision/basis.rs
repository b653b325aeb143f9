//! Whose obligation a decision is, and where its values come from.

/// On what ground the table of BOD 26-04 is used.
///
/// Source: AIVSS 1.0 candidate, decision support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecisionBasis {
    /// A CVE in the scope of the directive: a civilian agency of the US federal government has to comply.
    CisaBod2604,
    /// A CVE outside that scope: guidance that obliges nobody.
    CveGuidance,
    /// No CVE: an analogy. Only the eight rows without KEV can occur.
    Analogy,
}

impl DecisionBasis {
    /// All three.
    pub const ALL: [Self; 3] = [Self::CisaBod2604, Self::CveGuidance, Self::Analogy];

    /// The `decision_basis` in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CisaBod2604 => "cisa_bod_26_04",
            Self::CveGuidance => "informative_bod_26_04_cve_guidance",
            Self::Analogy => "informative_bod_26_04_analogy",
        }
    }

    /// Whether the directive obliges.
    #[must_use]
    pub const fn is_compliance(self) -> bool {
        matches!(self, Self::CisaBod2604)
    }

    /// The field of a report that holds the timeline of the table.
    #[must_use]
    pub const fn timeline_field(self) -> &'static str {
        match self {
            Self::CisaBod2604 => "bod_2604_timeline",
            Self::CveGuidance => "bod_2604_guidance_timeline",
            Self::Analogy => "bod_2604_analogy_timeline",
        }
    }

    /// The field of a report that holds the timeline in words.
    #[must_use]
    pub const fn label_field(self) -> &'static str {
        match self {
            Self::CisaBod2604 => "bod_2604_label",
            Self::CveGuidance => "bod_2604_guidance_label",
            Self::Analogy => "bod_2604_analogy_label",
        }
    }

    /// The field of a report that says whether a forensic triage belongs to the timeline of the table.
    #[must_use]
    pub const fn forensic_triage_field(self) -> &'static str {
        match self {
            Self::CisaBod2604 => "forensic_triage_required",
            Self::CveGuidance | Self::Analogy => "forensic_triage_indicated",
        }
    }

    /// What the basis means, in our words.
    #[must_use]
    pub const fn note(self) -> &'static str {
        match self {
            Self::CisaBod2604 => {
                "the timeline of the table is CISA's BOD 26-04 for agencies in its scope; the recommendation beside it is the candidate's and obliges nobody"
            }
            Self::CveGuidance => {
                "the CVE is outside the scope of CISA's BOD 26-04, whose table serves as guidance and obliges nobody"
            }
            Self::Analogy => {
                "the finding has no CVE; the table of CISA's BOD 26-04 serves as an analogy and obliges nobody"
            }
        }
    }
}

/// Where the value of Automatable or Technical Impact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueSource {
    /// CISA publishes it.
    Vulnrichment,
    /// The assessor gave it.
    Supplied,
    /// The directive's default for a CVE that is not in KEV: Automatable no.
    DefaultNo,
    /// The directive's default for a CVE that is not in KEV: Technical Impact total.
    DefaultTotal,
    /// CISA's guidance for a CVE without any metadata, which gives 60 days (AIVSS 1.0).
    MissingMetadata,
}

impl ValueSource {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::Vulnrichment,
        Self::Supplied,
        Self::DefaultNo,
        Self::DefaultTotal,
        Self::MissingMetadata,
    ];

    /// The words in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vulnrichment => "CISA Vulnrichment",
            Self::Supplied => "supplied",
            Self::DefaultNo => "BOD 26-04 default (no)",
            Self::DefaultTotal => "BOD 26-04 default (total)",
            Self::MissingMetadata => "CISA BOD 26-04 FAQ (missing metadata)",
        }
    }
}

/// A value with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub source: ValueSource,
}
