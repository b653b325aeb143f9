//! Texts that are no compact form: code, path and whole message.

use crate::support::{BASE, KEYS_0_8};
use aivss_core::Assessment;
use aivss_tests::policy::violation;

const FACTORS: &str = "AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0";
const FACTORS_0_5: &str = "AU:1/TO:1/PE:0.5/ID:0.5/MA:0/ND:1/SM:0/PL:1/CO:1/OP:1";

fn assert_refused(text: &str, code: &str, path: &str, message: &str) {
    let shown: String = text.chars().take(200).collect();
    let error = text.parse::<Assessment>().expect_err(&shown);
    assert_eq!(error.to_string(), message, "{shown}");
    assert_eq!((error.code().as_str(), error.path()), (code, path), "{shown}");
    assert_eq!(violation(error.message()), None, "{shown}");
}

fn line(rest: &str) -> String {
    format!("AIVSS-C:1/owasp-0.8/R/0.8/{FACTORS}{rest}")
}

/// 7 texts that begin with something else.
#[test]
fn a_text_that_is_no_compact_form_is_told_how_one_begins() {
    for text in
        ["", "AIVSS", "aivss:1/owasp-0.8", " AIVSS-C:1/owasp-0.8", BASE, "{}", "\u{feff}AIVSS-C:1/"]
    {
        let message = "a compact form begins with `AIVSS-C:1/`";
        assert_refused(text, "compact.syntax", "", message);
    }
}

/// 5 other versions, one cut, one with what a terminal would obey.
#[test]
fn another_version_is_named() {
    let long = format!("AIVSS-C:{}/R", "9".repeat(100));
    let cut = format!("{}…", "9".repeat(80));
    for (text, shown) in [
        ("AIVSS-C:2/owasp-0.8/R", "2"),
        ("AIVSS-C:1.0/owasp-0.8/R", "1.0"),
        ("AIVSS-C:/owasp-0.8/R", ""),
        ("AIVSS-C:\u{1b}[2J`/R", "\\u{1b}[2J\\u{60}"),
        (&long, &cut),
    ] {
        let message = format!(
            "version `{shown}` of the compact form is unknown; this library reads version `1`"
        );
        assert_refused(text, "compact.version", "", &message);
    }
}

/// 3 texts beyond the longest, whatever they hold.
#[test]
fn a_text_longer_than_any_compact_form_is_refused_for_its_length_alone() {
    for (text, length) in [
        ("x".repeat(479), 479),
        (line("/") + &"/".repeat(1_000_000), 1_000_080),
        ("é".repeat(240), 480),
    ] {
        let message =
            format!("a compact form of {length} bytes is longer than the 478 of the longest");
        assert_refused(&text, "compact.too_long", "", &message);
    }
}

/// 13 beginnings of a line, cut off after each part.
#[test]
fn a_line_that_ends_too_early_is_told_where() {
    let whole = line("");
    let parts: Vec<&str> = whole.split('/').collect();
    assert_eq!(parts.len(), 14);
    for end in 2..=parts.len() {
        let text = parts[..end].join("/");
        let last = parts[end - 1];
        let message = format!("the compact form ends after `{last}`, where more parts must follow");
        assert_refused(&text, "compact.syntax", "", &message);
    }
}

/// 8 ends of a line that are neither a vector nor a score.
#[test]
fn a_line_ends_with_a_vector_or_a_score() {
    for (rest, shown) in [
        ("/", ""),
        ("/8.5", "8.5"),
        ("/base:8.5", "base:8.5"),
        ("/TM:P", "TM:P"),
        ("/XX:1/BASE:8.5", "XX:1/BASE:8.5"),
        ("/PL:1/BASE:8.5", "PL:1/BASE:8.5"),
        ("/MF:P/TM:A/BASE:8.5", "TM:A/BASE:8.5"),
        ("/TM:A/TM:A/BASE:8.5", "TM:A/BASE:8.5"),
    ] {
        let message = format!(
            "expected a CVSS v4.0 vector or `BASE:` with a score at the end, and found `{shown}`"
        );
        assert_refused(&line(rest), "compact.syntax", "", &message);
    }
}

