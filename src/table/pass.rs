//! One pass over all rows that adds up every chart at once.
//!
//! A row that fails nothing counts everywhere; one that fails a single dimension counts only in the charts that leave
//! that dimension out; all others count nowhere. So what a chart has beyond the selection is added up apart, and is
//! little work where little is filtered.

use std::ops::Range;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::model::Status;
use crate::table::cells::{Cell, Sheet, Totals};
use crate::table::columns::status_of;
use crate::table::sieve::{ALL_HOLD, Sieve};
use crate::table::{Dimension, Filter, Table};

/// What a sheet's keys are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Spots,
    Statuses,
    Tags,
    Publishers,
}

impl Keys {
    const ALL: [Self; 4] = [Self::Spots, Self::Statuses, Self::Tags, Self::Publishers];

    fn sheet(self, table: &Table) -> Sheet {
        let kinds = table.kinds().len();
        match self {
            // A spot has one kind.
            Self::Spots => Sheet::new(table.spots.len(), 1),
            Self::Statuses => Sheet::new(Status::ALL.len(), kinds),
            Self::Tags => Sheet::new(table.tags().len(), kinds),
            Self::Publishers => Sheet::new(table.publishers().len(), kinds),
        }
    }

    /// What the chart of a dimension is added up by.
    fn of(dimension: Dimension) -> Self {
        match dimension {
            Dimension::Status => Self::Statuses,
            Dimension::Tag => Self::Tags,
            Dimension::Publisher => Self::Publishers,
            _ => Self::Spots,
        }
    }
}

/// The dimensions that have a chart of their own, beside time and who.
const CHARTS: [Dimension; 6] = [
    Dimension::Kind,
    Dimension::Region,
    Dimension::Precision,
    Dimension::Status,
    Dimension::Tag,
    Dimension::Publisher,
];

/// Women, men and children, and the events that say so or are asked.
#[derive(Clone, Copy, Default)]
pub(super) struct Who {
    pub(super) people: [u64; 3],
    pub(super) given: u64,
    /// The added events beyond those of the selection; may fall below nothing.
    pub(super) beyond: u64,
}

/// What a stretch of rows adds up to.
struct Part {
    /// The selection, in the order of [`Keys::ALL`].
    sheets: [Sheet; 4],
    /// What a chart has beyond the selection, where its dimension narrows; in the order of [`CHARTS`].
    beyond: [Option<Sheet>; 6],
    who: Who,
    /// The rows that fail one dimension alone, by its number.
    one_short: [u64; 16],
}

/// All that one pass over the rows adds up.
pub(super) struct Pass {
    parts: Vec<Part>,
}

