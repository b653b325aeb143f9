//! Evidence that mitigations declare: found with its places, not found, or not looked at and why.

use aivss_core::Error;
use aivss_core::value::Value;
use aivss_project::{
    EvidenceLimits, EvidenceReport, FoundAt, MitigationEvidence, Project, Reason, Sighting,
};
use aivss_threat_model::{Finding, Operation, ThreatModel};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A project with these files, and a mitigation for each list of evidence.
fn project(files: &[(&str, &[u8])], evidence: &[&str]) -> (TempDir, Project, ThreatModel) {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::init(folder.path()).unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    for list in evidence {
        let text = format!(
            r#"{{"add": "mitigation", "fields": {{"content": "A control", "evidence": [{list}]}}}}"#
        );
        let apply =
            |model: &mut ThreatModel| model.apply(Operation::from_value(Value::from_json(&text)?)?);
        project.edit::<_, Error>(apply).unwrap();
    }
    let model = project.read().unwrap();
    (folder, project, model)
}

fn look(project: &Project, model: &ThreatModel, limits: &EvidenceLimits) -> EvidenceReport {
    project.look_for_evidence(model, Path::new("."), limits, &mut || false).unwrap()
}

/// What was seen of each piece of evidence, in order.
fn seen(report: &EvidenceReport) -> Vec<&Sighting> {
    report.mitigations.iter().flat_map(|it| &it.results).map(|result| &result.sighting).collect()
}

fn found(places: &[(&str, Option<usize>)], has_more: bool) -> Sighting {
    let places = places.iter().map(|(file, line)| FoundAt { file: (*file).into(), line: *line });
    Sighting::Found { places: places.collect(), has_more }
}

#[test]
fn evidence_is_found_with_its_file_and_line() {
    let (_folder, project, model) = project(
        &[
            ("src/agent.py", b"import x\nvalidate(order)\r\n# validate(\n"),
            ("src/deep/tool.py", b"validate(1)"),
            (".github/workflows/ci.yml", b"on: push\n"),
        ],
        &[
            r#"{"files": "src/**/*.py", "contains": "validate("}, {"files": "src/*.py", "pattern": "^validate\\(\\w+\\)$"}"#,
            r#"{"files": "./.github/**"}"#,
            r#"{"files": "src/*.py", "contains": "rate_limit"}, {"files": "docs/*.md"}"#,
        ],
    );
    let report = look(&project, &model, &EvidenceLimits::default());
    assert_eq!(
        seen(&report),
        [
            &found(
                &[
                    ("src/agent.py", Some(2)),
                    ("src/agent.py", Some(3)),
                    ("src/deep/tool.py", Some(1))
                ],
                false
            ),
            &found(&[("src/agent.py", Some(2))], false),
            &found(&[(".github/workflows/ci.yml", None)], false),
            &Sighting::NotFound { files: 1 },
            &Sighting::NotFound { files: 0 },
        ]
    );
    // Two files, of 38 and 11 bytes; the third is evidence by being there.
    assert_eq!((report.files, report.bytes), (2, 38 + 11));
    let findings: Vec<_> = report.mitigations.iter().map(MitigationEvidence::finding).collect();
    assert_eq!(findings, [Some(Finding::Found), Some(Finding::Found), Some(Finding::NotFound)]);
}

