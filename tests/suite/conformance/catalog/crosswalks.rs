//! Crosswalks, row by row against the facts in `vectors/catalogs`, and from both ends.

use super::{list_facts, texts};
use aivss_core::catalog::{
    Confidence, CoreRisk, Element, Entry, Framework, Link, Mitigation, Review, Threat, Tier,
    crosswalk, linked_frameworks,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const GENAI: &str = "GenAI Security Project crosswalk 4.0.0";
const OLDER: &str = "GenAI Security Crosswalk of 2026-05-30";
const AIUC: &str = "aiuc-1.com of 2026-03-03";
const OWASP_AIUC: &str = "OWASP AIUC-1 crosswalk of 2026-02-26";
const THIRD_PARTY: &str = "AI Security Framework Crosswalk of 2026-04-06";
const ASI: &str = "OWASP Top 10 for Agentic Applications 2026";
const LLM: &str = "OWASP Top 10 for LLM Applications 2026 (release candidate)";
const SKILLS: &str = "OWASP Agentic Skills Top 10 2026 (v1.0)";
const ATLAS: &str = "MITRE ATLAS 5.6.0";

/// A link as a line of text, for comparing and for reading what differs.
fn line(link: &Link) -> String {
    let end = |element: Element| format!("{} {}", element.framework, element.id);
    format!(
        "{} > {} | {} | {} | {} | {} | {}",
        end(link.from),
        end(link.to),
        link.tier.map_or("-", Tier::as_str),
        link.confidence.map_or("-", Confidence::as_str),
        link.review.map_or("-", Review::as_str),
        link.printed.unwrap_or("-"),
        link.source.document
    )
}

/// What the facts say, as the same lines.
#[derive(Default)]
struct Expected(Vec<String>);

impl Expected {
    fn add(&mut self, from: (&str, &str), to: (&str, &str), tier: &str, rest: &str) {
        self.0.push(format!("{} {} > {} {} | {tier} | {rest}", from.0, from.1, to.0, to.1));
    }

    fn plain(&mut self, from: (&str, &str), to: (&str, &str), tier: &str, document: &str) {
        self.add(from, to, tier, &format!("- | - | - | {document}"));
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The crosswalk's name of a framework, and the word for it here.
const FRAMEWORKS: [(&str, &str); 18] = [
    ("MITRE ATLAS", "atlas"),
    ("NIST AI RMF 1.0", "nist-ai-rmf"),
    ("EU AI Act", "eu-ai-act"),
    ("ISO/IEC 27001:2022", "iso-27001"),
    ("ISO/IEC 42001:2023", "iso-42001"),
    ("CIS Controls v8.1", "cis"),
    ("OWASP ASVS 4.0.3", "asvs"),
    ("NIST CSF 2.0", "nist-csf"),
    ("SOC 2", "soc-2"),
    ("PCI DSS v4.0", "pci-dss"),
    ("STRIDE", "stride"),
    ("CWE", "cwe"),
    ("MAESTRO", "layers"),
    ("AIUC-1", "aiuc-1"),
    ("OWASP NHI Top 10", "nhi"),
    ("NIST SP 800-218A", "nist-800-218a"),
    ("FedRAMP (NIST SP 800-53)", "nist-800-53"),
    ("DORA", "dora"),
];

/// The crosswalk's notation of an id in that of the framework itself.
fn own_notation(framework: &str, id: &str) -> String {
    match framework {
        "nist-ai-rmf" => ["GV-GOVERN ", "MP-MAP ", "MS-MEASURE ", "MG-MANAGE "]
            .into_iter()
            .find_map(|pair| {
                let (short, long) = pair.split_at(3);
                id.strip_prefix(short).map(|rest| format!("{long}{rest}"))
            })
            .unwrap(),
        "eu-ai-act" | "dora" => {
            let articles = id.strip_prefix("Art. ").unwrap();
            match articles.split_once('–') {
                Some((first, last)) => format!("Articles {first}-{last}"),
                None => format!("Article {articles}"),
            }
        }
        "nhi" => id.replace('-', ""),
        _ => id.to_owned(),
    }
}

/// 1,387 rows and the layers of ten entries.
fn genai(expected: &mut Expected) {
    let facts = list_facts("genai_crosswalk");
    let rows = list(&facts["records"]);
    assert_eq!(rows.len(), 1_387);
    for row in rows {
        let entry = text(&row["entry"]);
        let (_, framework) =
            FRAMEWORKS.into_iter().find(|(name, _)| *name == row["framework"]).unwrap();
        let (list, document) = match (&entry[..3], text(&row["src"])) {
            ("ASI", "org") => ("asi", GENAI),
            ("ASI", "fork") => ("asi", OLDER),
            ("LLM", "fork") => ("llm-2025", OLDER),
            ("AST", "org") => ("skills", GENAI),
            ("AST", "AST10") => ("skills", SKILLS),
            other => panic!("{other:?}"),
        };
        let mut id = own_notation(framework, text(&row["control_id"]));
        // A name is told where the check found it to be another's; what the project retargeted or ATLAS
        // replaced is linked to the new id and told with the old one.
        let check = row.get("check").map_or("", text);
        let is_other = check.starts_with("id is ") || check == "no such id";
        let mut printed =
            row.get("printed_name").filter(|_| is_other).map(|it| text(it).to_owned());
        let replaced = match row.get("retarget") {
            Some(retarget) => Some(text(retarget)),
            None if check == "no such id" => {
                assert_eq!(id, "AML.T0045");
                Some("AML.T0048.004")
            }
            None => None,
        };
        if let Some(replaced) = replaced {
            printed = Some(match printed {
                Some(name) => format!("{id} {name}"),
                None => id,
            });
            id = replaced.into();
        }
        let tier = row.get("tier").map_or_else(|| "-".into(), |it| text(it).to_lowercase());
        let confidence = row.get("confidence").map_or("-", text);
        let printed = printed.unwrap_or_else(|| "-".into());
        let rest = format!("{confidence} | - | {printed} | {document}");
        expected.add((list, entry), (framework, &id), &tier, &rest);
    }
    // AST01 stands in the crosswalk and in the list itself.
    for layer in ["L7", "L3", "L6", "L4", "L5"] {
        expected.plain(("skills", "AST01"), ("layers", layer), "-", SKILLS);
    }
    for (entry, layers) in facts["maestro_of_asi"].as_object().unwrap() {
        let originating = texts(&layers["originating"]);
        for layer in texts(&layers["layers"]) {
            let tier = if originating.contains(&layer) { "originating" } else { "-" };
            expected.plain(("asi", entry), ("layers", layer), tier, GENAI);
        }
    }
}

fn aiuc(expected: &mut Expected) {
    for record in list(&list_facts("aiuc_1")["records"]) {
        let from = ("aiuc-1", text(&record["id"]));
        let risks = &record["aivss"];
        let confidence = text(&risks["confidence"]).to_lowercase();
        let rest = format!("{confidence} | {} | - | {OWASP_AIUC}", text(&risks["review"]));
        expected.add(from, ("risks", text(&risks["primary"])), "primary", &rest);
        for risk in list(&risks["secondary"]) {
            expected.add(from, ("risks", text(risk)), "secondary", &rest);
        }
        if let Some(asi) = risks.get("asi") {
            expected.plain(from, ("asi", text(asi)), "-", OWASP_AIUC);
        }
        for (key, framework) in [
            ("aivss", "risks"),
            ("owasp_llm_2025", "llm-2025"),
            ("mitre_atlas", "atlas"),
            ("csa_aicm", "aicm"),
            ("nist_ai_rmf", "nist-ai-rmf"),
            ("iso_42001", "iso-42001"),
            ("eu_ai_act", "eu-ai-act"),
        ] {
            for id in list(&record["aiuc_refs"][key]) {
                let edition = if framework == "llm-2025" { ":2025" } else { "" };
                expected.plain(from, (framework, &format!("{}{edition}", text(id))), "-", AIUC);
            }
        }
        for pair in list(&record["asi_2026"]) {
            expected.plain(from, ("asi", text(&pair[0])), text(&pair[1]), THIRD_PARTY);
        }
    }
}

fn llm_2026(expected: &mut Expected) {
    for record in list(&list_facts("owasp_llm_top10_2026")["records"]) {
        let from = ("llm-2026", text(&record["id"]));
        expected.plain(from, ("llm-2025", text(&record["was"])), "-", "this library");
        for (key, pairs) in record["maps"].as_object().unwrap() {
            let framework = match key.as_str() {
                "asi_2026" => "asi",
                "aivss_0_8" => "risks",
                "mitre_atlas" => "atlas",
                "mitre_attack" => "attack",
                "cwe" => "cwe",
                "csa_aicm" => "aicm",
                "dsgai_2026" => "dsgai",
                "nist_ai_rmf" => "nist-ai-rmf",
                "nist_ai_600_1" => "nist-ai-600-1",
                "owasp_aisvs_1_0" => "aisvs",
                other => panic!("{other}"),
            };
            for pair in list(pairs) {
                // `Dangerous, Violent, or Hateful Content` is one id.
                expected.plain(from, (framework, text(&pair[0])), text(&pair[1]), LLM);
            }
        }
    }
}

fn asi_2026(expected: &mut Expected) {
    let facts = list_facts("owasp_asi_2026");
    // T16 and T17 are the guide's and not the playbook's (erratum X05).
    let threat = |id: &str| match id {
        "T16" | "T17" => format!("{id}:1.1"),
        id => id.to_owned(),
    };
    for record in list(&facts["records"]) {
        let from = ("asi", text(&record["id"]));
        for id in texts(&record["llm_2025"]) {
            expected.plain(from, ("llm-2025", id), "-", ASI);
        }
        for pair in list(&record["threats_1_1"]) {
            let (id, printed) = (threat(text(&pair[0])), text(&pair[1]));
            let is_known = Entry::by_id(&id)
                .is_none_or(|entry| entry.name() == printed || entry.aliases().contains(&printed));
            let printed = if is_known { "-" } else { printed };
            expected.add(from, ("threats", &id), "-", &format!("- | - | {printed} | {ASI}"));
        }
        if let Some(risk) = record.get("aivss") {
            let printed = text(&record["aivss_printed"]);
            let risk: CoreRisk = text(risk).parse().unwrap();
            let printed = if risk.name() == printed { "-" } else { printed };
            expected.add(
                from,
                ("risks", risk.as_str()),
                "-",
                &format!("- | - | {printed} | {ASI}"),
            );
        }
    }
    for row in list(&facts["nhi_top10_2025"]) {
        let from = ("nhi", text(&row[0]));
        for id in texts(&row[2]) {
            expected.plain(from, ("asi", id), "-", ASI);
        }
        for id in texts(&row[3]) {
            expected.plain(from, ("threats", &threat(id)), "-", ASI);
        }
        if let Some(risk) = row[4].as_str() {
            expected.plain(from, ("risks", risk), "-", ASI);
        }
    }
}

fn atlas(expected: &mut Expected) {
    for record in list(&list_facts("mitre_atlas")["records"]) {
        let from = ("atlas", text(&record["id"]));
        if let Some(id) = record.get("attack") {
            expected.plain(from, ("attack", text(id)), "-", ATLAS);
        }
        for id in list(&record["techniques"]) {
            expected.plain(from, ("atlas", text(id)), "-", ATLAS);
        }
    }
}

fn every_link() -> Vec<Link> {
    let pairs = Framework::ALL.into_iter().flat_map(|from| Framework::ALL.map(|to| (from, to)));
    pairs.flat_map(|(from, to)| crosswalk(from, to)).collect()
}

/// The 3,357 rows of the documents beside AIVSS and the playbook are links, from either end, and there is no
/// other.
#[test]
fn links_are_those_of_the_facts_row_by_row() {
    let mut expected = Expected::default();
    genai(&mut expected);
    aiuc(&mut expected);
    llm_2026(&mut expected);
    asi_2026(&mut expected);
    atlas(&mut expected);
    let mut expected: Vec<String> = expected
        .0
        .into_iter()
        .flat_map(|line| {
            let (from, rest) = line.split_once(" > ").unwrap();
            let (to, rest) = rest.split_once(" | ").unwrap();
            let reversed = format!("{to} > {from} | {rest}");
            [line, reversed]
        })
        .collect();
    expected.sort();
    let is_older = |link: &Link| {
        link.source.document.starts_with("AIVSS v0") || link.source.document.starts_with("MAESTRO")
    };
    let mut links: Vec<String> =
        every_link().iter().filter(|link| !is_older(link)).map(line).collect();
    links.sort();
    for pair in expected.iter().zip(&links) {
        assert_eq!(pair.0, pair.1);
    }
    assert_eq!((expected.len(), links.len()), (2 * 3_357, 2 * 3_357));
}

/// What AIVSS and the playbook link is linked here as their records have it.
#[test]
fn the_links_of_records_are_those_of_the_records() {
    use Framework::{Asi, CoreRisks, Layers, Mitigations, Threats};

    let has = |from: (Framework, &str), to: (Framework, &str), tier: Option<Tier>| {
        let links = crosswalk(from.0, to.0);
        links.iter().any(|link| {
            let is_older = link.source.document.starts_with("AIVSS v0")
                || link.source.document.starts_with("MAESTRO");
            is_older && (link.from.id, link.to.id, link.tier) == (from.1, to.1, tier)
        })
    };
    // AIVSS v0.8, Tables 7 and 8; v0.5, Appendix B; the playbook's matrix and catalog.
    assert!(has((Asi, "ASI01"), (CoreRisks, "goal_instruction"), Some(Tier::Primary)));
    assert!(has((CoreRisks, "critical_systems"), (Asi, "ASI01"), Some(Tier::Secondary)));
    assert!(has((CoreRisks, "supply_chain"), (Layers, "L7"), None));
    assert!(has((CoreRisks, "orchestration"), (Threats, "T13"), None));
    assert!(has((Threats, "T12"), (CoreRisks, "cascading_failures"), Some(Tier::Related)));
    assert!(has((Threats, "T2"), (Layers, "L3"), Some(Tier::Primary)));
    assert!(!has((Threats, "T11"), (Layers, "L4"), None));
    assert!(has((Mitigations, "L3-P1"), (Threats, "T2"), None));
    assert!(has((Layers, "L3"), (Mitigations, "L3-P1"), None));
    let count = |from, to| {
        let links = crosswalk(from, to);
        links.iter().filter(|link| !link.source.document.starts_with("GenAI")).count()
    };
    let cited: usize = Mitigation::all().map(|it| it.threats.len()).sum();
    assert_eq!(count(Mitigations, Threats), cited);
    let marked =
        Threat::all().flat_map(|it| it.placements).filter(|it| it.layer.layer().is_some()).count();
    assert_eq!(count(Threats, Layers), marked);
    let equivalents: usize = Threat::all().map(|it| it.equivalents.len()).sum();
    assert_eq!(count(Threats, Threats), 2 * equivalents);
}

/// Each link is there from its other end as well, in the crosswalk and at both elements.
#[test]
fn every_link_resolves_both_ways() {
    let mut of_elements: BTreeMap<(Framework, &str), Vec<String>> = BTreeMap::new();
    for from in Framework::ALL {
        let lists: Vec<_> = linked_frameworks(from).collect();
        for to in Framework::ALL {
            let links = crosswalk(from, to);
            assert_eq!(lists.contains(&to), !links.is_empty(), "{from} {to}");
            let mut there: Vec<String> = links.iter().map(line).collect();
            let mut back: Vec<String> =
                crosswalk(to, from).into_iter().map(|link| line(&link.reversed())).collect();
            there.sort();
            back.sort();
            assert_eq!(there, back, "{from} {to}");
            for link in links {
                assert_eq!((link.from.framework, link.to.framework), (from, to));
                let end = link.from;
                let is_named = end.framework.has_records()
                    || matches!(end.framework, Framework::Aisvs | Framework::Stride);
                assert!(!is_named || end.name().is_some(), "{} {}", end.framework, end.id);
                of_elements.entry((from, end.id)).or_default().push(line(&link));
            }
        }
    }
    // An element, and its record if it has one, give the same links by themselves.
    for ((framework, id), mut expected) in of_elements {
        let element = Element { framework, id };
        let mut links: Vec<String> = element.links().iter().map(line).collect();
        links.sort();
        expected.sort();
        assert_eq!(links, expected);
        if let Some(entry) = element.entry() {
            assert_eq!((entry.id(), entry.links()), (id, element.links()));
        }
    }
    // The list's order, and people's order for ids without a record.
    let ids = |from, to| {
        let mut ids: Vec<_> = crosswalk(from, to).into_iter().map(|link| link.from.id).collect();
        ids.dedup();
        ids
    };
    assert_eq!(
        ids(Framework::CoreRisks, Framework::Llm2026)[..2],
        ["tool_misuse", "access_control"]
    );
    assert_eq!(ids(Framework::Aisvs, Framework::Llm2026)[8..], ["C9", "C10", "C11", "C12"]);
}

/// Only elements without a record lack one: two threats of another guide, categories of AIUC-1, domains of
/// AICM.
#[test]
fn links_lead_to_records_where_the_catalogs_have_the_list() {
    let mut without = BTreeSet::new();
    for link in every_link() {
        if link.to.framework.has_records() && link.to.entry().is_none() {
            without.insert(format!("{} {}", link.to.framework, link.to.id));
        }
    }
    let expected = [
        "aicm AIS",
        "aicm BCR",
        "aicm CCC",
        "aicm CEK",
        "aicm DSP",
        "aicm IAM",
        "aicm IVS",
        "aicm LOG",
        "aicm MDS",
        "aicm STA",
        "aicm TVM",
        "aiuc-1 A",
        "aiuc-1 C",
        "aiuc-1 D",
        "aiuc-1 E",
        "aiuc-1 F",
        "threats T16:1.1",
        "threats T17:1.1",
    ];
    assert_eq!(without.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// The weaknesses' own list of those that cite them, and AICM's of the requirements, say the same.
#[test]
fn the_lists_that_turn_the_links_around_agree() {
    for record in list(&list_facts("cwe_for_agents")["records"]) {
        let Some(Entry::Weakness(weakness)) = Entry::by_id(text(&record["id"])) else { panic!() };
        let citing = |document: &str, tier: Option<Tier>| -> BTreeSet<String> {
            let links = Entry::Weakness(weakness).links().into_iter();
            let links = links.filter(|it| it.source.document == document);
            links.filter(|it| tier.is_none() || it.tier == tier).map(|it| it.to.id.into()).collect()
        };
        let used = |key: &str| -> BTreeSet<String> {
            list(&record["used_by"][key]).iter().map(|it| text(it).into()).collect()
        };
        assert_eq!(citing(OLDER, None), used("crosswalk"), "{}", weakness.id);
        assert_eq!(citing(LLM, Some(Tier::Primary)), used("llm_2026_primary"), "{}", weakness.id);
        assert_eq!(
            citing(LLM, Some(Tier::Supporting)),
            used("llm_2026_supporting"),
            "{}",
            weakness.id
        );
    }
    for record in list(&list_facts("csa_aicm")["records"]) {
        let entry = Entry::by_id(text(&record["id"])).unwrap();
        let linked: BTreeSet<_> = entry.links().into_iter().map(|link| link.to.id).collect();
        let facts: BTreeSet<_> = list(&record["aiuc"]).iter().map(text).collect();
        assert_eq!(linked, facts, "{}", entry.id());
    }
}

/// The names that the appendices print for elements without a record.
#[test]
fn elements_without_a_record_have_their_printed_names() {
    let facts = list_facts("owasp_llm_top10_2026");
    let name = |framework, id: &str| {
        let links = crosswalk(framework, Framework::Llm2026);
        links.iter().find(|link| link.from.id == id).and_then(|link| link.from.name())
    };
    for (id, chapter) in facts["aisvs_chapters"].as_object().unwrap() {
        // No entry is linked to every chapter, but each chapter to some entry.
        assert_eq!(name(Framework::Aisvs, id), chapter.as_str(), "{id}");
    }
    for (id, tactic) in facts["attack_tactics"].as_object().unwrap() {
        assert_eq!(name(Framework::Attack, id), tactic.as_str(), "{id}");
    }
    for (id, domain) in facts["aicm_domains"].as_object().unwrap() {
        // 1.1 has another name for MDS than 1.0.3 (erratum X23).
        let expected = if id == "MDS" { Some("Model Security") } else { domain.as_str() };
        assert_eq!(name(Framework::Aicm, id), expected, "{id}");
    }
    assert_eq!(name(Framework::Dsgai, "DSGAI01"), None);
}

#[test]
fn records_without_a_list_have_no_links() {
    for id in ["CL", "E13", "X01", "pattern-6"] {
        assert!(Entry::find(id).unwrap().links().is_empty(), "{id}");
    }
    // A core risk, an ASI entry and a layer show theirs.
    for id in ["tool_misuse", "ASI01", "L3", "T2", "L3-P1"] {
        assert!(!Entry::find(id).unwrap().links().is_empty(), "{id}");
    }
}
