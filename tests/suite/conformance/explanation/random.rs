//! Random requests, each explained and checked as a whole.

use super::check::assert_explanation;
use super::{explanation, request_of};
use crate::compact::random::any_inputs;
use crate::support::{cases, estimated};
use proptest::prelude::{prop_assert_eq, proptest};

proptest! {
    #![proptest_config(cases(400))]

    /// 400 inputs a run: every method, domain and set, scores and vectors, multipliers in every way.
    #[test]
    fn the_explanation_of_random_inputs_is_the_oracles(inputs in any_inputs()) {
        let request = request_of(&inputs);
        assert_explanation(&request, &explanation(&request));
    }

    /// 400 estimates a run, with the edges of the domain often among them.
    #[test]
    fn the_explanation_of_random_estimates_is_the_oracles(estimate in estimated()) {
        let request = request_of(&estimate.inputs());
        assert_explanation(&request, &explanation(&request));
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// 2,000 reports a run: scoring their inputs gives the same report, down to who said what.
    #[test]
    fn the_inputs_of_a_report_score_to_the_same_report(inputs in any_inputs()) {
        let report = inputs.score().unwrap();
        let again = report.inputs().score().unwrap();
        prop_assert_eq!(
            (again.score(), again.severity(), again.aars(), again.raw(), again.cvss_score()),
            (report.score(), report.severity(), report.aars(), report.raw(), report.cvss_score())
        );
        prop_assert_eq!(again, report);
        prop_assert_eq!(again.inputs(), report.inputs());
    }
}
