//! Which crossings deserve attention, and why.

use super::check::{of, one};
use super::{apply, model_of};
use aivss_threat_model::{CheckCode, CheckOptions, CrossingFlag, Grade, ThreatModel};
use serde_json::{Value as Json, json};

/// `guides/quickstart.md` 3.3: sensitivity rises, trust falls, authentication changes.
#[test]
fn crossings_deserve_attention_for_three_reasons() {
    let ground = [
        json!({"add": "trust_zone", "fields": {"name": "web", "trust_level": "low"}}),
        json!({"add": "trust_zone", "fields": {"name": "data", "trust_level": "high"}}),
        json!({"add": "component", "fields": {"name": "ui", "zone": "TZ-1", "layers": ["L7"], "data": ["DT-1"]}}),
        json!({"add": "data_store", "fields": {"name": "db", "zone": "TZ-2", "layers": ["L2"], "classification": "restricted"}}),
        json!({"add": "connection", "fields": {"source": "CO-1", "destination": "DS-1"}}),
    ];
    let mut operations =
        vec![json!({"add": "data_type", "fields": {"name": "d", "sensitivity": "internal"}})];
    operations.extend(ground);
    let mut model = model_of(&operations);
    assert_eq!(of(&model, CheckCode::CrossingMissing), one(Grade::Gap, "CN-1"));
    let flags = |model: &ThreatModel, fields: Json| {
        let mut model = model.clone();
        apply(&mut model, &json!({"add": "crossing_point", "fields": fields})).unwrap();
        model.crossing(&model.crossing_points()[0]).flags
    };
    let rises = CrossingFlag::SensitivityRises;
    let falls = CrossingFlag::TrustFalls;
    let changes = CrossingFlag::AuthenticationChanges;
    // From internal data at low trust to restricted data at high trust, and the other way round.
    assert_eq!(flags(&model, json!({"name": "x", "connection": "CN-1"})), [rises]);
    assert_eq!(
        flags(&model, json!({"name": "x", "source": "TZ-2", "destination": "TZ-1"})),
        [falls]
    );
    let identities =
        json!({"name": "x", "identity_before": "user", "identity_after": "Service account"});
    assert_eq!(flags(&model, identities), [changes]);
    let same = json!({"name": "x", "identity_before": "user", "identity_after": " User"});
    assert_eq!(flags(&model, same), []);
    let own = json!({"name": "x", "connection": "CN-1", "source": "TZ-2", "destination": "TZ-1"});
    assert_eq!(flags(&model, own), [falls], "its own zones come before those of its connection");

    for operation in [
        json!({"add": "trust_boundary", "fields": {"name": "b", "source": "TZ-1", "destination": "TZ-2"}}),
        json!({"add": "crossing_point", "fields": {"name": "x", "boundary": "TB-1"}}),
    ] {
        apply(&mut model, &operation).unwrap();
    }
    assert_eq!(of(&model, CheckCode::CrossingMissing), [], "the same two zones");
    assert_eq!(of(&model, CheckCode::CrossingAttention), one(Grade::Warning, "CP-1"));
    apply(&mut model, &json!({"add": "threat", "fields": {"name": "t", "affects": ["CP-1"]}}))
        .unwrap();
    assert_eq!(of(&model, CheckCode::CrossingAttention), one(Grade::Note, "CP-1"));
}

