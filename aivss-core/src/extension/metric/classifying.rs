//! Values of the four metrics that decide the effect class (AIVSS 1.0 candidate, metric tables).

use super::metric_values;

metric_values! {
    /// Language-Mediated Control, LC: whether text from an attacker reaches planning, policy, the writing of
    /// memory or the choice of a tool.
    LanguageMediatedControl {
        /// Free text from a live channel.
        Direct = "D" "Direct"
            "free attacker text from a live channel (request, message, transcript, agent inbox) reaches planning, policy, memory writing or tool choice before any enforced boundary",
        /// Text inside content that the agent retrieves or ingests.
        Indirect = "I" "Indirect"
            "not D, and the text arrives in content that the agent retrieves or ingests: documents, mail, tickets, web pages, another agent's message",
        /// Text reduced to closed or typed fields.
        Mediated = "M" "Mediated"
            "the text passes only through an enforced reduction to closed or typed fields that was tested against bypass; JSON made by a model with a free string in it is not enough, nor is a click by a person who is not independent and well informed",
        /// No attacker text.
        None = "N" "None"
            "no attacker language comes before the sink",
    }
}

metric_values! {
    /// Context and Memory Persistence, CP: how long what the attacker put in stays within reach.
    ContextAndMemoryPersistence {
        /// Beyond the session, or to another principal.
        CrossSessionMemory = "C" "Cross-session memory"
            "it outlives the session, a restart or a login, also of the same user, or reaches another principal: durable memory, retrieval stores, profiles, caches, weights",
        /// Through several steps of one session.
        SessionContext = "S" "Session context"
            "it acts on several steps of one session and is out of reach after it; a conversation window counts, however short",
        /// Not at all.
        None = "N" "None"
            "it is gone before the next inference or action; copies that no agent reads do not count",
    }
}

metric_values! {
    /// Agentic Propagation, AP: how far the effect spreads.
    AgenticPropagation {
        /// Across a trust boundary.
        Lateral = "L" "Lateral"
            "it crosses a trust boundary: tenant, principal, credentials, owner, environment or policy domain",
        /// Within one principal and policy domain.
        Contained = "C" "Contained"
            "it passes through several components or tools, all under one principal and one policy domain",
        /// Nowhere.
        None = "N" "None"
            "it stays in the component that took the input",
    }
}

metric_values! {
    /// Stochastic Exploit Reliability, SR: how reliably the exploit works.
    ///
    /// It comes from a proof or from counted episodes; see [`reliability`](crate::extension::reliability).
    StochasticExploitReliability {
        /// Nearly always.
        Reliable = "R" "Reliable"
            "a proof shows success, or the lower Wilson bound of at least 30 controlled episodes is 0.90 or more",
        /// Now and then.
        Probabilistic = "P" "Probabilistic"
            "at least 30 controlled episodes give neither R nor U",
        /// Hardly ever.
        Unreliable = "U" "Unreliable"
            "a proof shows failure, or the upper Wilson bound of at least 30 controlled episodes is below 0.10",
    }
}
