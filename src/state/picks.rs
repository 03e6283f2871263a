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
            Choice::Kind(kind) => untick(&mut filter.kinds, &kinds.collect(), &[kind].into()),
            Choice::Region(region) => {
                let all: BTreeSet<_> = self.table.regions().iter().cloned().collect();
                let leaves = leaves(&all, &region);
                filter.regions = in_leaves(&filter.regions, &all);
                untick(&mut filter.regions, &all, &leaves);
            }
            Choice::Tag(tag) => tick(&mut filter.tags, tag),
            Choice::Publisher(publisher) => tick(&mut filter.publishers, publisher),
            Choice::Status(status) => tick(&mut filter.statuses, status),
            Choice::Who(who) => tick(&mut filter.who, who),
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
            Choice::Who(who) => alone(&mut filter.who, who),
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
        Dimension::Region => filter.regions = whole.regions,
        Dimension::Area => filter.area = None,
        Dimension::Tag => filter.tags = whole.tags,
        Dimension::Publisher => filter.publishers = whole.publishers,
        Dimension::Status => filter.statuses = whole.statuses,
        Dimension::Who => filter.who = whole.who,
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
fn untick<T: Ord + Clone>(pick: &mut Pick<T>, all: &BTreeSet<T>, these: &BTreeSet<T>) {
    let now = match &*pick {
        Pick::All => all.clone(),
        Pick::Only(picked) => picked.clone(),
    };
    let next: BTreeSet<T> = if these.is_subset(&now) {
        now.difference(these).cloned().collect()
    } else {
        now.union(these).cloned().collect()
    };
    *pick = if next.is_empty() || next == *all {
        Pick::All
    } else {
        Pick::Only(next)
    };
}

/// Adds a tick or takes it away. No tick is no filter.
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

/// Leaves one tick; where it is the only one, lifts the filter.
fn alone<T: Ord>(pick: &mut Pick<T>, one: T) {
    let only = Pick::Only(BTreeSet::from([one]));
    *pick = if *pick == only { Pick::All } else { only };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};

    use super::*;
    use crate::action::Action;
    use crate::model::{Kind, Status};
    use crate::state::samples;
    use crate::table::Who;

    fn only<const N: usize>(some: [&str; N]) -> Pick<RegionId> {
        Pick::Only(some.map(RegionId::from).into())
    }

    fn region(id: &str) -> Choice {
        Choice::Region(id.into())
    }

    #[test]
    fn the_first_click_on_a_kind_hides_it_and_the_second_shows_all_again() {
        let mut state = samples::state();
        let arrest = || Action::Toggle(Choice::Kind(Kind::Arrest));
        state.apply(arrest());
        assert!(!state.filter().kinds.lets(&Kind::Arrest));
        assert!(state.filter().kinds.lets(&Kind::Repatriation));
        state.apply(arrest());
        assert_eq!(state.filter().kinds, Pick::All, "all ticked is no filter");
    }

    #[test]
    fn the_last_tick_taken_away_shows_everything() {
        let mut state = samples::state();
        for kind in Kind::BUILT_IN {
            state.apply(Action::Toggle(Choice::Kind(kind)));
        }
        assert_eq!(state.filter().kinds, Pick::All);
    }

    #[test]
    fn a_country_is_ticked_and_unticked_with_its_provinces() {
        let mut state = samples::state();
        state.apply(Action::Toggle(region("CN")));
        assert_eq!(state.filter().regions, only(["LA-VT"]));
        state.apply(Action::Toggle(region("CN-JL")));
        assert_eq!(state.filter().regions, only(["LA-VT", "CN-JL"]));
        state.apply(Action::Toggle(region("CN")));
        assert_eq!(
            state.filter().regions,
            Pick::All,
            "half a country is ticked whole, and then there is no filter"
        );
    }

    #[test]
    fn a_country_picked_alone_can_lose_one_of_its_provinces() {
        let mut state = samples::state();
        state.apply(Action::Only(region("CN")));
        assert_eq!(state.filter().regions, only(["CN"]));
        state.apply(Action::Toggle(region("CN-LN")));
        assert_eq!(state.filter().regions, only(["CN-JL"]));
    }

    #[test]
    fn a_long_list_starts_empty_and_grows_by_ticks() {
        let mut state = samples::state();
        let status = |status| Action::Toggle(Choice::Status(status));
        state.apply(status(Status::Confirmed));
        state.apply(status(Status::Disputed));
        let both = [Status::Confirmed, Status::Disputed].into();
        assert_eq!(state.filter().statuses, Pick::Only(both));
        state.apply(status(Status::Confirmed));
        state.apply(status(Status::Disputed));
        assert_eq!(state.filter().statuses, Pick::All, "no tick is no filter");
    }

    #[test]
    fn alone_twice_is_no_filter() {
        let mut state = samples::state();
        let alone = || Action::Only(Choice::Publisher("Daily NK".into()));
        state.apply(alone());
        assert_eq!(
            state.filter().publishers,
            Pick::Only(["Daily NK".to_owned()].into())
        );
        state.apply(alone());
        assert_eq!(state.filter().publishers, Pick::All);
    }

    #[test]
    fn a_dimension_that_is_lifted_narrows_no_more() {
        let everything = || Filter {
            from: Some(jiff::civil::date(2019, 1, 1)),
            kinds: Pick::Only([Kind::Arrest].into()),
            regions: only(["CN"]),
            area: Some(crate::table::Area(Vec::new())),
            tags: Pick::Only(["children".to_owned()].into()),
            publishers: Pick::Only(["Daily NK".to_owned()].into()),
            statuses: Pick::Only([Status::Confirmed].into()),
            who: Pick::Only([Who::Women].into()),
            precisions: Pick::Only([crate::model::Precision::City].into()),
            people_at_least: Some(3),
            text: "river".into(),
            ..Filter::default()
        };
        for dimension in Dimension::ALL {
            let mut filter = everything();
            assert!(filter.narrows_by(dimension), "{dimension:?} has a test");
            lift(&mut filter, dimension);
            let left = Dimension::ALL
                .into_iter()
                .filter(|other| filter.narrows_by(*other));
            let others = Dimension::ALL
                .into_iter()
                .filter(|other| *other != dimension);
            assert!(left.eq(others), "{dimension:?} alone is lifted");
        }
    }

    fn picks() -> impl Strategy<Value = Pick<u8>> {
        prop_oneof![
            Just(Pick::All),
            subsequence(vec![0, 1, 2, 3], 1..4)
                .prop_map(|some| Pick::Only(some.into_iter().collect())),
        ]
    }

    proptest! {
        #[test]
        fn no_click_leaves_a_list_that_lets_nothing_through(pick in picks(), one in select(vec![0, 1, 2, 3])) {
            let all = BTreeSet::from([0, 1, 2, 3]);
            let [mut unticked, mut ticked, mut picked] = [(); 3].map(|()| pick.clone());
            untick(&mut unticked, &all, &[one].into());
            tick(&mut ticked, one);
            alone(&mut picked, one);
            for next in [unticked, ticked, picked] {
                prop_assert!(all.iter().any(|item| next.lets(item)));
                prop_assert_ne!(&next, &pick, "a click always changes something");
            }
        }
    }
}
