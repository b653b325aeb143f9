//! Scoring the rows of a piece, a block at a time.
//!
//! Each column of a block is read at once into typed values; a value that occurs again and again, as
//! values of a rubric do, is read by the core once. A row that holds anything out of the ordinary goes
//! to the core as a request, which then says what is wrong with it.

use super::cells::{Cells, Texts};
use super::output::Scored;
use super::plan::Plan;
use aivss_core::cvss::Vector;
use aivss_core::{CvssInput, Decimal, Error, FactorValue, Inputs, Profile, Report, Score};
use arrow_array::Array;
use std::ops::Range;
use std::str::FromStr;

/// Rows of a block: few enough for what is read of them to stay in a near cache.
pub(super) const BLOCK: usize = 1_024;
/// Places of a memory, a power of two: a rubric has 3 values, two decimals have 101.
const PLACES: usize = 256;

/// What a row holds in one column.
#[derive(Clone, Copy, Debug)]
enum Cell<T> {
    /// Nothing.
    Null,
    /// A value that the core takes.
    Value(T),
    /// Something else.
    Odd,
}

/// Readings of numbers, each by its bits at a place that those give.
struct Memory<T>(Box<[(u64, Cell<T>); PLACES]>);

impl<T: Copy + TryFrom<f64>> Memory<T> {
    fn new() -> Self {
        Self(Box::new([(0.0_f64.to_bits(), read(0.0)); PLACES]))
    }

    #[inline]
    fn read(&mut self, number: f64) -> Cell<T> {
        let bits = number.to_bits();
        let place = (bits.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize % PLACES;
        let (known, cell) = &mut self.0[place];
        if *known != bits {
            (*known, *cell) = (bits, read(number));
        }
        *cell
    }
}

fn read<T: TryFrom<f64>>(number: f64) -> Cell<T> {
    T::try_from(number).map_or(Cell::Odd, Cell::Value)
}

#[inline]
fn read_cell<T: Copy + TryFrom<f64> + FromStr>(
    cells: &Cells,
    row: usize,
    memory: &mut Memory<T>,
) -> Cell<T> {
    match cells {
        Cells::Numbers(numbers) if numbers.is_valid(row) => memory.read(numbers.value(row)),
        Cells::Numbers(_) => Cell::Null,
        Cells::Texts(texts) => match texts.get(row) {
            None => Cell::Null,
            Some(text) => text.parse().map_or(Cell::Odd, Cell::Value),
        },
    }
}

/// A column of a block, read.
struct Column<T> {
    memory: Memory<T>,
    cells: Vec<Cell<T>>,
}

impl<T: Copy + TryFrom<f64> + FromStr> Column<T> {
    fn new() -> Self {
        Self { memory: Memory::new(), cells: Vec::with_capacity(BLOCK) }
    }

    fn fill(&mut self, cells: &Cells, rows: Range<usize>) {
        let memory = &mut self.memory;
        self.cells.clear();
        self.cells.extend(rows.map(|row| read_cell(cells, row, memory)));
    }
}

/// The factors of a block, row by row.
struct Factors {
    memories: Vec<Memory<FactorValue>>,
    values: Vec<[FactorValue; 10]>,
    /// Whether a row holds a null or something odd.
    is_odd: Vec<bool>,
}

impl Factors {
    fn new(columns: usize) -> Self {
        Self {
            memories: (0..columns).map(|_| Memory::new()).collect(),
            values: vec![[FactorValue::ZERO; 10]; BLOCK],
            is_odd: vec![false; BLOCK],
        }
    }

    fn fill(&mut self, columns: &[(&str, &Cells)], rows: &Range<usize>) {
        let Self { memories, values, is_odd } = self;
        is_odd.fill(false);
        for (place, ((_, cells), memory)) in columns.iter().zip(memories).enumerate() {
            let slots = values.iter_mut().map(|row| &mut row[place]).zip(is_odd.iter_mut());
            let put = |((slot, is_odd), cell): ((&mut FactorValue, &mut bool), _)| match cell {
                Cell::Value(value) => *slot = value,
                Cell::Null | Cell::Odd => *is_odd = true,
            };
            match cells {
                Cells::Numbers(numbers) if numbers.null_count() == 0 => {
                    let numbers = numbers.values()[rows.clone()].iter();
                    slots.zip(numbers.map(|number| memory.read(*number))).for_each(put);
                }
                _ => {
                    let cells = rows.clone().map(|row| read_cell(cells, row, memory));
                    slots.zip(cells).for_each(put);
                }
            }
        }
    }

    /// The ten values of the block's row.
    #[inline]
    fn get(&self, row: usize) -> Result<[FactorValue; 10], ()> {
        if self.is_odd[row] { Err(()) } else { Ok(self.values[row]) }
    }
}

/// A column that need not be there.
struct Optional<'a, T> {
    cells: Option<&'a Cells>,
    column: Column<T>,
}

impl<'a, T: Copy + TryFrom<f64> + FromStr> Optional<'a, T> {
    fn new(cells: Option<&'a Cells>) -> Self {
        Self { cells, column: Column::new() }
    }

    fn fill(&mut self, rows: Range<usize>) {
        if let Some(cells) = self.cells {
            self.column.fill(cells, rows);
        }
    }

    /// The value of the block's row; an error where it is odd.
    #[inline]
    fn get(&self, row: usize) -> Result<Option<T>, ()> {
        if self.cells.is_none() {
            return Ok(None);
        }
        match self.column.cells[row] {
            Cell::Null => Ok(None),
            Cell::Value(value) => Ok(Some(value)),
            Cell::Odd => Err(()),
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
    Scores(Box<Column<Score>>, &'a Cells),
    Vectors(&'a Texts),
}

impl<'a> Cvss<'a> {
    fn new(cells: &'a Cells) -> Self {
        match cells {
            Cells::Numbers(_) => Self::Scores(Box::new(Column::new()), cells),
            Cells::Texts(texts) => Self::Vectors(texts),
        }
    }

    fn fill(&mut self, rows: Range<usize>) {
        if let Self::Scores(column, cells) = self {
            column.fill(cells, rows);
        }
    }

    #[inline]
    fn get(&self, start: usize, row: usize) -> Result<CvssInput, ()> {
        match self {
            Self::Scores(column, _) => match column.cells[row] {
                Cell::Value(score) => Ok(CvssInput::Score(score)),
                _ => Err(()),
            },
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
    let mut factors = Factors::new(plan.factors.len());
    let mut threat = Optional::<Decimal>::new(plan.threat_multiplier);
    let mut factor = Optional::<Decimal>::new(plan.mitigation_factor);
    let mut maturity = Names::new(plan.exploit_maturity);
    let mut mitigation = Names::new(plan.mitigation);
    let set = plan.shared.factor_set();
    for start in rows.clone().step_by(BLOCK) {
        let block = start..rows.end.min(start + BLOCK);
        cvss.fill(block.clone());
        factors.fill(&plan.factors, &block);
        threat.fill(block.clone());
        factor.fill(block.clone());
        for row in 0..block.len() {
            let mut report = || -> Result<Report, ()> {
                let profile = Profile::new(set, factors.get(row)?);
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
                    Ok(report) => scored.push(&report),
                    Err(error) => scored.push_error(&error),
                },
            }
        }
    }
}

/// A row by way of the core's request.
#[cold]
fn score_request(plan: &Plan<'_>, row: usize) -> Result<Report, Error> {
    plan.request(row)?.inputs.score()
}
