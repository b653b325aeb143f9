//! The words that fields of a threat model choose from: the playbook's enumerations.
//!
//! Where a source is named it is MAESTRO Threat Modeling Playbook v1.0.0. Component and data store types,
//! threat statuses and findings of a look at the code are this library's; the playbook leaves them open.

use aivss_core::named;

named! {
    /// How well data must be kept (`guides/quickstart.md`, 1.3), the least first.
    Sensitivity, "sensitivity" {
        /// Anybody may see it.
        Public = "public" / "Public",
        /// For the organisation.
        Internal = "internal" / "Internal",
        /// For those who need it.
        Confidential = "confidential" / "Confidential",
        /// For named people only.
        Restricted = "restricted" / "Restricted",
    }
}

named! {
    /// How much is at stake (`guides/quickstart.md`, 1.5), the least first.
    Rating, "rating" {
        /// Little.
        Low = "low" / "Low",
        /// Some.
        Medium = "medium" / "Medium",
        /// Much.
        High = "high" / "High",
        /// Everything.
        Critical = "critical" / "Critical",
    }
}

named! {
    /// How far a zone is trusted (`guides/quickstart.md`, 3.1), the least first.
    TrustLevel, "trust level" {
        /// Not at all.
        Untrusted = "untrusted" / "Untrusted",
        /// A little.
        Low = "low" / "Low",
        /// In part.
        Medium = "medium" / "Medium",
        /// Fully.
        High = "high" / "High",
    }
}

named! {
    /// Who the users are (`07-templates.md`).
    UserBase, "user base" {
        /// People of the organisation.
        Internal = "internal" / "Internal",
        /// Others.
        External = "external" / "External",
        /// Both.
        Both = "both" / "Both",
    }
}

named! {
    /// One agent or several (`07-templates.md`).
    AgentType, "agent type" {
        /// One.
        SingleAgent = "single_agent" / "Single-Agent",
        /// Several.
        MultiAgent = "multi_agent" / "Multi-Agent",
    }
}

named! {
    /// How far the agent acts by itself (`07-templates.md`).
    AutonomyLevel, "autonomy level" {
        /// A person approves every action.
        HumanApproval = "human_approval" / "Human-approval-per-action",
        /// A person watches and can step in.
        HumanInLoop = "human_in_loop" / "Human-in-loop",
        /// Nobody does.
        FullyAutonomous = "fully_autonomous" / "Fully autonomous",
    }
}

named! {
    /// What became of an assumption (`07-templates.md`).
    AssumptionStatus, "assumption status" {
        /// It was found to hold.
        Validated = "validated" / "Validated",
        /// Nobody has looked.
        Unvalidated = "unvalidated" / "Unvalidated",
        /// It was found not to hold.
        Invalidated = "invalidated" / "Invalidated",
    }
}

named! {
    /// What a component is.
    ComponentType, "component type" {
        /// A language or other model.
        Model = "model" / "Model",
        /// An agent, with its prompts and its loop.
        Agent = "agent" / "Agent",
        /// What directs several agents or a workflow.
        Orchestrator = "orchestrator" / "Orchestrator",
        /// A server of the Model Context Protocol.
        McpServer = "mcp_server" / "MCP server",
        /// A function that an agent can call.
        Tool = "tool" / "Tool",
        /// What an agent remembers with.
        Memory = "memory" / "Memory",
        /// Documents that are looked up, and what looks them up.
        KnowledgeBase = "knowledge_base" / "Knowledge base",
        /// What moves or prepares data.
        DataPipeline = "data_pipeline" / "Data pipeline",
        /// What code runs on: a function, container, machine.
        Compute = "compute" / "Compute",
        /// A gateway, queue or network.
        Network = "network" / "Network",
        /// What people see and use.
        UserInterface = "user_interface" / "User interface",
        /// A programming interface.
        Api = "api" / "API",
        /// Logs, metrics, alarms.
        Monitoring = "monitoring" / "Monitoring",
        /// Where people review what an agent did or wants to do.
        HumanReview = "human_review" / "Human review",
        /// What knows who is who.
        IdentityProvider = "identity_provider" / "Identity provider",
        /// Where secrets are kept.
        SecretStore = "secret_store" / "Secret store",
        /// What allows and forbids: a policy engine, guardrail, filter.
        Policy = "policy" / "Policy",
        /// A system that somebody else runs.
        ExternalSystem = "external_system" / "External system",
        /// An agent that somebody else runs.
        ExternalAgent = "external_agent" / "External agent",
        /// A person or group of people.
        Person = "person" / "Person",
        /// Something else; the description says what.
        Other = "other" / "Other",
    }
}

