//! Which notation a text that calls itself AIVSS is in, told by its first segment.

use super::edition::Edition;

/// The notation of a vector, known by what stands before its first `/`.
///
/// Several notations begin with `AIVSS`; only the whole first segment tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notation {
    /// An extension vector of an edition that this library reads: `AIVSS:1.0`, `AIVSS:2.0`.
    Extension(Edition),
    /// An extension vector of a draft before them: `AIVSS:1.1`, `AIVSS:1.2` and the like.
    Draft,
    /// The compact form of this library for an assessment by AIVSS 0.8 or 0.5: `AIVSS-C:1`, and `AIVSS:1` as
    /// it began formerly.
    Compact,
    /// A CVSS vector of any version.
    Cvss,
    /// The metrics of the extension without a header: `LC:D/...`.
    Bare,
    /// None of these.
    Other,
}

impl Notation {
    /// The notation of a text; blanks around it do not count.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let first = text.split('/').next().unwrap_or(text);
        if let Some(edition) =
            Edition::ALL.into_iter().find(|edition| edition.header().eq_ignore_ascii_case(first))
        {
            return Self::Extension(edition);
        }
        let Some((name, version)) = first.split_once(':') else {
            return Self::Other;
        };
        let is_version = !version.is_empty()
            && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if name.eq_ignore_ascii_case("AIVSS-C") && is_version {
            Self::Compact
        } else if name.eq_ignore_ascii_case("AIVSS") {
            match version {
                "1" => Self::Compact,
                _ if is_version => Self::Draft,
                _ => Self::Other,
            }
        } else if name.eq_ignore_ascii_case("CVSS") {
            Self::Cvss
        } else if super::ExtensionMetric::from_abbreviation(name).is_some() {
            Self::Bare
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_first_segment_tells_the_notation() {
        for (text, notation) in [
            ("AIVSS:1.0/LC:D", Notation::Extension(Edition::V1_0)),
            (" aivss:1.0", Notation::Extension(Edition::V1_0)),
            ("AIVSS:2.0/LC:D", Notation::Extension(Edition::Withdrawn2_0)),
            ("AIVSS:1.2/LC:D", Notation::Draft),
            ("AIVSS:1.00/LC:D", Notation::Draft),
            ("AIVSS:1/owasp-0.8", Notation::Compact),
            ("CVSS:4.0/AV:N", Notation::Cvss),
            ("LC:D/CP:C", Notation::Bare),
            ("AIVSS:1.0-candidate/LC:D", Notation::Other),
            ("AIVSS:/LC:D", Notation::Other),
            ("", Notation::Other),
        ] {
            assert_eq!(Notation::new(text), notation, "{text}");
        }
    }
}
