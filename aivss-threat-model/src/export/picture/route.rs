//! The ways between boxes: from a port to a lane, along a track, to a lane and a port.

use super::grid::{Grid, Place};
use super::wording::{cut, width_of};
use super::{BOX, HEAD, Label, PAD, SMALL, Way};
use crate::export::diagram::{Diagram, Flow};
use crate::{Entity as _, ThreatModel};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

/// Between two ports of one side.
const PORT: usize = 16;
/// Between two lanes of a channel or two tracks of a gap.
const LANE: usize = 10;
/// The greatest width of a label, in tenths of the size of its letters.
const LABEL: usize = 130;
/// The lowest box: two lines of a name and two of what it is, between the lid and the floor of a cylinder.
const LOW: usize = 84;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
}

/// A way before it has pixels.
struct Route<'a> {
    flow: &'a Flow<'a>,
    ends: [(Place, Side); 2],
    label: String,
}

impl Route<'_> {
    /// The channels that the two ends lie at: channel 0 is left of column 0.
    fn channels(&self) -> [usize; 2] {
        self.ends.map(|(place, side)| place.column + usize::from(side == Side::Right))
    }

    /// The gap that it takes from channel to channel: gap 0 is above row 0.
    fn gap(&self) -> Option<usize> {
        let [from, to] = self.channels();
        let [(a, _), (b, _)] = self.ends;
        (from != to).then(|| (a.row + b.row).div_ceil(2))
    }
}

/// Where columns and rows are.
pub(super) struct Plan {
    columns: Vec<usize>,
    rows: Vec<(usize, usize)>,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Plan {
    pub(super) fn x(&self, column: usize) -> usize {
        self.columns.get(column).copied().unwrap_or_default()
    }

    pub(super) fn y(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |(y, _)| *y)
    }

    pub(super) fn row_height(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |(_, height)| *height)
    }
}

/// First-fit: the lowest number under which no span that was given it before overlaps.
#[derive(Default)]
struct Shelves(Vec<Vec<(usize, usize)>>);

