//! Provinces and countries: which one a point lies in, their names and their outlines.

mod decode;
mod region;

use std::collections::HashMap;

pub use decode::RegionsError;
pub use region::{Bounds, Region, Triangles};

use crate::model::{LatLon, Place, RegionId};

/// All provinces and countries of the embedded ground.
#[derive(Debug, Default)]
pub struct Regions {
    provinces: Vec<Region>,
    countries: Vec<Region>,
    /// Where a region is in its list; provinces and countries never share an id.
    places: HashMap<RegionId, (List, usize)>,
}

#[derive(Clone, Copy, Debug)]
enum List {
    Provinces,
    Countries,
}

/// A point in no region belongs to the nearest one within this many km: coasts are drawn simplified.
const NEAR_KM: f64 = 5.0;

/// [`NEAR_KM`] in degrees of longitude, up to 78° N.
const NEAR_DEGREES: f64 = 0.22;

/// China's provinces by the digits that ISO 3166-2:CN had before 2017 (they are GB/T 2260's and still common).
const CHINA_DIGITS: [(&str, &str); 33] = [
    ("11", "BJ"),
    ("12", "TJ"),
    ("13", "HE"),
    ("14", "SX"),
    ("15", "NM"),
    ("21", "LN"),
    ("22", "JL"),
    ("23", "HL"),
    ("31", "SH"),
    ("32", "JS"),
    ("33", "ZJ"),
    ("34", "AH"),
    ("35", "FJ"),
    ("36", "JX"),
    ("37", "SD"),
    ("41", "HA"),
    ("42", "HB"),
    ("43", "HN"),
    ("44", "GD"),
    ("45", "GX"),
    ("46", "HI"),
    ("50", "CQ"),
    ("51", "SC"),
    ("52", "GZ"),
    ("53", "YN"),
    ("54", "XZ"),
    ("61", "SN"),
    ("62", "GS"),
    ("63", "QH"),
    ("64", "NX"),
    ("65", "XJ"),
    ("91", "HK"),
    ("92", "MO"),
];

/// The code that the regions have for a province: China's digits become its letters, all else stays.
fn current_code(admin1: &str) -> RegionId {
    let letters = admin1
        .strip_prefix("CN-")
        .and_then(|digits| CHINA_DIGITS.iter().find(|(old, _)| *old == digits));
    letters.map_or_else(
        || RegionId::from(admin1),
        |(_, new)| RegionId::from(format!("CN-{new}")),
    )
}

/// Whether a province is counted as a part of a country. Hong Kong and Macao are countries and parts of China (ISO 3166).
fn is_part(province: &Region, country: &str) -> bool {
    province.id.country() == country || province.id.as_str().strip_prefix("CN-") == Some(country)
}

/// Provinces that the bundled data names and the ground has no outline of: id, English, Korean, Chinese.
const OUTSIDE: [(&str, &str, &str, &str); 3] = [
    ("PH-00", "Metro Manila", "메트로 마닐라", "马尼拉大都会"),
    ("RU-LEN", "Leningrad Oblast", "레닌그라드주", "列宁格勒州"),
    ("RU-MOW", "Moscow", "모스크바", "莫斯科"),
];

impl Regions {
    /// Reads the embedded regions. About 10 ms; done once, on a job's thread.
    #[must_use]
    pub fn embedded() -> Self {
        // The file is part of the program and a test reads it; were it damaged, a map without regions is what is left.
        Self::read(include_bytes!("../../../assets/regions.bin")).unwrap_or_default()
    }

    /// Reads regions in the layout of `assets/build/regions.py`.
    ///
    /// # Errors
    /// Where the bytes are anything else.
    pub fn read(bytes: &[u8]) -> Result<Self, RegionsError> {
        let decode::Lists {
            provinces,
            countries,
        } = decode::decode(bytes)?;
        let mut places = HashMap::new();
        for (list, regions) in [(List::Provinces, &provinces), (List::Countries, &countries)] {
            places.extend(
                regions
                    .iter()
                    .enumerate()
                    .map(|(index, region)| (region.id.clone(), (list, index))),
            );
        }
        Ok(Self {
            provinces,
            countries,
            places,
        })
    }

    /// The provinces.
    #[must_use]
    pub fn provinces(&self) -> &[Region] {
        &self.provinces
    }

    /// The countries.
    #[must_use]
    pub fn countries(&self) -> &[Region] {
        &self.countries
    }

