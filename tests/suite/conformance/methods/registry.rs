//! What the methods, domains and strengths say of themselves, and the names they are read by.

use crate::support::decimal;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{Domain, ErrorCode, FactorSet, Method, MitigationStrength};

/// 3 methods as section 1 of the reference lists them.
#[test]
fn the_methods_are_the_published_ones_and_the_current_release_is_the_default() {
    use FactorSet::{V0_5, V0_8};
    let both: &[FactorSet] = &[V0_8, V0_5];
    let uplift = "(10 - CVSS) × (sum / 10) × ThM";
    for (method, id, version, aars, aivss, rubric, estimated, multipliers) in [
        (
            Method::Owasp0_8,
            "owasp-0.8",
            "0.8",
            uplift,
            "(CVSS + AARS) × MF",
            V0_8,
            both,
            ["1.00", "0.97", "0.50"],
        ),
        (
            Method::Owasp0_5,
            "owasp-0.5",
            "0.5",
            "sum",
            "((CVSS + AARS) / 2) × ThM",
            V0_5,
            &[V0_5],
            ["1.00", "0.97", "0.91"],
        ),
        (
            Method::UpliftOnly,
            "uplift-only",
            "2026-04",
            uplift,
            "CVSS + AARS × MF",
            V0_8,
            both,
            ["1.00", "0.97", "0.50"],
        ),
    ] {
        assert_eq!((method.as_str(), method.version()), (id, version));
        assert_eq!(method.to_string(), id);
        let lines = method.equation().map(|line| (line.quantity, line.expression));
        assert_eq!(lines, [("AARS", aars), ("AIVSS", aivss)], "{id}");
        assert_eq!(method.factor_sets(Domain::Rubric), [rubric], "{id}");
        assert_eq!(method.factor_sets(Domain::Estimated), estimated, "{id}");
        assert_eq!(method.has_mitigation(), method != Method::Owasp0_5, "{id}");
        assert_eq!(method.takes_printed_aars(), method == Method::Owasp0_5, "{id}");
        let maturities = [
            ExploitMaturity::Attacked,
            ExploitMaturity::ProofOfConcept,
            ExploitMaturity::Unreported,
        ];
        for (maturity, multiplier) in maturities.into_iter().zip(multipliers) {
            assert_eq!(method.threat_multiplier(maturity), decimal(multiplier), "{id}");
        }
        assert!(!method.title().is_empty() && !method.source().is_empty());
    }
    assert_eq!(Method::ALL.len(), 3);
    assert_eq!(Method::default(), Method::Owasp0_8);
    assert_eq!(aivss_core::spec_version(), "0.8");
    assert_eq!(Domain::default(), Domain::Rubric);
    assert_eq!(ExploitMaturity::AIVSS_DEFAULT, ExploitMaturity::ProofOfConcept);
    assert_eq!(MitigationStrength::default(), MitigationStrength::NoneOrWeak);
    let factors = MitigationStrength::ALL.map(|strength| strength.factor().to_string());
    assert_eq!(factors, ["1.0", "0.83", "0.67"]);
}

/// 25 spellings.
#[test]
fn names_are_read_without_regard_to_case_and_signs() {
    for (text, method) in [
        ("owasp-0.8", Method::Owasp0_8),
        ("OWASP 0.8", Method::Owasp0_8),
        ("v0.8", Method::Owasp0_8),
        ("AIVSS 0.8", Method::Owasp0_8),
        ("0.5", Method::Owasp0_5),
        ("owasp_0.5", Method::Owasp0_5),
        ("Uplift-Only", Method::UpliftOnly),
        ("uplift only", Method::UpliftOnly),
    ] {
        assert_eq!(text.parse::<Method>().unwrap(), method, "{text}");
    }
    for (text, domain) in [
        ("Rubric", Domain::Rubric),
        ("RUBRIC", Domain::Rubric),
        ("Estimated", Domain::Estimated),
        ("estimated", Domain::Estimated),
    ] {
        assert_eq!(text.parse::<Domain>().unwrap(), domain, "{text}");
    }
    for (text, maturity) in [
        ("Attacked", ExploitMaturity::Attacked),
        ("A", ExploitMaturity::Attacked),
        ("Proof of Concept", ExploitMaturity::ProofOfConcept),
        ("proof-of-concept", ExploitMaturity::ProofOfConcept),
        ("PoC", ExploitMaturity::ProofOfConcept),
        ("p", ExploitMaturity::ProofOfConcept),
        ("UNREPORTED", ExploitMaturity::Unreported),
        ("U", ExploitMaturity::Unreported),
    ] {
        assert_eq!(text.parse::<ExploitMaturity>().unwrap(), maturity, "{text}");
    }
    for (text, strength) in [
        ("None", MitigationStrength::NoneOrWeak),
        ("weak", MitigationStrength::NoneOrWeak),
        ("None or weak", MitigationStrength::NoneOrWeak),
        ("PARTIAL", MitigationStrength::Partial),
        ("strong", MitigationStrength::Strong),
    ] {
        assert_eq!(text.parse::<MitigationStrength>().unwrap(), strength, "{text}");
    }
}

/// 5 kinds of names, each refused with what there is.
#[test]
fn an_unknown_name_is_answered_with_those_there_are() {
    let errors = [
        "cvss".parse::<Method>().unwrap_err(),
        "estimate".parse::<Domain>().unwrap_err(),
        "0.6".parse::<FactorSet>().unwrap_err(),
        "high".parse::<ExploitMaturity>().unwrap_err(),
        "full".parse::<MitigationStrength>().unwrap_err(),
    ];
    let found = errors.each_ref().map(|error| (error.code(), error.message()));
    let expected = [
        (
            ErrorCode::MethodUnknown,
            "`cvss` is no method; there are `owasp-0.8`, `owasp-0.5`, `uplift-only`",
        ),
        (
            ErrorCode::DomainUnknown,
            "`estimate` is no value domain; there are `rubric` and `estimated`",
        ),
        (ErrorCode::FactorSetUnknown, "`0.6` is no factor set; there are `0.8` and `0.5`"),
        (
            ErrorCode::ExploitMaturityUnknown,
            "`high` is no exploit maturity; there are `attacked`, `proof_of_concept` and `unreported`",
        ),
        (
            ErrorCode::MitigationUnknown,
            "`full` is no mitigation strength; there are `none`, `weak`, `partial` and `strong`",
        ),
    ];
    assert_eq!(found, expected);
}
