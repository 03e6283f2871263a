//! Events and people by day, week, month, quarter or year, with vague dates spread and no one lost.

use std::ops::{AddAssign, Range};

use crate::model::{DateBounds, Total};
use crate::table::spread::{Spread, Stands};
use crate::table::{Dimension, Selection, Sieve, Table, Unit};

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

impl Bins {
    /// One event or person.
    pub const SCALE: u64 = 1_000_000;

    /// No more bins than these are made, all kinds together: a span of thousands of years is no reason to run
    /// out of memory.
    const MOST_BINS: u64 = 100_000;
    const MOST_CELLS: u64 = 60_000;

    /// Bins of the selection, covering the table's span. What is added is solid or spread, the rest hatched.
    #[must_use]
    pub fn new(table: &Table, selection: &Selection, unit: Unit) -> Self {
        let [bins] = Self::dealt(table, |rows| selection.stretch(rows), [unit]);
        bins
    }

    /// Bins of what passes all but the time window, in several units at once.
    #[must_use]
    pub fn without_time<const N: usize>(
        table: &Table,
        sieve: &Sieve,
        units: [Unit; N],
    ) -> [Self; N] {
        let marks = sieve.marks(Some(Dimension::Time));
        Self::dealt(table, |rows| marks.stretch(rows), units)
    }

    /// Rows are dealt out to the shortest bins, from which follow all longer ones that hold them.
    fn dealt<const N: usize, I: Iterator<Item = Stands>>(
        table: &Table,
        stands: impl Fn(Range<usize>) -> I + Sync,
        units: [Unit; N],
    ) -> [Self; N] {
        let mut all = units.map(|unit| Self::empty(table, unit));
        let shortest = all.iter().map(|bins| bins.unit).min();
        let Some(starts) = all.iter().find(|bins| Some(bins.unit) == shortest) else {
            return all;
        };
        let starts = starts.starts();
        let holds = |bins: &Self| shortest.is_some_and(|shortest| bins.unit.holds(shortest));
        let longer = all.iter().filter(|bins| holds(bins));
        let longer: Vec<_> = longer.map(|bins| bins.holding(&starts)).collect();
        let spread = Spread::new(table, &stands, &starts, &longer);
        let mut number = 0;
        for bins in &mut all {
            bins.kinds = if holds(bins) {
                number += 1;
                spread.longer(number - 1, &longer[number - 1])
            } else {
                Spread::new(table, &stands, &bins.starts(), &[]).kinds()
            };
        }
        all
    }

    /// In which bin each of the shorter ones with these first days lies.
    fn holding(&self, shorter: &[i32]) -> Vec<usize> {
        let starts = self.starts();
        let of = |start: &i32| starts.partition_point(|own| own <= start);
        let all = shorter.iter().map(|start| of(start).saturating_sub(1));
        all.collect()
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
        let spans = std::iter::successors(first, |bin| {
            let next = unit.next(bin.last).filter(|next| *next <= span.last)?;
            Some(unit.span_of(next))
        });
        Self {
            unit,
            spans: spans.collect(),
            kinds: Vec::new(),
        }
    }

    /// The day number at which each bin starts.
    fn starts(&self) -> Vec<i32> {
        self.spans
            .iter()
            .map(|span| Table::day_number(span.first))
            .collect()
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

impl BinPart {
    /// Whole events.
    pub(super) fn of(total: &Total) -> Self {
        let scaled = |number: u64| number.saturating_mul(Bins::SCALE);
        Self {
            events: scaled(total.events),
            without_number: scaled(total.without_number),
            low: scaled(total.low),
            estimate: scaled(total.estimate),
            high: scaled(total.high),
            open: scaled(total.open),
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
