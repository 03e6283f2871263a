//! The rows that pass a filter, and which of them count towards totals.

use std::ops::Range;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::model::Total;
use crate::table::columns::count;
use crate::table::sieve::Marks;
use crate::table::{Row, Table};

/// The rows that pass a filter, and which of them are added to totals: decided once for all of them.
///
/// Nobody is counted twice:
/// - A rollup is never added. It sums up events that have their own entries, or may have.
/// - An event is not added where `part_of` and `same_people`, followed as far as they lead, reach an event
///   of the same kind that is in the selection and no rollup: its people are in that one's number already.
///   Of the *same kind*, because people are totalled by kind: an arrest and the return of those arrested
///   both count, each in its own total, as do an arrest and the death of one of the people.
///   *In the selection*, because an event must stand for itself where a filter leaves the larger one out.
///   *No rollup*, because that is never added, and its parts would be lost.
/// - Links that run in a circle are an error in a file. Where there is one all the same, the link that closes
///   it, followed from the latest event on, is cut, so that one of the circle is added.
///
/// So of every chain that is cut short by these rules, the event at its end is added: nobody is lost either.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The rows that pass, in their order.
    pub rows: Vec<Row>,
    /// A bit a row.
    shown: Vec<u64>,
    added: Vec<u64>,
}

/// Rows that are looked at in one go: as many as fill words of bits.
const STRETCH: usize = 1 << 15;

impl Selection {
    pub(super) fn new(marks: &Marks) -> Self {
        let stretches = (0..marks.len().div_ceil(STRETCH)).into_par_iter();
        let parts: Vec<Self> = stretches
            .map(|number| Self::of_stretch(marks, number * STRETCH))
            .collect();
        let mut all = Self {
            rows: Vec::with_capacity(parts.iter().map(|part| part.rows.len()).sum()),
            shown: Vec::with_capacity(marks.len().div_ceil(64)),
            added: Vec::with_capacity(marks.len().div_ceil(64)),
        };
        for part in parts {
            all.rows.extend(part.rows);
            all.shown.extend(part.shown);
            all.added.extend(part.added);
        }
        all
    }

    fn of_stretch(marks: &Marks, start: usize) -> Self {
        let mut part = Self {
            rows: Vec::with_capacity(STRETCH),
            ..Self::default()
        };
        let end = marks.len().min(start + STRETCH);
        for word in (start..end).step_by(64) {
            let rows = word..end.min(word + 64);
            let (mut all_shown, mut all_added) = ([0; 64], [0; 64]);
            let bytes = all_shown.iter_mut().zip(&mut all_added);
            for ((shown, added), stands) in bytes.zip(marks.stretch(rows.clone())) {
                *shown = u8::from(stands.0);
                *added = u8::from(stands.0 & stands.1);
            }
            let (shown, added) = (bits(&all_shown), bits(&all_added));
            part.shown.push(shown);
            part.added.push(added);
            if shown == u64::MAX {
                part.rows
                    .extend((count(rows.start)..count(rows.end)).map(Row));
                continue;
            }
            let mut left = shown;
            while left != 0 {
                let row = word + left.trailing_zeros() as usize;
                part.rows.push(Row(count(row)));
                left &= left - 1;
            }
        }
        part
    }

    /// Whether the row passes and is added to totals: it is no rollup, and no event of the same kind
    /// that it is a part of, or has the people of, is in the selection and added.
    #[must_use]
    pub fn is_added(&self, row: Row) -> bool {
        has(&self.added, row)
    }

    /// Whether the row passes.
    #[must_use]
    pub fn contains(&self, row: Row) -> bool {
        has(&self.shown, row)
    }

    /// The rows that are added to totals.
    pub fn added(&self) -> impl Iterator<Item = Row> {
        self.rows.iter().copied().filter(|row| self.is_added(*row))
    }

    /// The rows that are shown but not added: rollups, parts and the same people again.
    pub fn not_added(&self) -> impl Iterator<Item = Row> {
        self.rows.iter().copied().filter(|row| !self.is_added(*row))
    }

    /// All that is added, over all kinds.
    #[must_use]
    pub fn total(&self, table: &Table) -> Total {
        let mut total = Total::default();
        for row in self.added() {
            total += table.people(row);
        }
        total
    }

    /// Whether a row is shown, and added.
    #[inline]
    pub(super) fn stands(&self, row: usize) -> (bool, bool) {
        let row = Row(count(row));
        (self.contains(row), self.is_added(row))
    }

    /// The same of rows that lie together.
    pub(super) fn stretch(&self, rows: Range<usize>) -> impl Iterator<Item = (bool, bool)> {
        rows.map(|row| self.stands(row))
    }

    /// The shown rows of a list, in its order.
    #[must_use]
    pub fn shown_of(&self, rows: &[Row]) -> Vec<Row> {
        use rayon::slice::ParallelSlice;
        let parts: Vec<Vec<Row>> = rows
            .par_chunks(STRETCH)
            .map(|rows| {
                let shown = rows.iter().copied().filter(|row| self.contains(*row));
                let mut all = Vec::with_capacity(rows.len());
                all.extend(shown);
                all
            })
            .collect();
        parts.concat()
    }
}

/// A bit for each byte, which is 0 or 1: eight at once, as a product puts them side by side in its last byte.
fn bits(bytes: &[u8; 64]) -> u64 {
    const SIDE_BY_SIDE: u64 = 0x0102_0408_1020_4080;
    let (eights, _) = bytes.as_chunks::<8>();
    let eights = eights.iter().zip((0_u32..).step_by(8));
    eights.fold(0, |bits, (eight, shift)| {
        let eight = u64::from_le_bytes(*eight).wrapping_mul(SIDE_BY_SIDE);
        bits | (eight >> 56) << shift
    })
}

#[inline]
fn has(bits: &[u64], row: Row) -> bool {
    let word = bits.get(row.index() / 64);
    word.is_some_and(|word| word & (1 << (row.index() % 64)) != 0)
}
