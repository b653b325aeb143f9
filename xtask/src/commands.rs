//! Running other programs: one place that says what is run and how it ended.

use std::ffi::OsString;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A named piece of work.
pub(crate) struct Step {
    pub(crate) name: String,
    pub(crate) action: Box<dyn FnOnce() -> Result<(), String>>,
}

impl Step {
    pub(crate) fn new(name: &str, action: impl FnOnce() -> Result<(), String> + 'static) -> Self {
        Self { name: name.into(), action: Box::new(action) }
    }
}

/// A program with its arguments, run in the root of the workspace unless said otherwise.
pub(crate) struct Tool {
    program: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(&'static str, OsString)>,
    removed: &'static [&'static str],
    folder: PathBuf,
}

impl Tool {
    pub(crate) fn new(program: impl Into<OsString>) -> Self {
        Self {
            program: program.into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            removed: &[],
            folder: root(),
        }
    }

    /// Adds arguments that hold no blanks themselves.
    pub(crate) fn arguments(mut self, arguments: &str) -> Self {
        self.arguments.extend(arguments.split_whitespace().map(OsString::from));
        self
    }

    pub(crate) fn argument(mut self, argument: impl Display) -> Self {
        self.arguments.push(argument.to_string().into());
        self
    }

    pub(crate) fn environment(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    /// Leaves variables of this process out.
    pub(crate) fn without(mut self, names: &'static [&'static str]) -> Self {
        self.removed = names;
        self
    }

    pub(crate) fn within(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    pub(crate) fn step(self, name: &str) -> Step {
        Step::new(name, move || self.run())
    }

    /// Runs the program and shows what it prints.
    pub(crate) fn run(self) -> Result<(), String> {
        let words: Vec<_> = self.arguments.iter().map(|word| word.to_string_lossy()).collect();
        let line = format!("{} {}", self.program.to_string_lossy(), words.join(" "));
        eprintln!("$ {line}");
        let status = self.command().status().map_err(|error| format!("`{line}`: {error}"))?;
        if status.success() { Ok(()) } else { Err(format!("`{line}` ended with {status}")) }
    }

    /// Runs the program and gives what it writes to standard output.
    pub(crate) fn output(self) -> Result<String, String> {
        let program = self.program.to_string_lossy().into_owned();
        let output = self
            .command()
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| format!("`{program}`: {error}"))?;
        if !output.status.success() {
            return Err(format!("`{program}` ended with {}", output.status));
        }
        String::from_utf8(output.stdout).map_err(|error| format!("`{program}`: {error}"))
    }

    /// Whether the program runs and is content, with nothing shown.
    pub(crate) fn succeeds(self) -> bool {
        let status = self.command().stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    }

    fn command(self) -> Command {
        let mut command = Command::new(self.program);
        command.args(self.arguments).current_dir(self.folder);
        for name in self.removed {
            command.env_remove(name);
        }
        command.envs(self.environment);
        command
    }
}

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
