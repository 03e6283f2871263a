//! The names on the map: countries and provinces from the regions, towns and waters from the tiles.
//! They are data here; the window places them, in one pass with the events' own labels.

mod read;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::geo::{Archive, Region, Regions, TileCoord, View, WorldPoint};
use crate::model::{LatLon, RegionId};

/// What a name is the name of, in the order in which names are given room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A country.
    Country,
    /// A sea, a bay, a strait or a lake.
    Water,
    /// A province.
    Province,
    /// A country's capital.
    Capital,
    /// Another town.
    Town,
}

/// A name and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct MapName {
    /// What it names.
    pub kind: NameKind,
    /// English, or in Latin letters.
    pub name: String,
    /// Korean, where it is known.
    pub ko: Option<String>,
    /// Chinese, where it is known.
    pub zh: Option<String>,
    /// A town's place; the middle of the label for all else.
    pub at: LatLon,
    /// People, where it is known; towns only.
    pub population: Option<u64>,
    /// The least zoom of the map at which it is worth its room.
    pub min_zoom: f64,
    /// The more, the sooner it is given room among its kind.
    pub weight: f64,
    /// The region that a country's or a province's name is the name of.
    pub region: Option<RegionId>,
}

impl MapName {
    /// The name in a language (`en`, `ko`, `zh` or longer, as `zh-Hans`); in Latin letters where it is not known.
    #[must_use]
    pub fn name_in(&self, language: &str) -> &str {
        let known = match language.split('-').next() {
            Some("ko") => self.ko.as_deref(),
            Some("zh") => self.zh.as_deref(),
            _ => None,
        };
        known.unwrap_or(&self.name)
    }
}

/// Finds the names for a view.
pub struct MapNames {
    archive: Arc<Archive>,
    regions: Vec<Arc<MapName>>,
    tiles: HashMap<TileCoord, Vec<Arc<MapName>>>,
}

/// So many tiles' names are kept: a large screen shows some 80 tiles.
const MAX_TILES: usize = 400;

/// A country is named from the zoom at which it is about as large as a square with this side, in points; a province likewise.
const COUNTRY_POINTS: f64 = 40.0;
const PROVINCE_POINTS: f64 = 60.0;

/// A municipality: a province of so few square degrees that its town's name says it all.
const MUNICIPALITY: f64 = 3.0;

impl MapNames {
    /// Measures the regions, a few milliseconds; the tiles are read when a view first shows them.
    #[must_use]
    pub fn new(archive: Arc<Archive>, regions: &Regions) -> Self {
        // Hong Kong and Macao are countries and provinces; one name is enough.
        let is_province = |country: &Region| {
            regions
                .get(&RegionId::from(format!("CN-{}", country.id)))
                .is_some()
        };
        let countries = regions
            .countries()
            .iter()
            .filter(|country| !is_province(country));
        let names = countries
            .map(|country| region_name(country, NameKind::Country, COUNTRY_POINTS))
            .chain(
                regions
                    .provinces()
                    .iter()
                    .map(|one| region_name(one, NameKind::Province, PROVINCE_POINTS)),
            );
        Self {
            archive,
            regions: names.map(Arc::new).collect(),
            tiles: HashMap::new(),
        }
    }

    /// The names worth showing on a view, the most important first. Their labels' points lie on the sheet.
    /// Reads the tiles that it has not met before (under a millisecond each): ask when the view has changed, not every frame.
    pub fn names_in(&mut self, view: &View) -> Vec<Arc<MapName>> {
        let zoom = view.camera.zoom;
        let mut names = self.tile_names(view);
        let towns: Vec<Arc<MapName>> = names
            .iter()
            .filter(|name| name.kind >= NameKind::Capital)
            .map(Arc::clone)
            .collect();
        names.extend(
            self.regions
                .iter()
                .filter(|region| !says_the_same(region, &towns))
                .map(Arc::clone),
        );
        names.retain(|name| name.min_zoom <= zoom && view.shows(view.project(name.at)));
        names.sort_by(|a, b| {
            let by_weight = b.weight.total_cmp(&a.weight);
            a.kind
                .cmp(&b.kind)
                .then(by_weight)
                .then_with(|| a.name.cmp(&b.name))
        });
        // The data has some lakes in parts.
        let mut waters = HashSet::new();
        names.retain(|name| name.kind != NameKind::Water || waters.insert(name.name.clone()));
        names
    }

    /// Towns and waters of all tiles that a view shows.
    fn tile_names(&mut self, view: &View) -> Vec<Arc<MapName>> {
        let shown: Vec<TileCoord> = TileCoord::shown(view, names_zoom(view)).collect();
        if self.tiles.len() + shown.len() > MAX_TILES {
            self.tiles.clear();
        }
        let mut names = Vec::new();
        for tile in shown {
            let Some(found) = self.archive.deepest(tile) else {
                continue;
            };
            let archive = &self.archive;
            let read = self
                .tiles
                .entry(found)
                .or_insert_with(|| read::names(archive, found));
            // A tile from further away shows its neighbours' ground too.
            names.extend(
                read.iter()
                    .filter(|name| tile.holds(WorldPoint::from(name.at)))
                    .map(Arc::clone),
            );
        }
        names
    }
}

