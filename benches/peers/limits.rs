//! Two limits to hold the filter against: reading the columns once, and one plain loop that answers everything.

use rayon::prelude::*;

use crate::columns::{Columns, flag};

/// Rows of a piece that one thread takes.
const PIECE: usize = 1 << 16;

/// Reads every byte of the columns that a filter change touches, once.
pub fn sum(columns: &Columns) -> u64 {
    fn of<T: Copy + Sync + Into<u64>>(list: &[T]) -> u64 {
        list.par_chunks(PIECE)
            .map(|piece| piece.iter().map(|one| (*one).into()).sum::<u64>())
            .sum()
    }
    let days: u64 = [&columns.first, &columns.last]
        .into_iter()
        .flat_map(|days| {
            days.par_chunks(PIECE)
                .map(|piece| {
                    piece
                        .iter()
                        .map(|day| u64::from(day.cast_unsigned()))
                        .sum::<u64>()
                })
                .collect::<Vec<_>>()
        })
        .sum();
    let publishers: u128 = columns
        .publishers
        .par_chunks(PIECE)
        .map(|piece| piece.iter().fold(0, |sum, one| sum ^ one))
        .reduce(|| 0, |one, other| one ^ other);
    days + of(&columns.kind)
        + of(&columns.place)
        + of(&columns.status)
        + of(&columns.low)
        + of(&columns.estimate)
        + of(&columns.high)
        + of(&columns.flags)
        + of(&columns.tags)
        + u64::try_from(publishers & 1).unwrap_or(0)
}

/// The bytes that [`sum`] reads.
pub fn bytes(columns: &Columns) -> usize {
    // Days, kind, place, status, three numbers, flags, tags, publishers.
    columns.kind.len() * (2 * 2 + 1 + 2 + 1 + 3 * 4 + 1 + 2 + 16)
}

/// What the loop narrows by: a window, a kind, places, statuses, and at least so many people.
pub struct Plain {
    pub window: (i16, i16),
    pub kinds: u16,
    pub regions: Vec<bool>,
    pub statuses: u8,
    pub tags: u16,
    pub people: u32,
}

/// Events, low, estimate, high.
type Four = [u64; 4];

/// What the loop adds up: for each chart a total a key and kind.
#[derive(Clone)]
pub struct Sums {
    kinds: Vec<Four>,
    regions: Vec<Four>,
    places: Vec<Four>,
    tags: Vec<Four>,
    publishers: Vec<Four>,
    statuses: Vec<Four>,
    precisions: Vec<Four>,
    months: Vec<[f64; 4]>,
}

const KINDS: usize = 8;
const MONTHS_FROM: usize = 1990 * 12;
const MONTHS: usize = 60 * 12;

impl Sums {
    fn new() -> Self {
        let list = |keys: usize| vec![Four::default(); keys * KINDS];
        Self {
            kinds: list(1),
            regions: list(256),
            places: list(512),
            tags: list(16),
            publishers: list(128),
            statuses: list(4),
            precisions: list(8),
            months: vec![[0.0; 4]; MONTHS * KINDS],
        }
    }

    fn add(mut self, other: &Self) -> Self {
        let lists = [
            (&mut self.kinds, &other.kinds),
            (&mut self.regions, &other.regions),
            (&mut self.places, &other.places),
            (&mut self.tags, &other.tags),
            (&mut self.publishers, &other.publishers),
            (&mut self.statuses, &other.statuses),
            (&mut self.precisions, &other.precisions),
        ];
        for (own, other) in lists {
            for (own, other) in own.iter_mut().flatten().zip(other.iter().flatten()) {
                *own += other;
            }
        }
        for (own, other) in self
            .months
            .iter_mut()
            .flatten()
            .zip(other.months.iter().flatten())
        {
            *own += other;
        }
        self
    }

    /// Events that pass, so that the work can't be left out.
    pub fn events(&self) -> u64 {
        self.kinds.iter().map(|four| four[0]).sum()
    }
}

