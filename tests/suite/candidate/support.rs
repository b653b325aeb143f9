//! What several of these tests need.

use aivss_core::extension::{ExtensionMetric, ExtensionVector};

/// Every vector, 81,920 of them.
pub(crate) fn all_vectors() -> impl Iterator<Item = ExtensionVector> {
    let sizes = ExtensionMetric::ALL.map(|metric| metric.values().len());
    (0..sizes.iter().product::<usize>()).map(move |mut index| {
        let mut vector = ExtensionVector::UNKNOWN;
        for (metric, size) in ExtensionMetric::ALL.into_iter().zip(sizes) {
            vector = vector.with_value(metric, metric.values()[index % size].token).unwrap();
            index /= size;
        }
        vector
    })
}

/// The letters of LC, CP, AP and SR.
pub(crate) fn classifying_letters(vector: ExtensionVector) -> String {
    ExtensionMetric::CLASSIFYING.map(|metric| vector.value_of(metric).token).concat()
}
