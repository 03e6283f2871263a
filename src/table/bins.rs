//! Events and people by day, week, month, quarter or year, with vague dates spread and no one lost.

use std::ops::AddAssign;

use crate::model::{DateBounds, Total};
use crate::table::unit::number_of;
use crate::table::{Row, Selection, Table, Unit};

/// Events and people, in [`Bins::SCALE`]ths of one, so that spread parts add up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BinPart {
    /// Events.
    pub events: u64,
    /// Of those, events with no number at all.
    pub without_number: u64,
    /// At least so many people.
    pub low: u64,
    /// The estimate.
    pub estimate: u64,
    /// Possibly so many, of the events whose high end is known.
    pub high: u64,
    /// Events whose high end is open.
    pub open: u64,
}

/// One bin of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bin {
    /// Events whose every possible day lies in the bin.
    pub solid: BinPart,
    /// Shares of events that may also lie in other bins, by days.
    pub spread: BinPart,
    /// Of both sorts, what is shown but not added: drawn hatched, in no total.
    pub hatched: BinPart,
}

/// Consecutive bins over the days that the table's dates allow.
pub struct Bins {
    /// How long each is. Longer than what was asked for where that would have made too many.
    pub unit: Unit,
    /// The days of each bin, in order, without gaps.
    pub spans: Vec<DateBounds>,
    /// One list a kind, in the order of [`Table::kinds`]; each as long as `spans`.
    pub kinds: Vec<Vec<Bin>>,
}

/// Rows whose days and kind are the same are spread as one: the shares are the same, and there are few such sorts.
#[derive(Clone, Copy)]
struct Sort {
    kind: usize,
    first: i32,
    last: i32,
    added: bool,
}

impl Bins {
    /// One event or person.
    pub const SCALE: u64 = 1_000_000;

    /// No more bins than these are made, all kinds together: a span of thousands of years is no reason to run
    /// out of memory.
    const MOST_BINS: u64 = 100_000;
    const MOST_CELLS: u64 = 2_000_000;
    /// No more shares than these are dealt out.
    const MOST_SHARES: u64 = 20_000_000;

    /// Bins of the selection, covering the table's span. What is added is solid or spread, the rest hatched.
    #[must_use]
    pub fn new(table: &Table, selection: &Selection, unit: Unit) -> Self {
        let sorts = sorts(table, selection);
        let mut bins = Self::empty(table, unit);
        // Asking how much work it is costs nothing next to doing it.
        while bins.shares(sorts.iter().map(|(sort, _)| *sort)) > Self::MOST_SHARES
            && let Some(longer) = bins.unit.longer()
        {
            bins = Self::empty(table, longer);
        }
        let starts = bins.starts();
        for (sort, part) in &sorts {
            bins.add(&starts, *sort, *part);
        }
        bins
    }

    fn empty(table: &Table, unit: Unit) -> Self {
        let kinds = table.kinds().len();
        let most = Self::MOST_BINS.min(Self::MOST_CELLS / u64::try_from(kinds.max(1)).unwrap_or(1));
        let Some(span) = table.span() else {
            return Self {
                unit,
                spans: Vec::new(),
                kinds: vec![Vec::new(); kinds],
            };
        };
        let mut unit = unit;
        while unit.count(span) > most
            && let Some(longer) = unit.longer()
        {
            unit = longer;
        }
        let first = Some(unit.span_of(span.first));
        let spans: Vec<DateBounds> = std::iter::successors(first, |bin| {
            let next = unit.next(bin.last).filter(|next| *next <= span.last)?;
            Some(unit.span_of(next))
        })
        .collect();
        let kinds = vec![vec![Bin::default(); spans.len()]; kinds];
        Self { unit, spans, kinds }
    }

    /// The day number at which each bin starts.
    fn starts(&self) -> Vec<i32> {
        self.spans
            .iter()
            .map(|span| number_of(span.first))
            .collect()
    }

    /// How many bins have to be touched.
    fn shares(&self, sorts: impl Iterator<Item = Sort>) -> u64 {
        let starts = self.starts();
        let touched = sorts.map(|sort| {
            let (first, last) = touched(&starts, sort);
            u64::try_from(last - first).unwrap_or(0) + 1
        });
        touched.sum()
    }

    fn add(&mut self, starts: &[i32], sort: Sort, part: BinPart) {
        let (first, last) = touched(starts, sort);
        let Some(bins) = self.kinds[sort.kind].get_mut(first..=last) else {
            return;
        };
        let days = |from: i32, to: i32| u64::try_from(i64::from(to) - i64::from(from)).unwrap_or(0);
        let all = days(sort.first, sort.last) + 1;
        let ends = starts.iter().skip(first + 1).copied();
        let mut before = BinPart::default();
        for (bin, end) in bins.iter_mut().zip(ends.chain([i32::MAX])) {
            // Rounded is what has been dealt out so far, never a single share: so the shares add up exactly.
            let so_far = part.share(days(sort.first, end).min(all), all);
            let share = so_far.less(before);
            before = so_far;
            if !sort.added {
                bin.hatched += share;
            } else if first == last {
                bin.solid += share;
            } else {
                bin.spread += share;
            }
        }
    }

