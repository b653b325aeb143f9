//! Errata on the playbook's examples and remaining names.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static EXAMPLES: &[Erratum] = &[
    Erratum {
        id: "E50",
        name: "Status totals of an example",
        description: "The DevOps example prints 5, 5 and 22 controls by status where 5, 7 and 20 are listed.",
        choice: "Its totals are not used.",
        source: Source::playbook("examples"),
    },
    Erratum {
        id: "E51",
        name: "Inherent risks of an example",
        description: "The DevOps example copies severities as inherent risks; three differ from the matrix.",
        choice: "The matrix is used.",
        source: Source::playbook("examples"),
    },
    Erratum {
        id: "E52",
        name: "Coverage of an example",
        description: "Four threats of the DevOps example lack a kind of control that the risk guide wants.",
        choice: "They would be told as gaps.",
        source: Source::playbook("examples, guides/risk-scoring.md"),
    },
    Erratum {
        id: "E53",
        name: "Local ids like official ones",
        description: "Examples and templates number local threats T1 and on, as OWASP does.",
        choice: "Local ids and catalog ids are different fields.",
        source: Source::playbook("examples, 07"),
    },
    Erratum {
        id: "E54",
        name: "Gaps of an example",
        description: "The retrieval example ties its T13 to T7 without a tag, and rates 5 of 18 threats.",
        choice: "It is not used.",
        source: Source::playbook("examples"),
    },
    Erratum {
        id: "E55",
        name: "Values outside their lists",
        description: "Examples use trust levels, relevances and dispositions that the templates do not have.",
        choice: "The templates' lists are used.",
        source: Source::playbook("examples, 07"),
    },
    Erratum {
        id: "E56",
        name: "Promised walkthroughs",
        description: "Seven scenarios are promised with detailed walkthroughs and one has one.",
        choice: "All seven have their chains.",
        source: Source::playbook("README, 04"),
    },
    Erratum {
        id: "E57",
        name: "Two names and another order",
        description: "Scenario 7 has two names, and the chain of scenario 6 runs otherwise than its heading.",
        choice: "The other name is an alias, and the chain stands as told.",
        source: Source::playbook("04, 12, 05"),
    },
];
