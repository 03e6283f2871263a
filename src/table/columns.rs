//! The columns themselves: what each row says in as few bytes as will do.

use std::ops::Range;

use crate::model::Status;
use crate::table::Row;
use crate::table::cells::Cell;
use crate::table::short_lists::ShortLists;

/// Something that is so or not of a row, and its status, in one byte.
pub(super) mod flag {
    pub(crate) const WITHOUT_NUMBER: u8 = 1;
    pub(crate) const OPEN: u8 = 2;
    pub(crate) const ROLLUP: u8 = 4;
    pub(crate) const SENSITIVE: u8 = 8;
    /// The status stands above the flags, as an index into [`super::Status::ALL`].
    pub(crate) const STATUS: u32 = 4;
}

/// A length as a column has it. No machine holds more than `u32::MAX` events.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The status in a row's flags.
#[inline]
pub(super) fn status_of(flags: u8) -> Status {
    Status::ALL[usize::from(flags >> flag::STATUS) % Status::ALL.len()]
}

/// Lists of numbers, one list a row, kept end to end in one allocation.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) ends: Vec<u32>,
    pub(super) items: Vec<u32>,
}

impl Lists {
    /// Adds a list, in order of first mention, each once. How many there are.
    pub(super) fn push_once(&mut self, list: impl Iterator<Item = u32>) -> usize {
        let start = self.items.len();
        for item in list {
            if !self.items[start..].contains(&item) {
                self.items.push(item);
            }
        }
        self.ends.push(count(self.items.len()));
        self.items.len() - start
    }

    #[inline]
    pub(super) fn of(&self, at: usize) -> &[u32] {
        let end = self.ends[at] as usize;
        let start = at
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.items[start..end]
    }

    /// Puts others after these.
    pub(super) fn append(&mut self, other: &Self) {
        let before = count(self.items.len());
        self.items.extend_from_slice(&other.items);
        self.ends.extend(other.ends.iter().map(|end| before + end));
    }

    /// Gives back the memory that growing took ahead.
    pub(super) fn shrink(&mut self) {
        self.ends.shrink_to_fit();
        self.items.shrink_to_fit();
    }

    /// The memory that they take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.ends.as_slice()) + size_of_val(self.items.as_slice())
    }
}

/// What stands for no route.
pub(super) const NO_ROUTE: u32 = u32::MAX;

/// The columns, all as long as there are rows.
#[derive(Default)]
pub(super) struct Columns {
    /// Which event it is, of all datasets end to end.
    pub(super) event: Vec<u32>,
    /// Where what happened: an index into the spots.
    pub(super) spot: Vec<u32>,
    /// From where to where people were moved: an index into the routes; [`NO_ROUTE`] where that is not said.
    pub(super) route: Vec<u32>,
    pub(super) flags: Vec<u8>,
    pub(super) low: Vec<u32>,
    pub(super) estimate: Vec<u32>,
    /// The estimate where the high end is open.
    pub(super) high: Vec<u32>,
    /// How many sources it rests on.
    pub(super) sources: Vec<u16>,
    pub(super) tags: ShortLists,
    pub(super) publishers: ShortLists,
}

impl Columns {
    /// The estimates of all rows that are no sums of others.
    pub(super) fn people(&self) -> u64 {
        let counted = self.estimate.iter().zip(&self.flags);
        let counted = counted.filter(|(_, flags)| *flags & flag::ROLLUP == 0);
        counted.map(|(people, _)| u64::from(*people)).sum()
    }

    /// So many rows of which nothing is said yet.
    pub(super) fn of(rows: usize) -> Self {
        let words = || vec![0; rows];
        Self {
            event: words(),
            spot: words(),
            route: words(),
            flags: vec![0; rows],
            low: words(),
            estimate: words(),
            high: words(),
            sources: vec![0; rows],
            tags: ShortLists::of_rows(rows),
            publishers: ShortLists::of_rows(rows),
        }
    }

    /// The people of a row.
    #[inline]
    pub(super) fn cell(&self, row: usize) -> Cell {
        self.said(row).cell()
    }

    /// What a row says of people.
    #[inline]
    pub(super) fn said(&self, row: usize) -> Said {
        Said {
            flags: self.flags[row],
            people: [self.low[row], self.estimate[row], self.high[row]],
        }
    }

    /// The memory that they take.
    pub(super) fn bytes(&self) -> usize {
        let words = [
            &self.event,
            &self.spot,
            &self.route,
            &self.low,
            &self.estimate,
            &self.high,
        ];
        let words: usize = words
            .map(|words| size_of_val(words.as_slice()))
            .iter()
            .sum();
        let rest = self.flags.len() + size_of_val(self.sources.as_slice());
        words + rest + self.tags.bytes() + self.publishers.bytes()
    }
}

/// What a row says of people, in one place.
#[derive(Clone, Copy)]
pub(super) struct Said {
    flags: u8,
    people: [u32; 3],
}

impl Said {
    #[inline]
    pub(super) fn cell(self) -> Cell {
        let has = |flag| self.flags & flag != 0;
        Cell::new(has(flag::WITHOUT_NUMBER), has(flag::OPEN), self.people)
    }
}

/// Rows whose days are the same. They lie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: i32,
    pub(super) last: i32,
    /// The row after the last.
    pub(super) end: u32,
}

/// The rows by something that each belongs to once.
#[derive(Default)]
pub(super) struct RowsBy {
    ends: Vec<u32>,
    rows: Vec<Row>,
}

impl RowsBy {
    /// `key_of` tells each row's key, below `keys`, or none. Rows stay in their order.
    pub(super) fn new(rows: usize, keys: usize, key_of: impl Fn(usize) -> Option<usize>) -> Self {
        let mut ends = vec![0_u32; keys];
        for key in (0..rows).filter_map(&key_of) {
            ends[key] += 1;
        }
        let mut all = 0;
        for end in &mut ends {
            let start = all;
            all += *end;
            *end = start;
        }
        let mut by = vec![Row(0); all as usize];
        for row in 0..rows {
            if let Some(key) = key_of(row) {
                by[ends[key] as usize] = Row(count(row));
                ends[key] += 1;
            }
        }
        Self { ends, rows: by }
    }

    /// The rows of a key; none where there is no such key.
    pub(super) fn of(&self, key: usize) -> &[Row] {
        &self.rows[self.range(key)]
    }

    /// The rows of all keys, one key after the other.
    pub(super) fn all(&self) -> &[Row] {
        &self.rows
    }

    /// Where among all rows those of a key are.
    pub(super) fn range(&self, key: usize) -> Range<usize> {
        let Some(end) = self.ends.get(key) else {
            return 0..0;
        };
        let before = key.checked_sub(1).map_or(0, |before| self.ends[before]);
        before as usize..*end as usize
    }

    /// The memory that they take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.ends.as_slice()) + size_of_val(self.rows.as_slice())
    }
}
