//! The words that say how far a result of the candidate may be trusted, exactly as its reports write them.

/// `specification_status` of every report: the document is a candidate.
pub const SPECIFICATION_STATUS: &str = "candidate";

/// `agentic_effect_class_status`: no study has validated the class.
pub const EFFECT_CLASS_STATUS: &str = "candidate-unvalidated";

/// `status` of the severity, which is the CVSS-BTE score itself. Normative within the candidate; OWASP has not
/// released it.
pub const SEVERITY_STATUS: &str = "normative";

/// What the candidate says about FIRST, the owner of CVSS: it has not been asked.
pub const FIRST_VALIDATION_STATUS: &str = "not-submitted";

/// `status` of the adjusted number of the superseded 2.0 candidate.
pub const ADJUSTMENT_STATUS: &str = "experimental-uncalibrated";

/// `status` of an adjusted number of the superseded 2.0 candidate that an X withholds.
pub const ADJUSTMENT_INCOMPLETE_STATUS: &str = "incomplete";

/// `weight_set` of the adjusted number; numbers of other sets do not compare.
pub const ADJUSTMENT_WEIGHT_SET: &str = "candidate-2026-08-r2";

/// `calibration_status` of the adjusted number.
pub const ADJUSTMENT_CALIBRATION_STATUS: &str = "not empirically calibrated";
