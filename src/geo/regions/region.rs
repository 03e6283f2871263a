//! One province or country: its names, its outline, what lies in it and how to fill it.

use std::sync::OnceLock;

use lyon_tessellation::math::point;
use lyon_tessellation::path::{Path, Polygon};
use lyon_tessellation::{
    BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers,
};

use crate::geo::{Point, View, WorldPoint};
use crate::model::{LatLon, RegionId};

/// A province or a country with its outline.
#[derive(Debug)]
pub struct Region {
    /// ISO 3166-2 for a province, ISO 3166-1 alpha-2 for a country.
    pub id: RegionId,
    /// English.
    pub name: String,
    /// Korean.
    pub ko: String,
    /// Chinese.
    pub zh: String,
    /// Where its label goes.
    pub label: LatLon,
    /// Rings; the first of each polygon is its outside, the others holes. The first point is not repeated.
    pub polygons: Vec<Vec<Vec<LatLon>>>,
    bounds: Bounds,
    triangles: OnceLock<Triangles>,
}

/// The smallest box of degrees that holds something. It never crosses the 180th meridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The corner with the least latitude and longitude.
    pub south_west: LatLon,
    /// The corner with the greatest.
    pub north_east: LatLon,
}

/// A region cut into triangles, to fill it.
#[derive(Debug, Default)]
pub struct Triangles {
    /// The corners.
    pub vertices: Vec<LatLon>,
    /// Three a triangle.
    pub indices: Vec<u32>,
    world: Vec<WorldPoint>,
}

/// Kilometres in a degree of latitude.
const DEGREE_KM: f64 = 111.195;

impl Bounds {
    fn around<'a>(points: impl Iterator<Item = &'a LatLon>) -> Self {
        let nowhere = Self {
            south_west: LatLon {
                lat: f64::INFINITY,
                lon: f64::INFINITY,
            },
            north_east: LatLon {
                lat: f64::NEG_INFINITY,
                lon: f64::NEG_INFINITY,
            },
        };
        points.fold(
            nowhere,
            |Self {
                 south_west: low,
                 north_east: high,
             },
             at| Self {
                south_west: LatLon {
                    lat: low.lat.min(at.lat),
                    lon: low.lon.min(at.lon),
                },
                north_east: LatLon {
                    lat: high.lat.max(at.lat),
                    lon: high.lon.max(at.lon),
                },
            },
        )
    }

    /// Whether a point lies in the box or within so many degrees of it.
    #[must_use]
    pub fn reaches(&self, at: LatLon, degrees: f64) -> bool {
        let (low, high) = (self.south_west, self.north_east);
        (low.lat - degrees..=high.lat + degrees).contains(&at.lat)
            && (low.lon - degrees..=high.lon + degrees).contains(&at.lon)
    }

    /// Whether two boxes have a point in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.south_west.lat <= other.north_east.lat
            && other.south_west.lat <= self.north_east.lat
            && self.south_west.lon <= other.north_east.lon
            && other.south_west.lon <= self.north_east.lon
    }
}

impl Region {
    /// `names`: English, Korean, Chinese.
    pub(super) fn new(
        id: RegionId,
        names: [String; 3],
        label: LatLon,
        polygons: Vec<Vec<Vec<LatLon>>>,
    ) -> Self {
        let [name, ko, zh] = names;
        let bounds = Bounds::around(polygons.iter().flatten().flatten());
        Self {
            id,
            name,
            ko,
            zh,
            label,
            polygons,
            bounds,
            triangles: OnceLock::new(),
        }
    }

    /// The box around it.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The name in a language (`en`, `ko`, `zh` or longer, as `zh-Hans`).
    #[must_use]
    pub fn name_in(&self, language: &str) -> &str {
        match language.split('-').next() {
            Some("ko") => &self.ko,
            Some("zh") => &self.zh,
            _ => &self.name,
        }
    }

    /// All rings, for drawing the outline. Each is closed: its last point joins its first.
    pub fn outline(&self) -> impl Iterator<Item = &[LatLon]> {
        self.polygons.iter().flatten().map(Vec::as_slice)
    }

    /// Whether a point lies inside. A point on the edge that two regions share lies in one of them.
    #[must_use]
    pub fn contains(&self, at: LatLon) -> bool {
        self.bounds.reaches(at, 0.0)
            && self
                .outline()
                .fold(false, |inside, ring| inside ^ crosses_oddly(ring, at))
    }

    /// How far the outline is from a point, in km: exact enough within some tens of km.
    #[must_use]
    pub fn outline_km(&self, at: LatLon) -> f64 {
        let nearest = edges(self)
            .map(|(from, to)| edge_km(at, from, to))
            .fold(f64::INFINITY, f64::min);
        nearest.max(0.0)
    }

    /// The area in square degrees of longitude at the equator: for ranking, not for publishing.
    #[must_use]
    pub fn rough_area(&self) -> f64 {
        let shoelace = |ring: &[LatLon]| -> f64 {
            let shrink = |lat: f64| lat.to_radians().sin().to_degrees();
            ring_edges(ring)
                .map(|(from, to)| {
                    (to.lon - from.lon) * f64::midpoint(shrink(to.lat), shrink(from.lat))
                })
                .sum::<f64>()
                .abs()
        };
        self.polygons
            .iter()
            .filter_map(|rings| rings.split_first())
            .map(|(outside, holes)| {
                shoelace(outside) - holes.iter().map(|hole| shoelace(hole)).sum::<f64>()
            })
            .sum()
    }

    /// The region as triangles, cut on first use (about a millisecond for a large province) and kept.
    #[must_use]
    pub fn triangles(&self) -> &Triangles {
        self.triangles.get_or_init(|| Triangles::of(&self.polygons))
    }
}

