//! The lines along water: the rings of a tile's polygons without the seams that only cut them.

use geo_types::{Coord, Geometry, LineString};

use crate::geo::TileCoord;
use crate::model::LatLon;

/// Units across a vector tile.
const EXTENT: f64 = 4096.0;

/// The build cuts large seas along every 15th meridian and parallel (`assets/build/prepare.py`); no shore runs there.
const SEAM_DEGREES: f64 = 15.0;

/// The outlines and holes of polygons; none where the geometry is something else.
#[must_use]
pub fn rings(geometry: Geometry<f32>) -> Vec<LineString<f32>> {
    let polygons = match geometry {
        Geometry::Polygon(polygon) => vec![polygon],
        Geometry::MultiPolygon(polygons) => polygons.0,
        _ => Vec::new(),
    };
    let rings = polygons.into_iter().flat_map(|polygon| {
        let (outside, holes) = polygon.into_inner();
        std::iter::once(outside).chain(holes)
    });
    rings.collect()
}

/// A ring without its seams, as lines in units of the tile.
#[must_use]
pub fn shores(coord: TileCoord, ring: &[Coord<f32>]) -> Vec<Vec<Coord<f32>>> {
    let mut lines = Vec::new();
    let mut line: Vec<Coord<f32>> = Vec::new();
    for (from, to) in ring.iter().zip(ring.iter().skip(1)) {
        if is_seam(coord, *from, *to) {
            lines.push(std::mem::take(&mut line));
            continue;
        }
        if line.is_empty() {
            line.push(*from);
        }
        line.push(*to);
    }
    lines.push(line);
    lines.retain(|line| line.len() > 1);
    lines
}

fn is_seam(coord: TileCoord, from: Coord<f32>, to: Coord<f32>) -> bool {
    #[expect(clippy::float_cmp, reason = "units of a tile are whole numbers")]
    let (meridian, parallel) = (from.x == to.x, from.y == to.y);
    if !meridian && !parallel {
        return false;
    }
    let share = |units: f32| f64::from(units) / EXTENT;
    let at = LatLon::from(coord.point(share(from.x), share(from.y)));
    let degrees = if meridian { at.lon } else { at.lat };
    let cuts = degrees / SEAM_DEGREES;
    let unit = 360.0 / EXTENT / f64::from(coord.z).exp2();
    (cuts - cuts.round()).abs() * SEAM_DEGREES <= unit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32, y: f32) -> Coord<f32> {
        Coord { x, y }
    }

    fn ring() -> [Coord<f32>; 5] {
        [
            at(2048.0, 1024.0),
            at(2100.0, 1000.0),
            at(2100.0, 2048.0),
            at(2048.0, 2048.0),
            at(2048.0, 1024.0),
        ]
    }

    #[test]
    fn a_seas_seams_are_no_coast() {
        // The world's middle is the meridian of Greenwich, and the equator.
        let lines = shores(TileCoord::WORLD, &ring());
        assert_eq!(
            lines,
            [[at(2048.0, 1024.0), at(2100.0, 1000.0), at(2100.0, 2048.0)]]
        );
    }

    #[test]
    fn elsewhere_a_straight_shore_is_one() {
        let lines = shores(TileCoord { z: 5, x: 3, y: 3 }, &ring());
        assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [5]);
    }
}
