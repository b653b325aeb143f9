//! The Python package: wheel and sdist, built, installed into clean environments, and tested there.
//!
//! Everything is kept in the target directory. Tools are installed again only when their list changes,
//! wheel and sdist are built again only when a source does, and both share one cargo target directory.

use crate::commands::{Step, Tool, root, target};
use crate::toolchain;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The pinned tools of the tests.
const REQUIREMENTS: &str = "aivss-py/tests/requirements.txt";
const PYRIGHT: &str = "pyright@1.1.414";
/// What the extension is built from.
const SOURCES: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    "aivss-core",
    "aivss-project",
    "aivss-mcp",
    "aivss-cli",
    "aivss-py",
];
/// Tests that need Java.
const SPARK: &str = "test_spark.py";

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("python tools", install_tools),
        Step::new("python wheel and sdist", build),
        Step::new("python wheel, tested", || test(&install("wheel")?, &[])),
        Step::new("python types", check_types),
        Step::new("python sdist, tested", || {
            test(&install("sdist")?, &["test_parity.py", "test_objects.py", "test_command.py"])
        }),
        Step::new("python on Spark", test_spark),
    ]
}

/// The benches of the package against their peers, on the wheel that the tests use.
pub(crate) fn bench() -> Vec<Step> {
    vec![
        Step::new("python tools", install_tools),
        Step::new("python wheel and sdist", build),
        Step::new("python benches", || {
            let python = install("wheel")?;
            Tool::new(python).argument(root().join("benches/python/table.py").display()).run()
        }),
    ]
}

fn folder() -> PathBuf {
    target().join("python")
}

fn python_of(environment: &str) -> PathBuf {
    folder().join(environment).join("bin/python")
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Runs an action unless it ran with the same inputs before.
fn once(
    name: &str,
    inputs: impl Hash,
    action: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    let mut hasher = DefaultHasher::new();
    inputs.hash(&mut hasher);
    let stamp = format!("{:016x}", hasher.finish());
    let path = folder().join(format!("{name}.stamp"));
    if fs::read_to_string(&path).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    let _ = fs::remove_file(&path);
    action()?;
    fs::write(&path, stamp).map_err(|error| format!("{}: {error}", path.display()))
}

/// The environment of the tools. The package itself is never installed there.
fn install_tools() -> Result<(), String> {
    if !Tool::new("python3").arguments("-c").argument("import ensurepip, venv").succeeds() {
        toolchain::require("python3 python3-venv")?;
    }
    let version = Tool::new("python3").arguments("--version").output()?;
    let is_new = Tool::new("python3")
        .arguments("-c")
        .argument("import sys; sys.exit(sys.version_info < (3, 11))")
        .succeeds();
    if !is_new {
        return Err(format!("aivss needs Python 3.11 or later, and this is {version}"));
    }
    fs::create_dir_all(folder()).map_err(|error| error.to_string())?;
    let requirements = root().join(REQUIREMENTS);
    once("tools", (version, text(&requirements)?), || {
        let tools = folder().join("tools");
        Tool::new("python3").arguments("-m venv --clear").argument(tools.display()).run()?;
        Tool::new(python_of("tools"))
            .arguments("-m pip install -q --disable-pip-version-check -r")
            .argument(requirements.display())
            .run()
    })
}

fn build() -> Result<(), String> {
    let mut sources = Vec::new();
    for source in SOURCES {
        collect(&root().join(source), &mut sources)?;
    }
    Tool::new("cargo").arguments("fetch --locked -q").run()?;
    once("dist", (sources, rust_flags()), || {
        let dist = folder().join("dist");
        if dist.exists() {
            fs::remove_dir_all(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;
        }
        let maturin = || {
            with_cargo(Tool::new(python_of("tools")).arguments("-m maturin"))
                .within(root().join("aivss-py"))
        };
        maturin()
            .arguments("build -q --release --locked --interpreter")
            .argument(python_of("tools").display())
            .argument("--out")
            .argument(dist.display())
            .run()?;
        maturin().arguments("sdist --out").argument(dist.display()).run()
    })
}

/// Every source file with its contents, in a fixed order; tests are no part of what is built.
fn collect(path: &Path, sources: &mut Vec<(PathBuf, Vec<u8>)>) -> Result<(), String> {
    let name = path.file_name().unwrap_or_default();
    if path.is_dir() {
        if name == "tests" || name == "__pycache__" {
            return Ok(());
        }
        let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        return entries.iter().try_for_each(|entry| collect(entry, sources));
    }
    let contents = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    sources.push((path.strip_prefix(root()).unwrap_or(path).to_owned(), contents));
    Ok(())
}

/// Wheel and sdist share what cargo builds, apart from the rest of the workspace: their flags differ.
fn with_cargo(tool: Tool) -> Tool {
    tool.environment("CARGO_TARGET_DIR", folder().join("cargo"))
        .environment("RUSTFLAGS", rust_flags())
}

/// Panics name the file they happened in; this keeps the folders of this machine out of those names.
fn rust_flags() -> String {
    let folders = registries();
    let flags: Vec<_> = folders
        .iter()
        .map(|folder| format!("--remap-path-prefix={}=/cargo", folder.display()))
        .collect();
    flags.join(" ")
}

/// Where cargo unpacks crates, in a fixed order.
pub(crate) fn registries() -> Vec<PathBuf> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let registries = cargo_home.or(home).unwrap_or_default().join("registry/src");
    let mut folders: Vec<_> = fs::read_dir(registries)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    folders.sort();
    folders
}

/// A clean environment with nothing but the package, from the wheel or the sdist; gives its Python.
fn install(kind: &str) -> Result<PathBuf, String> {
    let ending = if kind == "wheel" { ".whl" } else { ".tar.gz" };
    let dist = folder().join("dist");
    let package = fs::read_dir(&dist)
        .map_err(|error| format!("{}: {error}", dist.display()))?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.to_string_lossy().ends_with(ending))
        .ok_or_else(|| format!("there is no {kind} in {}", dist.display()))?;
    let environment = folder().join(kind);
    let python = python_of(kind);
    let built = (text(&folder().join("dist.stamp"))?, text(&folder().join("tools.stamp"))?);
    once(&format!("installed-{kind}"), built, || {
        Tool::new("python3")
            .arguments("-m venv --clear --without-pip")
            .argument(environment.display())
            .run()?;
        if kind == "sdist" {
            // Else cargo would take what it built for the wheel, and nothing would show that what is
            // packed is enough to build from.
            with_cargo(Tool::new("cargo").arguments("clean -q --release"))
                .arguments("-p aivss-core -p aivss-project -p aivss-cli -p aivss-py")
                .run()?;
        }
        let pip = Tool::new(python_of("tools"))
            .arguments("-m pip --disable-pip-version-check --python")
            .argument(python.display())
            .arguments("install -q --no-deps --no-cache-dir")
            .argument(package.display());
        with_cargo(pip).run()?;
        // With nothing else there: the package has no dependencies.
        Tool::new(&python)
            .arguments("-I -c")
            .argument("import aivss; assert aivss.cvss_json('')")
            .within(folder())
            .run()?;
        Tool::new(environment.join("bin/aivss")).arguments("--version").within(folder()).run()?;
        lend_tools(&environment)
    })?;
    Ok(python)
}

