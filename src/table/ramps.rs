//! What comes in evenly, day by day, added up without rounding and without going through the days.
//!
//! Of something that is spread over some days, so much has come in at the end of a day within them: the share of a day
//! times the days so far. That is a straight line, and lines add up to lines. So each is put down where it begins and
//! where it ends, however many bins lie between, and the rest follows in one go through the bins.

use crate::model::Total;
use crate::table::{BinPart, Bins};

/// So much at the end of a day `t`: `slope * t + level`, in 2⁶⁴ths. Both go round, and what comes out is right.
#[derive(Clone, Copy, Default, PartialEq)]
struct Ramp {
    slope: u128,
    level: u128,
}

impl Ramp {
    fn add(&mut self, slope: u128, level: u128) {
        self.slope = self.slope.wrapping_add(slope);
        self.level = self.level.wrapping_add(level);
    }

    fn at(&self, day: u64) -> u128 {
        let grown = self.slope.wrapping_mul(u128::from(day));
        grown.wrapping_add(self.level)
    }
}

/// Days that something is spread over.
pub(super) struct Days {
    /// The first of them, counted from the first of all bins.
    first: u64,
    /// What one of them is of all, in 2⁶⁴ths.
    one: u64,
    /// The bins of the first and of the last.
    pub(super) bins: [usize; 2],
}

impl Days {
    /// `first` is counted from the first of all bins, and `all` are how many.
    pub(super) fn new(first: u64, all: u64, bins: [usize; 2]) -> Self {
        let one = u64::MAX / all.max(1);
        Self { first, one, bins }
    }
}

/// How the ramps of some numbers change, slot by slot: by bin, then sort.
struct Changes<const N: usize>(Vec<[Ramp; N]>);

impl<const N: usize> Changes<N> {
    /// Spreads numbers over days, from one slot to another.
    fn add(&mut self, [from, to]: [usize; 2], days: &Days, numbers: [u64; N]) {
        if self.0.len() <= to {
            self.0.resize(to + 1, [Ramp::default(); N]);
        }
        for (at, number) in numbers.into_iter().enumerate() {
            let number = u128::from(number);
            let slope = number * u128::from(days.one);
            let level = slope.wrapping_mul(u128::from(days.first));
            self.0[from][at].add(slope, level.wrapping_neg());
            // From its last bin on all of it is there.
            self.0[to][at].add(slope.wrapping_neg(), level.wrapping_add(number << 64));
        }
    }

    /// Adds others, which begin so many slots later.
    fn gather(&mut self, other: &Self, later: usize) {
        let many = later + other.0.len();
        if self.0.len() < many {
            self.0.resize(many, [Ramp::default(); N]);
        }
        let own = self.0.iter_mut().skip(later).flatten();
        for (own, other) in own.zip(other.0.iter().flatten()) {
            own.add(other.slope, other.level);
        }
    }

    /// Goes on to what holds from a slot on; whether anything grows there, or comes to an end.
    fn go_on(&self, ramps: &mut [Ramp; N], slot: Option<usize>) -> bool {
        let changes = slot.and_then(|slot| self.0.get(slot)).into_iter().flatten();
        let mut moves = false;
        for (ramp, change) in ramps.iter_mut().zip(changes) {
            ramp.add(change.slope, change.level);
            moves |= *change != Ramp::default();
        }
        moves || ramps.iter().any(|ramp| ramp.slope != 0)
    }
}

/// Totals of several sorts that are spread over days.
pub(super) struct Ramps {
    sorts: usize,
    /// No bin before this has anything.
    from: usize,
    /// Events and people, where low end, estimate and high end are the same.
    exact: Changes<2>,
    /// Events, low end, estimate and high end, where they are not.
    wide: Changes<4>,
    /// Events without a number and with an open end, which are few.
    rest: Changes<2>,
}

impl Ramps {
    /// Nothing yet, and never anything before the bin `from`.
    pub(super) fn new(sorts: usize, from: usize) -> Self {
        Self {
            sorts,
            from,
            exact: Changes(Vec::new()),
            wide: Changes(Vec::new()),
            rest: Changes(Vec::new()),
        }
    }

    /// Spreads a total over days.
    pub(super) fn add(&mut self, sort: usize, days: &Days, total: &Total) {
        let slots = days.bins.map(|bin| (bin - self.from) * self.sorts + sort);
        let Total {
            events,
            low,
            estimate,
            high,
            ..
        } = *total;
        if low == estimate && estimate == high {
            self.exact.add(slots, days, [events, estimate]);
        } else {
            self.wide.add(slots, days, [events, low, estimate, high]);
        }
        if total.without_number + total.open > 0 {
            let rest = [total.without_number, total.open];
            self.rest.add(slots, days, rest);
        }
    }

    /// Adds others of the same bins and sorts, which begin no earlier.
    pub(super) fn gather(&mut self, other: &Self) {
        let later = (other.from - self.from) * self.sorts;
        self.exact.gather(&other.exact, later);
        self.wide.gather(&other.wide, later);
        self.rest.gather(&other.rest, later);
    }

    /// What comes in of a sort in each bin. `ends` are the days, counted from the first of all bins, on which all but
    /// the last end. Rounded is all that came in so far, never a single bin: so the bins add up exactly.
    pub(super) fn bins(
        &self,
        sort: usize,
        ends: impl Iterator<Item = u64>,
    ) -> impl Iterator<Item = BinPart> {
        let (mut exact, mut wide, mut rest) = (
            [Ramp::default(); 2],
            [Ramp::default(); 4],
            [Ramp::default(); 2],
        );
        let mut before = BinPart::default();
        // At the end of the last bin nothing grows any more.
        ends.chain([0]).enumerate().map(move |(bin, day)| {
            let at = (bin * self.sorts + sort).checked_sub(self.from * self.sorts);
            let moves = [
                self.exact.go_on(&mut exact, at),
                self.wide.go_on(&mut wide, at),
                self.rest.go_on(&mut rest, at),
            ];
            if !moves.contains(&true) {
                return BinPart::default();
            }
            let [events, people] = exact.map(|ramp| ramp.at(day));
            let [more, low, estimate, high] = wide.map(|ramp| ramp.at(day));
            let [without_number, open] = rest.map(|ramp| ramp.at(day));
            let so_far = BinPart {
                events: scaled(events.wrapping_add(more)),
                without_number: scaled(without_number),
                low: scaled(people.wrapping_add(low)),
                estimate: scaled(people.wrapping_add(estimate)),
                high: scaled(people.wrapping_add(high)),
                open: scaled(open),
            };
            so_far.less(&std::mem::replace(&mut before, so_far))
        })
    }
}

/// 2⁶⁴ths in [`Bins::SCALE`]ths, rounded to the nearest. Stops at the largest number, as [`BinPart`] does.
fn scaled(number: u128) -> u64 {
    let part = |number: u128| u64::try_from(number).unwrap_or(u64::MAX);
    let whole = part(number >> 64).saturating_mul(Bins::SCALE);
    let rest = number & u128::from(u64::MAX);
    whole.saturating_add(part((rest * u128::from(Bins::SCALE) + (1 << 63)) >> 64))
}
