//! Running steps: as many at once as there are cores, each after those it uses; then a table of their times.

use crate::step::{Action, Held, Step};
use crate::tool::{log_to, say, target};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

enum State {
    Waiting(Action),
    Running,
    Done(Duration),
    Failed(Duration),
}

/// A step on its way.
struct Entry {
    name: &'static str,
    after: Vec<&'static str>,
    holds: Option<Held>,
    state: State,
}

/// Runs steps and stops at the first that fails: what runs beside it comes to its end, and nothing else starts.
pub(crate) fn run(steps: Vec<Step>) -> ExitCode {
    let start = Instant::now();
    let entries: Vec<_> = steps
        .into_iter()
        .map(|step| Entry {
            name: step.name,
            after: step.after,
            holds: step.holds,
            state: State::Waiting(step.action),
        })
        .collect();
    let is_alone = entries.len() == 1;
    let cores = thread::available_parallelism().map_or(2, NonZero::get);
    let board = Board { entries: Mutex::new(entries), changed: Condvar::new() };
    thread::scope(|scope| {
        // One more than cores, as steps that install wait for the network.
        for _ in 0..=cores.min(4) {
            scope.spawn(|| board.work(is_alone));
        }
    });
    let entries = board.lock();
    eprint!("{}", table(&entries));
    let seconds = start.elapsed().as_secs_f64();
    if entries.iter().all(|entry| matches!(entry.state, State::Done(_))) {
        eprintln!("\n== all done in {seconds:.0} s");
        return ExitCode::SUCCESS;
    }
    eprintln!("\n== failed after {seconds:.0} s");
    ExitCode::FAILURE
}

/// The steps of a run, which its threads take from.
struct Board {
    entries: Mutex<Vec<Entry>>,
    changed: Condvar,
}

impl Board {
    fn lock(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes steps and runs them until there is none left to take.
    fn work(&self, is_alone: bool) {
        let mut entries = self.lock();
        loop {
            let is_running = entries.iter().any(|entry| matches!(entry.state, State::Running));
            let Some((index, action)) = take(&mut entries) else {
                if !is_running {
                    return;
                }
                entries = self.changed.wait(entries).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let name = entries.get(index).map_or("", |entry| entry.name);
            drop(entries);
            let begun = Instant::now();
            let result = if is_alone { alone(name, action) } else { logged(name, action) };
            let time = begun.elapsed();
            entries = self.lock();
            if let Some(entry) = entries.get_mut(index) {
                entry.state = if result { State::Done(time) } else { State::Failed(time) };
            }
            self.changed.notify_all();
        }
    }
}

/// The first step that may start now; none after a failure.
fn take(entries: &mut [Entry]) -> Option<(usize, Action)> {
    if entries.iter().any(|entry| matches!(entry.state, State::Failed(_))) {
        return None;
    }
    let running = entries.iter().filter(|entry| matches!(entry.state, State::Running));
    let held: Vec<Held> = running.filter_map(|entry| entry.holds).collect();
    let is_open = |name: &&str| {
        entries.iter().any(|entry| entry.name == *name && !matches!(entry.state, State::Done(_)))
    };
    let index = entries.iter().position(|entry| {
        matches!(entry.state, State::Waiting(_))
            && !entry.holds.is_some_and(|hold| held.contains(&hold))
            && !entry.after.iter().any(is_open)
    })?;
    let entry = entries.get_mut(index)?;
    match std::mem::replace(&mut entry.state, State::Running) {
        State::Waiting(action) => Some((index, action)),
        _ => None,
    }
}

/// Runs a step with its output on the terminal.
fn alone(name: &str, action: Action) -> bool {
    eprintln!("\n== {name}");
    finish(name, action)
}

/// Runs a step with its output in a file, and prints that when the step has ended.
fn logged(name: &str, action: Action) -> bool {
    let path = log_path(name);
    let opened =
        path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create(&path));
    let Ok(file) = opened else { return alone(name, action) };
    eprintln!("-- {name} starts");
    log_to(Some(file));
    let is_done = finish(name, action);
    log_to(None);
    // In one piece, or two steps that end together would mix.
    let log = fs::read(&path).unwrap_or_default();
    eprint!("\n== {name}\n{}", String::from_utf8_lossy(&log));
    is_done
}

fn log_path(name: &str) -> PathBuf {
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    target().join("xtask").join(format!("{name}.log"))
}

/// Runs the action and says how it ended.
fn finish(name: &str, action: Action) -> bool {
    let begun = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(action))
        .unwrap_or_else(|_| Err("it stopped where it never should".into()));
    match result {
        Ok(()) => {
            say(&format!("== {name}: {:.1} s", begun.elapsed().as_secs_f64()));
            true
        }
        Err(message) => {
            say(&format!("\n== {name} failed: {message}"));
            false
        }
    }
}

fn table(entries: &[Entry]) -> String {
    let width = entries.iter().map(|entry| entry.name.len()).max().unwrap_or(0);
    let mut table = String::from("\n== steps\n");
    for entry in entries {
        let state = match entry.state {
            State::Done(time) => format!("{:8.1} s", time.as_secs_f64()),
            State::Failed(time) => format!("{:8.1} s  FAILED", time.as_secs_f64()),
            State::Waiting(_) | State::Running => "       not run".into(),
        };
        let _ = writeln!(table, "   {:width$}  {state}", entry.name);
    }
    table
}
