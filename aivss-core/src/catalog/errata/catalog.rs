//! Errata on the catalog of controls.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static CATALOG: &[Erratum] = &[
    Erratum {
        id: "E41",
        name: "Ids outside their format",
        description: "The stated format of ids leaves out the 14 controls that cross layers.",
        choice: "Ids that begin with CL are ids like the others.",
        source: Source::playbook("09"),
    },
    Erratum {
        id: "E42",
        name: "T38's control",
        description: "T38 is said to have no control of its own, but L7-D4 names it.",
        choice: "The citation counts.",
        source: Source::playbook("09"),
    },
    Erratum {
        id: "E43",
        name: "Threats without full coverage",
        description: "By its own citations the catalog cannot give a preventive and a detective control for 23 threats, and gives none at all for eight.",
        choice: "The gaps are shown, and controls against everything do not fill them.",
        source: Source::playbook("09"),
    },
    Erratum {
        id: "E44",
        name: "Targets in words",
        description: "Some controls aim at everything, at what crosses layers, or at a threat by name.",
        choice: "Names are linked to the record of that name, and the rest is the control's scope.",
        source: Source::playbook("09"),
    },
    Erratum {
        id: "E45",
        name: "Two lists called ASI Top 10",
        description: "The playbook prints ten other names under the numbers ASI01 to ASI10 than OWASP's list for 2026.",
        choice: "OWASP's names are used, as AIVSS v0.8 does.",
        source: Source::playbook("11"),
    },
    Erratum {
        id: "E46",
        name: "Layers of the playbook's ASI list",
        description: "Seven of its ten entries name other layers than the matrix gives their threats.",
        choice: "The entries have no layers here; core risks and threats have.",
        source: Source::playbook("11, 03"),
    },
    Erratum {
        id: "E47",
        name: "Layers of model stealing",
        description: "One document puts unbounded consumption, LLM10, on layer 1, another on layer 4 and across layers.",
        choice: "The playbook's layers of LLM numbers are not used; the LLM Top 10 itself is in the catalog.",
        source: Source::playbook("02, 11"),
    },
    Erratum {
        id: "E48",
        name: "ATT&CK and ATLAS without ids",
        description: "The rows for both are names without ids, one of them unknown to ATLAS.",
        choice: "These rows are not used; ATLAS itself is in the catalog.",
        source: Source::playbook("11"),
    },
    Erratum {
        id: "E49",
        name: "Threats without a weakness",
        description: "Five threats have no CWE, one stands in two tables, and a reserved number has a row.",
        choice: "The playbook's table of weaknesses is not used; the crosswalks' weaknesses are in the catalog.",
        source: Source::playbook("11"),
    },
];
