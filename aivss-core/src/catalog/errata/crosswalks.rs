//! Errata on crosswalks and on the lists that they lead to.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static CROSSWALKS: &[Erratum] = &[
    Erratum {
        id: "X12",
        name: "ATLAS ids with other techniques' names",
        description: "By the project's own count 81 of 117 rows pair an id with the name of another technique, and six ids do not exist.",
        choice: "The id is the link and the printed name stands beside it; where the project corrected the id or ATLAS replaced it, the new one is the link.",
        source: Source {
            document: "GenAI Security Project crosswalk 4.0.0",
            section: "issue 93, pull request 116",
        },
    },
    Erratum {
        id: "X13",
        name: "ATLAS at second hand",
        description: "MITRE's own file was read in release 5.6.0, whose changelog has two slips in ids; release 2026.09 is known from a derived list.",
        choice: "Records carry the newer names and say which release they are from; links to mitigations are those of 5.6.0.",
        source: Source { document: "MITRE ATLAS 5.6.0", section: "CHANGELOG.md, dist/ATLAS.yaml" },
    },
    Erratum {
        id: "X14",
        name: "Layers of the ASI Top 10",
        description: "The crosswalk's data, its Markdown table and the matrix in the same file place the ASI entries on different layers, in 14 cases.",
        choice: "The table, which the project calls the source, and the data are both given, each with its source; the matrix is not used.",
        source: Source {
            document: "GenAI Security Project crosswalk 4.0.0",
            section: "data/entries, agentic-top10/Agentic_MAESTRO.md",
        },
    },
    Erratum {
        id: "X15",
        name: "Invented parts of MAESTRO",
        description: "The crosswalk had 21 sub-controls L1.1 to L7.3 that MAESTRO does not have, and deleted them in October 2026.",
        choice: "MAESTRO has seven layers and no numbered parts of them.",
        source: Source {
            document: "GenAI Security Crosswalk of 2026-05-30",
            section: "data/frameworks",
        },
    },
    Erratum {
        id: "X16",
        name: "Severities of the ASI Top 10",
        description: "ASI08 and ASI09 have one severity in the crosswalk's data and another in its tables.",
        choice: "Entries have no severity here: a severity comes from a score.",
        source: Source {
            document: "GenAI Security Project crosswalk 4.0.0",
            section: "data/entries, agentic-top10",
        },
    },
    Erratum {
        id: "X17",
        name: "Core risks that contradict a tag",
        description: "Seven requirements of AIUC-1 are tagged with an ASI entry whose core risk by the same page is not their primary one.",
        choice: "Both are links, each with its source; none is changed.",
        source: Source {
            document: "OWASP AIUC-1 crosswalk of 2026-02-26",
            section: "A003, B006, B008, C007, C008, C012, E015",
        },
    },
    Erratum {
        id: "X18",
        name: "A risk that is its own second",
        description: "The primary and the secondary core risk of C007 are the same.",
        choice: "Both links are kept as they are.",
        source: Source { document: "OWASP AIUC-1 crosswalk of 2026-02-26", section: "C007" },
    },
    Erratum {
        id: "X19",
        name: "Requirements that AIUC confirmed",
        description: "The dashboard counts 25 requirements as mapped by AIUC's review, its data mark 24.",
        choice: "The marks of the data are used.",
        source: Source {
            document: "OWASP AIUC-1 crosswalk of 2026-02-26",
            section: "aiuc-crosswalk/site_data.js",
        },
    },
    Erratum {
        id: "X20",
        name: "Controls that are missing",
        description: "E001.2, E001.3 and E001.4 stand on AIUC's own site and not in OWASP's data, which have 129 controls and not 132.",
        choice: "The 129 controls are used, since only they have core risks.",
        source: Source { document: "OWASP AIUC-1 crosswalk of 2026-02-26", section: "E001" },
    },
    Erratum {
        id: "X21",
        name: "Statements about E009 and E010",
        description: "E009 is optional for OWASP and mandatory for AIUC, and AIUC links E010 to another core risk than OWASP does.",
        choice: "OWASP's data give the records, and AIUC's links stand beside them.",
        source: Source { document: "aiuc-1.com of 2026-03-03", section: "E009, E010" },
    },
    Erratum {
        id: "X22",
        name: "Titles of AICM",
        description: "AICM misspells the titles of AIS-12 and AIS-15, and AIUC prints other names than AICM for 15 of its 217 ids.",
        choice: "The titles are AICM's, as it prints them, with single blanks.",
        source: Source {
            document: "CSA AICM 1.0.3",
            section: "AIS-12, AIS-15, MDS-07; aiuc-1.com/crosswalks/csa-aicm",
        },
    },
    Erratum {
        id: "X23",
        name: "Domains of two editions of AICM",
        description: "AICM 1.0.3 has the domain I&S, Infrastructure Security, while the LLM Top 10 2026 cites edition 1.1 with IVS, Infrastructure & Virtualization Security, and another name for MDS.",
        choice: "Both codes are known; the controls are those of 1.0.3.",
        source: Source {
            document: "OWASP Top 10 for LLM Applications 2026 (release candidate)",
            section: "Appendix 1",
        },
    },
    Erratum {
        id: "X24",
        name: "A category among the weaknesses",
        description: "The crosswalk links ASI08 to CWE-730 as OWASP ReDoS, which is an obsolete category of CWE with another name.",
        choice: "The link is kept and the record says that it is a category; no finding should use it.",
        source: Source {
            document: "GenAI Security Crosswalk of 2026-05-30",
            section: "data/entries/ASI08.json",
        },
    },
    Erratum {
        id: "X25",
        name: "A shortened weakness",
        description: "The crosswalk prints CWE-451 without the letters UI in brackets that CWE has.",
        choice: "CWE's name is used.",
        source: Source {
            document: "GenAI Security Crosswalk of 2026-05-30",
            section: "data/entries/ASI09.json",
        },
    },
    Erratum {
        id: "X26",
        name: "Links of the Agentic Skills Top 10",
        description: "The crosswalk's statistics count 36 links from the Skills Top 10 to MAESTRO, and 34 are printed.",
        choice: "The 34 of the list itself are used.",
        source: Source {
            document: "GenAI Security Project crosswalk 4.0.0",
            section: "data/stats.json",
        },
    },
    Erratum {
        id: "X27",
        name: "Bridges from the ASI Top 10",
        description: "The page that links AIUC-1 by way of the ASI Top 10 gives ASI05, ASI07, ASI09 and ASI10 other core risks than AIVSS v0.8 does.",
        choice: "AIVSS v0.8, Table 7, decides; the page's tags are links to ASI entries and no more.",
        source: Source {
            document: "OWASP AIUC-1 crosswalk of 2026-02-26",
            section: "aiuc-crosswalk/site_data.js",
        },
    },
];