    /// A province (`CN-JL`, or `CN-22` as it was) or country (`CN`).
    #[must_use]
    pub fn get(&self, id: &RegionId) -> Option<&Region> {
        let (list, index) = match self.places.get(id) {
            Some(place) => *place,
            None => *self.places.get(&current_code(id.as_str()))?,
        };
        match list {
            List::Provinces => self.provinces.get(index),
            List::Countries => self.countries.get(index),
        }
    }

    /// The province that a point lies in, or the nearest within 5 km of a point at sea.
    #[must_use]
    pub fn province_at(&self, at: LatLon) -> Option<&Region> {
        self.inside(at).or_else(|| {
            // Ashore in a country whose provinces are not known: that is no coast of a neighbour's.
            let ashore = self
                .countries
                .iter()
                .any(|country| country.contains(at) && !self.has_provinces(country));
            if ashore {
                None
            } else {
                nearest(&self.provinces, at, |_| true)
            }
        })
    }

    /// The country that a point lies in, or the nearest within 5 km of a point at sea.
    #[must_use]
    pub fn country_at(&self, at: LatLon) -> Option<&Region> {
        // Provinces are drawn finer than countries, so they know a border better.
        let by_province = |province: &Region| self.get(&RegionId::from(province.id.country()));
        self.inside(at)
            .and_then(by_province)
            .or_else(|| self.countries.iter().find(|country| country.contains(at)))
            .or_else(|| nearest(&self.provinces, at, |_| true).and_then(by_province))
            .or_else(|| nearest(&self.countries, at, |_| true))
    }

    /// The region that a place counts for. What is known only as a border area or a country
    /// counts for no province. `None` where not even the country is known.
    #[must_use]
    pub fn region_of(&self, place: &Place) -> Option<RegionId> {
        if !place.precision.province_unknown() {
            let by_point = || self.province_in(place.at?, place.country.as_deref());
            let given = place
                .admin1
                .as_deref()
                .filter(|code| !code.is_empty())
                .map(current_code);
            let province = given.or_else(|| by_point().map(|province| province.id.clone()));
            if province.is_some() {
                return province;
            }
        }
        let given = place.country.as_deref().filter(|code| !code.is_empty());
        let country = given.or_else(|| Some(self.country_at(place.at?)?.id.as_str()))?;
        Some(RegionId::province_unknown(country))
    }

    /// A region's name in a language (`en`, `ko`, `zh`); the id where it has none. `CN-unknown` has the country's.
    #[must_use]
    pub fn name<'a>(&'a self, id: &'a RegionId, language: &str) -> &'a str {
        let region = if id.is_province_unknown() {
            self.get(&RegionId::from(id.country()))
        } else {
            self.get(id)
        };
        let outside = || OUTSIDE.iter().find(|known| known.0 == id.as_str());
        match (region, language.get(..2)) {
            (Some(region), _) => region.name_in(language),
            (None, Some("ko")) => outside().map_or(id.as_str(), |known| known.2),
            (None, Some("zh")) => outside().map_or(id.as_str(), |known| known.3),
            (None, _) => outside().map_or(id.as_str(), |known| known.1),
        }
    }

    fn inside(&self, at: LatLon) -> Option<&Region> {
        self.provinces.iter().find(|province| province.contains(at))
    }

    fn has_provinces(&self, country: &Region) -> bool {
        self.provinces
            .iter()
            .any(|province| is_part(province, country.id.as_str()))
    }

    /// The province at a point, in the country that the place says it is in: a bridge's point may lie across the border.
    fn province_in(&self, at: LatLon, country: Option<&str>) -> Option<&Region> {
        let Some(country) = country.filter(|code| !code.is_empty()) else {
            return self.province_at(at);
        };
        let inside = self
            .inside(at)
            .filter(|province| is_part(province, country));
        inside.or_else(|| nearest(&self.provinces, at, |province| is_part(province, country)))
    }
}

/// The region whose outline is nearest, within [`NEAR_KM`].
fn nearest(regions: &[Region], at: LatLon, counts: impl Fn(&Region) -> bool) -> Option<&Region> {
    regions
        .iter()
        .filter(|region| region.bounds().reaches(at, NEAR_DEGREES) && counts(region))
        .map(|region| (region.outline_km(at), region))
        .filter(|(km, _)| *km <= NEAR_KM)
        .min_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, region)| region)
}

#[cfg(test)]
mod tests;