/// Answers the whole question in one pass over the columns, on all threads. Links between events are left out.
pub fn answer(columns: &Columns, plain: &Plain) -> Sums {
    let rows = columns.kind.len();
    let pieces = (0..rows.div_ceil(PIECE)).into_par_iter();
    pieces
        .fold(Sums::new, |mut sums, piece| {
            for row in piece * PIECE..rows.min((piece + 1) * PIECE) {
                add_row(columns, plain, &mut sums, row);
            }
            sums
        })
        .reduce(Sums::new, |one, other| one.add(&other))
}

/// The bits of what a row fails.
mod fail {
    pub const TIME: u8 = 1;
    pub const KIND: u8 = 2;
    pub const REGION: u8 = 4;
    pub const STATUS: u8 = 8;
    pub const TAG: u8 = 16;
    pub const PEOPLE: u8 = 32;
}

fn add_row(columns: &Columns, plain: &Plain, sums: &mut Sums, row: usize) {
    let flags = columns.flags[row];
    let (kind, region, status) = (columns.kind[row], columns.region[row], columns.status[row]);
    let (first, last) = (columns.first[row], columns.last[row]);
    let bit = |fails: bool, bit: u8| if fails { bit } else { 0 };
    let people = flags & flag::WITHOUT_NUMBER != 0
        || (flags & flag::OPEN == 0 && columns.high[row] < plain.people);
    let fails = bit(first > plain.window.1 || last < plain.window.0, fail::TIME)
        | bit(plain.kinds >> kind & 1 == 0, fail::KIND)
        | bit(!plain.regions[usize::from(region)], fail::REGION)
        | bit(plain.statuses >> status & 1 == 0, fail::STATUS)
        | bit(
            plain.tags != 0 && columns.tags[row] & plain.tags == 0,
            fail::TAG,
        )
        | bit(plain.people > 0 && people, fail::PEOPLE);
    if fails & fails.wrapping_sub(1) != 0 || flags & flag::ROLLUP != 0 {
        return;
    }
    let own = [
        1,
        columns.low[row].into(),
        columns.estimate[row].into(),
        columns.high[row].into(),
    ];
    let kind = usize::from(kind);
    let add = |list: &mut [Four], key: usize| {
        for (sum, own) in list[key * KINDS + kind].iter_mut().zip(own) {
            *sum += own;
        }
    };
    if fails == 0 || fails == fail::KIND {
        add(&mut sums.kinds, 0);
    }
    if fails == 0 || fails == fail::REGION {
        add(&mut sums.regions, region.into());
    }
    if fails == 0 || fails == fail::STATUS {
        add(&mut sums.statuses, status.into());
    }
    if fails == 0 {
        add(&mut sums.places, columns.place[row].into());
        add(&mut sums.precisions, columns.precision[row].into());
        let mut publishers = columns.publishers[row];
        while publishers != 0 {
            add(&mut sums.publishers, publishers.trailing_zeros() as usize);
            publishers &= publishers - 1;
        }
    }
    if fails == 0 || fails == fail::TAG {
        let mut tags = columns.tags[row];
        while tags != 0 {
            add(&mut sums.tags, tags.trailing_zeros() as usize);
            tags &= tags - 1;
        }
    }
    if fails == 0 || fails == fail::TIME {
        spread(columns, sums, row, own);
    }
}

/// Deals an event out over the months that it may lie in, by days.
#[expect(clippy::cast_precision_loss, reason = "one event's numbers")]
fn spread(columns: &Columns, sums: &mut Sums, row: usize, own: Four) {
    let [from, to] = columns.months[row].map(|month| {
        usize::from(month)
            .saturating_sub(MONTHS_FROM)
            .min(MONTHS - 1)
    });
    let kind = usize::from(columns.kind[row]);
    let share = 1.0 / (to - from + 1) as f64;
    for month in from..=to {
        for (sum, own) in sums.months[month * KINDS + kind].iter_mut().zip(own) {
            // As many days for each month: what the calendar adds is no work worth measuring.
            *sum += own as f64 * share;
        }
    }
}
