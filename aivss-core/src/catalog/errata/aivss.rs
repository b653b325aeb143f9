//! Errata on the AIVSS documents.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static AIVSS: &[Erratum] = &[
    Erratum {
        id: "A01",
        name: "A tie printed down",
        description: "One of 50 directory pages prints 9.2 where the exact value is 9.25, a tie that rounds to 9.3.",
        choice: "Ties round half up, exactly; the page is a known exception.",
        source: Source { document: "a public directory of agents", section: "page `websparks`" },
    },
    Erratum {
        id: "A02",
        name: "Sums that do not add up",
        description: "Seven of ten examples of v0.5 print an AARS above the sum of the factors beside it.",
        choice: "Both readings can be scored: from the factors, and from the printed AARS.",
        source: Source::aivss_0_5("examples"),
    },
    Erratum {
        id: "A03",
        name: "The report example of v0.5",
        description: "The example of the report format gives a final AARS of 6.5 and vectors with 7.5 and 2.0.",
        choice: "Verification reports each figure that does not follow.",
        source: Source::aivss_0_5("Appendix A"),
    },
    Erratum {
        id: "A04",
        name: "No threshold for the driver",
        description: "AIVSS v0.8 calls a risk driven by the deployment when AARS significantly exceeds CVSS, without a number, and calls 5.8 with 3.06 so too.",
        choice: "A threshold of our own is used and labelled as ours.",
        source: Source::aivss_0_8("sections 3.2 and 3.7"),
    },
    Erratum {
        id: "A05",
        name: "Scores below CVSS",
        description: "A strong mitigation can bring v0.8 below the CVSS score that it starts from.",
        choice: "The equation is used as printed, the report says so, and `uplift-only` is given beside it.",
        source: Source::aivss_0_8("section 3"),
    },
];
