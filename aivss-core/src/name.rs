//! Names as people write them: compared without case, blanks, `-`, `_`, `&` and the word "and".

/// Longer names are no name of anything here.
const MAX_BYTES: usize = 64;

/// A name in the form in which all its spellings are the same.
pub(crate) struct NormalName {
    bytes: [u8; MAX_BYTES],
    length: usize,
}

impl NormalName {
    /// `None` for text that is no name of anything here: too long, or with other than ASCII letters,
    /// digits and the signs left out.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let mut name = Self { bytes: [0; MAX_BYTES], length: 0 };
        for byte in text.bytes() {
            match byte {
                b' ' | b'-' | b'_' | b'&' => {}
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' => {
                    *name.bytes.get_mut(name.length)? = byte.to_ascii_lowercase();
                    name.length += 1;
                    if matches!(byte, b'd' | b'D') {
                        name.drop_word_and();
                    }
                }
                _ => return None,
            }
        }
        Some(name)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&[])
    }

    /// In `opacityAndReflexivity` the word has no bounds of its own, so these three letters are left
    /// out wherever they stand. No name here has them inside another word.
    fn drop_word_and(&mut self) {
        if self.as_bytes().ends_with(b"and") {
            self.length -= 3;
        }
    }
}

/// Whether two texts are spellings of one name.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    match (NormalName::new(one), NormalName::new(other)) {
        (Some(one), Some(other)) => one.as_bytes() == other.as_bytes(),
        _ => false,
    }
}

/// Finds what a name stands for in a list whose names are in normal form.
pub(crate) fn find<T: Copy>(names: &[(&str, T)], text: &str) -> Option<T> {
    let name = NormalName::new(text)?;
    names.iter().find(|(known, _)| known.as_bytes() == name.as_bytes()).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for spelling in [
            "Opacity & Reflexivity",
            "opacity_and_reflexivity",
            "opacityAndReflexivity",
            "opacity_reflexivity",
            "OPACITY-REFLEXIVITY",
        ] {
            assert_eq!(NormalName::new(spelling).unwrap().as_bytes(), b"opacityreflexivity");
        }
    }

    #[test]
    fn only_spellings_of_one_name_are_the_same() {
        assert!(is_same("AIUC-1", "aiuc 1"));
        assert!(!is_same("AIUC-1", "AIUC-2"));
        // Texts that can be no name are not the same name.
        assert!(!is_same("\u{f6}", "\u{f6}"));
    }

    #[test]
    fn text_that_cannot_be_a_name_is_none() {
        assert!(NormalName::new("öpacity").is_none());
        assert!(NormalName::new("a\nb").is_none());
        assert!(NormalName::new(&"a".repeat(65)).is_none());
        assert!(NormalName::new("andand").unwrap().as_bytes().is_empty());
    }
}
