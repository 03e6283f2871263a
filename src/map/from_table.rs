//! From the table's rows to what the map is computed from.

use std::collections::HashMap;

use crate::geo::Regions;
use crate::map::{Gathered, MapEvent, MapPlace, MapRegion, Scale};
use crate::model::{Kind, Place, Precision, RegionId, Shape};
use crate::table::{Selection, Table};

impl Gathered {
    /// Gathers the rows of a selection, with names in a language (BCP 47).
    #[must_use]
    pub fn of(table: &Table, selection: &Selection, regions: &Regions, language: &str) -> Self {
        let mut ground = Ground {
            regions,
            language,
            known: Vec::new(),
        };
        let (places, index) = places(table, &mut ground);
        let events = selection
            .rows
            .iter()
            .filter_map(|row| {
                Some(MapEvent {
                    row: *row,
                    place: *index.get(table.place(*row))?,
                    // A release or an arrest is not a handing over, wherever people went from there.
                    to: (table.event(*row).kind == Kind::Repatriation)
                        .then(|| table.to(*row).and_then(|to| index.get(to).copied()))
                        .flatten(),
                    kind: table.kind(*row),
                    people: table.people(*row),
                    added: selection.is_added(*row),
                })
            })
            .collect();
        let shapes = table
            .kinds()
            .iter()
            .map(|kind| shape(table, kind))
            .collect();
        let scale = Scale::of_table(table);
        Self::new(places, ground.known, events, shapes, scale)
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
struct Ground<'a> {
    regions: &'a Regions,
    language: &'a str,
    known: Vec<MapRegion>,
}

impl Ground<'_> {
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
fn places(table: &Table, ground: &mut Ground) -> (Vec<MapPlace>, Vec<usize>) {
    let mut places: Vec<MapPlace> = Vec::new();
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut index = Vec::with_capacity(table.places().len());
    for known in table.places() {
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
                name: place.name_in(ground.language).to_owned(),
                at: place.at,
                precision: place.precision,
                radius_km: place.radius_km(),
                region: ground.of(place, table.regions().get(known.region)),
            });
            same.push(places.len() - 1);
            places.len() - 1
        });
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
