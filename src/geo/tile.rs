//! Squares of the Mercator world: zoom, column and row, and their number along the Hilbert curve of `PMTiles`.

use crate::geo::{View, WorldPoint};

/// A tile: at zoom `z` the world is 2ᶻ tiles wide and high, counted from the north-west.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileCoord {
    /// Zoom.
    pub z: u8,
    /// Column, eastwards.
    pub x: u32,
    /// Row, southwards.
    pub y: u32,
}

/// The deepest zoom whose tiles have a number here.
const MAX_ZOOM: u8 = 28;

/// How many tiles the zooms above this one have: 1 + 4 + 16 + …
fn before(z: u8) -> u64 {
    ((1 << (2 * u32::from(z))) - 1) / 3
}

impl TileCoord {
    /// The whole world.
    pub const WORLD: Self = Self { z: 0, x: 0, y: 0 };

    /// Whether the world has such a tile, at a zoom that is known here.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self.z <= MAX_ZOOM && self.x >> self.z == 0 && self.y >> self.z == 0
    }

    /// The tile one zoom further away that holds it.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        Some(Self {
            z: self.z.checked_sub(1)?,
            x: self.x / 2,
            y: self.y / 2,
        })
    }

    /// The tile, its parent and so on up to the world.
    pub fn and_ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |coord| coord.parent())
    }

    /// Where in an ancestor the tile lies: its north-west corner and its side, as shares of the ancestor's side.
    /// `None` where the other is no ancestor.
    #[must_use]
    pub fn within(self, ancestor: Self) -> Option<(f64, f64, f64)> {
        let deeper = u32::from(self.z.checked_sub(ancestor.z)?);
        let (x, y) = (self.x.checked_shr(deeper)?, self.y.checked_shr(deeper)?);
        if (x, y) != (ancestor.x, ancestor.y) {
            return None;
        }
        let side = f64::from(deeper).exp2().recip();
        let part = |at: u32, of: u32| f64::from(at - (of << deeper)) * side;
        Some((part(self.x, x), part(self.y, y), side))
    }

    /// The point of the world at a share of the tile's side, from its north-west corner.
    #[must_use]
    pub fn point(self, x: f64, y: f64) -> WorldPoint {
        let side = f64::from(self.z).exp2().recip();
        WorldPoint {
            x: (f64::from(self.x) + x) * side,
            y: (f64::from(self.y) + y) * side,
        }
    }

    /// Whether a point of the world lies in the tile. Each point lies in one tile of a zoom.
    #[must_use]
    pub fn holds(self, at: WorldPoint) -> bool {
        let tiles = f64::from(self.z).exp2();
        // Points that came through degrees may have moved by less than this.
        let near = |at: f64| (at * tiles + 1e-7).floor();
        let same = |at: f64, index: u32| (near(at) - f64::from(index)).abs() < 0.5;
        same(at.x, self.x) && same(at.y, self.y)
    }

    /// The tiles of a zoom that a view shows, row by row.
    pub fn shown(view: &View, z: u8) -> impl Iterator<Item = Self> {
        let z = z.min(MAX_ZOOM);
        let corner = |x: f32, y: f32| {
            let at = WorldPoint::from(view.unproject(crate::geo::Point { x, y }));
            let last = f64::from((1_u32 << z) - 1);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped to the tiles of a zoom"
            )]
            let index = |at: f64| (at * f64::from(z).exp2()).floor().clamp(0.0, last) as u32;
            (index(at.x), index(at.y))
        };
        let ((left, top), (right, bottom)) = (corner(0.0, 0.0), corner(view.width, view.height));
        (top..=bottom).flat_map(move |y| (left..=right).map(move |x| Self { z, x, y }))
    }

    /// The tile's number in a `PMTiles` archive: all tiles of the zooms above first, then along a Hilbert curve.
    pub(super) fn hilbert(self) -> Option<u64> {
        if !self.is_valid() {
            return None;
        }
        let (mut x, mut y) = (u64::from(self.x), u64::from(self.y));
        let mut along = 0_u64;
        for level in (0..self.z).rev() {
            let half = 1_u64 << level;
            let (east, south) = (u64::from(x & half != 0), u64::from(y & half != 0));
            along += half * half * ((3 * east) ^ south);
            (x, y) = turned(x & (half - 1), y & (half - 1), half, east, south);
        }
        Some(before(self.z) + along)
    }

    /// The tile with a number.
    pub(super) fn from_hilbert(id: u64) -> Option<Self> {
        let z = (0..=MAX_ZOOM).find(|z| id < before(z + 1))?;
        let mut rest = id - before(z);
        let (mut x, mut y) = (0_u64, 0_u64);
        for level in 0..z {
            let half = 1_u64 << level;
            let east = (rest / 2) & 1;
            let south = (rest ^ east) & 1;
            (x, y) = turned(x, y, half, east, south);
            x += half * east;
            y += half * south;
            rest /= 4;
        }
        Some(Self {
            z,
            x: u32::try_from(x).ok()?,
            y: u32::try_from(y).ok()?,
        })
    }
}

