//! Errata on OWASP's lists beside AIVSS.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static OWASP: &[Erratum] = &[
    Erratum {
        id: "X01",
        name: "Two names of MCP06",
        description: "The index and the entry's own page call MCP06 Intent Flow Subversion, while the read-me and the tab of the Top 10 call it Prompt Injection via Contextual Payloads.",
        choice: "The index decides, and the other name is an alias.",
        source: Source {
            document: "OWASP MCP Top 10 2025 (v0.1, beta)",
            section: "index.md, README.md, tab_top10.md",
        },
    },
    Erratum {
        id: "X02",
        name: "Numbers of the MCP Top 10",
        description: "One page writes seven of the ten numbers without their zero, MCP1 for MCP01.",
        choice: "Ids have two digits and their edition; MCP01 alone is read as MCP01:2025.",
        source: Source { document: "OWASP MCP Top 10 2025 (v0.1, beta)", section: "tab_top10.md" },
    },
    Erratum {
        id: "X03",
        name: "Two licences of the MCP Top 10",
        description: "The licence file says CC BY-SA 4.0, the index and the read-me say CC BY-NC-SA 4.0.",
        choice: "Only ids and names are used, which are facts.",
        source: Source {
            document: "OWASP MCP Top 10 2025 (v0.1, beta)",
            section: "LICENSE.md, index.md, README.md",
        },
    },
    Erratum {
        id: "X04",
        name: "Core risks of the ASI Top 10",
        description: "For five entries the ASI document names another AIVSS risk than AIVSS v0.8 puts first, or none at all.",
        choice: "An entry's primary risk is that of AIVSS; what the ASI document names is a link with that source.",
        source: Source {
            document: "OWASP Top 10 for Agentic Applications 2026",
            section: "AI Security Mapping Matrix: ASI05, ASI06, ASI07, ASI09, ASI10",
        },
    },
    Erratum {
        id: "X05",
        name: "Two threats called T16, and two called T17",
        description: "The ASI document follows a guide in which T16 is Insecure Inter-Agent Protocol Abuse and T17 is Supply Chain Compromise, while the playbook gives both numbers other threats.",
        choice: "T16 and T17 are the playbook's; the guide's two are T16:1.1 and T17:1.1.",
        source: Source {
            document: "OWASP Top 10 for Agentic Applications 2026",
            section: "AI Security Mapping Matrix",
        },
    },
    Erratum {
        id: "X06",
        name: "Threats that ASI06 names otherwise",
        description: "ASI06 prints T4, T6 and T12 as Memory Overload, Broken Goals and Shared Memory Poisoning, names that no other entry has.",
        choice: "The numbers are the links, and the printed names stand beside them.",
        source: Source {
            document: "OWASP Top 10 for Agentic Applications 2026",
            section: "AI Security Mapping Matrix: ASI06",
        },
    },
    Erratum {
        id: "X07",
        name: "Risks that are no core risks",
        description: "ASI06 names two amplification factors where a core risk should stand, and ASI10 three terms that AIVSS does not have.",
        choice: "Neither is a link to a core risk.",
        source: Source {
            document: "OWASP Top 10 for Agentic Applications 2026",
            section: "AI Security Mapping Matrix: ASI06, ASI10",
        },
    },
    Erratum {
        id: "X08",
        name: "Spellings of the ASI Top 10",
        description: "The GenAI crosswalk shortens or changes the names of four entries.",
        choice: "OWASP's names are used, and the spellings are aliases.",
        source: Source {
            document: "GenAI Security Project crosswalk 4.0.0",
            section: "data/entries",
        },
    },
    Erratum {
        id: "X09",
        name: "Levels of MAESTRO's layers in the crosswalk",
        description: "The crosswalk's older registry names the layers L4 to L7 after tools, deployment, orchestration and user interfaces.",
        choice: "The layers are the playbook's.",
        source: Source {
            document: "GenAI Security Crosswalk of 2026-05-30",
            section: "data/frameworks",
        },
    },
    Erratum {
        id: "X10",
        name: "Dates of the LLM Top 10 2026",
        description: "The repository holds a release candidate with the preface of 2025 and a release date that is to be confirmed, and a second-hand source dates the publication to August 2026.",
        choice: "Names and links are those of the release candidate, and its records say so.",
        source: Source {
            document: "OWASP Top 10 for LLM Applications 2026 (release candidate)",
            section: "LLM00_Preface.md, CITATION.cff",
        },
    },
    Erratum {
        id: "X11",
        name: "Renamed tactics",
        description: "The appendix writes TA0005 as Stealth, a name that is new in ATT&CK v19, and AML.TA0001 as AI Attack Staging, which ATLAS has since given up.",
        choice: "Ids are the links; ATLAS's newest name is used and the older one is an alias.",
        source: Source {
            document: "OWASP Top 10 for LLM Applications 2026 (release candidate)",
            section: "Appendix 1",
        },
    },
];
