//! From the table's rows to what the map is computed from.

use std::collections::HashMap;

use crate::geo::Regions;
use crate::map::{Ground, MapEvent, MapPlace, MapRegion, Scale, Shown};
use crate::model::{Kind, Place, Precision, RegionId, Shape};
use crate::table::{KindSum, Row, Summary, Table};

impl Ground {
    /// The places, regions and routes of a table, with names in a language (BCP 47).
    #[must_use]
    pub fn of(table: &Table, regions: &Regions, language: &str) -> Self {
        let mut needed = Needed {
            regions,
            language,
            known: Vec::new(),
        };
        let (places, index) = places(table, &mut needed);
        let place = |at: usize| index.get(at).copied().unwrap_or(usize::MAX);
        let routes = table.routes().iter();
        let routes = routes
            .map(|(from, to)| (place(*from), place(*to)))
            .collect();
        let shapes = table
            .kinds()
            .iter()
            .map(|kind| shape(table, kind))
            .collect();
        Self::new(places, needed.known, routes, shapes, table.people_in_all())
    }
}

/// The rows of a selection, as the map asks for them.
pub struct ShownRows<'a> {
    /// The table.
    pub table: &'a Table,
    /// What is shown of it.
    pub summary: &'a Summary,
    /// Its places on the map.
    pub ground: &'a Ground,
}

impl ShownRows<'_> {
    fn listed(&self, place: usize) -> &[usize] {
        let place = self.ground.places.get(place);
        place
            .map(|place| place.listed.as_slice())
            .unwrap_or_default()
    }

    /// The shown rows of these places, by day.
    #[must_use]
    pub fn rows(&self, places: &[usize], most: usize) -> Vec<Row> {
        let selection = &self.summary.selection;
        let listed = places.iter().flat_map(|place| self.listed(*place));
        let mut rows = Vec::new();
        let mut lists = 0;
        for place in listed {
            let before = rows.len();
            let shown = self.table.rows_at(*place).iter().copied();
            rows.extend(shown.filter(|row| selection.contains(*row)).take(most));
            lists += usize::from(rows.len() > before);
        }
        // One place's rows are in their order already.
        if lists > 1 {
            rows.sort_by_key(|row| (self.table.days(*row), *row));
            rows.truncate(most);
        }
        rows
    }
}

impl Shown for ShownRows<'_> {
    fn at_place(&self, place: usize, each: &mut dyn FnMut(&KindSum)) {
        for listed in self.listed(place) {
            self.summary.places.of(*listed).iter().for_each(&mut *each);
        }
    }

    fn on_route(&self, route: usize, each: &mut dyn FnMut(&KindSum)) {
        self.summary.routes.of(route).iter().for_each(each);
    }

    fn events(&self, places: &[usize], most: usize) -> Vec<MapEvent> {
        let event = |row| MapEvent {
            row,
            kind: self.table.kind(row),
            people: self.table.people(row),
            added: self.summary.selection.is_added(row),
        };
        self.rows(places, most).into_iter().map(event).collect()
    }
}

impl Scale {
    /// The scale of all open datasets, the same for every filter.
    #[must_use]
    pub fn of_table(table: &Table) -> Self {
        Self::of(table.people_in_all())
    }
}

/// The shape of a kind: its own, or else what a dataset chose for it.
#[must_use]
pub fn shape(table: &Table, kind: &Kind) -> Shape {
    match kind {
        Kind::Arrest => Shape::Circle,
        Kind::Detention => Shape::Square,
        Kind::Repatriation => Shape::Triangle,
        Kind::Release => Shape::Ring,
        Kind::Death => Shape::Saltire,
        Kind::Policy => Shape::Diamond,
        Kind::Other(id) => table
            .datasets()
            .iter()
            .find_map(|dataset| dataset.kinds.get(id).and_then(|style| style.shape))
            .unwrap_or(Shape::Circle),
    }
}

/// The regions that places stand for, as far as they are needed.
struct Needed<'a> {
    regions: &'a Regions,
    language: &'a str,
    known: Vec<MapRegion>,
}

impl Needed<'_> {
    fn region(&mut self, id: RegionId) -> Option<usize> {
        if let Some(index) = self.known.iter().position(|region| region.id == id) {
            return Some(index);
        }
        let label = self.regions.get(&id)?.label;
        let name = self.regions.name(&id, self.language).to_owned();
        self.known.push(MapRegion { id, name, label });
        Some(self.known.len() - 1)
    }

    fn of(&mut self, place: &Place, counted: Option<&RegionId>) -> Option<usize> {
        match place.precision {
            Precision::Province => {
                let id = place
                    .admin1
                    .as_deref()
                    .map(RegionId::from)
                    .or_else(|| counted.cloned())?;
                self.region(id)
            }
            Precision::Country => {
                let country = place
                    .country
                    .as_deref()
                    .or(counted.map(RegionId::country))?;
                self.region(RegionId::from(country))
            }
            _ => None,
        }
    }
}

/// The places of all datasets, those that two datasets share once, and where each of the table's
/// places went.
fn places(table: &Table, needed: &mut Needed) -> (Vec<MapPlace>, Vec<usize>) {
    let mut places: Vec<MapPlace> = Vec::new();
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut index = Vec::with_capacity(table.places().len());
    for (listed, known) in table.places().iter().enumerate() {
        let place = &known.place;
        let same = by_id.entry(place.id.as_str()).or_default();
        let found = same
            .iter()
            .copied()
            .find(|at| places.get(*at).is_some_and(|one| is_same(one, place)));
        let at = found.unwrap_or_else(|| {
            let id = match same.len() {
                0 => place.id.to_string(),
                // Two datasets mean different places by one id.
                other => format!("{}~{other}", place.id),
            };
            places.push(MapPlace {
                id,
                name: place.name_in(needed.language).to_owned(),
                at: place.at,
                precision: place.precision,
                radius_km: place.radius_km(),
                region: needed.of(place, table.regions().get(known.region)),
                listed: Vec::new(),
            });
            same.push(places.len() - 1);
            places.len() - 1
        });
        if let Some(place) = places.get_mut(at) {
            place.listed.push(listed);
        }
        index.push(at);
    }
    (places, index)
}

/// Whether two datasets mean the same place: as precise, and within about a kilometre.
fn is_same(one: &MapPlace, other: &Place) -> bool {
    let near = match (one.at, other.at) {
        (Some(one), Some(other)) => {
            (one.lat - other.lat).abs() < 0.01 && (one.lon - other.lon).abs() < 0.01
        }
        (None, None) => true,
        _ => false,
    };
    near && one.precision == other.precision
}