#[test]
fn what_is_skipped_is_not_reported_as_missing() {
    let (folder, project, model) = project(
        &[
            (".gitignore", b"/build\n"),
            ("sub/.gitignore", b"*.log\n"),
            ("build/a.py", b"secret"),
            ("sub/a.log", b"secret"),
            (".git/a.py", b"secret"),
            ("sub/.git/a.py", b"secret"),
        ],
        &[
            r#"{"files": "**", "contains": "secret"}"#,
            r#"{"files": ".threatmodel/*"}"#,
            r#"{"files": "sub/.git/*.py"}"#,
            r#"{"files": "build/*.py"}"#,
            r#"{"files": "sub/*.log", "contains": "nowhere"}"#,
            r#"{"files": "sub/*.txt"}"#,
            r#"{"files": "**/*.txt"}"#,
            r#"{"files": "linked.*"}"#,
            r#"{"files": "linked/*.py"}"#,
            r#"{"files": "*.txt"}"#,
            r#"{"files": "**/.gitignore", "contains": "secret"}"#,
        ],
    );
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("a.py"), "secret").unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("linked")).unwrap();
        let file = elsewhere.path().join("a.py");
        std::os::unix::fs::symlink(file, folder.path().join("linked.py")).unwrap();
    }
    let report = look(&project, &model, &EvidenceLimits::default());
    let not = |reason: Reason| Sighting::NotLookedAt(reason);
    let ignored = |file: &str| not(Reason::Ignored(file.into()));
    let reserved = |name: &str| not(Reason::Reserved(name.into()));
    let link = |name: &str| not(Reason::Link(name.into()));
    let expected = [
        if cfg!(unix) { link("linked") } else { ignored("build/a.py") },
        reserved(".threatmodel"),
        reserved(".git"),
        ignored("build/a.py"),
        ignored("sub/a.log"),
        // In `sub` is none, and no link.
        Sighting::NotFound { files: 0 },
        if cfg!(unix) { link("linked") } else { Sighting::NotFound { files: 0 } },
        if cfg!(unix) { link("linked.py") } else { Sighting::NotFound { files: 0 } },
        if cfg!(unix) { link("linked") } else { Sighting::NotFound { files: 0 } },
        // A folder behind a link is deeper.
        Sighting::NotFound { files: 0 },
        if cfg!(unix) { link("linked") } else { Sighting::NotFound { files: 2 } },
    ];
    assert_eq!(seen(&report), expected.iter().collect::<Vec<_>>());
    // Only the two files named `.gitignore` were read.
    assert_eq!(report.files, 2);
    assert_eq!(report.mitigations[1].finding(), None);
    drop(folder);
}

