//! One finding, and how much of its score has reasons.

use crate::assessment::{Amplification, Assessment, Inputs, Report};
use crate::catalog::CoreRisk;
use crate::decimal::Decimal;
use crate::error::Error;
use crate::factor::AmplificationFactor;
use crate::method::MitigationStrength;
use crate::request::Request;
use alloc::string::String;
use alloc::vec::Vec;

/// One finding of a document. Its inputs are checked when it is made, so that it always has a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its name within the document.
    pub id: String,
    /// What it is, in a few words.
    pub title: Option<String>,
    /// What it is, at length.
    pub description: Option<String>,
    /// The core risk it belongs to.
    pub core_risk: Option<CoreRisk>,
    /// Why the CVSS vector is what it is.
    pub cvss_rationale: Option<String>,
    /// Reasons for factors, in the order of the set; only for those that have any.
    pub factor_reasons: Vec<Reason>,
    /// Why the mitigation is held to be as strong as it is.
    pub mitigation_justification: Option<String>,
    /// What decides its score, as it was given.
    inputs: Inputs,
    /// The same, checked.
    assessment: Assessment,
}

/// Why a factor has its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The factor.
    pub factor: AmplificationFactor,
    /// Why, in words.
    pub rationale: Option<String>,
    /// Where that can be seen: links, file names, ticket numbers.
    pub evidence: Vec<String>,
    /// Whether value and reason are the system's own and not this finding's.
    pub is_inherited: bool,
}

/// How much of a score has reasons.
///
/// Every input that an assessor judges counts once: CVSS, each of the ten factors (or the printed
/// AARS), and a mitigation that lowers the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Documentation {
    /// Inputs with a rationale, or for a factor with evidence.
    pub documented: usize,
    /// Inputs in all.
    pub inputs: usize,
}

impl Finding {
    /// A finding with a name and what decides its score, and no reasons yet.
    ///
    /// # Errors
    ///
    /// Those of [`Assessment::try_new`].
    pub fn try_new(id: impl Into<String>, inputs: Inputs) -> Result<Self, Error> {
        Ok(Self {
            id: id.into(),
            title: None,
            description: None,
            core_risk: None,
            cvss_rationale: None,
            factor_reasons: Vec::new(),
            mitigation_justification: None,
            inputs,
            assessment: Assessment::try_new(inputs)?,
        })
    }

    /// What decides the score, as it was given.
    #[must_use]
    pub const fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Gives the finding other inputs. Where they are refused it keeps those that it has.
    ///
    /// # Errors
    ///
    /// Those of [`Assessment::try_new`].
    pub fn set_inputs(&mut self, inputs: Inputs) -> Result<(), Error> {
        self.assessment = Assessment::try_new(inputs)?;
        self.inputs = inputs;
        Ok(())
    }

    /// The score with every figure it was made from.
    #[must_use]
    pub fn report(&self) -> Report {
        self.assessment.report()
    }

    /// How much of the finding's score has reasons.
    #[must_use]
    pub fn documentation(&self) -> Documentation {
        let judged = match self.inputs.amplification {
            Amplification::Profile(_) => 10,
            // A printed AARS comes without factors and so without any place for reasons.
            Amplification::PrintedAars(_) => 1,
        };
        let documented = usize::from(self.cvss_rationale.is_some())
            + self.factor_reasons.len()
            + usize::from(self.lowers_by_mitigation() && self.mitigation_justification.is_some());
        Documentation { documented, inputs: 1 + judged + usize::from(self.lowers_by_mitigation()) }
    }

    /// The finding as a request of its own, named by its id and title.
    #[must_use]
    pub fn to_request(&self) -> Request {
        let mut name = self.id.clone();
        if let Some(title) = &self.title {
            name.push_str(": ");
            name.push_str(title);
        }
        Request { name: Some(name), ..Request::from(self.inputs) }
    }

    fn lowers_by_mitigation(&self) -> bool {
        let strength = self.inputs.mitigation.unwrap_or_default();
        strength != MitigationStrength::NoneOrWeak
            || self.inputs.mitigation_factor.is_some_and(|factor| factor < Decimal::ONE)
    }
}
