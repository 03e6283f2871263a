//! Places that say no more than a district, a province or a country, with the radius that comes of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::geo::{Region, Regions};
use crate::model::{Dataset, Event, LatLon, Place, PlaceId, Precision, RegionId};
use crate::public::PlaceFloor;

/// The side of a district's square in degrees.
const SQUARE: f64 = 0.5;

/// The places of a dataset, and the wider ones that stand for them.
pub(super) struct Places<'a> {
    regions: &'a Regions,
    own: HashMap<&'a PlaceId, &'a Place>,
    order: Vec<&'a PlaceId>,
    wider: BTreeMap<PlaceId, Place>,
    /// What stands for a place.
    known: HashMap<(PlaceId, PlaceFloor), PlaceId>,
}

impl<'a> Places<'a> {
    pub(super) fn new(dataset: &'a Dataset, regions: &'a Regions) -> Self {
        Self {
            regions,
            own: dataset
                .places
                .iter()
                .map(|place| (&place.id, place))
                .collect(),
            order: dataset.places.iter().map(|place| &place.id).collect(),
            wider: BTreeMap::new(),
            known: HashMap::new(),
        }
    }

    /// The place that stands for one, no closer than the floor.
    pub(super) fn wider(&mut self, id: &PlaceId, floor: Option<PlaceFloor>) -> PlaceId {
        let (Some(floor), Some(place)) = (floor, self.own.get(id)) else {
            return id.clone();
        };
        if let Some(known) = self.known.get(&(id.clone(), floor)) {
            return known.clone();
        }
        let stands = self.generalised(place, floor);
        let found = stands.map_or_else(|| id.clone(), |stands| self.add(stands));
        self.known.insert((id.clone(), floor), found.clone());
        found
    }

    /// The places that events still name: the dataset's own in their order, then the wider ones.
    pub(super) fn named(&self, events: &[Event]) -> Vec<Place> {
        let named: BTreeSet<&PlaceId> = events
            .iter()
            .flat_map(|event| {
                std::iter::once(&event.place)
                    .chain(&event.to)
                    .chain(&event.via)
            })
            .collect();
        let own = self
            .order
            .iter()
            .filter_map(|id| self.own.get(*id).copied());
        let all = own.chain(self.wider.values());
        all.filter(|place| named.contains(&place.id))
            .cloned()
            .collect()
    }

    /// Adds a wider place under an id that no other place has.
    fn add(&mut self, mut place: Place) -> PlaceId {
        while self.own.contains_key(&place.id) {
            place.id = PlaceId::from(format!("{}-area", place.id.as_str()));
        }
        let id = place.id.clone();
        self.wider.entry(id.clone()).or_insert(place);
        id
    }

    /// `None` where the place is as vague already.
    fn generalised(&self, place: &Place, floor: PlaceFloor) -> Option<Place> {
        let vague_enough = match floor {
            PlaceFloor::District => Precision::County,
            PlaceFloor::Province => Precision::Province,
            PlaceFloor::Country => Precision::Country,
        };
        if place.precision >= vague_enough {
            return None;
        }
        let region = self.regions.region_of(place)?;
        Some(match (floor, place.at) {
            (PlaceFloor::District, Some(at)) => self.square(place, at, &region),
            (PlaceFloor::Country, _) => self.area(&RegionId::from(region.country())),
            _ => self.area(&region),
        })
    }

    /// The square of half a degree around a place.
    fn square(&self, place: &Place, at: LatLon, region: &RegionId) -> Place {
        let middle = |degrees: f64| (degrees / SQUARE).floor() * SQUARE + SQUARE / 2.0;
        let at = LatLon {
            lat: middle(at.lat).clamp(-90.0, 90.0),
            lon: middle(at.lon).clamp(-180.0, 180.0),
        };
        let corner = LatLon {
            lat: at.lat - SQUARE / 2.0 * at.lat.signum(),
            lon: at.lon + SQUARE / 2.0,
        };
        let name = |language: &str| {
            let region = self.regions.name(region, language);
            format!("{region} ({:.2}, {:.2})", at.lat, at.lon)
        };
        Place {
            id: PlaceId::from(format!(
                "{}-{:.2}-{:.2}",
                region.as_str().to_lowercase(),
                at.lat,
                at.lon
            )),
            name: name("en"),
            names: ["ko", "zh"]
                .map(|language| (language.to_owned(), name(language)))
                .into(),
            country: place.country.clone(),
            admin1: province(region),
            at: Some(at),
            precision: Precision::County,
            radius_km: Some(at.km_to(corner).ceil()),
            geonames: None,
        }
    }

    /// A province or a country.
    fn area(&self, id: &RegionId) -> Place {
        let is_country = province(id).is_none();
        let id = if is_country {
            RegionId::from(id.country())
        } else {
            id.clone()
        };
        let region = self.regions.get(&id);
        let name = |language: &str| self.regions.name(&id, language).to_owned();
        Place {
            id: PlaceId::from(id.as_str().to_lowercase()),
            name: name("en"),
            names: ["ko", "zh"]
                .map(|language| (language.to_owned(), name(language)))
                .into(),
            country: Some(id.country().to_owned()),
            admin1: province(&id),
            at: region.map(|region| region.label),
            precision: if is_country {
                Precision::Country
            } else {
                Precision::Province
            },
            radius_km: region.map(radius_km),
            geonames: None,
        }
    }
}

fn province(id: &RegionId) -> Option<String> {
    let is_province = id.as_str() != id.country() && !id.is_province_unknown();
    is_province.then(|| id.as_str().to_owned())
}

/// All of the region lies within so many km of its label.
fn radius_km(region: &Region) -> f64 {
    let points = region.polygons.iter().flatten().flatten();
    let farthest = points.map(|point| region.label.km_to(*point));
    farthest.fold(0.0, f64::max).ceil()
}
