//! Where charts go that a reader chose: beside a wide map if all of them have room there, else below it; below the
//! totals on a sheet that is not wide. Those chosen first get room first, and the map keeps its share of the sheet.

use super::{GAP, Page, put};
use crate::figure::blocks::Block;
use crate::figure::blocks::kinds::{self, Style};
use crate::figure::blocks::lists::{List, Rows};
use crate::figure::{Chart, Part, Role};

/// Between charts beside each other.
const BETWEEN: f32 = 28.0;
/// A chart is at least so wide.
const NARROWEST: f32 = 205.0;
/// How much wider than another chart the one over time is.
const TIME: f32 = 1.6;
/// The shares of the sheet's height that are left to a map: as much as can be, the last at least.
const SHARES: [f32; 4] = [0.5, 0.42, 0.35, 0.22];
/// Bars of a chart.
const BARS: [usize; 4] = [6, 5, 4, 3];
/// The strip with the legend below a map, more or less.
const KEYS: f32 = 110.0;

/// What stands below a map.
#[derive(Default)]
pub(super) struct Below {
    pub(super) height: f32,
    /// Blocks, each with its left top corner.
    blocks: Vec<(Block, (f32, f32))>,
    /// Width and height of the chart over time, which stands first.
    time: Option<(f32, f32)>,
    /// The charts that are left out.
    pub(super) no_room: Vec<Chart>,
}

impl Below {
    /// Blocks beside each other, below all that is there.
    fn row(&mut self, row: Vec<(Block, f32)>) {
        let high = row.iter().map(|(block, _)| block.height);
        let high = high.fold(0.0, f32::max);
        if high <= 0.0 {
            return;
        }
        let top = if self.height > 0.0 {
            self.height + GAP
        } else {
            0.0
        };
        self.blocks
            .extend(row.into_iter().map(|(block, x)| (block, (x, top))));
        self.height = top + high;
    }

    /// The same, without charts that have no room.
    fn without(self, lists: &[List]) -> Self {
        Self {
            no_room: lists.iter().map(|list| list.chart).collect(),
            ..self
        }
    }
}

fn number(count: usize) -> f32 {
    f32::from(u8::try_from(count).unwrap_or(u8::MAX))
}

/// How wide each of so many charts is.
fn share(width: f32, count: usize) -> f32 {
    (width - BETWEEN * (number(count) - 1.0)) / number(count).max(1.0)
}

/// Whether so many charts have room beside each other.
fn fits(width: f32, count: usize) -> bool {
    share(width, count) >= NARROWEST
}

/// How wide each of so many charts is beside the one over time.
fn beside_time(width: f32, count: usize) -> f32 {
    (width - BETWEEN * number(count)) / (TIME + number(count))
}

/// How many of so many charts stand beside each other: as many in every row as can be.
fn columns(width: f32, all: usize) -> usize {
    let most = (1..=all).rev().find(|count| fits(width, *count));
    let lines = all.div_ceil(most.unwrap_or(1)).max(1);
    all.div_ceil(lines).max(1)
}

/// What fits first: all charts before fewer of them, a larger map before a smaller one, many bars before few.
fn first_fit(lists: &[List], fit: impl Fn(&[List], f32, usize) -> Option<Below>) -> Option<Below> {
    (0..=lists.len()).rev().find_map(|shown| {
        let (shown, others) = lists.split_at_checked(shown)?;
        let mut shares = SHARES.into_iter();
        let found = shares.find_map(|share| {
            let mut bars = BARS.into_iter();
            bars.find_map(|bars| fit(shown, share, bars))
        });
        found.map(|below| below.without(others))
    })
}

