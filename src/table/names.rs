//! One numbering for the kinds, places, tags and publishers of all datasets.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Dataset, Kind, PlaceId, SourceId};
use crate::table::Table;
use crate::table::columns::{NO_ROUTE, count};
use crate::table::read::Part;

/// What the numbers of parts and datasets are in the table.
pub(super) struct Names {
    /// By part.
    pub(super) tags: Vec<Vec<u32>>,
    pub(super) spots: Vec<Vec<u32>>,
    pub(super) routes: Vec<Vec<u32>>,
    /// By dataset.
    pub(super) publishers: Vec<Vec<u32>>,
}

impl Names {
    /// Gathers the names of all parts into the table, each once.
    pub(super) fn new(table: &mut Table, parts: &[Part]) -> Self {
        let kinds: Vec<Vec<u32>> = table.numbers_of_kinds();
        let places: Vec<Vec<u32>> = table.numbers_of_places();
        let spots = || {
            merged(parts, |part| {
                let (places, kinds) = (&places[part.dataset], &kinds[part.dataset]);
                let own = part.spots.list.iter();
                own.map(|(place, kind)| (places[*place as usize], kinds[*kind as usize]))
                    .collect()
            })
        };
        let routes = || {
            merged(parts, |part| {
                let places = &places[part.dataset];
                let place = |place: &u32| places[*place as usize] as usize;
                let own = part.routes.list.iter();
                own.map(|(from, to)| (place(from), place(to))).collect()
            })
        };
        let ((routes, routes_of), (spots, spots_of)) = rayon::join(routes, spots);
        let (tags, tags_of) = merged(parts, |part| part.tags.list.clone());
        table.tags = tags
            .into_iter()
            .map(|tag| String::from_utf8_lossy(tag).into_owned())
            .collect();
        (table.spots, table.routes) = (spots, routes);
        let (publishers, publishers_of) = publishers(&table.datasets, parts);
        table.publishers = publishers;
        Self {
            tags: tags_of,
            spots: spots_of,
            routes: routes_of,
            publishers: publishers_of,
        }
    }
}

/// The names of all parts in order, each once, and where each part's own stand among them.
fn merged<'a, T: Ord + Copy + Send + Sync>(
    parts: &[Part<'a>],
    names_of: impl Fn(&Part<'a>) -> Vec<T> + Send + Sync,
) -> (Vec<T>, Vec<Vec<u32>>) {
    let own: Vec<Vec<T>> = parts.par_iter().map(names_of).collect();
    let mut all = own.concat();
    all.par_sort_unstable();
    all.dedup();
    let number = |name: &T| count(all.partition_point(|other| other < name));
    let numbers = own.par_iter().map(|own| own.iter().map(number).collect());
    let numbers = numbers.collect();
    (all, numbers)
}

/// The kinds that every dataset has, and those of the datasets' own.
pub(super) fn kinds(datasets: &[Arc<Dataset>]) -> Vec<Kind> {
    let own: BTreeSet<Kind> = datasets
        .iter()
        .flat_map(|dataset| {
            let named = dataset.kinds.keys().cloned().map(Kind::Other);
            named.chain(dataset.events.names().kinds.iter().cloned())
        })
        .filter(|kind| matches!(kind, Kind::Other(_)))
        .collect();
    Kind::BUILT_IN.into_iter().chain(own).collect()
}

impl Table {
    /// For each dataset, what the numbers of its kinds are here.
    fn numbers_of_kinds(&self) -> Vec<Vec<u32>> {
        let known: HashMap<&Kind, u32> = self.kinds.iter().zip(0..).collect();
        let number = |kind: &Kind| known.get(kind).copied().unwrap_or(0);
        let of = |data: &Arc<Dataset>| data.events.names().kinds.iter().map(number).collect();
        self.datasets.iter().map(of).collect()
    }

    /// For each dataset, what the numbers of its places are here.
    fn numbers_of_places(&self) -> Vec<Vec<u32>> {
        let of = |(data, known): (&Arc<Dataset>, &HashMap<PlaceId, u32>)| {
            let number = |place| known.get(place).copied().unwrap_or(0);
            data.events.names().places.iter().map(number).collect()
        };
        self.datasets.iter().zip(&self.place_ids).map(of).collect()
    }
}

/// Whoever an event rests on, in order, and for each dataset who stands behind each of its sources.
fn publishers(datasets: &[Arc<Dataset>], parts: &[Part]) -> (Vec<String>, Vec<Vec<u32>>) {
    let voices: Vec<Vec<Option<&str>>> = datasets
        .iter()
        .map(|dataset| {
            let sources: HashMap<&SourceId, &str> = dataset
                .sources
                .iter()
                .map(|source| (&source.id, source.voice()))
                .collect();
            let names = dataset.events.names().sources.iter();
            names.map(|id| sources.get(id).copied()).collect()
        })
        .collect();
    let mut heard = BTreeSet::new();
    for part in parts {
        let own = part.cited.iter().zip(&voices[part.dataset]);
        heard.extend(own.filter_map(|(cited, voice)| voice.filter(|_| *cited)));
    }
    let numbers: HashMap<&str, u32> = heard.iter().copied().zip(0..).collect();
    let number = |voice: Option<&str>| {
        let number = voice.and_then(|voice| numbers.get(voice));
        number.copied().unwrap_or(NO_ROUTE)
    };
    let of = voices
        .iter()
        .map(|own| own.iter().copied().map(number).collect());
    let of = of.collect();
    (heard.into_iter().map(str::to_owned).collect(), of)
}
