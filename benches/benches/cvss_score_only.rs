//! How long does it take to score a CVSS v4.0 vector that has been read already?

use aivss_benches::{
    AivssCore, Cvss, CvssBatch, CvssRs, MEASUREMENT, Polycvss, Scorer, WARM_UP, check, cvss_batches,
};
use criterion::measurement::WallTime;
use criterion::{
    BenchmarkGroup, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
};
use std::hint::black_box;

fn score_only(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("cvss_score_only");
    for batch in cvss_batches() {
        group.throughput(Throughput::Elements(batch.rows.len() as u64));
        measure::<AivssCore>(&mut group, &batch);
        measure::<Polycvss>(&mut group, &batch);
        measure::<CvssRs>(&mut group, &batch);
        measure::<Cvss>(&mut group, &batch);
    }
    group.finish();
}

fn measure<S: Scorer>(group: &mut BenchmarkGroup<'_, WallTime>, batch: &CvssBatch) {
    check::<S>(batch);
    let vectors: Vec<S::Vector> = batch.rows.iter().map(|row| S::parse(&row.vector)).collect();
    group.bench_function(BenchmarkId::new(S::NAME, batch.kind.name()), |bencher| {
        bencher.iter(|| {
            for vector in &vectors {
                black_box(S::score(black_box(vector)));
            }
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(WARM_UP).measurement_time(MEASUREMENT);
    targets = score_only
}
criterion_main!(benches);
