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

#[test]
fn the_second_server_is_told_who_has_the_project_and_takes_over_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Client::ready(folder.path());
    first.done("add_threat", &json!({"name": "first"}));
    let mut second = Client::ready(folder.path());
    for (tool, arguments) in
        [("add_threat", json!({"name": "second"})), ("list_threats", json!({}))]
    {
        let (code, _, message) = second.refused(tool, &arguments);
        assert_eq!(code, "project.locked");
        assert!(
            message.contains(&first.child.id().to_string()) && message.contains("aivss mcp"),
            "{message}"
        );
    }
    first.end();
    assert_eq!(second.done("add_threat", &json!({"name": "second"}))["id"], "TH-2");
    second.end();
}
