//! What several commands of `aivss model` share: the model they work on, fields by name, and answers.

pub(crate) mod answer;
pub(crate) mod change;
pub(crate) mod fields;
pub(crate) mod project;
pub(crate) mod rule;
pub(crate) mod text;
