//! Asking and hearing: a terminal, or a file of answers with a line to each.

use super::prompt::Prompt;
use crate::output::{self, paragraph};
use crate::problem::Problem;
use crate::style::{self, Painted};
use aivss_core::{ErrorCode, Printable};
use std::fmt::Write;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// The most bytes of one line, four times what any field takes.
const MAX_LINE: u64 = 1 << 16;

/// Where answers come from.
pub(super) struct Talk {
    input: Box<dyn BufRead>,
    /// The file's name; `None` at a terminal.
    file: Option<PathBuf>,
    line: usize,
}

/// What came.
pub(super) enum Heard {
    /// An answer, without the blanks around it.
    Answer(String),
    /// The end of the input.
    Nothing,
}

impl Talk {
    /// With the person at the terminal.
    pub(super) fn at_terminal() -> Self {
        Self { input: Box::new(BufReader::new(io::stdin())), file: None, line: 0 }
    }

    /// With a file, or standard input for `-`.
    pub(super) fn with_file(path: &Path) -> Result<Self, Problem> {
        let input: Box<dyn BufRead> = if path.as_os_str() == "-" {
            Box::new(BufReader::new(io::stdin()))
        } else {
            Box::new(BufReader::new(
                File::open(path).map_err(|error| unreadable(&error).in_file(path))?,
            ))
        };
        Ok(Self { input, file: Some(path.to_owned()), line: 0 })
    }

    /// Whether a person answers, who can be asked again.
    pub(super) const fn is_terminal(&self) -> bool {
        self.file.is_none()
    }

    /// Takes the next answer. Lines of a file that begin with `#` are passed over, and answers from there
    /// are shown, so that the output reads like that of a terminal.
    pub(super) fn hear(&mut self) -> Result<Result<Heard, Problem>, io::Error> {
        let mark = Painted(style::HINT, ">");
        if self.is_terminal() {
            output::write(&format!("{mark} "))?;
        }
        loop {
            let line = match self.read() {
                Ok(Some(line)) => line,
                Ok(None) => {
                    if self.is_terminal() {
                        output::write("\n")?;
                    }
                    return Ok(Ok(Heard::Nothing));
                }
                Err(problem) => return Ok(Err(problem)),
            };
            let answer = line.trim();
            if self.is_terminal() {
                return Ok(Ok(Heard::Answer(answer.into())));
            }
            if !answer.starts_with('#') {
                let shown = format!("{mark} {}", super::super::text::safe(answer));
                output::write(&format!("{}\n", shown.trim_end()))?;
                return Ok(Ok(Heard::Answer(answer.into())));
            }
        }
    }

    fn read(&mut self) -> Result<Option<String>, Problem> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(MAX_LINE).read_until(b'\n', &mut bytes);
        self.line += 1;
        let count = read.map_err(|error| self.at(unreadable(&error)))?;
        if count as u64 == MAX_LINE {
            let message = format!("a line is longer than the {MAX_LINE} bytes that are read");
            return Err(self.at(Problem::new(ErrorCode::RequestTooLarge, message)));
        }
        if count == 0 {
            return Ok(None);
        }
        // Editors on Windows begin a file with this mark, which is no part of its text.
        let bytes = match bytes.strip_prefix("\u{feff}".as_bytes()) {
            Some(rest) if self.line == 1 => rest.to_vec(),
            _ => bytes,
        };
        String::from_utf8(bytes).map(Some).map_err(|_| {
            let message = "the answer is not UTF-8 text".into();
            self.at(Problem::new(ErrorCode::InputUnreadable, message))
        })
    }

    /// A problem with the answer that was heard last: in a file, with its line.
    pub(super) fn at(&self, mut problem: Problem) -> Problem {
        let Some(file) = &self.file else { return problem };
        let path = problem.error.path();
        let colon = if path.is_empty() { "" } else { ": " };
        let path = format!("line {}{colon}{path}", self.line);
        problem.error = problem.error.with_path(path);
        problem.in_file(file).with_usual_hint(Some(
            "the answers before this one are saved; the ones from here on go on where it stopped",
        ))
    }
}

fn unreadable(error: &io::Error) -> Problem {
    let message = format!("the answers cannot be read: {}", Printable(&error.to_string()));
    Problem::new(ErrorCode::InputUnreadable, message)
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
pub(super) fn say_again(problem: &Problem) -> io::Result<()> {
    let message = problem.error.message();
    output::write(&format!(
        "  {}\n",
        Painted(style::ERROR, paragraph("", message).replace('\n', "\n  "))
    ))
}
