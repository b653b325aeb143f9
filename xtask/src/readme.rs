//! The commands of the README, run as they stand there.

use crate::tool::{Tool, root};

/// Runs every `cargo run` line of the README's shell blocks and looks for the score in what it prints.
pub(crate) fn run_commands() -> Result<(), String> {
    let text = std::fs::read_to_string(root().join("README.md")).map_err(|e| e.to_string())?;
    let commands: Vec<&str> = text.lines().filter(|line| line.starts_with("cargo run ")).collect();
    if commands.is_empty() {
        return Err("the README names no `cargo run` command".into());
    }
    if !text.lines().any(|line| line == "cargo xtask test") {
        return Err("the README does not name `cargo xtask test`".into());
    }
    for command in commands {
        let (program, arguments) = command.split_once(' ').unwrap_or((command, ""));
        let output =
            Tool::new(program).arguments(arguments).environment("LANG", "C.UTF-8").output()?;
        // The figure that the published page prints.
        if !output.contains(" 7.9  High ") {
            return Err(format!("`{command}` does not print the published score:\n{output}"));
        }
    }
    Ok(())
}
