//! How long does it take to score a finding from typed values, all checks included?

use aivss_benches::{Directory, MEASUREMENT, WARM_UP, directory, published};
use aivss_core::cvss::Vector;
use aivss_core::{Inputs, PartialInputs, PartialProfile, Score};
use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
};
use std::hint::black_box;

/// The worked examples with two factors unknown, each between the scores of its two ends.
fn bounds(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("aivss_bounds");
    let findings: Vec<(Vector, PartialProfile)> = published()
        .into_iter()
        .map(|example| {
            let mut values = example.profile.values().map(Some);
            // Opacity and persistence.
            (values[5], values[6]) = (None, None);
            (example.vector, PartialProfile::new(example.profile.set(), values))
        })
        .collect();
    for ((vector, partial), example) in findings.iter().zip(published()) {
        let bounds = PartialInputs::new(*vector, *partial).bounds().unwrap();
        assert!(bounds.score_low() <= example.printed && example.printed <= bounds.score_high());
        for (end, profile) in
            [(bounds.score_low(), partial.low()), (bounds.score_high(), partial.high())]
        {
            assert_eq!(Inputs::new(*vector, profile).score().unwrap().score(), end);
        }
    }
    group.throughput(Throughput::Elements(findings.len() as u64));
    group.bench_function(BenchmarkId::new("aivss-core", "published-vectors"), |bencher| {
        bencher.iter(|| {
            for (vector, partial) in &findings {
                // All figures of both ends are asked for.
                black_box(
                    &PartialInputs::new(*black_box(vector), *black_box(partial)).bounds().unwrap(),
                );
            }
        });
    });
    group.finish();
}

fn typed(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("aivss_typed");
    let examples = published();
    measure(
        &mut group,
        "published-vectors",
        &examples,
        |example| Inputs::new(example.vector, example.profile),
        |example| example.printed,
    );
    measure(
        &mut group,
        "published-scores",
        &examples,
        |example| Inputs::new(example.cvss_score, example.profile),
        |example| example.printed,
    );
    measure(&mut group, "directory", &directory(), Directory::inputs, |page| page.exact);
    group.finish();
}

fn measure<T>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    findings: &[T],
    inputs: impl Fn(&T) -> Inputs,
    expected: impl Fn(&T) -> Score,
) {
    for finding in findings {
        assert_eq!(inputs(finding).score().unwrap().score(), expected(finding), "{name}");
    }
    group.throughput(Throughput::Elements(findings.len() as u64));
    group.bench_function(BenchmarkId::new("aivss-core", name), |bencher| {
        bencher.iter(|| {
            for finding in findings {
                // The whole report is asked for.
                black_box(&inputs(black_box(finding)).score().unwrap());
            }
        });
    });
    group.bench_function(BenchmarkId::new("aivss-core, score alone", name), |bencher| {
        bencher.iter(|| {
            for finding in findings {
                // What a scanner asks for that keeps nothing else.
                black_box(inputs(black_box(finding)).score().unwrap().score());
            }
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(WARM_UP).measurement_time(MEASUREMENT);
    targets = typed, bounds
}
criterion_main!(benches);
