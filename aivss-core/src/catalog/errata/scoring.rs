//! Errata on risk, coverage and status.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static SCORING: &[Erratum] = &[
    Erratum {
        id: "E16",
        name: "Four coverage rules",
        description: "The documents disagree on which kinds of control a high or critical threat needs.",
        choice: "Each is a rule set with a name, and the quickstart's is the default.",
        source: Source::playbook("06, 09, guides/risk-scoring.md, guides/quickstart.md"),
    },
    Erratum {
        id: "E17",
        name: "A formula without scales",
        description: "The priority formula of phase 7 multiplies words that have no numbers.",
        choice: "The table of effectiveness and cost is used.",
        source: Source::playbook("06, guides/risk-scoring.md"),
    },
    Erratum {
        id: "E18",
        name: "Effectiveness ignored",
        description: "Phase 9 asks for effectiveness, and the formula for effective risk has no place for it.",
        choice: "The formula is used as printed.",
        source: Source::playbook("06, guides/risk-scoring.md"),
    },
    Erratum {
        id: "E19",
        name: "Four vocabularies of status",
        description: "Four documents use four lists for how far a control is, and nothing maps one to another.",
        choice: "Only the three that have a number count in effective risk.",
        source: Source::playbook("06, 07, 08, guides"),
    },
    Erratum {
        id: "E20",
        name: "Effective risks without a level",
        description: "An effective risk of 0.5 or 1.5 lies between the levels.",
        choice: "The number is shown, and no level is made up for it.",
        source: Source::playbook("guides/risk-scoring.md"),
    },
    Erratum {
        id: "E21",
        name: "One control for everything",
        description: "By the strongest-status rule a single finished detective control brings effective risk to 0, against a printed residual of High.",
        choice: "The rule is used, and partial coverage can be stated.",
        source: Source::playbook("guides/risk-scoring.md, examples"),
    },
    Erratum {
        id: "E22",
        name: "Two deadlines",
        description: "Critical and high risks have other deadlines in the risk guide than in the roadmap.",
        choice: "Both are given, each by its name.",
        source: Source::playbook("guides/risk-scoring.md, 06, 07"),
    },
    Erratum {
        id: "E23",
        name: "Critical and half done",
        description: "A critical threat with a partial control is short-term in one document and falls to medium-term in the other.",
        choice: "The field guidance of the templates is used.",
        source: Source::playbook("06, 07"),
    },
    Erratum {
        id: "E24",
        name: "What ties are broken on",
        description: "One section breaks ties on equal risk level, another on equal effective risk.",
        choice: "Effective risk comes first.",
        source: Source::playbook("guides/risk-scoring.md"),
    },
    Erratum {
        id: "E25",
        name: "Quickstart's severities",
        description: "It rates threats High, Medium or Low and then asks for controls on critical ones.",
        choice: "All four levels are accepted.",
        source: Source::playbook("guides/quickstart.md"),
    },
    Erratum {
        id: "E26",
        name: "Three or five top risks",
        description: "The executive summary lists five in the phases and three in the template.",
        choice: "All threats are listed by priority; nothing is cut.",
        source: Source::playbook("06, 07"),
    },
    Erratum {
        id: "E27",
        name: "Controls that change kind",
        description: "Rate limits, spending limits and audit logs have different kinds in different places.",
        choice: "The catalog's kind is used.",
        source: Source::playbook("09, guides/risk-scoring.md"),
    },
];
