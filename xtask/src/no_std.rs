//! The core on a target that has no standard library at all, where a stray `std` cannot compile.

use crate::commands::{Tool, target};
use crate::toolchain;

const TARGET: &str = "thumbv7em-none-eabi";

/// The feature sets that must do without `std`; the second is what a small scoring service needs.
const FEATURES: [&str; 5] = ["", "serde", "wire", "report-html", "threat-model"];

pub(crate) fn check() -> Result<(), String> {
    if toolchain::has_target(TARGET) {
        return each(|| Tool::new("cargo"));
    }
    if toolchain::install_debian_rust()? {
        return each(|| {
            toolchain::debian_cargo()
                .environment("CARGO_TARGET_DIR", target().join("no-std"))
                .arguments("-Zbuild-std=core,alloc")
        });
    }
    eprintln!("the target {TARGET} is missing; adding it with rustup");
    Tool::new("rustup").arguments("target add").argument(TARGET).run()?;
    each(|| Tool::new("cargo"))
}

fn each(cargo: impl Fn() -> Tool) -> Result<(), String> {
    for features in FEATURES {
        cargo()
            .arguments("check --locked -p aivss-core --no-default-features --target")
            .argument(TARGET)
            .arguments("--features")
            .argument(features)
            .run()?;
    }
    // The control: with `std` the same build has to fail, or it would prove nothing.
    let with_std = cargo()
        .arguments("check --locked -p aivss-core --no-default-features --features std --target")
        .argument(TARGET);
    if with_std.succeeds() {
        return Err(format!(
            "the core with `std` compiles for {TARGET}, so the check proves nothing"
        ));
    }
    Ok(())
}