    /// Bins with anything that is added, in the order of days, then kinds: the days, the kind as an index into
    /// [`Table::kinds`], and the bin.
    pub fn filled(&self) -> impl Iterator<Item = (&DateBounds, usize, &Bin)> {
        let all = self.spans.iter().enumerate().flat_map(|(number, span)| {
            let of_kinds = self.kinds.iter().enumerate();
            of_kinds.filter_map(move |(kind, list)| Some((span, kind, list.get(number)?)))
        });
        all.filter(|(_, _, bin)| !bin.solid.is_empty() || !bin.spread.is_empty())
    }

    /// Everything in all bins of a kind; equals the selection's total of that kind, exactly.
    #[must_use]
    pub fn total(&self, kind: usize) -> Total {
        let mut all = BinPart::default();
        for bin in self.kinds.get(kind).into_iter().flatten() {
            all += bin.solid;
            all += bin.spread;
        }
        all.floor()
    }
}

/// The first and the last bin that the days of a sort touch.
fn touched(starts: &[i32], sort: Sort) -> (usize, usize) {
    let bin = |day: i32| {
        starts
            .partition_point(|start| *start <= day)
            .saturating_sub(1)
    };
    (bin(sort.first), bin(sort.last))
}

/// The sorts of a selection. Its rows are in the order of their days, so those of the same days stand together.
fn sorts(table: &Table, selection: &Selection) -> Vec<(Sort, BinPart)> {
    let mut sorts = Vec::new();
    // Of the days at hand, by kind and whether it is added.
    let mut parts = vec![BinPart::default(); table.kinds().len() * 2];
    let days_of = |row: &Row| table.days(*row);
    for same_days in selection
        .rows
        .chunk_by(|one, other| days_of(one) == days_of(other))
    {
        for row in same_days {
            let part = table.kind(*row) * 2 + usize::from(selection.is_added(*row));
            parts[part] += BinPart::of(table, *row);
        }
        for row in same_days {
            let (kind, added) = (table.kind(*row), selection.is_added(*row));
            let part = std::mem::take(&mut parts[kind * 2 + usize::from(added)]);
            if !part.is_empty() {
                let (first, last) = days_of(row);
                sorts.push((
                    Sort {
                        kind,
                        first,
                        last,
                        added,
                    },
                    part,
                ));
            }
        }
    }
    sorts
}

impl BinPart {
    /// One event, not divided.
    fn of(table: &Table, row: Row) -> Self {
        let people = table.people(row);
        Self {
            events: people.events * Bins::SCALE,
            without_number: people.without_number * Bins::SCALE,
            low: people.low * Bins::SCALE,
            estimate: people.estimate * Bins::SCALE,
            high: people.high * Bins::SCALE,
            open: people.open * Bins::SCALE,
        }
    }

    fn share(self, days: u64, of: u64) -> Self {
        let share = |number| share(number, days, of);
        Self {
            events: share(self.events),
            without_number: share(self.without_number),
            low: share(self.low),
            estimate: share(self.estimate),
            high: share(self.high),
            open: share(self.open),
        }
    }

    fn less(self, other: Self) -> Self {
        Self {
            events: self.events - other.events,
            without_number: self.without_number - other.without_number,
            low: self.low - other.low,
            estimate: self.estimate - other.estimate,
            high: self.high - other.high,
            open: self.open - other.open,
        }
    }

    /// As a total, where no event in it is divided.
    #[must_use]
    pub fn whole(&self) -> Option<Total> {
        self.events
            .is_multiple_of(Bins::SCALE)
            .then(|| self.floor())
    }

    fn floor(&self) -> Total {
        Total {
            events: self.events / Bins::SCALE,
            without_number: self.without_number / Bins::SCALE,
            low: self.low / Bins::SCALE,
            estimate: self.estimate / Bins::SCALE,
            high: self.high / Bins::SCALE,
            open: self.open / Bins::SCALE,
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// So many days' share of a number, rounded to the nearest. Never falls as the days grow; all days' is all of it.
fn share(number: u64, days: u64, of: u64) -> u64 {
    if days >= of {
        return number;
    }
    if let Some(product) = number.checked_mul(days) {
        return product.saturating_add(of / 2) / of;
    }
    let share = (u128::from(number) * u128::from(days) + u128::from(of / 2)) / u128::from(of);
    u64::try_from(share).unwrap_or(number)
}

impl AddAssign for BinPart {
    /// Stops at `u64::MAX`: only a file that names thousands of millions of people over and over gets there.
    fn add_assign(&mut self, other: Self) {
        self.events = self.events.saturating_add(other.events);
        self.without_number = self.without_number.saturating_add(other.without_number);
        self.low = self.low.saturating_add(other.low);
        self.estimate = self.estimate.saturating_add(other.estimate);
        self.high = self.high.saturating_add(other.high);
        self.open = self.open.saturating_add(other.open);
    }
}