/// "Data sensitivity increases" also where the data goes along: the zone before holds less, or nobody said what
/// it holds.
#[test]
fn sensitivity_rises_with_the_data_that_crosses() {
    let ground = [
        json!({"add": "data_type", "fields": {"name": "secret", "sensitivity": "restricted"}}),
        json!({"add": "data_type", "fields": {"name": "open", "sensitivity": "public"}}),
        json!({"add": "trust_zone", "fields": {"name": "internet", "trust_level": "untrusted"}}),
        json!({"add": "trust_zone", "fields": {"name": "site", "trust_level": "low"}}),
        json!({"add": "trust_zone", "fields": {"name": "vault", "trust_level": "high"}}),
        json!({"add": "component", "fields": {"name": "caller", "zone": "TZ-1"}}),
        json!({"add": "component", "fields": {"name": "pages", "zone": "TZ-2", "data": ["DT-2"]}}),
        json!({"add": "data_store", "fields": {"name": "store", "zone": "TZ-3", "classification": "restricted"}}),
    ];
    let point = |fields: Json| {
        let mut model = model_of(&ground);
        let line = json!({"add": "connection", "fields": {
            "source": "CO-1", "destination": "CO-2", "data": ["DT-1"]}});
        apply(&mut model, &line).unwrap();
        apply(&mut model, &json!({"add": "crossing_point", "fields": fields})).unwrap();
        let crossing = model.crossing(&model.crossing_points()[0]);
        (crossing.flags, of(&model, CheckCode::CrossingUnknown))
    };
    let rises = vec![CrossingFlag::SensitivityRises];
    let zones = |source: &str, destination: &str, data: &[&str]| json!({"name": "x", "source": source, "destination": destination, "data": data});
    // From where nothing is declared to where restricted data rests.
    assert_eq!(point(zones("TZ-1", "TZ-3", &[])), (rises.clone(), vec![]));
    // Public before, nothing declared behind, and restricted data on the way: on the point, on the connection.
    assert_eq!(point(zones("TZ-2", "TZ-1", &["DT-1"])).0, [rises[0], CrossingFlag::TrustFalls]);
    assert_eq!(point(json!({"name": "x", "connection": "CN-1"})), (rises, vec![]));
    // Public data from nobody knows where is no rise, nor is restricted data from where it rests already.
    assert_eq!(point(zones("TZ-1", "TZ-2", &["DT-2"])), (vec![], vec![]));
    assert_eq!(point(zones("TZ-3", "TZ-3", &["DT-1"])), (vec![], vec![]));
    // Nothing is known of what crosses there, or of where it crosses.
    let unknown = |grade| one(grade, "CP-1");
    assert_eq!(point(zones("TZ-2", "TZ-1", &[])).1, unknown(Grade::Warning));
    assert_eq!(point(json!({"name": "x", "source": "TZ-1"})).1, unknown(Grade::Gap));
    assert_eq!(point(json!({"name": "x", "destination": "TZ-2"})).1, unknown(Grade::Gap));
    assert_eq!(point(json!({"name": "x"})).1, unknown(Grade::Gap));
}

/// Phase 4 asks of a crossing whether it is encrypted and how much the boundary holds. The diagram marks what the
/// check names, and nothing else.
#[test]
fn the_check_and_the_diagram_see_the_same_crossings() {
    let ground = [
        json!({"add": "trust_zone", "fields": {"name": "web", "trust_level": "low"}}),
        json!({"add": "trust_zone", "fields": {"name": "site", "trust_level": "high"}}),
        json!({"add": "component", "fields": {"name": "ui", "zone": "TZ-1"}}),
        json!({"add": "component", "fields": {"name": "agent", "zone": "TZ-2"}}),
    ];
    let line = |encrypted: Option<bool>| {
        let mut fields = json!({"source": "CO-1", "destination": "CO-2"});
        if let Some(encrypted) = encrypted {
            fields["is_encrypted"] = json!(encrypted);
        }
        json!({"add": "connection", "fields": fields})
    };
    let boundary = |field: &str, value: &str| {
        // The two zones in the other order: a boundary has no direction.
        json!({"add": "trust_boundary", "fields": {
            "name": "b", "source": "TZ-2", "destination": "TZ-1", field: value}})
    };
    let marked = |model: &ThreatModel| model.to_graphviz().contains("firebrick");
    let clear = Some(CrossingFlag::Unencrypted);
    for (operations, flag) in [
        (vec![line(Some(false))], clear),
        (vec![line(Some(true))], None),
        (vec![line(None)], None),
        (vec![line(None), boundary("encryption", "no")], clear),
        (vec![line(Some(true)), boundary("encryption", "no")], None),
        (vec![line(None), boundary("encryption", "partial")], None),
        (vec![line(Some(true)), boundary("strength", "weak")], Some(CrossingFlag::BoundaryWeak)),
        (vec![line(Some(true)), boundary("strength", "moderate")], None),
    ] {
        let mut model = model_of(&[&ground[..], &operations].concat());
        let message = |model: &ThreatModel, code| {
            let found = model.check(CheckOptions::default()).into_iter();
            found.filter(|found| found.code == code).map(|found| found.message).collect::<String>()
        };
        let names =
            |text: &str| flag.is_some_and(|flag| text.contains(&flag.name().to_lowercase()));
        let missing = message(&model, CheckCode::CrossingMissing);
        assert_eq!(names(&missing), flag.is_some(), "{missing}");
        assert_eq!(missing.contains("attention"), flag.is_some(), "{missing}");
        assert_eq!(marked(&model), flag.is_some(), "{operations:?}");
        // Once the crossing is described, the finding is its own.
        let point = json!({"add": "crossing_point", "fields": {"name": "x", "connection": "CN-1"}});
        apply(&mut model, &point).unwrap();
        let found = model.crossing(&model.crossing_points()[0]).flags;
        assert_eq!(found, flag.into_iter().collect::<Vec<_>>(), "{operations:?}");
        assert_eq!(names(&message(&model, CheckCode::CrossingAttention)), flag.is_some());
        assert_eq!(marked(&model), flag.is_some(), "{operations:?}");
    }
}
