//! Naive CVSS v4.0 oracle: the specification's own search over maximal vectors, in exact rationals.

use std::array;
use std::collections::BTreeMap;

use num_rational::Ratio;

use crate::vectors::CvssTables;

/// The metrics of a state, each with its letters from most to least severe, one severity step apart.
const METRICS: [(&str, &[u8]); 15] = [
    ("AV", b"NALP"),
    ("AC", b"LH"),
    ("AT", b"NP"),
    ("PR", b"NLH"),
    ("UI", b"NPA"),
    ("VC", b"HLN"),
    ("VI", b"HLN"),
    ("VA", b"HLN"),
    ("SC", b"HLN"),
    ("SI", b"SHLN"),
    ("SA", b"SHLN"),
    ("E", b"APU"),
    ("CR", b"HML"),
    ("IR", b"HML"),
    ("AR", b"HML"),
];

const AV: usize = 0;
const AC: usize = 1;
const AT: usize = 2;
const PR: usize = 3;
const UI: usize = 4;
const VC: usize = 5;
const VI: usize = 6;
const VA: usize = 7;
const SC: usize = 8;
const SI: usize = 9;
const SA: usize = 10;
const E: usize = 11;
const CR: usize = 12;
const IR: usize = 13;
const AR: usize = 14;

/// A set of equivalence classes that moves as one: which digits of the `MacroVector` and which metrics it covers.
struct Class {
    digits: &'static [usize],
    metrics: &'static [usize],
}

/// EQ3 and EQ6 are one class here, since both depend on the vulnerable system's impacts.
const CLASSES: [Class; 5] = [
    Class { digits: &[0], metrics: &[AV, PR, UI] },
    Class { digits: &[1], metrics: &[AC, AT] },
    Class { digits: &[2, 5], metrics: &[VC, VI, VA, CR, IR, AR] },
    Class { digits: &[3], metrics: &[SC, SI, SA] },
    Class { digits: &[4], metrics: &[E] },
];

/// Effective metric values, as ASCII letters in the order AV AC AT PR UI VC VI VA SC SI SA E CR IR AR.
///
/// Nothing is undefined here: E is A and a requirement is H where a vector leaves them out. SI and SA may be S.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State(pub [u8; 15]);

impl State {
    /// How many effective states there are.
    pub const COUNT: usize = 15_116_544;

