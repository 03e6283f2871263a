//! Turns datasets into columns: every name becomes an index, every open end a day, and rows lie in the order of
//! their days.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator,
    IntoParallelRefMutIterator, ParallelExtend, ParallelIterator,
};
use rayon::slice::{ParallelSlice, ParallelSliceMut};

use crate::geo::Regions;
use crate::model::{Dataset, DateBounds, Place, RegionId};
use crate::progress::{Progress, Report, Stopped};
use crate::table::columns::{Columns, NO_ROUTE, RowsBy, Said, count};
use crate::table::covers::Covers;
use crate::table::key::{Key, runs, sorted};
use crate::table::links::{Named, covers};
use crate::table::names::{Names, kinds};
use crate::table::places::places;
use crate::table::read::{Meaning, Part, closed};
use crate::table::search::SearchText;
use crate::table::short_lists::ShortLists;
use crate::table::unit::{day_at, number_of};
use crate::table::{Row, Table};

/// The shares of building that are done when events are read as numbers, and when they are put in their rows; each
/// where that begins and ends.
const PARTS: (f32, f32) = (0.0, 0.4);
const FILLED: (f32, f32) = (0.55, 0.85);

impl Table {
    /// Builds the columns. Asks for each place's region once.
    ///
    /// # Panics
    /// Never: nobody stops it.
    #[must_use]
    pub fn new(datasets: &[Arc<Dataset>], regions: &Regions) -> Self {
        #[expect(clippy::expect_used, reason = "nobody says to stop")]
        Self::build(datasets, regions, &|_| true).expect("columns that nobody stops are built")
    }

    /// [`Table::new`], which says how far it is and can be stopped; `None` where it was.
    #[must_use]
    pub fn build(
        datasets: &[Arc<Dataset>],
        regions: &Regions,
        report: &Report<'_>,
    ) -> Option<Self> {
        let region_of = |place: &Place| regions.region_of(place);
        Self::with_regions(datasets, region_of, &Progress::new(report)).ok()
    }

    /// [`Table::build`] with another way to tell a place's region. `None` is [`Table::REGION_UNKNOWN`].
    pub(super) fn with_regions(
        datasets: &[Arc<Dataset>],
        region_of: impl Fn(&Place) -> Option<RegionId>,
        progress: &Progress,
    ) -> Result<Self, Stopped> {
        profiling::scope!("columns");
        let mut table = Self::of_places(datasets, region_of);
        progress.at(0.0)?;
        // What stays is given its memory before what goes again, which can then be given back.
        let events = datasets.iter().map(|data| data.events.len()).sum();
        let mut columns = Columns::of(events);
        let mut parts = parts(datasets, progress)?;
        table.span = close_ends(&mut parts, datasets.len());
        progress.at(PARTS.1)?;
        let (names, keys) = rayon::join(
            || Names::new(&mut table, &parts),
            || sorted(&parts, progress),
        );
        let keys = keys?;
        table.runs = runs(&keys);
        fill(&mut columns, &keys, &parts, &names, progress)?;
        table.row_of = vec![Row(0); events];
        for (event, row) in columns.event.iter().zip(0..) {
            table.row_of[*event as usize] = Row(row);
        }
        table.columns = columns;
        progress.at(FILLED.1)?;
        let named = table.named();
        // One way is a single long walk; the rest is done beside it.
        let (covers, beside) = rayon::join(
            || covers(&table, &named, progress),
            || table.beside(&named, &parts),
        );
        table.covers = covers?;
        table.at_place = beside.at_place;
        table.on_route = beside.on_route;
        table.said_on_route = beside.said_on_route;
        [table.parts, table.later] = beside.naming;
        table.sexes = beside.sexes;
        table.text = beside.text;
        table.people_in_all = beside.people_in_all;
        progress.at(1.0)?;
        Ok(table)
    }

