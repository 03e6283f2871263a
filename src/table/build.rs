//! Turns datasets into columns: every name becomes an index, every open end a day, and rows lie in the order of
//! their days.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator,
    IntoParallelRefMutIterator, ParallelIterator,
};
use rayon::slice::{ParallelSlice, ParallelSliceMut};

use crate::geo::Regions;
use crate::model::{Dataset, DateBounds, Place, RegionId};
use crate::table::columns::{Columns, NO_ROUTE, RowsBy, Run, count, flag};
use crate::table::covers::Covers;
use crate::table::ids::Ids;
use crate::table::links::{Named, covers};
use crate::table::names::{Names, kinds};
use crate::table::places::places;
use crate::table::read::{Meaning, Part, Plain, closed};
use crate::table::search::SearchText;
use crate::table::spread::shares;
use crate::table::unit::{day_at, number_of};
use crate::table::{Row, Table, Unit};

impl Table {
    /// Builds the columns. Asks for each place's region once.
    #[must_use]
    pub fn new(datasets: &[Arc<Dataset>], regions: &Regions) -> Self {
        Self::with_regions(datasets, |place| regions.region_of(place))
    }

    /// Builds the columns with another way to tell a place's region.
    /// `None` is [`Table::REGION_UNKNOWN`].
    #[must_use]
    pub fn with_regions(
        datasets: &[Arc<Dataset>],
        region_of: impl Fn(&Place) -> Option<RegionId>,
    ) -> Self {
        profiling::scope!("columns");
        let mut table = Self::of_places(datasets, region_of);
        let mut parts = parts(datasets, &table.offsets);
        table.span = close_ends(&mut parts, datasets.len());
        let names = Names::new(&mut table, &parts);
        let texts = parts.iter_mut().map(|part| std::mem::take(&mut part.text));
        table.text = SearchText::new(texts.collect(), &table.places, &table.publishers);
        let keys = sorted(&parts);
        table.runs = runs(&keys);
        table.shares = shares(&table.runs, table.kinds.len());
        table.columns = columns(&keys, &parts, &names);
        table.link(&keys, &parts);
        table.by_place();
        table
    }

    /// The lists that events name, and no row yet.
    fn of_places(
        datasets: &[Arc<Dataset>],
        region_of: impl Fn(&Place) -> Option<RegionId>,
    ) -> Self {
        let (places, place_ids, regions) = places(datasets, region_of);
        let mut all = 0;
        let offsets = datasets.iter().map(|dataset| {
            let offset = count(all);
            all += dataset.events.len();
            offset
        });
        Self {
            offsets: offsets.collect(),
            datasets: datasets.to_vec(),
            span: None,
            people_in_all: 0,
            runs: Vec::new(),
            shares: [0; Unit::ALL.len()],
            columns: Columns::default(),
            ids: Ids::default(),
            spots: Vec::new(),
            routes: Vec::new(),
            at_place: RowsBy::default(),
            on_route: RowsBy::default(),
            sexes: Vec::new(),
            parts: HashMap::new(),
            later: HashMap::new(),
            covers: Covers::default(),
            text: SearchText::default(),
            kinds: kinds(datasets),
            places,
            place_ids,
            regions,
            tags: Vec::new(),
            publishers: Vec::new(),
        }
    }

