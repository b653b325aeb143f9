//! Whether the library says what the documents, the published figures and the oracles say.
//!
//! Expectations come from `tests/vectors`, from the documents and from oracles that share no code with
//! the library; texts of errors were judged as a user would before they were pinned.

mod agent_report;
mod auto_traits;
mod bounds;
mod catalog;
mod compact;
mod cvss;
mod documents;
mod errors;
mod examples;
mod explanation;
mod floats;
mod golden;
mod matrix;
mod methods;
mod outside;
mod properties;
mod rules;
mod schemas;
mod seeds;
mod steps;
mod support;
mod threat_model;
mod threat_model_examples;
mod threat_model_export;
mod wire;
