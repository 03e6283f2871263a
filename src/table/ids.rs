//! Which event has an id, found by the id's hash. Half as large as the ids themselves would be, and sorted in no time.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::RandomState;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::model::{Dataset, EventId};
use crate::table::columns::count;
use crate::table::{Row, Table};

/// All events of all datasets, end to end, by the hash of their dataset and id. The seed is another in every run, so
/// that no file can be made whose ids all have the same hash; what is found does not depend on it.
pub(super) struct Ids {
    seed: RandomState,
    by_hash: Vec<(u32, u32)>,
}

impl Ids {
    /// `offsets` tell the number of each dataset's first event.
    pub(super) fn new(datasets: &[Arc<Dataset>], offsets: &[u32]) -> Self {
        let mut ids = Self {
            seed: RandomState::default(),
            by_hash: Vec::new(),
        };
        for (dataset, (data, offset)) in datasets.iter().zip(offsets).enumerate() {
            let mut start = *offset;
            let blocks = data.events.blocks().iter().map(|block| {
                start += count(block.len());
                (block, start - count(block.len()))
            });
            let blocks: Vec<_> = blocks.collect();
            let hashes = blocks.par_iter().map(|(block, start)| {
                let ids = block.ids().map(|id| hash(&ids.seed, dataset, id));
                ids.zip(*start..).collect::<Vec<_>>()
            });
            let hashes: Vec<_> = hashes.collect();
            ids.by_hash.extend(hashes.into_iter().flatten());
        }
        ids.by_hash.par_sort_unstable();
        ids
    }

    /// The event with an id; `has` tells whether an event is of the dataset and has the id, as two ids may share a hash.
    pub(super) fn find(&self, dataset: usize, id: &str, has: impl Fn(u32) -> bool) -> Option<u32> {
        let hash = hash(&self.seed, dataset, id);
        let start = self.by_hash.partition_point(|(other, _)| *other < hash);
        let same = self.by_hash[start..].iter();
        same.take_while(|(other, _)| *other == hash)
            .map(|(_, event)| *event)
            .find(|event| has(*event))
    }

    /// How much memory they take, in bytes.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.by_hash.as_slice())
    }
}

impl Table {
    /// The row of an event.
    #[must_use]
    pub fn find(&self, dataset: usize, id: &EventId) -> Option<Row> {
        let (data, offset) = (self.datasets.get(dataset)?, *self.offsets.get(dataset)?);
        let has = |event: u32| {
            let at = event.checked_sub(offset).map(|at| at as usize);
            at.is_some_and(|at| data.events.id(at) == Some(id.as_str()))
        };
        let event = match self.ids.get() {
            Some(ids) => ids.find(dataset, id.as_str(), has)?,
            None => (offset..offset + count(data.events.len()))
                .into_par_iter()
                .find_first(|event| has(*event))?,
        };
        Some(self.row_of(event))
    }

    /// Learns which event has which id: from then on, [`Table::find`] looks it up.
    pub fn learn_ids(&self) {
        self.ids
            .get_or_init(|| Ids::new(&self.datasets, &self.offsets));
    }

    pub(super) fn row_of(&self, event: u32) -> Row {
        self.row_of[event as usize]
    }
}

fn hash(seed: &RandomState, dataset: usize, id: &str) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
    let hash = seed.hash_one((dataset, id)) as u32;
    hash
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::table::generated::{datasets, table};

    proptest! {
        #[test]
        fn an_event_is_found_by_its_id_before_ids_are_learnt_and_after(datasets in datasets()) {
            let table = table(&datasets);
            for _ in 0..2 {
                for row in table.rows() {
                    prop_assert_eq!(table.find(table.dataset(row), &table.event(row).id), Some(row));
                }
                prop_assert_eq!(table.find(0, &"nobody".into()), None);
                table.learn_ids();
            }
        }
    }
}
