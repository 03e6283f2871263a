//! Which event is which row: events in the order of their days.

use rayon::iter::{
    IntoParallelIterator, IntoParallelRefIterator, ParallelExtend, ParallelIterator,
};
use rayon::slice::ParallelSliceMut;

use crate::progress::{Progress, Stopped};
use crate::table::columns::{Run, count};
use crate::table::read::{Part, Plain};

/// An event on its way to its row. In the order of rows.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// First and last day, in the order of numbers.
    days: u64,
    pub(super) part: u32,
    pub(super) at: u32,
}

impl Key {
    fn new(row: &Plain, part: usize, at: usize) -> Self {
        Self {
            days: u64::from(ordered(row.days.0)) << 32 | u64::from(ordered(row.days.1)),
            part: count(part),
            at: count(at),
        }
    }

    pub(super) fn of<'b>(&self, parts: &'b [Part]) -> &'b Plain {
        &parts[self.part as usize].rows[self.at as usize]
    }

    /// The first day, in the order of numbers.
    fn first(&self) -> u32 {
        (self.days >> 32) as u32
    }
}

/// All events by first day, last day, dataset, then as they stand in their file: nothing of them is read again, and a file
/// that is written by this program has them in the order of their ids.
pub(super) fn sorted(parts: &[Part], progress: &Progress) -> Result<Vec<Key>, Stopped> {
    let stretch = Stretches::new(parts);
    let mut keys = stretch.gathered(parts, progress)?;
    let mut stretches: Vec<&mut [Key]> = keys
        .chunk_by_mut(|one, other| stretch.of(one.first()) == stretch.of(other.first()))
        .collect();
    stretches.par_chunks_mut(SOME).try_for_each(|some| {
        progress.go_on()?;
        for keys in some {
            keys.par_sort_unstable();
        }
        Ok(())
    })?;
    Ok(keys)
}

/// So many stretches are sorted between two looks at whether to go on.
const SOME: usize = 256;

/// Stretches of first days, about as many as there are rows: to count them is faster than to compare all rows.
struct Stretches {
    from: u32,
    shift: u32,
    all: usize,
}

impl Stretches {
    fn new(parts: &[Part]) -> Self {
        let rows: usize = parts.iter().map(|part| part.rows.len()).sum();
        let reach = parts.par_iter().filter_map(|part| {
            let firsts = || part.rows.iter().map(Plain::first);
            firsts().min().zip(firsts().max())
        });
        let all = reach.reduce_with(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        let (from, to) = all.unwrap_or_default();
        let mut shift = 0;
        while (to - from) as usize >> shift > rows {
            shift += 1;
        }
        let all = ((to - from) as usize >> shift) + 1;
        Self { from, shift, all }
    }

    fn of(&self, first: u32) -> usize {
        (first - self.from) as usize >> self.shift
    }

    /// How many rows each has.
    fn counts(&self, parts: &[Part]) -> Vec<u32> {
        let none = || vec![0; self.all];
        let counted = parts.par_iter().fold(none, |mut counts: Vec<u32>, part| {
            for row in &part.rows {
                counts[self.of(row.first())] += 1;
            }
            counts
        });
        counted.reduce(none, |mut counts, other| {
            for (count, other) in counts.iter_mut().zip(other) {
                *count += other;
            }
            counts
        })
    }

    /// The keys in the order of their stretches.
    fn gathered(&self, parts: &[Part], progress: &Progress) -> Result<Vec<Key>, Stopped> {
        let mut next = self.counts(parts);
        let mut all = 0;
        for stretch in &mut next {
            all += std::mem::replace(stretch, all);
        }
        let mut gathered = Vec::with_capacity(all as usize);
        gathered.par_extend((0..all).into_par_iter().map(|_| Key::default()));
        for (number, part) in parts.iter().enumerate() {
            progress.go_on()?;
            for (at, row) in part.rows.iter().enumerate() {
                let next = &mut next[self.of(row.first())];
                gathered[*next as usize] = Key::new(row, number, at);
                *next += 1;
            }
        }
        Ok(gathered)
    }
}

impl Plain {
    /// The first day, in the order of numbers.
    fn first(&self) -> u32 {
        ordered(self.days.0)
    }
}

/// A day as a number without a sign, in the same order.
fn ordered(day: i32) -> u32 {
    day.cast_unsigned() ^ (1 << 31)
}

pub(super) fn runs(keys: &[Key]) -> Vec<Run> {
    let day = |ordered: u64| {
        #[expect(clippy::cast_possible_truncation, reason = "a half of a word")]
        let day = ordered as u32;
        (day ^ (1 << 31)).cast_signed()
    };
    let mut end = 0;
    let same_days = keys.chunk_by(|one, other| one.days == other.days);
    let runs = same_days.filter_map(|run| {
        end += run.len();
        let days = run.first()?.days;
        Some(Run {
            first: day(days >> 32),
            last: day(days),
            end: count(end),
        })
    });
    runs.collect()
}
