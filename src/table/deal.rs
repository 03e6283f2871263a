//! A stretch of runs dealt out to bins: whole where all days lie in one, else by days.

use std::ops::Range;

use crate::model::Total;
use crate::table::cells::Cell;
use crate::table::columns::Run;
use crate::table::spread::{Bins, Spread, Stands};
use crate::table::{Bin, BinPart, Table};

/// What a stretch of runs comes to.
pub(super) struct Deal {
    /// The first bin that any of its runs begins in.
    from: usize,
    /// From that bin on, by bin and kind: what lies whole in it, not added and added.
    whole: Vec<[Cell; 2]>,
    /// The rows in those cells.
    rows: usize,
    pub(super) all: Spread,
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
        Self {
            from,
            whole: vec![<[Cell; 2]>::default(); many * table.kinds().len()],
            rows: 0,
            all: Spread::empty(table, bins),
        }
    }

    pub(super) fn deal(
        &mut self,
        table: &Table,
        stands: &impl Fn(usize) -> Stands,
        runs: Range<usize>,
        bins: &Bins,
    ) {
        let kinds: Vec<u32> = table.spots.iter().map(|(_, kind)| *kind).collect();
        let mut several = Several::new(table.kinds().len());
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
                several.add(table, stands, rows, &kinds);
                several.share_out(&mut self.all, bins, run, first);
            }
        }
        self.flush(table);
    }

    /// Adds rows that lie whole in one bin.
    fn add_whole(
        &mut self,
        table: &Table,
        stands: &impl Fn(usize) -> Stands,
        mut rows: Range<usize>,
        kinds: &[u32],
        bin: usize,
    ) {
        let many = table.kinds().len();
        while !rows.is_empty() {
            if self.rows == Cell::MOST {
                self.flush(table);
            }
            let stop = rows.end.min(rows.start + Cell::MOST - self.rows);
            self.rows += stop - rows.start;
            let cells = &mut self.whole[(bin - self.from) * many..][..many];
            for row in rows.start..stop {
                let (shown, added) = stands(row);
                let kind = kinds[table.columns.spot[row] as usize] as usize;
                cells[kind][usize::from(added)].add_kept(table.columns.cell(row), shown);
            }
            rows.start = stop;
        }
    }

    /// Puts what lies whole in bins there.
    fn flush(&mut self, table: &Table) {
        let kinds = table.kinds().len();
        for (at, cells) in self.whole.iter_mut().enumerate() {
            let [hatched, added] = std::mem::take(cells);
            if hatched.is_empty() & added.is_empty() {
                continue;
            }
            let bin = &mut self.all.kinds[at % kinds][self.from + at / kinds];
            bin.hatched += BinPart::of(&hatched.total());
            bin.solid += BinPart::of(&added.total());
        }
        self.rows = 0;
    }
}

/// A run whose days lie in several bins. By kind and whether it is added.
struct Several {
    cells: Vec<Cell>,
    totals: Vec<Total>,
    /// Which of them have anything.
    filled: Vec<usize>,
}

impl Several {
    fn new(kinds: usize) -> Self {
        Self {
            cells: vec![Cell::default(); 2 * kinds],
            totals: vec![Total::default(); 2 * kinds],
            filled: Vec::new(),
        }
    }

    fn add(
        &mut self,
        table: &Table,
        stands: &impl Fn(usize) -> Stands,
        rows: Range<usize>,
        kinds: &[u32],
    ) {
        let mut start = rows.start;
        while start < rows.end {
            let stop = rows.end.min(start + Cell::MOST);
            for row in start..stop {
                let (shown, added) = stands(row);
                if !shown {
                    continue;
                }
                let kind = kinds[table.columns.spot[row] as usize] as usize;
                let sort = 2 * kind + usize::from(added);
                if self.cells[sort].is_empty() && !self.filled.contains(&sort) {
                    self.filled.push(sort);
                }
                self.cells[sort].add_kept(table.columns.cell(row), true);
            }
            for sort in &self.filled {
                self.totals[*sort] += std::mem::take(&mut self.cells[*sort]).total();
            }
            start = stop;
        }
    }

