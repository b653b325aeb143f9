//! The protocol: lists, limits, and what breaks its rules.

use crate::client::{Client, initialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The thirteen names of the quickstart (playbook v1.0.0, `guides/quickstart.md`), and those beside them.
const QUICKSTART: [&str; 13] = [
    "set_business_context",
    "add_component",
    "add_connection",
    "add_data_store",
    "add_trust_zone",
    "add_trust_boundary",
    "add_crossing_point",
    "add_threat",
    "list_threats",
    "add_mitigation",
    "link_mitigation_to_threat",
    "export_comprehensive_threat_model",
    "validate_security_controls",
];
const OTHERS: [&str; 9] = [
    "get_threat_model",
    "add_entity",
    "update",
    "remove",
    "check_threat_model",
    "suggest_threats",
    "score_finding",
    "search_catalog",
    "open_project",
];

#[test]
fn the_tools_have_the_quickstarts_names_with_schemas_and_annotations_in_under_40_kilobytes() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    let answer = client.request("tools/list", &json!({}));
    assert!(answer.to_string().len() < 40_000, "{}", answer.to_string().len());
    let tools = answer["result"]["tools"].as_array().unwrap();
    let names: Vec<&str> = tools.iter().map(|tool| tool["name"].as_str().unwrap()).collect();
    let expected: Vec<&str> = QUICKSTART.into_iter().chain(OTHERS).collect();
    assert_eq!(names, expected);
    for tool in tools {
        assert!(tool["description"].as_str().unwrap().len() > 40, "{tool}");
        let schema = &tool["inputSchema"];
        assert_eq!(
            (&schema["type"], &schema["additionalProperties"]),
            (&json!("object"), &json!(false))
        );
        jsonschema::validator_for(schema).unwrap();
        for hint in ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"] {
            assert!(tool["annotations"][hint].is_boolean(), "{tool}");
        }
    }
    // Clients differ in what they make of a value of two types, so that what is scored has one.
    let scoring = tools.iter().find(|tool| tool["name"] == "score_finding").unwrap();
    assert!(!scoring["inputSchema"].to_string().contains(r#""type":["#), "{scoring}");
    let hints = |name: &str| {
        let tool = tools.iter().find(|tool| tool["name"] == name).unwrap();
        ["readOnlyHint", "destructiveHint", "idempotentHint"]
            .map(|hint| tool["annotations"][hint] == true)
    };
    assert_eq!(hints("list_threats"), [true, false, true]);
    assert_eq!(hints("add_threat"), [false, false, false]);
    // Whatever can write over something says so.
    for overwrites in [
        "update",
        "remove",
        "set_business_context",
        "score_finding",
        "validate_security_controls",
        "export_comprehensive_threat_model",
    ] {
        assert_eq!(hints(overwrites), [false, true, true], "{overwrites}");
    }
    for completes in ["link_mitigation_to_threat", "open_project"] {
        assert_eq!(hints(completes), [false, false, true], "{completes}");
    }
    // Another name of a field takes what the field takes.
    let mut others = 0;
    for (name, schema) in tools.iter().flat_map(|tool| {
        let properties = tool["inputSchema"]["properties"].as_object().unwrap();
        properties.iter().filter_map(|(_, schema)| {
            let about = schema["description"].as_str()?;
            let name = about.strip_prefix("Same as ")?.strip_suffix('.')?;
            Some((&properties[name], schema))
        })
    }) {
        others += 1;
        assert!(schema["type"].is_string(), "{schema}");
        for keyword in ["type", "enum", "pattern", "items"] {
            assert_eq!(schema[keyword], name[keyword], "{schema}");
        }
    }
    assert_eq!(others, 26);
    let severity = &tools[7]["inputSchema"]["properties"]["severity"]["enum"];
    assert_eq!(*severity, json!(["low", "medium", "high", "critical"]));
    client.end();
}

#[test]
fn resources_and_prompts_are_listed_and_can_all_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    let resources = client.request("resources/list", &json!({}))["result"]["resources"].clone();
    let uris: Vec<String> = texts(&resources, "uri");
    assert_eq!(uris.len(), 10);
    for uri in &uris {
        let answer = client.request("resources/read", &json!({"uri": uri}));
        let content = &answer["result"]["contents"][0];
        assert_eq!(content["uri"], **uri);
        let text = content["text"].as_str().unwrap();
        if content["mimeType"] == "application/json" {
            let value: Value = serde_json::from_str(text).unwrap();
            assert!(value.get("ok").is_none_or(|ok| ok == true), "{uri}");
        }
        assert!(text.len() > 20, "{uri}");
    }
    let prompts = client.request("prompts/list", &json!({}))["result"]["prompts"].clone();
    let names = texts(&prompts, "name");
    assert_eq!(names.len(), 6);
    for name in &names {
        let answer = client.request("prompts/get", &json!({"name": name}));
        assert!(answer["result"]["messages"][0]["content"]["text"].as_str().unwrap().len() > 100);
    }
    for (method, parameters) in [
        ("resources/read", json!({"uri": "file:///etc/passwd"})),
        ("prompts/get", json!({"name": "nope"})),
        ("tools/call", json!({"name": "nope"})),
        ("no/such/method", json!({})),
    ] {
        let answer = client.request(method, &parameters);
        assert!(answer["error"]["code"].as_i64().unwrap() < 0, "{answer}");
        assert!(answer.get("result").is_none());
    }
    client.end();
}

