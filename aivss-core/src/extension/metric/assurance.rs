//! Values of the four metrics that decide no class (AIVSS 1.0 candidate, metric tables).

use super::metric_values;

metric_values! {
    /// Extension Surface, EX: the tools, servers of the Model Context Protocol, plug-ins, skills and
    /// sub-agents that the path can reach.
    ExtensionSurface {
        /// Some extension is not bounded.
        Wide = "W" "Wide"
            "some reachable extension is dynamic, supplied by a user, unvetted or unpinned, or its operations, arguments, credentials, tenant or authorisation are not bounded from outside",
        /// Every extension is bounded.
        Managed = "M" "Managed"
            "every reachable extension is pinned, vetted, allowlisted, schema checked, least privileged and authorised outside the model's output; how many there are does not matter",
        /// There is no extension.
        None = "N" "None"
            "no extension can be invoked on the path",
    }
}

metric_values! {
    /// Provider Trust Deficit, PT: how far provider and model can change without approval. The least
    /// controlled model on the path counts.
    ProviderTrustDeficit {
        /// They can change.
        High = "H" "High deficit"
            "provider or model can change or be chosen without approval, or is not pinned",
        /// They are fixed, and nothing verifies it at run time.
        Moderate = "M" "Moderate deficit"
            "provider and model are fixed and auditable, and cannot be verified at run time",
        /// They are enforced and verified.
        Low = "L" "Low deficit"
            "provider and model are enforced, integrity or attestation is verified, and changes are authorised",
    }
}

metric_values! {
    /// Cost Abuse Surface, CA: how far an attacker can run up costs.
    ///
    /// It comes from four observations; see [`CostAbuseObservations`](crate::extension::CostAbuseObservations).
    CostAbuseSurface {
        /// No ceiling holds.
        Wide = "W" "Wide"
            "a way past the ceiling was demonstrated, or no ceiling is defined",
        /// A ceiling holds in part.
        Moderate = "M" "Moderate"
            "a ceiling is defined and was not passed, and it does not cover everything or does not fail closed",
        /// A ceiling holds.
        Narrow = "N" "Narrow"
            "a ceiling is defined, covers everything, fails closed and was not passed",
    }
}

metric_values! {
    /// Traceability Deficit, TD: how far what the agent did cannot be reconstructed, measured against the
    /// shortest response deadline that binds.
    ///
    /// It comes from six observations; see
    /// [`TraceabilityObservations`](crate::extension::TraceabilityObservations).
    TraceabilityDeficit {
        /// Actions or principals cannot be established.
        High = "H" "High deficit"
            "retrieval was tested, and the ordered actions cannot be reconstructed or the affected principals cannot be bounded",
        /// Something about the records is weak.
        Moderate = "M" "Moderate deficit"
            "actions and principals can be established, and fields, integrity or retention of the records fall short",
        /// The records hold.
        Low = "L" "Low deficit"
            "retrieval was tested, actions and principals can be established, and fields, integrity and retention hold",
    }
}
