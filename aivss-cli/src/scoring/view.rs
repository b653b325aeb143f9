//! What is shown of a score.

use aivss_core::Report;
use aivss_core::markdown::Detail;
use aivss_core::request::Request;

/// What is shown of a score.
#[derive(Clone, Copy)]
pub(crate) enum View {
    /// The score and its steps.
    Report,
    /// What drives the score and what would change it.
    Explanation,
}

impl From<View> for Detail {
    fn from(view: View) -> Self {
        match view {
            View::Report => Self::Report,
            View::Explanation => Self::Explanation,
        }
    }
}

/// A request with its report.
pub(super) type Scored = (Request, Report);
