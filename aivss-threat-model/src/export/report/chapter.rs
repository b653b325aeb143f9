//! The chapters of a report.

use aivss_core::named;

named! {
    /// A chapter of the report on a threat model.
    Chapter, "chapter of a report" {
        /// The figures of the whole model.
        Summary = "summary" / "At a glance",
        /// The business context, user groups, data and regulations.
        Context = "context" / "Business context",
        /// The diagram and the connections.
        Diagram = "diagram" / "Data flows and trust zones",
        /// Components, data stores and threats of each layer.
        Layers = "layers" / "Layer by layer",
        /// Trust zones, trust boundaries and crossing points.
        Trust = "trust" / "Zones, boundaries and crossings",
        /// The threat actors.
        Actors = "actors" / "Threat actors",
        /// The assets and their flows.
        Assets = "assets" / "Assets",
        /// The threats with their risk and AIVSS scores.
        Threats = "threats" / "Threats",
        /// Which mitigation acts against which threat.
        Coverage = "coverage" / "Coverage",
        /// The mitigations.
        Mitigations = "mitigations" / "Mitigations",
        /// What was seen of mitigations.
        Validations = "validations" / "What was seen of mitigations",
        /// The risks that are left.
        Residual = "residual" / "Residual risks",
        /// What to do when.
        Roadmap = "roadmap" / "Roadmap",
        /// The assumptions.
        Assumptions = "assumptions" / "Assumptions",
    }
}