named! {
    /// What a data store is.
    DataStoreType, "data store type" {
        /// Tables or documents.
        Database = "database" / "Database",
        /// Vectors for look-up by meaning.
        VectorStore = "vector_store" / "Vector store",
        /// Files or objects.
        ObjectStorage = "object_storage" / "Object storage",
        /// What is kept for a short time.
        Cache = "cache" / "Cache",
        /// Messages on their way.
        Queue = "queue" / "Queue",
        /// What was recorded.
        LogStore = "log_store" / "Log store",
        /// Weights and training data.
        ModelStore = "model_store" / "Model store",
        /// Keys and passwords.
        SecretStore = "secret_store" / "Secret store",
        /// Something else; the description says what.
        Other = "other" / "Other",
    }
}

named! {
    /// Whether something is there (`07-templates.md`).
    Extent, "extent" {
        /// It is.
        Yes = "yes" / "Yes",
        /// In part.
        Partial = "partial" / "Partial",
        /// It is not.
        No = "no" / "No",
    }
}

named! {
    /// How much a boundary holds (`06-process.md`, phase 4).
    BoundaryStrength, "boundary strength" {
        /// A lot.
        Strong = "strong" / "Strong",
        /// Some.
        Moderate = "moderate" / "Moderate",
        /// Little.
        Weak = "weak" / "Weak",
    }
}

named! {
    /// Who attacks (`07-templates.md`).
    ActorCategory, "category of threat actor" {
        /// Somebody from outside.
        ExternalAttacker = "external_attacker" / "External Attacker",
        /// Somebody from inside.
        MaliciousInsider = "malicious_insider" / "Malicious Insider",
        /// An agent under foreign control.
        CompromisedAgent = "compromised_agent" / "Compromised Agent",
        /// A state.
        NationState = "nation_state" / "Nation-State",
        /// A program that attacks whatever it finds.
        AutomatedThreat = "automated_threat" / "Automated Threat",
    }
}

named! {
    /// What an actor is able to do (`07-templates.md`), the least first.
    Capability, "capability" {
        /// Little.
        Low = "low" / "Low",
        /// Some.
        Moderate = "moderate" / "Moderate",
        /// Much.
        High = "high" / "High",
        /// What others cannot.
        Advanced = "advanced" / "Advanced",
    }
}

named! {
    /// What drives an actor (`07-templates.md`).
    Motivation, "motivation" {
        /// Money.
        Financial = "financial" / "Financial",
        /// Knowledge.
        Espionage = "espionage" / "Espionage",
        /// Harm.
        Disruption = "disruption" / "Disruption",
        /// A conviction.
        Ideology = "ideology" / "Ideology",
        /// The occasion.
        Opportunistic = "opportunistic" / "Opportunistic",
    }
}

named! {
    /// Whether an actor matters here (`06-process.md`, phase 3).
    Relevance, "relevance" {
        /// Yes.
        Relevant = "relevant" / "Relevant",
        /// In part.
        PartiallyRelevant = "partially_relevant" / "Partially Relevant",
        /// No.
        NotRelevant = "not_relevant" / "Not Relevant",
    }
}

named! {
    /// What an asset is (`06-process.md`, phase 5).
    AssetGroup, "asset group" {
        /// Data that must be kept.
        SensitiveData = "sensitive_data" / "Sensitive data",
        /// How the business works.
        BusinessLogic = "business_logic" / "Business logic",
        /// Weights, prompts, training data.
        ModelAssets = "model_assets" / "Model assets",
        /// Logs, metrics, configuration.
        OperationalData = "operational_data" / "Operational data",
        /// What an agent remembers and plans.
        AgentState = "agent_state" / "Agent state",
    }
}

