//! Which row has an id, found by the id's hash. Half as large as the ids themselves would be, and sorted in no time.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use rayon::iter::IndexedParallelIterator;
use rayon::slice::ParallelSliceMut;

use crate::table::Row;

/// How ids are hashed. It is another in every run, so that no file can be made whose ids all have the same hash;
/// what is found does not depend on it.
#[derive(Default)]
pub(super) struct Seed(RandomState);

/// All rows by the hash of their dataset and id.
#[derive(Default)]
pub(super) struct Ids {
    seed: Seed,
    by_hash: Vec<(u32, Row)>,
}

impl Ids {
    /// With the hashes of all rows, as [`Seed::hash`] of the same seed gives them.
    pub(super) fn new(seed: Seed, rows: impl IndexedParallelIterator<Item = (u32, Row)>) -> Self {
        let mut by_hash: Vec<(u32, Row)> = rows.collect();
        by_hash.par_sort_unstable();
        Self { seed, by_hash }
    }

    /// The row of an id; `has` tells whether a row is of the dataset and has the id, as two ids may share a hash.
    pub(super) fn find(&self, dataset: usize, id: &str, has: impl Fn(Row) -> bool) -> Option<Row> {
        let hash = self.seed.hash(dataset, id);
        let start = self.by_hash.partition_point(|(other, _)| *other < hash);
        let same = self.by_hash[start..].iter();
        same.take_while(|(other, _)| *other == hash)
            .map(|(_, row)| *row)
            .find(|row| has(*row))
    }

    /// How much memory they take, in bytes.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.by_hash.as_slice())
    }
}

impl Seed {
    /// Differs for different ids, but by chance.
    pub(super) fn hash(&self, dataset: usize, id: &str) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
        let hash = self.0.hash_one((dataset, id)) as u32;
        hash
    }
}
