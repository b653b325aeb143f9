//! A server of the Model Context Protocol over a project's threat model.
//!
//! ```
//! # fn main() -> std::io::Result<()> {
//! let project = std::path::Path::new(".");
//! // Returns when the client closes standard input.
//! aivss_mcp::serve(project)
//! # }
//! ```
//!
//! Its tools are those that MAESTRO's 30-minute quickstart names (playbook v1.0.0, `guides/quickstart.md`),
//! and a few more for reading, changing and scoring. Every change is on the disk before its answer is sent;
//! an id is never used twice; a refusal changes nothing and says what was expected.
//!
//! The server does nothing outside of the folder that it is started for, runs no other program and opens
//! no connection.

mod arguments;
mod error;
mod lines;
mod prompts;
mod resources;
mod server;
mod session;
mod tools;

use aivss_project::Root;
use rmcp::ServiceExt;
use std::io;
use std::path::Path;

/// Serves the folder over standard input and output until the input ends.
///
/// # Errors
///
/// When there is no such folder, the runtime cannot start, or the client breaks the protocol before it is initialized.
pub fn serve(root: &Path) -> io::Result<()> {
    let root = Root::open(root).map_err(io::Error::other)?;
    // One thread is enough: all work except the search for evidence is short, and calls use the session one
    // after the other.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ended = runtime.block_on(async {
        let server = server::Server::new(root).serve(lines::Lines::new()).await;
        let server = match server {
            Ok(server) => server,
            // A client that closes the connection before its first message is not an error.
            Err(rmcp::service::ServerInitializeError::ConnectionClosed(_)) => return Ok(()),
            Err(error) => return Err(io::Error::other(error)),
        };
        server.waiting().await.map(|_| ()).map_err(io::Error::other)
    });
    // A blocked read of standard input must not keep the process.
    runtime.shutdown_background();
    ended
}
