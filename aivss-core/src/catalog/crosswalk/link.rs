//! A link between elements of two lists, and what its document says of it.

use super::element::Element;
use crate::catalog::source::Source;

/// A link between two elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it starts.
    pub from: Element,
    /// Where it leads.
    pub to: Element,
    /// How close it is in its document's own word; `None` where the document does not grade its links.
    pub tier: Option<Tier>,
    /// How sure its document is; `None` where it does not say.
    pub confidence: Option<Confidence>,
    /// How urgently the document wants the link reviewed; `None` where it does not say.
    pub review: Option<Review>,
    /// What the document prints for the linked element where it is neither its name nor a known alias. A
    /// name of another element shows that the document has the wrong id or the wrong name (erratum X12).
    pub printed: Option<&'static str>,
    /// The document that links the two.
    pub source: Source,
}

/// How close a link is, in the word of its document. Words of different documents do not compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The first or direct one (AIVSS v0.8, Table 7; LLM Top 10 2026, Appendix 1; AIUC-1; MAESTRO's matrix).
    Primary,
    /// One besides the first (AIVSS v0.8, Table 7; AIUC-1; MAESTRO's matrix).
    Secondary,
    /// One that helps only in part (LLM Top 10 2026, Appendix 1).
    Supporting,
    /// Called related and no more (AIVSS v0.5, Appendix B).
    Related,
    /// The layer in which an attack begins (GenAI crosswalk).
    Originating,
    /// For every organisation (GenAI crosswalk).
    Foundational,
    /// For organisations that have the foundations (GenAI crosswalk).
    Hardening,
}

/// How sure a document is of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// High (OWASP's crosswalk of AIUC-1).
    High,
    /// Medium (OWASP's crosswalk of AIUC-1).
    Medium,
    /// Marked as reviewed by no one (GenAI crosswalk).
    Unreviewed,
}

/// How urgently OWASP's crosswalk of AIUC-1 wants a link reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Review {
    /// Nothing to review.
    Ok,
    /// To be reviewed first.
    P1,
    /// To be reviewed after those.
    P2,
}

impl Link {
    /// The same link from its other end.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }
}

impl Tier {
    /// All seven.
    pub const ALL: [Self; 7] = [
        Self::Primary,
        Self::Secondary,
        Self::Supporting,
        Self::Related,
        Self::Originating,
        Self::Foundational,
        Self::Hardening,
    ];

    /// The document's word in lowercase, `primary`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Supporting => "supporting",
            Self::Related => "related",
            Self::Originating => "originating",
            Self::Foundational => "foundational",
            Self::Hardening => "hardening",
        }
    }
}

impl Confidence {
    /// All three.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Unreviewed];

    /// `high`, `medium` or `unreviewed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Unreviewed => "unreviewed",
        }
    }
}

impl Review {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Ok, Self::P1, Self::P2];

    /// The mark in the document, `OK`, `P1` or `P2`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::P1 => "P1",
            Self::P2 => "P2",
        }
    }
}
