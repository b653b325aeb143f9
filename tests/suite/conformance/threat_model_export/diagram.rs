//! The picture of data flows: boxes apart from each other, and lines that run around them.

use super::model;
use aivss_threat_model::ThreatModel;
use proptest::prelude::*;
use serde_json::json;

#[derive(Clone, Copy, Debug)]
struct Box {
    x: i64,
    y: i64,
    width: i64,
    height: i64,
}

/// An attribute of a tag.
fn attribute(tag: &str, name: &str) -> i64 {
    let start = tag.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
    tag[start..].split('"').next().unwrap().parse().unwrap()
}

fn boxes(html: &str, class: &str) -> Vec<Box> {
    let group = format!("<g class=\"{class}");
    let groups = html.split(group.as_str()).skip(1);
    groups
        .map(|group| {
            let tag = group.split("<rect").nth(1).unwrap().split('>').next().unwrap();
            let [x, y, width, height] = ["x", "y", "width", "height"].map(|it| attribute(tag, it));
            Box { x, y, width, height }
        })
        .collect()
}

/// The corners of every line. A rounded corner counts as its corner.
fn lines(html: &str) -> Vec<Vec<(i64, i64)>> {
    let paths = html.split("class=\"line\" d=\"").skip(1).map(|it| it.split('"').next().unwrap());
    paths
        .map(|path| {
            let numbers: Vec<i64> = path
                .split(|it: char| !it.is_ascii_digit())
                .filter(|it| !it.is_empty())
                .map(|it| it.parse().unwrap())
                .collect();
            numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
        })
        .collect()
}

fn is_through(a: (i64, i64), b: (i64, i64), it: &Box) -> bool {
    let (left, right) = (a.0.min(b.0), a.0.max(b.0));
    let (top, bottom) = (a.1.min(b.1), a.1.max(b.1));
    left < it.x + it.width && right > it.x && top < it.y + it.height && bottom > it.y
}

