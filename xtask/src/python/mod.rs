//! The Python package: an sdist, the wheel built from it, installed into a clean environment, and tested there.
//!
//! Everything is kept in the target directory. Tools are installed again only when their list changes, sdist and wheel
//! are built again only when a source does.

mod build;
mod tools;

use crate::step::Step;
use crate::tool::{Tool, root, target};
use crate::wasm;
use std::path::{Path, PathBuf};

/// Tests that need Java.
const SPARK: &str = "test_spark.py";
const TESTS: &str = "python wheel, tested";

pub(crate) fn installs() -> Vec<Step> {
    vec![
        tools::install_python(),
        tools::install_tools(),
        tools::install_pyright(),
        tools::install_java(),
    ]
}

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("python sdist and wheel", build::build).after(&[tools::TOOLS]),
        Step::new(TESTS, || test(&["--ignore", SPARK])).after(&["python sdist and wheel"]),
        Step::new("python types", check_types).after(&[
            "python sdist and wheel",
            tools::PYRIGHT,
            wasm::NODE,
        ]),
        Step::new("python on Spark", || test(&[SPARK]))
            .after(&["python sdist and wheel", tools::JAVA]),
    ]
}

/// The benches of the package against their peers, on the wheel that the tests use.
pub(crate) fn bench() -> Vec<Step> {
    let mut steps = vec![tools::install_python(), tools::install_tools()];
    steps.push(Step::new("python sdist and wheel", build::build).after(&[tools::TOOLS]));
    let table = || {
        let table = root().join("benches/python/table.py");
        Tool::new(python()).argument(table.display()).run()
    };
    steps.push(Step::new("python benches", table).after(&["python sdist and wheel"]));
    steps
}

fn folder() -> PathBuf {
    target().join("python")
}

fn python_of(environment: &str) -> PathBuf {
    folder().join(environment).join("bin/python")
}

/// The Python that has the wheel.
fn python() -> PathBuf {
    python_of("wheel")
}

/// Runs the tests that the arguments leave.
fn test(arguments: &[&str]) -> Result<(), String> {
    let tool = Tool::new(python())
        .arguments("-m pytest -q -p no:cacheprovider --rootdir . -c ../pyproject.toml")
        .environment("PYTHONDONTWRITEBYTECODE", "1")
        .environment("HYPOTHESIS_STORAGE_DIRECTORY", folder().join("hypothesis"))
        .environment("AIVSS_DIST", build::dist())
        .within(root().join("aivss-py/tests"));
    arguments.iter().fold(tool, Tool::argument).run()
}

fn check_types() -> Result<(), String> {
    let python = python();
    let tests = root().join("aivss-py/tests");
    let mypy = |module: &str| {
        Tool::new(&python)
            .environment("MYPY_CACHE_DIR", folder().join("mypy"))
            .environment("MYPYPATH", &tests)
            .within(folder())
            .argument("-m")
            .argument(module)
    };
    let config = root().join("aivss-py/pyproject.toml");
    let strict = || mypy("mypy").argument("--config-file").argument(config.display());
    mypy("mypy.stubtest").argument("aivss").run()?;
    strict().arguments("-p aivss").run()?;
    strict().argument(tests.display()).run()?;
    let pyright = || Tool::new("node").argument(tools::pyright().display()).within(folder());
    pyright()
        .arguments("--warnings --pythonpath")
        .argument(python.display())
        .argument(tests.join("typing_use.py").display())
        .run()?;
    // `--verifytypes` looks for the package with the first Python on the path alone.
    let path = std::env::var("PATH").unwrap_or_default();
    let first = python.parent().unwrap_or(Path::new("")).display();
    pyright()
        .arguments("--verifytypes aivss --ignoreexternal")
        .environment("PATH", format!("{first}:{path}"))
        .run()
}