impl Shelves {
    fn place(&mut self, from: usize, to: usize) -> usize {
        let (low, high) = (from.min(to), from.max(to));
        let is_free =
            |shelf: &Vec<(usize, usize)>| shelf.iter().all(|(a, b)| high < *a || *b < low);
        let found = self.0.iter().position(is_free).unwrap_or_else(|| {
            self.0.push(Vec::new());
            self.0.len().saturating_sub(1)
        });
        if let Some(shelf) = self.0.get_mut(found) {
            shelf.push((low, high));
        }
        found
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

/// Where a way's other end is, its number, and which of its ends this is.
type End = (Place, usize, usize);

/// Ports by end: the way's number and which of its ends, with the offset from the box's middle.
type Ports = BTreeMap<(usize, usize), isize>;

pub(super) fn routed(model: &ThreatModel, diagram: &Diagram<'_>, grid: &Grid) -> (Plan, Vec<Way>) {
    let routes: Vec<Route<'_>> =
        diagram.flows.iter().filter_map(|flow| route(flow, &grid.places)).collect();
    let (ports, crowd) = ports(&routes);

    // Tracks in the gaps between rows, before the rows know how high they are.
    let mut gaps: Vec<Shelves> = (0..=grid.rows).map(|_| Shelves::default()).collect();
    let tracks: Vec<usize> = routes
        .iter()
        .map(|way| {
            let [from, to] = way.channels();
            let gap = way.gap().and_then(|gap| gaps.get_mut(gap));
            gap.map_or(0, |gap| gap.place(from, to))
        })
        .collect();
    let gap_height = |gap: usize| 26 + gaps.get(gap).map_or(0, Shelves::len) * LANE;
    let mut rows = Vec::new();
    let mut gap_tops = Vec::new();
    let mut y = HEAD;
    for row in 0..grid.rows {
        gap_tops.push(y);
        y += if row == 0 { gap_height(0).saturating_sub(14) } else { gap_height(row) };
        let height = (crowd.get(&row).copied().unwrap_or_default() * PORT + 22).max(LOW);
        rows.push((y, height));
        y += height;
    }
    gap_tops.push(y);
    let height = y + gap_height(grid.rows) + 8;
    let plan = Plan { columns: Vec::new(), rows, width: 0, height };

    let port_y = |way: usize, end: usize, place: Place| {
        let middle = plan.y(place.row) + plan.row_height(place.row) / 2;
        middle.saturating_add_signed(ports.get(&(way, end)).copied().unwrap_or_default())
    };
    let levels: Vec<[usize; 3]> = routes
        .iter()
        .enumerate()
        .map(|(index, way)| {
            let [(a, _), (b, _)] = way.ends;
            let top = way.gap().and_then(|gap| gap_tops.get(gap)).copied().unwrap_or_default();
            let track = tracks.get(index).copied().unwrap_or_default();
            [port_y(index, 0, a), top + 12 + track * LANE, port_y(index, 1, b)]
        })
        .collect();

    // Lanes in the channels between columns; the short ones first, so that they stay near the boxes.
    let mut channels: Vec<Shelves> = (0..=grid.columns).map(|_| Shelves::default()).collect();
    let mut lanes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut verticals = Vec::new();
    for (index, (way, [from, over, to])) in routes.iter().zip(&levels).enumerate() {
        let [first, last] = way.channels();
        if way.gap().is_some() {
            verticals.push((index, 0, first, *from, *over));
            verticals.push((index, 1, last, *over, *to));
        } else if from != to {
            verticals.push((index, 0, first, *from, *to));
        }
    }
    verticals.sort_by_key(|(index, end, _, from, to)| (from.abs_diff(*to), *index, *end));
    for (index, end, channel, from, to) in verticals {
        if let Some(shelves) = channels.get_mut(channel) {
            lanes.insert((index, end), shelves.place(from, to));
        }
    }
    let plan = columns(plan, &routes, &channels, grid.columns);
    let ways = routes.iter().zip(&levels).enumerate().map(|(index, (way, levels))| {
        let lane = |end: usize| {
            let channel = way.channels().get(end).copied().unwrap_or_default();
            let number = lanes.get(&(index, end)).copied().unwrap_or_default();
            lane_start(&plan, &routes, channel) + number * LANE
        };
        drawn(model, &plan, way, *levels, [lane(0), lane(1)])
    });
    let ways = ways.collect();
    (plan, ways)
}

fn route<'a>(flow: &'a Flow<'a>, places: &BTreeMap<crate::Id, Place>) -> Option<Route<'a>> {
    let source = *places.get(&flow.connection.source.id())?;
    let destination = *places.get(&flow.connection.destination.id())?;
    let sides = match source.column.cmp(&destination.column) {
        core::cmp::Ordering::Less => [Side::Right, Side::Left],
        core::cmp::Ordering::Equal => [Side::Right, Side::Right],
        core::cmp::Ordering::Greater => [Side::Left, Side::Right],
    };
    let [first, second] = sides;
    let label = match (flow.label(), flow.boundary) {
        ("", None) => String::new(),
        ("", Some(boundary)) => format!("{}", boundary.id),
        (protocol, None) => cut(protocol, LABEL),
        (protocol, Some(boundary)) => format!("{} · {}", cut(protocol, LABEL), boundary.id),
    };
    Some(Route { flow, ends: [(source, first), (destination, second)], label })
}

/// The ports of every box, and how many the busiest side of each row has.
fn ports(ways: &[Route<'_>]) -> (Ports, BTreeMap<usize, usize>) {
    let mut sides: BTreeMap<(Place, Side), Vec<End>> = BTreeMap::new();
    for (index, way) in ways.iter().enumerate() {
        let [a, b] = way.ends;
        sides.entry(a).or_default().push((b.0, index, 0));
        sides.entry(b).or_default().push((a.0, index, 1));
    }
    let alone = |end: &(Place, Side)| sides.get(end).is_some_and(|list| list.len() == 1);
    let is_straight = |way: &Route<'_>| {
        let [a, b] = &way.ends;
        a.0.row == b.0.row && way.gap().is_none() && a.1 != b.1 && alone(a) && alone(b)
    };
    let mut ports = Ports::new();
    let mut crowd = BTreeMap::new();
    for ((place, side), list) in &sides {
        let mut list = list.clone();
        // Ways up leave above ways down.
        list.sort_by_key(|(other, index, end)| (other.row, *index, *end));
        let half = isize::try_from(list.len() / 2).unwrap_or_default();
        let step = isize::try_from(PORT).unwrap_or_default();
        // The two sides of a channel are half a step apart, so that no two ways share a line.
        let shift = if *side == Side::Left { step / 2 } else { 0 };
        for (number, (_, index, end)) in list.iter().enumerate() {
            let number = isize::try_from(number).unwrap_or_default();
            let is_straight = ways.get(*index).is_some_and(is_straight);
            let offset = if is_straight { 0 } else { (number - half) * step + shift };
            ports.insert((*index, *end), offset);
        }
        let most: &mut usize = crowd.entry(place.row).or_default();
        *most = (*most).max(list.len());
    }
    (ports, crowd)
}

/// The room that labels take on a side of a channel.
fn label_room(ways: &[Route<'_>], channel: usize, side: Side) -> usize {
    let starts_here =
        |way: &&Route<'_>| way.channels().first() == Some(&channel) && way.ends[0].1 == side;
    let longest = ways.iter().filter(starts_here).map(|way| width_of(&way.label)).max();
    longest.filter(|length| *length > 0).map_or(PAD + 4, |length| length * SMALL / 10 + PAD + 4)
}

/// Where the lanes of a channel begin.
fn lane_start(plan: &Plan, ways: &[Route<'_>], channel: usize) -> usize {
    let left = channel.checked_sub(1).map_or(0, |column| plan.x(column) + BOX);
    left + label_room(ways, channel, Side::Right) + LANE
}

fn columns(plan: Plan, ways: &[Route<'_>], channels: &[Shelves], count: usize) -> Plan {
    let mut columns = Vec::new();
    let mut x = PAD + 8;
    for column in 0..count {
        columns.push(x);
        x += BOX;
        let channel = column + 1;
        let lanes = channels.get(channel).map_or(0, Shelves::len);
        let rooms = label_room(ways, channel, Side::Right) + label_room(ways, channel, Side::Left);
        if channel < count {
            x += rooms + lanes * LANE + LANE;
        } else if lanes > 0 {
            x += label_room(ways, channel, Side::Right) + lanes * LANE + LANE;
        } else {
            x += PAD + 8;
        }
    }
    Plan { columns, width: x, ..plan }
}

fn drawn(
    model: &ThreatModel,
    plan: &Plan,
    way: &Route<'_>,
    [from, over, to]: [usize; 3],
    [first, last]: [usize; 2],
) -> Way {
    let x = |(place, side): (Place, Side)| {
        plan.x(place.column) + if side == Side::Right { BOX } else { 0 }
    };
    let [source, destination] = way.ends;
    let (start, end) = (x(source), x(destination));
    let points = if way.gap().is_some() {
        Vec::from([
            (start, from),
            (first, from),
            (first, over),
            (last, over),
            (last, to),
            (end, to),
        ])
    } else if from == to {
        Vec::from([(start, from), (end, to)])
    } else {
        Vec::from([(start, from), (first, from), (first, to), (end, to)])
    };
    let connection = way.flow.connection;
    let class = match (way.flow.is_flagged, way.flow.is_crossing) {
        (true, _) => "flagged",
        (false, true) => "crossing",
        (false, false) => "inside",
    };
    let name = |id| model.title(id).unwrap_or_default();
    let protocol = match way.flow.label() {
        "" => String::new(),
        protocol => format!(" over {protocol}"),
    };
    let title = format!(
        "{} {}: {} to {}{protocol}",
        connection.id,
        connection.title(),
        name(connection.source.id()),
        name(connection.destination.id())
    );
    let is_right = source.1 == Side::Right;
    let label = (!way.label.is_empty()).then(|| Label {
        x: if is_right { start + PAD + 4 } else { start.saturating_sub(PAD + 4) },
        y: from.saturating_sub(4),
        anchor: if is_right { "start" } else { "end" },
        text: way.label.clone(),
    });
    Way { path: path(&points), title, class, label }
}

/// A line through points at right angles, its corners rounded.
fn path(points: &[(usize, usize)]) -> String {
    let mut text = String::new();
    let mut before: Option<(usize, usize)> = None;
    for (index, point) in points.iter().enumerate() {
        match (before, points.get(index + 1)) {
            (None, _) => {
                let _ = write!(text, "M{} {}", point.0, point.1);
            }
            (Some(previous), Some(next)) => {
                let (a, b) = (toward(*point, previous), toward(*point, *next));
                let _ = write!(text, "L{} {}Q{} {} {} {}", a.0, a.1, point.0, point.1, b.0, b.1);
            }
            (Some(_), None) => {
                let _ = write!(text, "L{} {}", point.0, point.1);
            }
        }
        before = Some(*point);
    }
    text
}

/// The point a few pixels from a corner toward another, at most half the way.
fn toward(corner: (usize, usize), other: (usize, usize)) -> (usize, usize) {
    let step = |from: usize, to: usize| {
        let length = (from.abs_diff(to) / 2).min(7);
        if to < from { from.saturating_sub(length) } else { from + length }
    };
    (step(corner.0, other.0), step(corner.1, other.1))
}
