//! The lists beside AIVSS and MAESTRO, row by row against the facts in `vectors/catalogs`: ids, names and
//! what else a record holds.

use super::{list_facts, texts};
use aivss_core::catalog::{
    Abstraction, AicmControl, AiucControl, AiucRequirement, AsiRisk, AtlasMitigation, AtlasTactic,
    AtlasTechnique, ControlForm, ControlFunction, Entry, Framework, LlmEdition, LlmRisk, Maturity,
    McpRisk, NhiRisk, RequirementStatus, RiskAssignment, SkillRisk, Weakness,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn records(file: &str) -> Vec<Value> {
    list_facts(file)["records"].as_array().unwrap().clone()
}

fn of_kind(file: &str, kind: &str) -> Vec<Value> {
    records(file).into_iter().filter(|it| it["kind"] == kind).collect()
}

/// Ids and names of the records of a file.
fn named(records: &[Value]) -> Vec<(String, String)> {
    let text = |record: &Value, key: &str| record[key].as_str().unwrap().to_owned();
    records.iter().map(|it| (text(it, "id"), text(it, "name"))).collect()
}

fn pairs<'a>(records: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(String, String)> {
    records.map(|(id, name)| (id.to_owned(), name.to_owned())).collect()
}

/// 10 entries of each OWASP list, 20 of the LLM Top 10.
#[test]
fn owasp_lists_have_the_ids_and_names_of_the_facts() {
    let llm = [named(&records("owasp_llm_top10_2025")), named(&records("owasp_llm_top10_2026"))];
    assert_eq!(pairs(LlmRisk::all().map(|it| (it.id, it.name))), llm.concat());
    for risk in LlmRisk::all() {
        assert!(risk.id.ends_with(risk.edition.as_str()), "{}", risk.id);
    }
    assert_eq!(LlmEdition::ALL.map(LlmEdition::as_str), ["2025", "2026"]);
    let mcp = records("owasp_mcp_top10");
    assert_eq!(pairs(McpRisk::all().map(|it| (it.id, it.name))), named(&mcp));
    for (risk, facts) in McpRisk::all().zip(&mcp) {
        let aliases = facts.get("aliases").map_or_else(Vec::new, texts);
        assert_eq!(risk.aliases, aliases, "{}", risk.id);
        // There is one edition, so that the number is enough.
        assert_eq!(McpRisk::find(facts["key"].as_str().unwrap()).unwrap(), risk);
    }
    let skills = records("owasp_skills_top10");
    assert_eq!(pairs(SkillRisk::all().map(|it| (it.id, it.name))), named(&skills));
    for (risk, facts) in SkillRisk::all().zip(&skills) {
        assert_eq!(risk.severity.as_str(), facts["severity"], "{}", risk.id);
    }
    let nhi = list_facts("owasp_asi_2026")["nhi_top10_2025"].clone();
    let nhi = nhi.as_array().unwrap().iter();
    let nhi = nhi.map(|row| (row[0].as_str().unwrap().into(), row[1].as_str().unwrap().into()));
    assert_eq!(pairs(NhiRisk::all().map(|it| (it.id, it.name))), nhi.collect::<Vec<_>>());
    assert_eq!(pairs(AsiRisk::all().map(|it| (it.id, it.name))), named(&records("owasp_asi_2026")));
}

/// 63 weaknesses.
#[test]
fn weaknesses_are_those_that_the_other_lists_cite() {
    let facts = records("cwe_for_agents");
    assert_eq!(facts.len(), 63);
    assert_eq!(pairs(Weakness::all().map(|it| (it.id, it.name))), named(&facts));
    for (weakness, facts) in Weakness::all().zip(&facts) {
        let abstraction = facts.get("abstraction").map(|it| it.as_str().unwrap().to_lowercase());
        assert_eq!(weakness.abstraction.map(Abstraction::as_str), abstraction.as_deref());
        assert_eq!(format!("CWE-{}", weakness.number()), weakness.id);
    }
    let numbers: Vec<u32> = Weakness::all().map(Weakness::number).collect();
    assert!(numbers.is_sorted());
    let others: Vec<_> = Weakness::all().filter(|it| it.abstraction.is_none()).collect();
    assert_eq!(others.iter().map(|it| it.id).collect::<Vec<_>>(), ["CWE-1426", "CWE-1427"]);
    assert!(others.iter().all(|it| it.source().document == "CWE 4.20"));
}

