//! Ticking, picking alone and lifting: what a click in a list or chart does to the filter.

use std::collections::BTreeSet;

use crate::action::Choice;
use crate::model::RegionId;
use crate::state::State;
use crate::table::{Dimension, Filter, Pick};

impl State {
    /// Ticks or unticks a choice. Lists of kinds and regions are all ticked at first;
    /// the long lists (publishers, circumstances and so on) start empty, which lets everything through.
    pub(super) fn toggle(&mut self, choice: Choice) {
        let kinds = self.table.kinds().iter().cloned();
        let filter = &mut self.chosen.filter;
        match choice {
            Choice::Kind(kind) => untick(&mut filter.kinds, kinds.collect(), &[kind].into()),
            Choice::Region(region) => {
                let all: BTreeSet<_> = self.table.regions().iter().cloned().collect();
                let leaves = leaves(&all, &region);
                filter.regions = in_leaves(&filter.regions, &all);
                untick(&mut filter.regions, all, &leaves);
            }
            Choice::Tag(tag) => tick(&mut filter.tags, tag),
            Choice::Publisher(publisher) => tick(&mut filter.publishers, publisher),
            Choice::Status(status) => tick(&mut filter.statuses, status),
            Choice::Precision(precision) => tick(&mut filter.precisions, precision),
        }
    }

    /// Picks a choice alone; where it is alone already, lifts it.
    pub(super) fn only(&mut self, choice: Choice) {
        let filter = &mut self.chosen.filter;
        match choice {
            Choice::Kind(kind) => alone(&mut filter.kinds, kind),
            Choice::Region(region) => alone(&mut filter.regions, region),
            Choice::Tag(tag) => alone(&mut filter.tags, tag),
            Choice::Publisher(publisher) => alone(&mut filter.publishers, publisher),
            Choice::Status(status) => alone(&mut filter.statuses, status),
            Choice::Precision(precision) => alone(&mut filter.precisions, precision),
        }
    }
}

/// Lifts one dimension.
pub(super) fn lift(filter: &mut Filter, dimension: Dimension) {
    let whole = Filter::default();
    match dimension {
        Dimension::Time => (filter.from, filter.to) = (None, None),
        Dimension::Kind => filter.kinds = whole.kinds,
        Dimension::Region => (filter.regions, filter.area) = (whole.regions, None),
        Dimension::Tag => filter.tags = whole.tags,
        Dimension::Publisher => filter.publishers = whole.publishers,
        Dimension::Status => filter.statuses = whole.statuses,
        Dimension::Precision => filter.precisions = whole.precisions,
        Dimension::People => filter.people_at_least = None,
        Dimension::Text => filter.text = String::new(),
    }
}

/// The regions that a choice stands for: itself, or all of its country.
fn leaves(all: &BTreeSet<RegionId>, region: &RegionId) -> BTreeSet<RegionId> {
    if all.contains(region) {
        return [region.clone()].into();
    }
    all.iter()
        .filter(|leaf| leaf.country() == region.as_str())
        .cloned()
        .collect()
}

/// The same picks with countries written out as their regions.
fn in_leaves(pick: &Pick<RegionId>, all: &BTreeSet<RegionId>) -> Pick<RegionId> {
    match pick {
        Pick::All => Pick::All,
        Pick::Only(picked) => Pick::Only(picked.iter().flat_map(|one| leaves(all, one)).collect()),
    }
}

/// Takes ticks away where all of them are there, adds them otherwise. All ticked is no filter,
/// and so is none: a list with no tick at all would show nothing and explain nothing.
fn untick<T: Ord + Clone>(pick: &mut Pick<T>, all: BTreeSet<T>, these: &BTreeSet<T>) {
    let now = match &*pick {
        Pick::All => all.clone(),
        Pick::Only(picked) => picked.clone(),
    };
    let next: BTreeSet<T> = if these.is_subset(&now) {
        now.difference(these).cloned().collect()
    } else {
        now.union(these).cloned().collect()
    };
    *pick = if next.is_empty() || next == all {
        Pick::All
    } else {
        Pick::Only(next)
    };
}

fn tick<T: Ord + Clone>(pick: &mut Pick<T>, one: T) {
    let mut picked = match std::mem::take(pick) {
        Pick::All => BTreeSet::new(),
        Pick::Only(picked) => picked,
    };
    if !picked.remove(&one) {
        picked.insert(one);
    }
    *pick = if picked.is_empty() {
        Pick::All
    } else {
        Pick::Only(picked)
    };
}

fn alone<T: Ord>(pick: &mut Pick<T>, one: T) {
    let only = Pick::Only(BTreeSet::from([one]));
    *pick = if *pick == only { Pick::All } else { only };
}
