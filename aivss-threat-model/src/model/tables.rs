//! One table for each kind of entity, and the way from a kind to its table.

use super::entity::{
    Asset, AssetFlow, Assumption, Component, Connection, CrossingPoint, DataStore, DataType,
    EntityFields, Mitigation, Regulation, Remediation, ResidualRisk, Threat, ThreatActor,
    TrustBoundary, TrustZone, UserGroup, Validation,
};
use super::field::{Field, Record};
use super::kind::Kind;
use super::table::Table;

/// The fields of an entity, of any kind that a model has a table of.
#[allow(private_bounds, reason = "sealed: the kinds are those of the document")]
pub trait Stored: EntityFields + InTables {}

impl<T: EntityFields + InTables> Stored for T {}

/// Where the entities of a kind are.
pub(crate) trait InTables: Sized {
    fn table(tables: &Tables) -> &Table<Self>;

    fn table_mut(tables: &mut Tables) -> &mut Table<Self>;
}

/// Calls a macro with the table of every kind: what is in it, its name and its entities' type.
macro_rules! every_table {
    ($callback:ident) => {
        $callback! {
            /// The user groups.
            user_groups: UserGroup,
            /// The kinds of data.
            data_types: DataType,
            /// The regulations.
            regulations: Regulation,
            /// The assumptions.
            assumptions: Assumption,
            /// The components.
            components: Component,
            /// The data stores.
            data_stores: DataStore,
            /// The connections.
            connections: Connection,
            /// The trust zones.
            trust_zones: TrustZone,
            /// The trust boundaries.
            trust_boundaries: TrustBoundary,
            /// The crossing points.
            crossing_points: CrossingPoint,
            /// The threat actors.
            threat_actors: ThreatActor,
            /// The assets.
            assets: Asset,
            /// The flows of assets.
            asset_flows: AssetFlow,
            /// The threats.
            threats: Threat,
            /// The mitigations.
            mitigations: Mitigation,
            /// What was seen of mitigations.
            validations: Validation,
            /// The risks that are left.
            residual_risks: ResidualRisk,
            /// The planned work.
            remediations: Remediation,
        }
    };
}
pub(super) use every_table;

macro_rules! tables {
    ($($(#[$doc:meta])+ $table:ident: $fields:ty,)+) => {
        /// One table of each kind.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub(crate) struct Tables {
            $($table: Table<$fields>,)+
        }

        $(impl InTables for $fields {
            fn table(tables: &Tables) -> &Table<Self> {
                &tables.$table
            }

            fn table_mut(tables: &mut Tables) -> &mut Table<Self> {
                &mut tables.$table
            }
        })+
    };
}

every_table!(tables);

/// Does the same for a table of each kind: `for_kind!(kind, T => model.table::<T>().issued())`.
macro_rules! for_kind {
    ($kind:expr, $fields:ident => $do:expr) => {{
        use crate::model::Kind;
        use crate::model::entity as e;
        match $kind {
            Kind::UserGroup => {
                type $fields = e::UserGroup;
                $do
            }
            Kind::DataType => {
                type $fields = e::DataType;
                $do
            }
            Kind::Regulation => {
                type $fields = e::Regulation;
                $do
            }
            Kind::Assumption => {
                type $fields = e::Assumption;
                $do
            }
            Kind::Component => {
                type $fields = e::Component;
                $do
            }
            Kind::DataStore => {
                type $fields = e::DataStore;
                $do
            }
            Kind::Connection => {
                type $fields = e::Connection;
                $do
            }
            Kind::TrustZone => {
                type $fields = e::TrustZone;
                $do
            }
            Kind::TrustBoundary => {
                type $fields = e::TrustBoundary;
                $do
            }
            Kind::CrossingPoint => {
                type $fields = e::CrossingPoint;
                $do
            }
            Kind::ThreatActor => {
                type $fields = e::ThreatActor;
                $do
            }
            Kind::Asset => {
                type $fields = e::Asset;
                $do
            }
            Kind::AssetFlow => {
                type $fields = e::AssetFlow;
                $do
            }
            Kind::Threat => {
                type $fields = e::Threat;
                $do
            }
            Kind::Mitigation => {
                type $fields = e::Mitigation;
                $do
            }
            Kind::Validation => {
                type $fields = e::Validation;
                $do
            }
            Kind::ResidualRisk => {
                type $fields = e::ResidualRisk;
                $do
            }
            Kind::Remediation => {
                type $fields = e::Remediation;
                $do
            }
        }
    }};
}
pub(crate) use for_kind;

impl Kind {
    /// The fields of its entities, in the order of the document, without the id.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        for_kind!(self, T => <T as Record>::FIELDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Operation, ThreatModel};
    use aivss_core::ErrorCode;
    use aivss_core::value::Value;

    #[test]
    fn the_fields_of_a_kind_are_those_that_its_entities_are_read_from() {
        for kind in Kind::ALL {
            let fields = kind.fields();
            assert!(fields.iter().all(|field| field.name != "id"), "{kind}");
            // Nothing but an unknown field can be wrong with it.
            let text = alloc::format!(r#"{{"add": "{kind}", "fields": {{"?": 1}}}}"#);
            let operation = Operation::from_value(Value::from_json(&text).unwrap()).unwrap();
            let error = ThreatModel::new().apply(operation).unwrap_err();
            assert_eq!(error.code(), ErrorCode::FieldUnknown);
            for field in fields {
                assert!(error.message().contains(field.name), "{error}");
            }
        }
    }
}
