//! The MAESTRO playbook's tables: layers, threats, scenarios, controls.
//!
//! Names, ids, lists and links are the playbook's facts (CC BY-SA 4.0); every description is ours.

mod cross_layer;
mod l1_foundation_models;
mod l2_data_operations;
mod l3_agent_frameworks;
mod l4_deployment_infrastructure;
mod l5_evaluation_observability;
mod l6_security_compliance;
mod l7_agent_ecosystem;
pub(super) mod mitigation;
pub(super) mod taxonomy;

use super::layer::LayerRecord;
pub(super) use cross_layer::{CROSS_LAYER, SCENARIOS};
pub(super) use l1_foundation_models::L1;
pub(super) use l2_data_operations::L2;
pub(super) use l3_agent_frameworks::L3;
pub(super) use l4_deployment_infrastructure::L4;
pub(super) use l5_evaluation_observability::L5;
pub(super) use l6_security_compliance::L6;
pub(super) use l7_agent_ecosystem::L7;

/// L1 to L7.
pub(super) static LAYERS: [&LayerRecord; 7] = [&L1, &L2, &L3, &L4, &L5, &L6, &L7];
