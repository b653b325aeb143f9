//! Which inputs go together: section 1 of the reference, completely.

mod combinations;
mod conflicts;
mod defaults;
mod factors;
mod ranges;

use crate::support::{own_set, rubric_profile, score};
use aivss_core::{Inputs, Method};

/// CVSS 8.5 and a factor sum of 5 in the method's own set.
fn plain(method: Method) -> Inputs {
    Inputs::new(score("8.5"), rubric_profile(own_set(method), 10)).with_method(method)
}

/// Code, path and whole message of the refusal.
fn assert_refused(inputs: Inputs, code: &str, path: &str, message: &str) {
    let error = inputs.score().expect_err(message);
    assert_eq!(error.message(), message);
    assert_eq!((error.code().as_str(), error.path()), (code, path), "{message}");
    assert_eq!(error.position(), None, "{message}");
}
