//! What the tests of the Python package stand on: Python itself, the pinned tools, pyright, Java for Spark.

use super::{folder, python_of};
use crate::install;
use crate::stamp::{is_current, once, text};
use crate::step::{Installed, Step};
use crate::tool::{Tool, root};
use crate::wasm;
use std::fs;
use std::path::PathBuf;

/// The pinned tools of the tests.
const REQUIREMENTS: &str = "aivss-py/tests/requirements.txt";
const PYRIGHT_PACKAGE: &str = "pyright@1.1.414";

/// The names of the steps that install.
const PYTHON: &str = "install Python";
pub(super) const TOOLS: &str = "install Python tools";
pub(super) const PYRIGHT: &str = "install pyright";
pub(super) const JAVA: &str = "install Java";

pub(super) fn install_python() -> Step {
    let has_venv =
        || Tool::new("python3").arguments("-c").argument("import ensurepip, venv").succeeds();
    install::debian(
        PYTHON,
        "python3 python3-venv",
        "the Python package is built and tested with it",
        has_venv,
    )
}

pub(super) fn install_java() -> Step {
    install::debian(
        JAVA,
        "openjdk-17-jre-headless",
        "Spark, which the Python package is tested on",
        || install::has("java"),
    )
}

/// The environment of the tools. The package itself is never installed there.
pub(super) fn install_tools() -> Step {
    let install = || {
        let inputs = inputs()?;
        let is_new = Tool::new("python3")
            .arguments("-c")
            .argument("import sys; sys.exit(sys.version_info < (3, 11))")
            .succeeds();
        if !is_new {
            return Err(format!("aivss needs Python 3.11 or later, and this is {}", inputs.0));
        }
        fs::create_dir_all(folder()).map_err(|error| error.to_string())?;
        once(&stamp(), inputs, || {
            let tools = folder().join("tools");
            Tool::new("python3").arguments("-m venv --clear").argument(tools.display()).run()?;
            Tool::new(python_of("tools"))
                .arguments("-m pip install -q --disable-pip-version-check -r")
                .argument(root().join(REQUIREMENTS).display())
                .run()
        })
    };
    Step::new(TOOLS, install).after(&[PYTHON]).installs(Installed {
        what: "the packages of aivss-py/tests/requirements.txt, into the target folder",
        why: "build, test and type-check the Python package, and what it exchanges columns with",
        is_there: || inputs().is_ok_and(|inputs| is_current(&stamp(), &inputs)),
    })
}

/// Remembers with which Python and which list the tools were installed.
pub(super) fn stamp() -> PathBuf {
    folder().join("tools.stamp")
}

fn inputs() -> Result<(String, String), String> {
    let version = Tool::new("python3").arguments("--version").output()?;
    Ok((version, text(&root().join(REQUIREMENTS))?))
}

pub(super) fn install_pyright() -> Step {
    let stamp = folder().join("pyright.stamp");
    let install = move || {
        let place = folder().join("node");
        fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
        once(&stamp, PYRIGHT_PACKAGE, || {
            Tool::new("npm")
                .arguments("install --silent --no-save --no-audit --no-fund --prefix")
                .argument(place.display())
                .argument(PYRIGHT_PACKAGE)
                .run()
        })
    };
    Step::new(PYRIGHT, install).after(&[wasm::NODE]).installs(Installed {
        what: "pyright from npm, into the target folder",
        why: "the Python package's types, as editors read them",
        is_there: || is_current(&folder().join("pyright.stamp"), &PYRIGHT_PACKAGE),
    })
}

pub(super) fn pyright() -> PathBuf {
    folder().join("node/node_modules/pyright/index.js")
}
