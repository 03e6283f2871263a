//! Rows dealt out to bins: whole where all their days lie in one, else by days, and always all of it.

use std::ops::Range;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::table::columns::Run;
use crate::table::deal::Deal;
use crate::table::{Bin, BinPart, Table, Unit};

/// How a row stands: whether it is shown, and added.
pub(super) type Stands = (bool, bool);

/// What was dealt out to bins, kind by kind.
pub(super) struct Spread {
    pub(super) kinds: Vec<Vec<Bin>>,
    /// For each row of longer bins: the parts that lie in one of them, although they are spread over several of these.
    /// By kind, then bin.
    pub(super) inside: Vec<Vec<BinPart>>,
}

/// What is dealt out to.
pub(super) struct Bins<'a> {
    /// The first day of each, in order.
    pub(super) starts: &'a [i32],
    /// For each row of longer bins, in which of them each of these lies.
    pub(super) longer: &'a [Vec<usize>],
}

impl Spread {
    /// `starts` are the first days of the bins, in order; `longer` tells for other rows of bins, in which of theirs each
    /// of these lies. Rows of the same days and kind are dealt out as one: the shares are the same.
    pub(super) fn new(
        table: &Table,
        stands: &(impl Fn(usize) -> Stands + Sync),
        starts: &[i32],
        longer: &[Vec<usize>],
    ) -> Self {
        let bins = Bins { starts, longer };
        // Clearing and gathering many bins is work as well.
        let many = starts.len() * table.kinds().len();
        let parts: Vec<Self> = stretches(table, if many < 1 << 13 { 4 } else { 1 })
            .into_par_iter()
            .map(|runs| {
                let mut deal = Deal::new(table, &bins, &runs);
                deal.deal(table, stands, runs, &bins);
                deal.all
            })
            .collect();
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_else(|| Self::empty(table, &bins));
        for part in parts {
            all.gather(&part);
        }
        all
    }

    pub(super) fn empty(table: &Table, bins: &Bins) -> Self {
        let kinds = table.kinds().len();
        let inside = |longer: &Vec<usize>| {
            let many = longer.last().map_or(0, |last| last + 1);
            vec![BinPart::default(); many * kinds]
        };
        Self {
            kinds: vec![vec![Bin::default(); bins.starts.len()]; kinds],
            inside: bins.longer.iter().map(inside).collect(),
        }
    }

    fn gather(&mut self, other: &Self) {
        let bins = self.kinds.iter_mut().zip(&other.kinds);
        for (bin, other) in bins.flat_map(|(own, other)| own.iter_mut().zip(other)) {
            bin.add(other);
        }
        let inside = self.inside.iter_mut().zip(&other.inside);
        for (own, other) in inside.flat_map(|(own, other)| own.iter_mut().zip(other)) {
            *own += *other;
        }
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
            let inside = &self.inside[number][kind * many..];
            for (bin, inside) in bins.iter_mut().zip(inside) {
                bin.solid += *inside;
                bin.spread = bin.spread.less(inside);
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

/// The runs in so many stretches a thread, each with about as many rows and runs.
fn stretches(table: &Table, a_thread: usize) -> Vec<Range<usize>> {
    let (rows, runs) = (table.len(), table.runs.len());
    let parts = if rows < 1 << 14 {
        1
    } else {
        a_thread * rayon::current_num_threads()
    };
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
    fn less(&self, other: &Self) -> Self {
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

/// At most so many shares of runs are dealt out in bins of each unit of [`Unit::ALL`], whatever the filter.
pub(super) fn shares(runs: &[Run], kinds: usize) -> [u64; Unit::ALL.len()] {
    let sorts = 2 * kinds as u64;
    let mut shares = [0; Unit::ALL.len()];
    let mut start = 0;
    for run in runs {
        let rows = u64::from(run.end - start);
        start = run.end;
        let days = u64::try_from(i64::from(run.last) - i64::from(run.first)).unwrap_or(0);
        for (shares, unit) in shares.iter_mut().zip(Unit::ALL) {
            *shares += (days / unit.least_days() + 1) * rows.min(sorts);
        }
    }
    shares
}
