//! A refused input: the library's own words, where they apply, and a hint.

use crate::style::{self, Painted};
use aivss_core::{Error, ErrorCode, Printable};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why an input was refused, with what a person needs to find the place.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) error: Error,
    file: Option<PathBuf>,
    /// A vector or compact form and the byte in it at which the trouble begins.
    vector: Option<Box<(String, usize)>>,
    /// What to do next, where the code alone does not tell.
    hint: Option<&'static str>,
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self { error, file: None, vector: None, hint: None }
    }
}

impl Problem {
    pub(crate) fn new(code: ErrorCode, message: String) -> Self {
        Error::new(code, message).into()
    }

    pub(crate) fn in_file(mut self, file: &Path) -> Self {
        self.file = Some(file.to_owned());
        self
    }

    pub(crate) const fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// A command's own hint, where the problem has none yet that knows more.
    pub(crate) fn with_usual_hint(mut self, hint: Option<&'static str>) -> Self {
        self.hint = self.hint.or(hint);
        self
    }

    /// Says of a field what a threat model holds, where the problem has no hint yet: fields are those of a
    /// request elsewhere.
    pub(crate) fn of_model(self) -> Self {
        let group = self.error.code().group();
        let is_of_fields = matches!(group, "request" | "field" | "number" | "model");
        let hint = "`aivss schema threat-model` says what a threat model holds";
        self.with_usual_hint(is_of_fields.then_some(hint))
    }

    /// An error in this vector or compact form, or beside it when the error names no place in it.
    pub(crate) fn of_vector(error: Error, vector: &str) -> Self {
        let place = error.position().map(|position| Box::new((vector.into(), position)));
        Self { vector: place, ..Self::from(error) }
    }

    /// Writes the problem to standard error.
    pub(crate) fn report(&self) -> io::Result<()> {
        let mut stream = anstream::stderr().lock();
        let (code, path, message) = (self.error.code(), self.error.path(), self.error.message());
        writeln!(stream, "{} {message}", Painted(style::ERROR, "error:"))?;
        if let Some((vector, position)) = self.vector.as_deref() {
            // A vector that is not plain ASCII would not stand above its mark.
            if vector.is_ascii() && *position <= vector.len() {
                writeln!(stream, "    {}", Printable(vector))?;
                writeln!(stream, "    {:position$}{}", "", Painted(style::ERROR, "^"))?;
            }
        }
        let mut place = String::new();
        if let Some(file) = &self.file {
            let name = file.display().to_string();
            let name = if name == "-" { "standard input" } else { &name };
            place.push_str(&Printable(name).to_string());
        }
        if !path.is_empty() {
            place.push_str(if place.is_empty() { "" } else { ": " });
            place.push_str(path);
        }
        if !place.is_empty() {
            writeln!(stream, "   {} {place}", Painted(style::DIM, "at:"))?;
        }
        writeln!(stream, " {} {code}", Painted(style::DIM, "code:"))?;
        if let Some(hint) = self.hint.or_else(|| hint(code)) {
            writeln!(stream, " {} {hint}", Painted(style::HINT, "hint:"))?;
        }
        Ok(())
    }
}

/// What to do next, by the kind of trouble.
fn hint(code: ErrorCode) -> Option<&'static str> {
    match code {
        ErrorCode::FactorOffRubric => {
            return Some("--estimated, or \"domain\": \"estimated\" in a file, takes any decimals");
        }
        ErrorCode::FactorNotInSet => {
            return Some(
                "--factor-set, or \"factor_set\" in a file, says which set the factors are of",
            );
        }
        ErrorCode::ProjectMissing => return Some("`aivss model init` begins a threat model"),
        ErrorCode::ProjectLocked => {
            return Some("reading needs no lock; a change has to wait until that process is done");
        }
        ErrorCode::EntityKindUnknown => return Some("`aivss model fields` lists the kinds"),
        ErrorCode::CvssConflict => return Some("`aivss cvss VECTOR` shows what a vector scores"),
        _ => {}
    }
    match code.group() {
        "input" | "output" | "date" => None,
        "cvss" => Some("`aivss cvss --help` shows a valid vector"),
        "report" | "report_format" => {
            Some("`aivss verify --help` and `aivss export --help` say what is read")
        }
        "catalog" => Some("`aivss catalog search WORDS` finds records by what they say"),
        "project" => Some("`aivss model --help` says how a threat model is kept"),
        "entity" | "id" | "reference" | "link" => Some("`aivss model list` shows what there is"),
        "compact" => Some("`aivss score --format compact` writes the compact form"),
        "request" | "field" | "number" => Some("`aivss score --help` says what a request holds"),
        _ => Some("`aivss methods` lists what there is"),
    }
}
