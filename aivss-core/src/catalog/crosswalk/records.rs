//! The links that the catalogs' own records bear.

use super::link::Tier;
use super::table::{PRIMARY, Row, Rows, SECONDARY, Table, row, tiered};
use crate::catalog::asi::AsiRisk;
use crate::catalog::core_risk::CoreRisk;
use crate::catalog::framework::Framework as F;
use crate::catalog::list::{AiucControl, AiucRequirement, RiskAssignment};
use crate::catalog::mitigation::Mitigation;
use crate::catalog::source::Source;
use crate::catalog::threat::{Mark, Threat};

#[rustfmt::skip] // a table a line
pub(super) static TABLES: &[Table] = &[
    Table { from: F::Asi, to: F::CoreRisks, source: Source::aivss_0_8("Table 7"), rows: Rows::Recorded(asi_to_risks) },
    Table { from: F::CoreRisks, to: F::Layers, source: Source::aivss_0_8("Table 8"), rows: Rows::Recorded(risks_to_layers) },
    Table { from: F::CoreRisks, to: F::Threats, source: Source::aivss_0_5("Appendix B"), rows: Rows::Recorded(risks_to_threats) },
    Table { from: F::Threats, to: F::Layers, source: Source::playbook("03-mapping-matrix.md; quickstart: guides/quickstart.md"), rows: Rows::Recorded(threats_to_layers) },
    Table { from: F::Threats, to: F::Threats, source: Source::playbook("guides/quickstart.md and 02-threat-taxonomy.md"), rows: Rows::Recorded(equivalents) },
    Table { from: F::Mitigations, to: F::Threats, source: Source::playbook("09-mitigation-catalog.md"), rows: Rows::Recorded(mitigations_to_threats) },
    Table { from: F::Mitigations, to: F::Layers, source: Source::playbook("09-mitigation-catalog.md"), rows: Rows::Recorded(mitigations_to_layers) },
    Table { from: F::Aiuc1, to: F::CoreRisks, source: AiucRequirement::SOURCE, rows: Rows::Recorded(aiuc_to_risks) },
    #[cfg(feature = "atlas")]
    Table { from: F::Atlas, to: F::Attack, source: atlas::SOURCE, rows: Rows::Recorded(atlas::to_attack) },
    #[cfg(feature = "atlas")]
    Table { from: F::Atlas, to: F::Atlas, source: atlas::SOURCE, rows: Rows::Recorded(atlas::mitigations_to_techniques) },
];

fn asi_to_risks(visit: &mut dyn FnMut(Row)) {
    for asi in AsiRisk::all() {
        visit(tiered(asi.id, PRIMARY, asi.primary.as_str()));
        for risk in asi.secondary {
            visit(tiered(asi.id, SECONDARY, risk.as_str()));
        }
    }
}

fn risks_to_layers(visit: &mut dyn FnMut(Row)) {
    for risk in CoreRisk::ALL {
        for layer in risk.layers() {
            visit(row(risk.as_str(), layer.id()));
        }
    }
}

fn risks_to_threats(visit: &mut dyn FnMut(Row)) {
    for risk in CoreRisk::ALL {
        for id in risk.links().threats {
            visit(row(risk.as_str(), id));
        }
        for id in risk.links().related_threats {
            visit(tiered(risk.as_str(), Tier::Related, id));
        }
    }
}

/// What crosses layers is no layer, and a plain mark has no tier (erratum E13).
fn threats_to_layers(visit: &mut dyn FnMut(Row)) {
    for threat in Threat::all() {
        for placement in threat.placements {
            let Some(layer) = placement.layer.layer() else { continue };
            let tier = match placement.mark {
                Mark::Primary => Some(PRIMARY),
                Mark::Secondary => Some(SECONDARY),
                Mark::Plain => None,
            };
            visit(Row { tier, ..row(threat.id, layer.id()) });
        }
    }
}

fn equivalents(visit: &mut dyn FnMut(Row)) {
    for threat in Threat::all() {
        for id in threat.equivalents {
            visit(row(threat.id, id));
        }
    }
}

fn mitigations_to_threats(visit: &mut dyn FnMut(Row)) {
    for mitigation in Mitigation::all() {
        for id in mitigation.threats {
            visit(row(mitigation.id, id));
        }
    }
}

fn mitigations_to_layers(visit: &mut dyn FnMut(Row)) {
    for mitigation in Mitigation::all() {
        if let Some(layer) = mitigation.layer.layer() {
            visit(row(mitigation.id, layer.id()));
        }
    }
}

fn aiuc_to_risks(visit: &mut dyn FnMut(Row)) {
    let mut assigned = |id: &'static str, risks: &RiskAssignment| {
        let graded = |risk: &CoreRisk, tier| Row {
            confidence: Some(risks.confidence),
            review: Some(risks.review),
            ..tiered(id, tier, risk.as_str())
        };
        visit(graded(&risks.primary, PRIMARY));
        risks.secondary.iter().for_each(|risk| visit(graded(risk, SECONDARY)));
    };
    AiucRequirement::all().for_each(|it| assigned(it.id, &it.risks));
    AiucControl::all().for_each(|it| assigned(it.id, &it.risks));
}

#[cfg(feature = "atlas")]
mod atlas {
    //! The links between ATLAS's own records, and from them to ATT&CK.

    use super::{Row, Source, row};
    use crate::catalog::list::{AtlasMitigation, AtlasTactic, AtlasTechnique};

    pub(super) const SOURCE: Source = AtlasTechnique::SOURCE_5_6;

    pub(super) fn to_attack(visit: &mut dyn FnMut(Row)) {
        let tactics = AtlasTactic::all().map(|it| (it.id, it.attack));
        for (id, attack) in tactics.chain(AtlasTechnique::all().map(|it| (it.id, it.attack))) {
            if let Some(attack) = attack {
                visit(row(id, attack));
            }
        }
    }

    pub(super) fn mitigations_to_techniques(visit: &mut dyn FnMut(Row)) {
        for mitigation in AtlasMitigation::all() {
            for id in mitigation.techniques {
                visit(row(mitigation.id, id));
            }
        }
    }
}
