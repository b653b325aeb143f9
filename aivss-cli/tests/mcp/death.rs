//! Death in the middle, and two servers on one project.

use crate::client::Client;
use serde_json::json;

/// Whatever was answered is on the disk, however the server ends; and what is on the disk is whole.
#[test]
fn what_was_answered_is_there_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let mut answered: Vec<String> = Vec::new();
    for round in 0..8 {
        let mut client = Client::ready(folder.path());
        let listed = client.done("list_threats", &json!({"limit": 500}));
        let there: Vec<&str> = listed["threats"]
            .as_array()
            .unwrap()
            .iter()
            .map(|threat| threat["id"].as_str().unwrap())
            .collect();
        for id in &answered {
            assert!(there.contains(&id.as_str()), "{id} was acknowledged in an earlier round");
        }
        for number in 0..40 {
            let arguments = json!({"name": format!("round {round}, {number}")});
            client.send("tools/call", &json!({"name": "add_threat", "arguments": arguments}));
        }
        // A different place in the work each time.
        for _ in 0..round * 5 {
            let answer = client.receive().unwrap();
            answered.push(answer["result"]["structuredContent"]["id"].as_str().unwrap().to_owned());
        }
        client.child.kill().unwrap();
        // Answers that were on their way count as well.
        while let Some(answer) = client.receive() {
            answered.push(answer["result"]["structuredContent"]["id"].as_str().unwrap().to_owned());
        }
    }
    let count = answered.len();
    answered.sort();
    answered.dedup();
    assert_eq!(answered.len(), count, "no id was given twice");
}

/// The lock is for changes: the second server's reads see each change of the first, and its first change is
/// told whose turn it is.
#[test]
fn the_second_server_reads_on_is_told_who_writes_and_takes_over_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Client::ready(folder.path());
    let mut second = Client::ready(folder.path());
    for number in 1..=2 {
        let id = first.done("add_threat", &json!({"name": number.to_string()}))["id"].clone();
        assert_eq!(second.done("list_threats", &json!({}))["total"], number);
        assert_eq!(second.done("get_threat_model", &json!({"id": id}))["entity"]["id"], id);
    }
    let resource = second.request("resources/read", &json!({"uri": "aivss://model"}));
    let text = resource["result"]["contents"][0]["text"].as_str().unwrap();
    let file = folder.path().join(".threatmodel/model.json");
    assert_eq!(text, std::fs::read_to_string(&file).unwrap());
    second.done("open_project", &json!({}));
    let looked = json!({"record": true, "date": "2026-03-19"});
    for (tool, arguments) in [
        ("add_threat", json!({"name": "second"})),
        ("update", json!({"id": "TH-1", "fields": {"name": "second"}})),
        ("remove", json!({"id": "TH-1"})),
        ("set_business_context", json!({"name": "second"})),
        ("validate_security_controls", looked),
    ] {
        let (code, _, message) = second.refused(tool, &arguments);
        assert_eq!(code, "project.locked", "{tool}");
        if cfg!(unix) {
            let expected = format!(
                "the threat model is held for writing by process {} (aivss mcp) until that ends",
                first.child.id()
            );
            assert_eq!(message, expected);
        }
    }
    first.end();
    assert_eq!(second.done("add_threat", &json!({"name": "second"}))["id"], "TH-3");
    second.end();
}

/// Reading changes nothing in the folder and takes no lock, so that others write meanwhile and a checkout that
/// cannot be written is read.
#[test]
fn reading_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Client::ready(folder.path());
    writer.done("add_threat", &json!({"name": "before"}));
    writer.end();
    let place = folder.path().join(".threatmodel");
    std::fs::remove_file(place.join("lock")).unwrap();
    let entries = || {
        let entries = std::fs::read_dir(&place).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = entries();
    let mut reader = Client::ready(folder.path());
    for (tool, arguments) in [
        ("open_project", json!({})),
        ("list_threats", json!({})),
        ("get_threat_model", json!({})),
        ("check_threat_model", json!({})),
        ("suggest_threats", json!({})),
        ("search_catalog", json!({"query": "tool"})),
        ("validate_security_controls", json!({})),
        ("score_finding", json!({"cvss": {"score": "8.5"}, "method": "owasp-0.5", "aars": "6.5"})),
        ("export_comprehensive_threat_model", json!({"inline": true})),
        ("export_comprehensive_threat_model", json!({"path": "model.md"})),
    ] {
        reader.done(tool, &arguments);
        assert_eq!(entries(), before, "{tool}");
    }
    let mut writer = Client::ready(folder.path());
    assert_eq!(writer.done("add_threat", &json!({"name": "after"}))["id"], "TH-2");
    assert_eq!(reader.done("list_threats", &json!({}))["total"], 2);

    // What was there once and is gone is not begun anew by a change.
    writer.end();
    std::fs::remove_dir_all(&place).unwrap();
    for (tool, arguments) in [("list_threats", json!({})), ("add_threat", json!({"name": "x"}))] {
        assert_eq!(reader.refused(tool, &arguments).0, "project.missing");
    }
    assert_eq!(reader.done("open_project", &json!({}))["created"], true);
    assert_eq!(reader.done("add_threat", &json!({"name": "x"}))["id"], "TH-1");
    reader.end();
}
