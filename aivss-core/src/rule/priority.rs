//! Which control to build first: a table of effectiveness and cost (`guides/risk-scoring.md`). Phase 7
//! prints a formula instead that has no scales (erratum E17).

use crate::named;

named! {
    /// How much a control helps.
    Effectiveness, "effectiveness" {
        /// A little.
        Low = "low" / "Low",
        /// Some.
        Medium = "medium" / "Medium",
        /// A lot.
        High = "high" / "High",
    }
}

named! {
    /// What a control costs.
    Cost, "cost" {
        /// Hours to a day.
        Low = "low" / "Low",
        /// One sprint.
        Medium = "medium" / "Medium",
        /// Several sprints.
        High = "high" / "High",
    }
}

named! {
    /// What to do about a control.
    Priority, "priority" {
        /// At once.
        ImplementImmediately = "implement_immediately" / "Implement immediately",
        /// Next.
        ImplementSoon = "implement_soon" / "Implement soon",
        /// It is worth a plan.
        PlanCarefully = "plan_carefully" / "Plan carefully",
        /// It depends.
        Evaluate = "evaluate" / "Evaluate",
        /// Later, but for a critical risk.
        DeferUnlessCritical = "defer_unless_critical" / "Defer unless risk is Critical",
        /// When there is an occasion.
        ImplementOpportunistically = "implement_opportunistically" / "Implement opportunistically",
        /// Later.
        Defer = "defer" / "Defer",
        /// Never.
        DoNotImplement = "do_not_implement" / "Do not implement",
    }
}

/// What to do about a control of that effectiveness and cost.
#[must_use]
pub const fn priority(effectiveness: Effectiveness, cost: Cost) -> Priority {
    use Effectiveness as E;
    match (effectiveness, cost) {
        (E::High, Cost::Low) => Priority::ImplementImmediately,
        (E::High, Cost::Medium) | (E::Medium, Cost::Low) => Priority::ImplementSoon,
        (E::High, Cost::High) => Priority::PlanCarefully,
        (E::Medium, Cost::Medium) => Priority::Evaluate,
        (E::Medium, Cost::High) => Priority::DeferUnlessCritical,
        (E::Low, Cost::Low) => Priority::ImplementOpportunistically,
        (E::Low, Cost::Medium) => Priority::Defer,
        (E::Low, Cost::High) => Priority::DoNotImplement,
    }
}
