//! Where in the seven layers something is: one of them, or across.

use aivss_core::Error;
use aivss_core::catalog::Layer;
use core::fmt;
use core::str::FromStr;

/// A layer, or what crosses layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In one layer.
    In(Layer),
    /// Across layers.
    Across,
}

impl Place {
    /// All eight: the layers in order, then what crosses them.
    pub const ALL: [Self; 8] = [
        Self::In(Layer::FoundationModels),
        Self::In(Layer::DataOperations),
        Self::In(Layer::AgentFrameworks),
        Self::In(Layer::DeploymentInfrastructure),
        Self::In(Layer::EvaluationObservability),
        Self::In(Layer::SecurityCompliance),
        Self::In(Layer::AgentEcosystem),
        Self::Across,
    ];

    /// `L1` to `L7`, or `CL`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::In(Layer::FoundationModels) => "L1",
            Self::In(Layer::DataOperations) => "L2",
            Self::In(Layer::AgentFrameworks) => "L3",
            Self::In(Layer::DeploymentInfrastructure) => "L4",
            Self::In(Layer::EvaluationObservability) => "L5",
            Self::In(Layer::SecurityCompliance) => "L6",
            Self::In(Layer::AgentEcosystem) => "L7",
            Self::Across => "CL",
        }
    }

    /// The layer's name, or `Cross-Layer`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::In(layer) => layer.name(),
            Self::Across => "Cross-Layer",
        }
    }

    /// The layer, if it is one.
    #[must_use]
    pub const fn layer(self) -> Option<Layer> {
        match self {
            Self::In(layer) => Some(layer),
            Self::Across => None,
        }
    }
}

impl From<Layer> for Place {
    fn from(layer: Layer) -> Self {
        Self::In(layer)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What [`Layer`] takes, or `CL`, `Cross-Layer` or `cross_layer`.
impl FromStr for Place {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let names = ["CL", "Cross-Layer", "cross_layer"];
        if names.iter().any(|name| name.eq_ignore_ascii_case(text)) {
            return Ok(Self::Across);
        }
        text.parse().map(Self::In)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_are_those_of_the_layers() {
        for place in Place::ALL {
            assert_eq!(place.as_str().parse::<Place>().unwrap(), place);
            if let Some(layer) = place.layer() {
                assert_eq!(place.as_str(), layer.id());
            }
        }
    }
}
