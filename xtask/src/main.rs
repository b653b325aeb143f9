//! `cargo xtask`: the commands that people and CI run alike. Standard library only, so that it starts
//! in a second on a new machine.

mod commands;
mod licences;
mod no_std;
mod packages;
mod python;
mod readme;
mod toolchain;
mod wasm;
mod web;

use commands::{Step, Tool, root};
use std::process::ExitCode;
use std::time::Instant;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  test [PART]  everything that must hold: fmt, clippy, docs, tests, README, core without std, packages,
               licences, Python, web; or only the steps whose name has PART in it
  bench        all benches, then their tables
  bench-js     the npm package beside its peers, in Node and Chromium
  fuzz [SECS]  each fuzz target for so many seconds (60), starting from the committed seeds
  wasm         build the npm package in aivss-wasm
  serve [PORT] build it and show the calculator on this machine, at port 8787
  bless [PART] rewrite the golden files and the licences of other crates from what there is now; then read
               the diff";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let steps = match arguments.as_slice() {
        ["test"] => test(),
        ["test", part] => part_of(test(), part),
        ["bench"] => bench(),
        ["bench-js"] => web::bench(),
        ["fuzz"] => fuzz("60"),
        ["fuzz", seconds] if seconds.parse::<u32>().is_ok() => fuzz(seconds),
        ["bless"] => bless(),
        ["wasm"] => wasm::steps(),
        ["serve"] => web::serve("8787"),
        ["serve", port] if port.parse::<u16>().is_ok() => web::serve(port),
        ["bless", part] => part_of(bless(), part),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    run(steps)
}

fn part_of(steps: Vec<Step>, part: &str) -> Vec<Step> {
    steps.into_iter().filter(|step| step.name.contains(part)).collect()
}

/// Runs steps in order and stops at the first that fails.
fn run(steps: Vec<Step>) -> ExitCode {
    if steps.is_empty() {
        eprintln!("no step has such a name");
        return ExitCode::from(2);
    }
    let start = Instant::now();
    for Step { name, action } in steps {
        let begun = Instant::now();
        eprintln!("\n== {name}");
        if let Err(message) = action() {
            eprintln!("\n== {name} failed: {message}");
            return ExitCode::FAILURE;
        }
        eprintln!("== {name}: {:.1} s", begun.elapsed().as_secs_f64());
    }
    eprintln!("\n== all done in {:.0} s", start.elapsed().as_secs_f64());
    ExitCode::SUCCESS
}

fn cargo(arguments: &str) -> Tool {
    Tool::new("cargo").arguments(arguments)
}

fn test() -> Vec<Step> {
    let warnings = "-- -D warnings";
    let mut steps = vec![
        cargo("fmt --all --check").step("fmt"),
        cargo(&format!("clippy --locked --workspace --all-targets --all-features {warnings}"))
            .step("clippy"),
        cargo(&format!("clippy --locked -p aivss-core --no-default-features {warnings}"))
            .step("clippy, bare core"),
        cargo("test --locked --workspace").step("tests"),
        // Each feature alone, as a dependant might ask for it.
        cargo("test --locked -q -p aivss-core --no-default-features --lib")
            .step("tests, bare core"),
        cargo("test --locked -q -p aivss-core --no-default-features --features serde --lib")
            .step("tests, core with serde"),
        cargo("test --locked -q -p aivss-core --no-default-features --features wire --lib")
            .step("tests, core with wire and without std"),
        cargo("test --locked --release -p aivss-tests --features exhaustive --test exhaustive")
            .step("every effective state of CVSS v4.0"),
        cargo("test --locked -p aivss-benches --benches").step("benches, once each"),
        cargo("doc --locked --workspace --no-deps")
            .environment("RUSTDOCFLAGS", "-D warnings")
            .step("docs"),
        Step::new("core without std", no_std::check),
        Step::new("README commands", readme::run_commands),
        Step::new("packages", packages::check),
        Step::new("licences of other crates", licences::check),
    ];
    steps.extend(python::steps());
    steps.extend(web::steps());
    steps
}

fn bench() -> Vec<Step> {
    let mut steps = vec![
        cargo("bench --locked -p aivss-benches").step("benches"),
        cargo("run --locked --release -q -p aivss-benches --example table").step("table"),
    ];
    steps.extend(python::bench());
    steps
}

fn fuzz(seconds: &str) -> Vec<Step> {
    let mut steps = vec![Step::new("cargo-fuzz", install_cargo_fuzz)];
    for target in
        ["batch", "compact", "cvss_vector", "factor_vector", "threat_model", "wire_request"]
    {
        let folder = root().join("tests/fuzz");
        let corpus = folder.join("corpus").join(target);
        let seeds = folder.join("seeds").join(target);
        let dictionary = folder.join(format!("{target}.dict"));
        let mut tool = cargo("fuzz run --fuzz-dir tests/fuzz -s none")
            // cargo-fuzz asks for unstable compiler flags.
            .environment("RUSTC_BOOTSTRAP", "1")
            .argument(target)
            .argument(corpus.display())
            .argument(seeds.display())
            .argument("--")
            .argument(format_args!("-max_total_time={seconds}"))
            .argument("-print_final_stats=1");
        if dictionary.exists() {
            tool = tool.argument(format_args!("-dict={}", dictionary.display()));
        }
        // New finds go to the first folder, so the committed seeds stay as they are.
        steps.push(Step::new(target, move || {
            std::fs::create_dir_all(&corpus).map_err(|error| error.to_string())?;
            tool.run()
        }));
    }
    steps
}

fn install_cargo_fuzz() -> Result<(), String> {
    if cargo("fuzz --version").succeeds() {
        return Ok(());
    }
    cargo("install cargo-fuzz --locked").run()
}

fn bless() -> Vec<Step> {
    vec![
        cargo("test --locked -p aivss-tests --test conformance golden")
            .environment("AIVSS_BLESS", "1")
            .step("outcomes of the wire"),
        cargo("test --locked -p aivss-cli --test command")
            .environment("TRYCMD", "overwrite")
            .step("transcripts of the command"),
        Step::new("licences of other crates", licences::write),
    ]
}
