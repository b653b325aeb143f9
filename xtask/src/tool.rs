//! Running other programs: one place that says what is run, where its output goes, and how it ended.

use crate::step::{Action, Step};
use std::cell::RefCell;
use std::ffi::OsString;
use std::fmt::Display;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

thread_local! {
    /// The file that takes what a step prints, while other steps run beside it.
    static LOG: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// Sends what this thread says, and what the programs print that it runs, to a file; or to the terminal again.
pub(crate) fn log_to(file: Option<File>) {
    LOG.set(file);
}

/// Prints a line where the output of the current step goes.
pub(crate) fn say(line: &str) {
    LOG.with_borrow_mut(|log| match log {
        Some(file) => {
            let _ = writeln!(file, "{line}");
        }
        None => eprintln!("{line}"),
    });
}

/// Where a program of the current step writes.
fn stdio() -> Stdio {
    LOG.with_borrow(|log| match log {
        Some(file) => file.try_clone().map_or_else(|_| Stdio::null(), Stdio::from),
        None => Stdio::inherit(),
    })
}

/// A program with its arguments, run in the root of the workspace unless said otherwise.
pub(crate) struct Tool {
    program: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(&'static str, OsString)>,
    removed: &'static [&'static str],
    folder: PathBuf,
}

/// The cargo that runs this program.
pub(crate) fn cargo(arguments: &str) -> Tool {
    Tool::new("cargo").arguments(arguments)
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

    pub(crate) fn step(self, name: &'static str) -> Step {
        let action: Action = Box::new(move || self.run());
        Step::new(name, action)
    }

    /// Runs the program and shows what it prints.
    pub(crate) fn run(self) -> Result<(), String> {
        let words: Vec<_> = self.arguments.iter().map(|word| word.to_string_lossy()).collect();
        let line = format!("{} {}", self.program.to_string_lossy(), words.join(" "));
        say(&format!("$ {line}"));
        let mut command = self.command();
        let status = command.stdout(stdio()).stderr(stdio()).status();
        let status = status.map_err(|error| format!("`{line}`: {error}"))?;
        if status.success() { Ok(()) } else { Err(format!("`{line}` ended with {status}")) }
    }

    /// Runs the program and gives what it writes to standard output.
    pub(crate) fn output(self) -> Result<String, String> {
        let program = self.program.to_string_lossy().into_owned();
        let output = self
            .command()
            .stderr(stdio())
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
