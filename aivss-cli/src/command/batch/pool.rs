//! Worker threads that keep the order and never hold more than a few chunks each.
//!
//! Chunks go to the workers in turn, and what they make of them is taken from the workers in the same
//! turn. So nothing has to be sorted, and a slow chunk holds the others back instead of piling them up.

use super::input::{Chunk, Chunks};
use std::io::{self, Read};
use std::sync::mpsc::sync_channel;
use std::thread;

/// How many chunks wait for a worker, and how many of its pieces wait to be written.
const WAITING: usize = 1;

/// Why not everything was read and written.
pub(super) enum Stopped {
    Reading(io::Error),
    Writing(io::Error),
}

/// Reads chunks, turns them into pieces in so many threads, and writes the pieces in the order of the
/// chunks.
pub(super) fn run<R, T>(
    chunks: Chunks<R>,
    threads: usize,
    work: impl Fn(Chunk) -> T + Sync,
    mut write: impl FnMut(T) -> io::Result<()>,
) -> Result<(), Stopped>
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
                // After an error there is nothing to read, and nobody to read for without a worker.
                let is_last = chunk.is_err();
                if inlet.send(chunk).is_err() || is_last {
                    return;
                }
            }
        });
        // The first worker without a piece had no chunk to make it of, nor had any after it. Was it a
        // panic instead, the scope passes it on.
        for outlet in outlets.iter().cycle() {
            let Ok(piece) = outlet.recv() else { break };
            write(piece.map_err(Stopped::Reading)?).map_err(Stopped::Writing)?;
        }
        Ok(())
    })
}