fn system(components: usize, zones: usize, ends: &[(usize, usize)]) -> ThreatModel {
    let levels = ["untrusted", "low", "medium", "high"];
    let zone = |index: usize| {
        json!({"id": format!("TZ-{}", index + 1), "name": format!("Zone {index}"),
               "trust_level": levels[index % 4]})
    };
    let part = |index: usize| {
        json!({"id": format!("CO-{}", index + 1), "name": format!("Component number {index} of it"),
               "zone": format!("TZ-{}", index * 7 % zones + 1)})
    };
    let way = |(index, (from, to)): (usize, &(usize, usize))| {
        json!({"id": format!("CN-{}", index + 1), "source": format!("CO-{}", from % components + 1),
               "destination": format!("CO-{}", to % components + 1), "protocol": "HTTPS"})
    };
    model(&json!({
        "schema": "aivss-threat-model/1",
        "components": (0..components).map(part).collect::<Vec<_>>(),
        "trust_zones": (0..zones).map(zone).collect::<Vec<_>>(),
        "connections": ends.iter().enumerate().map(way).collect::<Vec<_>>(),
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Up to 25 components in up to 6 zones with up to 40 connections.
    #[test]
    fn boxes_lie_apart_and_lines_run_around_them(
        components in 1_usize..26,
        zones in 1_usize..7,
        ends in proptest::collection::vec((0_usize..100, 0_usize..100), 0..40),
    ) {
        let html = system(components, zones, &ends).to_html();
        let (parts, areas, ways) = (boxes(&html, "part"), boxes(&html, "zone"), lines(&html));
        prop_assert_eq!(parts.len(), components);
        prop_assert_eq!(areas.len(), zones);
        prop_assert_eq!(ways.len(), ends.len());
        for boxes in [&parts, &areas] {
            for (index, one) in boxes.iter().enumerate() {
                for other in &boxes[..index] {
                    let corner = (other.x + other.width, other.y + other.height);
                    prop_assert!(!is_through((other.x, other.y), corner, one), "{one:?} {other:?}");
                }
            }
        }
        for part in &parts {
            let is_inside = |area: &&Box| {
                area.x <= part.x && part.x + part.width <= area.x + area.width
                    && area.y <= part.y && part.y + part.height <= area.y + area.height
            };
            prop_assert_eq!(areas.iter().filter(is_inside).count(), 1);
        }
        for way in &ways {
            for pair in way.windows(2) {
                prop_assert!(pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1, "{way:?}");
                for part in &parts {
                    prop_assert!(!is_through(pair[0], pair[1], part), "{way:?} {part:?}");
                }
            }
            // Both ends touch a box, from its left or right.
            for end in [way[0], way[way.len() - 1]] {
                let touches = |part: &&Box| {
                    (end.0 == part.x || end.0 == part.x + part.width)
                        && end.1 > part.y && end.1 < part.y + part.height
                };
                prop_assert_eq!(parts.iter().filter(touches).count(), 1, "{:?}", end);
            }
        }
    }
}

#[test]
fn zones_stand_from_the_least_to_the_most_trusted_and_what_has_none_comes_last() {
    let model = model(&json!({
        "schema": "aivss-threat-model/1",
        "components": [
            {"id": "CO-1", "name": "Somewhere"},
            {"id": "CO-2", "name": "Agent", "zone": "TZ-1"},
        ],
        "data_stores": [{"id": "DS-1", "name": "Archive", "zone": "TZ-1"}],
        "connections": [
            {"id": "CN-1", "source": "CO-1", "destination": "CO-2", "protocol": "SMTP"},
            {"id": "CN-2", "source": "CO-2", "destination": "DS-1"},
        ],
        "trust_zones": [
            {"id": "TZ-1", "name": "Inside", "trust_level": "high"},
            {"id": "TZ-2", "name": "Unrated"},
            {"id": "TZ-3", "name": "Outside", "trust_level": "untrusted"},
        ],
    }));
    let expected = "\
flowchart LR
  subgraph TZ_3[\"Outside (untrusted)\"]
  end
  subgraph TZ_1[\"Inside (high trust)\"]
    CO_2[\"Agent\"]
    DS_1[(\"Archive\")]
  end
  subgraph TZ_2[\"Unrated\"]
  end
  CO_1[\"Somewhere\"]
  CO_1 ==>|\"SMTP\"| CO_2
  CO_2 --> DS_1
";
    assert_eq!(model.to_mermaid(), expected);
    let html = model.to_html();
    let order = ["Outside", "Inside", "Unrated", "In no zone"]
        .map(|name| html.find(&format!(">{name}</text>")).unwrap());
    assert!(order.is_sorted(), "{order:?}");
}

/// Widths of letters in thousandths of their size, from the metrics of `DejaVu` Sans Bold, which is among the
/// widest fonts that browsers fall back on. The title is 14 high and begins 14 from the edge.
#[test]
fn titles_of_zones_stay_in_their_zones() {
    let width = |letter: char| match letter {
        'W' => 1_103,
        'O' => 850,
        '…' => 1_000,
        'E' => 683,
        'i' | 'l' | ' ' => 348,
        'r' | 't' | 'f' => 493,
        'm' => 1_042,
        _ => 716,
    };
    for name in ["W".repeat(60), "Extraordinarily long name of a zone ".repeat(4), "O".repeat(90)] {
        let zones = json!([{"id": "TZ-1", "name": name.trim()}, {"id": "TZ-2", "name": "b"}]);
        let html =
            model(&json!({"schema": "aivss-threat-model/1", "trust_zones": zones})).to_html();
        let zone = html.split("<g class=\"zone").nth(1).unwrap();
        let title = zone.split("class=\"name\"").nth(1).unwrap().split('<').next().unwrap();
        let title = title.split_once('>').unwrap().1;
        assert!(title.ends_with('…') && title.chars().count() > 8, "{title}");
        let width = title.chars().map(width).sum::<i64>() * 14 / 1_000;
        let room = boxes(&html, "zone")[0].width - 14;
        assert!(width <= room, "{title}: {width} in {room}");
    }
}