/// A quarter of the curve is the whole curve, mirrored where it lies in the north.
fn turned(x: u64, y: u64, side: u64, east: u64, south: u64) -> (u64, u64) {
    match (east, south) {
        (_, 1) => (x, y),
        (1, _) => (side - 1 - y, side - 1 - x),
        _ => (y, x),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::Camera;
    use crate::model::LatLon;

    fn coord(z: u8, x: u32, y: u32) -> TileCoord {
        TileCoord { z, x, y }
    }

    #[test]
    fn numbers_are_those_of_the_specification() {
        let cases = [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ];
        for ((z, x, y), id) in cases {
            assert_eq!(coord(z, x, y).hilbert(), Some(id), "{z}/{x}/{y}");
            assert_eq!(TileCoord::from_hilbert(id), Some(coord(z, x, y)), "{id}");
        }
    }

    #[test]
    fn tiles_outside_the_world_have_no_number() {
        assert_eq!(coord(1, 2, 0).hilbert(), None);
        assert_eq!(coord(29, 0, 0).hilbert(), None);
        assert_eq!(coord(255, 0, 0).hilbert(), None);
        assert_eq!(TileCoord::from_hilbert(u64::MAX), None);
    }

    #[test]
    fn a_child_is_a_quarter_of_its_parent() {
        assert_eq!(coord(3, 5, 2).within(coord(2, 2, 1)), Some((0.5, 0.0, 0.5)));
        assert_eq!(coord(3, 5, 2).within(coord(3, 5, 2)), Some((0.0, 0.0, 1.0)));
        assert_eq!(coord(3, 5, 2).within(coord(2, 1, 1)), None);
        assert_eq!(coord(2, 2, 1).within(coord(3, 5, 2)), None);
    }

    #[test]
    fn a_view_shows_the_tiles_it_touches() {
        let camera = Camera {
            center: LatLon { lat: 0.0, lon: 0.0 },
            zoom: 2.0,
        };
        let view = View {
            camera,
            width: 300.0,
            height: 300.0,
        };
        let shown: Vec<_> = TileCoord::shown(&view, 2)
            .map(|tile| (tile.x, tile.y))
            .collect();
        assert_eq!(shown, [(1, 1), (2, 1), (1, 2), (2, 2)]);
    }

    proptest! {
        #[test]
        fn the_number_leads_back_to_the_tile(z in 0_u8..=28, x in any::<u32>(), y in any::<u32>()) {
            let tile = coord(z, x & ((1 << z) - 1), y & ((1 << z) - 1));
            prop_assert_eq!(tile.hilbert().and_then(TileCoord::from_hilbert), Some(tile));
        }

        #[test]
        fn neighbours_on_the_curve_touch(z in 1_u8..=10, step in any::<u64>()) {
            let id = before(z) + step % ((1 << (2 * u32::from(z))) - 1);
            let (a, b) = (TileCoord::from_hilbert(id).unwrap(), TileCoord::from_hilbert(id + 1).unwrap());
            prop_assert_eq!(a.x.abs_diff(b.x) + a.y.abs_diff(b.y), 1);
        }
    }
}
