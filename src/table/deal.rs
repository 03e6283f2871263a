//! A stretch of runs dealt out to bins: whole where all days lie in one, else by days.

use std::ops::Range;

use crate::model::Total;
use crate::table::Table;
use crate::table::cells::Cell;
use crate::table::columns::Run;
use crate::table::ramps::Ramps;
use crate::table::spread::{Bins, Stands};

/// What a stretch of runs comes to.
pub(super) struct Deal {
    /// The first bin that any of its runs begins in.
    pub(super) from: usize,
    /// From that bin on, by bin and kind: what lies whole in it, not added and added.
    pub(super) whole: Vec<[Total; 2]>,
    /// The same of the rows that were added last, and how many these are.
    cells: Vec<[Cell; 2]>,
    rows: usize,
    /// What lies in several bins, by kind and whether it is added.
    pub(super) ramps: Ramps,
    /// For each row of longer bins: of what is added the parts that lie in one of them, although they are spread over
    /// several of these. By kind, then bin.
    pub(super) inside: Vec<Vec<Total>>,
}

impl Deal {
    pub(super) fn new(table: &Table, bins: &Bins, runs: &Range<usize>) -> Self {
        let bin = |run: usize| {
            let first = table.runs.get(run).map_or(0, |run| run.first);
            let after = bins.starts.partition_point(|start| *start <= first);
            after.saturating_sub(1)
        };
        let from = bin(runs.start);
        let many = if runs.is_empty() {
            0
        } else {
            bin(runs.end - 1) - from + 1
        };
        let kinds = table.kinds().len();
        let inside = |longer: &Vec<usize>| {
            let many = longer.last().map_or(0, |last| last + 1);
            vec![Total::default(); many * kinds]
        };
        Self {
            from,
            whole: vec![<[Total; 2]>::default(); many * kinds],
            cells: vec![<[Cell; 2]>::default(); many * kinds],
            rows: 0,
            ramps: Ramps::new(2 * kinds, from),
            inside: bins.longer.iter().map(inside).collect(),
        }
    }

    pub(super) fn deal<I: Iterator<Item = Stands>>(
        &mut self,
        table: &Table,
        stands: &impl Fn(Range<usize>) -> I,
        runs: Range<usize>,
        bins: &Bins,
    ) {
        let kinds: Vec<u32> = table.spots.iter().map(|(_, kind)| *kind).collect();
        let mut first = self.from;
        let before = runs.start.checked_sub(1);
        let mut start = before.map_or(0, |before| table.runs[before].end as usize);
        for run in &table.runs[runs] {
            let rows = start..run.end as usize;
            start = rows.end;
            while bins
                .starts
                .get(first + 1)
                .is_some_and(|next| *next <= run.first)
            {
                first += 1;
            }
            if bins
                .starts
                .get(first + 1)
                .is_none_or(|next| run.last < *next)
            {
                self.add_whole(table, stands, rows, &kinds, first);
            } else {
                let rows = rows
                    .clone()
                    .zip(stands(rows))
                    .filter(|(_, (shown, _))| *shown);
                let sort = |row: usize, added| {
                    let kind = kinds[table.columns.spot[row] as usize] as usize;
                    (
                        2 * kind + usize::from(added),
                        table.columns.cell(row).total(),
                    )
                };
                self.spread(
                    rows.map(|(row, (_, added))| sort(row, added)),
                    bins,
                    run,
                    first,
                );
            }
        }
        self.flush();
    }

    /// Adds rows that lie whole in one bin.
    fn add_whole<I: Iterator<Item = Stands>>(
        &mut self,
        table: &Table,
        stands: &impl Fn(Range<usize>) -> I,
        mut rows: Range<usize>,
        kinds: &[u32],
        bin: usize,
    ) {
        let many = table.kinds().len();
        while !rows.is_empty() {
            if self.rows == Cell::MOST {
                self.flush();
            }
            let stop = rows.end.min(rows.start + Cell::MOST - self.rows);
            self.rows += stop - rows.start;
            let cells = &mut self.cells[(bin - self.from) * many..][..many];
            let some = rows.start..stop;
            let own = table.columns.spot[some.clone()]
                .iter()
                .zip(table.columns.cells(some.clone()));
            for ((shown, added), (spot, cell)) in stands(some).zip(own) {
                let kind = kinds[*spot as usize] as usize;
                cells[kind][usize::from(added)].add_kept(cell, shown);
            }
            rows.start = stop;
        }
    }

    /// Keeps what was added in cells.
    fn flush(&mut self) {
        for (totals, cells) in self.whole.iter_mut().zip(&mut self.cells) {
            for (total, cell) in totals.iter_mut().zip(cells) {
                *total += std::mem::take(cell).total();
            }
        }
        self.rows = 0;
    }

    /// Adds what other runs of the same bins spread.
    pub(super) fn gather(&mut self, other: &Self) {
        self.ramps.gather(&other.ramps);
        let inside = self.inside.iter_mut().zip(&other.inside);
        for (own, other) in inside.flat_map(|(own, other)| own.iter_mut().zip(other)) {
            *own += *other;
        }
    }

    /// Spreads totals of some sorts over the bins that the days of a run touch, from the first on.
    fn spread(
        &mut self,
        totals: impl Iterator<Item = (usize, Total)>,
        bins: &Bins,
        run: &Run,
        first: usize,
    ) {
        let mut totals = totals.peekable();
        if totals.peek().is_none() {
            return;
        }
        let last = last_touched(bins.starts, run, first);
        let days = bins.days(run, [first, last]);
        for (sort, total) in totals {
            self.ramps.add(sort, &days, &total);
            let (kind, added) = (sort / 2, sort % 2 == 1);
            for (inside, longer) in self.inside.iter_mut().zip(bins.longer) {
                if added && longer[first] == longer[last] {
                    let many = longer.last().map_or(0, |last| last + 1);
                    inside[kind * many + longer[first]] += total;
                }
            }
        }
    }
}

/// The last bin that the days of a run touch.
fn last_touched(starts: &[i32], run: &Run, first: usize) -> usize {
    // Most last days are near: the search doubles its reach.
    let mut reach = 1;
    while starts
        .get(first + reach)
        .is_some_and(|start| *start <= run.last)
    {
        reach *= 2;
    }
    let near = &starts[first..starts.len().min(first + reach)];
    let after = near.partition_point(|start| *start <= run.last);
    first + after.saturating_sub(1)
}
