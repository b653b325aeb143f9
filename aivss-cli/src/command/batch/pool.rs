//! Worker threads that keep the order and never hold more than a few chunks each.
//!
//! Chunks go to the workers in turn, and their pieces are taken from the workers in the same turn. So
//! nothing has to be sorted, and a slow chunk holds the others back instead of piling them up.

use super::input::{Chunk, Chunks};
use std::io::{self, Read};
use std::sync::mpsc::sync_channel;
use std::thread;

/// How many chunks wait for a worker, and how many of its pieces wait to be written.
const WAITING: usize = 1;

/// Reads chunks, turns them into pieces in this number of threads, and hands the pieces to `write` in the
/// order of the chunks. A chunk that cannot be read is handed on as its error. The first error of `write`
/// ends the run.
pub(super) fn run<R, T, E>(
    chunks: Chunks<R>,
    threads: usize,
    work: impl Fn(Chunk) -> T + Sync,
    mut write: impl FnMut(io::Result<T>) -> Result<(), E>,
) -> Result<(), E>
where
    R: Read + Send,
    T: Send,
{
    let work = &work;
    thread::scope(|scope| {
        let mut inlets = Vec::new();
        let mut outlets = Vec::new();
        for _ in 0..threads {
            let (inlet, waiting) = sync_channel::<io::Result<Chunk>>(WAITING);
            let (done, outlet) = sync_channel(WAITING);
            scope.spawn(move || {
                for chunk in waiting {
                    if done.send(chunk.map(work)).is_err() {
                        return;
                    }
                }
            });
            inlets.push(inlet);
            outlets.push(outlet);
        }
        scope.spawn(move || {
            for (chunk, inlet) in chunks.zip(inlets.iter().cycle()) {
                // After an error nothing more can be read, and without its worker a chunk has no use.
                let is_last = chunk.is_err();
                if inlet.send(chunk).is_err() || is_last {
                    return;
                }
            }
        });
        // A worker without a piece got no chunk, and the workers after it got none either. If it panicked
        // instead, the scope passes the panic on.
        for outlet in outlets.iter().cycle() {
            let Ok(piece) = outlet.recv() else { break };
            write(piece)?;
        }
        Ok(())
    })
}
