//! A stretch of runs dealt out to bins: whole where all days lie in one, else by days.

use std::ops::Range;

use crate::model::Total;
use crate::table::Table;
use crate::table::batch::BLOCK;
use crate::table::cells::Cell;
use crate::table::columns::Run;
use crate::table::ramps::{Days, Ramps};
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
    kinds: usize,
    /// What lies in several bins, by kind and whether it is added.
    pub(super) ramps: Ramps,
    /// For each row of longer bins: of what is added the parts that lie in one of them, although they are spread over
    /// several of these. By bin, then kind.
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
            kinds,
            ramps: Ramps::new(2 * kinds, from),
            inside: bins.longer.iter().map(inside).collect(),
        }
    }

    /// Rows that are not shown are sorted out first, block by block and without a branch: which are can't be foreseen.
    pub(super) fn deal<I: Iterator<Item = Stands>>(
        &mut self,
        table: &Table,
        stands: &impl Fn(Range<usize>) -> I,
        runs: Range<usize>,
        bins: &Bins,
    ) {
        let kinds: Vec<u32> = table.spots.iter().map(|(_, kind)| *kind).collect();
        let end = |run: usize| table.runs.get(run).map_or(0, |run| run.end as usize);
        let rows = runs.start.checked_sub(1).map_or(0, end)..runs.end.checked_sub(1).map_or(0, end);
        let mut at = Place::new(&table.runs[runs], self.from);
        let (mut offsets, mut all_added) = ([0_u16; BLOCK], [false; BLOCK]);
        for start in rows.clone().step_by(BLOCK) {
            let mut shown = 0;
            for (offset, (is_shown, added)) in (0..).zip(stands(start..rows.end.min(start + BLOCK)))
            {
                // What is not shown is written over by the next.
                let slot = shown % BLOCK;
                (offsets[slot], all_added[slot]) = (offset, added);
                shown += usize::from(is_shown);
            }
            if self.rows + shown > Cell::MOST {
                self.flush();
            }
            self.rows += shown;
            for (offset, added) in offsets[..shown].iter().zip(&all_added) {
                let row = start + usize::from(*offset);
                let sort = (kinds[table.columns.spot[row] as usize] as usize, *added);
                at.go_on(row, bins);
                self.put(table.columns.cell(row), sort, &at, bins);
            }
        }
        self.flush();
    }

    /// Puts what a row says where its days are.
    #[inline]
    fn put(&mut self, cell: Cell, (kind, added): (usize, bool), at: &Place, bins: &Bins) {
        let kinds = self.kinds;
        let Some(days) = &at.days else {
            let slot = (at.bin - self.from) * kinds + kind;
            return self.cells[slot][usize::from(added)].add(cell);
        };
        let total = cell.total();
        self.ramps.add(2 * kind + usize::from(added), days, &total);
        for (inside, longer) in self.inside.iter_mut().zip(bins.longer) {
            let [first, last] = days.bins.map(|bin| longer[bin]);
            if added && first == last {
                inside[first * kinds + kind] += total;
            }
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
}

/// Where a row's days are.
struct Place<'a> {
    /// The runs that are left, the row's own first.
    runs: &'a [Run],
    /// The bin that the run begins in.
    bin: usize,
    /// Its days, where they lie in several bins.
    days: Option<Days>,
    /// The row after its last; nothing where no run was looked at yet.
    end: usize,
}

impl<'a> Place<'a> {
    fn new(runs: &'a [Run], bin: usize) -> Self {
        Self {
            runs,
            bin,
            days: None,
            end: 0,
        }
    }

    /// Goes on to the run of a row that lies behind all before.
    #[inline]
    fn go_on(&mut self, row: usize, bins: &Bins) {
        if row >= self.end {
            self.find(row, bins);
        }
    }

    fn find(&mut self, row: usize, bins: &Bins) {
        let before = self.runs.iter().take_while(|run| run.end as usize <= row);
        self.runs = &self.runs[before.count()..];
        let Some(run) = self.runs.first() else {
            return;
        };
        self.end = run.end as usize;
        let next = |bin: usize| bins.starts.get(bin + 1);
        while next(self.bin).is_some_and(|next| *next <= run.first) {
            self.bin += 1;
        }
        let is_whole = next(self.bin).is_none_or(|next| run.last < *next);
        self.days = (!is_whole).then(|| {
            let last = last_touched(bins.starts, run, self.bin);
            bins.days(run, [self.bin, last])
        });
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
