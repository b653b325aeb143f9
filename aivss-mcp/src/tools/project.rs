//! The tools that use files: opening a project, exporting the model, searching for evidence.

use super::entities::without_index;
use super::{Nature, Tool, names, object_schema, text_schema};
use crate::arguments::{Alias, Arguments};
use crate::error::ToolError;
use aivss_core::time::Date;
use aivss_core::{Error, ErrorCode};
use aivss_formats::ThreatModelFormat;
use aivss_project::{EvidenceLimits, EvidenceResult, FoundAt, MitigationEvidence, Sighting};
use aivss_threat_model::vocabulary::Finding;
use serde_json::{Value as Json, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// The longest time of a search for evidence. The answer names what it did not look at by then.
const MAX_SEARCH: Duration = Duration::from_secs(20);
/// The longest export within an answer, in bytes. A longer one needs a file.
const MAX_INLINE: usize = 256 << 10;

pub(super) static OPEN_PROJECT: Tool = Tool {
    name: "open_project",
    title: "Open a project",
    description: "Opens the threat model in a folder at or below the one that the server was started for, and begins \
                  one if there is none. Without it the server's own folder is meant, and the first change begins its \
                  model.",
    nature: Nature::Completes,
    schema: || {
        object_schema(
            vec![
                ("path", text_schema("The folder, relative; the server's own when left out.")),
                (
                    "create",
                    json!({"type": "boolean",
                    "description": "Whether to begin a model where there is none; true when left out."}),
                ),
            ],
            &[],
        )
    },
    run: |session, given| {
        const ALIASES: &[Alias] = &[("directory", "path"), ("project_path", "path")];
        let mut arguments = Arguments::new(given, ALIASES)?;
        let path = arguments.text("path")?.unwrap_or_else(|| ".".to_owned());
        let may_create = arguments.flag("create")?.unwrap_or(true);
        arguments.end(&["path", "create"])?;
        let created = session.open(&path, may_create)?;
        let folder = session.folder().display().to_string();
        let model = session.model()?;
        let name = model.context().name.as_deref().map(str::to_owned);
        let (threats, components) = (model.threats().len(), model.components().len());
        Ok(json!({"project": folder, "created": created, "name": name,
            "components": components, "threats": threats}))
    },
};

pub(super) static EXPORT_COMPREHENSIVE_THREAT_MODEL: Tool = Tool {
    name: "export_comprehensive_threat_model",
    title: "Export the threat model",
    description: "Writes the whole model to a file inside of the project, over one that is there. Nothing is cut: what \
                  a format cannot hold is refused.",
    nature: Nature::Overwrites,
    schema: || {
        let mut formats = names(ThreatModelFormat::ALL, ThreatModelFormat::as_str);
        formats["description"] = "markdown when left out.".into();
        object_schema(
            vec![
                ("format", formats),
                (
                    "path",
                    text_schema(
                        "The file, relative to the project; named after the format when left out.",
                    ),
                ),
                (
                    "inline",
                    json!({"type": "boolean", "description": "Give the text in the answer and write no file."}),
                ),
            ],
            &[],
        )
    },
    run: |session, given| {
        const ALIASES: &[Alias] = &[("output_path", "path"), ("output_format", "format")];
        let mut arguments = Arguments::new(given, ALIASES)?;
        let format: Option<ThreatModelFormat> = arguments.read("format")?;
        let path = arguments.text("path")?;
        let is_inline = arguments.flag("inline")?.unwrap_or_default();
        arguments.end(&["format", "path", "inline"])?;
        let format = format.unwrap_or(ThreatModelFormat::Markdown);
        let text = format.write(session.model()?)?;
        if is_inline {
            if text.len() > MAX_INLINE {
                let message = format!(
                    "an export of {} bytes is too long for an answer; give a `path` to write it to",
                    text.len()
                );
                return Err(Error::new(ErrorCode::FieldTooLong, message).at("inline").into());
            }
            return Ok(json!({"format": format.as_str(), "bytes": text.len(), "text": text}));
        }
        let path = path.unwrap_or_else(|| format!("threat-model.{}", format.extension()));
        let written = session.project()?.write(Path::new(&path), text.as_bytes());
        let written = written.map_err(|error| ToolError::from(error).at_argument("path"))?;
        Ok(
            json!({"format": format.as_str(), "bytes": text.len(), "path": written.display().to_string()}),
        )
    },
};

pub(super) static VALIDATE_SECURITY_CONTROLS: Tool = Tool {
    name: "validate_security_controls",
    title: "Look for the evidence of mitigations",
    description: "Reads files of the project for the evidence that mitigations declare (field `evidence`: files, \
                  contains or pattern) and says for each what was found, with file and line. It runs nothing, follows \
                  no link out of the project, and does not judge: whether a mitigation is implemented is for people to \
                  say. With `record` and `date` what was found is kept in the model, in the place of what the same \
                  search kept on that day.",
    nature: Nature::Overwrites,
    schema: || {
        object_schema(
            vec![
                (
                    "directory",
                    text_schema(
                        "The folder to look in, relative to the project; all of it when left out.",
                    ),
                ),
                (
                    "record",
                    json!({"type": "boolean", "description": "Keep the findings in the model."}),
                ),
                (
                    "date",
                    text_schema(
                        "The date of the search, 2026-03-19 for instance; needed to keep them.",
                    ),
                ),
            ],
            &[],
        )
    },
    run: |session, given| {
        const ALIASES: &[Alias] = &[("code_directory", "directory"), ("path", "directory")];
        let mut arguments = Arguments::new(given, ALIASES)?;
        let folder = arguments.text("directory")?.unwrap_or_else(|| ".".to_owned());
        let record = arguments.flag("record")?.unwrap_or_default();
        let date: Option<Date> = arguments.read("date")?;
        arguments.end(&["directory", "record", "date"])?;
        let recorded_on = match (record, date) {
            (true, None) => {
                let message = "findings are kept with their `date`, which the call has to give";
                return Err(Error::new(ErrorCode::FieldMissing, message).at("date").into());
            }
            (true, Some(date)) => Some(date),
            (false, _) => None,
        };
        if recorded_on.is_some() {
            // If the findings cannot be kept, the call is refused before the search.
            session.lock()?;
        }
        let model = session.model()?.clone();
        let begun = Instant::now();
        let report = session
            .project()?
            .look_for_evidence(&model, Path::new(&folder), &EvidenceLimits::default(), &mut || {
                begun.elapsed() > MAX_SEARCH
            })
            .map_err(|error| ToolError::from(error).at_argument("directory"))?;
        let ids = match recorded_on {
            Some(date) => session.apply(report.validations(&model, date)).map_err(without_index)?,
            None => Vec::new(),
        };
        let ids: Vec<String> = ids.into_iter().flatten().map(|id| id.to_string()).collect();
        let mitigations: Vec<Json> = report.mitigations.iter().map(mitigation).collect();
        let declares = |id| report.mitigations.iter().any(|results| results.mitigation == id);
        let without: Vec<String> = model
            .mitigations()
            .iter()
            .filter(|mitigation| !declares(mitigation.id))
            .map(|mitigation| mitigation.id.to_string())
            .collect();
        Ok(json!({"mitigations": mitigations, "without_evidence": without, "validations": ids,
            "files_read": report.files, "bytes_read": report.bytes}))
    },
};

fn mitigation(of: &MitigationEvidence) -> Json {
    let results: Vec<Json> = of.results.iter().map(result).collect();
    json!({"id": of.mitigation.to_string(), "finding": of.finding().map(Finding::as_str),
        "evidence": results})
}

fn result(result: &EvidenceResult) -> Json {
    let mut answer = json!({"files": &*result.evidence.files});
    if let Some(text) = &result.evidence.contains {
        answer["contains"] = (&**text).into();
    }
    if let Some(pattern) = &result.evidence.pattern {
        answer["pattern"] = (&**pattern).into();
    }
    match &result.sighting {
        Sighting::Found { places, has_more } => {
            let places =
                places.iter().map(|FoundAt { file, line }| json!({"file": file, "line": line}));
            answer["seen"] = "found".into();
            answer["places"] = places.collect();
            answer["has_more"] = (*has_more).into();
        }
        Sighting::NotFound { files } => {
            answer["seen"] = "not_found".into();
            answer["files_looked_at"] = (*files).into();
        }
        Sighting::NotLookedAt(reason) => {
            answer["seen"] = "not_looked_at".into();
            answer["reason"] = reason.to_string().into();
        }
    }
    answer
}
