//! How long does a request in JSON take, from its text to the text of its report?
//!
//! `serde_json` reading the same request into a `serde_json::Value` gives the measure: it does less
//! than any service in JSON could.

use aivss_benches::{MEASUREMENT, WARM_UP, requests};
use aivss_core::wire::score_json;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::Value;
use std::hint::black_box;

fn json(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("score_json");
    for (name, requests) in requests() {
        for (request, expected) in &requests {
            let outcome: Value = serde_json::from_str(&score_json(request)).unwrap();
            assert_eq!(outcome["report"]["score"], **expected, "{request}: {outcome}");
        }
        group.throughput(Throughput::Elements(requests.len() as u64));
        group.bench_function(BenchmarkId::new("aivss-core", name), |bencher| {
            bencher.iter(|| {
                for (request, _) in &requests {
                    black_box(score_json(black_box(request)));
                }
            });
        });
        group.bench_function(BenchmarkId::new("serde_json-reading", name), |bencher| {
            bencher.iter(|| {
                for (request, _) in &requests {
                    black_box(serde_json::from_str::<Value>(black_box(request)).unwrap());
                }
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(WARM_UP).measurement_time(MEASUREMENT);
    targets = json
}
criterion_main!(benches);