/// Lets an environment see the tools, behind what is its own.
fn lend_tools(environment: &Path) -> Result<(), String> {
    let site = |environment: &Path| {
        let purelib = "import sysconfig; print(sysconfig.get_path('purelib'))";
        Tool::new(environment.join("bin/python")).arguments("-I -c").argument(purelib).output()
    };
    let path = PathBuf::from(site(environment)?.trim()).join("tools.pth");
    fs::write(&path, site(&folder().join("tools"))?)
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Runs test files, or all but Spark's.
fn test(python: &Path, files: &[&str]) -> Result<(), String> {
    pytest(python, files, &["--ignore", SPARK]).run()
}

fn pytest(python: &Path, files: &[&str], options: &[&str]) -> Tool {
    let tests = root().join("aivss-py/tests");
    let mut tool = Tool::new(python)
        .arguments("-m pytest -q -p no:cacheprovider --rootdir . -c ../pyproject.toml")
        .environment("PYTHONDONTWRITEBYTECODE", "1")
        .environment("HYPOTHESIS_STORAGE_DIRECTORY", folder().join("hypothesis"))
        .environment("AIVSS_DIST", folder().join("dist"))
        .within(tests);
    for word in options.iter().chain(files) {
        tool = tool.argument(word);
    }
    tool
}

fn check_types() -> Result<(), String> {
    let python = install("wheel")?;
    let config = root().join("aivss-py/pyproject.toml");
    let tests = root().join("aivss-py/tests");
    let cache = folder().join("mypy");
    let mypy = || {
        Tool::new(&python)
            .environment("MYPY_CACHE_DIR", &cache)
            .environment("MYPYPATH", &tests)
            .within(folder())
    };
    mypy().arguments("-m mypy.stubtest aivss").run()?;
    mypy()
        .arguments("-m mypy --config-file")
        .argument(config.display())
        .arguments("-p aivss")
        .run()?;
    mypy()
        .arguments("-m mypy --config-file")
        .argument(config.display())
        .argument(tests.display())
        .run()?;
    let pyright = install_pyright()?;
    Tool::new("node")
        .argument(pyright.display())
        .arguments("--warnings --pythonpath")
        .argument(python.display())
        .argument(tests.join("typing_use.py").display())
        .within(folder())
        .run()?;
    // `--verifytypes` looks for the package with the first Python on the path alone.
    let environment = folder().join("wheel/bin");
    let path = std::env::var("PATH").unwrap_or_default();
    Tool::new("node")
        .argument(pyright.display())
        .arguments("--verifytypes aivss --ignoreexternal")
        .environment("PATH", format!("{}:{path}", environment.display()))
        .within(folder())
        .run()
}

fn install_pyright() -> Result<PathBuf, String> {
    if !Tool::new("npm").arguments("--version").succeeds() {
        toolchain::require("nodejs npm")?;
    }
    let place = folder().join("node");
    once("pyright", PYRIGHT, || {
        fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
        Tool::new("npm")
            .arguments("install --silent --no-save --no-audit --no-fund --prefix")
            .argument(place.display())
            .argument(PYRIGHT)
            .run()
    })?;
    Ok(place.join("node_modules/pyright/index.js"))
}

fn test_spark() -> Result<(), String> {
    if !Tool::new("java").arguments("-version").succeeds() {
        toolchain::require("openjdk-17-jre-headless")?;
    }
    pytest(&install("wheel")?, &[SPARK], &[]).run()
}