#[test]
fn a_limit_is_no_finding() {
    let files: &[(&str, &[u8])] =
        &[("a.txt", b"0123456789"), ("b.txt", b"0123456789\nneedle"), ("c.bin", b"needle\0")];
    let needle = r#"{"files": "*.txt", "contains": "needle"}"#;
    let (_folder, project, model) =
        project(files, &[needle, r#"{"files": "*.bin", "contains": "needle"}"#]);
    let defaults = EvidenceLimits::default();
    let not = |reason: Reason| Sighting::NotLookedAt(reason);

    let report = look(&project, &model, &defaults);
    assert_eq!(
        seen(&report),
        [&found(&[("b.txt", Some(2))], false), &not(Reason::Binary("c.bin".into()))]
    );
    let report = look(&project, &model, &EvidenceLimits { file_bytes: 16, ..defaults.clone() });
    assert_eq!(seen(&report)[0], &not(Reason::FileBytes("b.txt".into())));
    let report = look(&project, &model, &EvidenceLimits { total_bytes: 26, ..defaults.clone() });
    assert_eq!(seen(&report)[0], &not(Reason::TotalBytes));
    // The folder itself, `a.txt`, and no more.
    let report = look(&project, &model, &EvidenceLimits { entries: 2, ..defaults.clone() });
    assert_eq!(seen(&report)[0], &not(Reason::Entries));
    assert_eq!(report.mitigations[0].finding(), None);

    // At each of the search's checks of the time.
    for answers in 0..6 {
        let mut left = answers;
        let mut is_over = || {
            left -= 1;
            left < 0
        };
        let report =
            project.look_for_evidence(&model, Path::new("."), &defaults, &mut is_over).unwrap();
        assert_eq!(seen(&report)[0], &not(Reason::Time), "{answers}");
    }
}

/// On a generated line of megabytes a pattern could take minutes: such a line is reported as not looked at.
#[test]
fn a_pattern_is_not_tried_on_a_line_without_end() {
    let long = [b"ab".repeat(40_000), b"\nLIMIT = 3\n".to_vec()].concat();
    let slow = r#"{"files": "*.js", "pattern": "(?:a|b|ab|ba){1,200}a(?:[ab]{100,180}){1,3}c"}"#;
    let there = r#"{"files": "*.js", "pattern": "^LIMIT"}"#;
    let text = r#"{"files": "*.js", "contains": "bab"}"#;
    let (_folder, project, model) = project(&[("a.js", &long)], &[slow, there, text]);
    let report = look(&project, &model, &EvidenceLimits::default());
    let reason = Reason::LineBytes("a.js".into());
    assert_eq!(reason.to_string(), "`a.js` has a line that is too long for a pattern");
    let expected = [
        Sighting::NotLookedAt(reason),
        found(&[("a.js", Some(2))], false),
        found(&[("a.js", Some(1))], false),
    ];
    assert_eq!(seen(&report), expected.iter().collect::<Vec<_>>());
}

#[test]
fn places_beyond_the_limit_are_mentioned_and_not_kept() {
    let (_folder, project, model) = project(
        &[("a.txt", b"x\nx\nx\n"), ("b.txt", b"x\n")],
        &[r#"{"files": "*.txt", "contains": "x"}"#, r#"{"files": "*.txt"}"#],
    );
    let report = look(&project, &model, &EvidenceLimits { places: 2, ..EvidenceLimits::default() });
    assert_eq!(
        seen(&report),
        [
            &found(&[("a.txt", Some(1)), ("a.txt", Some(2))], true),
            &found(&[("a.txt", None), ("b.txt", None)], false)
        ]
    );
}

#[test]
fn invalid_evidence_is_reported_with_its_reason() {
    let (_folder, project, model) = project(
        &[("a.txt", b"x")],
        &[
            r#"{"files": "../*.txt"}"#,
            r#"{"files": "/etc/*"}"#,
            r#"{"files": "[a", "contains": "x"}"#,
            r#"{"files": "*.txt", "pattern": "("}"#,
            r#"{"files": "*.txt", "pattern": "(\\w{1000}){1000}"}"#,
        ],
    );
    let report = look(&project, &model, &EvidenceLimits::default());
    let reasons: Vec<String> = seen(&report)
        .into_iter()
        .map(|seen| match seen {
            Sighting::NotLookedAt(Reason::Invalid(reason)) => reason.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        reasons,
        [
            "the names lead out of the project",
            "the names lead out of the project",
            "unclosed character class; missing ']'",
            "unclosed group",
            "the pattern is too large",
        ]
    );
}

#[test]
fn in_one_folder_only_what_is_there_is_judged() {
    let (_folder, project, model) = project(
        &[(".gitignore", b"*.log\n"), ("api/a.py", b"y"), ("api/b.log", b"x"), ("web/a.py", b"x")],
        &[
            r#"{"files": "**/*.py", "contains": "x"}"#,
            r#"{"files": "web/*.py", "contains": "x"}"#,
            r#"{"files": "api/*.log"}"#,
            r#"{"files": "api/**/*.md"}"#,
            r#"{"files": "api/*.py", "contains": "x"}"#,
            r#"{"files": "**/a.py", "contains": "y"}"#,
        ],
    );
    let look = |folder: &str| {
        let limits = EvidenceLimits::default();
        project.look_for_evidence(&model, Path::new(folder), &limits, &mut || false)
    };
    let report = look("api").unwrap();
    let elsewhere = Sighting::NotLookedAt(Reason::Folder);
    let ignored = Sighting::NotLookedAt(Reason::Ignored("api/b.log".into()));
    let expected = [
        elsewhere.clone(),
        elsewhere,
        ignored,
        Sighting::NotFound { files: 0 },
        Sighting::NotFound { files: 1 },
        found(&[("api/a.py", Some(1))], false),
    ];
    assert_eq!(seen(&report), expected.iter().collect::<Vec<_>>());
    assert_eq!(look("../x").unwrap_err().message(), "`../x` has `..` in it");
    let error = look("api/a.py").unwrap_err();
    assert!(error.message().starts_with("`api/a.py` cannot be read: "), "{error}");
}

/// The limits hold for the second walk as well, which looks for ignored files of names that were not found.
#[test]
fn too_many_ignored_files_are_no_finding() {
    let files: &[(&str, &[u8])] = &[
        (".gitignore", b"/build\n"),
        ("a.txt", b""),
        ("build/a", b""),
        ("build/b", b""),
        ("build/c", b""),
    ];
    let (_folder, project, model) =
        project(files, &[r#"{"files": "**/*.md"}"#, r#"{"files": "src/*.md"}"#]);
    // The folder, `.gitignore`, `a.txt`; then `build` and what is in it.
    for (entries, expected) in
        [(6, Sighting::NotLookedAt(Reason::Entries)), (7, Sighting::NotFound { files: 0 })]
    {
        let report = look(&project, &model, &EvidenceLimits { entries, ..Default::default() });
        assert_eq!(seen(&report)[0], &expected, "{entries}");
    }
    let (_folder, project, model) = self::project(files, &[r#"{"files": "src/*.md"}"#]);
    let report = look(&project, &model, &EvidenceLimits { entries: 3, ..Default::default() });
    assert_eq!(seen(&report), [&Sighting::NotFound { files: 0 }]);
}

#[test]
fn what_was_seen_is_recorded_as_validations() {
    let (folder, project, _) = project(
        &[("a.txt", b"needle\n"), ("c.bin", b"\0")],
        &[
            r#"{"files": "*.txt", "contains": "needle"}, {"files": "*.md"}"#,
            r#"{"files": "*.bin", "contains": "x"}"#,
        ],
    );
    let date = "2026-03-19".parse().unwrap();
    let record = |date| {
        let record = |model: &mut ThreatModel| {
            let report = look(&project, model, &EvidenceLimits::default());
            model.apply_all(report.validations(model, date))?;
            Ok(model.clone())
        };
        project.edit::<_, Error>(record).unwrap()
    };
    let model = record(date);
    let [first, second] = model.validations() else { panic!("{:?}", model.validations()) };
    assert_eq!(first.mitigation.to_string(), "MI-1");
    assert_eq!(first.date, Some(date));
    assert_eq!(first.finding, Some(Finding::PartlyFound));
    assert_eq!(first.expected.as_deref(), Some("a line of `*.txt` with `needle`\na file `*.md`"));
    let texts = |lines: &[aivss_threat_model::Line]| {
        lines.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(texts(&first.evidence), ["a.txt:1"]);
    assert_eq!(texts(&first.gaps), ["not found: a file `*.md`"]);
    assert_eq!(second.finding, None);
    assert!(second.evidence.is_empty());
    assert_eq!(
        texts(&second.gaps),
        ["not looked at, for `c.bin` is no text: a line of `*.bin` with `x`"]
    );

    // The same day again gives the same, and what is found by then takes the place of what was missing.
    assert_eq!(record(date), model);
    fs::write(folder.path().join("b.md"), "").unwrap();
    fs::write(folder.path().join("c.bin"), "y").unwrap();
    let judged = r#"{"edit": "CV-2", "fields": {"status": "implemented", "priority": "low"}}"#;
    let judge =
        |model: &mut ThreatModel| model.apply(Operation::from_value(Value::from_json(judged)?)?);
    project.edit::<_, Error>(judge).unwrap();
    let model = record(date);
    let [first, second] = model.validations() else { panic!("{:?}", model.validations()) };
    assert_eq!(first.finding, Some(Finding::Found));
    assert_eq!(
        (texts(&first.evidence), texts(&first.gaps)),
        (vec!["a.txt:1".into(), "b.md".into()], vec![])
    );
    assert_eq!(second.finding, Some(Finding::NotFound));
    assert_eq!(texts(&second.gaps), ["not found: a line of `*.bin` with `x`"]);
    assert!(second.status.is_some() && second.priority.is_some(), "people's judgement stays");
    // Another day is another record; so is a person's own of the same day, who expects something else.
    let own = r#"{"add": "validation", "fields": {"mitigation": "MI-1", "date": "2026-03-20", "expected": "a review", "finding": "not_found"}}"#;
    let add = |model: &mut ThreatModel| model.apply(Operation::from_value(Value::from_json(own)?)?);
    project.edit::<_, Error>(add).unwrap();
    let model = record("2026-03-20".parse().unwrap());
    assert_eq!(model.validations().len(), 5);
    assert_eq!(model.validations()[2].finding, Some(Finding::NotFound));
}