    /// What needs all rows to be where they stay: who is found by which id, and who names whom.
    fn link(&mut self, keys: &[Key], parts: &[Part]) {
        let rows = keys.par_iter().zip(0..count(keys.len()));
        let ids = Ids::new(rows.map(|(key, row)| {
            let part = &parts[key.part as usize];
            (Row(row), part.dataset, key.of(parts).id)
        }));
        let mut row_of = vec![Row(0); keys.len()];
        for (key, row) in keys.iter().zip(self.rows()) {
            row_of[self.columns.event[row.index()] as usize] = row;
            debug_assert_eq!(key.event(parts), self.columns.event[row.index()]);
        }
        let mut named = Named::new();
        for part in parts {
            let own = part.sexes.iter();
            self.sexes
                .extend(own.map(|(event, numbers)| (row_of[*event as usize], *numbers)));
            for (event, named_ids) in &part.links {
                let row = row_of[*event as usize];
                let found = named_ids.map(|id| {
                    let id = id?;
                    ids.find(part.dataset, id, |row| {
                        let key = keys[row.index()];
                        parts[key.part as usize].dataset == part.dataset && key.of(parts).id == id
                    })
                });
                if let [Some(whole), _] = found {
                    self.parts.entry(whole.0).or_default().push(row);
                }
                if let [_, Some(earlier)] = found {
                    self.later.entry(earlier.0).or_default().push(row);
                }
                if found.iter().any(Option::is_some) {
                    named.insert(row.0, found);
                }
            }
        }
        self.sexes.par_sort_unstable();
        for rows in self.parts.values_mut().chain(self.later.values_mut()) {
            rows.sort_unstable();
        }
        self.ids = ids;
        self.covers = covers(self, &named);
    }

    fn by_place(&mut self) {
        let rows = self.len();
        let (at_place, on_route) = rayon::join(
            || {
                RowsBy::new(rows, self.places.len(), |row| {
                    Some(self.place(Row(count(row))))
                })
            },
            || RowsBy::new(rows, self.routes.len(), |row| self.route(Row(count(row)))),
        );
        (self.at_place, self.on_route) = (at_place, on_route);
        let columns = &self.columns;
        let counted = columns.estimate.iter().zip(&columns.flags);
        let counted = counted.filter(|(_, flags)| *flags & flag::ROLLUP == 0);
        self.people_in_all = counted.map(|(people, _)| u64::from(*people)).sum();
    }
}

fn parts<'a>(datasets: &'a [Arc<Dataset>], offsets: &[u32]) -> Vec<Part<'a>> {
    let mut blocks = Vec::new();
    for (dataset, (data, offset)) in datasets.iter().zip(offsets).enumerate() {
        let sources = data.events.names().sources.len();
        let mut start = *offset;
        for block in data.events.blocks() {
            let meaning = Meaning {
                start,
                dataset,
                sources,
            };
            start += count(block.len());
            blocks.push((block, meaning));
        }
    }
    let blocks = blocks.into_par_iter().with_max_len(1);
    blocks
        .map(|(block, meaning)| Part::new(block, &meaning))
        .collect()
}

/// Closes open ends by the known days of their own dataset. The span of all of them.
fn close_ends(parts: &mut [Part], datasets: usize) -> Option<DateBounds> {
    let hull = |one: Option<(i32, i32)>, other: Option<(i32, i32)>| match (one, other) {
        (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
        (one, other) => one.or(other),
    };
    let mut spans = vec![None; datasets];
    for part in &*parts {
        spans[part.dataset] = hull(spans[part.dataset], part.known);
    }
    let any = parts.iter().any(|part| !part.rows.is_empty());
    let all = spans.iter().copied().fold(None, hull).unwrap_or_else(|| {
        (
            number_of(WHOLE_CALENDAR.first),
            number_of(WHOLE_CALENDAR.last),
        )
    });
    parts.par_iter_mut().for_each(|part| {
        let span = spans[part.dataset].unwrap_or(all);
        for row in &mut part.rows {
            row.days = closed(row.days, span);
        }
    });
    any.then(|| DateBounds {
        first: day_at(all.0),
        last: day_at(all.1),
    })
}

/// What an event of a dataset without any known day may be: any day there is. Every date has a known end,
/// so this is never reached.
const WHOLE_CALENDAR: DateBounds = DateBounds {
    first: jiff::civil::Date::MIN,
    last: jiff::civil::Date::MAX,
};

/// An event on its way to its row.
#[derive(Clone, Copy)]
struct Key {
    /// First and last day, in the order of numbers.
    days: u64,
    /// The beginning of the id, as far as it fits: most ids of the same days differ there.
    id: u64,
    part: u32,
    at: u32,
}

impl Key {
    fn new(row: &Plain, part: usize, at: usize, shared: usize) -> Self {
        let ordered = |day: i32| u64::from(day.cast_unsigned() ^ (1 << 31));
        let own = row.id.as_bytes().get(shared..).unwrap_or_default();
        let mut id = [0; 8];
        for (byte, own) in id.iter_mut().zip(own) {
            *byte = *own;
        }
        Self {
            days: ordered(row.days.0) << 32 | ordered(row.days.1),
            id: u64::from_be_bytes(id),
            part: count(part),
            at: count(at),
        }
    }

    fn of<'a, 'b>(&self, parts: &'b [Part<'a>]) -> &'b Plain<'a> {
        &parts[self.part as usize].rows[self.at as usize]
    }

    fn event(&self, parts: &[Part]) -> u32 {
        parts[self.part as usize].start + self.at
    }

    fn cmp(&self, other: &Self, parts: &[Part]) -> Ordering {
        let by_days = self.days.cmp(&other.days).then(self.id.cmp(&other.id));
        by_days.then_with(|| {
            let ids = self.of(parts).id.cmp(other.of(parts).id);
            ids.then((self.part, self.at).cmp(&(other.part, other.at)))
        })
    }
}

