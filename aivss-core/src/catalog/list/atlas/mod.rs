//! MITRE ATLAS: tactics, techniques and mitigations of attacks on AI systems.
//!
//! The records are those of release 5.6.0, which MITRE's own file gives. What release 2026.09 added or renamed
//! is known at second hand (erratum X13): it is named as there, the older name is an alias, and
//! [`source`](AtlasTechnique::source) tells the two apart.

mod mitigations;
mod techniques;

use super::look_up;
use crate::catalog::source::Source;
use mitigations::{MITIGATIONS, TACTICS};
use techniques::TECHNIQUES;

/// A tactic: what an attacker wants to reach.
#[derive(Debug, PartialEq, Eq)]
pub struct AtlasTactic {
    /// `AML.TA0000`.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// The name before release 2026.09, where it was another.
    pub aliases: &'static [&'static str],
    /// The id of the same tactic in ATT&CK, where there is one.
    pub attack: Option<&'static str>,
}

/// A technique or sub-technique: how an attacker reaches it.
#[derive(Debug, PartialEq, Eq)]
pub struct AtlasTechnique {
    /// `AML.T0051`, for a sub-technique `AML.T0051.000`.
    pub id: &'static str,
    /// The name; that of a sub-technique begins with its technique's, `LLM Prompt Injection: Direct`.
    pub name: &'static str,
    /// The name before release 2026.09, where it was another.
    pub aliases: &'static [&'static str],
    /// Ids of the tactics that it serves.
    pub tactics: &'static [&'static str],
    /// How real attacks with it are; `None` for what release 2026.09 added.
    pub maturity: Option<Maturity>,
    /// The id of the same technique in ATT&CK, where there is one.
    pub attack: Option<&'static str>,
    /// The id that took its place, for what release 2026.09 no longer has.
    pub replaced_by: Option<&'static str>,
}

/// A mitigation.
#[derive(Debug, PartialEq, Eq)]
pub struct AtlasMitigation {
    /// `AML.M0000`.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// The name before release 2026.09, where it was another.
    pub aliases: &'static [&'static str],
    /// Ids of the techniques that it answers in release 5.6.0; none for what release 2026.09 added.
    pub techniques: &'static [&'static str],
}

/// How real attacks with a technique are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maturity {
    /// Shown to work in research.
    Feasible,
    /// Shown to work against a real system.
    Demonstrated,
    /// Used in real attacks.
    Realized,
}

look_up!(AtlasTactic, TACTICS, "tactic of ATLAS");
look_up!(AtlasTechnique, TECHNIQUES, "technique of ATLAS");
look_up!(AtlasMitigation, MITIGATIONS, "mitigation of ATLAS");

const SOURCE_2026_09: Source =
    Source { document: "MITRE ATLAS 2026.09", section: "ids and names, at second hand" };

impl AtlasTactic {
    /// Where the record is from.
    #[must_use]
    pub const fn source(&self) -> Source {
        if self.aliases.is_empty() { AtlasTechnique::SOURCE_5_6 } else { SOURCE_2026_09 }
    }
}

impl AtlasTechnique {
    /// Release 5.6.0.
    pub(in crate::catalog) const SOURCE_5_6: Source =
        Source { document: "MITRE ATLAS 5.6.0", section: "dist/ATLAS.yaml" };

    /// Where the name is from.
    #[must_use]
    pub const fn source(&self) -> Source {
        if self.aliases.is_empty() && self.maturity.is_some() {
            Self::SOURCE_5_6
        } else {
            SOURCE_2026_09
        }
    }

    /// The id of the technique that a sub-technique belongs to.
    #[must_use]
    pub fn parent_id(&self) -> Option<&'static str> {
        // `AML.T0051.000` has a second point.
        self.id.rsplit_once('.').map(|(parent, _)| parent).filter(|parent| parent.contains('.'))
    }

    /// The mitigations that answer it in release 5.6.0.
    pub fn mitigations(&self) -> impl Iterator<Item = &'static AtlasMitigation> {
        let id = self.id;
        AtlasMitigation::all().filter(move |it| it.techniques.contains(&id))
    }
}

impl AtlasMitigation {
    /// Where the name is from.
    #[must_use]
    pub const fn source(&self) -> Source {
        if self.aliases.is_empty() && !self.techniques.is_empty() {
            AtlasTechnique::SOURCE_5_6
        } else {
            SOURCE_2026_09
        }
    }
}

impl Maturity {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Feasible, Self::Demonstrated, Self::Realized];

    /// `feasible`, `demonstrated` or `realized`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Feasible => "feasible",
            Self::Demonstrated => "demonstrated",
            Self::Realized => "realized",
        }
    }
}
