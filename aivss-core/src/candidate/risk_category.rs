//! What kind of risk a finding is: an entry of the ASI Top 10, or one that MAESTRO describes.

use super::text::{filled, required};
use crate::catalog::Layer;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use crate::value::Value;
use crate::value::read::{Fields, missing, named, wrong_kind};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

/// The id of a finding outside the ASI Top 10.
pub const MAESTRO_EXTENDED: &str = "MAESTRO-EXTENDED";

/// The entries of OWASP's Top 10 for Agentic Applications, under the names that the candidate prints.
const NAMES: [(&str, &str); 10] = [
    ("ASI01", "Agent Goal Hijack"),
    ("ASI02", "Tool Misuse & Exploitation"),
    ("ASI03", "Identity & Privilege Abuse"),
    ("ASI04", "Agentic Supply Chain Vulnerabilities"),
    ("ASI05", "Unexpected Code Execution"),
    ("ASI06", "Memory & Context Poisoning"),
    ("ASI07", "Insecure Inter-Agent Communication"),
    ("ASI08", "Cascading Failures"),
    ("ASI09", "Human-Agent Trust Exploitation"),
    ("ASI10", "Rogue Agents"),
];

/// An entry of the ASI Top 10.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsiCategory(u8);

impl AsiCategory {
    /// All ten.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..10).map(Self)
    }

    fn entry(self) -> (&'static str, &'static str) {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// `ASI01` to `ASI10`, the id of [`AsiRisk`](crate::catalog::AsiRisk) as well.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.entry().0
    }

    /// The name that the candidate prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().1
    }
}

impl fmt::Debug for AsiCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// # Errors
///
/// `risk_category.unknown`.
impl FromStr for AsiCategory {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::all().find(|category| category.id() == text).ok_or_else(|| {
            Error::new(
                ErrorCode::RiskCategoryUnknown,
                format!(
                    "{} is no entry of the ASI Top 10; there are `ASI01` to `ASI10`",
                    Quoted(text)
                ),
            )
        })
    }
}

/// The risk category of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RiskCategory {
    /// An entry of the ASI Top 10.
    Asi(AsiCategory),
    /// Outside the ASI Top 10, described by MAESTRO.
    MaestroExtended(MaestroExtension),
}

/// What MAESTRO says of a finding outside the ASI Top 10.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MaestroExtension {
    /// The layer.
    pub layer: Layer,
    /// What the threat is.
    pub threat_description: String,
    /// The nearest entry of the ASI Top 10.
    pub nearest_asi: Option<AsiCategory>,
}

/// The name of a layer in the candidate's documents.
#[must_use]
pub const fn layer_name(layer: Layer) -> &'static str {
    match layer {
        Layer::FoundationModels => "Foundation Models",
        Layer::DataOperations => "Data Operations",
        Layer::AgentFrameworks => "Agent Frameworks",
        Layer::DeploymentInfrastructure => "Deployment Infrastructure",
        Layer::EvaluationObservability => "Evaluation and Observability",
        Layer::SecurityCompliance => "Security and Compliance",
        Layer::AgentEcosystem => "Agent Ecosystem",
    }
}

impl RiskCategory {
    /// The id in a document.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Asi(category) => category.id(),
            Self::MaestroExtended(_) => MAESTRO_EXTENDED,
        }
    }

    /// The name in a report.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Asi(category) => category.name(),
            Self::MaestroExtended(_) => "MAESTRO-extended finding",
        }
    }

    /// The scheme in a report.
    #[must_use]
    pub const fn scheme(&self) -> &'static str {
        match self {
            Self::Asi(_) => "ASI",
            Self::MaestroExtended(_) => "MAESTRO-extended",
        }
    }

    /// The category of an input: its id, and what MAESTRO says where the id asks for it.
    pub(super) fn read(id: Value<'_>, metadata: Option<Value<'_>>) -> Result<Self, Error> {
        let Value::Text(id) = id else {
            return Err(wrong_kind(&id, "a text in quotes").at("risk_category"));
        };
        match (id == MAESTRO_EXTENDED, metadata) {
            (true, Some(metadata)) => extension(metadata)
                .map(Self::MaestroExtended)
                .map_err(|error| error.at("taxonomy_metadata")),
            (true, None) => Err(missing(
                "a finding of `MAESTRO-EXTENDED` needs `taxonomy_metadata` with its layer and threat",
            )
            .at("taxonomy_metadata")),
            (false, Some(_)) => Err(Error::new(
                ErrorCode::FieldConflict,
                "`taxonomy_metadata` belongs to `MAESTRO-EXTENDED`, and the risk category is another",
            )
            .at("taxonomy_metadata")),
            (false, None) => id.parse().map(Self::Asi).map_err(|error: Error| error.at("risk_category")),
        }
    }

    /// `taxonomy_metadata` of an input.
    pub(super) fn metadata(&self) -> Option<Value<'_>> {
        match self {
            Self::Asi(_) => None,
            Self::MaestroExtended(extension) => Some(Value::object(extension.fields())),
        }
    }

    /// `risk_category` of a report.
    pub(super) fn to_value(&self) -> Value<'_> {
        let mut fields = alloc::vec![
            ("id", self.id().into()),
            ("name", self.name().into()),
            ("scheme", self.scheme().into()),
        ];
        if let Self::MaestroExtended(extension) = self {
            fields.extend(extension.fields());
        }
        Value::object(fields)
    }
}

impl MaestroExtension {
    fn fields(&self) -> Vec<(&'static str, Value<'_>)> {
        let mut fields = alloc::vec![
            ("maestro_layer", layer_name(self.layer).into()),
            ("threat_description", self.threat_description.as_str().into()),
        ];
        fields.extend(self.nearest_asi.map(|category| ("nearest_asi", category.id().into())));
        fields
    }
}

fn extension(value: Value<'_>) -> Result<MaestroExtension, Error> {
    let mut fields = Fields::new(value, &["maestro_layer", "threat_description", "nearest_asi"])?;
    Ok(MaestroExtension {
        layer: required(&mut fields, "maestro_layer", layer)?,
        threat_description: required(&mut fields, "threat_description", filled)?,
        nearest_asi: fields.read("nearest_asi", named)?,
    })
}

fn layer(value: Value<'_>) -> Result<Layer, Error> {
    let Value::Text(name) = value else {
        return Err(wrong_kind(&value, "a text in quotes"));
    };
    Layer::ALL.into_iter().find(|layer| layer_name(*layer) == name).ok_or_else(|| {
        let names = list(Layer::ALL.map(|layer| format!("`{}`", layer_name(layer))));
        Error::new(
            ErrorCode::CatalogUnknown,
            format!("{} is no layer of MAESTRO; there are {names}", Quoted(&name)),
        )
    })
}
