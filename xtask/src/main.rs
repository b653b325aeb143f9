//! `cargo xtask`: the commands that people and CI run alike. Standard library only, so that it starts
//! in a second on a new machine.

mod deny;
mod install;
mod licences;
mod no_std;
mod packages;
mod python;
mod readme;
mod registry;
mod run;
mod stamp;
mod step;
mod steps;
mod tool;
mod toolchain;
mod wasm;
mod web;
mod workspace;

use std::process::ExitCode;
use step::{Step, select};

const USAGE: &str = "\
usage: cargo xtask COMMAND [NAME] [--list] [--no-install]

  test         everything that must hold
  bench        all benches, then their tables
  bench-js     the npm package beside its peers, in Node and Chromium
  fuzz [SECS]  each fuzz target for so many seconds (60), starting from the committed seeds
  wasm         build the npm package in aivss-wasm
  serve [PORT] build it and show the calculator on this machine, at port 8787
  bless        rewrite the golden files and the licences of other crates from what there is now; then read
               the diff

  NAME         only the step of that name, or those that have it in their names, and what they stand on
  --list       print the names of the steps, and run none
  --no-install name what is missing on this machine, where a run would install it";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (options, words): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|word| word.starts_with("--"));
    let has = |option: &str| options.contains(&option);
    let is_known = options.iter().all(|option| ["--list", "--no-install"].contains(option));
    let Some(mut steps) = steps_of(&words).filter(|_| is_known) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if steps.is_empty() {
        eprintln!("no step has such a name; `--list` prints them");
        return ExitCode::from(2);
    }
    if has("--list") {
        for step in steps {
            println!("{}", step.name);
        }
        return ExitCode::SUCCESS;
    }
    if !install::announce(&mut steps, !has("--no-install")) {
        return ExitCode::FAILURE;
    }
    run::run(steps)
}

/// The steps that a command line asks for, if it is one.
fn steps_of(words: &[&str]) -> Option<Vec<Step>> {
    let is_number = |word: &str| word.parse::<u32>().is_ok();
    Some(match *words {
        ["fuzz", seconds] if is_number(seconds) => steps::fuzz(seconds),
        ["serve", port] if is_number(port) => web::serve(port),
        [command] => all(command)?,
        [command, name] => select(all(command)?, name),
        _ => return None,
    })
}

fn all(command: &str) -> Option<Vec<Step>> {
    Some(match command {
        "test" => steps::test(),
        "bench" => steps::bench(),
        "bench-js" => web::bench(),
        "fuzz" => steps::fuzz("60"),
        "wasm" => web::build(),
        "serve" => web::serve("8787"),
        "bless" => steps::bless(),
        _ => return None,
    })
}
