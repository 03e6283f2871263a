//! Rows dealt out to bins: whole where all their days lie in one, else by days, and always all of it.

use std::ops::Range;

use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefMutIterator, ParallelIterator,
};

use crate::model::Total;
use crate::table::columns::Run;
use crate::table::deal::Deal;
use crate::table::ramps::{Days, Ramps};
use crate::table::{Bin, BinPart, Table};

/// How a row stands: whether it is shown, and added.
pub(super) type Stands = (bool, bool);

/// What was dealt out to bins, kind by kind.
pub(super) struct Spread {
    pub(super) kinds: Vec<Vec<Bin>>,
    /// For each row of longer bins: of what is added the parts that lie in one of them, although they are spread over
    /// several of these. By bin, then kind.
    inside: Vec<Vec<Total>>,
}

/// What is dealt out to.
pub(super) struct Bins<'a> {
    /// The first day of each, in order.
    pub(super) starts: &'a [i32],
    /// For each row of longer bins, in which of them each of these lies.
    pub(super) longer: &'a [Vec<usize>],
}

impl Bins<'_> {
    /// A day, counted from the first of all.
    fn day(&self, day: i32) -> u64 {
        let first = self.starts.first().copied().unwrap_or_default();
        u64::try_from(i64::from(day) - i64::from(first)).unwrap_or(0)
    }

    /// The days of a run, which touches these bins.
    pub(super) fn days(&self, run: &Run, touched: [usize; 2]) -> Days {
        let (first, last) = (self.day(run.first), self.day(run.last));
        Days::new(first, last - first + 1, touched)
    }
}

impl Spread {
    /// Many bins are many cells, in each of the parts that rows are dealt out in.
    const MOST_CELLS: usize = 1 << 19;

    /// `starts` are the first days of the bins, in order; `longer` tells for other rows of bins, in which of theirs each
    /// of these lies.
    pub(super) fn new<I: Iterator<Item = Stands>>(
        table: &Table,
        stands: &(impl Fn(Range<usize>) -> I + Sync),
        starts: &[i32],
        longer: &[Vec<usize>],
    ) -> Self {
        let (bins, kinds) = (Bins { starts, longer }, table.kinds().len());
        // Clearing and gathering many bins is work as well.
        let many = starts.len() * kinds;
        let threads = rayon::current_num_threads();
        let parts = threads * if many < 1 << 13 { 4 } else { 1 };
        let parts: Vec<Deal> = stretches(table, parts.min(Self::MOST_CELLS / many.max(1)).max(1))
            .into_par_iter()
            .map(|runs| {
                let mut deal = Deal::new(table, &bins, &runs);
                deal.deal(table, stands, runs, &bins);
                deal
            })
            .collect();
        let mut all = Self {
            kinds: vec![vec![Bin::default(); starts.len()]; kinds],
            inside: Vec::new(),
        };
        let mut parts = parts.into_iter();
        if let Some(mut first) = parts.next() {
            all.add_whole(&first);
            for part in parts {
                all.add_whole(&part);
                first.gather(&part);
            }
            all.add_spread(&first.ramps, &bins);
            all.inside = first.inside;
        }
        all
    }

    fn add_whole(&mut self, part: &Deal) {
        let kinds = self.kinds.len();
        for (at, [hatched, added]) in part.whole.iter().enumerate() {
            let bin = &mut self.kinds[at % kinds][part.from + at / kinds];
            bin.hatched += BinPart::of(hatched);
            bin.solid += BinPart::of(added);
        }
    }

    fn add_spread(&mut self, ramps: &Ramps, bins: &Bins) {
        let ends = || bins.starts.iter().skip(1).map(|end| bins.day(*end));
        self.kinds
            .par_iter_mut()
            .enumerate()
            .for_each(|(kind, own)| {
                let parts = ramps
                    .bins(2 * kind, ends())
                    .zip(ramps.bins(2 * kind + 1, ends()));
                for (bin, (hatched, spread)) in own.iter_mut().zip(parts) {
                    bin.hatched += hatched;
                    bin.spread += spread;
                }
            });
    }

    /// The bins of a row of longer ones. A share of a longer bin is the sum of the shares of those in it, to the last
    /// millionth, because what is rounded is always all that was dealt out so far.
    pub(super) fn longer(&self, number: usize, longer: &[usize]) -> Vec<Vec<Bin>> {
        let many = longer.last().map_or(0, |last| last + 1);
        let of_kind = |(kind, shorter): (usize, &Vec<Bin>)| {
            let mut bins = vec![Bin::default(); many];
            for (at, bin) in longer.iter().zip(shorter) {
                bins[*at].add(bin);
            }
            let inside = self.inside.get(number).into_iter().flatten();
            let inside = inside.skip(kind).step_by(self.kinds.len());
            for (bin, inside) in bins.iter_mut().zip(inside) {
                let inside = BinPart::of(inside);
                bin.solid += inside;
                bin.spread = bin.spread.less(&inside);
            }
            bins
        };
        self.kinds.iter().enumerate().map(of_kind).collect()
    }

    /// The bins of each kind.
    pub(super) fn kinds(self) -> Vec<Vec<Bin>> {
        self.kinds
    }
}

/// The runs in so many stretches, each with about as many rows and runs; in one where there are few.
fn stretches(table: &Table, parts: usize) -> Vec<Range<usize>> {
    let (rows, runs) = (table.len(), table.runs.len());
    let parts = if rows < 1 << 14 { 1 } else { parts };
    // A run is more work than a row.
    let work = |run: usize| {
        let rows = run
            .checked_sub(1)
            .map_or(0, |before| table.runs[before].end as usize);
        rows + 4 * run
    };
    let all = rows + 4 * runs;
    let mut starts = vec![0];
    for part in 1..parts {
        let goal = all / parts * part;
        let from = starts.last().copied().unwrap_or(0);
        let start = (from..runs).find(|run| work(*run) >= goal);
        starts.push(start.unwrap_or(runs));
    }
    starts.push(runs);
    starts.windows(2).map(|ends| ends[0]..ends[1]).collect()
}

impl Bin {
    fn add(&mut self, other: &Self) {
        self.solid += other.solid;
        self.spread += other.spread;
        self.hatched += other.hatched;
    }
}

impl BinPart {
    pub(super) fn less(&self, other: &Self) -> Self {
        Self {
            events: self.events.saturating_sub(other.events),
            without_number: self.without_number.saturating_sub(other.without_number),
            low: self.low.saturating_sub(other.low),
            estimate: self.estimate.saturating_sub(other.estimate),
            high: self.high.saturating_sub(other.high),
            open: self.open.saturating_sub(other.open),
        }
    }
}