fn texts(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap().to_owned()).collect()
}

/// Nothing that a client sends ends the server; whatever may have been a request has an answer, with its id
/// where there is one to read.
#[test]
fn every_line_that_is_no_request_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    let deep = |depth: usize| {
        format!(
            r#"{{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{{"name":"add_threat","arguments":{}{}}}}}"#,
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    let large = r#"{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"list_threats","arguments":{"limit":1e400}}}"#;
    let (parse, invalid) = (-32700, -32600);
    let null = Value::Null;
    let cases: Vec<(&[u8], i64, Value)> = vec![
        (b"{", parse, null.clone()),
        (b"\0", parse, null.clone()),
        (b"{bad json", parse, null.clone()),
        (br#"{"jsonrpc":"2.0","id":7,"method":"ping""#, parse, null.clone()),
        (b"[[[[[[", parse, null.clone()),
        (b"\xff\xfe", parse, null.clone()),
        (b"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"\xff\"}", parse, null.clone()),
        (large.as_bytes(), parse, null.clone()),
        (b"null", invalid, null.clone()),
        (b"[]", invalid, null.clone()),
        (b"{}", invalid, null.clone()),
        (b"\"\"", invalid, null.clone()),
        (br#"{"jsonrpc":"2.0"}"#, invalid, null.clone()),
        (br#"{"id":{},"method":"ping"}"#, invalid, null.clone()),
        (br#"[{"jsonrpc":"2.0","id":7,"method":"ping"}]"#, invalid, null.clone()),
        (br#"{"jsonrpc":"1.0","id":7,"method":"ping"}"#, invalid, json!(7)),
        (br#"{"jsonrpc":"2.0","id":"seven","method":7}"#, invalid, json!("seven")),
    ];
    let deep = [deep(200), deep(100_000), "[".repeat(100_000)];
    let deep = deep.iter().map(|line| (line.as_bytes(), parse, null.clone()));
    for (line, code, id) in cases.into_iter().chain(deep) {
        client.bytes(line);
        let answer = client.receive().unwrap();
        let error = &answer["error"];
        let line = String::from_utf8_lossy(&line[..line.len().min(80)]);
        assert!(answer.as_object().unwrap().contains_key("id"), "{line}: {answer}");
        assert_eq!((&error["code"], &answer["id"]), (&json!(code), &id), "{line}: {answer}");
        assert!(error["message"].as_str().unwrap().starts_with("the line "), "{answer}");
    }
    // Empty lines, notifications and answers have none; then comes the one that was asked for.
    for line in [
        "",
        " \r",
        r#"{"jsonrpc":"2.0","method":"no/such"}"#,
        r#"{"jsonrpc":"2.0","method":"notifications/unheard_of","params":7}"#,
        r#"{"jsonrpc":"2.0","id":7,"result":7}"#,
    ] {
        client.line(line);
    }
    assert!(client.request("ping", &json!({}))["result"].is_object());
    client.end();
}

/// A line without end takes no more memory than the longest that is read, and is answered.
#[test]
fn a_line_that_is_too_long_is_refused_and_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    let most = 16 << 20;
    let head = r#"{"jsonrpc":"2.0","id":"long","method":"ping","params":{"x":""#;
    let line = |length: usize| {
        let rest = length - head.len() - "\"}}".len();
        format!("{head}{}\"}}}}", "x".repeat(rest))
    };
    client.line(&line(most));
    let answer = client.receive().unwrap();
    assert_eq!((&answer["id"], answer["result"].is_object()), (&json!("long"), true), "{answer}");
    let late = format!(r#"{{"method":"ping","params":{{"x":"{}"}},"id":7}}"#, "x".repeat(most));
    let endless = "x".repeat(96 << 20);
    for (line, id) in [(line(most + 1), json!("long")), (late, Value::Null), (endless, Value::Null)]
    {
        client.line(&line);
        let answer = client.receive().unwrap();
        assert_eq!((&answer["error"]["code"], &answer["id"]), (&json!(-32600), &id), "{answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains("16777216"), "{answer}");
        assert!(client.request("ping", &json!({}))["result"].is_object());
    }
    #[cfg(target_os = "linux")]
    {
        let status = format!("/proc/{}/status", client.child.id());
        let status = std::fs::read_to_string(status).unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        let peak: usize = peak.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(peak < 96 << 10, "{peak} kB");
    }
    client.end();
}

#[test]
fn a_client_that_goes_before_it_says_anything_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    Client::start(folder.path()).end();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// 1,000 requests at once are answered all, each once, and the ids are given in their order.
#[test]
fn a_thousand_requests_at_once_are_answered_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    let sent: Vec<u64> = (0..1000)
        .map(|number| {
            let arguments = json!({"name": format!("t{number}"), "layers": ["L3"]});
            client.send("tools/call", &json!({"name": "add_threat", "arguments": arguments}))
        })
        .collect();
    let mut answered = BTreeSet::new();
    for _ in &sent {
        let answer = client.receive().unwrap();
        let id = answer["id"].as_u64().unwrap();
        assert!(answered.insert(id), "{id} is answered twice");
        let data = &answer["result"]["structuredContent"];
        let number = id - sent[0];
        assert_eq!(data["id"], format!("TH-{}", number + 1));
        assert_eq!(data["entity"]["name"], format!("t{number}"));
    }
    assert_eq!(client.done("list_threats", &json!({"limit": 1}))["total"], 1000);
    client.end();
}

/// A search for evidence goes on until its time is up; what does not need the model is answered meanwhile.
#[test]
fn a_long_search_holds_up_no_ping() {
    let folder = tempfile::tempdir().unwrap();
    // As slow as a pattern gets, on lines just short enough for one: seconds at least.
    let line = ["ab".repeat(16_000).as_bytes(), b"\n"].concat();
    std::fs::write(folder.path().join("a.js"), line.repeat(100)).unwrap();
    let mut client = Client::ready(folder.path());
    let evidence =
        json!([{"files": "*.js", "pattern": "(?:a|b|ab|ba){1,200}a(?:[ab]{100,180}){1,3}c"}]);
    client.done("add_mitigation", &json!({"content": "Limits", "evidence": evidence}));
    let parameters = json!({"name": "validate_security_controls", "arguments": {}});
    let search = client.send("tools/call", &parameters);
    for method in ["ping", "tools/list", "prompts/list"] {
        let answer = client.request(method, &json!({}));
        assert!(answer["id"] != search && answer["result"].is_object(), "{answer}");
    }
}

#[test]
fn a_text_of_ten_megabytes_is_refused_with_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    let (code, path, message) =
        client.refused("add_component", &json!({"name": "x".repeat(10 << 20)}));
    assert_eq!((code.as_str(), path.as_str()), ("field.too_long", "name"));
    assert!(message.contains("200"), "{message}");
    // What began a model did not begin one.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    client.end();
}

/// Every revision of the protocol that clients ask for is agreed to or answered with one that the server has.
#[test]
fn older_clients_get_their_own_version() {
    for version in ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"] {
        let folder = tempfile::tempdir().unwrap();
        let mut client = Client::start(folder.path());
        let mut parameters = initialize();
        parameters["protocolVersion"] = version.into();
        let answer = client.request("initialize", &parameters);
        assert_eq!(answer["result"]["protocolVersion"], version);
    }
}
