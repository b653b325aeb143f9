//! Elements of lists: those with a record, those with a name only, and those that are ids alone.

use crate::catalog::entry::Entry;
use crate::catalog::framework::Framework;
use crate::sort::insertion_sort_by_key;
use alloc::vec::Vec;

/// An element of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// The list.
    pub framework: Framework,
    /// The id in the list's own notation, `GOVERN 1.7`. Two lists can have the same id.
    pub id: &'static str,
}

impl Element {
    /// The record, where the catalogs hold one.
    #[must_use]
    pub fn entry(self) -> Option<Entry> {
        if self.framework.has_records() {
            Entry::by_id(self.id).filter(|entry| entry.framework() == Some(self.framework))
        } else {
            None
        }
    }

    /// The name: that of the record, or one that the linking document prints. `None` for the elements of
    /// lists that the catalogs know ids of and no more.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        let named = || {
            NAMES.iter().find(|(framework, id, _)| *framework == self.framework && *id == self.id)
        };
        self.entry().map(Entry::name).or_else(|| named().map(|(.., name)| *name))
    }
}

/// Elements that have a name and no record.
#[rustfmt::skip] // an element a line
static NAMES: &[(Framework, &str, &str)] = {
    use Framework as F;
    &[
        // OWASP's Agentic AI Threats and Mitigations v1.1, whose numbers the playbook gives other
        // threats (erratum X05).
        (F::Threats, "T16:1.1", "Insecure Inter-Agent Protocol Abuse"),
        (F::Threats, "T17:1.1", "Supply Chain Compromise"),
        // The categories of AIUC-1, by the letter of its ids.
        (F::Aiuc1, "A", "Data & Privacy"),
        (F::Aiuc1, "B", "Security"),
        (F::Aiuc1, "C", "Safety"),
        (F::Aiuc1, "D", "Reliability"),
        (F::Aiuc1, "E", "Accountability"),
        (F::Aiuc1, "F", "Society"),
        // The domains of AICM 1.0.3; MDS is "Model Development Security" in 1.1.
        (F::Aicm, "A&A", "Audit & Assurance"),
        (F::Aicm, "AIS", "Application & Interface Security"),
        (F::Aicm, "BCR", "Business Continuity Management and Operational Resilience"),
        (F::Aicm, "CCC", "Change Control and Configuration Management"),
        (F::Aicm, "CEK", "Cryptography, Encryption & Key Management"),
        (F::Aicm, "DCS", "Datacenter Security"),
        (F::Aicm, "DSP", "Data Security and Privacy Lifecycle Management"),
        (F::Aicm, "GRC", "Governance, Risk and Compliance"),
        (F::Aicm, "HRS", "Human Resources"),
        (F::Aicm, "IAM", "Identity & Access Management"),
        (F::Aicm, "IPY", "Interoperability & Portability"),
        (F::Aicm, "I&S", "Infrastructure Security"),
        (F::Aicm, "LOG", "Logging and Monitoring"),
        (F::Aicm, "MDS", "Model Security"),
        (F::Aicm, "SEF", "Security Incident Management, E-Discovery, & Cloud Forensics"),
        (F::Aicm, "STA", "Supply Chain Management, Transparency, and Accountability"),
        (F::Aicm, "TVM", "Threat & Vulnerability Management"),
        (F::Aicm, "UEM", "Universal Endpoint Management"),
        // A domain of AICM 1.1 (erratum X23).
        (F::Aicm, "IVS", "Infrastructure & Virtualization Security"),
        // The tactics of ATT&CK v19.1 that the LLM Top 10 2026 links.
        (F::Attack, "TA0001", "Initial Access"),
        (F::Attack, "TA0002", "Execution"),
        (F::Attack, "TA0003", "Persistence"),
        (F::Attack, "TA0004", "Privilege Escalation"),
        (F::Attack, "TA0005", "Stealth"),
        (F::Attack, "TA0006", "Credential Access"),
        (F::Attack, "TA0009", "Collection"),
        (F::Attack, "TA0010", "Exfiltration"),
        (F::Attack, "TA0040", "Impact"),
        (F::Attack, "TA0042", "Resource Development"),
        // The chapters of AISVS 1.0.
        (F::Aisvs, "C1", "Training Data Integrity & Traceability"),
        (F::Aisvs, "C2", "Input Validation"),
        (F::Aisvs, "C3", "Model Lifecycle Management & Change Control"),
        (F::Aisvs, "C4", "Infrastructure, Configuration & Deployment Security"),
        (F::Aisvs, "C5", "Access Control & Identity for AI Components & Users"),
        (F::Aisvs, "C6", "Supply Chain Security for Models"),
        (F::Aisvs, "C7", "Model Behavior, Output Control & Safety Assurance"),
        (F::Aisvs, "C8", "Memory, Embeddings & Vector Database Security"),
        (F::Aisvs, "C9", "Orchestration & Agentic Security"),
        (F::Aisvs, "C10", "Model Context Protocol (MCP) Security"),
        (F::Aisvs, "C11", "Adversarial Robustness"),
        (F::Aisvs, "C12", "Monitoring, Logging & Anomaly Detection"),
        // STRIDE's letters.
        (F::Stride, "S", "Spoofing"),
        (F::Stride, "T", "Tampering"),
        (F::Stride, "R", "Repudiation"),
        (F::Stride, "I", "Information Disclosure"),
        (F::Stride, "D", "Denial of Service"),
        (F::Stride, "E", "Elevation of Privilege"),
    ]
};

