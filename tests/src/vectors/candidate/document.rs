//! Whole inputs with their reports, and changes to an input that are refused.

use serde::Deserialize;
use serde_json::Value;

use crate::vectors::json;

/// An input of the corpus and the report that the reference makes of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentVector {
    /// The input.
    pub input: Value,
    /// The report, in which `(text)` stands for free wording.
    pub report: Value,
    /// Why the report breaks the reference's own schema, where it does.
    pub report_breaks_its_own_schema: Option<Value>,
}

/// 10 assessments, one with a report that breaks its own schema.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn assessments() -> Vec<AssessmentVector> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        #[serde(rename = "what")]
        _what: String,
        count: usize,
        assessments: Vec<AssessmentVector>,
    }
    let file: File = json("aivss_1_0_assessments.json");
    assert_eq!((file.count, file.assessments.len()), (10, 10));
    let broken = file.assessments.iter().filter(|one| one.report_breaks_its_own_schema.is_some());
    assert_eq!(broken.count(), 1);
    file.assessments
}

/// One valid input, and changes to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputChanges {
    #[serde(rename = "what")]
    _what: String,
    /// The valid input.
    pub base: Value,
    /// The changes.
    pub cases: Vec<InputChange>,
}

/// Changes to the valid input, and who refuses the result.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputChange {
    /// The changes, in this order.
    pub ops: Vec<Op>,
    /// Whether the reference's schema takes it.
    pub schema: bool,
    /// Whether the reference's rules take what the schema takes.
    pub rules: Option<bool>,
    /// Whether the reference takes it.
    pub accepted: bool,
}

/// A change.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Op {
    /// Takes a field out.
    Delete(Vec<String>),
    /// Gives a field a value.
    Set(Vec<String>, Value),
}

impl InputChanges {
    /// The valid input with the changes of a case.
    ///
    /// # Panics
    /// When a change has no place in the input.
    #[must_use]
    pub fn changed(&self, case: &InputChange) -> Value {
        let mut input = self.base.clone();
        for op in &case.ops {
            let (Op::Delete(path) | Op::Set(path, _)) = op;
            let (last, parents) = path.split_last().expect("a path names a field");
            let mut object = &mut input;
            for parent in parents {
                object = object.get_mut(parent).expect("the parents of a change are there");
            }
            let object = object.as_object_mut().expect("a field stands in an object");
            match op {
                Op::Delete(_) => assert!(object.remove(last).is_some(), "{path:?}"),
                Op::Set(_, value) => drop(object.insert(last.clone(), value.clone())),
            }
        }
        input
    }
}

/// 64 changes, of which 2 are accepted.
///
/// # Panics
/// When the file is not exactly what is expected.
#[must_use]
pub fn input_changes() -> InputChanges {
    let file: InputChanges = json("aivss_1_0_inputs_refused.json");
    let accepted = file.cases.iter().filter(|case| case.accepted).count();
    assert_eq!((file.cases.len(), accepted), (64, 2));
    for case in &file.cases {
        assert_eq!(case.accepted, case.schema && case.rules == Some(true), "{case:?}");
    }
    file
}