/// 10 factors exchanged with the next, written otherwise or left out, and 1 of the other set.
#[test]
fn the_factors_stand_in_the_order_of_their_set() {
    let pairs: Vec<&str> = FACTORS.split('/').collect();
    let whole = |pairs: &[&str]| format!("AIVSS-C:1/owasp-0.8/R/0.8/{}/BASE:8.5", pairs.join("/"));
    for (index, pair) in pairs.iter().enumerate() {
        let key = &pair[..2];
        let expected = |found: &str| {
            format!("expected factor `{key}` of set 0.8 in its place, and found `{found}`")
        };
        if index + 1 < pairs.len() {
            let mut swapped = pairs.clone();
            swapped.swap(index, index + 1);
            let message = expected(pairs[index + 1]);
            assert_refused(&whole(&swapped), "compact.syntax", "", &message);
        }
        for other in [pair.to_lowercase(), pair.replace(':', "="), pair[2..].to_owned()] {
            let mut changed = pairs.clone();
            changed[index] = &other;
            assert_refused(&whole(&changed), "compact.syntax", "", &expected(&other));
        }
        // The last is missed at the end of the line, which has a test of its own.
        if index + 1 < pairs.len() {
            let mut missing = pairs.clone();
            missing.remove(index);
            let message = expected(missing[index]);
            assert_refused(&whole(&missing), "compact.syntax", "", &message);
        }
    }
    let other = line("/BASE:8.5").replace("/0.8/", "/0.5/").replace("/R/", "/E/");
    let message = "expected factor `PE` of set 0.5 in its place, and found `LA:1`";
    assert_refused(&other, "compact.syntax", "", message);
}

/// 10 factors x 4 values that are no value of theirs, each with the factor's path.
#[test]
fn a_factor_s_value_is_checked_where_it_stands() {
    let pairs: Vec<&str> = FACTORS.split('/').collect();
    for (index, (pair, key)) in pairs.iter().zip(KEYS_0_8).enumerate() {
        let path = format!("factors.{key}");
        for (value, code, message) in [
            ("", "number.invalid", "`` is not a plain decimal number such as `0.97`".to_owned()),
            (
                "1e0",
                "number.invalid",
                "`1e0` is not a plain decimal number such as `0.97`".to_owned(),
            ),
            (
                "1.5",
                "number.range",
                "`1.5` is out of range; a factor lies between 0 and 1".to_owned(),
            ),
            (
                "0.3",
                "factor.off_rubric",
                format!(
                    "factor `{key}` is `0.3`; the rubric domain knows `0.0`, `0.5` and `1.0`, and other values need \
                     the domain `estimated`"
                ),
            ),
        ] {
            let mut changed = pairs.clone();
            let value = format!("{}:{value}", &pair[..2]);
            changed[index] = &value;
            let text = format!("AIVSS-C:1/owasp-0.8/R/0.8/{}/BASE:8.5", changed.join("/"));
            assert_refused(&text, code, &path, &message);
        }
    }
}

/// 4 unknown names: method, domain in two spellings, set.
#[test]
fn an_unknown_method_domain_or_set_is_named() {
    let whole = line("/BASE:8.5");
    for (from, to, code, message) in [
        (
            "owasp-0.8",
            "owasp-0.9",
            "method.unknown",
            "`owasp-0.9` is no method; there are `owasp-0.8`, `owasp-0.5`, `uplift-only`",
        ),
        (
            "/R/",
            "/rubric/",
            "compact.syntax",
            "`rubric` is no domain; the compact form writes `R` for rubric and `E` for estimated",
        ),
        (
            "/R/",
            "/e/",
            "compact.syntax",
            "`e` is no domain; the compact form writes `R` for rubric and `E` for estimated",
        ),
        (
            "/0.8/AU",
            "/0.9/AU",
            "factor_set.unknown",
            "`0.9` is no factor set; there are `0.8` and `0.5`",
        ),
    ] {
        assert_refused(&whole.replacen(from, to, 1), code, "", message);
    }
}

