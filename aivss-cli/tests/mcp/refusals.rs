//! Refusals: each says code, path and what was expected, and changes nothing.

use crate::client::Client;
use serde_json::{Value, json};
use std::fs;

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn bad_arguments_are_refused_with_their_place_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    client.done("add_component", &json!({"name": "Agent", "layers": ["L3"]}));
    client.done("add_threat", &json!({"name": "t", "affects": ["CO-1"]}));
    client.done("add_mitigation", &json!({"content": "m"}));
    let file = folder.path().join(".threatmodel/model.json");
    let before = fs::read_to_string(&file).unwrap();
    let cases: Vec<(&str, Value, &str, &str)> = vec![
        ("add_component", json!({}), "field.missing", "name"),
        ("add_component", json!({"name": 7}), "field.type", "name"),
        ("add_component", json!({"name": "a", "color": "red"}), "field.unknown", "color"),
        ("add_component", json!({"name": "a", "type": "robot"}), "rule.unknown", "type"),
        (
            "add_component",
            json!({"name": "a", "type": "tool", "component_type": "tool"}),
            "field.duplicate",
            "component_type",
        ),
        ("add_component", json!({"name": "a", "layers": ["L8"]}), "catalog.unknown", "layers.0"),
        ("add_component", json!({"name": "a", "layers": "L3"}), "field.type", "layers"),
        (
            "add_connection",
            json!({"source": "CO-1", "destination": "CO-9"}),
            "reference.dangling",
            "destination",
        ),
        (
            "add_connection",
            json!({"source": "CO-1", "destination_id": "TH-1"}),
            "reference.kind",
            "destination",
        ),
        ("add_threat", json!({"source": "somebody"}), "field.missing", "action"),
        ("add_threat", json!({"name": "a", "aivss": {"cvss": "x"}}), "cvss.prefix", "aivss.cvss"),
        ("add_entity", json!({"kind": "thing", "fields": {}}), "entity.kind_unknown", "kind"),
        ("add_entity", json!({"kind": "asset"}), "field.missing", "fields"),
        ("add_entity", json!({"kind": "asset", "fields": {}, "more": 1}), "field.unknown", ""),
        (
            "link_mitigation_to_threat",
            json!({"mitigation_id": "TH-1", "threat_id": "MI-1"}),
            "reference.kind",
            "mitigation_id",
        ),
        (
            "link_mitigation_to_threat",
            json!({"mitigation_id": "MI-1", "threat_id": "TH-9"}),
            "entity.unknown",
            "",
        ),
        ("update", json!({"id": "TH-1"}), "field.missing", "fields"),
        ("update", json!({"fields": {}}), "field.conflict", ""),
        ("update", json!({"id": "TH-1", "layer": "L1", "fields": {}}), "field.conflict", ""),
        (
            "update",
            json!({"id": "TH-1", "fields": {"severity": "urgent"}}),
            "rule.unknown",
            "fields.severity",
        ),
        ("update", json!({"id": "TH-9", "fields": {}}), "entity.unknown", ""),
        (
            "update",
            json!({"layer": "L1", "fields": {"reason": "x"}}),
            "field.unknown",
            "fields.reason",
        ),
        ("remove", json!({"id": "CO-1"}), "reference.used", ""),
        ("remove", json!({"id": "CO1"}), "id.invalid", "id"),
        (
            "set_business_context",
            json!({"financial_impact": "huge"}),
            "rule.unknown",
            "financial_impact",
        ),
        (
            "set_business_context",
            json!({"description": "x", "data_types": [{"name": "d", "sensitivity": "secret"}]}),
            "rule.unknown",
            "data_types.0.sensitivity",
        ),
        ("set_business_context", json!({"user_groups": "Finance"}), "field.type", "user_groups"),
        (
            "set_business_context",
            json!({"user_groups": vec!["Finance"; 1_001]}),
            "field.too_long",
            "user_groups",
        ),
        ("list_threats", json!({"limit": 0}), "number.range", "limit"),
        ("list_threats", json!({"limit": "many"}), "field.type", "limit"),
        ("list_threats", json!({"page": 2}), "field.unknown", ""),
        ("get_threat_model", json!({"id": "TH-9"}), "entity.unknown", "id"),
        ("get_threat_model", json!({"id": "TH-1", "kind": "threat"}), "field.conflict", "kind"),
        ("check_threat_model", json!({"today": "soon"}), "date.invalid", "today"),
        ("suggest_threats", json!({"layer": "L9"}), "catalog.unknown", "layer"),
        ("search_catalog", json!({}), "catalog.conflict", ""),
        ("search_catalog", json!({"id": "T26"}), "catalog.reserved", "show"),
        ("export_comprehensive_threat_model", json!({"format": "pdf"}), "rule.unknown", "format"),
        (
            "export_comprehensive_threat_model",
            json!({"path": "../out.md"}),
            "project.outside",
            "path",
        ),
        (
            "export_comprehensive_threat_model",
            json!({"path": "/tmp/out.md"}),
            "project.outside",
            "path",
        ),
        (
            "export_comprehensive_threat_model",
            json!({"path": ".threatmodel/model.json"}),
            "project.outside",
            "path",
        ),
        (
            "export_comprehensive_threat_model",
            json!({"path": ".git/hooks/pre-commit"}),
            "project.outside",
            "path",
        ),
        ("open_project", json!({"path": ".."}), "project.outside", "path"),
        ("open_project", json!({"path": "missing"}), "project.missing", "path"),
    ];
    for (tool, arguments, code, path) in cases {
        let (found, place, message) = client.refused(tool, &arguments);
        assert_eq!((found.as_str(), place.as_str()), (code, path), "{tool} {arguments}: {message}");
        assert!(message.len() > 10 && !message.ends_with('.'), "{message}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
    client.end();
}

/// Saying the business context again changes what is there and adds nothing twice; a bad entry undoes all.
#[test]
fn the_business_context_can_be_said_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    let said =
        json!({"description": "Pays.", "data_types": ["Invoices"], "user_groups": ["Finance"]});
    let first = client.done("set_business_context", &said);
    let again = client.done("set_business_context", &said);
    assert_eq!(
        (&first["ids"], &again["ids"]),
        (&json!(["UG-1", "DT-1"]), &json!(["UG-1", "DT-1"]))
    );
    let more = client.done(
        "set_business_context",
        &json!({"data_types": [{"name": "invoices", "sensitivity": "confidential"}, "Mails"]}),
    );
    assert_eq!(more["ids"], json!(["DT-1", "DT-2"]));
    // Named twice in one call, in whichever letters, it is one group, with all that was said of it.
    let groups = json!([{"name": "Audit", "role": "reads"}, "audit", "Audit", {"name": "finance", "access": "all"}, "Finance"]);
    let twice = client
        .done("set_business_context", &json!({"user_groups": groups, "assumptions": ["a", "a"]}));
    assert_eq!(twice["ids"], json!(["UG-2", "UG-1", "AN-1"]));
    let group = client.done("get_threat_model", &json!({"id": "UG-2"}))["entity"].clone();
    assert_eq!((&group["name"], &group["role"]), (&json!("Audit"), &json!("reads")));
    let counts = client.done("get_threat_model", &json!({}))["counts"].clone();
    assert_eq!((&counts["user_groups"], &counts["assumptions"]), (&json!(2), &json!(1)));
    let before = client.done("get_threat_model", &json!({}));
    client.refused(
        "set_business_context",
        &json!({"description": "Other.", "data_types": [{"name": ""}]}),
    );
    assert_eq!(client.done("get_threat_model", &json!({})), before);
    let emptied = client.done("set_business_context", &json!({"clear": ["description"]}));
    assert_eq!(emptied["context"], Value::Null);
    client.end();
}

