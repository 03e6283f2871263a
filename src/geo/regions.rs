//! Provinces and countries: which one a point lies in, their names and their outlines.

use crate::model::{LatLon, Place, RegionId};

/// A province or a country with its outline.
pub struct Region {
    /// ISO 3166-2 for a province, ISO 3166-1 alpha-2 for a country.
    pub id: RegionId,
    /// English.
    pub name: String,
    /// Korean.
    pub ko: String,
    /// Chinese.
    pub zh: String,
    /// Where its label goes.
    pub label: LatLon,
    /// Rings; the first of each polygon is its outside, the others holes.
    pub polygons: Vec<Vec<Vec<LatLon>>>,
}

/// All provinces and countries of the embedded ground.
pub struct Regions {}

impl Regions {
    /// Reads the embedded regions. About 100 ms; done once, on a job's thread.
    #[must_use]
    pub fn embedded() -> Self {
        unimplemented!()
    }
    /// The provinces.
    #[must_use]
    pub fn provinces(&self) -> &[Region] {
        unimplemented!()
    }
    /// The countries.
    #[must_use]
    pub fn countries(&self) -> &[Region] {
        unimplemented!()
    }
    /// A province (`CN-22`) or country (`CN`).
    #[must_use]
    pub fn get(&self, _id: &RegionId) -> Option<&Region> {
        unimplemented!()
    }
    /// The province that a point lies in.
    #[must_use]
    pub fn province_at(&self, _at: LatLon) -> Option<&Region> {
        unimplemented!()
    }
    /// The country that a point lies in.
    #[must_use]
    pub fn country_at(&self, _at: LatLon) -> Option<&Region> {
        unimplemented!()
    }
    /// The region that a place counts for. What is known only as a border area or a country
    /// counts for no province. `None` where not even the country is known.
    #[must_use]
    pub fn region_of(&self, _place: &Place) -> Option<RegionId> {
        unimplemented!()
    }
    /// A region's name in a language (`en`, `ko`, `zh`); the id where it has none. `CN-unknown` has the country's.
    #[must_use]
    pub fn name<'a>(&'a self, _id: &'a RegionId, _language: &str) -> &'a str {
        unimplemented!()
    }
}
