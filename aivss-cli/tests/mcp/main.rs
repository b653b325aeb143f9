//! The server, as a client over pipes sees it.

mod client;
mod death;
mod protocol;
mod quickstart;
mod refusals;
mod sdk;
