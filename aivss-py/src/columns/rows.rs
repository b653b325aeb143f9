//! Scoring the rows of a piece, a block at a time.
//!
//! Each column of a block is read at once into ten-thousandths, the unit of every input, by loops without a
//! branch. A row that holds anything out of the ordinary goes to the core as a request, which then scores it
//! all the same or says what is wrong with it.

use super::cells::{Cells, Item, Items, Texts};
use super::output::Scored;
use super::plan::Plan;
use aivss_core::cvss::Vector;
use aivss_core::value::Value;
use aivss_core::{Bounds, CvssInput, Decimal, Error, Inputs, Profile, Report, Score};
use arrow_array::Array;
use std::ops::Range;
use std::str::FromStr;

/// Rows of a block: few enough for what is read of them to stay in the nearest cache.
const BLOCK: usize = 256;

/// Stands in a block for a null.
const NULL: u32 = u32::MAX;
/// Stands in a block for what is no number at first sight.
const ODD: u32 = u32::MAX - 1;

/// The ten-thousandths of a column's cells in a block.
type Counts = [u32; BLOCK];

/// Reads the rows of a column.
fn fill(counts: &mut Counts, cells: &Cells, rows: &Range<usize>) {
    match cells {
        Cells::Numbers(numbers) => {
            let floats = &numbers.values()[rows.clone()];
            for (count, float) in counts.iter_mut().zip(floats) {
                *count = Decimal::quick_ten_thousandths(*float).unwrap_or(ODD);
            }
            if numbers.null_count() > 0 {
                for (count, row) in counts.iter_mut().zip(rows.clone()) {
                    if numbers.is_null(row) {
                        *count = NULL;
                    }
                }
            }
        }
        Cells::Texts(texts) => {
            for (count, row) in counts.iter_mut().zip(rows.clone()) {
                *count = texts.get(row).map_or(NULL, |text| {
                    let number = text.parse().ok().and_then(Decimal::ten_thousandths);
                    number.filter(|count| *count < ODD).unwrap_or(ODD)
                });
            }
        }
        Cells::Items(items) => fill_items(counts, items, rows),
    }
}

/// Kept out of the loops that the other columns go through, which are slower with it.
#[cold]
#[inline(never)]
fn fill_items(counts: &mut Counts, items: &Items, rows: &Range<usize>) {
    for (count, row) in counts.iter_mut().zip(rows.clone()) {
        *count = items.get(row).map_or(NULL, |item| read(item).unwrap_or(ODD));
    }
}

/// The ten-thousandths of an item that is a plain number.
fn read(item: &Item) -> Option<u32> {
    match item.as_ref().ok()? {
        Value::Float(float) => Decimal::quick_ten_thousandths(*float),
        Value::Unsigned(whole) => Decimal::quick_ten_thousandths(u8::try_from(*whole).ok()?.into()),
        Value::Text(text) => text.parse().ok().and_then(Decimal::ten_thousandths),
        _ => None,
    }
    .filter(|count| *count < ODD)
}

/// The factors of a block, column by column.
struct Factors(Box<[Counts; 10]>);

impl Factors {
    fn new() -> Self {
        Self(Box::new([[NULL; BLOCK]; 10]))
    }

    fn fill(&mut self, columns: &[(&str, &Cells)], rows: &Range<usize>) {
        for (counts, (_, cells)) in self.0.iter_mut().zip(columns) {
            fill(counts, cells, rows);
        }
    }

    /// The ten counts of the block's row.
    #[inline]
    fn get(&self, row: usize) -> [u32; 10] {
        std::array::from_fn(|place| self.0[place][row])
    }
}

/// A column of numbers that need not be there.
struct Numbers<'a> {
    cells: Option<&'a Cells>,
    counts: Box<Counts>,
}

impl<'a> Numbers<'a> {
    fn new(cells: Option<&'a Cells>) -> Self {
        Self { cells, counts: Box::new([NULL; BLOCK]) }
    }

    fn fill(&mut self, rows: &Range<usize>) {
        if let Some(cells) = self.cells {
            fill(&mut self.counts, cells, rows);
        }
    }

    /// The number of the block's row; an error where it is odd.
    #[inline]
    fn get(&self, row: usize) -> Result<Option<Decimal>, ()> {
        match self.counts[row] {
            NULL => Ok(None),
            ODD => Err(()),
            count => Ok(Some(Decimal::from_ten_thousandths(count))),
        }
    }
}

/// A column of names: the last one read is remembered, for they come in runs.
struct Names<'a, T> {
    texts: Option<&'a Cells>,
    last: Option<(&'a str, T)>,
}

