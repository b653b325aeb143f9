//! Values of the Base metrics (CVSS v4.0, section 2).

use super::metric_values;

metric_values! {
    /// Attack Vector, AV: from where an attacker can reach the vulnerable system (section 2.1.1).
    AttackVector {
        /// Across routed networks, up to the whole internet.
        Network = "N" "Network",
        /// From the same physical or logical network segment only.
        Adjacent = "A" "Adjacent",
        /// Through local access, or a local user led to act.
        Local = "L" "Local",
        /// By touching the system.
        Physical = "P" "Physical",
    }
}

metric_values! {
    /// Attack Complexity, AC: what built-in defences an attacker must get around (section 2.1.2).
    AttackComplexity {
        /// Nothing has to be evaded; the attack repeats at will.
        Low = "L" "Low",
        /// A security measure must be evaded or a target-specific secret learnt.
        High = "H" "High",
    }
}

metric_values! {
    /// Attack Requirements, AT: conditions of deployment or run time the attack depends on
    /// (section 2.1.3).
    AttackRequirements {
        /// The attack succeeds in nearly every instance.
        None = "N" "None",
        /// Some condition, such as a race or a network position, has to hold.
        Present = "P" "Present",
    }
}

metric_values! {
    /// Privileges Required, PR: the rights an attacker needs beforehand (section 2.1.4).
    PrivilegesRequired {
        /// No account at all.
        None = "N" "None",
        /// The rights of an ordinary user.
        Low = "L" "Low",
        /// Administrative or comparable rights.
        High = "H" "High",
    }
}

metric_values! {
    /// User Interaction, UI: what another person has to do for the attack (section 2.1.5).
    UserInteraction {
        /// Nobody else takes part.
        None = "N" "None",
        /// Somebody uses the system as usual, without deciding anything unsafe.
        Passive = "P" "Passive",
        /// Somebody has to act knowingly against the system's protections.
        Active = "A" "Active",
    }
}

metric_values! {
    /// Loss of confidentiality, integrity or availability, on the vulnerable system (VC, VI, VA) or
    /// on systems after it (SC, SI, SA) (sections 2.2.1 to 2.2.3).
    Impact {
        /// Total, or of something decisive.
        High = "H" "High",
        /// Limited in amount or consequence.
        Low = "L" "Low",
        /// Nothing is lost; for a subsequent system: nothing that matters.
        None = "N" "None",
    }
}
