//! Writes the JavaScript and the final .wasm beside a compiled one: wasm-bindgen as a library, so that
//! one lock file holds it at the version of the crate.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder] = arguments.as_slice() else {
        eprintln!("usage: bindgen IN.wasm FOLDER");
        return ExitCode::from(2);
    };
    let written = Bindgen::new()
        .input_path(input)
        .out_name("aivss")
        .web(true)
        // The types are written by hand, in aivss-wasm/types.
        .and_then(|bindgen| {
            bindgen.typescript(false).omit_default_module_path(true).generate(folder)
        });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
