//! Threat models of any size, as large teams have them: every part, threat and mitigation says something else.

use aivss_core::catalog::Threat;
use aivss_core::value::Value as Wire;
use aivss_threat_model::{Id, Kind, Operation, Place, ThreatModel};
use serde_json::{Value, json};

/// How many components a model has.
const COMPONENTS: usize = 70;
const SEVERITIES: [&str; 4] = ["critical", "high", "medium", "low"];
const LIKELIHOODS: [&str; 4] = ["unlikely", "possible", "likely", "very_likely"];

/// A threat model with so many threats, and half as many mitigations.
///
/// Seven layers take turns, and so do the four severities. Every second threat has one mitigation, and all
/// mitigations are preventive. What the threats are about stands in the catalog.
///
/// # Panics
/// When the library refuses a part.
#[must_use]
pub fn threat_model(threats: usize) -> ThreatModel {
    let mut model = ThreatModel::new();
    for (name, level) in [("Outside", "untrusted"), ("Processing", "medium"), ("Records", "high")] {
        add(&mut model, "trust_zone", &json!({"name": name, "trust_level": level}));
    }
    for number in 0..COMPONENTS {
        let fields = json!({"name": format!("Component {number}"), "type": "agent", "layers": [layer(number)],
            "zone": format!("TZ-{}", number % 3 + 1)});
        add(&mut model, "component", &fields);
    }
    for number in 1..COMPONENTS {
        let ends = (format!("CO-{number}"), format!("CO-{}", number + 1));
        let fields = json!({"source": ends.0, "destination": ends.1, "protocol": "HTTPS"});
        add(&mut model, "connection", &fields);
    }
    for number in 0..threats {
        add(&mut model, "threat", &threat(number));
    }
    for number in 0..threats / 2 {
        let fields = json!({"content": format!("Control {number}: what comes in is checked before it is used."),
            "type": "preventive", "status": "partially_implemented", "owner": format!("Team {}", number % 9),
            "threats": [{"threat": format!("TH-{}", 2 * number + 1)}]});
        add(&mut model, "mitigation", &fields);
    }
    model
}

/// The fields of a threat, for the model and for calls that add it.
///
/// # Panics
/// When the catalog is empty.
#[must_use]
pub fn threat(number: usize) -> Value {
    let known = Threat::all().nth(number % Threat::all().count()).unwrap();
    json!({
        "name": format!("{} {number}", known.name),
        "source": format!("somebody of group {}", number % 13),
        "prerequisites": "who can send messages to it and knows how they are read",
        "action": format!("makes use of way {number} into the component"),
        "impact": format!("records of customer {number} are seen by others or changed"),
        "severity": SEVERITIES[number % SEVERITIES.len()],
        "likelihood": LIKELIHOODS[number / SEVERITIES.len() % LIKELIHOODS.len()],
        "layers": [layer(number)],
        "catalog": [known.id],
        "affects": [format!("CO-{}", number % COMPONENTS + 1)],
        "tags": ["generated", format!("group {}", number % 13)],
    })
}

fn layer(number: usize) -> &'static str {
    Place::ALL[number % 7].as_str()
}

fn add(model: &mut ThreatModel, kind: &str, fields: &Value) -> Id {
    let kind: Kind = kind.parse().unwrap();
    let text = fields.to_string();
    let fields = Wire::from_json(&text).unwrap();
    model.apply(Operation::Add { kind, fields }).unwrap().unwrap()
}
