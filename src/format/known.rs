//! What events may name, by its id, and the numbers that stand for it in packed events.

use std::collections::HashMap;
use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;
use jiff::civil::Date;

use crate::format::records::Listed;
use crate::model::{EventDate, Kind, KindId, Names, Naming, Place, Source};

/// Seeded anew for each file, so that no file can be made to fit it; nothing that is said depends on it.
pub(super) type Map<K, V> = HashMap<K, V, RandomState>;

/// Ids with their numbers; `None` is there, but has an error of its own.
pub(super) type Ids = Map<String, Option<u32>>;

pub(super) struct Known {
    pub kinds: Ids,
    pub places: Ids,
    pub sources: Ids,
    pub names: Names,
    pub naming: Naming,
    /// The dataset's last update, and the last day that it allows.
    pub updated: Option<(EventDate, Option<Date>)>,
    seed: RandomState,
}

impl Default for Known {
    /// The kinds that every dataset has.
    fn default() -> Self {
        let names = Names {
            kinds: Kind::BUILT_IN.into(),
            ..Names::default()
        };
        Self {
            kinds: Ids::default(),
            places: Ids::default(),
            sources: Ids::default(),
            naming: Naming::default(),
            names,
            updated: None,
            seed: RandomState::default(),
        }
    }
}

impl Known {
    /// A kind of the dataset's own; `None` where it has an error.
    pub fn own_kind(&mut self, id: String, kind: Option<KindId>) {
        let number = kind.map(|kind| number(&mut self.names.kinds, Kind::Other(kind)));
        self.kinds.insert(id, number);
    }

    /// Sources and places.
    pub fn learn(&mut self, sources: &[Listed<Source>], places: &[Listed<Place>]) {
        self.sources = numbered(sources, &mut self.names.sources, |one| one.id.clone());
        self.places = numbered(places, &mut self.names.places, |one| one.id.clone());
        self.naming = Naming::of(&self.names);
    }

    /// Differs for different ids, as a rule.
    pub fn tag(&self, id: &str) -> u32 {
        let [a, b, c, d, ..] = self.seed.hash_one(id).to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }
}

fn numbered<T, Id>(all: &[Listed<T>], names: &mut Vec<Id>, id: impl Fn(&T) -> Id) -> Ids {
    all.iter()
        .map(|one| {
            let named = one.value.as_ref().map(&id);
            (one.id.clone(), named.map(|id| number(names, id)))
        })
        .collect()
}

fn number<Id>(names: &mut Vec<Id>, name: Id) -> u32 {
    names.push(name);
    u32::try_from(names.len() - 1).unwrap_or(u32::MAX)
}
