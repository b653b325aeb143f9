//! Value of the one Threat metric (CVSS v4.0, section 3).

use super::metric_values;

metric_values! {
    /// Exploit Maturity, E: how far exploitation has come (section 3.1).
    ///
    /// AIVSS takes its threat multiplier from the same three values (AIVSS v0.8: Attacked 1.00, proof
    /// of concept 0.97, Unreported 0.50), but reads an absent E as proof of concept, where CVSS reads
    /// it as Attacked.
    ExploitMaturity {
        /// Attacks are known, or tools that make them easy.
        Attacked = "A" "Attacked",
        /// A proof of concept is public, and no attack is known.
        ProofOfConcept = "P" "POC",
        /// Neither attacks nor a public proof of concept are known.
        Unreported = "U" "Unreported",
    }
}
