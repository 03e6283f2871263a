//! What was added up, as the bars of the charts: by kind, region, tag, publisher, status or precision.

use crate::model::{Kind, RegionId, Total};
use crate::table::sheets::Bars;
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

/// Every kind, so that each has its place.
pub(super) fn by_kind(table: &Table, bars: &Bars) -> Vec<Group<Kind>> {
    groups(table, table.kinds().iter().cloned(), bars).collect()
}

/// Most people (by the estimate) first.
pub(super) fn by_region(table: &Table, bars: &Bars) -> Vec<Group<RegionId>> {
    let mut groups = shown(table, table.regions().iter().cloned(), bars);
    groups.sort_by(|one, other| {
        let most_first = other.total.estimate.cmp(&one.total.estimate);
        most_first.then_with(|| one.key.cmp(&other.key))
    });
    groups
}

/// Sums by place and kind.
pub(super) fn by_place(table: &Table, spots: &[[Total; 2]]) -> Sums {
    let sums = table.spots.iter().zip(spots);
    let sums = sums.map(|((place, kind), [not_added, added])| {
        let sum = KindSum {
            kind: *kind as usize,
            added: *added,
            not_added: *not_added,
        };
        (*place as usize, sum)
    });
    Sums::new(table.places().len(), sums)
}

/// Most events first.
pub(super) fn by_name(table: &Table, names: &[String], bars: &Bars) -> Vec<Group<String>> {
    let mut groups = shown(table, names.iter().cloned(), bars);
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
    bars: &Bars,
) -> Vec<Group<T>> {
    let groups = groups(table, keys, bars);
    groups
        .filter(|group| group.total.events + group.not_added > 0)
        .collect()
}

/// One group a key, in the order of the keys; those without any row too.
fn groups<T>(
    table: &Table,
    keys: impl IntoIterator<Item = T>,
    bars: &Bars,
) -> impl Iterator<Item = Group<T>> {
    let kinds = bars.added.chunks(table.kinds().len().max(1));
    let groups = keys.into_iter().zip(kinds).zip(&bars.hatched);
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
