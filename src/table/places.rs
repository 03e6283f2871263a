//! The places of all datasets, and the regions that they are counted for.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::model::{Dataset, Place, PlaceId, Precision, RegionId};
use crate::table::columns::count;
use crate::table::{Table, TablePlace};

pub(super) type Places = (Vec<TablePlace>, Vec<HashMap<PlaceId, u32>>, Vec<RegionId>);

/// Every place with its region, where to find it by its id, and the regions.
pub(super) fn places(
    datasets: &[Arc<Dataset>],
    region_of: impl Fn(&Place) -> Option<RegionId>,
) -> Places {
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
