//! The basemap with and without something to draw with.

use super::*;
use crate::geo::Camera;
use crate::model::LatLon;

#[path = "../../../tests/common/graphics.rs"]
mod graphics;

const LIGHT: MapColours = MapColours {
    land: [0xF7, 0xF5, 0xF1],
    water: [0xDC, 0xE4, 0xE8],
    coast: [0xB4, 0xC0, 0xC6],
    river: [0xBD, 0xCD, 0xD6],
    country: [0xA2, 0x9B, 0x8F],
    province: [0xD3, 0xCE, 0xC4],
    rail: [0xE0, 0xDC, 0xD4],
};

const DARK: MapColours = MapColours {
    land: [0x20, 0x24, 0x28],
    water: [0x10, 0x14, 0x17],
    coast: [0x39, 0x44, 0x4B],
    river: [0x2A, 0x38, 0x40],
    country: [0x68, 0x70, 0x7A],
    province: [0x34, 0x3A, 0x40],
    rail: [0x2E, 0x33, 0x38],
};

fn archive() -> Arc<Archive> {
    Arc::new(Archive::embedded())
}

/// As if there were something to draw with.
fn threaded() -> Basemap {
    let mut basemap = Basemap::unloaded(archive(), &LIGHT);
    basemap.build_here(TileCoord::WORLD);
    basemap.work = Loader::start(&basemap.builder, || ()).map_or(Work::Here, Work::Threads);
    basemap
}

fn settle(basemap: &mut Basemap) {
    while basemap.is_loading() {
        let Work::Threads(loader) = &basemap.work else {
            return;
        };
        let Some((coord, tile)) = loader.wait() else {
            return;
        };
        basemap.keep(coord, tile);
    }
}

fn id(zoom: u8, x: u32, y: u32) -> TileId {
    TileId { zoom, x, y }
}

const WHOLE: Rect = Rect {
    min: pos2(0.0, 0.0),
    max: pos2(1.0, 1.0),
};

#[test]
fn without_wgpu_nothing_is_drawn_and_nothing_is_loaded() {
    let mut basemap = Basemap::new(&Context::default(), None, archive(), &LIGHT);
    assert!(basemap.at(id(0, 0, 0)).is_none());
    assert!(!basemap.is_loading());
}

#[test]
fn until_a_tile_is_there_its_ancestor_is_drawn() {
    let mut basemap = threaded();
    let first = basemap.at(id(2, 3, 1)).unwrap();
    assert_eq!(
        first.uv,
        Rect::from_min_max(pos2(0.75, 0.25), pos2(1.0, 0.5))
    );
    settle(&mut basemap);
    assert_eq!(basemap.at(id(2, 3, 1)).unwrap().uv, WHOLE);
}

#[test]
fn beyond_the_archive_the_deepest_tile_is_drawn_larger() {
    let mut basemap = threaded();
    basemap.at(id(12, 3525, 1513));
    settle(&mut basemap);
    let piece = basemap.at(id(12, 3525, 1513)).unwrap();
    assert!((piece.uv.width() - 0.25).abs() < 1e-6);
}

#[test]
fn tiles_outside_the_world_are_none() {
    let mut basemap = threaded();
    assert!(basemap.at(id(3, 8, 0)).is_none());
    assert!(basemap.at(id(31, u32::MAX, 0)).is_none());
}

#[test]
fn the_cache_is_bounded_and_keeps_the_world() {
    let mut basemap = threaded();
    let tile = basemap.kept(TileCoord::WORLD);
    for x in 0..1000 {
        basemap.keep(TileCoord { z: 10, x, y: 0 }, tile.clone());
    }
    assert_eq!(basemap.tiles.len(), MAX_TILES + 1);
    assert!(basemap.tiles.contains_key(&TileCoord::WORLD));
    assert!(basemap.tiles.contains_key(&TileCoord {
        z: 10,
        x: 999,
        y: 0
    }));
}

