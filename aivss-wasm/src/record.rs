//! A scored vector as one short text, in a fraction of the time of its JSON.
//!
//! ```text
//! <nomenclature> <MacroVector>[ <nomenclature> <score> <severity>]{4} <vector>
//! ```
//!
//! Fields are separated by a blank, which none of them holds. `js/cvss.js` puts the names of metrics and
//! values to it, which it has from the vocabulary.

use aivss_core::cvss::{Nomenclature, Vector};
use alloc::string::String;
use core::fmt::Write;

pub(crate) fn write(vector: &Vector) -> String {
    let mut record = String::with_capacity(384);
    record.push_str(vector.nomenclature().as_str());
    // Writing to a string cannot fail.
    let _ = write!(record, " {}", vector.macro_vector());
    let mut scored = String::new();
    for nomenclature in Nomenclature::ALL {
        // Without threat and environmental metrics all four are one.
        if scored.is_empty() || vector.nomenclature() != Nomenclature::B {
            let score = vector.score_as(nomenclature);
            scored.clear();
            let _ = write!(scored, " {score} ");
            scored.push_str(score.severity().as_str());
        }
        record.push(' ');
        record.push_str(nomenclature.as_str());
        record.push_str(&scored);
    }
    let _ = write!(record, " {vector}");
    record
}