/// All events by first day, last day, id, then dataset.
fn sorted(parts: &[Part]) -> Vec<Key> {
    let ids = || {
        parts
            .iter()
            .flat_map(|part| part.rows.iter().map(|row| row.id))
    };
    let shared = ids().next().map_or(0, |first| {
        let same = |id: &str| {
            first
                .bytes()
                .zip(id.bytes())
                .take_while(|(a, b)| a == b)
                .count()
        };
        ids().map(same).min().unwrap_or(0)
    });
    let numbered = parts.par_iter().enumerate();
    let mut keys: Vec<Key> = numbered
        .flat_map_iter(|(part, of)| {
            let rows = of.rows.iter().enumerate();
            rows.map(move |(at, row)| Key::new(row, part, at, shared))
        })
        .collect();
    keys.par_sort_unstable_by(|one, other| one.cmp(other, parts));
    keys
}

fn runs(keys: &[Key]) -> Vec<Run> {
    let day = |ordered: u64| {
        #[expect(clippy::cast_possible_truncation, reason = "a half of a word")]
        let day = ordered as u32;
        (day ^ (1 << 31)).cast_signed()
    };
    let mut end = 0;
    let same_days = keys.chunk_by(|one, other| one.days == other.days);
    let runs = same_days.filter_map(|run| {
        end += run.len();
        let days = run.first()?.days;
        Some(Run {
            first: day(days >> 32),
            last: day(days),
            end: count(end),
        })
    });
    runs.collect()
}

fn columns(keys: &[Key], parts: &[Part], names: &Names) -> Columns {
    let stretches: Vec<Columns> = keys
        .par_chunks(1 << 14)
        .map(|keys| {
            let mut columns = Columns::default();
            for key in keys {
                let part = key.part as usize;
                add(&mut columns, key, &parts[part], part, names);
            }
            columns
        })
        .collect();
    let mut all = Columns::default();
    for columns in stretches {
        all.append(&columns);
    }
    all.shrink();
    all
}

fn add(columns: &mut Columns, key: &Key, of: &Part, part: usize, names: &Names) {
    let (at, row) = (key.at as usize, &of.rows[key.at as usize]);
    columns.event.push(of.start + key.at);
    columns.spot.push(names.spots[part][row.spot as usize]);
    let route = names.routes[part].get(row.route as usize);
    columns.route.push(route.copied().unwrap_or(NO_ROUTE));
    columns.flags.push(row.flags);
    let [low, estimate, high] = row.people;
    columns.low.push(low);
    columns.estimate.push(estimate);
    columns.high.push(high);
    columns.sources.push(row.sources);
    let tags = of.tags_of.of(at).iter();
    columns
        .tags
        .push_once(tags.map(|tag| names.tags[part][*tag as usize]));
    let publishers = &names.publishers[of.dataset];
    let voices = of.sources_of.of(at).iter();
    let voices = voices.map(|source| publishers[*source as usize]);
    columns
        .publishers
        .push_once(voices.filter(|voice| *voice != NO_ROUTE));
}
