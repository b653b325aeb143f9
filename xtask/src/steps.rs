//! What each command of xtask consists of, as tables. Steps start in this order, and side by side where they can.

use crate::step::{Installed, Step};
use crate::tool::{cargo, root};
use crate::{deny, licences, no_std, packages, python, readme, web};
use std::fs;

/// Everything that must hold.
pub(crate) fn test() -> Vec<Step> {
    let mut steps = vec![
        cargo("fmt --all --check").step("fmt"),
        Step::new("licences of other crates", licences::check),
        // The first command of the README, and with it what packages and the widget's examples are built on.
        Step::new("README commands", readme::run_commands).builds(),
    ];
    steps.extend(python::installs());
    steps.extend(web::installs());
    steps.push(deny::install());
    steps.push(
        cargo("clippy --locked --workspace --all-targets -- -D warnings").step("clippy").builds(),
    );
    steps.extend(web::steps());
    steps.extend(python::steps());
    steps.extend([
        cargo("doc --locked --workspace --no-deps")
            .environment("RUSTDOCFLAGS", "-D warnings")
            .step("docs")
            .builds(),
        cargo("test --locked --workspace").step("tests").builds(),
        cargo("test --locked --release -p aivss-tests --features exhaustive --test exhaustive")
            .step("every effective state of CVSS v4.0")
            .builds(),
        cargo("test --locked --workspace --bench *").step("benches, once each").builds(),
        Step::new("packages", packages::check).after(&["README commands"]).builds(),
        deny::step(),
    ]);
    steps.extend(no_std::steps());
    steps
}

/// All benches, then their tables.
pub(crate) fn bench() -> Vec<Step> {
    let mut steps = vec![
        cargo("bench --locked -p aivss-benches").step("benches"),
        cargo("run --locked --profile bench -q -p aivss-benches --example table")
            .step("table")
            .after(&["benches"]),
    ];
    steps.extend(python::bench().into_iter().map(|step| step.after(&["table"])));
    steps
}

/// Each fuzz target for so many seconds, starting from the committed seeds.
pub(crate) fn fuzz(seconds: &str) -> Vec<Step> {
    const INSTALL: &str = "install cargo-fuzz";
    let install = Step::new(INSTALL, || cargo("install cargo-fuzz --locked").run());
    let mut steps = vec![install.installs(Installed {
        what: "cargo-fuzz",
        why: "builds and runs the fuzz targets",
        is_there: || cargo("fuzz --version").succeeds(),
    })];
    for target in [
        "batch",
        "candidate_input",
        "candidate_report",
        "compact",
        "cvss_vector",
        "extension_vector",
        "factor_vector",
        "ssvc_vector",
        "threat_model",
        "wire_request",
    ] {
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
        let run = move || {
            fs::create_dir_all(&corpus).map_err(|error| error.to_string())?;
            tool.run()
        };
        steps.push(Step::new(target, run).after(&[INSTALL]).builds());
    }
    steps
}

/// The golden files and the licences of other crates, written anew from what there is now.
pub(crate) fn bless() -> Vec<Step> {
    vec![
        cargo("test --locked -p aivss-tests --test conformance golden")
            .environment("AIVSS_BLESS", "1")
            .step("outcomes of the wire")
            .builds(),
        cargo("test --locked -p aivss-cli --test command")
            .environment("TRYCMD", "overwrite")
            .step("transcripts of the command")
            .builds(),
        Step::new("licences of other crates", licences::write),
    ]
}
