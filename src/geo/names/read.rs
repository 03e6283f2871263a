//! Reads a tile's towns and waters. Attribute names are those of Protomaps' basemaps, version 4.

use std::collections::HashMap;
use std::sync::Arc;

use geo_types::{Geometry, Point};
use mvt_reader::Reader;
use mvt_reader::feature::{Feature, Value};

use super::{MapName, NameKind};
use crate::geo::{Archive, TileCoord};
use crate::model::LatLon;

/// Units across a tile.
const EXTENT: f32 = 4096.0;

/// The names whose points lie in a tile. None where the tile is missing or damaged.
pub(super) fn names(archive: &Archive, tile: TileCoord) -> Vec<Arc<MapName>> {
    let read = || {
        let reader = Reader::new(archive.tile(tile).ok()??).ok()?;
        let layers = reader.get_layer_metadata().ok()?;
        let layers = layers
            .into_iter()
            .filter(|layer| matches!(layer.name.as_str(), "places" | "water"));
        let features = layers.filter_map(|layer| reader.get_features(layer.layer_index).ok());
        Some(
            features
                .flatten()
                .flat_map(|feature| feature_names(tile, feature))
                .map(Arc::new)
                .collect(),
        )
    };
    read().unwrap_or_default()
}

fn feature_names(tile: TileCoord, feature: Feature) -> Vec<MapName> {
    let points: Vec<Point<f32>> = match feature.geometry {
        Geometry::Point(point) => vec![point],
        Geometry::MultiPoint(points) => points.0,
        _ => return Vec::new(),
    };
    let Some(name) = feature.properties.as_ref().and_then(unplaced) else {
        return Vec::new();
    };
    // What lies in the margin around the tile is the neighbour's to name.
    let inside = |point: &Point<f32>| {
        [point.x(), point.y()]
            .iter()
            .all(|units| (0.0..EXTENT).contains(units))
    };
    let share = |units: f32| f64::from(units / EXTENT);
    let place = |point: Point<f32>| LatLon::from(tile.point(share(point.x()), share(point.y())));
    points
        .into_iter()
        .filter(inside)
        .map(|point| MapName {
            at: place(point),
            ..name.clone()
        })
        .collect()
}

/// A town's or a water's name from its attributes, at no place yet; `None` for what the regions name, and for the nameless.
fn unplaced(properties: &HashMap<String, Value>) -> Option<MapName> {
    let text = |key: &str| match properties.get(key) {
        Some(Value::String(text)) if !text.is_empty() => Some(text.as_str()),
        _ => None,
    };
    let number = |key: &str| match properties.get(key) {
        Some(Value::Int(number) | Value::SInt(number)) => u32::try_from(*number).ok(),
        Some(Value::UInt(number)) => u32::try_from(*number).ok(),
        _ => None,
    };
    let population = number("population");
    let (kind, weight) = match text("kind")? {
        "locality" if text("capital") == Some("yes") => {
            (NameKind::Capital, population.map_or(0.0, f64::from))
        }
        "locality" => (NameKind::Town, population.map_or(0.0, f64::from)),
        "ocean" => (NameKind::Water, 4.0),
        "sea" => (NameKind::Water, 3.0),
        "bay" | "strait" => (NameKind::Water, 2.0),
        "lake" => (NameKind::Water, 1.0),
        _ => return None,
    };
    // The tiles' names are thinned out to be read at 512 points a tile, a zoom nearer than they are drawn here. Capitals
    // come at once: Pyongyang would wait because Seoul is near.
    // Only lakes don't say from where on they are worth a name.
    let first = 5.0;
    let later = if kind == NameKind::Capital { -0.5 } else { 0.5 };
    Some(MapName {
        kind,
        name: text("name")?.to_owned(),
        ko: text("name:ko").map(str::to_owned),
        zh: text("name:zh").map(str::to_owned),
        at: LatLon { lat: 0.0, lon: 0.0 },
        population: population.map(u64::from),
        min_zoom: number("min_zoom").map_or(first, f64::from) + later,
        weight,
        region: None,
    })
}
