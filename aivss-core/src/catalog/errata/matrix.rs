//! Errata on the layer matrix.

use crate::catalog::erratum::Erratum;
use crate::catalog::source::Source;

/// In the order of their ids.
pub(in crate::catalog) static MATRIX: &[Erratum] = &[
    Erratum {
        id: "E13",
        name: "An undefined mark",
        description: "Nine cells of the cross-layer column have a plain X, which the legend does not define.",
        choice: "The mark is kept as `plain` and read as primary, as the reference card reads it.",
        source: Source::playbook("03, 12"),
    },
    Erratum {
        id: "E14",
        name: "Primary threats of layers",
        description: "For layers 1 and 3 and for what crosses layers the matrix and the layer descriptions name different primary threats.",
        choice: "The matrix decides.",
        source: Source::playbook("01, 03, 12"),
    },
    Erratum {
        id: "E15",
        name: "T11's missing layer",
        description: "The explanation of T11 rests on layer 4, where its cell is empty.",
        choice: "The cell stays empty.",
        source: Source::playbook("03, 12"),
    },
];
