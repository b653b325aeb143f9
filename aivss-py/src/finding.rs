//! What a request says beside its inputs, which reports and bounds keep and pickles carry.

use crate::error::CallError;
use aivss_core::request::{Observation, PartialRequest};
use aivss_core::{Error, FactorSet, PartialInputs};
use std::str::FromStr;

/// Name, comment, and what is said of factors.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct About {
    pub(crate) name: Option<String>,
    pub(crate) comment: Option<String>,
    pub(crate) observations: Vec<Observation>,
}

/// What a pickle holds: the compact form, name, comment, and for each factor of which something is said its
/// name with status, source and reason.
pub(crate) type Remembered = (String, Option<String>, Option<String>, Vec<Said>);
type Said = (String, Option<String>, Option<String>, Option<String>);

impl About {
    pub(crate) const fn new(name: Option<String>, comment: Option<String>) -> Self {
        Self { name, comment, observations: Vec::new() }
    }

    /// A request taken apart.
    pub(crate) fn split(request: PartialRequest) -> (Self, PartialInputs) {
        let PartialRequest { name, comment, inputs, observations } = request;
        (Self { name, comment, observations }, inputs)
    }

    /// The request of these inputs.
    pub(crate) fn request(&self, inputs: PartialInputs) -> PartialRequest {
        let Self { name, comment, observations } = self.clone();
        PartialRequest { name, comment, inputs, observations }
    }

    pub(crate) fn remembered(&self, compact: String) -> Remembered {
        let said = self.observations.iter().map(|observation| {
            let Observation { factor, status, source, reason } = observation.clone();
            (
                factor.key(FactorSet::V0_8).into(),
                status.map(|status| status.as_str().into()),
                source,
                reason,
            )
        });
        (compact, self.name.clone(), self.comment.clone(), said.collect())
    }

    /// What a pickle holds, with what its compact form says.
    pub(crate) fn recalled<T: FromStr<Err = Error>>(
        remembered: Remembered,
    ) -> Result<(Self, T), CallError> {
        let (compact, name, comment, said) = remembered;
        let observations = said.into_iter().map(|(factor, status, source, reason)| {
            let status = status.map(|status| status.parse()).transpose()?;
            Ok(Observation { factor: factor.parse()?, status, source, reason })
        });
        let observations = observations.collect::<Result<_, Error>>()?;
        Ok((Self { name, comment, observations }, compact.parse()?))
    }
}