/// 243 controls in 18 domains. The facts keep two blanks in a title.
#[test]
fn aicm_has_the_titles_of_the_facts() {
    let facts = records("csa_aicm");
    assert_eq!(facts.len(), 243);
    let titles = named(&facts).into_iter().map(|(id, name)| (id, name.replace("  ", " ")));
    assert_eq!(pairs(AicmControl::all().map(|it| (it.id, it.name))), titles.collect::<Vec<_>>());
    let domains: BTreeSet<_> = AicmControl::all().map(AicmControl::domain).collect();
    let facts = list_facts("csa_aicm")["domains"].clone();
    assert_eq!(domains, facts.as_object().unwrap().keys().map(String::as_str).collect());
    for (id, name) in facts.as_object().unwrap() {
        let link = aivss_core::catalog::crosswalk(Framework::Aicm, Framework::Llm2026);
        // Ten of the domains are linked; they have the name of the facts.
        if let Some(link) = link.iter().find(|link| link.from.id == id) {
            assert_eq!(link.from.name(), name.as_str());
        }
    }
}

fn assert_assigned(id: &str, risks: &RiskAssignment, facts: &Value) {
    assert_eq!(risks.primary.as_str(), facts["primary"], "{id}");
    let secondary: Vec<_> = risks.secondary.iter().map(|risk| risk.as_str()).collect();
    assert_eq!(secondary, facts.get("secondary").map_or_else(Vec::new, texts), "{id}");
    assert_eq!(risks.confidence.as_str(), facts["confidence"].as_str().unwrap().to_lowercase());
    assert_eq!(risks.review.as_str(), facts["review"], "{id}");
}

/// 51 requirements and 129 controls.
#[test]
fn aiuc_1_has_the_records_of_the_facts() {
    let facts = of_kind("aiuc_1", "requirement");
    assert_eq!((facts.len(), AiucRequirement::all().count()), (51, 51));
    for (requirement, facts) in AiucRequirement::all().zip(&facts) {
        let id = requirement.id;
        assert_eq!(
            (id, requirement.name),
            (facts["id"].as_str().unwrap(), facts["title"].as_str().unwrap())
        );
        let status = match facts.get("retired") {
            Some(_) => "retired".to_owned(),
            None => facts["application"].as_str().unwrap().to_lowercase(),
        };
        assert_eq!(requirement.status.as_str(), status, "{id}");
        let kind = facts["type"].as_str().unwrap().replace("Preventative", "Preventive");
        assert_eq!(requirement.kind.name(), kind, "{id}");
        assert_eq!(
            format!("Every {} months", requirement.months),
            facts["frequency"].as_str().unwrap()
        );
        assert_eq!(requirement.is_confirmed, facts["aivss"]["confirmed_by_aiuc"] == true, "{id}");
        assert_assigned(id, &requirement.risks, &facts["aivss"]);
        assert!(requirement.controls().count() > 0, "{id}");
    }
    // 24 by the data; the dashboard says 25 (erratum X19).
    assert_eq!(AiucRequirement::all().filter(|it| it.is_confirmed).count(), 24);
    let facts = of_kind("aiuc_1", "control");
    assert_eq!((facts.len(), AiucControl::all().count()), (129, 129));
    for (control, facts) in AiucControl::all().zip(&facts) {
        assert_eq!(
            (control.id, control.name),
            (facts["id"].as_str().unwrap(), facts["title"].as_str().unwrap())
        );
        assert_eq!(control.requirement().unwrap().id, facts["requirement"], "{}", control.id);
        assert_eq!(control.function.as_str(), facts["function"].as_str().unwrap().to_lowercase());
        assert_eq!(control.form.as_str(), facts["type"].as_str().unwrap().to_lowercase());
        assert_assigned(control.id, &control.risks, &facts["aivss"]);
    }
}

