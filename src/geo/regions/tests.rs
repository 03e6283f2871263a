//! The embedded regions against towns whose province is known.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::model::{PlaceId, Precision};

static REGIONS: LazyLock<Regions> = LazyLock::new(Regions::embedded);

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon { lat, lon }
}

/// Latitude and longitude as geonames.org has them.
const TOWNS: [(&str, f64, f64, &str); 34] = [
    ("Shenyang", 41.7922, 123.4328, "CN-LN"),
    ("Dandong", 40.1292, 124.3947, "CN-LN"),
    ("Dalian", 38.9122, 121.6022, "CN-LN"),
    ("Tumen", 42.9667, 129.8494, "CN-JL"),
    ("Hunchun", 42.8675, 130.3581, "CN-JL"),
    ("Yanji", 42.9075, 129.5078, "CN-JL"),
    ("Longjing", 42.7697, 129.4197, "CN-JL"),
    ("Helong", 42.5397, 128.9972, "CN-JL"),
    ("Changbai", 41.4186, 128.1939, "CN-JL"),
    ("Ji'an", 41.1250, 126.1811, "CN-JL"),
    ("Tonghua", 41.7186, 125.9264, "CN-JL"),
    ("Changchun", 43.8800, 125.3228, "CN-JL"),
    ("Erenhot", 43.6475, 111.9767, "CN-NM"),
    ("Beijing", 39.9075, 116.3972, "CN-BJ"),
    ("Qingdao", 36.0649, 120.3804, "CN-SD"),
    ("Nanning", 22.8167, 108.3167, "CN-GX"),
    ("Kunming", 25.0389, 102.7183, "CN-YN"),
    ("Musan", 42.2264, 129.2075, "KP-09"),
    ("Hoeryong", 42.4428, 129.7508, "KP-09"),
    ("Onsong", 42.9575, 129.9933, "KP-09"),
    ("Namyang", 42.9500, 129.8667, "KP-09"),
    ("Chongjin", 41.7956, 129.7758, "KP-09"),
    ("Hyesan", 41.4017, 128.1778, "KP-10"),
    ("Sinuiju", 40.1006, 124.3981, "KP-03"),
    ("Pyongyang", 39.0339, 125.7543, "KP-01"),
    ("Seoul", 37.5660, 126.9784, "KR-11"),
    ("Ulaanbaatar", 47.9077, 106.8832, "MN-1"),
    ("Vientiane", 17.9667, 102.6000, "LA-VT"),
    ("Luang Namtha", 20.9486, 101.4019, "LA-LM"),
    ("Chiang Rai", 19.9086, 99.8325, "TH-57"),
    ("Mong La", 21.6667, 100.0333, "MM-17"),
    ("Ho Chi Minh City", 10.8230, 106.6296, "VN-SG"),
    ("Vladivostok", 43.1056, 131.8735, "RU-PRI"),
    ("Hong Kong", 22.2783, 114.1747, "CN-HK"),
];

#[test]
fn the_embedded_file_is_whole() {
    let read = Regions::read(include_bytes!("../../../assets/regions.bin")).unwrap();
    assert_eq!((read.provinces().len(), read.countries().len()), (373, 240));
    for region in read.provinces().iter().chain(read.countries()) {
        assert!(
            !region.name.is_empty() && !region.ko.is_empty() && !region.zh.is_empty(),
            "{}",
            region.id
        );
        assert!(
            region.outline().all(|ring| ring.len() >= 3),
            "{}",
            region.id
        );
    }
}

