//! The basemap as outlines: the embedded tiles clipped to the map's box and thinned to what can be seen.

use std::collections::HashSet;

use geo_types::{Coord, Geometry, LineString};
use mvt_reader::Reader;
use mvt_reader::feature::{Feature, Value};

use crate::figure::crop::{clipped_area, clipped_line, thinned};
use crate::figure::{Item, Line, Path};
use crate::geo::widths::{COUNTRY, DISPUTED, PROVINCE, RAIL, RIVER, Widths, coast_width, width_at};
use crate::geo::{Archive, Point, TileCoord, View, rings, shores};
use crate::map::Rect;
use crate::palette::{Colour, Palette};

/// Units across a vector tile.
const EXTENT: f32 = 4096.0;
/// So far outside the map's box lines go on, so that none ends in it.
const MARGIN: f32 = 6.0;
/// What bends by less than this is straight: a tenth of a millimetre on paper.
const THIN: f32 = 0.28;
/// No view needs more tiles than this.
const MOST_TILES: usize = 96;

/// The lines and areas of the ground.
#[derive(Default)]
struct Ground {
    water: Path,
    coast: Path,
    river: Path,
    rail: Path,
    province: Path,
    country: Path,
    disputed: Path,
}

/// The ground of a view, from below to above: land, water, lines.
pub(super) fn ground(archive: &Archive, view: &View, palette: &Palette<Colour>) -> Vec<Item> {
    let mut ground = Ground::default();
    for coord in tiles(archive, view) {
        ground.read(archive, view, coord);
    }
    ground.items(view, palette)
}

/// The tiles of a view, in the zoom whose detail can just be seen.
fn tiles(archive: &Archive, view: &View) -> Vec<TileCoord> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "zooms are few"
    )]
    let mut z = (view.camera.zoom + 1.2).floor().clamp(0.0, 15.0) as u8;
    while z > 0 && TileCoord::shown(view, z).count() > MOST_TILES {
        z -= 1;
    }
    let mut seen = HashSet::new();
    TileCoord::shown(view, z)
        .filter_map(|coord| archive.deepest(coord))
        .filter(|coord| seen.insert(*coord))
        .collect()
}

/// A tile on the sheet.
struct Placed<'a> {
    coord: TileCoord,
    corner: Point,
    unit: f32,
    view: &'a View,
}

impl<'a> Placed<'a> {
    fn new(coord: TileCoord, view: &'a View) -> Self {
        let place = view.placer();
        let (corner, far) = (place(coord.point(0.0, 0.0)), place(coord.point(1.0, 1.0)));
        Self {
            coord,
            corner,
            unit: (far.x - corner.x) / EXTENT,
            view,
        }
    }

    fn place(&self, at: Coord<f32>) -> Point {
        Point {
            x: self.corner.x + at.x * self.unit,
            y: self.corner.y + at.y * self.unit,
        }
    }

    fn sheet(&self) -> Rect {
        Rect::at(0.0, 0.0, self.view.width, self.view.height).grown(MARGIN)
    }

    /// The tile's own part of the sheet: what lies in its margin is the neighbour's to draw.
    fn own(&self) -> Rect {
        let side = self.unit * EXTENT;
        let own = Rect::at(self.corner.x, self.corner.y, side, side);
        let sheet = self.sheet();
        Rect {
            left: own.left.max(sheet.left),
            top: own.top.max(sheet.top),
            right: own.right.min(sheet.right),
            bottom: own.bottom.min(sheet.bottom),
        }
    }

    fn line(&self, points: &[Coord<f32>], out: &mut Path) {
        let points: Vec<Point> = points.iter().map(|at| self.place(*at)).collect();
        for piece in clipped_line(&points, &self.own()) {
            out.add(&thinned(&piece, THIN), false);
        }
    }

