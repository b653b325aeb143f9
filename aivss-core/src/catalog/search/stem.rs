//! Stems of English words, so that `poisoned` finds "Poisoning" and `vulnerabilities` "Vulnerability".

/// Longer words keep their end.
const MAX_BYTES: usize = 32;
/// A stem that an ending leaves has at least so many letters: `string` is no form of `str`.
const MIN_STEM: usize = 4;

/// The part that the forms of a word share, in lowercase. It need be no word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    bytes: [u8; MAX_BYTES],
    length: usize,
}

/// Endings, and what stands for them; a longer one before those that it ends in.
const ENDINGS: [(&[u8], &[u8]); 22] = [
    (b"ization", b"iz"),
    (b"isation", b"iz"),
    (b"izing", b"iz"),
    (b"ising", b"iz"),
    (b"ized", b"iz"),
    (b"ised", b"iz"),
    (b"ize", b"iz"),
    (b"ise", b"iz"),
    (b"ation", b""),
    (b"ating", b""),
    (b"ated", b""),
    (b"ator", b""),
    (b"ate", b""),
    (b"ment", b""),
    (b"ion", b""),
    (b"ing", b""),
    (b"age", b""),
    (b"ure", b""),
    (b"ed", b""),
    (b"ic", b""),
    (b"our", b"or"),
    (b"e", b""),
];

impl Stem {
    /// The stem of a word of ASCII letters and digits; hyphens are left out.
    pub(super) fn new(word: &[u8]) -> Self {
        let mut stem = Self { bytes: [0; MAX_BYTES], length: 0 };
        for byte in word.iter().filter(|byte| **byte != b'-') {
            let Some(place) = stem.bytes.get_mut(stem.length) else { break };
            *place = byte.to_ascii_lowercase();
            stem.length += 1;
        }
        // Words with digits are ids.
        if !stem.as_bytes().iter().any(u8::is_ascii_digit) {
            stem.drop_plural();
            // `documentation` is `document`, and that in turn what is left of it.
            while stem.drop_ending() {}
            stem.drop_double();
        }
        stem
    }

    /// Whether it is the stem of a word.
    pub(super) fn is_of(&self, word: &[u8]) -> bool {
        self.is_alike(word) && Self::new(word) == *self
    }

    /// Whether a word begins as those of the stem do. Most words differ at once, and no other has to be
    /// taken apart: an ending leaves the first three letters as they are.
    pub(super) fn is_alike(&self, word: &[u8]) -> bool {
        let mut letters = word.iter().filter(|byte| **byte != b'-');
        let mut head = self.as_bytes().iter().take(3);
        head.all(|it| letters.next().is_some_and(|letter| letter.eq_ignore_ascii_case(it)))
    }

    /// The bits of [`head_bits`] for all words that can have the stem.
    pub(super) fn head_bits(&self) -> u64 {
        if self.length < 2 { u64::MAX } else { head_bits(self.as_bytes()) }
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    fn drop_plural(&mut self) {
        let (rest, end) = match self.as_bytes() {
            [rest @ .., b'i', b'e', b's'] if rest.len() >= 3 => (rest.len(), &b"y"[..]),
            // `responses`, `boxes`, `caches`, and no `es` of one letter less.
            [rest @ .., b's' | b'x' | b'z', b'e', b's'] if rest.len() >= 2 => {
                (rest.len() + 1, &b""[..])
            }
            [.., b's' | b'u' | b'i', b's'] => return,
            [rest @ .., b's'] if rest.len() >= 3 => (rest.len(), &b""[..]),
            _ => return,
        };
        self.replace_end(rest, end);
    }

    /// Takes one ending away; `false` where there is none, or too little would be left.
    fn drop_ending(&mut self) -> bool {
        for (ending, instead) in ENDINGS {
            let Some(rest) = self.as_bytes().strip_suffix(ending) else { continue };
            let least = if ending.len() == 1 { MIN_STEM - 1 } else { MIN_STEM };
            let rest = rest.len();
            if rest >= least {
                self.replace_end(rest, instead);
                return true;
            }
        }
        false
    }

    /// `scann` of `scanning` is `scan`.
    fn drop_double(&mut self) {
        if let [.., before, last] = self.as_bytes()
            && before == last
            && !matches!(last, b'a' | b'e' | b'i' | b'o' | b'u')
        {
            self.length -= 1;
        }
    }

    fn replace_end(&mut self, rest: usize, instead: &[u8]) {
        self.length = rest;
        for byte in instead {
            let Some(place) = self.bytes.get_mut(self.length) else { break };
            *place = *byte;
            self.length += 1;
        }
    }
}

/// A bit for the first two letters of a word, whichever their case; some pairs share theirs. All bits where a
/// hyphen, which does not count, stands among them.
pub(super) fn head_bits(word: &[u8]) -> u64 {
    match word {
        [_, b'-', ..] | [] => u64::MAX,
        [first, rest @ ..] => {
            let second = rest.first().map_or(0, u8::to_ascii_lowercase);
            1 << (first.to_ascii_lowercase().wrapping_mul(7).wrapping_add(second) & 63)
        }
    }
}

impl PartialEq for Stem {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        Stem::new(one.as_bytes()) == Stem::new(other.as_bytes())
    }

    #[test]
    fn forms_of_a_word_share_their_stem() {
        for family in [
            &["injection", "injections", "inject", "injecting", "injected"][..],
            &["poisoning", "poisoned", "poison", "poisons"],
            &["escalation", "escalate", "escalating", "escalated"],
            &["authorization", "authorisation", "authorize", "authorised", "authorizing"],
            &["authentication", "authenticate", "authenticated"],
            &["vulnerability", "vulnerabilities"],
            &["disclosure", "disclose", "disclosing"],
            &["leakage", "leak", "leaks", "leaking"],
            &["execution", "execute", "executing"],
            &["scanning", "scan", "scans"],
            &["logging", "log", "logs"],
            &["documentation", "document", "documents"],
            &["deployment", "deploy", "deployed"],
            &["privilege", "privileges", "privileged"],
            &["cascading", "cascade", "cascades"],
            &["failure", "failures", "fail", "failing"],
            &["update", "updates", "updating"],
            &["response", "responses"],
            &["process", "processes", "processing"],
            &["cache", "caches", "caching"],
            &["behaviour", "behaviors", "Behavior"],
            &["hallucination", "hallucinate", "Hallucinations"],
            &["agent", "agents", "agentic"],
            &["model", "models", "modelling", "modeling"],
            &["compromise", "compromised", "compromising"],
            &["over-privileged", "overprivileged"],
        ] {
            for word in family {
                assert!(same(word, family[0]), "{word} {}", family[0]);
            }
        }
    }

    #[test]
    fn words_of_another_meaning_keep_apart() {
        for (one, other) in [
            ("agency", "agent"),
            ("policy", "police"),
            ("use", "user"),
            ("string", "str"),
            ("access", "accept"),
            ("integrity", "integration"),
            ("general", "generation"),
            ("identity", "identical"),
            ("embed", "ember"),
            ("action", "act"),
            ("mcp06", "mcp0"),
            ("personal", "person"),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn no_word_is_too_long_or_too_short() {
        assert!(same(&"a".repeat(1_000), &"a".repeat(2_000)));
        assert!(same("", "-"));
        assert!(!same("s", "es"));
    }
}