/// The zoom of the tiles that a view shows.
fn names_zoom(view: &View) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "zooms are small and not negative"
    )]
    let zoom = view.camera.zoom.round().clamp(0.0, 24.0) as u8;
    zoom
}

fn region_name(region: &Region, kind: NameKind, points: f64) -> MapName {
    let area = region.rough_area();
    let known = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    MapName {
        kind,
        name: region.name.clone(),
        ko: known(&region.ko),
        zh: known(&region.zh),
        at: region.label,
        population: None,
        min_zoom: (points * 360.0 / 256.0 / area.max(1e-6).sqrt()).log2(),
        weight: area,
        region: Some(region.id.clone()),
    }
}

/// Whether a municipality has the name of a town that is named already.
fn says_the_same(region: &MapName, towns: &[Arc<MapName>]) -> bool {
    region.kind == NameKind::Province
        && region.weight < MUNICIPALITY
        && towns
            .iter()
            .any(|town| town.name == region.name && (town.at.lat - region.at.lat).abs() < 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::Camera;

    fn names() -> MapNames {
        MapNames::new(Arc::new(Archive::embedded()), &Regions::embedded())
    }

    fn view(lat: f64, lon: f64, zoom: f64) -> View {
        View {
            camera: Camera {
                center: LatLon { lat, lon },
                zoom,
            },
            width: 1000.0,
            height: 700.0,
        }
    }

    fn of_kind(names: &[Arc<MapName>], kind: NameKind) -> Vec<&str> {
        names
            .iter()
            .filter(|name| name.kind == kind)
            .map(|name| name.name.as_str())
            .collect()
    }

    #[test]
    fn east_asia_has_its_countries_seas_and_capitals() {
        let found = names().names_in(&view(39.0, 122.0, 4.6));
        insta::assert_snapshot!(of_kind(&found, NameKind::Country).join(" | "), @"China | Mongolia | Japan | Vietnam | North Korea | South Korea");
        insta::assert_snapshot!(of_kind(&found, NameKind::Water).join(" | "), @"East China Sea | East Sea / Sea of Japan | Yellow Sea");
        insta::assert_snapshot!(of_kind(&found, NameKind::Capital).join(" | "), @"Beijing | Seoul | Tokyo | Taipei | Hong Kong | Pyongyang | Ulan Bator");
    }

    #[test]
    fn near_the_tumen_river_the_towns_are_named() {
        let found = names().names_in(&view(42.9, 129.8, 8.6));
        let towns = of_kind(&found, NameKind::Town);
        for town in ["Yanji", "Hunchun", "Hoeryong"] {
            assert!(towns.contains(&town), "{town} in {towns:?}");
        }
        let yanji = found.iter().find(|name| name.name == "Yanji").unwrap();
        assert_eq!(
            (yanji.name_in("zh"), yanji.population.is_some()),
            ("延吉", true)
        );
    }

    #[test]
    fn nothing_is_named_twice() {
        let mut names = names();
        for zoom in [2.0, 3.5, 4.6, 5.4, 5.6, 6.5, 7.7, 9.2, 11.0] {
            for (lat, lon) in [(41.0, 126.5), (21.0, 102.0), (55.0, 100.0)] {
                let found = names.names_in(&view(lat, lon, zoom));
                let mut keys: Vec<_> = found
                    .iter()
                    .map(|name| {
                        (
                            name.kind,
                            &name.name,
                            format!("{:.1} {:.1}", name.at.lat, name.at.lon),
                        )
                    })
                    .collect();
                let all = keys.len();
                keys.sort_unstable();
                keys.dedup();
                assert_eq!(keys.len(), all, "zoom {zoom} at {lat} {lon}");
            }
        }
    }

    #[test]
    fn names_come_in_the_order_of_their_importance() {
        let found = names().names_in(&view(39.0, 122.0, 5.2));
        assert!(found.is_sorted_by_key(|name| name.kind));
        let towns: Vec<_> = found
            .iter()
            .filter(|name| name.kind == NameKind::Town)
            .map(|name| name.population)
            .collect();
        assert!(towns.is_sorted_by(|a, b| a >= b), "{towns:?}");
    }

    #[test]
    fn a_municipality_gives_way_to_its_town_and_a_province_does_not() {
        let found = names().names_in(&view(40.0, 117.0, 7.0));
        let named = found.iter().filter(|name| name.name == "Beijing").count();
        assert_eq!(named, 1);
        let jilin = names().names_in(&view(43.6, 126.4, 6.6));
        assert!(of_kind(&jilin, NameKind::Province).contains(&"Jilin"));
    }

    #[test]
    fn a_name_that_is_not_known_in_a_language_is_latin() {
        let name = MapName {
            kind: NameKind::Town,
            name: "A".into(),
            ko: Some("가".into()),
            zh: None,
            at: LatLon { lat: 0.0, lon: 0.0 },
            population: None,
            min_zoom: 0.0,
            weight: 0.0,
            region: None,
        };
        assert_eq!(
            [
                name.name_in("en"),
                name.name_in("ko-KR"),
                name.name_in("zh")
            ],
            ["A", "가", "A"]
        );
    }

    #[test]
    fn no_more_tiles_are_kept_than_allowed() {
        let mut names = names();
        for lon in -170..170 {
            names.names_in(&view(40.0, f64::from(lon), 7.0));
        }
        assert!(names.tiles.len() <= MAX_TILES);
    }
}
