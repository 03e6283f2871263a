//! What was added up, as the bars of the charts: by kind, region, tag, publisher, status or precision.

use crate::model::{Kind, Precision, RegionId, Total};
use crate::table::cells::Totals;
use crate::table::{KindSum, Sums, Table};

/// Events and people of one bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<T> {
    /// What the bar stands for.
    pub key: T,
    /// Its events and people: those that are added, of the selection that leaves out the bar's own dimension.
    pub total: Total,
    /// The people by kind, in the order of [`Table::kinds`].
    pub kinds: Vec<Total>,
    /// Events that are shown but not added.
    pub not_added: u64,
    /// The people of those events, for the hatched part of the bar.
    pub hatched: Total,
}

/// Totals by place and kind, from which those by region, precision and kind follow.
pub(super) struct Spots<'a> {
    table: &'a Table,
    totals: Totals,
}

impl<'a> Spots<'a> {
    pub(super) fn new(table: &'a Table, totals: Totals) -> Self {
        Self { table, totals }
    }

    /// Every kind, so that each has its place.
    pub(super) fn by_kind(&self) -> Vec<Group<Kind>> {
        let kinds = self.table.kinds();
        let totals = self.by(kinds.len(), |_, kind| kind);
        groups(self.table, kinds.iter().cloned(), &totals).collect()
    }

    /// Most people (by the estimate) first.
    pub(super) fn by_region(&self) -> Vec<Group<RegionId>> {
        let (places, regions) = (self.table.places(), self.table.regions());
        let totals = self.by(regions.len(), |place, _| places[place].region);
        let mut groups = shown(self.table, regions.iter().cloned(), &totals);
        groups.sort_by(|one, other| {
            let most_first = other.total.estimate.cmp(&one.total.estimate);
            most_first.then_with(|| one.key.cmp(&other.key))
        });
        groups
    }

    /// From sharp to vague.
    pub(super) fn by_precision(&self) -> Vec<Group<Precision>> {
        let (places, all) = (self.table.places(), Precision::ALL);
        let totals = self.by(all.len(), |place, _| places[place].place.precision as usize);
        shown(self.table, all, &totals)
    }

    pub(super) fn by_place(&self) -> Sums {
        let totals = self.totals.added.iter().zip(&self.totals.hatched);
        let sums = self.table.spots.iter().zip(totals);
        let sums = sums.map(|((place, kind), (added, not_added))| {
            let sum = KindSum {
                kind: *kind as usize,
                added: *added,
                not_added: *not_added,
            };
            (*place as usize, sum)
        });
        Sums::new(self.table.places().len(), sums)
    }

    fn by(&self, keys: usize, key_of: impl Fn(usize, usize) -> usize) -> Totals {
        let kinds = self.table.kinds().len();
        let mut by = Totals {
            added: vec![Total::default(); keys * kinds],
            hatched: vec![Total::default(); keys],
        };
        for (at, (place, kind)) in self.table.spots.iter().enumerate() {
            let (place, kind) = (*place as usize, *kind as usize);
            let key = key_of(place, kind);
            by.added[key * kinds + kind] += self.totals.added[at];
            by.hatched[key] += self.totals.hatched[at];
        }
        by
    }
}

/// Most events first.
pub(super) fn by_name(table: &Table, names: &[String], totals: &Totals) -> Vec<Group<String>> {
    let mut groups = shown(table, names.iter().cloned(), totals);
    groups.sort_by(|one, other| {
        let most_first = other.total.events.cmp(&one.total.events);
        most_first.then_with(|| one.key.cmp(&other.key))
    });
    groups
}

/// One group a key that any row belongs to, in the order of the keys.
pub(super) fn shown<T>(
    table: &Table,
    keys: impl IntoIterator<Item = T>,
    totals: &Totals,
) -> Vec<Group<T>> {
    let groups = groups(table, keys, totals);
    groups
        .filter(|group| group.total.events + group.not_added > 0)
        .collect()
}

/// One group a key, in the order of the keys; those without any row too.
fn groups<T>(
    table: &Table,
    keys: impl IntoIterator<Item = T>,
    totals: &Totals,
) -> impl Iterator<Item = Group<T>> {
    let kinds = totals.added.chunks(table.kinds().len().max(1));
    let groups = keys.into_iter().zip(kinds).zip(&totals.hatched);
    groups.map(|((key, kinds), hatched)| {
        let mut total = Total::default();
        for kind in kinds {
            total += *kind;
        }
        Group {
            key,
            total,
            kinds: kinds.to_vec(),
            not_added: hatched.events,
            hatched: *hatched,
        }
    })
}