    /// Every state, in the order of its index.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self::from_index)
    }

    /// The state with an index below [`State::COUNT`]; the last metric changes fastest.
    ///
    /// # Panics
    /// When the index is too large.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        assert!(index < Self::COUNT, "{index} is not a state");
        let mut rest = index;
        let mut letters = [0; 15];
        for (letter, (_, choices)) in letters.iter_mut().zip(METRICS).rev() {
            *letter = choices[rest % choices.len()];
            rest /= choices.len();
        }
        Self(letters)
    }

    /// A valid vector with this effective state, in specification order.
    ///
    /// E and the requirements are always written. S exists only as a modified value, so it appears as `MSI:S` or
    /// `MSA:S` over a base value of N.
    #[must_use]
    pub fn to_vector_text(&self) -> String {
        let mut text = "CVSS:4.0".to_owned();
        let mut modified = String::new();
        for ((name, _), letter) in METRICS.into_iter().zip(self.0) {
            let mut letter = char::from(letter);
            if letter == 'S' {
                modified.extend(["/M", name, ":S"]);
                letter = 'N';
            }
            text.extend(["/", name, ":"]);
            text.push(letter);
        }
        text + &modified
    }

    /// The effective state of a valid vector. Validity is not checked beyond what reading it takes.
    ///
    /// # Panics
    /// When a base metric is missing or a letter is not one of its metric's.
    #[must_use]
    pub fn of_vector_text(text: &str) -> Self {
        let given = |name: &str| {
            let mut parts = text.split('/').filter_map(|part| part.split_once(':'));
            let value = parts.find(|(metric, _)| *metric == name)?.1;
            (value != "X").then_some(value)
        };
        Self(array::from_fn(|metric| {
            let (name, choices) = METRICS[metric];
            let default = match name {
                "E" => Some("A"),
                "CR" | "IR" | "AR" => Some("H"),
                _ => None,
            };
            let value = given(&format!("M{name}")).or(given(name)).or(default);
            let value = value.unwrap_or_else(|| panic!("{name} is missing in `{text}`"));
            let [letter] = value.as_bytes() else {
                panic!("{name}:{value} is not one letter");
            };
            assert!(choices.contains(letter), "{name}:{value} is unknown");
            *letter
        }))
    }

    fn is(&self, metric: usize, letter: u8) -> bool {
        self.0[metric] == letter
    }

    /// The digits of the `MacroVector`, EQ1 to EQ6.
    fn digits(&self) -> [u8; 6] {
        [self.eq1(), self.eq2(), self.eq3(), self.eq4(), self.eq5(), self.eq6()]
    }

    fn eq1(&self) -> u8 {
        let best = [self.is(AV, b'N'), self.is(PR, b'N'), self.is(UI, b'N')];
        if best == [true; 3] {
            0
        } else if best.contains(&true) && !self.is(AV, b'P') {
            1
        } else {
            2
        }
    }

    fn eq2(&self) -> u8 {
        u8::from(!(self.is(AC, b'L') && self.is(AT, b'N')))
    }

    fn eq3(&self) -> u8 {
        let (vc, vi, va) = (self.is(VC, b'H'), self.is(VI, b'H'), self.is(VA, b'H'));
        if vc && vi {
            0
        } else if vc || vi || va {
            1
        } else {
            2
        }
    }

    fn eq4(&self) -> u8 {
        if self.is(SI, b'S') || self.is(SA, b'S') {
            0
        } else if self.is(SC, b'H') || self.is(SI, b'H') || self.is(SA, b'H') {
            1
        } else {
            2
        }
    }

    fn eq5(&self) -> u8 {
        match self.0[E] {
            b'A' => 0,
            b'P' => 1,
            _ => 2,
        }
    }

    fn eq6(&self) -> u8 {
        let required = [(CR, VC), (IR, VI), (AR, VA)];
        let any = required
            .iter()
            .any(|&(requirement, impact)| self.is(requirement, b'H') && self.is(impact, b'H'));
        u8::from(!any)
    }

    /// How many steps each metric is below its most severe letter.
    fn steps(&self) -> [i64; 15] {
        array::from_fn(|metric| {
            let letters = (0_i64..).zip(METRICS[metric].1);
            let mut found = letters.filter(|&(_, &letter)| self.is(metric, letter));
            found.next().expect("a state holds known letters").0
        })
    }
}

/// What a `MacroVector` contributes to every score inside it.
struct MacroVector {
    score: Ratio<i64>,
    /// Its maximal vectors, as severity steps.
    maximal: Vec<[i64; 15]>,
    /// For each class, its depth and the gap in tenths to the next lower `MacroVector`, where there is one.
    slopes: [Option<Slope>; 5],
}

struct Slope {
    depth: i64,
    gap: Ratio<i64>,
}

/// The oracle, with what depends on the `MacroVector` alone worked out once.
pub struct Oracle {
    macro_vectors: BTreeMap<[u8; 6], MacroVector>,
}

impl Oracle {
    /// An oracle over the tables of the corpus.
    ///
    /// # Panics
    /// When the tables contradict themselves.
    #[must_use]
    pub fn new(tables: &CvssTables) -> Self {
        let scores: BTreeMap<[u8; 6], i64> = tables
            .lookup
            .0
            .iter()
            .map(|(key, tenths)| (digits_of(key), i64::from(*tenths)))
            .collect();
        let macro_vectors =
            scores.keys().map(|digits| (*digits, macro_vector(tables, &scores, *digits))).collect();
        Self { macro_vectors }
    }

