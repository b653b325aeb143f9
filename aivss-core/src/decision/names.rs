//! Identifiers of the decision model that every report repeats.

/// `bod_2604_model_version`, and the namespace of the outcomes.
pub const MODEL_VERSION: &str = "cisa:BOD2604:1.0.0";

/// `bod_2604_decision_table`.
pub const DECISION_TABLE: &str = "cisa:DT_BOD2604:1.0.0";

/// `bod_2604_model_source`: where CERT/CC publishes the model.
pub const MODEL_SOURCE: &str = "https://certcc.github.io/SSVC/howto/cisa_response/";

/// `bod_2604_directive`: where CISA publishes the directive.
pub const DIRECTIVE: &str = "https://www.cisa.gov/news-events/directives/bod-26-04-prioritizing-security-updates-based-risk";

/// `bod_2604_faq_source`: CISA's guidance for a CVE without metadata. Read, and left out of what is written
/// (erratum C08).
pub const MISSING_METADATA_SOURCE: &str = "https://www.cisa.gov/news-events/directives/bod-26-04-implementation-guidance-prioritizing-security-updates-based-risk";

/// `ssvc.methodology`.
pub const METHODOLOGY: &str = "Stakeholder-Specific Vulnerability Categorization (SSVC)";

/// `ssvc.methodology_url`.
pub const METHODOLOGY_URL: &str = "https://certcc.github.io/SSVC/";

/// `ssvc.decision_point_namespaces`: each decision point with its namespace.
pub const DECISION_POINT_NAMESPACES: [(&str, &str); 5] = [
    ("in_kev", "cisa:KEV:1.0.0"),
    ("publicly_exposed", "cisa:PE:1.0.0"),
    ("automatable", "ssvc:A:2.0.0"),
    ("technical_impact", "ssvc:TI:1.0.0"),
    ("agentic_ai_effect_class", "aivss:effect_class:1.0.0"),
];
