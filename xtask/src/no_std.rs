//! The crates that do without the standard library, feature by feature, on a target that has none: a stray `std`
//! cannot compile there.

use crate::step::Step;
use crate::tool::{Tool, cargo, target};
use crate::toolchain::{self, NO_STD, cargo_for};
use crate::workspace::{Member, members};

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("bare crates, tested", test_bare).builds(),
        Step::new("core without std", check).after(&[toolchain::INSTALL]),
    ]
}

fn crates() -> Result<Vec<Member>, String> {
    let crates: Vec<_> = members()?.into_iter().filter(Member::is_no_std).collect();
    if crates.is_empty() {
        Err("no crate of the workspace says `#![no_std]`".into())
    } else {
        Ok(crates)
    }
}

/// Lints and unit tests without any feature, and unit tests with all but `std`.
fn test_bare() -> Result<(), String> {
    for member in crates()? {
        let bare = |command: &str| {
            cargo(command).argument("-p").argument(&member.name).arguments("--no-default-features")
        };
        bare("clippy --locked").arguments("-- -D warnings").run()?;
        bare("test --locked -q").arguments("--lib").run()?;
        let features = member.no_std_features().join(",");
        if !features.is_empty() {
            bare("test --locked -q").arguments("--lib --features").argument(features).run()?;
        }
    }
    Ok(())
}

fn check() -> Result<(), String> {
    for member in crates()? {
        let check = |features: &str| -> Tool {
            let (mut cargo, is_debian) = cargo_for(NO_STD);
            if is_debian {
                cargo = cargo
                    .environment("CARGO_TARGET_DIR", target().join("no-std"))
                    .environment("CARGO_UNSTABLE_BUILD_STD", "core,alloc");
            }
            cargo
                .arguments("check --locked --no-default-features --target")
                .argument(NO_STD)
                .argument("-p")
                .argument(&member.name)
                .arguments("--features")
                .argument(features)
        };
        check("").run()?;
        member.no_std_features().into_iter().try_for_each(|feature| check(feature).run())?;
        // The control: with `std` the same build has to fail, or it would prove nothing.
        if check("std").succeeds() {
            return Err(format!(
                "{} with `std` compiles for {NO_STD}, so nothing is proved",
                member.name
            ));
        }
    }
    Ok(())
}