#[test]
fn a_broken_tile_is_asked_for_once() {
    let mut basemap = threaded();
    basemap.keep(TileCoord { z: 1, x: 0, y: 0 }, None);
    assert!(
        basemap.at(id(1, 0, 0)).is_some(),
        "the world is drawn instead"
    );
    assert!(!basemap.pending.contains(&TileCoord { z: 1, x: 0, y: 0 }));
}

#[test]
fn a_dyed_tile_is_the_tile_built_in_that_colour() {
    let mut basemap = Basemap::unloaded(archive(), &LIGHT);
    basemap.work = Work::Here;
    let korea = id(5, 27, 11);
    basemap.at(korea);
    basemap.set_colours(&DARK);
    let dyed = drawables(basemap.at(korea).unwrap().tile);
    let mut dark = Basemap::unloaded(archive(), &DARK);
    dark.work = Work::Here;
    assert_eq!(dyed, drawables(dark.at(korea).unwrap().tile));
    assert!(!dyed.is_empty());
}

fn drawables(tile: Tile) -> Vec<walkers::Drawable> {
    match tile {
        Tile::Vector { drawables, .. } => Arc::unwrap_or_clone(drawables),
        Tile::Raster(_) => Vec::new(),
    }
}

/// The map alone in a window.
struct Sheet {
    basemap: Basemap,
    view: View,
}

impl eframe::App for Sheet {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        let rect = ui.max_rect();
        self.basemap.paint(ui, rect, &self.view);
    }
}

const KOREA: View = View {
    camera: Camera {
        center: LatLon {
            lat: 41.0,
            lon: 126.5,
        },
        zoom: 6.4,
    },
    width: 800.0,
    height: 600.0,
};

#[test]
fn land_and_sea_are_drawn_in_the_themes_colours() {
    let Some(renderer) = graphics::renderer("land_and_sea_are_drawn_in_the_themes_colours") else {
        return;
    };
    let mut harness = egui_kittest::Harness::builder()
        .with_size([800.0, 600.0])
        .renderer(renderer)
        .build_eframe(|creation| {
            let state = creation.wgpu_render_state.as_ref();
            Sheet {
                basemap: Basemap::complete(state, archive(), &LIGHT),
                view: KOREA,
            }
        });
    for colours in [LIGHT, DARK] {
        harness.state_mut().basemap.set_colours(&colours);
        harness.run();
        let picture = harness.render().unwrap();
        let colour = |lat, lon| {
            let at = KOREA.project(LatLon { lat, lon });
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a pixel"
            )]
            let [red, green, blue, _] = picture.get_pixel(at.x as u32, at.y as u32).0;
            [red, green, blue]
        };
        assert_eq!(colour(43.7, 126.1), colours.land, "north of Jilin city");
        assert_eq!(colour(39.6, 129.3), colours.water, "in the East Sea");
    }
}

#[test]
fn the_projection_is_walkers_own() {
    for (zoom, lat, lon) in [
        (2.0, 0.0, 0.0),
        (6.4, 41.0, 126.5),
        (11.7, 42.95, 129.85),
        (13.0, -33.9, 151.2),
    ] {
        let view = View {
            camera: Camera {
                center: LatLon { lat, lon },
                zoom,
            },
            ..KOREA
        };
        let mut memory = MapMemory::default();
        memory.set_zoom(zoom).unwrap();
        let sheet = Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(view.width, view.height));
        let theirs = walkers::Projector::new(
            sheet,
            &walkers::MercatorProjection,
            &memory,
            lat_lon(lat, lon),
        );
        for (north, east) in [(0.0, 0.0), (0.1, 0.2), (-0.3, 0.05), (1.0, -2.0)] {
            let at = LatLon {
                lat: lat + north,
                lon: lon + east,
            };
            let (ours, theirs) = (view.project(at), theirs.project(lat_lon(at.lat, at.lon)));
            assert!(
                (ours.x - theirs.x).hypot(ours.y - theirs.y) < 0.1,
                "{zoom}: {ours:?} {theirs:?}"
            );
        }
    }
}
