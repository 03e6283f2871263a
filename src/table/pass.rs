//! One pass over all rows that adds up every chart at once.
//!
//! A row that fails nothing counts everywhere; one that fails a single dimension counts only in the chart that leaves
//! that dimension out; all others count nowhere. So what a chart has beyond the selection is added up apart.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::model::Total;
use crate::table::adder::Adder;
use crate::table::cells::{Cell, Sheet, gathered};
use crate::table::sheets::{Bars, CHARTS, Slots};
use crate::table::sieve::Sieve;
use crate::table::{Dimension, Filter, Table};

/// Women, men and children, and the events that say so or are asked.
#[derive(Clone, Copy, Default)]
pub(super) struct Who {
    pub(super) people: [u64; 3],
    pub(super) given: u64,
    /// The events added that fail nothing else.
    pub(super) short: u64,
    /// The events added in the selection and not without its choice of who.
    pub(super) moved: u64,
}

/// What a chart has beyond the selection.
pub(super) struct Beyond {
    /// Of rows that fail the chart's dimension alone.
    pub(super) short: Sheet,
    /// Of rows that are added in the selection and not in the chart: what the filter leaves out covers them.
    pub(super) moved: Sheet,
}

/// What a stretch of rows adds up to.
pub(super) struct Part {
    /// The selection, in the order of [`Slots::SELECTION`].
    pub(super) selection: [Sheet; 4],
    /// In the order of [`CHARTS`], where their dimension narrows and they are asked for.
    pub(super) beyond: [Option<Beyond>; 6],
    pub(super) who: Who,
    /// The rows that fail one dimension alone, by its number.
    pub(super) one_short: [u64; 16],
}

/// All that one pass over the rows adds up.
pub(super) struct Pass<'a> {
    table: &'a Table,
    parts: Vec<Part>,
    selection: [Vec<[Total; 2]>; 4],
}

impl<'a> Pass<'a> {
    /// All charts, or all but one that is known already.
    pub(super) fn new(table: &'a Table, sieve: &Sieve, without: Option<Dimension>) -> Self {
        let all = table.len();
        let empty = || Part::empty(table, sieve.filter(), without);
        let slots = empty().slots();
        let adder = Adder::new(table, sieve);
        // Parts are shared out among threads, but clearing and gathering their cells is work as well.
        let threads = rayon::current_num_threads();
        let many = (4 * threads).min(all / (8 * slots)).max(threads);
        let long = all.div_ceil(many).clamp(1, Cell::MOST);
        let parts = (0..all.div_ceil(long)).into_par_iter().map(|number| {
            let mut part = empty();
            adder.add(&mut part, number * long..all.min((number + 1) * long));
            part
        });
        let parts: Vec<Part> = parts.collect();
        let selection =
            [0, 1, 2, 3].map(|own| gathered(parts.iter().map(|part| &part.selection[own])));
        Self {
            table,
            parts,
            selection,
        }
    }

    /// The selection by spot: what is not added, and what is.
    pub(super) fn spots(&self) -> &[[Total; 2]] {
        &self.selection[0]
    }

    /// The selection itself by the bars of a dimension's chart.
    pub(super) fn selection(&self, chart: Dimension) -> Bars {
        let slots = Slots::of(chart);
        let source = |own: &Slots| *own == slots.source();
        let source = Slots::SELECTION.iter().position(source).unwrap_or_default();
        Bars::new(self.table, slots, &self.selection[source])
    }

    /// The chart of a dimension, which leaves that dimension out.
    pub(super) fn chart(&self, chart: Dimension) -> Bars {
        let bars = self.selection(chart);
        let Some(own) = CHARTS.iter().position(|one| *one == chart) else {
            return bars;
        };
        let beyond = self
            .parts
            .iter()
            .filter_map(|part| part.beyond[own].as_ref());
        let short = gathered(beyond.clone().map(|beyond| &beyond.short));
        let moved = gathered(beyond.map(|beyond| &beyond.moved));
        bars.beyond(&short, &moved)
    }

    /// Women, men and children.
    pub(super) fn who(&self) -> Who {
        let mut all = Who::default();
        for Part { who, .. } in &self.parts {
            for (all, own) in all.people.iter_mut().zip(who.people) {
                *all += own;
            }
            all.given += who.given;
            all.short += who.short;
            all.moved += who.moved;
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
    fn empty(table: &Table, filter: &Filter, without: Option<Dimension>) -> Self {
        let beyond = |chart: Dimension| {
            let is_asked = filter.narrows_by(chart) && without != Some(chart);
            is_asked.then(|| Beyond {
                short: Slots::of(chart).sheet(table),
                moved: Slots::of(chart).sheet(table),
            })
        };
        Self {
            selection: Slots::SELECTION.map(|slots| slots.sheet(table)),
            beyond: CHARTS.map(beyond),
            who: Who::default(),
            one_short: [0; 16],
        }
    }

    fn slots(&self) -> usize {
        let beyond = self.beyond.iter().flatten();
        let beyond = beyond.flat_map(|beyond| [&beyond.short, &beyond.moved]);
        let all = self.selection.iter().chain(beyond);
        all.map(Sheet::len).sum::<usize>().max(1)
    }
}
