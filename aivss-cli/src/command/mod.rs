//! The commands, a file or folder each, with its own arguments and its own `run`.
//!
//! No command imports another one; what two of them share stands below, in [`crate::options`],
//! [`crate::scoring`] and [`crate::io`].

pub(crate) mod batch;
pub(crate) mod catalog;
pub(crate) mod completions;
pub(crate) mod cvss;
pub(crate) mod decide;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod man;
pub(crate) mod mcp;
pub(crate) mod methods;
pub(crate) mod model;
pub(crate) mod reliability;
pub(crate) mod report;
pub(crate) mod schema;
pub(crate) mod score;
pub(crate) mod ssvc;
pub(crate) mod verify;
