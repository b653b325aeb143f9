//! The results of a search as entries of the model, and in words.

use super::{EvidenceReport, EvidenceResult, FoundAt, MitigationEvidence, Reason, Sighting};
use aivss_core::time::Date;
use aivss_core::value::Value;
use aivss_core::{Printable, Quoted};
use aivss_threat_model::entity::Evidence;
use aivss_threat_model::field::{MAX_ITEMS, MAX_LINE, MAX_PROSE};
use aivss_threat_model::vocabulary::Finding;
use aivss_threat_model::{Id, Kind, Operation, ThreatModel};
use std::collections::BTreeMap;
use std::fmt;

impl EvidenceReport {
    /// The operations that record the report in the model: a validation for each mitigation, with this date.
    /// A validation of the same mitigation, date and expectation gets the new results and keeps all other
    /// fields.
    ///
    /// A validation has a finding only where the search has seen enough for one.
    #[must_use]
    pub fn validations(&self, model: &ThreatModel, date: Date) -> Vec<Operation<'static>> {
        let of_day: BTreeMap<_, _> = model
            .validations()
            .iter()
            .filter(|validation| validation.date == Some(date))
            .map(|it| ((it.mitigation.id(), it.expected.as_deref()), it.id.id()))
            .collect();
        let operation = |mitigation: &MitigationEvidence| {
            let expected = expected(&mitigation.results);
            let same = of_day.get(&(mitigation.mitigation.id(), Some(expected.as_str()))).copied();
            validation(mitigation, date, expected, same)
        };
        self.mitigations.iter().map(operation).collect()
    }
}

impl MitigationEvidence {
    /// The finding for the mitigation as a whole; `None` when nothing was found and the search could not look
    /// everywhere.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let count =
            |is: fn(&Sighting) -> bool| self.results.iter().filter(|it| is(&it.sighting)).count();
        let found = count(|sighting| matches!(sighting, Sighting::Found { .. }));
        if found == self.results.len() {
            Some(Finding::Found)
        } else if found > 0 {
            Some(Finding::PartlyFound)
        } else if count(|sighting| matches!(sighting, Sighting::NotLookedAt(_))) == 0 {
            Some(Finding::NotFound)
        } else {
            None
        }
    }
}

fn validation(
    of: &MitigationEvidence,
    date: Date,
    expected: String,
    same: Option<Id>,
) -> Operation<'static> {
    let finding: Value<'static> =
        of.finding().map(aivss_threat_model::vocabulary::Finding::as_str).into();
    let places = of.results.iter().flat_map(|result| match &result.sighting {
        Sighting::Found { places, .. } => places.as_slice(),
        _ => &[],
    });
    let gaps = of.results.iter().filter_map(EvidenceResult::gap);
    let mut fields = vec![
        ("finding".into(), finding),
        ("evidence".into(), lines(places.map(ToString::to_string))),
        ("gaps".into(), lines(gaps)),
    ];
    if let Some(id) = same {
        return Operation::Edit { id, fields: Value::Object(fields) };
    }
    fields.retain(|(_, value)| *value != Value::Null);
    fields.extend([
        ("mitigation".into(), of.mitigation.to_string().into()),
        ("date".into(), date.to_string().into()),
        ("expected".into(), expected.into()),
    ]);
    Operation::Add { kind: Kind::Validation, fields: Value::Object(fields) }
}

/// The evidence in words, one piece a line, cut where it exceeds the field.
fn expected(results: &[EvidenceResult]) -> String {
    let mut text = String::new();
    for result in results {
        let line = result.evidence_text();
        if text.chars().count() + line.chars().count() + "\n...".len() > MAX_PROSE {
            text.push_str("\n...");
            break;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line);
    }
    text
}

/// A list of distinct lines, each cut to the longest line, and as many as a list can have; null for none.
fn lines(texts: impl Iterator<Item = String>) -> Value<'static> {
    let mut list: Vec<Value<'static>> = Vec::new();
    for line in texts {
        let line = if line.chars().count() > MAX_LINE {
            line.chars().take(MAX_LINE - 1).chain(['…']).collect()
        } else {
            line
        };
        let line = line.into();
        if list.len() < MAX_ITEMS && !list.contains(&line) {
            list.push(line);
        }
    }
    if list.is_empty() { Value::Null } else { Value::List(list) }
}

impl EvidenceResult {
    /// The evidence in words.
    #[must_use]
    pub fn evidence_text(&self) -> String {
        let Evidence { files, contains, pattern } = &self.evidence;
        let files = Quoted(files);
        match (contains, pattern) {
            (Some(text), _) => format!("a line of {files} with {}", Quoted(text)),
            (_, Some(pattern)) => format!("a line of {files} that matches {}", Quoted(pattern)),
            _ => format!("a file {files}"),
        }
    }

    /// What is missing, in words; `None` where the evidence was found.
    #[must_use]
    pub fn gap(&self) -> Option<String> {
        match &self.sighting {
            Sighting::Found { .. } => None,
            Sighting::NotFound { .. } => Some(format!("not found: {}", self.evidence_text())),
            Sighting::NotLookedAt(reason) => {
                Some(format!("not looked at, for {reason}: {}", self.evidence_text()))
            }
        }
    }
}

/// `src/agent.py:12`, with line breaks and control characters escaped.
impl fmt::Display for FoundAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Printable(&self.file))?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// The words that follow "for".
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time => f.write_str("the time was up"),
            Self::Entries => f.write_str("there are too many files"),
            Self::TotalBytes => f.write_str("there is too much to read"),
            Self::FileBytes(file) => write!(f, "{} is too large", Quoted(file)),
            Self::LineBytes(file) => {
                write!(f, "{} has a line that is too long for a pattern", Quoted(file))
            }
            Self::Binary(file) => write!(f, "{} is no text", Quoted(file)),
            Self::Unreadable(what) => write!(f, "something cannot be read ({})", Printable(what)),
            Self::Ignored(file) => write!(f, "git ignores {}", Quoted(file)),
            Self::Link(link) => write!(f, "{} is a link", Quoted(link)),
            Self::Reserved(folder) => write!(f, "{} is not for evidence", Quoted(folder)),
            Self::Folder => {
                f.write_str("such files can be outside of the folder that was searched")
            }
            Self::Invalid(why) => write!(f, "it cannot be understood ({})", Printable(why)),
        }
    }
}
