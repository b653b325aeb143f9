//! The dialog of the quickstart: questions out, answers in from a terminal or from the lines of a file.

use super::super::shared::text::safe;
use super::prompt::Prompt;
use crate::error::CliError;
use crate::io::is_standard_stream;
use crate::io::output::{self, paragraph};
use crate::io::style::{self, Painted};
use aivss_core::{Error, ErrorCode};
use aivss_project::ProjectError;
use std::fmt::Write;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The limit of one line in bytes, four times the limit of any field.
const MAX_LINE: u64 = 1 << 16;

/// The source of the answers, and how far it is read.
pub(super) struct Dialog {
    input: Box<dyn BufRead>,
    /// The file's name; `None` at a terminal.
    file: Option<PathBuf>,
    line: usize,
}

/// What the source of the answers gives.
pub(super) enum Input {
    /// An answer, without the blanks around it.
    Answer(String),
    /// The end of the input.
    End,
}

impl Dialog {
    /// A dialog with a person at the terminal.
    pub(super) fn at_terminal() -> Self {
        Self { input: Box::new(BufReader::new(io::stdin())), file: None, line: 0 }
    }

    /// A dialog with the answers of a file, or of standard input for `-`.
    pub(super) fn with_file(path: &Path) -> Result<Self, CliError> {
        let input: Box<dyn BufRead> = if is_standard_stream(path) {
            Box::new(BufReader::new(io::stdin()))
        } else {
            Box::new(BufReader::new(
                File::open(path)
                    .map_err(|reason| CliError::from(unreadable(reason)).in_file(path))?,
            ))
        };
        Ok(Self { input, file: Some(path.to_owned()), line: 0 })
    }

    /// Whether a person answers, so that a refused answer is asked for again.
    pub(super) const fn is_terminal(&self) -> bool {
        self.file.is_none()
    }

    /// Reads the next answer. Lines of a file that begin with `#` are skipped. Answers of a file are shown, so
    /// that the output reads like that of a terminal.
    pub(super) fn read_answer(&mut self) -> Result<Input, CliError> {
        let mark = Painted(style::HINT, ">");
        if self.is_terminal() {
            output::write(&format!("{mark} "))?;
        }
        loop {
            let Some(line) = self.read_line().map_err(|error| self.at_line(error))? else {
                if self.is_terminal() {
                    output::write("\n")?;
                }
                return Ok(Input::End);
            };
            let answer = line.trim();
            if self.is_terminal() {
                return Ok(Input::Answer(answer.into()));
            }
            if !answer.starts_with('#') {
                let shown = format!("{mark} {}", safe(answer));
                output::write(&format!("{}\n", shown.trim_end()))?;
                return Ok(Input::Answer(answer.into()));
            }
        }
    }

    fn read_line(&mut self) -> Result<Option<String>, ProjectError> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(MAX_LINE).read_until(b'\n', &mut bytes);
        self.line += 1;
        let count = read.map_err(unreadable)?;
        if count as u64 == MAX_LINE {
            let message = format!("a line is longer than the {MAX_LINE} bytes that are read");
            return Err(Error::new(ErrorCode::RequestTooLarge, message).into());
        }
        if count == 0 {
            return Ok(None);
        }
        // Editors on Windows begin a file with this mark, which is not part of its text.
        let bytes = match bytes.strip_prefix("\u{feff}".as_bytes()) {
            Some(rest) if self.line == 1 => rest.to_vec(),
            _ => bytes,
        };
        String::from_utf8(bytes).map(Some).map_err(|_| {
            let message = "the answer is not UTF-8 text";
            Error::new(ErrorCode::InputUnreadable, message).into()
        })
    }

    /// An error in the last answer; of a file it names the line.
    pub(super) fn at_line(&self, error: ProjectError) -> CliError {
        let error = CliError::from(error);
        let Some(file) = &self.file else { return error };
        error.in_place(format!("line {}", self.line)).in_file(file).with_hint(
            "the answers before this one are saved; the ones from here on go on where it stopped",
        )
    }
}

fn unreadable(reason: io::Error) -> ProjectError {
    ProjectError::Unreadable { what: "the answers".into(), reason }
}

/// Shows a question.
pub(super) fn show(prompt: &Prompt) -> io::Result<()> {
    let mut text = String::from("\n");
    for line in paragraph("", &prompt.question).lines() {
        let _ = writeln!(text, "{}", Painted(style::HEADING, line));
    }
    for (index, option) in prompt.options.iter().enumerate() {
        let _ = writeln!(text, "{}", paragraph(&format!("{:>4}  ", index + 1), option));
    }
    for hint in &prompt.hints {
        for line in paragraph("  ", hint).lines() {
            let _ = writeln!(text, "{}", Painted(style::DIM, line));
        }
    }
    output::write(&text)
}

/// Tells a person what is wrong with an answer.
pub(super) fn refuse(error: &ProjectError) -> io::Result<()> {
    let message = error.message();
    output::write(&format!(
        "  {}\n",
        Painted(style::ERROR, paragraph("", &message).replace('\n', "\n  "))
    ))
}
