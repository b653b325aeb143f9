//! Which part stands in which column and row.

use crate::export::diagram::{Diagram, Part};
use crate::kind::Id;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::Range;

/// A zone with more parts than this gets several columns.
const MOST_ROWS: usize = 7;
/// How often the rows are put in order; more changes little.
const SWEEPS: usize = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) column: usize,
    pub(super) row: usize,
}

pub(super) struct Grid {
    pub(super) places: BTreeMap<Id, Place>,
    /// The columns of each zone.
    pub(super) columns_of: Vec<Range<usize>>,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Grid {
    pub(super) fn of(diagram: &Diagram<'_>) -> Self {
        let mut columns: Vec<Vec<Id>> = Vec::new();
        let mut columns_of = Vec::new();
        for zone in &diagram.zones {
            let first = columns.len();
            let count = zone.parts.len().div_ceil(MOST_ROWS).max(1);
            let size = zone.parts.len().div_ceil(count).max(1);
            let ids: Vec<Id> = zone.parts.iter().map(|part| part.id()).collect();
            columns.extend(ids.chunks(size).map(<[Id]>::to_vec));
            if ids.is_empty() {
                columns.push(Vec::new());
            }
            columns_of.push(first..columns.len());
        }
        let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
        let mut grid = Self { places: BTreeMap::new(), columns_of, columns: columns.len(), rows };
        grid.settle(&columns);
        let neighbours = neighbours(diagram);
        for sweep in 0..SWEEPS {
            let order: Vec<usize> = if sweep % 2 == 0 {
                (0..columns.len()).collect()
            } else {
                (0..columns.len()).rev().collect()
            };
            for index in order {
                if let Some(column) = columns.get_mut(index) {
                    column.sort_by_cached_key(|id| (grid.middle(*id, &neighbours), *id));
                }
                grid.settle(&columns);
            }
        }
        grid
    }

    /// Gives every part its place, short columns in the middle of the height.
    fn settle(&mut self, columns: &[Vec<Id>]) {
        for (column, ids) in columns.iter().enumerate() {
            let first = self.rows.saturating_sub(ids.len()) / 2;
            for (index, id) in ids.iter().enumerate() {
                self.places.insert(*id, Place { column, row: first + index });
            }
        }
    }

    /// Where a part's neighbours in other columns are on average, in hundredths of a row.
    fn middle(&self, id: Id, neighbours: &BTreeMap<Id, Vec<Id>>) -> usize {
        let here = self.places.get(&id).copied().unwrap_or(Place { column: 0, row: 0 });
        let others = neighbours.get(&id).map_or(&[][..], Vec::as_slice);
        let rows: Vec<usize> = others
            .iter()
            .filter_map(|other| self.places.get(other))
            .filter(|place| place.column != here.column)
            .map(|place| place.row * 100)
            .collect();
        rows.iter().sum::<usize>().checked_div(rows.len()).unwrap_or(here.row * 100)
    }

    /// The parts with their places.
    pub(super) fn placed<'a>(&self, diagram: &Diagram<'a>) -> Vec<(Part<'a>, Place)> {
        let parts = diagram.zones.iter().flat_map(|zone| zone.parts.iter().copied());
        parts.filter_map(|part| Some((part, *self.places.get(&part.id())?))).collect()
    }
}

fn neighbours(diagram: &Diagram<'_>) -> BTreeMap<Id, Vec<Id>> {
    let mut found: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for flow in &diagram.flows {
        let (source, destination) = (flow.connection.source.id(), flow.connection.destination.id());
        found.entry(source).or_default().push(destination);
        found.entry(destination).or_default().push(source);
    }
    found
}