/// The distinct ids among some of a list: those with a record in the list's order, then the others in
/// the order of their letters and numbers.
pub(super) fn in_order(
    framework: Framework,
    ids: impl Iterator<Item = &'static str>,
) -> Vec<&'static str> {
    let mut distinct: Vec<&'static str> = Vec::new();
    for id in ids {
        if !distinct.contains(&id) {
            distinct.push(id);
        }
    }
    let mut ordered = Vec::with_capacity(distinct.len());
    for entry in framework.entries() {
        if let Some(at) = distinct.iter().position(|id| *id == entry.id()) {
            ordered.push(distinct.swap_remove(at));
        }
    }
    insertion_sort_by_key(&mut distinct, |id| Natural(id));
    ordered.extend(distinct);
    ordered
}

/// A text that compares as people count: `T2` before `T11`.
#[derive(PartialEq, Eq)]
struct Natural(&'static str);

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        let (mut left, mut right) = (self.0.as_bytes(), other.0.as_bytes());
        loop {
            let order = match (next(&mut left), next(&mut right)) {
                (None, None) => return self.0.cmp(other.0),
                (left, right) => left.cmp(&right),
            };
            if order.is_ne() {
                return order;
            }
        }
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The next whole number or the next byte that is no digit, which stands after all numbers.
fn next(rest: &mut &[u8]) -> Option<(bool, u64)> {
    let (first, mut after) = rest.split_first()?;
    let mut part = (true, u64::from(*first));
    if first.is_ascii_digit() {
        let mut number = u64::from(first - b'0');
        while let Some((digit @ b'0'..=b'9', more)) = after.split_first() {
            number = number.saturating_mul(10).saturating_add(u64::from(digit - b'0'));
            after = more;
        }
        part = (false, number);
    }
    *rest = after;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_as_people_count() {
        let mut ids = ["T11", "GOVERN 1.10", "T2", "GOVERN 1.9", "A.5.2", "A.10.1", "T", "A.05.2"];
        insertion_sort_by_key(&mut ids, |id| Natural(id));
        assert_eq!(
            ids,
            ["A.05.2", "A.5.2", "A.10.1", "GOVERN 1.9", "GOVERN 1.10", "T", "T2", "T11"]
        );
    }

    #[test]
    fn no_element_is_named_twice_or_beside_a_record() {
        for (index, (framework, id, name)) in NAMES.iter().enumerate() {
            assert!(
                NAMES.iter().skip(index + 1).all(|(list, it, _)| (list, it) != (framework, id))
            );
            assert!(Element { framework: *framework, id }.entry().is_none(), "{id}");
            assert!(!name.is_empty());
        }
    }
}
