//! Adds up a selection by one thing: region, tag, publisher and so on.

use crate::model::Total;
use crate::table::{Group, Row, Selection, Table};

/// Totals by key and kind.
pub(super) struct Tally {
    kinds: usize,
    /// One total a key and kind, a key's kinds side by side.
    cells: Vec<Total>,
    /// What is shown but not added, by key.
    hatched: Vec<Total>,
}

impl Tally {
    /// `keys_of` calls back with each key that a row belongs to; keys are below `keys`.
    pub(super) fn new(
        table: &Table,
        selection: &Selection,
        keys: usize,
        keys_of: impl Fn(Row, &mut dyn FnMut(usize)),
    ) -> Self {
        let kinds = table.kinds().len();
        let mut cells = vec![Total::default(); keys * kinds];
        let mut hatched = vec![Total::default(); keys];
        for (row, added) in selection.marked() {
            let (people, kind) = (table.people(row), table.kind(row));
            keys_of(row, &mut |key| {
                if added {
                    cells[key * kinds + kind] += people;
                } else {
                    hatched[key] += people;
                }
            });
        }
        Self {
            kinds,
            cells,
            hatched,
        }
    }

    /// One group a key, in the order of the keys; those without any row too.
    pub(super) fn groups<T>(self, keys: impl IntoIterator<Item = T>) -> Vec<Group<T>> {
        let cells = self.cells.chunks(self.kinds.max(1));
        let groups = keys.into_iter().zip(cells).zip(self.hatched);
        groups
            .map(|((key, kinds), hatched)| {
                let mut total = Total::default();
                for kind in kinds {
                    total += *kind;
                }
                let kinds = kinds.to_vec();
                Group {
                    key,
                    total,
                    kinds,
                    not_added: hatched.events,
                    hatched,
                }
            })
            .collect()
    }

    /// One group a key that any row belongs to, in the order of the keys.
    pub(super) fn shown<T>(self, keys: impl IntoIterator<Item = T>) -> Vec<Group<T>> {
        let mut groups = self.groups(keys);
        groups.retain(|group| group.total.events + group.not_added > 0);
        groups
    }
}
