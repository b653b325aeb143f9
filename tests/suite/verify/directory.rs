//! The fifty pages of the public directory: one is wrong, and why is known.

use crate::support::{difference, one, read};
use aivss_core::verify::{Figure, Reason};
use aivss_formats::verify::verify;
use serde_json::{Value, json};

/// 50 pages: 49 agree, `websparks` prints 9.2 for the tie 9.25; 4 AARS columns differ and do not count.
#[test]
fn every_page_but_one_agrees() {
    let items = verify(&read("tests/vectors/directory_published.jsonl")).unwrap();
    assert_eq!(items.len(), 50);
    let mut wrong = Vec::new();
    let mut columns = 0;
    for item in &items {
        let verification = item.verification.as_ref().unwrap();
        assert_eq!(verification.checked, 4);
        if !verification.agrees {
            wrong.push(verification);
        }
        for difference in verification.differences.iter().filter(|found| !found.counts) {
            assert_eq!(difference.figure, Figure::Aars);
            assert_eq!(difference.reason, Reason::BinaryFloat);
            columns += 1;
        }
    }
    assert_eq!(columns, 4);
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].name, "websparks");
    let score = difference(wrong[0], Figure::Score);
    assert_eq!((score.printed.as_str(), score.exact.as_str()), ("9.2", "9.3"));
    assert_eq!(score.by.as_deref(), Some("-0.1"));
    assert_eq!(score.reason, Reason::BinaryFloat);
}

fn page(slug: &str) -> Value {
    let text = read("tests/vectors/directory_published.jsonl");
    let pages = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    pages.into_iter().find(|page| page["slug"].as_str().unwrap().starts_with(slug)).unwrap()
}

/// Exact AARS 0.924 gives 8.9528 and so 9.0; 0.92 would give 8.9.
#[test]
fn portainer_agrees_and_8_9_would_be_a_rounded_aars() {
    let mut page = page("portainer");
    assert!(one(&page).agrees);
    page["printed"]["aivss"] = json!("8.9");
    page["printed"]["severity"] = json!("High");
    let verification = one(&page);
    assert_eq!(difference(&verification, Figure::Score).reason, Reason::RoundedAars);
    assert_eq!(difference(&verification, Figure::Severity).reason, Reason::FollowsScore);
}
