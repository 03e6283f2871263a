//! Which row has an id. A million ids sorted by their tags take half the memory of a map, and are sorted
//! side by side.

use rayon::prelude::*;

use crate::format::list::{Is, List};

pub(super) struct Index<'l> {
    list: &'l List,
    /// The rows that have an id: its tag in the upper half, the row in the lower.
    rows: Vec<u64>,
    /// Where the tags with each beginning start, about one to a beginning.
    starts: Vec<u32>,
    /// How far a tag is shifted to get its beginning.
    shift: u32,
}

impl<'l> Index<'l> {
    /// Of what the rows' tags say: ids are looked at where they are asked for, since most are never.
    pub fn new(list: &'l List) -> Self {
        let mut rows = tagged(list);
        rows.par_sort_unstable();
        // Rows without an id come last.
        rows.truncate(rows.partition_point(|row| *row != NAMELESS));
        let bits = rows.len().max(2).ilog2();
        let shift = u32::BITS - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        for (row, at) in rows.iter().zip(0..) {
            while starts.len() as u64 <= row >> 32 >> shift {
                starts.push(at);
            }
        }
        Self {
            list,
            rows,
            starts,
            shift,
        }
    }

    /// The first row that has each of some ids, which are given with their tags. Each step is taken for
    /// all of them before the next: what they look at lies far apart, and so is fetched side by side.
    pub fn find<'n>(
        &self,
        named: impl Iterator<Item = (u32, &'n str)> + Clone,
    ) -> Vec<Option<usize>> {
        let tags = || named.clone().map(|(tag, _)| tag);
        let begins: Vec<Option<u32>> = tags()
            .map(|tag| self.starts.get((tag >> self.shift) as usize).copied())
            .collect();
        let firsts: Vec<Option<usize>> = tags()
            .zip(begins)
            .map(|(tag, begin)| self.first(tag, begin? as usize))
            .collect();
        let found: Vec<Option<(usize, &[u8])>> = firsts
            .into_iter()
            .map(|at| {
                let row = row_of(*self.rows.get(at?)?);
                Some((at?, self.list.id_bytes(row)?))
            })
            .collect();
        let named = named.zip(found);
        let right = named.map(|((tag, id), found)| {
            let (at, first) = found?;
            if first == id.as_bytes() {
                return self.rows.get(at).map(|row| row_of(*row));
            }
            // Another id with the same tag is as good as never there.
            let mut same = self.same(tag, at);
            same.find(|row| self.list.id_bytes(*row) == Some(id.as_bytes()))
        });
        right.collect()
    }

    /// Where the rows with a tag begin.
    fn first(&self, tag: u32, begin: usize) -> Option<usize> {
        let rows = self.rows.get(begin..)?;
        let before = rows.iter().take_while(|row| *row >> 32 < u64::from(tag));
        let at = begin + before.count();
        let is_same = self
            .rows
            .get(at)
            .is_some_and(|row| row >> 32 == u64::from(tag));
        is_same.then_some(at)
    }

    fn same(&self, tag: u32, at: usize) -> impl Iterator<Item = usize> {
        let rows = self.rows.iter().skip(at);
        rows.take_while(move |row| *row >> 32 == u64::from(tag))
            .map(|row| row_of(*row))
    }

    /// The rows whose id an earlier one has, in order, each after the first that has it.
    pub fn again(&self) -> Vec<(usize, usize)> {
        let runs = self.rows.par_chunk_by(|a, b| a >> 32 == b >> 32);
        let runs = runs.filter(|run| run.len() > 1);
        let again = runs.flat_map_iter(|run| {
            let mut firsts: Vec<(usize, &[u8])> = Vec::new();
            let mut again = Vec::new();
            for at in run.iter().map(|row| row_of(*row)) {
                let Some(id) = self.list.id_bytes(at) else {
                    continue;
                };
                match firsts.iter().find(|(_, first)| *first == id) {
                    Some((first, _)) => again.push((*first, at)),
                    None => firsts.push((at, id)),
                }
            }
            again
        });
        let mut again: Vec<_> = again.collect();
        again.sort_unstable_by_key(|(_, at)| *at);
        again
    }
}

/// Comes after all rows that have an id: there are never so many.
const NAMELESS: u64 = u64::MAX;

/// The rows with their tags, in order. Each piece writes down its own.
fn tagged(list: &List) -> Vec<u64> {
    let mut all = vec![0; list.len()];
    let mut rest = all.as_mut_slice();
    let mut parts = Vec::with_capacity(list.pieces.len());
    for (piece, start) in list.pieces.iter().zip(&list.starts) {
        let part;
        (part, rest) = rest.split_at_mut(piece.rows.len().min(rest.len()));
        parts.push((piece, *start, part));
    }
    parts.into_par_iter().for_each(|(piece, start, part)| {
        let rows = piece.rows.iter().zip(start as u64..);
        for (tagged, (row, at)) in part.iter_mut().zip(rows) {
            let has_id = !matches!(row.is, Is::Nameless);
            *tagged = if has_id {
                u64::from(row.tag) << 32 | at
            } else {
                NAMELESS
            };
        }
    });
    all
}

/// The row of an entry, in its lower half.
pub(super) fn row_of(entry: u64) -> usize {
    let [.., a, b, c, d] = entry.to_be_bytes();
    u32::from_be_bytes([a, b, c, d]) as usize
}
