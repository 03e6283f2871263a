//! Which event is which row: events in the order of their days.

use std::cmp::Ordering;

use rayon::iter::{
    IndexedParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};
use rayon::slice::ParallelSliceMut;

use crate::table::columns::{Run, count};
use crate::table::read::{Part, Plain, shared};

/// An event on its way to its row.
#[derive(Clone, Copy)]
pub(super) struct Key {
    /// First and last day, in the order of numbers.
    days: u64,
    /// The beginning of the id, as far as it fits: most ids of the same days differ there.
    id: u64,
    pub(super) part: u32,
    pub(super) at: u32,
}

impl Key {
    fn new(row: &Plain, id: &str, part: usize, at: usize) -> Self {
        let ordered = |day: i32| u64::from(day.cast_unsigned() ^ (1 << 31));
        let mut beginning = [0; 8];
        for (byte, own) in beginning.iter_mut().zip(id.bytes()) {
            *byte = own;
        }
        Self {
            days: ordered(row.days.0) << 32 | ordered(row.days.1),
            id: u64::from_be_bytes(beginning),
            part: count(part),
            at: count(at),
        }
    }

    pub(super) fn of<'b>(&self, parts: &'b [Part]) -> &'b Plain {
        &parts[self.part as usize].rows[self.at as usize]
    }

    pub(super) fn id<'a>(&self, parts: &[Part<'a>]) -> &'a str {
        parts[self.part as usize].id(self.at)
    }

    /// The first day, in the order of numbers.
    fn first(&self) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "a half of a word")]
        let first = (self.days >> 32) as u32;
        first
    }

    fn cmp(&self, other: &Self, parts: &[Part]) -> Ordering {
        let by_days = self.days.cmp(&other.days).then(self.id.cmp(&other.id));
        by_days.then_with(|| {
            let ids = self.id(parts).cmp(other.id(parts));
            ids.then((self.part, self.at).cmp(&(other.part, other.at)))
        })
    }
}

/// All events by first day, last day, id, then dataset.
pub(super) fn sorted(parts: &[Part]) -> Vec<Key> {
    let beginnings = parts.iter().filter(|part| !part.rows.is_empty());
    let beginning = beginnings.map(|part| part.beginning).reduce(shared);
    let beginning = beginning.map_or(0, str::len);
    let numbered = parts.par_iter().enumerate();
    let keys: Vec<Key> = numbered
        .flat_map_iter(|(part, of)| {
            let rows = of.rows.iter().enumerate();
            rows.map(move |(at, row)| {
                let own = of.id(count(at)).get(beginning..).unwrap_or_default();
                Key::new(row, own, part, at)
            })
        })
        .collect();
    let stretch = Stretches::new(&keys);
    let mut keys = stretch.gathered(&keys);
    let mut stretches: Vec<&mut [Key]> = keys
        .chunk_by_mut(|one, other| stretch.of(one) == stretch.of(other))
        .collect();
    stretches.par_iter_mut().for_each(|keys| {
        keys.par_sort_unstable_by(|one, other| one.cmp(other, parts));
    });
    keys
}

/// Stretches of first days, about as many as there are rows: to count them is faster than to compare all rows.
struct Stretches {
    from: u32,
    shift: u32,
    all: usize,
}

impl Stretches {
    fn new(keys: &[Key]) -> Self {
        let firsts = || keys.par_iter().map(Key::first);
        let (from, to) = (firsts().min().unwrap_or(0), firsts().max().unwrap_or(0));
        let mut shift = 0;
        while (to - from) as usize >> shift > keys.len() {
            shift += 1;
        }
        let all = ((to - from) as usize >> shift) + 1;
        Self { from, shift, all }
    }

    fn of(&self, key: &Key) -> usize {
        (key.first() - self.from) as usize >> self.shift
    }

    /// The keys in the order of their stretches.
    fn gathered(&self, keys: &[Key]) -> Vec<Key> {
        let mut next = vec![0_u32; self.all];
        for key in keys {
            next[self.of(key)] += 1;
        }
        let mut all = 0;
        for stretch in &mut next {
            all += std::mem::replace(stretch, all);
        }
        let mut gathered = keys.to_vec();
        for key in keys {
            let at = &mut next[self.of(key)];
            gathered[*at as usize] = *key;
            *at += 1;
        }
        gathered
    }
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
