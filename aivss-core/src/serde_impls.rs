//! Text forms for serde: the words of requests and reports, which `FromStr` reads.

use crate::cvss::metric::ExploitMaturity;
use crate::cvss::{MacroVector, Nomenclature, Vector};
use crate::decimal::Decimal;
use crate::error::ErrorCode;
use crate::factor::{FactorSet, FactorValue};
use crate::method::{Domain, Method, MitigationStrength};
use crate::severity::{Score, Severity};
use alloc::borrow::Cow;
use core::str::FromStr;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

macro_rules! serialize_as_text {
    ($($name:ty: |$value:ident| $text:expr,)+) => {
        $(impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                serializer.serialize_str($text)
            }
        })+
    };
}

serialize_as_text! {
    Decimal: |value| value.text().as_str(),
    Score: |value| value.to_decimal().text().as_str(),
    FactorValue: |value| value.to_decimal().text().as_str(),
    Vector: |value| value.text().as_str(),
    MacroVector: |value| value.text().as_str(),
    Severity: |value| value.as_str(),
    Nomenclature: |value| value.as_str(),
    Method: |value| value.as_str(),
    Domain: |value| value.as_str(),
    FactorSet: |value| value.as_str(),
    MitigationStrength: |value| value.as_str(),
    ExploitMaturity: |value| value.as_str(),
    ErrorCode: |value| value.as_str(),
}

macro_rules! deserialize_from_text {
    ($($name:ty)+) => {
        $(impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<'de, str>::deserialize(deserializer)?;
                <$name>::from_str(&text).map_err(D::Error::custom)
            }
        })+
    };
}

deserialize_from_text! {
    Decimal Score FactorValue Vector Method Domain FactorSet MitigationStrength ExploitMaturity
}