impl Page<'_> {
    /// Lists beside each other from `left` on, each with where it starts.
    fn beside(&self, lists: &[List], (left, width): (f32, f32), bars: usize) -> Vec<(Block, f32)> {
        // Where a name would be cut beside its bar it stands above it, and fewer bars are as high.
        let beside = lists.iter().all(|list| list.names_fit(width, bars));
        let rows = if beside {
            Rows::Beside(bars)
        } else {
            Rows::Below((2 * bars).div_ceil(3))
        };
        let blocks = lists.iter().enumerate().map(|(at, list)| {
            let x = left + number(at) * (width + BETWEEN);
            (list.block(self.desk, width, rows), x)
        });
        blocks.collect()
    }

    /// Lists in rows of as many as have room beside each other, and as full as each other.
    fn grid(&self, below: &mut Below, lists: &[List], width: f32, bars: usize) {
        let columns = columns(width, lists.len());
        // One alone is as wide as one of two.
        let least = if fits(width, 2) { 2 } else { 1 };
        let cell = share(width, columns.max(least));
        for line in lists.chunks(columns) {
            below.row(self.beside(line, (0.0, cell), bars));
        }
    }

    /// What stands below the map of a wide sheet: the chart over time, which is so high at least, and lists beside
    /// or below it.
    pub(super) fn below_wide(&self, lists: &[List], (width, high): (f32, f32), room: f32) -> Below {
        let fit = |shown: &[List], share: f32, bars: usize| {
            let below = self.rows_wide(shown, (width, high), bars);
            let left = room - below.height - GAP;
            (left >= share * self.sheet.height).then_some(below)
        };
        let found = first_fit(lists, fit);
        found.unwrap_or_else(|| self.rows_wide(&[], (width, high), 0).without(lists))
    }

    fn rows_wide(&self, lists: &[List], (width, high): (f32, f32), bars: usize) -> Below {
        let mut below = Below::default();
        if !self.with_time() {
            self.grid(&mut below, lists, width, bars);
            return below;
        }
        // All of them beside it, or none, or else the first.
        let count = if beside_time(width, lists.len()) >= NARROWEST {
            lists.len()
        } else {
            usize::from(!fits(width, lists.len()))
        };
        let (first, others) = lists.split_at_checked(count).unwrap_or((lists, &[]));
        // Columns below each other are as wide as each other.
        let narrow = if others.is_empty() {
            beside_time(width, count)
        } else {
            share(width, columns(width, others.len()))
        };
        let wide = width - (narrow + BETWEEN) * number(count);
        let first = self.beside(first, (wide + BETWEEN, narrow), bars);
        let heights = first.iter().map(|(block, _)| block.height);
        let high = heights.fold(high, f32::max);
        let time = Block {
            height: high,
            ..Block::default()
        };
        below.time = Some((wide, high));
        below.row(std::iter::once((time, 0.0)).chain(first).collect());
        self.grid(&mut below, others, width, bars);
        below
    }

    /// The totals below the map of a sheet that is not wide, in the room below its head; and the charts.
    pub(super) fn below_tall(&self, width: f32, room: f32) -> Below {
        if self.desk.request.plan.charts.is_some() {
            return self.chosen_below(&self.lists, width, room);
        }
        let map = (self.sheet.height * 0.4).max(220.0);
        self.usual_below(width, room - KEYS - map)
    }

    /// The totals, and the usual list beside them where there is room for both.
    fn usual_below(&self, width: f32, room: f32) -> Below {
        let beside = [8, 6, 4].map(|bars| (Style::Bars(9), Rows::Below(bars)));
        if let [list] = &self.lists[..]
            && width >= 700.0
        {
            for (style, rows) in beside {
                let below = self.halves(list, width, (style, rows));
                if below.height <= room {
                    return below;
                }
            }
        }
        let styles = [Style::Bars(9), Style::Bars(2), Style::Short];
        let mut all = styles
            .map(|style| self.rows_tall(&[], width, (style, 0)))
            .into_iter();
        all.find(|below| below.height <= room)
            .unwrap_or_else(|| self.rows_tall(&[], width, (Style::Short, 0)))
    }

    /// The totals and a list beside each other.
    fn halves(&self, list: &List, width: f32, (style, rows): (Style, Rows)) -> Below {
        let half = share(width, 2);
        let totals = kinds::kinds(self.desk, half, 1, style);
        let list = list.block(self.desk, half, rows);
        let mut below = Below::default();
        below.row(vec![(totals, 0.0), (list, half + BETWEEN)]);
        below
    }

    /// The totals and the chosen lists, as many as have room.
    fn chosen_below(&self, lists: &[List], width: f32, room: f32) -> Below {
        let fit = |shown: &[List], share: f32, bars: usize| {
            let styles = [Style::Bars(9), Style::Bars(2), Style::Short];
            let mut all = styles
                .into_iter()
                .map(|style| self.rows_tall(shown, width, (style, bars)));
            all.find(|below| room - below.height - KEYS >= share * self.sheet.height)
        };
        let found = first_fit(lists, fit);
        let least = (Style::Short, 0);
        found.unwrap_or_else(|| self.rows_tall(&[], width, least).without(lists))
    }

    fn rows_tall(&self, lists: &[List], width: f32, (style, bars): (Style, usize)) -> Below {
        let (desk, mut below) = (self.desk, Below::default());
        if let [list] = lists
            && fits(width, 3)
        {
            return self.halves(list, width, (style, Rows::Beside(bars)));
        }
        let columns = kinds::shown(desk).len().clamp(1, 2);
        let totals = kinds::kinds(desk, width, columns, style);
        below.row(vec![(totals, 0.0)]);
        self.grid(&mut below, lists, width, bars);
        below
    }

    /// All of it in its place, from a corner on.
    pub(super) fn placed(&self, below: Below, (left, top): (f32, f32)) -> Vec<Part> {
        let time = below
            .time
            .and_then(|(width, high)| self.histogram(width, high));
        let time = time.map(|(role, block)| put(role, block, left, top));
        let blocks = below.blocks.into_iter();
        let blocks = blocks.filter(|(block, _)| !block.items.is_empty());
        let blocks = blocks.map(|(block, (x, y))| put(Role::Words, block, left + x, top + y));
        time.into_iter().chain(blocks).collect()
    }
}
