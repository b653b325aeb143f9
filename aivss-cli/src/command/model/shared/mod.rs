//! What several commands of `aivss model` have in common.

pub(super) mod change;
pub(super) mod fields;
pub(super) mod text;
