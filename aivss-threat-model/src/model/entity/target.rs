//! What references to entities of several kinds may point to.

use super::{Asset, Component, Connection, CrossingPoint, DataStore};
use crate::model::kind::Kind;
use crate::model::reference::{Ref, Target};

macro_rules! targets {
    ($($(#[$doc:meta])+ $target:ident: $($kind:ident)+;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $target {}

            impl Target for $target {
                const KINDS: &'static [Kind] = &[$(Kind::$kind),+];
            }

            $(impl From<Ref<$kind>> for Ref<$target> {
                fn from(reference: Ref<$kind>) -> Self {
                    Self::new(reference.id())
                }
            })+
        )+
    };
}

targets! {
    /// An end of a connection: a component or a data store.
    Endpoint: Component DataStore;
    /// What a threat can touch: a component, data store, connection, crossing point or asset.
    Affected: Component DataStore Connection CrossingPoint Asset;
}

#[cfg(test)]
mod tests {
    use super::*;
    use aivss_core::ErrorCode;

    #[test]
    fn a_reference_is_of_its_kind() {
        assert!("CO-1".parse::<Ref<Endpoint>>().is_ok());
        let error = "TH-1".parse::<Ref<Endpoint>>().unwrap_err();
        assert_eq!(error.code(), ErrorCode::ReferenceKind);
        assert_eq!(
            error.message(),
            "`TH-1` is a threat, and here stands the id of a component, data store"
        );
    }
}
