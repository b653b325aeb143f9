//! The commands, a file or folder each.

pub(crate) mod batch;
pub(crate) mod catalog;
pub(crate) mod cvss;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod init;
pub(crate) mod mcp;
pub(crate) mod methods;
pub(crate) mod model;
pub(crate) mod report;
pub(crate) mod schema;
pub(crate) mod verify;
