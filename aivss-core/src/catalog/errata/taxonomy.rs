//! Errata on ids and names of threats.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static TAXONOMY: &[Erratum] = &[
    Erratum {
        id: "E01",
        name: "Reserved numbers",
        description: "The playbook keeps T26 and T27 free, while OWASP's multi-agent guide gives both a meaning.",
        choice: "Both stay reserved and have no record; asking for one says so.",
        source: Source::playbook("02, 09, 11"),
    },
    Erratum {
        id: "E02",
        name: "Other meanings upstream",
        description: "T33, T35, T36 and T37 stand for different threats in OWASP's multi-agent guide.",
        choice: "The playbook's names are used.",
        source: Source::playbook("02"),
    },
    Erratum {
        id: "E03",
        name: "Whose numbers T16 to T47 are",
        description: "The taxonomy calls T16 to T47 local to the project, OWASP's guide publishes them, and two guides label some of them ASI.",
        choice: "They are kept as the playbook's extension, apart from T1 to T15.",
        source: Source::playbook("02, 09, 11, guides/single-agent.md, guides/mcp-integration.md"),
    },
    Erratum {
        id: "E04",
        name: "Size of the range",
        description: "The range T16 to T47 suggests 32 threats, and 30 are defined.",
        choice: "30 records, and two reserved numbers.",
        source: Source::playbook("02"),
    },
    Erratum {
        id: "E05",
        name: "Layers of four threats",
        description: "T34, T39, T40 and T47 are placed in different layers by different documents.",
        choice: "The taxonomy's layers are used.",
        source: Source::playbook("02, guides/mcp-integration.md"),
    },
    Erratum {
        id: "E06",
        name: "Date of the taxonomy",
        description: "One document dates OWASP's ASI taxonomy to April 2025, others to February.",
        choice: "No date is stated; the threats are the same.",
        source: Source::playbook("02, README, CHANGELOG"),
    },
    Erratum {
        id: "E07",
        name: "Variants of names",
        description: "Twelve threats go by several names, so that a strict comparison of names fails.",
        choice: "The variants are aliases of the record.",
        source: Source::playbook("01, 03, 09, 10, 11, guides"),
    },
    Erratum {
        id: "E08",
        name: "T16's name",
        description: "The taxonomy runs the name and the explanation of T16 together.",
        choice: "The short name of the other documents is used.",
        source: Source::playbook("02"),
    },
    Erratum {
        id: "E09",
        name: "Bridges named twice",
        description: "An unnumbered threat on bridges between systems repeats T35.",
        choice: "Both records are kept, as the playbook lists both.",
        source: Source::playbook("02, 08"),
    },
    Erratum {
        id: "E10",
        name: "Excessive agency and confused deputy",
        description: "The documents tie them to T2, to T2 and T3, or to T3 and T14.",
        choice: "The quickstart's own citations are used; the confused deputy has none.",
        source: Source::playbook("guides/quickstart.md, 04, 08, 11"),
    },
    Erratum {
        id: "E11",
        name: "Uncited threats of the quickstart",
        description: "Only 12 of its 27 threats cite a number, though others have evident counterparts.",
        choice: "Only the citations are links; no counterpart is inferred.",
        source: Source::playbook("guides/quickstart.md"),
    },
    Erratum {
        id: "E12",
        name: "Severities and blind spots",
        description: "A contributor's note speaks of severities in the taxonomy, which has none; the blind spots appear in no other table.",
        choice: "Threats have no severity of their own here, and blind spots no controls.",
        source: Source::playbook("CONTRIBUTING, 02"),
    },
];
