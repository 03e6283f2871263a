//! Turns datasets into columns: every name becomes an index, every open end a day.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::slice::ParallelSliceMut;

use crate::geo::Regions;
use crate::model::{
    Dataset, DateBounds, Event, EventId, Kind, Place, PlaceId, Precision, RegionId, SourceId, Total,
};
use crate::table::columns::{Lists, count, flag};
use crate::table::links::Links;
use crate::table::search::SearchText;
use crate::table::sums::Ground;
use crate::table::unit::number_of;
use crate::table::{Row, Table, TablePlace};

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
        let mut table = Self::of_places(datasets, region_of);
        for (number, dataset) in datasets.iter().enumerate() {
            table.offsets.push(count(table.len()));
            table.add_events(number, dataset);
        }
        table.text.add_names(&table.places, &table.publishers);
        table.sort();
        table.link();
        table.ground = Ground::new(&table);
        table
    }

    /// The lists that rows point into, and no row yet.
    fn of_places(
        datasets: &[Arc<Dataset>],
        region_of: impl Fn(&Place) -> Option<RegionId>,
    ) -> Self {
        let (places, place_ids, regions) = places(datasets, region_of);
        let spans = datasets.iter().filter_map(|dataset| known_days(dataset));
        let rows = datasets.iter().map(|dataset| dataset.events.len()).sum();
        Self {
            datasets: datasets.to_vec(),
            offsets: Vec::with_capacity(datasets.len()),
            by_id: Vec::with_capacity(datasets.len()),
            span: (rows > 0).then(|| {
                spans
                    .reduce(|one, other| one.hull(&other))
                    .unwrap_or(WHOLE_CALENDAR)
            }),
            people_in_all: 0,
            order: Vec::with_capacity(rows),
            first: Vec::with_capacity(rows),
            last: Vec::with_capacity(rows),
            kind: Vec::with_capacity(rows),
            place: Vec::with_capacity(rows),
            to: Vec::with_capacity(rows),
            status: Vec::with_capacity(rows),
            low: Vec::with_capacity(rows),
            estimate: Vec::with_capacity(rows),
            high: Vec::with_capacity(rows),
            flags: Vec::with_capacity(rows),
            sexes: Vec::new(),
            tags_of: Lists::default(),
            publishers_of: Lists::default(),
            parts: HashMap::new(),
            links: Links::default(),
            text: SearchText::default(),
            kinds: kinds(datasets),
            places,
            place_ids,
            regions,
            tags: sorted(
                datasets
                    .iter()
                    .flat_map(|dataset| dataset.events.views().flat_map(|event| event.tags)),
            ),
            publishers: publishers(datasets),
            ground: Ground::default(),
        }
    }

    fn add_events(&mut self, number: usize, dataset: &Dataset) {
        let kinds: HashMap<Kind, u32> = self.kinds.iter().cloned().zip(0..).collect();
        let tags: HashMap<String, u32> = self.tags.iter().cloned().zip(0..).collect();
        let voices: HashMap<&SourceId, u32> = dataset
            .sources
            .iter()
            .filter_map(|source| Some((&source.id, self.publisher(source.voice())?)))
            .collect();
        let span = known_days(dataset).or(self.span).unwrap_or(WHOLE_CALENDAR);
        for event in dataset.events.iter() {
            let bounds = event.date.bounds(span);
            self.first.push(number_of(bounds.first));
            self.last.push(number_of(bounds.last));
            self.kind.push(kinds.get(&event.kind).copied().unwrap_or(0));
            self.place.push(
                self.place_ids[number]
                    .get(&event.place)
                    .copied()
                    .unwrap_or(0),
            );
            let to = event
                .to
                .as_ref()
                .and_then(|to| self.place_ids[number].get(to));
            self.to.push(to.copied().unwrap_or(u32::MAX));
            self.status.push(event.status.unwrap_or_default());
            self.add_people(&event);
            self.tags_of
                .push(once_each(event.tags.iter().filter_map(|tag| tags.get(tag))));
            self.publishers_of.push(once_each(
                event
                    .reports
                    .iter()
                    .filter_map(|report| voices.get(&report.source)),
            ));
            self.text.add_event(&event);
        }
    }

    fn add_people(&mut self, event: &Event) {
        // One event's numbers are `u32`s; a `Total` has room for the sum of many.
        let narrow = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let total = Total::of(&event.people());
        self.low.push(narrow(total.low));
        self.estimate.push(narrow(total.estimate));
        self.high.push(narrow(total.high));
        if !event.rollup {
            self.people_in_all += total.estimate;
        }
        let sexes = [event.women, event.men, event.children];
        if sexes.iter().any(Option::is_some) {
            let row = Row(count(self.flags.len()));
            self.sexes.push((row, sexes.map(Option::unwrap_or_default)));
        }
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        self.flags.push(
            flag(event.rollup, flag::ROLLUP)
                | flag(event.sensitive, flag::SENSITIVE)
                | flag(total.without_number > 0, flag::WITHOUT_NUMBER)
                | flag(total.open > 0, flag::OPEN),
        );
    }

    fn publisher(&self, name: &str) -> Option<u32> {
        self.publishers
            .binary_search_by(|other| other.as_str().cmp(name))
            .ok()
            .map(count)
    }

    fn sort(&mut self) {
        let datasets = self.datasets.clone();
        let ids: Vec<&str> = datasets
            .iter()
            .flat_map(|dataset| dataset.events.views().map(|event| event.id))
            .collect();
        let key = |row: &u32| {
            let row = *row as usize;
            (self.first[row], self.last[row], ids[row], row)
        };
        let mut order: Vec<u32> = (0..count(ids.len())).collect();
        order.par_sort_unstable_by(|one, other| key(one).cmp(&key(other)));
        let ends = self
            .offsets
            .iter()
            .skip(1)
            .copied()
            .chain([count(ids.len())]);
        let by_id = self.offsets.iter().zip(ends).map(|(start, end)| {
            let mut rows: Vec<u32> = (*start..end).collect();
            rows.par_sort_unstable_by_key(|row| ids[*row as usize]);
            rows
        });
        self.by_id = by_id.collect();
        self.order = order;
    }

    fn link(&mut self) {
        let mut links = HashMap::new();
        let mut parts: HashMap<u32, Vec<Row>> = HashMap::new();
        for row in self.rows() {
            let (event, dataset) = (self.event(row), self.dataset(row));
            let find = |id: &Option<EventId>| self.find(dataset, id.as_ref()?);
            let (whole, earlier) = (find(&event.part_of), find(&event.same_people));
            if let Some(whole) = whole {
                parts.entry(whole.0).or_default().push(row);
            }
            if whole.or(earlier).is_some() {
                links.insert(row.0, [whole, earlier]);
            }
        }
        self.parts = parts;
        self.links = Links::new(&self.order, &links);
    }
}

