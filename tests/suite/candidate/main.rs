//! Whether the AIVSS 1.0 candidate, the BOD 26-04 decision and AIVSS-SSVC are what their sources say.
//!
//! Expectations come from `tests/vectors`, which the reference's calculator made, from the published tables, and
//! from oracles that share no code with the library.

mod class;
mod decision;
mod documents;
mod errors;
mod evidence;
mod exploit_maturity;
mod findings;
mod priority;
mod reliability;
mod schemas;
mod seeds;
mod ssvc;
mod support;
mod vector;
mod verification;
mod withdrawn;