/// Clients that fill in every argument send null for none: that sets nothing, empties nothing, and is no
/// second name.
#[test]
fn null_is_not_given() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    let tools = client.request("tools/list", &json!({}))["result"]["tools"].clone();
    let filled = |name: &str, given: &Value| {
        let tool = tools.as_array().unwrap().iter().find(|tool| tool["name"] == name).unwrap();
        let mut all = tool["inputSchema"]["properties"].clone();
        for (name, value) in all.as_object_mut().unwrap() {
            *value = given[name].clone();
        }
        all
    };
    let context = "set_business_context";
    client.done(
        context,
        &json!({"name": "Payer", "financial_impact": "high",
            "user_groups": [{"name": "Finance", "role": "approves"}]}),
    );
    let given = json!({"system_criticality": "low", "user_groups": [{"name": "Finance", "role": null, "access": "all"}]});
    let answer = client.done(context, &filled(context, &given));
    assert_eq!(
        answer["context"],
        json!({"name": "Payer", "financial_impact": "high", "system_criticality": "low"})
    );
    let group = client.done("get_threat_model", &json!({"id": "UG-1"}))["entity"].clone();
    assert_eq!((&group["role"], &group["access"]), (&json!("approves"), &json!("all")));

    for (tool, given, id) in [
        ("add_component", json!({"name": "Agent", "component_type": "agent"}), "CO-1"),
        ("add_data_store", json!({"name": "Ledger", "type": "database"}), "DS-1"),
        ("add_connection", json!({"source_id": "CO-1", "destination": "DS-1"}), "CN-1"),
        ("add_threat", json!({"threat_source": "somebody", "action": "harms"}), "TH-1"),
        (
            "add_mitigation",
            json!({"content": "Limits", "evidence": [{"files": "*.py", "contains": null, "pattern": null}]}),
            "MI-1",
        ),
    ] {
        assert_eq!(client.done(tool, &filled(tool, &given))["id"], id, "{tool}");
    }
    let part = client.done("get_threat_model", &json!({"id": "CO-1"}))["entity"].clone();
    assert_eq!(part["type"], "agent");
    let emptied = client.done("update", &json!({"id": "CO-1", "fields": {"type": null}}));
    assert!(emptied["entity"].get("type").is_none(), "{emptied}");

    for (cleared, code) in [
        (json!({"clear": ["colour"]}), "field.unknown"),
        (json!({"clear": [7]}), "field.type"),
        (json!({"clear": ["name"], "name": "Other"}), "field.conflict"),
    ] {
        let (found, path, _) = client.refused(context, &cleared);
        assert_eq!((found.as_str(), path.as_str()), (code, "clear.0"));
    }
    let answer = client.done(context, &json!({"clear": ["name", "name", "financial_impact"]}));
    assert_eq!(answer["context"], json!({"system_criticality": "low"}));
    client.end();
}

