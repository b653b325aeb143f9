//! How long do an id and a search take?

use aivss_benches::{MEASUREMENT, WARM_UP};
use aivss_core::catalog::{Entry, search};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn catalog(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("catalog");
    let ids: Vec<String> = Entry::all().map(|entry| entry.id().to_lowercase()).collect();
    for id in &ids {
        assert!(Entry::by_id(id).is_some(), "{id}");
    }
    group.throughput(Throughput::Elements(ids.len() as u64));
    group.bench_function(BenchmarkId::new("aivss-core", "every id"), |bencher| {
        bencher.iter(|| {
            for id in &ids {
                black_box(Entry::by_id(black_box(id)));
            }
        });
    });
    for query in ["prompt injection", "audit", "agent rights task"] {
        assert!(!search(query).is_empty(), "{query}");
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("search", query), |bencher| {
            bencher.iter(|| black_box(search(black_box(query))));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(WARM_UP).measurement_time(MEASUREMENT);
    targets = catalog
}
criterion_main!(benches);