impl<'a, T: Copy + FromStr> Names<'a, T> {
    fn new(texts: Option<&'a Cells>) -> Self {
        Self { texts, last: None }
    }

    #[inline]
    fn get(&mut self, row: usize) -> Result<Option<T>, ()> {
        let texts = match self.texts {
            None => return Ok(None),
            Some(Cells::Texts(texts)) => texts,
            Some(Cells::Numbers(numbers)) => {
                return if numbers.is_null(row) { Ok(None) } else { Err(()) };
            }
            Some(Cells::Items(items)) => {
                return if items.get(row).is_none() { Ok(None) } else { Err(()) };
            }
        };
        let Some(text) = texts.get(row) else { return Ok(None) };
        if let Some((known, value)) = self.last
            && known == text
        {
            return Ok(Some(value));
        }
        let value = text.parse().map_err(|_| ())?;
        self.last = Some((text, value));
        Ok(Some(value))
    }
}

/// The CVSS column: scores, or texts that hold vectors or scores.
enum Cvss<'a> {
    Scores(Numbers<'a>),
    Vectors(&'a Texts),
}

impl<'a> Cvss<'a> {
    fn new(cells: &'a Cells) -> Self {
        match cells {
            // An item that is a vector is odd among scores.
            Cells::Numbers(_) | Cells::Items(_) => Self::Scores(Numbers::new(Some(cells))),
            Cells::Texts(texts) => Self::Vectors(texts),
        }
    }

    fn fill(&mut self, rows: &Range<usize>) {
        if let Self::Scores(scores) = self {
            scores.fill(rows);
        }
    }

    #[inline]
    fn get(&self, start: usize, row: usize) -> Result<CvssInput, ()> {
        match self {
            Self::Scores(scores) => {
                // Neither of the two that stand for something else is a score.
                Score::from_ten_thousandths(scores.counts[row]).map(CvssInput::Score).ok_or(())
            }
            Self::Vectors(texts) => {
                let text = texts.get(start + row).ok_or(())?;
                text.parse::<Vector>().map(CvssInput::Vector).map_err(|_| ())
            }
        }
    }
}

/// Scores rows of a piece.
pub(super) fn score(plan: &Plan<'_>, rows: Range<usize>, scored: &mut Scored) {
    let is_plain = plan.shared.is_default()
        && plan.exploit_maturity.is_none()
        && plan.threat_multiplier.is_none()
        && plan.mitigation.is_none()
        && plan.mitigation_factor.is_none();
    if is_plain {
        score_rows::<true>(plan, rows, scored);
    } else {
        score_rows::<false>(plan, rows, scored);
    }
}

/// The same; in a plain table what no row gives is a constant to the compiler, which saves a fifth of the time.
fn score_rows<const IS_PLAIN: bool>(plan: &Plan<'_>, rows: Range<usize>, scored: &mut Scored) {
    let mut cvss = Cvss::new(plan.cvss);
    let mut factors = Factors::new();
    let mut threat = Numbers::new(plan.threat_multiplier);
    let mut factor = Numbers::new(plan.mitigation_factor);
    let mut maturity = Names::new(plan.exploit_maturity);
    let mut mitigation = Names::new(plan.mitigation);
    let set = plan.shared.factor_set();
    for start in rows.clone().step_by(BLOCK) {
        let block = start..rows.end.min(start + BLOCK);
        cvss.fill(&block);
        factors.fill(&plan.factors, &block);
        threat.fill(&block);
        factor.fill(&block);
        for row in 0..block.len() {
            let mut report = || -> Result<Report, ()> {
                let profile = Profile::from_ten_thousandths(set, factors.get(row)).ok_or(())?;
                let inputs = Inputs::new(cvss.get(start, row)?, profile);
                if IS_PLAIN {
                    return inputs.score().map_err(|_| ());
                }
                let inputs = Inputs {
                    method: plan.shared.method,
                    domain: plan.shared.domain,
                    exploit_maturity: maturity.get(start + row)?,
                    threat_multiplier: threat.get(row)?,
                    mitigation: mitigation.get(start + row)?,
                    mitigation_factor: factor.get(row)?,
                    ..inputs
                };
                inputs.score().map_err(|_| ())
            };
            match report() {
                Ok(report) => scored.push(&report),
                Err(()) => match score_request(plan, start + row) {
                    Ok(bounds) => scored.push_bounds(&bounds),
                    Err(error) => scored.push_error(&error),
                },
            }
        }
    }
}

/// A row by way of the core's request, in which inputs may be unknown.
#[cold]
fn score_request(plan: &Plan<'_>, row: usize) -> Result<Bounds, Error> {
    plan.request(row)?.inputs.bounds()
}
