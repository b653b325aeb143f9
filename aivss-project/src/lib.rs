//! The `.threatmodel` folder of a project: a threat model on disk, and the search for evidence.
//!
//! ```
//! use aivss_threat_model::Operation;
//! use aivss_core::value::Value;
//! use aivss_project::Project;
//!
//! # let folder = tempfile::tempdir().unwrap();
//! # let root = folder.path();
//! let project = Project::init(root)?;
//! let operation = r#"{"add": "component", "fields": {"name": "Invoice agent", "type": "agent"}}"#;
//! let id = project.edit(|model| model.apply(Operation::from_value(Value::from_json(operation)?)?))?;
//! assert_eq!(id.unwrap().to_string(), "CO-1");
//!
//! assert_eq!(Project::find(root)?.read()?.components().len(), 1);
//! # Ok::<(), aivss_project::ProjectError>(())
//! ```
//!
//! # Layout
//!
//! | file | holds |
//! |---|---|
//! | `model.json` | the whole model, as [`ThreatModel::to_json`](aivss_threat_model::ThreatModel::to_json) writes it |
//! | `lock` | the operating system's lock, with a note that names its holder while a writer is at work |
//! | `model.json.tmp` | the next model, until it replaces the last one |
//! | `.gitignore` | the names of these two |
//!
//! The model is one file, with a field on each line and sorted by id. One rename changes one file as a whole,
//! while several files would need a journal to change together. Version control compares and merges lines,
//! so a field on each line serves it as well as a file for each kind would.
//!
//! # Guarantees
//!
//! - A change is on the disk before the call returns, and the file is the complete old or the complete new
//!   model at every moment, whatever happens to the process or the machine.
//! - One writer at a time; a second writer is told which process is the first. The lock ends with its process.
//!   Reading takes no lock and writes nothing.
//! - What another program has written meanwhile, an editor or `git checkout`, is never overwritten.
//! - Nothing outside of the project is read or written: neither through `..` nor through links, nor through
//!   another folder that takes the place of the project's.

mod atomic_file;
mod error;
mod evidence;
mod folder;
mod lock;
mod locked_model;
mod open_model;
mod paths;
mod project;
mod reserved;
mod root;
mod snapshot;
mod store;

pub use atomic_file::AtomicFile;
pub use error::ProjectError;
pub use evidence::{
    EvidenceLimits, EvidenceReport, EvidenceResult, FoundAt, MitigationEvidence, Reason, Sighting,
};
pub use locked_model::LockedModel;
pub use open_model::OpenModel;
pub use project::Project;
pub use reserved::{FOLDER, MODEL, is_reserved};
pub use root::Root;
