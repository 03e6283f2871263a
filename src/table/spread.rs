//! Rows dealt out to bins: whole where all their days lie in one, else by days, and always all of it.

use std::ops::Range;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::model::Total;
use crate::table::cells::Cell;
use crate::table::columns::Run;
use crate::table::selection::Mark;
use crate::table::{Bin, BinPart, Table, Unit};

/// Rows dealt out to several rows of bins at once.
pub(super) struct Spread(Vec<Deal>);

/// What is dealt out to one row of bins, by kind.
struct Deal {
    kinds: Vec<Vec<Bin>>,
}

impl Spread {
    /// `starts` are the first days of each row of bins, in order. Rows of the same days and kind are dealt out as one:
    /// the shares are the same.
    pub(super) fn new(
        table: &Table,
        mark: &(impl Fn(usize) -> Mark + Sync),
        starts: &[Vec<i32>],
    ) -> Self {
        let kinds = table.kinds().len();
        let empty = || {
            let deal = |starts: &Vec<i32>| Deal {
                kinds: vec![vec![Bin::default(); starts.len()]; kinds],
            };
            starts.iter().map(deal).collect::<Vec<_>>()
        };
        // Clearing and gathering many bins is work as well.
        let bins: usize = starts.iter().map(|starts| starts.len() * kinds).sum();
        let parts: Vec<Vec<Deal>> = stretches(table, if bins < 1 << 13 { 4 } else { 1 })
            .into_par_iter()
            .map(|runs| {
                let mut deals = empty();
                deal(table, mark, runs, starts, &mut deals);
                deals
            })
            .collect();
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_else(empty);
        for part in parts {
            for (all, own) in all.iter_mut().zip(part) {
                all.gather(&own);
            }
        }
        Self(all)
    }