/// 16 tactics, 211 techniques and sub-techniques, 40 mitigations: those of 5.6.0 and what 2026.09 added.
/// Names are those of 2026.09, with the older ones as aliases.
#[test]
fn atlas_has_the_records_of_both_releases() {
    let (old, new) = (records("mitre_atlas"), records("mitre_atlas_2026_09"));
    let by_id = |records: &[Value]| -> BTreeMap<String, Value> {
        records.iter().map(|it| (it["id"].as_str().unwrap().to_owned(), it.clone())).collect()
    };
    let (old, new) = (by_id(&old), by_id(&new));
    // A sub-technique's name goes with its technique's.
    let full = |id: &str, release: &BTreeMap<String, Value>| -> Option<String> {
        let record = release.get(id)?;
        let name = record["name"].as_str().unwrap();
        let parent =
            record.get("parent").map(|it| release[it.as_str().unwrap()]["name"].as_str().unwrap());
        Some(parent.map_or_else(|| name.to_owned(), |parent| format!("{parent}: {name}")))
    };
    let mut seen = BTreeSet::new();
    let mut check = |id: &str, name: &str, aliases: &[&str]| {
        assert!(seen.insert(id.to_owned()), "{id}");
        let (before, now) = (full(id, &old), full(id, &new));
        assert_eq!(now.as_ref().or(before.as_ref()).unwrap(), name, "{id}");
        let older = before.filter(|before| before != name);
        assert_eq!(aliases, older.as_deref().as_slice(), "{id}");
    };
    for tactic in AtlasTactic::all() {
        check(tactic.id, tactic.name, tactic.aliases);
        assert_eq!(tactic.attack, old[tactic.id].get("attack").map(|it| it.as_str().unwrap()));
    }
    let retired = list_facts("mitre_atlas_2026_09")["retired"].clone();
    for technique in AtlasTechnique::all() {
        let id = technique.id;
        check(id, technique.name, technique.aliases);
        let (before, now) = (old.get(id), new.get(id));
        let latest = now.or(before).unwrap();
        assert_eq!(technique.tactics, texts(&latest["tactics"]), "{id}");
        assert!(technique.tactics.iter().all(|id| AtlasTactic::by_id(id).is_some()), "{id}");
        let of_old = |key: &str| before.and_then(|it| it.get(key)).map(|it| it.as_str().unwrap());
        assert_eq!(technique.attack, of_old("attack"), "{id}");
        assert_eq!(technique.maturity.map(Maturity::as_str), of_old("maturity"), "{id}");
        assert_eq!(
            technique.parent_id(),
            latest.get("parent").map(|it| it.as_str().unwrap()),
            "{id}"
        );
        assert_eq!(technique.replaced_by, retired.get(id).map(|it| it.as_str().unwrap()), "{id}");
        assert!(technique.parent_id().is_none_or(|id| AtlasTechnique::by_id(id).is_some()), "{id}");
        assert!(technique.replaced_by.is_none_or(|id| AtlasTechnique::by_id(id).is_some()), "{id}");
        let is_first_hand = before.is_some() && full(id, &old).as_deref() == Some(technique.name);
        assert_eq!(technique.source().document == "MITRE ATLAS 5.6.0", is_first_hand, "{id}");
        let answered = AtlasMitigation::all().filter(|it| {
            old.get(it.id).is_some_and(|facts| texts(&facts["techniques"]).contains(&id))
        });
        let answered: Vec<_> = answered.map(|it| it.id).collect();
        assert_eq!(technique.mitigations().map(|it| it.id).collect::<Vec<_>>(), answered, "{id}");
    }
    for mitigation in AtlasMitigation::all() {
        check(mitigation.id, mitigation.name, mitigation.aliases);
        let facts = old.get(mitigation.id).map_or_else(Vec::new, |it| texts(&it["techniques"]));
        assert_eq!(mitigation.techniques, facts, "{}", mitigation.id);
    }
    let all: BTreeSet<_> = old.keys().chain(new.keys()).cloned().collect();
    assert_eq!(seen, all);
    assert_eq!(
        (AtlasTactic::all().count(), AtlasTechnique::all().count(), AtlasMitigation::all().count()),
        (16, 211, 40)
    );
}

