//! One of the seven layers, or what crosses them.

use super::layer::{Layer, LayerRecord};
use super::maestro::CROSS_LAYER;
use crate::error::Error;
use core::fmt;
use core::str::FromStr;

/// What a threat, a control or a part of a system belongs to: one layer, or what crosses layers.
///
/// The playbook's layer matrix has a column for each of the seven layers and one more, "Cross-Layer".
///
/// Source: MAESTRO Threat Modeling Playbook v1.0.0, `03-mapping-matrix.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LayerScope {
    /// One layer.
    Layer(Layer),
    /// What crosses layers.
    CrossLayer,
}

impl LayerScope {
    /// All eight: the layers in order, then what crosses them.
    pub const ALL: [Self; 8] = [
        Self::Layer(Layer::FoundationModels),
        Self::Layer(Layer::DataOperations),
        Self::Layer(Layer::AgentFrameworks),
        Self::Layer(Layer::DeploymentInfrastructure),
        Self::Layer(Layer::EvaluationObservability),
        Self::Layer(Layer::SecurityCompliance),
        Self::Layer(Layer::AgentEcosystem),
        Self::CrossLayer,
    ];

    /// What the playbook says of the layer, or of what crosses layers.
    #[must_use]
    pub const fn record(self) -> &'static LayerRecord {
        match self {
            Self::Layer(layer) => layer.record(),
            Self::CrossLayer => &CROSS_LAYER,
        }
    }

    /// `L1` to `L7`, or `CL`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.record().id
    }

    /// The layer's name, or `Cross-Layer`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.record().name
    }

    /// The layer; `None` for what crosses layers.
    #[must_use]
    pub const fn layer(self) -> Option<Layer> {
        match self {
            Self::Layer(layer) => Some(layer),
            Self::CrossLayer => None,
        }
    }
}

impl From<Layer> for LayerScope {
    fn from(layer: Layer) -> Self {
        Self::Layer(layer)
    }
}

impl fmt::Display for LayerScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What [`Layer`] takes, or `CL`, `Cross-Layer` or `cross_layer`.
impl FromStr for LayerScope {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let names = ["CL", "Cross-Layer", "cross_layer"];
        if names.iter().any(|name| name.eq_ignore_ascii_case(text)) {
            return Ok(Self::CrossLayer);
        }
        text.parse().map(Self::Layer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_and_names_are_those_of_the_records() {
        for scope in LayerScope::ALL {
            assert_eq!(scope.as_str().parse::<LayerScope>().unwrap(), scope);
            assert_eq!(scope.as_str(), scope.record().id);
            assert_eq!(scope.record().layer, scope);
        }
        assert_eq!(LayerScope::CrossLayer.name(), "Cross-Layer");
    }
}