#[test]
fn folders_below_are_opened_and_links_out_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("service")).unwrap();
    let mut client = Client::ready(folder.path());
    client.done("add_threat", &json!({"name": "at the top"}));
    let opened = client.done("open_project", &json!({"path": "service"}));
    assert_eq!((&opened["created"], &opened["threats"]), (&json!(true), &json!(0)));
    client.done("add_threat", &json!({"name": "in the service"}));
    assert_eq!(client.done("list_threats", &json!({}))["threats"][0]["title"], "in the service");
    assert_eq!(client.done("open_project", &json!({}))["threats"], 1);
    assert_eq!(client.done("list_threats", &json!({}))["threats"][0]["title"], "at the top");
    fs::create_dir_all(folder.path().join("service/.git/hooks")).unwrap();
    for path in ["service/.git", "service/.git/hooks", ".threatmodel", "service/./.threatmodel"] {
        let (code, place, _) = client.refused("open_project", &json!({"path": path}));
        assert_eq!((code.as_str(), place.as_str()), ("project.outside", "path"), "{path}");
    }
    assert_eq!(fs::read_dir(folder.path().join("service/.git")).unwrap().count(), 1);
    fs::create_dir(folder.path().join("empty")).unwrap();
    let (code, ..) = client.refused("open_project", &json!({"path": "empty", "create": false}));
    assert_eq!(code, "project.missing");
    assert_eq!(client.done("list_threats", &json!({}))["threats"][0]["title"], "at the top");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(outside.path(), folder.path().join("link")).unwrap();
        for (tool, arguments) in [
            ("open_project", json!({"path": "link"})),
            ("export_comprehensive_threat_model", json!({"path": "link/out.md"})),
            ("validate_security_controls", json!({"directory": "link"})),
        ] {
            assert_eq!(client.refused(tool, &arguments).0, "project.outside", "{tool}");
        }
    }
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    client.end();
}

