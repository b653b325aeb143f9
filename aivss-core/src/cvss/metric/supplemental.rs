//! Values of the Supplemental metrics (CVSS v4.0, section 5); none of them changes a score.

use super::metric_values;

metric_values! {
    /// Safety, S: whether people may be hurt (section 5.1).
    Safety {
        /// Injuries would be negligible at most.
        Negligible = "N" "Negligible",
        /// Injuries of consequence are possible.
        Present = "P" "Present",
    }
}

metric_values! {
    /// Automatable, AU: whether an attacker can automate the whole attack (section 5.2).
    Automatable {
        /// Some step needs an attacker's attention for each target.
        No = "N" "No",
        /// All steps up to exploitation can run unattended.
        Yes = "Y" "Yes",
    }
}

metric_values! {
    /// Recovery, R: how a system comes back after an attack (section 5.3).
    Recovery {
        /// By itself.
        Automatic = "A" "Automatic",
        /// By somebody's work.
        User = "U" "User",
        /// Not at all.
        Irrecoverable = "I" "Irrecoverable",
    }
}

metric_values! {
    /// Value Density, V: how much one exploitation gains control of (section 5.4).
    ValueDensity {
        /// Little.
        Diffuse = "D" "Diffuse",
        /// Much.
        Concentrated = "C" "Concentrated",
    }
}

metric_values! {
    /// Vulnerability Response Effort, RE: what a consumer's first response costs (section 5.5).
    ResponseEffort {
        /// Little work.
        Low = "L" "Low",
        /// Some work and some disturbance.
        Moderate = "M" "Moderate",
        /// Hard, long or disruptive work.
        High = "H" "High",
    }
}

metric_values! {
    /// Provider Urgency, U: how urgent the provider holds a response to be (section 5.6).
    ProviderUrgency {
        /// For information.
        Clear = "Clear" "Clear",
        /// Reduced urgency.
        Green = "Green" "Green",
        /// Moderate urgency.
        Amber = "Amber" "Amber",
        /// The highest urgency.
        Red = "Red" "Red",
    }
}
