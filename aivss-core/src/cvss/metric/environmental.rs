//! Values that only the Environmental metrics have (CVSS v4.0, section 4).

use super::metric_values;

metric_values! {
    /// Confidentiality, Integrity or Availability Requirement, CR, IR, AR: how much the consumer
    /// depends on it (section 4.1).
    Requirement {
        /// Its loss would be catastrophic; also what an absent requirement counts as.
        High = "H" "High",
        /// Its loss would be serious.
        Medium = "M" "Medium",
        /// Its loss would matter little.
        Low = "L" "Low",
    }
}

metric_values! {
    /// Modified Subsequent System Confidentiality Impact, MSC (section 4.2): the base values, the least
    /// of them under another name.
    ModifiedSubsequentConfidentiality {
        /// Total, or of something decisive.
        High = "H" "High",
        /// Limited in amount or consequence.
        Low = "L" "Low",
        /// Nothing that matters is lost.
        Negligible = "N" "Negligible",
    }
}

metric_values! {
    /// Modified Subsequent System Integrity or Availability Impact, MSI, MSA (section 4.2): the base
    /// values and Safety, which only these two metrics have.
    ModifiedSubsequentImpact {
        /// People may come to harm.
        Safety = "S" "Safety",
        /// Total, or of something decisive.
        High = "H" "High",
        /// Limited in amount or consequence.
        Low = "L" "Low",
        /// Nothing that matters is lost.
        Negligible = "N" "Negligible",
    }
}
