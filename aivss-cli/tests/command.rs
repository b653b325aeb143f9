//! Transcripts of the command: what people type and what they see, in `tests/command`, the README and `docs`.

use std::path::Path;

#[test]
fn every_transcript_shows_what_the_command_prints() {
    // Transcripts name the examples from the root of the repository, where people stand.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace is the parent");
    std::env::set_current_dir(root).expect("the root is a folder");
    trycmd::TestCases::new()
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm")
        .register_bin("aivss", Path::new(env!("CARGO_BIN_EXE_aivss")))
        .case("aivss-cli/tests/command/*.trycmd")
        .case("README.md")
        .case("docs/*.md");
}
