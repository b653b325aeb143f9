//! Prints the figures of the last run as a table in Markdown.
//!
//! `cargo run -p aivss-benches --example table [DIRECTORY]`, where the directory is that of criterion,
//! `target/criterion` unless said otherwise. An example and no binary, so that a plain `cargo run` in the
//! workspace still has one program to choose from.

use serde_json::Value;
use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// What the other figures of a row's inputs are compared with.
const REFERENCE: &str = "aivss-core";

/// The median of one implementation, in nanoseconds an element.
struct Figure {
    implementation: String,
    nanoseconds: f64,
}

/// The figures by bench and inputs.
type Figures = BTreeMap<(String, String), Vec<Figure>>;

fn main() -> Result<(), Box<dyn Error>> {
    let directory = env::args_os().nth(1).map_or_else(default_directory, |path| Ok(path.into()))?;
    let mut figures = Figures::new();
    collect(&directory, &mut figures)?;
    if figures.is_empty() {
        return Err(format!("no figures under {}; run a bench first", directory.display()).into());
    }
    println!("| bench | inputs | implementation | ns per element | elements per second | ratio |");
    println!("|---|---|---|--:|--:|--:|");
    for ((bench, inputs), mut row) in figures {
        row.sort_by(|a, b| a.nanoseconds.total_cmp(&b.nanoseconds));
        let reference = row.iter().find(|figure| figure.implementation == REFERENCE);
        let reference = reference.map(|figure| figure.nanoseconds);
        for Figure { implementation, nanoseconds } in row {
            let ratio = reference.map_or_else(String::new, |own| rounded(nanoseconds / own));
            let (time, rate) = (rounded(nanoseconds), rounded(1e9 / nanoseconds));
            println!("| {bench} | {inputs} | {implementation} | {time} | {rate} | {ratio} |");
        }
    }
    Ok(())
}

/// Criterion's directory beside the build that this program belongs to.
fn default_directory() -> Result<PathBuf, Box<dyn Error>> {
    if let Some(home) = env::var_os("CRITERION_HOME") {
        return Ok(home.into());
    }
    // TARGET/debug/examples/table
    let program = env::current_exe()?;
    let target =
        program.ancestors().nth(3).ok_or("this program stands outside a target directory")?;
    Ok(target.join("criterion"))
}

/// Reads the figures of every last run (`new`) below a directory.
fn collect(directory: &Path, figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    if directory.ends_with("new") {
        let (name, figure) = read(directory)?;
        figures.entry(name).or_default().push(figure);
        return Ok(());
    }
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, figures)?;
        }
    }
    Ok(())
}

fn read(run: &Path) -> Result<((String, String), Figure), Box<dyn Error>> {
    let bench = json(&run.join("benchmark.json"))?;
    let text = |field: &str| bench[field].as_str().unwrap_or_default().to_owned();
    let elements = bench["throughput"]["Elements"].as_f64().ok_or("a bench without elements")?;
    let estimates = json(&run.join("estimates.json"))?;
    let median = estimates["median"]["point_estimate"].as_f64().ok_or("a run without a median")?;
    let figure = Figure { implementation: text("function_id"), nanoseconds: median / elements };
    Ok(((text("group_id"), text("value_str")), figure))
}

fn json(path: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// Three significant digits; more would be noise.
fn rounded(number: f64) -> String {
    match number {
        ..9.995 => format!("{number:.2}"),
        ..99.95 => format!("{number:.1}"),
        _ => {
            let unit = 10_f64.powf((number.log10() - 2.0).floor());
            thousands((number / unit).round() * unit)
        }
    }
}

/// A whole number with its thousands set apart.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