/// 5 combinations that no assessment may have.
#[test]
fn what_does_not_go_together_is_refused_as_everywhere() {
    for (text, code, path, message) in [
        (
            format!("AIVSS-C:1/owasp-0.8/R/0.5/{FACTORS_0_5}/BASE:8.5"),
            "factor_set.not_allowed",
            "factor_set",
            "method `owasp-0.8` in the rubric domain takes factors of set 0.8, not of set 0.5",
        ),
        (
            format!("AIVSS-C:1/owasp-0.5/R/0.5/{FACTORS_0_5}/MF:P/BASE:8.5"),
            "mitigation.not_allowed",
            "mitigation",
            "method `owasp-0.5` has no mitigation factor, so none can be given",
        ),
        (
            line(&format!("/TM:A/{BASE}/E:U")),
            "threat_multiplier.conflict",
            "exploit_maturity",
            "exploit maturity `attacked` contradicts the vector, whose `E:U` means `unreported`",
        ),
        (
            line(&format!("/TM:0.97/{BASE}/E:U")),
            "threat_multiplier.conflict",
            "threat_multiplier",
            "threat multiplier `0.97` contradicts the vector, whose `E:U` means `unreported`",
        ),
        (
            "AIVSS-C:1/owasp-0.8/R/AARS:8.5/BASE:9.4".to_owned(),
            "aars.not_allowed",
            "aars",
            "method `owasp-0.8` in the rubric domain works AARS out from ten factors; a printed AARS is taken by \
             `owasp-0.5` in the rubric domain alone",
        ),
    ] {
        assert_refused(&text, code, path, message);
    }
}

/// 3 multipliers and 1 AARS that the rubric domain or any domain refuses.
#[test]
fn a_multiplier_outside_its_table_or_range_is_refused() {
    for (text, code, path, message) in [
        (
            line("/TM:1.05/BASE:8.5"),
            "threat_multiplier.off_table",
            "threat_multiplier",
            "threat multiplier `1.05` is none of 1.0 (attacked), 0.97 (proof_of_concept), 0.5 (unreported) that \
             `owasp-0.8` knows in the rubric domain; others need the domain `estimated`",
        ),
        (
            line("/TM:2.5/BASE:8.5").replace("/R/", "/E/"),
            "number.range",
            "threat_multiplier",
            "`2.5` is out of range; a threat multiplier lies between 0 and 2",
        ),
        (
            line("/MF:1.5/BASE:8.5").replace("/R/", "/E/"),
            "number.range",
            "mitigation_factor",
            "`1.5` is out of range; a mitigation factor lies between 0 and 1",
        ),
        (
            "AIVSS-C:1/owasp-0.5/R/AARS:10.5/BASE:9.4".to_owned(),
            "number.range",
            "aars",
            "`10.5` is out of range; a printed AARS lies between 0 and 10",
        ),
    ] {
        assert_refused(&text, code, path, message);
    }
}

