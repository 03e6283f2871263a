//! Where something happened, and how closely that is known.

use std::collections::BTreeMap;

use crate::model::PlaceId;

/// A point in WGS 84 degrees. The only way a coordinate crosses a module.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatLon {
    /// Degrees north, −90 to 90.
    pub lat: f64,
    /// Degrees east, −180 to 180.
    pub lon: f64,
}

impl LatLon {
    /// Mean radius of the earth in km (IUGG).
    const EARTH_KM: f64 = 6371.0088;

    /// How far it is to another point along the sphere, in km.
    #[must_use]
    pub fn km_to(self, other: Self) -> f64 {
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let (here, there) = (self.lat.to_radians(), other.lat.to_radians());
        let across = here.cos() * there.cos() * half(other.lon - self.lon);
        let chord = (half(other.lat - self.lat) + across).clamp(0.0, 1.0);
        2.0 * Self::EARTH_KM * chord.sqrt().asin()
    }
}

/// How closely a place is known, from sharp to vague.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Precision {
    /// A building or a spot.
    Site,
    /// A named border crossing.
    Crossing,
    /// A city or town.
    City,
    /// A county or district.
    County,
    /// A prefecture, or a city with the country around it.
    Prefecture,
    /// A province and no closer.
    Province,
    /// Somewhere along a border.
    BorderArea,
    /// A country and no closer.
    Country,
}

impl Precision {
    /// From sharp to vague.
    pub const ALL: [Self; 8] = [
        Self::Site,
        Self::Crossing,
        Self::City,
        Self::County,
        Self::Prefecture,
        Self::Province,
        Self::BorderArea,
        Self::Country,
    ];

    /// The `where_prec` code of UCDP GED (codebook, under that name) that says the same.
    #[must_use]
    pub fn where_prec(self) -> u8 {
        match self {
            Self::Site | Self::Crossing => 1,
            Self::City => 2,
            Self::County | Self::Prefecture => 3,
            Self::Province => 4,
            Self::BorderArea => 5,
            Self::Country => 6,
        }
    }

    /// The radius in km within which the location lies where the file gives none.
    #[must_use]
    pub fn default_radius_km(self) -> f64 {
        match self {
            Self::Site => 1.0,
            Self::Crossing => 5.0,
            Self::City => 20.0,
            Self::County => 40.0,
            Self::Prefecture => 80.0,
            Self::Province => 250.0,
            Self::BorderArea => 350.0,
            Self::Country => 1000.0,
        }
    }

    /// From here on a place is drawn without a centre dot.
    #[must_use]
    pub fn is_vague(self) -> bool {
        self >= Self::Prefecture
    }

    /// Whether the place belongs to a region or wider, never to a point.
    #[must_use]
    pub fn is_regional(self) -> bool {
        self >= Self::Province
    }

    /// Whether the province is not known.
    #[must_use]
    pub fn province_unknown(self) -> bool {
        self >= Self::BorderArea
    }
}

/// A named place, shared by the events that happened there.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Unique in the dataset.
    pub id: PlaceId,
    /// The name in the dataset's language.
    pub name: String,
    /// Names by language (BCP 47).
    pub names: BTreeMap<String, String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// ISO 3166-2.
    pub admin1: Option<String>,
    /// The middle of where it may be.
    pub at: Option<LatLon>,
    /// How closely the place is known.
    pub precision: Precision,
    /// The location lies somewhere within this many km of `at`.
    pub radius_km: Option<f64>,
    /// The place's id at geonames.org.
    pub geonames: Option<u64>,
}

impl Place {
    /// The radius given, or else the precision's own, in km.
    #[must_use]
    pub fn radius_km(&self) -> f64 {
        self.radius_km
            .unwrap_or_else(|| self.precision.default_radius_km())
    }

    /// The name in a language, or else the dataset's own name.
    #[must_use]
    pub fn name_in(&self, language: &str) -> &str {
        self.names.get(language).map_or(&self.name, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_two_cities_is_in_km() {
        let at = |lat, lon| LatLon { lat, lon };
        let (dandong, beijing) = (at(40.1290, 124.3947), at(39.9075, 116.3972));
        let km = dandong.km_to(beijing);
        assert!((km - 681.5).abs() < 2.0, "{km}");
        assert!((at(0.0, 179.5).km_to(at(0.0, -179.5)) - 111.2).abs() < 0.1);
        assert!(beijing.km_to(beijing) < 1e-9);
    }
}