    /// What follows from the columns, but for who covers whom.
    fn beside(&self, named: &Named, parts: &[Part]) -> Beside {
        let few = || {
            (
                [0, 1].map(|field| naming(named, field)),
                SearchText::new(&self.datasets, &self.places, &self.publishers),
            )
        };
        let ((at_place, on_route), (naming, text)) = rayon::join(|| self.by_place(), few);
        let routed = on_route.all().par_iter();
        let said = routed.map(|row| self.columns.said(row.index()));
        Beside {
            said_on_route: said.collect(),
            at_place,
            on_route,
            naming,
            sexes: self.rows_by_sex(parts),
            text,
            people_in_all: self.columns.people(),
        }
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
            columns: Columns::default(),
            ids: OnceLock::new(),
            row_of: Vec::new(),
            spots: Vec::new(),
            routes: Vec::new(),
            at_place: RowsBy::default(),
            on_route: RowsBy::default(),
            said_on_route: Vec::new(),
            sexes: Vec::new(),
            parts: Vec::new(),
            later: Vec::new(),
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

    /// The few rows that say how many women, men and children there are.
    fn rows_by_sex(&self, parts: &[Part]) -> Vec<(Row, [u32; 3])> {
        let own = parts.iter().flat_map(|part| &part.sexes);
        let mut sexes: Vec<_> = own
            .map(|(event, numbers)| (self.row_of(*event), *numbers))
            .collect();
        sexes.par_sort_unstable();
        sexes
    }

    /// Who has the people of whom.
    fn named(&self) -> Named {
        let mut named = Named::new();
        for (data, offset) in self.datasets.iter().zip(&self.offsets) {
            let row = |event: u32| self.row_of(offset + event);
            let links = data.events.links().par_iter();
            named.par_extend(links.map(|link| {
                let names = [link.part_of, link.same_people];
                (row(link.from), names.map(|named| named.map(row)))
            }));
        }
        named.par_sort_unstable_by_key(|(row, _)| *row);
        named
    }

    /// The rows at each place, and those on each route.
    fn by_place(&self) -> (RowsBy, RowsBy) {
        let rows = self.len();
        let place = |row| Some(self.place(Row(count(row))));
        let route = |row| self.route(Row(count(row)));
        rayon::join(
            || RowsBy::new(rows, self.places.len(), place),
            || RowsBy::new(rows, self.routes.len(), route),
        )
    }
}

/// Who is named by whom, by what is named.
fn naming(named: &Named, field: usize) -> Vec<(Row, Row)> {
    let named = named.par_iter();
    let mut by: Vec<(Row, Row)> = named
        .filter_map(|(row, found)| Some((found[field]?, *row)))
        .collect();
    by.par_sort_unstable();
    by
}

/// Fields of the table that follow from its columns.
struct Beside {
    at_place: RowsBy,
    on_route: RowsBy,
    said_on_route: Vec<Said>,
    /// The parts, and those with the same people.
    naming: [Vec<(Row, Row)>; 2],
    sexes: Vec<(Row, [u32; 3])>,
    text: SearchText,
    people_in_all: u64,
}

fn parts<'a>(datasets: &'a [Arc<Dataset>], progress: &Progress) -> Result<Vec<Part<'a>>, Stopped> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for (dataset, data) in datasets.iter().enumerate() {
        let sources = data.events.names().sources.len();
        for block in data.events.blocks() {
            let meaning = Meaning {
                start: count(start),
                dataset,
                sources,
            };
            start += block.len();
            blocks.push((block, meaning));
        }
    }
    let (done, all) = (AtomicUsize::new(0), blocks.len());
    let blocks = blocks.into_par_iter().with_max_len(1);
    blocks
        .map(|(block, meaning)| {
            progress.within(PARTS, done.fetch_add(1, Ordering::Relaxed), all)?;
            Ok(Part::new(block, &meaning))
        })
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

fn fill(
    columns: &mut Columns,
    keys: &[Key],
    parts: &[Part],
    names: &Names,
    progress: &Progress,
) -> Result<(), Stopped> {
    const SOME: usize = 1 << 14;
    let (done, all) = (AtomicUsize::new(0), keys.len());
    let lists: Result<Vec<[ShortLists; 2]>, Stopped> = (
        keys.par_chunks(SOME),
        columns.event.par_chunks_mut(SOME),
        columns.spot.par_chunks_mut(SOME),
        columns.route.par_chunks_mut(SOME),
        columns.flags.par_chunks_mut(SOME),
        columns.low.par_chunks_mut(SOME),
        columns.estimate.par_chunks_mut(SOME),
        columns.high.par_chunks_mut(SOME),
        columns.sources.par_chunks_mut(SOME),
    )
        .into_par_iter()
        .map(
            |(keys, event, spot, route, flags, low, estimate, high, sources)| {
                progress.within(FILLED, done.fetch_add(SOME, Ordering::Relaxed), all)?;
                let mut lists = [keys.len(), keys.len()].map(ShortLists::of_rows);
                for (at, key) in keys.iter().enumerate() {
                    let part = key.part as usize;
                    let (of, row) = (&parts[part], key.of(parts));
                    event[at] = of.start + key.at;
                    spot[at] = names.spots[part][row.spot as usize];
                    let way = names.routes[part].get(row.route as usize);
                    route[at] = way.copied().unwrap_or(NO_ROUTE);
                    flags[at] = row.flags;
                    [low[at], estimate[at], high[at]] = row.people;
                    sources[at] = row.sources;
                    push_lists(&mut lists, key, of, names);
                }
                Ok(lists)
            },
        )
        .collect();
    let lists = lists?;
    let joined = |to: &mut ShortLists, of: usize| {
        for lists in &lists {
            to.append(&lists[of]);
        }
        to.shrink();
    };
    rayon::join(
        || joined(&mut columns.tags, 0),
        || joined(&mut columns.publishers, 1),
    );
    Ok(())
}

/// Adds the tags and publishers of an event.
fn push_lists([tags, publishers]: &mut [ShortLists; 2], key: &Key, of: &Part, names: &Names) {
    let (part, at) = (key.part as usize, key.at as usize);
    let own = of.tags_of.of(at).iter();
    tags.push_once(own.map(|tag| names.tags[part][*tag as usize]));
    let known = &names.publishers[of.dataset];
    let voices = of.sources_of.of(at).iter();
    let voices = voices.map(|source| known[*source as usize]);
    publishers.push_once(voices.filter(|voice| *voice != NO_ROUTE));
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use proptest::prelude::*;

    use crate::progress::Progress;
    use crate::table::generated::{built, datasets};

    proptest! {
        #[test]
        fn building_tells_how_far_it_is_and_stops_when_told(
            datasets in datasets(),
            looks in any::<prop::sample::Index>(),
        ) {
            let told = Mutex::new(Vec::new());
            let listen = |share| {
                told.lock().unwrap().push(share);
                true
            };
            prop_assert!(built(&datasets, &Progress::new(&listen)).is_ok());
            let told = told.into_inner().unwrap();
            prop_assert!(told.iter().all(|share| (0.0..=1.0).contains(share)), "{:?}", told);
            prop_assert_eq!(told.last(), Some(&1.0));

            let (left, stops) = (looks.index(told.len()), AtomicUsize::new(0));
            let stop = |_| stops.fetch_add(1, Ordering::Relaxed) < left;
            prop_assert!(built(&datasets, &Progress::new(&stop)).is_err());
        }
    }
}
