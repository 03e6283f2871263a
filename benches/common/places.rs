//! Five hundred places of every precision in sixty regions. They lie where they say; their names are invented.

use std::collections::BTreeMap;

use refoulement_atlas::geo::{Region, Regions};
use refoulement_atlas::model::{LatLon, Place, PlaceId, Precision, RegionId};

use super::dice::Dice;
use super::texts;

/// How many places there are.
pub const PLACES: usize = 500;

/// Places have streams of their own, well above those of events.
const STREAM: u64 = 2 << 40;

/// Countries, and how many of their provinces have places: 52, and "province not known" of eight countries.
const COUNTRIES: [(&str, usize); 8] = [
    ("CN", 24),
    ("KP", 6),
    ("RU", 5),
    ("LA", 4),
    ("VN", 4),
    ("TH", 4),
    ("MM", 3),
    ("MN", 2),
];

/// Border areas of each country.
const BORDER_AREAS: usize = 3;

/// What lies in a province, and how much of it.
const IN_A_PROVINCE: [(u32, Precision); 5] = [
    (50, Precision::Site),
    (70, Precision::Crossing),
    (200, Precision::City),
    (55, Precision::County),
    (40, Precision::Prefecture),
];

/// All places: first those of each country as a whole, then each province as a whole, then what lies in them.
pub fn places(regions: &Regions) -> Vec<Place> {
    let mut places = Vec::with_capacity(PLACES);
    let mut provinces = Vec::new();
    for (code, number) in COUNTRIES {
        let mut own: Vec<&Region> = regions
            .provinces()
            .iter()
            .filter(|one| one.id.country() == code)
            .collect();
        own.sort_by(|one, other| one.id.cmp(&other.id));
        let taken = number.min(own.len());
        provinces.extend((0..taken).map(|at| own[at * own.len() / taken]));
        if let Some(country) = regions.get(&RegionId::from(code)) {
            places.push(place(
                places.len(),
                country,
                country.label,
                Precision::Country,
            ));
        }
        for _ in 0..BORDER_AREAS {
            let province = provinces[provinces.len() - 1 - places.len() % taken];
            places.push(anywhere(
                places.len(),
                province,
                Precision::BorderArea,
                regions,
            ));
        }
    }
    for province in &provinces {
        places.push(anywhere(
            places.len(),
            province,
            Precision::Province,
            regions,
        ));
    }
    while places.len() < PLACES {
        let mut dice = Dice::new(STREAM * 2 + places.len() as u64);
        // The first provinces of the list are China's; all have about as many places.
        let province = provinces[places.len() % provinces.len()];
        let precision = dice.weighted(&IN_A_PROVINCE);
        places.push(anywhere(places.len(), province, precision, regions));
    }
    places
}

/// A place at some spot of a province.
fn anywhere(number: usize, province: &Region, precision: Precision, regions: &Regions) -> Place {
    let mut dice = Dice::new(STREAM * 3 + number as u64);
    let bounds = province.bounds();
    let (low, high) = (bounds.south_west, bounds.north_east);
    let mut spot = || LatLon {
        lat: rounded(low.lat + dice.share() * (high.lat - low.lat)),
        lon: rounded(low.lon + dice.share() * (high.lon - low.lon)),
    };
    let is_there = |at: &LatLon| {
        regions
            .province_at(*at)
            .is_some_and(|found| found.id == province.id)
    };
    let at = std::iter::repeat_with(&mut spot)
        .take(10_000)
        .find(is_there)
        .unwrap_or(province.label);
    place(number, province, at, precision)
}

fn place(number: usize, region: &Region, at: LatLon, precision: Precision) -> Place {
    let mut dice = Dice::new(STREAM + number as u64);
    let word = texts::name(&mut dice);
    let names = [
        ("ko", format!("가상 장소 {number}")),
        ("zh", format!("虚构地点{number}")),
    ];
    let translated = dice.in_a_thousand(700);
    let is_province = !precision.province_unknown();
    Place {
        id: PlaceId::from(format!("{word}-{number:03}")),
        name: format!("Made-up {word} {number} ({})", region.name),
        names: names
            .into_iter()
            .filter(|_| translated)
            .map(|(key, name)| (key.into(), name))
            .collect::<BTreeMap<_, _>>(),
        country: Some(region.id.country().into()),
        // Some are found by their point alone.
        admin1: (is_province && dice.in_a_thousand(800)).then(|| region.id.to_string()),
        at: Some(at),
        precision,
        radius_km: dice
            .in_a_thousand(600)
            .then(|| precision.default_radius_km()),
        geonames: None,
    }
}

/// To a thousandth of a degree, about a hundred metres.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1000.0).round() / 1000.0
}
