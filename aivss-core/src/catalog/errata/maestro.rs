//! Errata on MAESTRO's factors and layers in other documents.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static MAESTRO: &[Erratum] = &[
    Erratum {
        id: "X28",
        name: "Five agentic factors and four",
        description: "CSA's application and the author's site have five agentic factors, OWASP's guide and the playbook four: No Trust Boundary is in the five only.",
        choice: "The four of the playbook are MAESTRO's; none of them is an amplification factor of AIVSS.",
        source: Source {
            document: "CloudSecurityAlliance/MAESTRO",
            section: "issue 6 of 2026-06-30; playbook 05-agentic-risk-factors.md",
        },
    },
    Erratum {
        id: "X29",
        name: "Names of agentic factors",
        description: "Identity and agent-to-agent communication go by other names in CSA's application and on the author's site than in the playbook.",
        choice: "The playbook's names are used.",
        source: Source {
            document: "CloudSecurityAlliance/MAESTRO",
            section: "src/ai/flows/suggest-threats-for-layer.ts",
        },
    },
    Erratum {
        id: "X30",
        name: "Names of layers",
        description: "Layer 4 is Deployment Infrastructure in the playbook and Deployment & Infrastructure in other documents, and layer 1 is Foundation Model in the matrix and Foundation Models elsewhere.",
        choice: "The quickstart's names are used; every spelling is read.",
        source: Source {
            document: "MAESTRO Threat Modeling Playbook v1.0.0",
            section: "01, 03; GenAI crosswalk, Skills Top 10, CycloneDX 2.0",
        },
    },
];