/// 3 scores and 3 vectors that are none.
#[test]
fn the_cvss_part_is_checked_as_everywhere() {
    for (rest, code, message) in [
        ("BASE:9.45", "number.places", "`9.45` has more than the one decimal of a score"),
        ("BASE:11", "number.range", "`11` is out of range; a score lies between 0.0 and 10.0"),
        ("BASE:8,5", "number.invalid", "`8,5` is not a plain decimal number such as `0.97`"),
        (
            "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
            "cvss.version",
            "this is a CVSS v3.1 vector; AIVSS is defined on CVSS v4.0 alone (AIVSS v0.8, section 3.1.1) and scores of \
             other versions are on another scale, so assess the vulnerability anew in v4.0",
        ),
        (&format!("{BASE}/TM:P"), "cvss.metric_unknown", "`TM` is no metric of CVSS v4.0"),
        (
            &format!("{BASE}/E:Z"),
            "cvss.value_unknown",
            "metric `E` (Exploit Maturity) has no value `Z`; it takes `A` (Attacked), `P` (POC), `U` (Unreported), `X` \
             (Not Defined)",
        ),
    ] {
        assert_refused(&line(&format!("/{rest}")), code, "cvss", message);
    }
}

/// 1 text of the prefix alone: its version is not said to be unknown in favour of the same version.
#[test]
fn the_known_version_is_not_called_unknown() {
    for text in ["AIVSS-C:1", "AIVSS:1"] {
        let error = text.parse::<Assessment>().unwrap_err();
        assert_eq!(error.code().as_str(), "compact.syntax", "{error}");
    }
}

/// 11 texts in seven other notations that begin with `AIVSS:`, and in none that is known: each is answered by
/// its name and with what to do, even where it is longer than any compact form.
#[test]
fn another_notation_is_answered_by_its_name() {
    let long = format!("AIVSS:2.0/{}", "AV:N/".repeat(200));
    for (text, head, what, cure) in [
        (
            "AIVSS:0.8/AU:1/TO:1.0/LA:1/CX:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0.0",
            "AIVSS:0.8",
            "the factor vector of AIVSS v0.8 that mcp-guard prints, which lacks CVSS and multipliers",
            "give it as `factors` beside a CVSS v4.0 vector",
        ),
        (
            "AIVSS:1.0/LC:D/CP:C/AP:L/SR:R/EX:W/PT:H/CA:M/TD:H",
            "AIVSS:1.0",
            "the extension vector of the AIVSS project's 1.0 candidate",
            "it has other metrics than the ten factors and is not scored with them",
        ),
        (
            "AIVSS:2.0/LC:D/CP:C/AP:L/SR:R/EX:W/PT:H/CA:M/TD:H",
            "AIVSS:2.0",
            "the extension vector of the AIVSS project's superseded 2.0 candidate",
            "it has other metrics than the ten factors and is not scored with them",
        ),
        (
            "AIVSS:1.2/LC:D/CP:C",
            "AIVSS:1.2",
            "a superseded draft, 1.2, of the AIVSS project's candidate",
            "it has other metrics than the ten factors and is not scored with them",
        ),
        (
            "AIVSS:2.0/AV:N/AC:L/PR:N/UI:N/S:U/MR:H",
            "AIVSS:2.0",
            "the 14-metric vector of the general AIVSS framework for AI systems, not OWASP's for agents",
            "give the CVSS v4.0 vector and the ten factors that it was made from",
        ),
        (
            &long,
            "AIVSS:2.0",
            "the 14-metric vector of the general AIVSS framework for AI systems, not OWASP's for agents",
            "give the CVSS v4.0 vector and the ten factors that it was made from",
        ),
        (
            "AIVSS:1.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:H/RL:O/RC:C/AARS:6.5/TM:1.0",
            "AIVSS:1.0",
            "a demonstration calculator's notation, CVSS metrics with an AARS behind them",
            "give its AARS and a CVSS v4.0 base vector or score with the method `owasp-0.5`",
        ),
        (
            "AIVSS:1.0/AV:N/AC:L/PIS:H/MC:H/DS:H/CI:H/II:H/AI:H",
            "AIVSS:1.0",
            "the own notation of some tool; at least five unrelated ones begin so",
            "give the CVSS v4.0 vector and the ten factors that it was made from",
        ),
        (
            "AIVSS:2/owasp-0.8/R",
            "AIVSS:2",
            "no notation that this library knows",
            "give the CVSS v4.0 vector and the ten factors that it was made from",
        ),
        (
            "AIVSS:",
            "AIVSS:",
            "no notation that this library knows",
            "give the CVSS v4.0 vector and the ten factors that it was made from",
        ),
        (
            "AIVSS:\u{1b}[2J`/R",
            "AIVSS:\\u{1b}[2J\\u{60}",
            "no notation that this library knows",
            "give the CVSS v4.0 vector and the ten factors that it was made from",
        ),
    ] {
        let message = format!(
            "`{head}` begins {what}, and not this library's compact form `AIVSS-C:1/`; {cure}"
        );
        assert_refused(text, "compact.notation", "", &message);
    }
}

