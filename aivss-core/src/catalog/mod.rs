//! What the standards know: names and links that findings refer to. Catalogs never influence a number.

mod core_risk;

pub use core_risk::CoreRisk;