/// What an event of a dataset without any known day may be: any day there is. Every date has a known end,
/// so this is never reached.
const WHOLE_CALENDAR: DateBounds = DateBounds {
    first: Date::MIN,
    last: Date::MAX,
};

/// First and last known day of a dataset.
fn known_days(dataset: &Dataset) -> Option<DateBounds> {
    dataset
        .events
        .iter()
        .flat_map(|event| event.date.first().into_iter().chain(event.date.last()))
        .map(|day| DateBounds {
            first: day,
            last: day,
        })
        .reduce(|one, other| one.hull(&other))
}

fn kinds(datasets: &[Arc<Dataset>]) -> Vec<Kind> {
    let own: BTreeSet<Kind> = datasets
        .iter()
        .flat_map(|dataset| {
            let named = dataset.kinds.keys().cloned().map(Kind::Other);
            named.chain(dataset.events.iter().map(|event| event.kind.clone()))
        })
        .filter(|kind| matches!(kind, Kind::Other(_)))
        .collect();
    Kind::BUILT_IN.into_iter().chain(own).collect()
}

fn publishers(datasets: &[Arc<Dataset>]) -> Vec<String> {
    let mut voices = BTreeSet::new();
    for dataset in datasets {
        let sources: HashMap<&SourceId, &str> = dataset
            .sources
            .iter()
            .map(|source| (&source.id, source.voice()))
            .collect();
        let names = &dataset.events.names().sources;
        let reports = dataset.events.views().flat_map(|event| event.reports);
        let cited: BTreeSet<u32> = reports.map(|report| report.source).collect();
        let cited = cited
            .into_iter()
            .filter_map(|source| names.get(source as usize));
        voices.extend(cited.filter_map(|source| sources.get(source).copied()));
    }
    sorted(voices)
}

type Places = (Vec<TablePlace>, Vec<HashMap<PlaceId, u32>>, Vec<RegionId>);

/// Every place with its region, where to find it by its id, and the regions.
fn places(datasets: &[Arc<Dataset>], region_of: impl Fn(&Place) -> Option<RegionId>) -> Places {
    let mut named: Vec<(usize, Place, RegionId)> = Vec::new();
    let mut ids = Vec::with_capacity(datasets.len());
    for (number, dataset) in datasets.iter().enumerate() {
        let mut known = HashMap::with_capacity(dataset.places.len());
        let mut add = |id: &PlaceId, place: &dyn Fn() -> Place| {
            if !known.contains_key(id) {
                let place = place();
                let region = region_of(&place).unwrap_or_else(|| Table::REGION_UNKNOWN.into());
                known.insert(id.clone(), count(named.len()));
                named.push((number, place, region));
            }
        };
        for place in &dataset.places {
            add(&place.id, &|| place.clone());
        }
        for place in &dataset.events.names().places {
            add(place, &|| unnamed(place));
        }
        ids.push(known);
    }
    let regions: BTreeSet<&RegionId> = named.iter().map(|(_, _, region)| region).collect();
    let regions: Vec<RegionId> = regions.into_iter().cloned().collect();
    let places = named.into_iter().map(|(dataset, place, region)| {
        let region = regions.binary_search(&region).unwrap_or(0);
        TablePlace {
            dataset,
            place,
            region,
        }
    });
    (places.collect(), ids, regions)
}

/// A place that an event names and the dataset doesn't: `format` lets none through,
/// but a table must hold every row that it is given.
fn unnamed(id: &PlaceId) -> Place {
    Place {
        id: id.clone(),
        name: id.to_string(),
        names: BTreeMap::new(),
        country: None,
        admin1: None,
        at: None,
        precision: Precision::Country,
        radius_km: None,
        geonames: None,
    }
}

fn sorted<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let names: BTreeSet<&str> = names.into_iter().collect();
    names.into_iter().map(str::to_owned).collect()
}

/// In order of first mention, each once.
fn once_each<'a>(list: impl Iterator<Item = &'a u32>) -> Vec<u32> {
    let mut seen = Vec::new();
    for item in list {
        if !seen.contains(item) {
            seen.push(*item);
        }
    }
    seen
}
