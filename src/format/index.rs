//! Which row has an id. A million ids sorted by their hashes take half the memory of a map, and are sorted
//! side by side.

use rayon::prelude::*;

use crate::format::gather::List;

pub(super) struct Index {
    /// The rows that have an id, by its hash.
    rows: Vec<(u64, usize)>,
    /// Where the hashes with each beginning start, about one to a beginning.
    starts: Vec<usize>,
    /// How far a hash is shifted to get its beginning.
    shift: u32,
}

impl Index {
    pub fn new(list: &List) -> Self {
        let mut rows = Vec::with_capacity(list.len());
        let pieces = list.pieces.par_iter().zip(&list.starts);
        rows.par_extend(pieces.flat_map_iter(|(piece, start)| {
            let rows = piece.rows.iter().zip(*start..);
            rows.filter_map(|(row, at)| row.has_id().then_some((row.hash, at)))
        }));
        rows.par_sort_unstable();
        let bits = rows.len().max(2).ilog2();
        let shift = u64::BITS - bits;
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        for (at, (hash, _)) in rows.iter().enumerate() {
            while starts.len() as u64 <= hash >> shift {
                starts.push(at);
            }
        }
        Self {
            rows,
            starts,
            shift,
        }
    }

    /// The first row that has the id.
    pub fn find(&self, list: &List, hash: u64, id: &str) -> Option<usize> {
        let beginning = usize::try_from(hash >> self.shift).ok()?;
        let begin = *self.starts.get(beginning)?;
        let near = self.rows.iter().skip(begin);
        let mut same = near
            .skip_while(|(other, _)| *other < hash)
            .take_while(|(other, _)| *other == hash);
        same.find(|(_, at)| list.id(*at) == Some(id))
            .map(|(_, at)| *at)
    }

    /// The rows whose id an earlier one has, in order, each after the first that has it.
    pub fn again(&self, list: &List) -> Vec<(usize, usize)> {
        let runs = self.rows.chunk_by(|a, b| a.0 == b.0);
        let mut again = Vec::new();
        for run in runs.filter(|run| run.len() > 1) {
            // Different ids of one hash are as good as never there.
            let mut firsts: Vec<(usize, &str)> = Vec::new();
            for (_, at) in run {
                let Some(id) = list.id(*at) else { continue };
                match firsts.iter().find(|(_, first)| *first == id) {
                    Some((first, _)) => again.push((*first, *at)),
                    None => firsts.push((*at, id)),
                }
            }
        }
        again.sort_unstable_by_key(|(_, at)| *at);
        again
    }
}
