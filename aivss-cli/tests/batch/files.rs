//! Files and streams: whole or not at all, whoever stops the command.

use crate::{COMPACT, batch, code, names_in, requests, text, with_input};
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command};
use tempfile::TempDir;

#[test]
fn a_file_takes_the_place_of_the_one_before_and_nothing_is_left_beside_it() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("scores.jsonl");
    fs::write(&out, "before").unwrap();
    // The same file as input and output: it is read to its end before it is replaced.
    let requests = requests().join("\n");
    fs::write(&out, &requests).unwrap();
    let name = out.to_str().unwrap();
    let output = with_input(&[name, "--out", name], b"");
    assert_eq!(code(&output), 0);
    let written = fs::read_to_string(&out).unwrap();
    assert_eq!(written.lines().count(), requests.lines().count());
    assert_eq!(names_in(&folder), ["scores.jsonl"]);
}

/// Killed after so many lines were taken in, at moments from the first chunk on.
#[cfg(unix)]
#[test]
fn a_killed_batch_leaves_the_target_as_it_was() {
    let line = format!("{COMPACT}\n");
    for (round, lines) in [1_usize, 3_000, 10_000, 30_000, 60_000].into_iter().enumerate() {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("scores.jsonl");
        if round % 2 == 0 {
            fs::write(&out, "before").unwrap();
        }
        let name = out.to_str().unwrap();
        let mut child = batch(&["-", "--input", "compact", "--out", name]).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(line.repeat(lines).as_bytes()).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        drop(stdin);
        let found = fs::read_to_string(&out).ok();
        assert_eq!(found.as_deref(), (round % 2 == 0).then_some("before"));
        let mut others = names_in(&folder);
        others.retain(|name| name != "scores.jsonl");
        if has_nameless_files(folder.path()) {
            assert_eq!(others, Vec::<String>::new());
        }
        for name in others {
            let chance = name.strip_prefix(".aivss-").and_then(|name| name.strip_suffix(".tmp"));
            assert!(chance.is_some(), "{name}");
        }
    }
}

/// Whether the disk has files without names, of which nothing remains however a process ends.
#[cfg(target_os = "linux")]
fn has_nameless_files(folder: &Path) -> bool {
    use rustix::fs::{Mode, OFlags};
    rustix::fs::open(folder, OFlags::TMPFILE | OFlags::WRONLY, Mode::empty()).is_ok()
}

#[cfg(all(unix, not(target_os = "linux")))]
fn has_nameless_files(_: &Path) -> bool {
    false
}

/// A batch that is asked to stop leaves nothing. It is at work when it has taken more than a pipe holds.
#[cfg(unix)]
#[test]
fn an_interrupted_batch_takes_its_partial_file_away() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("scores.jsonl");
    let arguments = ["-", "--input", "compact", "--out", out.to_str().unwrap()];
    let mut child = batch(&arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(format!("{COMPACT}\n").repeat(3_000).as_bytes()).unwrap();
    interrupt(&child);
    let status = child.wait().unwrap();
    // By the signal itself where there was nothing to take away, and with a shell's code otherwise.
    assert!(status.code().is_none_or(|code| code == 130), "{status}");
    assert!(!status.success());
    drop(stdin);
    assert_eq!(names_in(&folder), Vec::<String>::new());
}

#[cfg(unix)]
fn interrupt(child: &Child) {
    let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(status.success());
}

/// The reader leaves after the first bytes; the batch ends by itself and without a complaint.
#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let mut child = batch(&["-", "--input", "compact"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let line = format!("{COMPACT}\n");
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut input = String::new();
            for _ in 0..100_000 {
                let _ = write!(input, "{line}");
            }
            stdin.write_all(input.as_bytes())
        });
        stdout.read_exact(&mut [0; 10]).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(code(&output), 0);
        assert_eq!(text(&output.stderr), "");
    });
}

#[test]
fn an_empty_batch_gives_an_empty_file_and_a_refused_one_gives_none() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    assert_eq!(code(&with_input(&["-", "--out", &path("empty.jsonl")], b"")), 0);
    assert_eq!(fs::read_to_string(path("empty.jsonl")).unwrap(), "");
    assert_eq!(code(&with_input(&[&path("missing.jsonl"), "--out", &path("a.csv")], b"")), 2);
    assert_eq!(names_in(&folder), ["empty.jsonl"]);
}

/// A link stays one, and the file behind it keeps who may read it.
#[cfg(unix)]
#[test]
fn links_and_permissions_outlive_a_batch() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = TempDir::new().unwrap();
    let (file, link) = (folder.path().join("scores.jsonl"), folder.path().join("latest.jsonl"));
    fs::write(&file, "before").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("scores.jsonl", &link).unwrap();
    let input = requests().join("\n");
    let output = with_input(&["-", "--out", link.to_str().unwrap()], input.as_bytes());
    assert_eq!(code(&output), 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap().lines().count(), requests().len());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_cannot_be_written_is_said_before_anything_is_read() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir(path("folder.csv")).unwrap();
    let input = requests().join("\n");
    for (out, reason) in [("folder.csv", "directory"), ("none/scores.csv", "os error")] {
        let output = with_input(&["-", "--out", &path(out)], input.as_bytes());
        assert_eq!(code(&output), 2);
        let told = text(&output.stderr);
        assert!(told.starts_with("error: the file cannot be written: "), "{told}");
        assert!(told.contains(reason) && told.contains(&path(out)), "{told}");
        assert!(told.contains("code: output.unwritable"), "{told}");
    }
    assert_eq!(names_in(&folder), ["folder.csv"]);
}
