//! MITRE ATLAS's tactics and mitigations, with the techniques that the latter answer.

use super::{AtlasMitigation, AtlasTactic};

/// In the order of the matrix.
#[rustfmt::skip] // a record a line
pub(super) static TACTICS: [AtlasTactic; 16] = [
    tactic("AML.TA0002", "Reconnaissance", &[], Some("TA0043")),
    tactic("AML.TA0003", "Resource Development", &[], Some("TA0042")),
    tactic("AML.TA0004", "Initial Access", &[], Some("TA0001")),
    tactic("AML.TA0000", "AI Model Access", &[], None),
    tactic("AML.TA0005", "Execution", &[], Some("TA0002")),
    tactic("AML.TA0006", "Persistence", &[], Some("TA0003")),
    tactic("AML.TA0012", "Privilege Escalation", &[], Some("TA0004")),
    tactic("AML.TA0007", "Defense Evasion", &[], Some("TA0005")),
    tactic("AML.TA0013", "Credential Access", &[], Some("TA0006")),
    tactic("AML.TA0008", "Discovery", &[], Some("TA0007")),
    tactic("AML.TA0015", "Lateral Movement", &[], Some("TA0008")),
    tactic("AML.TA0009", "Collection", &[], Some("TA0009")),
    tactic("AML.TA0001", "AI Attack Adaptation", &["AI Attack Staging"], None),
    tactic("AML.TA0014", "Command and Control", &[], Some("TA0011")),
    tactic("AML.TA0010", "Exfiltration", &[], Some("TA0010")),
    tactic("AML.TA0011", "Impact", &[], Some("TA0040")),
];