    /// Deals them out to the bins that the days of the run touch, from the first on.
    fn share_out(&mut self, all: &mut Spread, bins: &Bins, run: &Run, first: usize) {
        if self.filled.is_empty() {
            return;
        }
        let last = last_touched(bins.starts, run, first);
        let ends = &bins.starts[first + 1..=last];
        for sort in self.filled.drain(..) {
            let part = BinPart::of(&std::mem::take(&mut self.totals[sort]));
            let (kind, added) = (sort / 2, sort % 2 == 1);
            share_out(&mut all.kinds[kind][first..=last], ends, run, &part, added);
            for (inside, longer) in all.inside.iter_mut().zip(bins.longer) {
                let many = inside.len() / all.kinds.len();
                if added && longer[first] == longer[last] {
                    inside[kind * many + longer[first]] += part;
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

/// Deals a part out to bins. `ends` are the days on which all but the last end.
fn share_out(bins: &mut [Bin], ends: &[i32], run: &Run, part: &BinPart, added: bool) {
    let days = |from: i32, to: i32| u64::try_from(i64::from(to) - i64::from(from)).unwrap_or(0);
    let divide = Divider::new(days(run.first, run.last) + 1, part);
    // Number by number, for most have few that are not nothing.
    let mut deal = |number: u64, add: fn(&mut BinPart, u64)| {
        let shares = ends
            .iter()
            .map(|end| divide.share(number, days(run.first, *end)));
        let mut before = 0;
        for (bin, so_far) in bins.iter_mut().zip(shares.chain([number])) {
            // Rounded is what has been dealt out so far, never a single share: so the shares add up exactly.
            let part = if added {
                &mut bin.spread
            } else {
                &mut bin.hatched
            };
            add(part, so_far - before);
            before = so_far;
        }
    };
    deal(part.events, |bin, share| more(&mut bin.events, share));
    if part.low == part.estimate && part.estimate == part.high {
        deal(part.estimate, |bin, share| {
            more(&mut bin.low, share);
            more(&mut bin.estimate, share);
            more(&mut bin.high, share);
        });
    } else {
        deal(part.low, |bin, share| more(&mut bin.low, share));
        deal(part.estimate, |bin, share| more(&mut bin.estimate, share));
        deal(part.high, |bin, share| more(&mut bin.high, share));
    }
    if part.without_number > 0 {
        deal(part.without_number, |bin, share| {
            more(&mut bin.without_number, share);
        });
    }
    if part.open > 0 {
        deal(part.open, |bin, share| more(&mut bin.open, share));
    }
}

/// Stops at the largest number, as [`BinPart`] does.
#[inline]
fn more(own: &mut u64, share: u64) {
    *own = own.saturating_add(share);
}

/// Divides many times by one number of days.
struct Divider {
    of: u64,
    /// 2⁶⁴ parts of the number, rounded up: multiplying by it divides, where the numbers are small enough.
    inverse: Option<u64>,
}

impl Divider {
    fn new(of: u64, part: &BinPart) -> Self {
        let most = part.events.max(part.low).max(part.estimate).max(part.high);
        // Rounding the inverse up is too much by less than one where product and divisor stay below 2⁶⁴ together.
        let product = most
            .checked_mul(of)
            .and_then(|most| most.checked_add(of / 2));
        let small = product.is_some_and(|product| product.checked_mul(of).is_some());
        Self {
            of,
            inverse: small.then(|| u64::MAX / of + 1),
        }
    }

    /// So many days' share of a number, rounded to the nearest. Never falls as the days grow.
    #[inline]
    fn share(&self, number: u64, days: u64) -> u64 {
        let half = self.of / 2;
        let wide = |number: u128| u64::try_from(number).unwrap_or(u64::MAX);
        if let Some(inverse) = self.inverse {
            wide((u128::from(number * days + half) * u128::from(inverse)) >> 64)
        } else {
            let product = u128::from(number) * u128::from(days) + u128::from(half);
            wide(product / u128::from(self.of))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn multiplying_by_the_inverse_divides(number in any::<u64>(), shift in 0_u32..64, of in 2_u64..4_000_000, days in any::<u64>()) {
            let (number, days) = (number >> shift, days % of);
            let part = BinPart { events: number, ..BinPart::default() };
            let share = Divider::new(of, &part).share(number, days);
            let exact = (u128::from(number) * u128::from(days) + u128::from(of / 2)) / u128::from(of);
            prop_assert_eq!(u128::from(share), exact);
        }
    }
}
