//! How long does a large threat model take to be read, written, checked, listed and changed?
//!
//! In memory, from text and to text, and through the project's folder on the disk, where a write is durable
//! before it counts. `serde_json` reading the same text into a `serde_json::Value` gives the measure.

use aivss_benches::{MEASUREMENT, WARM_UP, threat_model};
use aivss_core::value::Value as Wire;
use aivss_core::{Error, ErrorCode};
use aivss_project::{FOLDER, MODEL, Project};
use aivss_threat_model::{CheckCode, CheckOptions, Entity, Operation, ThreatModel};
use criterion::{
    BatchSize, Bencher, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main,
};
use serde_json::Value;
use std::fs;
use std::hint::black_box;

const LARGE: usize = 10_000;
const LISTED: usize = 4_000;
const CHECKED: usize = 1_000;

/// What comes out is dropped outside of the time, one by one: many large models at once would not fit the caches.
fn timed<T>(bencher: &mut Bencher<'_>, mut question: impl FnMut() -> T) {
    bencher.iter_batched(|| (), |()| question(), BatchSize::PerIteration);
}

/// A folder on the disk that the build is on: the system's own may be memory.
fn project_of(model: &ThreatModel) -> (tempfile::TempDir, Project) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let project = Project::init(folder.path()).unwrap();
    fs::write(folder.path().join(FOLDER).join(MODEL), model.to_json()).unwrap();
    (folder, project)
}

fn read(criterion: &mut Criterion) {
    let model = threat_model(LARGE);
    let text = model.to_json();
    assert_eq!(ThreatModel::from_json(&text).unwrap(), model);
    let (folder, project) = project_of(&model);
    assert_eq!(project.read().unwrap(), model);

    let mut group = criterion.benchmark_group("threat_model_read");
    group.throughput(Throughput::Elements(LARGE as u64));
    let inputs = "10,000 threats";
    group.bench_function(BenchmarkId::new("aivss-core", inputs), |bencher| {
        timed(bencher, || ThreatModel::from_json(black_box(&text)).unwrap());
    });
    group.bench_function(BenchmarkId::new("aivss-project, from disk", inputs), |bencher| {
        timed(bencher, || Project::open(folder.path()).unwrap().read().unwrap());
    });
    group.bench_function(BenchmarkId::new("serde_json-reading", inputs), |bencher| {
        timed(bencher, || serde_json::from_str::<Value>(black_box(&text)).unwrap());
    });
    group.finish();
}

fn write(criterion: &mut Criterion) {
    let model = threat_model(LARGE);
    let (_folder, project) = project_of(&model);
    let mut locked = project.lock().unwrap();
    locked.edit(|model| model.apply(renamed("On the disk"))).unwrap();
    let written = project.read().unwrap();
    assert_eq!(
        (written.threats().len(), written.threats()[0].title().as_ref()),
        (LARGE, "On the disk")
    );

    let mut group = criterion.benchmark_group("threat_model_write");
    group.throughput(Throughput::Elements(LARGE as u64));
    let inputs = "10,000 threats";
    group.bench_function(BenchmarkId::new("aivss-core", inputs), |bencher| {
        timed(bencher, || black_box(&model).to_json());
    });
    // Each time another name, for what changes nothing is not written.
    let mut turn = 0_u32;
    group.bench_function(BenchmarkId::new("aivss-project, to disk", inputs), |bencher| {
        bencher.iter(|| {
            turn += 1;
            locked.edit(|model| model.apply(renamed(&format!("Name {turn}")))).unwrap();
        });
    });
    group.finish();
}

fn renamed(name: &str) -> Operation<'static> {
    let fields = vec![("name".into(), Wire::Text(name.to_owned().into()))];
    Operation::Edit { id: "TH-1".parse().unwrap(), fields: Wire::Object(fields) }
}

fn check(criterion: &mut Criterion) {
    let model = threat_model(CHECKED);
    let options = CheckOptions::default();
    // A threat of the two higher severities, every second one, needs a preventive and a detective control;
    // the controls that there are, are preventive.
    let findings = model.check(options);
    let uncovered = findings.iter().filter(|finding| finding.code == CheckCode::ThreatUncovered);
    assert_eq!(uncovered.count(), CHECKED / 2);

    let mut group = criterion.benchmark_group("threat_model_check");
    group.throughput(Throughput::Elements(CHECKED as u64));
    group.bench_function(BenchmarkId::new("aivss-core", "1,000 threats"), |bencher| {
        timed(bencher, || black_box(&model).check(options));
    });
    group.finish();
}

fn list(criterion: &mut Criterion) {
    let model = threat_model(LISTED);
    let rated = || {
        let links = model.links();
        let rated = |threat| (links.of(threat).len(), links.rating(threat));
        model.threats().iter().map(rated).collect::<Vec<_>>()
    };
    // Critical and unlikely is high by the playbook's matrix, and half of its 3 is left by a partial control.
    let (mitigations, first) = &rated()[0];
    assert_eq!((*mitigations, first.effective.unwrap().to_string()), (1, "1.5".to_owned()));

    let mut group = criterion.benchmark_group("threat_model_list");
    group.throughput(Throughput::Elements(LISTED as u64));
    group.bench_function(BenchmarkId::new("aivss-core", "4,000 threats"), |bencher| {
        timed(bencher, || black_box(rated()));
    });
    group.finish();
}

fn change(criterion: &mut Criterion) {
    let mut model = threat_model(LARGE);
    let apply = |model: &mut ThreatModel, operation| -> Result<_, Error> { model.apply(operation) };
    apply(&mut model, renamed("Another name")).unwrap();
    assert_eq!(model.threats()[0].title(), "Another name");
    let used = Operation::Remove { id: "CO-1".parse().unwrap() };
    assert_eq!(apply(&mut model, used.clone()).unwrap_err().code(), ErrorCode::ReferenceUsed);

    let mut group = criterion.benchmark_group("threat_model_change");
    group.throughput(Throughput::Elements(1));
    group.bench_function(BenchmarkId::new("an edit", "10,000 threats"), |bencher| {
        bencher.iter(|| apply(&mut model, renamed("One more name")).unwrap());
    });
    group.bench_function(
        BenchmarkId::new("all or none of two edits", "10,000 threats"),
        |bencher| {
            bencher.iter(|| model.apply_all([renamed("One name"), renamed("One more")]).unwrap());
        },
    );
    group.bench_function(BenchmarkId::new("a removal refused", "10,000 threats"), |bencher| {
        bencher.iter(|| apply(&mut model, used.clone()).unwrap_err());
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(WARM_UP).measurement_time(MEASUREMENT);
    targets = read, write, check, list, change
}
criterion_main!(benches);