named! {
    /// STRIDE's categories (`07-templates.md`).
    Stride, "STRIDE category" {
        /// S.
        Spoofing = "spoofing" / "Spoofing",
        /// T.
        Tampering = "tampering" / "Tampering",
        /// R.
        Repudiation = "repudiation" / "Repudiation",
        /// I.
        InformationDisclosure = "information_disclosure" / "Information Disclosure",
        /// D.
        DenialOfService = "denial_of_service" / "Denial of Service",
        /// E.
        ElevationOfPrivilege = "elevation_of_privilege" / "Elevation of Privilege",
    }
}

named! {
    /// What makes an agent's threats worse (`05-agentic-factors.md`). These four are the playbook's and have
    /// no levels; AIVSS has ten of its own.
    AgenticFactor, "agentic factor" {
        /// The same input need not give the same output.
        NonDeterminism = "non_determinism" / "Non-Determinism",
        /// It acts by itself.
        Autonomy = "autonomy" / "Autonomy",
        /// It has identities, or borrows them.
        IdentityManagement = "identity_management" / "Agent Identity Management",
        /// It talks to other agents.
        AgentToAgent = "agent_to_agent" / "Agent-to-Agent Communication",
    }
}

named! {
    /// What became of a threat.
    ThreatStatus, "threat status" {
        /// It stands.
        Identified = "identified" / "Identified",
        /// It is dealt with.
        Resolved = "resolved" / "Resolved",
        /// It turned out not to concern this system.
        NotApplicable = "not_applicable" / "Not applicable",
    }
}

named! {
    /// What became of a mitigation. The first three are those of its card (`07-templates.md`), with the
    /// numbers of the risk guide; the last is phase 7's (`06-process.md`), which has no number.
    MitigationStatus, "status of a mitigation" {
        /// It is meant to be done: phase 7's "Identified".
        NotImplemented = "not_implemented" / "Not Implemented",
        /// It is there in part: phase 7's "In Progress".
        PartiallyImplemented = "partially_implemented" / "Partially Implemented",
        /// It is there.
        Implemented = "implemented" / "Implemented",
        /// Somebody decided against it. It stands for the record, and counts for nothing.
        WillNotAction = "will_not_action" / "Will Not Action",
    }
}

named! {
    /// What a look for a mitigation's evidence gave.
    Finding, "finding" {
        /// All that it declares was found.
        Found = "found" / "Found",
        /// Part of it was.
        PartlyFound = "partly_found" / "Partly found",
        /// Nothing was.
        NotFound = "not_found" / "Not found",
    }
}

named! {
    /// Whether tests cover a mitigation (`07-templates.md`).
    TestCoverage, "test coverage" {
        /// Yes.
        Covered = "covered" / "Covered",
        /// In part.
        Partial = "partial" / "Partial",
        /// No.
        None = "none" / "None",
    }
}

named! {
    /// How much of the code there is to look at (`06-process.md`, phase 8).
    SourceAccess, "source code access" {
        /// All.
        Full = "full" / "Full access",
        /// Configuration and infrastructure.
        Partial = "partial" / "Partial access",
        /// None.
        None = "none" / "No access",
    }
}

named! {
    /// What is done about a risk that is left (`07-templates.md`).
    Disposition, "disposition" {
        /// It is lowered far enough.
        Mitigated = "mitigated" / "Mitigated",
        /// It is taken on.
        Accepted = "accepted" / "Accepted",
        /// Somebody else bears it.
        Transferred = "transferred" / "Transferred",
        /// It waits until a date.
        Deferred = "deferred" / "Deferred",
    }
}

named! {
    /// How far planned work is (`07-templates.md`).
    RemediationStatus, "remediation status" {
        /// Not begun.
        NotStarted = "not_started" / "Not Started",
        /// Under way.
        InProgress = "in_progress" / "In Progress",
        /// Done.
        Complete = "complete" / "Complete",
    }
}
