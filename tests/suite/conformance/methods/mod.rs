//! The three methods against the documents' figures and the oracle.

mod directory;
mod lattice;
mod published;
mod random;
mod registry;
