//! The playbook's 118 controls, layer by layer.

mod cross_layer;
mod l1;
mod l2;
mod l3;
mod l4;
mod l5;
mod l6;
mod l7;

use crate::catalog::mitigation::Mitigation;

/// The tables: L1 to L7, then what crosses layers.
pub(in crate::catalog) static ALL: [&[Mitigation]; 8] =
    [&l1::L1, &l2::L2, &l3::L3, &l4::L4, &l5::L5, &l6::L6, &l7::L7, &cross_layer::CROSS_LAYER];