#[test]
fn texts_of_their_enumerations_are_distinct() {
    fn distinct(texts: impl IntoIterator<Item = &'static str>, count: usize) {
        assert_eq!(texts.into_iter().collect::<BTreeSet<_>>().len(), count);
    }
    distinct(Abstraction::ALL.map(Abstraction::as_str), 5);
    distinct(RequirementStatus::ALL.map(RequirementStatus::as_str), 3);
    distinct(ControlFunction::ALL.map(ControlFunction::as_str), 3);
    distinct(ControlForm::ALL.map(ControlForm::as_str), 3);
    distinct(Maturity::ALL.map(Maturity::as_str), 3);
}

/// A list's records are found by their own type and by the look-up over everything; wrong ids are
/// answered with the nearest.
#[test]
fn every_list_finds_its_records() {
    for entry in Entry::all() {
        let id = entry.id().to_lowercase();
        let found = match entry {
            Entry::Llm(it) => LlmRisk::find(&id).map(|found| found == it),
            Entry::Skill(it) => SkillRisk::find(&id).map(|found| found == it),
            Entry::Nhi(it) => NhiRisk::find(&id).map(|found| found == it),
            Entry::Weakness(it) => Weakness::find(&id).map(|found| found == it),
            Entry::Requirement(it) => AiucRequirement::find(&id).map(|found| found == it),
            Entry::Control(it) => AiucControl::find(&id).map(|found| found == it),
            Entry::AicmControl(it) => AicmControl::find(&id).map(|found| found == it),
            Entry::Tactic(it) => AtlasTactic::find(&id).map(|found| found == it),
            Entry::Technique(it) => AtlasTechnique::find(&id).map(|found| found == it),
            Entry::AtlasMitigation(it) => AtlasMitigation::find(&id).map(|found| found == it),
            _ => continue,
        };
        assert!(found.unwrap(), "{id}");
    }
    // Which edition is asked for has to be said.
    assert_eq!(
        Entry::find("LLM06").unwrap_err().message(),
        "`LLM06` is the id of no record of the catalog; the nearest are `LLM06:2025`, `LLM06:2026`, `L6`"
    );
    assert_eq!(
        Weakness::find("CWE-1").unwrap_err().message(),
        "`CWE-1` is the id of no weakness that the catalogs cite; the nearest are `CWE-116`, `CWE-183`, `CWE-1021`"
    );
    assert!(McpRisk::find("MCP11").unwrap_err().message().contains("`MCP10:2025`"));
}

#[test]
fn a_framework_is_read_from_its_word_and_its_name() {
    let mut words = BTreeSet::new();
    for framework in Framework::ALL {
        assert!(words.insert(framework.as_str()), "{framework}");
        assert_eq!(framework.as_str().to_uppercase().parse::<Framework>().unwrap(), framework);
        assert_eq!(framework.name().parse::<Framework>().unwrap(), framework);
        assert_eq!(framework.to_string(), framework.as_str());
        assert_eq!(framework.has_records(), !framework.entries().is_empty(), "{framework}");
        assert!(!framework.version().is_empty() || framework == Framework::Stride);
    }
    assert_eq!("AIUC 1".parse::<Framework>().unwrap(), Framework::Aiuc1);
    assert_eq!("core risks".parse::<Framework>().unwrap_err().code().as_str(), "catalog.unknown");
}