/// A link that takes the place of an open folder does not lead the server out, nor does one in the place of
/// its own.
#[cfg(unix)]
#[test]
fn a_folder_that_was_exchanged_is_noticed() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    let mut other = Client::ready(outside.path());
    let evidence = json!([{"files": "secret", "contains": "key"}]);
    other.done("add_mitigation", &json!({"content": "theirs", "evidence": evidence}));
    other.end();
    fs::write(outside.path().join("secret"), "key").unwrap();
    let theirs = fs::read(outside.path().join(".threatmodel/model.json")).unwrap();
    let top = tempfile::tempdir().unwrap();
    let root = top.path().join("root");
    fs::create_dir_all(root.join("sub")).unwrap();
    for (opened, place) in [("sub", root.join("sub")), (".", root.clone())] {
        let mut client = Client::ready(&root);
        client.done("open_project", &json!({"path": opened}));
        client.done("add_threat", &json!({"name": "ours"}));
        let away = top.path().join("away");
        fs::rename(&place, &away).unwrap();
        symlink(outside.path(), &place).unwrap();
        for (tool, arguments) in [
            ("list_threats", json!({})),
            ("add_mitigation", json!({"content": "ours"})),
            ("validate_security_controls", json!({})),
            ("export_comprehensive_threat_model", json!({"path": "model.md"})),
            ("export_comprehensive_threat_model", json!({"inline": true})),
        ] {
            assert_eq!(client.refused(tool, &arguments).0, "project.changed", "{opened} {tool}");
        }
        let code = client.refused("open_project", &json!({"path": opened})).0;
        assert_eq!(code, if opened == "." { "project.changed" } else { "project.outside" });
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 2);
        assert_eq!(fs::read(outside.path().join(".threatmodel/model.json")).unwrap(), theirs);
        fs::remove_file(&place).unwrap();
        fs::rename(&away, &place).unwrap();
        assert_eq!(client.done("list_threats", &json!({}))["total"], 1);
        client.done("remove", &json!({"id": "TH-1"}));
        client.end();
    }
}

/// What an editor or a checkout wrote between two calls is taken up, and never written over.
#[test]
fn changes_from_outside_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut client = Client::ready(folder.path());
    client.done("add_threat", &json!({"name": "before"}));
    let file = folder.path().join(".threatmodel/model.json");
    let text = fs::read_to_string(&file).unwrap().replace("before", "edited by hand");
    fs::write(&file, text).unwrap();
    client.done("add_threat", &json!({"name": "after"}));
    let listed = client.done("list_threats", &json!({}));
    assert_eq!(
        (&listed["threats"][0]["title"], &listed["total"]),
        (&json!("edited by hand"), &json!(2))
    );
    fs::write(&file, "{").unwrap();
    let (code, path, _) = client.refused("add_threat", &json!({"name": "on a broken file"}));
    assert_eq!(code, "request.syntax", "{path}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "{");
    client.end();
}
