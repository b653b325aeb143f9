//! The `.threatmodel` folder of a project: a threat model on disk, and the evidence for it.
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
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! # Layout
//!
//! | file | holds |
//! |---|---|
//! | `model.json` | the whole model, as [`ThreatModel::to_json`](aivss_threat_model::ThreatModel::to_json) writes it |
//! | `lock` | whom an operating system's lock on it belongs to, while somebody writes |
//! | `model.json.tmp` | the next model, until it takes the place of the last |
//! | `.gitignore` | the names of these two |
//!
//! The model is one file, a field to a line and sorted by id. One file changes whole with one rename,
//! where several would need a journal to change together; and for version control, which compares and
//! merges lines, a field to a line is as good as a file to a kind.
//!
//! # What holds
//!
//! - A change is on the disk before the call returns, and the file is the whole old or the whole new
//!   model at every moment, whatever happens to the process or the machine.
//! - One writer at a time; the second is told who the first is. The lock goes with its process. Reading takes
//!   no lock and writes nothing.
//! - What somebody else wrote meanwhile, an editor or `git checkout`, is never written over.
//! - Nothing outside of the project is read or written: neither through `..` nor through links, nor through
//!   another folder that takes the place of its own.

mod evidence;
mod folder;
mod held;
mod inside;
mod lock;
mod project;
mod root;
mod snapshot;
mod trouble;
mod view;
mod write;

pub use evidence::{
    EvidenceLimits, EvidenceReport, EvidenceResult, FoundAt, MitigationEvidence, Reason, Seen,
};
pub use held::Held;
pub use inside::is_reserved;
pub use project::{FOLDER, MODEL, Project};
pub use root::Root;
pub use view::View;