    /// An area keeps the tile's margin: areas that overlap leave no seam.
    fn area(&self, ring: &LineString<f32>, out: &mut Path) {
        let points: Vec<Point> = ring.0.iter().map(|at| self.place(*at)).collect();
        let area = thinned(&clipped_area(&points, &self.sheet()), THIN);
        if area.len() > 2 {
            out.add(&area, true);
        }
    }
}

impl Ground {
    /// A tile that is missing or damaged leaves the others whole.
    fn read(&mut self, archive: &Archive, view: &View, coord: TileCoord) {
        let Ok(Some(bytes)) = archive.tile(coord) else {
            return;
        };
        let placed = Placed::new(coord, view);
        let Ok(reader) = Reader::new(bytes) else {
            return;
        };
        for layer in reader.get_layer_metadata().unwrap_or_default() {
            let wanted = matches!(layer.name.as_str(), "water" | "boundaries" | "roads");
            if !wanted {
                continue;
            }
            for feature in reader.get_features(layer.layer_index).unwrap_or_default() {
                self.add(&placed, &layer.name, feature);
            }
        }
    }

    fn add(&mut self, placed: &Placed, layer: &str, feature: Feature) {
        let is = |key: &str, value: &str| text(&feature, key) == Some(value);
        let detail = number(&feature, "kind_detail");
        let target = match layer {
            "water" if is("kind", "river") => &mut self.river,
            "water" => return self.add_water(placed, feature.geometry),
            "roads" if is("kind", "rail") => &mut self.rail,
            "boundaries" if detail == Some(4) => &mut self.province,
            "boundaries" if detail == Some(2) && has(&feature, "disputed") => &mut self.disputed,
            "boundaries" if detail == Some(2) => &mut self.country,
            _ => return,
        };
        for line in lines(feature.geometry) {
            placed.line(&line.0, target);
        }
    }

    fn add_water(&mut self, placed: &Placed, geometry: Geometry<f32>) {
        for ring in rings(geometry) {
            placed.area(&ring, &mut self.water);
            for shore in shores(placed.coord, &ring.0) {
                placed.line(&shore, &mut self.coast);
            }
        }
    }

    fn items(self, view: &View, palette: &Palette<Colour>) -> Vec<Item> {
        let zoom = view.camera.zoom;
        #[expect(clippy::cast_possible_truncation, reason = "a few points")]
        let width = |widths: &Widths| width_at(widths, zoom) as f32;
        let line = |path, width, colour| Item::lined(path, Line::new(width, colour).rounded());
        let coast = coast_width(if zoom < 4.0 { 0 } else { 10 });
        let border = width(&COUNTRY);
        let (on, off) = (DISPUTED.0 * border, DISPUTED.1 * border);
        let sheet = Rect::at(0.0, 0.0, view.width, view.height);
        let dashed = Line::new(border, palette.country).dashed(on, off);
        vec![
            Item::filled(Path::rect(&sheet), palette.land),
            Item::filled(self.water, palette.water),
            line(self.coast, coast, palette.coast),
            line(self.river, width(&RIVER), palette.river),
            line(self.rail, width(&RAIL), palette.rail),
            line(self.province, width(&PROVINCE), palette.province),
            line(self.country, border, palette.country),
            Item::lined(self.disputed, dashed),
        ]
    }
}

fn lines(geometry: Geometry<f32>) -> Vec<LineString<f32>> {
    match geometry {
        Geometry::LineString(line) => vec![line],
        Geometry::MultiLineString(lines) => lines.0,
        _ => Vec::new(),
    }
}

fn value<'a>(feature: &'a Feature, key: &str) -> Option<&'a Value> {
    feature.properties.as_ref()?.get(key)
}

fn has(feature: &Feature, key: &str) -> bool {
    value(feature, key).is_some()
}

fn text<'a>(feature: &'a Feature, key: &str) -> Option<&'a str> {
    match value(feature, key)? {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn number(feature: &Feature, key: &str) -> Option<i64> {
    match value(feature, key)? {
        Value::Int(number) | Value::SInt(number) => Some(*number),
        Value::UInt(number) => i64::try_from(*number).ok(),
        _ => None,
    }
}