impl Pass {
    pub(super) fn new(table: &Table, sieve: &Sieve) -> Self {
        let all = table.len();
        let cells = Part::empty(table, sieve.filter()).cells();
        // Parts are shared out among threads, but clearing and gathering their cells is work as well.
        let threads = rayon::current_num_threads();
        let many = (4 * threads).min(all / (8 * cells)).max(threads);
        let long = all.div_ceil(many).clamp(1, Cell::MOST);
        let parts = (0..all.div_ceil(long)).into_par_iter().map(|number| {
            let start = number * long;
            let mut part = Part::empty(table, sieve.filter());
            let adder = Adder::new(table, sieve, &part);
            adder.add(&mut part, start..all.min(start + long));
            part
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// The selection by spot: added and not, one of each a spot.
    pub(super) fn spots(&self) -> Totals {
        self.selection(Keys::Spots)
    }

    /// The selection by tag and kind.
    pub(super) fn tags(&self) -> Totals {
        self.selection(Keys::Tags)
    }

    /// The selection by publisher and kind.
    pub(super) fn publishers(&self) -> Totals {
        self.selection(Keys::Publishers)
    }

    fn selection(&self, keys: Keys) -> Totals {
        Totals::new(
            self.parts
                .iter()
                .map(|part| (&part.sheets[keys as usize], None)),
        )
    }

    /// The chart of a dimension, which leaves that dimension out.
    pub(super) fn chart(&self, dimension: Dimension) -> Totals {
        let keys = Keys::of(dimension) as usize;
        let own = CHARTS.iter().position(|one| *one == dimension);
        Totals::new(self.parts.iter().map(|part| {
            let beyond = own.and_then(|own| part.beyond[own].as_ref());
            (&part.sheets[keys], beyond)
        }))
    }

    /// Women, men and children.
    pub(super) fn who(&self) -> Who {
        let mut all = Who::default();
        for part in &self.parts {
            for (all, own) in all.people.iter_mut().zip(part.who.people) {
                *all += own;
            }
            all.given += part.who.given;
            all.beyond = all.beyond.wrapping_add(part.who.beyond);
        }
        all
    }

    /// How many rows fail one dimension alone.
    pub(super) fn one_short(&self, dimension: Dimension) -> u64 {
        let own = |part: &Part| part.one_short[dimension as usize];
        self.parts.iter().map(own).sum()
    }
}

impl Part {
    fn empty(table: &Table, filter: &Filter) -> Self {
        let beyond = |dimension: Dimension| {
            let narrows = filter.narrows_by(dimension);
            narrows.then(|| Keys::of(dimension).sheet(table))
        };
        Self {
            sheets: Keys::ALL.map(|keys| keys.sheet(table)),
            beyond: CHARTS.map(beyond),
            who: Who::default(),
            one_short: [0; 16],
        }
    }

    fn cells(&self) -> usize {
        let beyond = self.beyond.iter().flatten();
        self.sheets.iter().chain(beyond).map(Sheet::len).sum()
    }
}

/// What is at hand while rows are added.
struct Adder<'a> {
    table: &'a Table,
    sieve: &'a Sieve,
    /// The kind of each spot.
    kinds: Vec<u32>,
    /// The bits of the dimensions whose charts have something beyond the selection.
    charted: u16,
}

impl<'a> Adder<'a> {
    fn new(table: &'a Table, sieve: &'a Sieve, part: &Part) -> Self {
        let charts = CHARTS.iter().zip(&part.beyond);
        let narrowed = charts.filter(|(_, beyond)| beyond.is_some());
        let who = if sieve.filter().narrows_by(Dimension::Who) {
            Dimension::Who.bit()
        } else {
            0
        };
        Self {
            table,
            sieve,
            kinds: table.spots.iter().map(|(_, kind)| *kind).collect(),
            charted: narrowed.fold(who, |bits, (one, _)| bits | one.bit()),
        }
    }

    fn add(&self, part: &mut Part, rows: Range<usize>) {
        for row in rows.clone() {
            let (fails, held) = self.sieve.at(row);
            if fails == 0 {
                self.add_shown(part, row, held & ALL_HOLD == 0);
                // Where a filter leaves out what covers a row, it is added in the selection and not in a chart.
                if held & ALL_HOLD == 0 && held & self.charted != 0 {
                    self.add_beyond(part, row);
                }
            } else if fails.is_power_of_two() {
                let dimension = fails.trailing_zeros() as usize;
                part.one_short[dimension] += 1;
                if fails & self.charted != 0 {
                    self.add_short(part, row, dimension, held & fails == 0);
                }
            }
        }
        self.add_who(&mut part.who, rows);
    }

    #[inline]
    fn add_shown(&self, part: &mut Part, row: usize, added: bool) {
        let columns = &self.table.columns;
        let (cell, spot) = (columns.cell(row), columns.spot[row] as usize);
        let kind = self.kinds[spot] as usize;
        let [spots, statuses, tags, publishers] = &mut part.sheets;
        spots.at(spot, 0, added).add(cell);
        let status = status_of(columns.flags[row]) as usize;
        statuses.at(status, kind, added).add(cell);
        for tag in columns.tags.of(row) {
            tags.at(*tag as usize, kind, added).add(cell);
        }
        for publisher in columns.publishers.of(row) {
            publishers.at(*publisher as usize, kind, added).add(cell);
        }
    }

    /// Puts a row that fails one dimension alone, by its number, into the one chart that leaves that out.
    #[inline]
    fn add_short(&self, part: &mut Part, row: usize, dimension: usize, added: bool) {
        let own = CHARTS.iter().position(|one| *one as usize == dimension);
        let Some((chart, sheet)) = own.and_then(|at| Some((CHARTS[at], part.beyond[at].as_mut()?)))
        else {
            // Women, men and children have no sheet.
            part.who.beyond = part.who.beyond.wrapping_add(u64::from(added));
            return;
        };
        let cell = self.table.columns.cell(row);
        self.each_key(Keys::of(chart), row, |key, kind| {
            sheet.at(key, kind, added).add(cell);
        });
    }

    /// Puts a row of the selection where a chart has it otherwise than the selection.
    #[inline(never)]
    fn add_beyond(&self, part: &mut Part, row: usize) {
        let cell = self.table.columns.cell(row);
        for (dimension, sheet) in CHARTS.into_iter().zip(&mut part.beyond) {
            let Some(sheet) = sheet else {
                continue;
            };
            let (in_selection, in_chart) = self.stands(row, dimension);
            if in_selection == in_chart {
                continue;
            }
            self.each_key(Keys::of(dimension), row, |key, kind| {
                if let Some(added) = in_selection {
                    sheet.at(key, kind, added).take(cell);
                }
                if let Some(added) = in_chart {
                    sheet.at(key, kind, added).add(cell);
                }
            });
        }
        let (in_selection, in_chart) = self.stands(row, Dimension::Who);
        let added = |stands| u64::from(stands == Some(true));
        part.who.beyond = part
            .who
            .beyond
            .wrapping_add(added(in_chart))
            .wrapping_sub(added(in_selection));
    }

    /// Whether a row is in the selection and in the chart that leaves a dimension out, and is added there.
    fn stands(&self, row: usize, dimension: Dimension) -> (Option<bool>, Option<bool>) {
        let (fails, held) = self.sieve.at(row);
        let stands = |own: u16| (fails & !own == 0).then_some(held & own == 0);
        (stands(ALL_HOLD), stands(dimension.bit()))
    }

    fn each_key(&self, keys: Keys, row: usize, mut each: impl FnMut(usize, usize)) {
        let columns = &self.table.columns;
        let spot = columns.spot[row] as usize;
        let kind = self.kinds[spot] as usize;
        match keys {
            Keys::Spots => each(spot, 0),
            Keys::Statuses => each(status_of(columns.flags[row]) as usize, kind),
            Keys::Tags => {
                for tag in columns.tags.of(row) {
                    each(*tag as usize, kind);
                }
            }
            Keys::Publishers => {
                for publisher in columns.publishers.of(row) {
                    each(*publisher as usize, kind);
                }
            }
        }
    }

    /// Few rows say anything of women, men and children.
    fn add_who(&self, who: &mut Who, rows: Range<usize>) {
        let sexes = &self.table.sexes;
        let before = |row: usize| sexes.partition_point(|(own, _)| own.index() < row);
        for (row, numbers) in &sexes[before(rows.start)..before(rows.end)] {
            if self.stands(row.index(), Dimension::Who).1 == Some(true) {
                for (all, own) in who.people.iter_mut().zip(numbers) {
                    *all += u64::from(*own);
                }
                who.given += 1;
            }
        }
    }
}