#[test]
fn towns_lie_in_their_provinces() {
    let wrong: Vec<_> = TOWNS
        .iter()
        .map(|&(town, lat, lon, province)| {
            (
                town,
                province,
                REGIONS.province_at(at(lat, lon)).map(|r| r.id.as_str()),
            )
        })
        .filter(|(_, province, found)| *found != Some(province))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_coast_is_in_the_nearest_province_and_the_open_sea_in_none() {
    // Off Dalian's port, and the middle of the Yellow Sea.
    assert_eq!(
        REGIONS
            .province_at(at(38.95, 121.68))
            .map(|r| r.id.as_str()),
        Some("CN-LN")
    );
    assert!(REGIONS.province_at(at(36.0, 123.5)).is_none());
    assert!(REGIONS.country_at(at(36.0, 123.5)).is_none());
}

#[test]
fn a_country_without_provinces_is_no_coast_of_its_neighbour() {
    // Imphal and Moreh lie in India, Moreh 3 km from Myanmar.
    assert!(REGIONS.province_at(at(24.808, 93.944)).is_none());
    assert_eq!(
        REGIONS
            .country_at(at(24.808, 93.944))
            .map(|r| r.id.as_str()),
        Some("IN")
    );
    assert_eq!(
        REGIONS
            .country_at(at(48.8566, 2.3522))
            .map(|r| r.id.as_str()),
        Some("FR")
    );
}

fn place(
    precision: Precision,
    country: Option<&str>,
    admin1: Option<&str>,
    at: Option<LatLon>,
) -> Place {
    Place {
        id: PlaceId::from("p"),
        name: "P".into(),
        names: BTreeMap::new(),
        country: country.map(str::to_owned),
        admin1: admin1.map(str::to_owned),
        at,
        precision,
        radius_km: None,
        geonames: None,
    }
}

#[test]
fn the_region_of_a_place_follows_its_precision() {
    use Precision::{BorderArea, City, Country, Crossing, Province};
    let tumen = Some(at(42.9667, 129.8494));
    let bridge = Some(at(42.9560, 129.8570));
    let region = |place: &Place| REGIONS.region_of(place).map(|id| id.to_string());
    let cases = [
        (place(City, Some("CN"), None, tumen), Some("CN-JL")),
        (place(City, Some("CN"), Some("CN-GX"), tumen), Some("CN-GX")),
        (place(City, Some("CN"), Some("CN-22"), None), Some("CN-JL")),
        (
            place(Province, Some("CN"), Some("CN-LN"), None),
            Some("CN-LN"),
        ),
        (
            place(BorderArea, Some("CN"), Some("CN-JL"), tumen),
            Some("CN-unknown"),
        ),
        (
            place(BorderArea, Some("CN"), None, tumen),
            Some("CN-unknown"),
        ),
        (place(Country, Some("LA"), None, None), Some("LA-unknown")),
        (place(Country, None, None, tumen), Some("CN-unknown")),
        (place(City, None, None, tumen), Some("CN-JL")),
        (place(City, Some("CN"), None, None), Some("CN-unknown")),
        (place(City, None, None, None), None),
        (place(Country, None, None, None), None),
        (place(Crossing, Some("CN"), None, bridge), Some("CN-JL")),
        (place(Crossing, Some("KP"), None, bridge), Some("KP-09")),
        (
            place(City, Some("HK"), None, Some(at(22.2783, 114.1747))),
            Some("CN-HK"),
        ),
        (
            place(City, Some("FR"), None, Some(at(48.8566, 2.3522))),
            Some("FR-unknown"),
        ),
    ];
    for (place, expected) in cases {
        assert_eq!(region(&place).as_deref(), expected, "{place:?}");
    }
}

#[test]
fn names_are_in_three_languages() {
    let name = |id: &str, language| REGIONS.name(&RegionId::from(id), language).to_owned();
    assert_eq!(name("CN-JL", "en"), "Jilin");
    assert_eq!(name("CN-JL", "ko"), "지린성");
    assert_eq!(name("CN-22", "zh"), "吉林省");
    assert_eq!(name("CN-unknown", "ko"), "중국");
    assert_eq!(name("KP", "en"), "North Korea");
    assert_eq!(name("ZZ-9", "en"), "ZZ-9");
    assert_eq!(name("ZZ-unknown", "en"), "ZZ-unknown");
}

#[test]
fn every_old_chinese_code_is_a_province() {
    for (old, _) in CHINA_DIGITS {
        assert!(
            REGIONS.get(&RegionId::from(format!("CN-{old}"))).is_some(),
            "CN-{old}"
        );
    }
}

#[test]
fn triangles_cover_each_province() {
    for province in REGIONS.provinces() {
        let mesh = province.triangles();
        assert_eq!(mesh.indices.len() % 3, 0);
        let corner = |index: &u32| mesh.vertices[*index as usize];
        let filled: f64 = mesh
            .indices
            .chunks(3)
            .filter_map(|three| match three {
                [a, b, c] => Some([corner(a), corner(b), corner(c)]),
                _ => None,
            })
            .map(|[a, b, c]| {
                ((b.lon - a.lon) * (c.lat - a.lat) - (c.lon - a.lon) * (b.lat - a.lat)).abs() / 2.0
            })
            .sum();
        let outlined: f64 = province.polygons.iter().map(|rings| flat_area(rings)).sum();
        assert!(
            (filled - outlined).abs() < 1e-3 + outlined * 1e-3,
            "{} {filled} {outlined}",
            province.id
        );
    }
}

#[test]
fn triangles_are_placed_where_their_corners_project() {
    let view = crate::geo::View {
        camera: crate::geo::Camera {
            center: at(42.0, 127.0),
            zoom: 6.3,
        },
        width: 800.0,
        height: 600.0,
    };
    let mesh = REGIONS.get(&RegionId::from("CN-JL")).unwrap().triangles();
    let placed: Vec<_> = mesh.on(&view).collect();
    let projected: Vec<_> = mesh
        .vertices
        .iter()
        .map(|corner| view.project(*corner))
        .collect();
    assert_eq!(placed, projected);
}

fn flat_area(rings: &[Vec<LatLon>]) -> f64 {
    let area = |ring: &[LatLon]| -> f64 {
        let next = ring.iter().cycle().skip(1);
        ring.iter()
            .zip(next)
            .map(|(a, b)| a.lon * b.lat - b.lon * a.lat)
            .sum::<f64>()
            .abs()
            / 2.0
    };
    rings.split_first().map_or(0.0, |(outside, holes)| {
        area(outside) - holes.iter().map(|hole| area(hole)).sum::<f64>()
    })
}

proptest! {
    #[test]
    fn a_point_is_in_at_most_one_province(lat in 5.0..55.0, lon in 75.0..145.0) {
        let holding = REGIONS.provinces().iter().filter(|province| province.contains(at(lat, lon))).count();
        prop_assert!(holding <= 1);
    }

    #[test]
    fn a_corner_is_in_at_most_one_province(pick in 0_usize..1_000_000) {
        let corners: Vec<_> = REGIONS.provinces()[pick % 373].outline().flatten().collect();
        let corner = *corners[pick / 373 % corners.len()];
        let holding = REGIONS.provinces().iter().filter(|province| province.contains(corner)).count();
        prop_assert!(holding <= 1);
    }
}
