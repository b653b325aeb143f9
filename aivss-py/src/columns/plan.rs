//! What the columns of one piece mean: which is which field of a request, checked once before any row.

use super::cells::Cells;
use super::input::Piece;
use aivss_core::request::PartialRequest;
use aivss_core::value::Value;
use aivss_core::{AmplificationFactor, Domain, Error, FactorSet, FactorValue, Method, Profile};

/// The fields that every row of a batch shares.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    pub(super) method: Method,
    pub(super) domain: Domain,
    pub(super) factor_set: Option<FactorSet>,
}

impl Shared {
    /// Whether nothing was said, or just what holds anyway.
    pub(super) fn is_default(self) -> bool {
        self.method == Method::default() && self.domain == Domain::default()
    }

    pub(super) fn factor_set(self) -> FactorSet {
        let own = || self.method.factor_sets(Domain::Rubric).first().copied();
        self.factor_set.or_else(own).unwrap_or(FactorSet::V0_8)
    }
}

/// The columns of a piece by their fields.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) shared: Shared,
    pub(super) cvss: &'a Cells,
    /// In the order of the factor set, each with the name of its column.
    pub(super) factors: Vec<(&'a str, &'a Cells)>,
    pub(super) exploit_maturity: Option<&'a Cells>,
    pub(super) threat_multiplier: Option<&'a Cells>,
    pub(super) mitigation: Option<&'a Cells>,
    pub(super) mitigation_factor: Option<&'a Cells>,
}

impl<'a> Plan<'a> {
    /// Refuses what would be wrong in every row: no CVSS, unknown, missing or repeated columns.
    pub(super) fn try_new(shared: Shared, piece: &'a Piece) -> Result<Self, Error> {
        let set = shared.factor_set();
        let mut fields: [(&str, Option<&Cells>); 5] = [
            ("cvss", None),
            ("exploit_maturity", None),
            ("threat_multiplier", None),
            ("mitigation", None),
            ("mitigation_factor", None),
        ];
        let mut named = Vec::with_capacity(10);
        for (name, cells) in &piece.columns {
            match fields.iter_mut().find(|(field, _)| field == name) {
                Some((_, column)) => {
                    if column.replace(cells).is_some() {
                        return Err(repeated(name));
                    }
                }
                None => named.push((name.as_str(), cells)),
            }
        }
        let [
            (_, cvss),
            (_, exploit_maturity),
            (_, threat_multiplier),
            (_, mitigation),
            (_, factor),
        ] = fields;
        let cvss = cvss.ok_or_else(no_cvss)?;
        let given = named.iter().map(|(name, _)| (*name, FactorValue::ZERO));
        Profile::try_from_names(set, given).map_err(|error| error.at("factors"))?;
        named.sort_by_key(|(name, _)| {
            name.parse::<AmplificationFactor>().ok().and_then(|factor| set.position(factor))
        });
        Ok(Self {
            shared,
            cvss,
            factors: named,
            exploit_maturity,
            threat_multiplier,
            mitigation,
            mitigation_factor: factor,
        })
    }

    /// A row as the request that it is; nulls are left out.
    pub(super) fn request(&self, row: usize) -> Result<PartialRequest, Error> {
        let mut fields = vec![
            ("method".into(), Value::Text(self.shared.method.as_str().into())),
            ("domain".into(), Value::Text(self.shared.domain.as_str().into())),
            ("factor_set".into(), Value::Text(self.shared.factor_set().as_str().into())),
        ];
        for (name, column) in [
            ("cvss", Some(self.cvss)),
            ("exploit_maturity", self.exploit_maturity),
            ("threat_multiplier", self.threat_multiplier),
            ("mitigation", self.mitigation),
            ("mitigation_factor", self.mitigation_factor),
        ] {
            let Some(column) = column else { continue };
            if let Some(value) = column.value(row).map_err(|error| error.at(name))? {
                fields.push((name.into(), value));
            }
        }
        let mut factors = Vec::with_capacity(self.factors.len());
        for (name, column) in &self.factors {
            let value = column.value(row).map_err(|error| error.at(name).at("factors"))?;
            if let Some(value) = value {
                factors.push(((*name).into(), value));
            }
        }
        fields.push(("factors".into(), Value::Object(factors)));
        PartialRequest::from_value(Value::Object(fields))
    }
}

/// The core's own words for a request without `cvss`.
fn no_cvss() -> Error {
    match PartialRequest::from_value(Value::Object(Vec::new())) {
        Err(error) => error,
        Ok(_) => Error::new(aivss_core::ErrorCode::FieldMissing, "there is no `cvss`").at("cvss"),
    }
}

fn repeated(name: &str) -> Error {
    Error::new(
        aivss_core::ErrorCode::FieldDuplicate,
        format!("column `{name}` stands in the table twice"),
    )
    .at(name)
}