    /// The bins of each kind, for each row of bins.
    pub(super) fn kinds(self) -> impl Iterator<Item = Vec<Vec<Bin>>> {
        self.0.into_iter().map(|deal| deal.kinds)
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

fn deal(
    table: &Table,
    mark: &impl Fn(usize) -> Mark,
    runs: Range<usize>,
    starts: &[Vec<i32>],
    deals: &mut [Deal],
) {
    let columns = &table.columns;
    // Of the run at hand, by kind and whether it is added; and which of them have anything.
    let mut cells = vec![Cell::default(); 2 * table.kinds().len()];
    let mut totals = vec![Total::default(); cells.len()];
    let (mut filled, mut sorts) = (Vec::new(), Vec::new());
    let kinds: Vec<u32> = table.spots.iter().map(|(_, kind)| *kind).collect();
    let mut row = runs
        .start
        .checked_sub(1)
        .map_or(0, |before| table.runs[before].end as usize);
    for run in &table.runs[runs] {
        let end = run.end as usize;
        while row < end {
            let stop = end.min(row + Cell::MOST);
            for row in row..stop {
                let added = match mark(row) {
                    Mark::Out => continue,
                    Mark::Shown => 0,
                    Mark::Added => 1,
                };
                let sort = 2 * kinds[columns.spot[row] as usize] as usize + added;
                if cells[sort].is_empty() {
                    filled.push(sort);
                }
                cells[sort].add(columns.cell(row));
            }
            row = stop;
            for sort in filled.drain(..) {
                totals[sort] += std::mem::take(&mut cells[sort]).total();
                if !sorts.contains(&sort) {
                    sorts.push(sort);
                }
            }
        }
        if sorts.is_empty() {
            continue;
        }
        for (starts, deal) in starts.iter().zip(deals.iter_mut()) {
            let (first, last) = touched(starts, run);
            for sort in &sorts {
                let part = BinPart::of(&totals[*sort]);
                if let Some(bins) = deal.kinds[sort / 2].get_mut(first..=last) {
                    share_out(bins, &starts[first..=last], run, part, sort % 2 == 1);
                }
            }
        }
        for sort in sorts.drain(..) {
            totals[sort] = Total::default();
        }
    }
}

impl Deal {
    fn gather(&mut self, other: &Self) {
        for (kind, other) in self.kinds.iter_mut().zip(&other.kinds) {
            for (bin, other) in kind.iter_mut().zip(other) {
                for (part, other) in [
                    (&mut bin.solid, &other.solid),
                    (&mut bin.spread, &other.spread),
                    (&mut bin.hatched, &other.hatched),
                ] {
                    if other.events > 0 || !other.is_empty() {
                        *part += *other;
                    }
                }
            }
        }
    }
}

/// The first and the last bin that the days of a run touch.
fn touched(starts: &[i32], run: &Run) -> (usize, usize) {
    let first = starts
        .partition_point(|start| *start <= run.first)
        .saturating_sub(1);
    if run.first == run.last {
        return (first, first);
    }
    // Most last days are near: the search doubles its reach.
    let mut reach = 1;
    while starts
        .get(first + reach)
        .is_some_and(|start| *start <= run.last)
    {
        reach *= 2;
    }
    let near = &starts[first..starts.len().min(first + reach)];
    let last = near
        .partition_point(|start| *start <= run.last)
        .saturating_sub(1);
    (first, first + last)
}

/// Deals a part out to the bins that its days touch.
fn share_out(bins: &mut [Bin], starts: &[i32], run: &Run, part: BinPart, added: bool) {
    if let [bin] = bins {
        *if added {
            &mut bin.solid
        } else {
            &mut bin.hatched
        } += part;
        return;
    }
    let days = |from: i32, to: i32| u64::try_from(i64::from(to) - i64::from(from)).unwrap_or(0);
    let all = days(run.first, run.last) + 1;
    let divide = Divider::new(all, &part);
    let ends = starts.iter().skip(1).copied().chain([i32::MAX]);
    let mut before = BinPart::default();
    for (bin, end) in bins.iter_mut().zip(ends) {
        // Rounded is what has been dealt out so far, never a single share: so the shares add up exactly.
        let so_far = divide.share(&part, days(run.first, end).min(all));
        *if added {
            &mut bin.spread
        } else {
            &mut bin.hatched
        } += so_far.less(&before);
        before = so_far;
    }
}

/// Divides many times by one number of days.
struct Divider {
    of: u64,
    /// 2⁶⁴ parts of the number, rounded up: multiplying by it divides, where the numbers are small enough.
    inverse: Option<u64>,
    /// Whether lows, estimates and highs are all the same, as they are where all numbers are exact.
    exact: bool,
    /// Whether there is a number that is missing or open.
    odd: bool,
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
            exact: part.low == part.estimate && part.estimate == part.high,
            odd: part.without_number > 0 || part.open > 0,
        }
    }

    /// So many days' share of a part.
    fn share(&self, part: &BinPart, days: u64) -> BinPart {
        if days >= self.of {
            return *part;
        }
        let share = |number| self.of_number(number, days);
        let estimate = share(part.estimate);
        let (low, high) = if self.exact {
            (estimate, estimate)
        } else {
            (share(part.low), share(part.high))
        };
        let (without_number, open) = if self.odd {
            (share(part.without_number), share(part.open))
        } else {
            (0, 0)
        };
        BinPart {
            events: share(part.events),
            without_number,
            low,
            estimate,
            high,
            open,
        }
    }

    /// So many days' share of a number, rounded to the nearest. Never falls as the days grow.
    fn of_number(&self, number: u64, days: u64) -> u64 {
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

impl BinPart {
    fn less(&self, other: &Self) -> Self {
        Self {
            events: self.events - other.events,
            without_number: self.without_number - other.without_number,
            low: self.low - other.low,
            estimate: self.estimate - other.estimate,
            high: self.high - other.high,
            open: self.open - other.open,
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn multiplying_by_the_inverse_divides(number in any::<u64>(), shift in 0_u32..64, of in 2_u64..4_000_000, days in any::<u64>()) {
            let (number, days) = (number >> shift, days % of);
            let part = BinPart { events: number, ..BinPart::default() };
            let share = Divider::new(of, &part).share(&part, days).events;
            let exact = (u128::from(number) * u128::from(days) + u128::from(of / 2)) / u128::from(of);
            prop_assert_eq!(u128::from(share), exact);
        }
    }
}