    /// The six digits of a state's `MacroVector`.
    #[must_use]
    pub fn macro_vector(&self, state: &State) -> String {
        state.digits().map(|digit| digit.to_string()).concat()
    }

    /// A state's score in tenths, rounded half up from the exact value.
    ///
    /// # Panics
    /// When the tables have no maximal vector for the state.
    #[must_use]
    pub fn score_tenths(&self, state: &State) -> u8 {
        if [VC, VI, VA, SC, SI, SA].iter().all(|&impact| state.is(impact, b'N')) {
            return 0;
        }
        let entry = &self.macro_vectors[&state.digits()];
        let steps = state.steps();
        let distances = entry
            .maximal
            .iter()
            .map(|maximal| array::from_fn(|metric| steps[metric] - maximal[metric]))
            .find(|distances: &[i64; 15]| distances.iter().all(|&distance| distance >= 0))
            .expect("some maximal vector is at least as severe in every metric");

        let mut fall = Ratio::from_integer(0);
        let mut lower_neighbours = 0;
        for (class, slope) in CLASSES.iter().zip(&entry.slopes) {
            if let Some(Slope { depth, gap }) = slope {
                let distance: i64 = class.metrics.iter().map(|&metric| distances[metric]).sum();
                fall += Ratio::new(distance, *depth) * gap;
                lower_neighbours += 1;
            }
        }
        let mut value = entry.score;
        if lower_neighbours > 0 {
            value -= fall / lower_neighbours;
        }
        let rounded = (value + Ratio::new(1, 2)).floor().to_integer();
        u8::try_from(rounded).expect("a score is never negative")
    }
}

fn macro_vector(
    tables: &CvssTables,
    scores: &BTreeMap<[u8; 6], i64>,
    digits: [u8; 6],
) -> MacroVector {
    let level = digits.map(|digit| digit.to_string());
    let depths = &tables.depths;
    let depth_of_class = [
        depths.eq1.get(&level[0]),
        depths.eq2.get(&level[1]),
        depths.eq3_eq6.get(&level[2]).get(&level[5]),
        depths.eq4.get(&level[3]),
        depths.eq5.get(&level[4]),
    ];
    let score = scores[&digits];
    let slope = |class: usize| {
        // Where two neighbours are one step lower, as for EQ3 and EQ6 both 0, the higher score is the next one down.
        let neighbours = CLASSES[class].digits.iter().filter_map(|&digit| {
            let mut lower = digits;
            lower[digit] += 1;
            scores.get(&lower)
        });
        neighbours.max().map(|neighbour| Slope {
            depth: i64::from(*depth_of_class[class]),
            gap: Ratio::from_integer(score - neighbour),
        })
    };
    MacroVector {
        score: Ratio::from_integer(score),
        maximal: maximal_vectors(tables, &level),
        slopes: array::from_fn(slope),
    }
}

/// The maximal vectors of a `MacroVector`: every combination of those of its classes, in the tables' order.
fn maximal_vectors(tables: &CvssTables, level: &[String; 6]) -> Vec<[i64; 15]> {
    let listed = &tables.maximal_vectors;
    let mut combined = vec!["CVSS:4.0".to_owned()];
    for parts in [
        listed.eq1.get(&level[0]),
        listed.eq2.get(&level[1]),
        listed.eq3.get(&level[2]).get(&level[5]),
        listed.eq4.get(&level[3]),
        listed.eq5.get(&level[4]),
    ] {
        combined = combined
            .iter()
            .flat_map(|start| parts.iter().map(move |part| format!("{start}/{part}")))
            .collect();
    }
    combined.iter().map(|text| State::of_vector_text(text).steps()).collect()
}

fn digits_of(key: &str) -> [u8; 6] {
    let digits: Vec<u8> = key.bytes().map(|byte| byte - b'0').collect();
    digits.try_into().expect("six digits")
}

#[cfg(test)]
mod tests;
