//! A scene's filter as the file has it: in the words and codes of the datasets, never in the numbers of one table.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::briefing::checked::{At, Few, ITEMS, NAME, Names, Text, is_default, is_empty};
use crate::model::{Kind, Precision, RegionId, Status};
use crate::table::{Area, Filter, Pick, Reading, Who};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename = "filter", deny_unknown_fields, default)]
pub(super) struct FilterShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
    #[serde(skip_serializing_if = "is_default")]
    reading: Reading,
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Option<Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regions: Option<Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<Few<At, ITEMS>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publishers: Option<Names>,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<BTreeSet<Who>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statuses: Option<BTreeSet<Status>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    precisions: Option<BTreeSet<Precision>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people_at_least: Option<u32>,
    #[serde(skip_serializing_if = "is_empty")]
    text: Text<NAME>,
}

fn names<T>(pick: &Pick<T>, name: impl Fn(&T) -> String) -> Option<Names> {
    match pick {
        Pick::All => None,
        Pick::Only(some) => Some(Few(some.iter().map(|one| Text(name(one))).collect())),
    }
}

fn picked<T: Ord>(names: Option<Names>, of: impl Fn(String) -> T) -> Pick<T> {
    names.map_or(Pick::All, |Few(names)| {
        Pick::Only(names.into_iter().map(|Text(name)| of(name)).collect())
    })
}

fn set<T: Ord + Clone>(pick: &Pick<T>) -> Option<BTreeSet<T>> {
    match pick {
        Pick::All => None,
        Pick::Only(some) => Some(some.clone()),
    }
}

fn of_set<T: Ord>(set: Option<BTreeSet<T>>) -> Pick<T> {
    set.map_or(Pick::All, Pick::Only)
}

impl FilterShape {
    pub fn of(filter: &Filter) -> Self {
        let area = filter.area.as_ref();
        Self {
            from: filter.from,
            to: filter.to,
            reading: filter.reading,
            kinds: names(&filter.kinds, |kind| kind.name().to_owned()),
            regions: names(&filter.regions, RegionId::to_string),
            area: area.map(|Area(ring)| Few(ring.iter().copied().map(At).collect())),
            tags: names(&filter.tags, String::clone),
            publishers: names(&filter.publishers, String::clone),
            who: set(&filter.who),
            statuses: set(&filter.statuses),
            precisions: set(&filter.precisions),
            people_at_least: filter.people_at_least,
            text: Text(filter.text.clone()),
        }
    }

    pub fn filter(self) -> Filter {
        let ring = |Few(ring): Few<At, ITEMS>| ring.into_iter().map(|At(at)| at).collect();
        Filter {
            from: self.from,
            to: self.to,
            reading: self.reading,
            kinds: picked(self.kinds, |name| Kind::named(&name)),
            regions: picked(self.regions, RegionId::from),
            area: self.area.map(|area| Area(ring(area))),
            tags: picked(self.tags, |name| name),
            publishers: picked(self.publishers, |name| name),
            who: of_set(self.who),
            statuses: of_set(self.statuses),
            precisions: of_set(self.precisions),
            people_at_least: self.people_at_least,
            text: self.text.0,
        }
    }
}