impl Triangles {
    fn of(polygons: &[Vec<Vec<LatLon>>]) -> Self {
        let mut path = Path::builder();
        for ring in polygons.iter().flatten() {
            // Thousandths of a degree are whole numbers that a 32-bit float holds exactly.
            #[expect(clippy::cast_possible_truncation, reason = "at most 180 000")]
            let points: Vec<_> = ring
                .iter()
                .map(|at| {
                    point(
                        (at.lon * 1000.0).round() as f32,
                        (at.lat * 1000.0).round() as f32,
                    )
                })
                .collect();
            path.add_polygon(Polygon {
                points: &points,
                closed: true,
            });
        }
        let mut buffers: VertexBuffers<LatLon, u32> = VertexBuffers::new();
        let made = FillTessellator::new().tessellate_path(
            &path.build(),
            &FillOptions::default().with_fill_rule(FillRule::EvenOdd),
            &mut BuffersBuilder::new(&mut buffers, |vertex: FillVertex<'_>| {
                let at = vertex.position();
                LatLon {
                    lat: f64::from(at.y) / 1000.0,
                    lon: f64::from(at.x) / 1000.0,
                }
            }),
        );
        if made.is_err() {
            return Self::default();
        }
        let world = buffers
            .vertices
            .iter()
            .map(|at| WorldPoint::from(*at))
            .collect();
        Self {
            vertices: buffers.vertices,
            indices: buffers.indices,
            world,
        }
    }

    /// The corners on a view's sheet, in the order of `vertices`: a multiplication each.
    pub fn on(&self, view: &View) -> impl Iterator<Item = Point> {
        let place = view.placer();
        self.world.iter().map(move |at| place(*at))
    }
}

fn ring_edges(ring: &[LatLon]) -> impl Iterator<Item = (LatLon, LatLon)> {
    ring.iter()
        .copied()
        .zip(ring.iter().copied().cycle().skip(1))
}

fn edges(region: &Region) -> impl Iterator<Item = (LatLon, LatLon)> {
    region.outline().flat_map(ring_edges)
}

/// Even-odd rule along the line eastwards from the point. The sum is done from the southern end of each edge, so that
/// two regions that walk a shared edge in opposite directions come to the same answer.
fn crosses_oddly(ring: &[LatLon], at: LatLon) -> bool {
    let crossings = ring_edges(ring).filter(|&(from, to)| {
        let (south, north) = if from.lat <= to.lat {
            (from, to)
        } else {
            (to, from)
        };
        if !(south.lat <= at.lat && at.lat < north.lat) {
            return false;
        }
        let share = (at.lat - south.lat) / (north.lat - south.lat);
        at.lon < south.lon + share * (north.lon - south.lon)
    });
    crossings.count() % 2 == 1
}

/// The distance of a point from a short edge, on a plane that touches the earth at the point.
fn edge_km(at: LatLon, from: LatLon, to: LatLon) -> f64 {
    let shrink = at.lat.to_radians().cos();
    let flat = |p: LatLon| {
        (
            (p.lon - at.lon) * shrink * DEGREE_KM,
            (p.lat - at.lat) * DEGREE_KM,
        )
    };
    let ((ax, ay), (bx, by)) = (flat(from), flat(to));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 {
        (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (ax + share * dx).hypot(ay + share * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon { lat, lon }
    }

    fn square(side: f64) -> Vec<LatLon> {
        vec![at(0.0, 0.0), at(0.0, side), at(side, side), at(side, 0.0)]
    }

    fn region(polygons: Vec<Vec<Vec<LatLon>>>) -> Region {
        Region::new(
            "XX".into(),
            ["A".into(), "가".into(), "甲".into()],
            at(0.0, 0.0),
            polygons,
        )
    }

    #[test]
    fn a_hole_is_outside() {
        let hole = vec![at(1.0, 1.0), at(1.0, 2.0), at(2.0, 2.0), at(2.0, 1.0)];
        let ring = region(vec![vec![square(3.0), hole]]);
        assert!(ring.contains(at(0.5, 0.5)));
        assert!(!ring.contains(at(1.5, 1.5)));
        assert!(!ring.contains(at(3.5, 1.5)));
    }

    #[test]
    fn distance_is_in_km() {
        let tile = region(vec![vec![square(1.0)]]);
        assert!((tile.outline_km(at(0.5, 1.1)) - 11.1).abs() < 0.1);
        assert!((tile.outline_km(at(1.1, 1.1)) - 15.7).abs() < 0.1);
    }

    #[test]
    fn triangles_have_the_regions_area() {
        let hole = vec![at(1.0, 1.0), at(1.0, 2.0), at(2.0, 2.0), at(2.0, 1.0)];
        let ring = region(vec![vec![square(3.0), hole]]);
        let mesh = ring.triangles();
        let corner = |index: u32| mesh.vertices[index as usize];
        let area: f64 = mesh
            .indices
            .chunks(3)
            .map(|three| {
                let [a, b, c] = [corner(three[0]), corner(three[1]), corner(three[2])];
                ((b.lon - a.lon) * (c.lat - a.lat) - (c.lon - a.lon) * (b.lat - a.lat)).abs() / 2.0
            })
            .sum();
        assert!((area - 8.0).abs() < 1e-6, "{area}");
    }

    #[test]
    fn languages_are_known_by_their_first_part() {
        let named = region(vec![]);
        assert_eq!(
            [
                named.name_in("en"),
                named.name_in("ko-KR"),
                named.name_in("zh-Hans")
            ],
            ["A", "가", "甲"]
        );
        assert_eq!(named.name_in("fr"), "A");
    }
}
