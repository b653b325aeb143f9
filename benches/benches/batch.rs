//! How many lines of a batch does one core read, score and write in a second?
//!
//! A batch in requests takes the text of each line to the text of its record, and one in compact forms
//! likewise. `serde_json` reading the same requests into `serde_json::Value`s gives the measure for both.

use aivss_benches::{MEASUREMENT, WARM_UP, requests};
use aivss_core::wire::batch::{LineFormat, Record, Summary, records};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::Value;
use std::hint::black_box;

/// One format of the same findings, with what it scores to.
struct Input {
    name: &'static str,
    format: LineFormat,
    lines: Vec<String>,
}

/// The ten worked examples and the fifty pages, as requests and as the compact forms that their own
/// records give.
fn inputs() -> [Input; 2] {
    let all: Vec<(String, String)> = requests().into_iter().flat_map(|(_, all)| all).collect();
    let lines: Vec<String> = all.iter().map(|(request, _)| request.clone()).collect();
    let found: Vec<Value> = written(&LineFormat::Request, &lines);
    let compact: Vec<String> =
        found.iter().map(|record| record["compact"].as_str().unwrap().to_owned()).collect();
    let again = written(&LineFormat::Compact, &compact);
    assert_eq!((found.len(), again.len()), (all.len(), all.len()));
    for (index, (request, expected)) in all.iter().enumerate() {
        for record in [&found[index], &again[index]] {
            assert_eq!(record["score"], **expected, "{request}: {record}");
            assert_eq!(record["line"], index + 1);
        }
    }
    [
        Input { name: "requests", format: LineFormat::Request, lines },
        Input { name: "compact", format: LineFormat::Compact, lines: compact },
    ]
}

fn written(format: &LineFormat, lines: &[String]) -> Vec<Value> {
    let json = |record: Record| {
        let mut text = String::new();
        record.write_json(&mut text);
        serde_json::from_str(&text).unwrap()
    };
    records(format.clone(), lines).map(json).collect()
}

fn batch(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("batch");
    let inputs = inputs();
    for Input { name, format, lines } in &inputs {
        group.throughput(Throughput::Elements(lines.len() as u64));
        // One text for all records, as a worker of a batch has it.
        let mut text = String::new();
        group.bench_function(BenchmarkId::new("aivss-core", name), |bencher| {
            bencher.iter(|| {
                text.clear();
                let mut summary = Summary::default();
                for record in records(format.clone(), black_box(lines)) {
                    summary.add(&record);
                    record.write_json(&mut text);
                    text.push('\n');
                }
                black_box((&text, summary));
            });
        });
    }
    let [requests, _] = &inputs;
    group.throughput(Throughput::Elements(requests.lines.len() as u64));
    group.bench_function(BenchmarkId::new("serde_json-reading", requests.name), |bencher| {
        bencher.iter(|| {
            for line in &requests.lines {
                black_box(serde_json::from_str::<Value>(black_box(line)).unwrap());
            }
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(WARM_UP).measurement_time(MEASUREMENT);
    targets = batch
}
criterion_main!(benches);
