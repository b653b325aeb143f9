//! Step 1, the business context: what the system is for, for whom, with which data, under which rules.
//!
//! Source: playbook v1.0.0, `guides/quickstart.md` step 1, `07-templates.md` (Business Context,
//! Assumption), `12-quick-reference.md` (the five questions on depth).

use super::entity;
use crate::model::field::{Field, Line, Prose, Record, RecordFields as _, record};
use crate::model::vocabulary::{
    AgentType, AssumptionStatus, AutonomyLevel, Rating, Sensitivity, SourceAccess, UserBase,
};
use aivss_core::time::Date;
use alloc::borrow::Cow;
use alloc::vec::Vec;

record! {
    /// The business context of the whole model.
    Context
    optional {
        /// The system's name.
        name: Option<Line>,
        /// What the system does and for whom, in two or three sentences.
        description: Option<Prose>,
        /// The part of the business that it belongs to.
        domain: Option<Line>,
        /// Who made the model.
        analysts: Vec<Line>,
        /// The date of the model as it stands.
        date: Option<Date>,
        /// The date by which the whole model is looked at again.
        next_review: Option<Date>,
        /// What the model covers.
        scope: Vec<Line>,
        /// What it leaves out.
        out_of_scope: Vec<Line>,
        /// The money at stake.
        financial_impact: Option<Rating>,
        /// How badly the business needs the system.
        system_criticality: Option<Rating>,
        /// How delicate its data is.
        data_sensitivity: Option<Rating>,
        /// The reputation at stake.
        reputational_impact: Option<Rating>,
        /// How much risk the owner is ready to bear, in words.
        risk_appetite: Option<Prose>,
        /// Who the users are.
        user_base: Option<UserBase>,
        /// One agent or several.
        agent_type: Option<AgentType>,
        /// How far it acts by itself.
        autonomy: Option<AutonomyLevel>,
        /// Whether the business or somebody's safety depends on it.
        is_critical: Option<bool>,
        /// Whether outsiders reach it, the public or partners.
        is_external: Option<bool>,
        /// How much of the code there is to look at.
        source_access: Option<SourceAccess>,
    }
}

record! {
    /// What there is to say of a layer beside its components.
    LayerNote
    optional {
        /// Why the layer has no components: a valid finding of its own.
        not_applicable: Option<Prose>,
        /// Anything else.
        notes: Option<Prose>,
    }
}

impl Context {
    /// Its fields, in the order of the document.
    #[must_use]
    pub const fn fields() -> &'static [Field] {
        <Self as Record>::FIELDS
    }
}

impl LayerNote {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.write().is_empty()
    }

    /// Its fields, in the order of the document.
    #[must_use]
    pub const fn fields() -> &'static [Field] {
        <Self as Record>::FIELDS
    }
}

entity! {
    /// A group of users.
    UserGroup titled |it| Cow::Borrowed(&it.name);
    required {
        /// Who they are.
        name: Line,
    }
    optional {
        /// What they do with the system.
        role: Option<Line>,
        /// How far they get.
        access: Option<Line>,
    }
}

entity! {
    /// A kind of data.
    DataType titled |it| Cow::Borrowed(&it.name);
    required {
        /// What it is.
        name: Line,
    }
    optional {
        /// How well it must be kept.
        sensitivity: Option<Sensitivity>,
        /// For instance.
        examples: Vec<Line>,
    }
}

entity! {
    /// A law, standard or contract that applies; or the note that it is to be determined which.
    Regulation titled |it| Cow::Borrowed(&it.name);
    required {
        /// Its name, or `To be determined`.
        name: Line,
    }
    optional {
        /// What it asks for here.
        notes: Option<Prose>,
        /// Who will find out what, while that is open.
        follow_up: Option<Line>,
    }
}

impl Regulation {
    /// Whether it is still to be determined which regulations apply.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.follow_up.is_some() || self.name.trim().eq_ignore_ascii_case("to be determined")
    }
}

entity! {
    /// What the model takes for granted.
    Assumption titled |it| Cow::Borrowed(&it.description);
    required {
        /// What is assumed.
        description: Prose,
    }
    optional {
        /// Why.
        rationale: Option<Prose>,
        /// What follows if it does not hold.
        impact_if_wrong: Option<Prose>,
        /// How to find out.
        validation: Option<Prose>,
        /// What became of it.
        status: Option<AssumptionStatus>,
    }
}