/// Every line of the corpus under the form's former prefix: read as the same, written with the new one.
#[test]
fn the_former_prefix_is_read_and_written_anew() {
    let lines = include_str!("../../../vectors/compact.txt");
    let mut count = 0;
    for line in lines.lines().filter(|line| line.starts_with("AIVSS-C:1/")) {
        let former = line.replacen("AIVSS-C:1/", "AIVSS:1/", 1);
        let read: Assessment = former.parse().unwrap();
        assert_eq!(read.compact().to_string(), line);
        count += 1;
    }
    assert!(count > 20, "{count}");
}

/// 5 numbers in parts that are no factors: each refused with its path, in the words of its own quantity.
#[test]
fn a_multiplier_that_cannot_be_read_has_its_path_and_its_own_range() {
    for (text, path) in [
        (line("/TM:Q/BASE:8.5"), "threat_multiplier"),
        (line("/TM:-1/BASE:8.5"), "threat_multiplier"),
        (line("/MF:Q/BASE:8.5"), "mitigation_factor"),
        (line("/MF:2000000/BASE:8.5"), "mitigation_factor"),
        ("AIVSS-C:1/owasp-0.5/R/AARS:-1/BASE:9.4".to_owned(), "aars"),
    ] {
        let error = text.parse::<Assessment>().unwrap_err();
        assert_eq!(error.path(), path, "{text}: {error}");
        assert!(!error.message().contains("no quantity here"), "{text}: {error}");
    }
}

/// 2 spellings that the grammar does not have.
#[test]
fn the_method_is_written_as_the_grammar_has_it() {
    for method in ["OWASP 0.8", "v0.8"] {
        let text = line("/BASE:8.5").replacen("owasp-0.8", method, 1);
        assert!(text.parse::<Assessment>().is_err(), "{text}");
    }
}

/// 4 lines with a slash too many, each told so.
#[test]
fn a_slash_at_the_end_is_named() {
    let message = "a compact form ends with its vector or score, and this one has a slash after it";
    for rest in ["/BASE:8.5/".to_owned(), format!("/{BASE}/"), "/BASE:8.5//".into()] {
        let text = line(&rest);
        assert_refused(&text, "compact.syntax", "", message);
        let position = text.parse::<Assessment>().unwrap_err().position();
        assert_eq!(position, Some(text.len() - 1), "{text}");
    }
    let message = "the compact form ends with a slash, where more parts must follow";
    assert_refused("AIVSS-C:1/owasp-0.8/R/", "compact.syntax", "", message);
}

/// The byte at which a vector goes wrong, counted from the start of the line: 3 vectors.
#[test]
fn a_place_in_the_vector_counts_from_the_start_of_the_line() {
    let threat = "/TM:P";
    for (vector, wrong) in [
        (BASE.replace("AC:L", "AC:Z"), "AC:Z"),
        (BASE.replace("AC:L", "XX:L"), "XX:L"),
        (format!("{BASE}/E"), "E"),
    ] {
        let text = line(&format!("{threat}/{vector}"));
        let position = text.parse::<Assessment>().unwrap_err().position().unwrap();
        assert!(text[position..].starts_with(wrong), "{position} of {text}");
        assert!(position > line("").len() + threat.len());
    }
}