#[rustfmt::skip] // a record a line
pub(super) static MITIGATIONS: [AtlasMitigation; 40] = [
    mitigation("AML.M0000", "Limit Public Release of Information", &[], &["AML.T0000", "AML.T0002", "AML.T0003", "AML.T0004", "AML.T0005", "AML.T0005.000", "AML.T0005.002"]),
    mitigation("AML.M0001", "Limit Model Artifact Release", &[], &["AML.T0002.000", "AML.T0002.001", "AML.T0005", "AML.T0005.000", "AML.T0020", "AML.T0035"]),
    mitigation("AML.M0002", "Predictive AI Output Obfuscation", &["Passive AI Output Obfuscation"], &["AML.T0005", "AML.T0005.001", "AML.T0013", "AML.T0014", "AML.T0024.000", "AML.T0024.001", "AML.T0024.002", "AML.T0042", "AML.T0043", "AML.T0043.001", "AML.T0063"]),
    mitigation("AML.M0003", "Predictive AI Model Hardening", &["Model Hardening"], &["AML.T0015", "AML.T0031", "AML.T0043", "AML.T0043.000", "AML.T0043.001", "AML.T0043.002", "AML.T0043.003", "AML.T0043.004"]),
    mitigation("AML.M0004", "Limit AI Service Query Volume and Rate", &["Restrict Number of AI Model Queries"], &["AML.T0005", "AML.T0005.001", "AML.T0013", "AML.T0014", "AML.T0024", "AML.T0024.000", "AML.T0024.001", "AML.T0024.002", "AML.T0029", "AML.T0034", "AML.T0042", "AML.T0043", "AML.T0043.001", "AML.T0043.003", "AML.T0046", "AML.T0062"]),
    mitigation("AML.M0005", "Control Access to AI Models and Data at Rest", &[], &["AML.T0007", "AML.T0010.002", "AML.T0010.003", "AML.T0018", "AML.T0018.000", "AML.T0018.001", "AML.T0020", "AML.T0025", "AML.T0035", "AML.T0042", "AML.T0043.000", "AML.T0044", "AML.T0048.004"]),
    mitigation("AML.M0006", "Predictive AI Ensembles", &["Use Ensemble Methods"], &["AML.T0010.001", "AML.T0010.003", "AML.T0014", "AML.T0015", "AML.T0031", "AML.T0043", "AML.T0043.000", "AML.T0043.001", "AML.T0043.002", "AML.T0043.003", "AML.T0043.004"]),
    mitigation("AML.M0007", "Sanitize Training Data", &[], &["AML.T0010.002", "AML.T0018.000", "AML.T0020", "AML.T0059"]),
    mitigation("AML.M0008", "Validate AI Model", &[], &["AML.T0010.003", "AML.T0018", "AML.T0018.000", "AML.T0018.001", "AML.T0020", "AML.T0043", "AML.T0043.004", "AML.T0057"]),
    mitigation("AML.M0009", "Predictive AI Multi-Sensor Fusion", &["Use Multi-Modal Sensors"], &["AML.T0015", "AML.T0041", "AML.T0088"]),
    mitigation("AML.M0010", "Predictive AI Input Restoration", &["Input Restoration"], &["AML.T0015", "AML.T0031", "AML.T0043", "AML.T0043.000", "AML.T0043.001", "AML.T0043.002", "AML.T0043.003", "AML.T0043.004"]),
    mitigation("AML.M0011", "Restrict Library Loading", &[], &["AML.T0011", "AML.T0011.000", "AML.T0011.001"]),
    mitigation("AML.M0012", "Encrypt Sensitive Information", &[], &["AML.T0007", "AML.T0035", "AML.T0048.004", "AML.T0063"]),
    mitigation("AML.M0013", "Code Signing", &[], &["AML.T0010.001", "AML.T0010.003", "AML.T0011.000", "AML.T0011.001", "AML.T0018", "AML.T0018.000", "AML.T0018.001", "AML.T0018.002"]),
    mitigation("AML.M0014", "Verify AI Artifacts", &[], &["AML.T0002.001", "AML.T0010", "AML.T0010.002", "AML.T0011", "AML.T0011.000", "AML.T0019"]),
    mitigation("AML.M0015", "Predictive AI Adversarial Input Detection", &["Adversarial Input Detection"], &["AML.T0015", "AML.T0029", "AML.T0031", "AML.T0043", "AML.T0043.000", "AML.T0043.001", "AML.T0043.002", "AML.T0043.003", "AML.T0043.004"]),
    mitigation("AML.M0016", "Vulnerability Scanning", &[], &["AML.T0011", "AML.T0011.000", "AML.T0011.001"]),
    mitigation("AML.M0017", "AI Model Distribution Methods", &[], &["AML.T0010.003", "AML.T0035", "AML.T0043.000", "AML.T0044", "AML.T0048.004", "AML.T0063"]),
    mitigation("AML.M0018", "User Training", &[], &["AML.T0011", "AML.T0011.000", "AML.T0011.001", "AML.T0052", "AML.T0052.000"]),
    mitigation("AML.M0019", "Control Access to AI Models and Data in Production", &[], &["AML.T0005", "AML.T0024", "AML.T0029", "AML.T0034", "AML.T0040", "AML.T0042", "AML.T0043", "AML.T0043.001", "AML.T0046", "AML.T0051", "AML.T0063"]),
    mitigation("AML.M0020", "Generative AI Guardrails", &[], &["AML.T0010", "AML.T0051", "AML.T0053", "AML.T0054", "AML.T0056", "AML.T0057", "AML.T0061", "AML.T0062"]),
    mitigation("AML.M0021", "Generative AI Guidelines", &[], &["AML.T0051", "AML.T0053", "AML.T0054", "AML.T0056", "AML.T0057", "AML.T0061", "AML.T0062"]),
    mitigation("AML.M0022", "Generative AI Model Alignment", &[], &["AML.T0051", "AML.T0053", "AML.T0054", "AML.T0056", "AML.T0057", "AML.T0061", "AML.T0062"]),
    mitigation("AML.M0023", "AI Bill of Materials", &[], &["AML.T0010", "AML.T0011", "AML.T0011.000", "AML.T0011.001", "AML.T0019", "AML.T0020", "AML.T0058"]),
    mitigation("AML.M0024", "AI Telemetry Logging", &[], &["AML.T0005.001", "AML.T0024", "AML.T0024.000", "AML.T0024.001", "AML.T0024.002", "AML.T0040", "AML.T0047", "AML.T0051", "AML.T0051.000", "AML.T0051.001", "AML.T0051.002", "AML.T0053", "AML.T0085", "AML.T0085.000", "AML.T0085.001", "AML.T0086", "AML.T0101"]),
    mitigation("AML.M0025", "Maintain AI Dataset Provenance", &[], &["AML.T0010.002", "AML.T0018.000", "AML.T0019", "AML.T0020", "AML.T0059"]),
    mitigation("AML.M0026", "Privileged AI Agent Permissions Configuration", &[], &["AML.T0053", "AML.T0082", "AML.T0085", "AML.T0085.000", "AML.T0085.001", "AML.T0086", "AML.T0101"]),
    mitigation("AML.M0027", "Single-User AI Agent Permissions Configuration", &[], &["AML.T0053", "AML.T0082", "AML.T0085", "AML.T0085.000", "AML.T0085.001", "AML.T0086", "AML.T0101"]),
    mitigation("AML.M0028", "AI Agent Tools Permissions Configuration", &[], &["AML.T0053", "AML.T0085", "AML.T0085.001", "AML.T0086", "AML.T0101"]),
    mitigation("AML.M0029", "Human In-the-Loop for AI Agent Actions", &[], &["AML.T0053", "AML.T0086", "AML.T0101"]),
    mitigation("AML.M0030", "Restrict AI Agent Tool Invocation on Untrusted Data", &[], &["AML.T0053", "AML.T0086", "AML.T0101"]),
    mitigation("AML.M0031", "Memory Hardening", &[], &["AML.T0080", "AML.T0080.000"]),
    mitigation("AML.M0032", "Segmentation of AI Agent Components", &[], &["AML.T0053", "AML.T0085", "AML.T0085.000", "AML.T0085.001", "AML.T0086", "AML.T0098"]),
    mitigation("AML.M0033", "Input and Output Validation for AI Agent Components", &[], &["AML.T0051", "AML.T0051.000", "AML.T0051.001", "AML.T0051.002", "AML.T0053", "AML.T0086"]),
    mitigation("AML.M0034", "Deepfake Detection", &[], &["AML.T0015", "AML.T0052", "AML.T0052.000", "AML.T0088"]),
    mitigation("AML.M0035", "AI Red Team", &[], &[]),
    mitigation("AML.M0036", "Limit AI Workload Resource Consumption", &[], &[]),
    mitigation("AML.M0037", "AI Agent Authority Expansion Controls", &[], &[]),
    mitigation("AML.M0038", "AI Agent Scope Drift Detection", &[], &[]),
    mitigation("AML.M0039", "AI Honeypots", &[], &[]),
];

const fn tactic(
    id: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
    attack: Option<&'static str>,
) -> AtlasTactic {
    AtlasTactic { id, name, aliases, attack }
}

const fn mitigation(
    id: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
    techniques: &'static [&'static str],
) -> AtlasMitigation {
    AtlasMitigation { id, name, aliases, techniques }
}
