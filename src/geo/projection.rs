//! Web Mercator between degrees and points on screen, and the camera that looks at it.

use std::f64::consts::PI;

use crate::model::LatLon;

/// A place on the map's sheet, in points from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// What the reader looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The middle of the view.
    pub center: LatLon,
    /// At zoom 0 the world is 256 points wide; each step doubles that.
    pub zoom: f64,
}

/// A camera and the size of the sheet it is seen on, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// What is looked at.
    pub camera: Camera,
    /// The sheet's width in points.
    pub width: f32,
    /// The sheet's height in points.
    pub height: f32,
}

/// The latitude at which a Mercator world is square.
const MAX_LAT: f64 = 85.051_128_779_806_59;

/// The earth's circumference at the equator in km (WGS 84).
const EQUATOR_KM: f64 = 40_075.016_686;

impl Camera {
    /// The nearest and furthest that the map goes.
    pub const ZOOM: std::ops::RangeInclusive<f64> = 2.0..=13.0;

    fn world(self) -> f64 {
        256.0 * self.zoom.exp2()
    }
}

/// A point of the Mercator world as shares of its width and height, 0 to 1 from the north-west:
/// what is drawn every frame is kept so, and placed with a multiplication.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WorldPoint {
    /// Eastwards.
    pub x: f64,
    /// Southwards.
    pub y: f64,
}

impl From<LatLon> for WorldPoint {
    fn from(at: LatLon) -> Self {
        let lat = at.lat.clamp(-MAX_LAT, MAX_LAT).to_radians();
        Self {
            x: (at.lon + 180.0) / 360.0,
            y: (1.0 - lat.tan().asinh() / PI) / 2.0,
        }
    }
}

impl From<WorldPoint> for LatLon {
    fn from(at: WorldPoint) -> Self {
        let north = PI * (1.0 - 2.0 * at.y.clamp(0.0, 1.0));
        Self {
            lat: north.sinh().atan().to_degrees(),
            lon: at.x.clamp(0.0, 1.0) * 360.0 - 180.0,
        }
    }
}

impl View {
    /// Where a place is on the sheet; it may lie outside.
    #[must_use]
    pub fn project(&self, at: LatLon) -> Point {
        self.placer()(at.into())
    }

    /// Puts many points of the world on the sheet.
    pub fn placer(&self) -> impl Fn(WorldPoint) -> Point + use<> {
        let center = WorldPoint::from(self.camera.center);
        let world = self.camera.world();
        let (middle_x, middle_y) = (self.width / 2.0, self.height / 2.0);
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
        move |at| Point {
            x: ((at.x - center.x) * world) as f32 + middle_x,
            y: ((at.y - center.y) * world) as f32 + middle_y,
        }
    }

    /// The place at a point of the sheet; beyond the world's edge, the place on the edge.
    #[must_use]
    pub fn unproject(&self, point: Point) -> LatLon {
        let center = WorldPoint::from(self.camera.center);
        let world = self.camera.world();
        LatLon::from(WorldPoint {
            x: center.x + f64::from(point.x - self.width / 2.0) / world,
            y: center.y + f64::from(point.y - self.height / 2.0) / world,
        })
    }

    /// Points on the sheet for one km on the ground at a latitude.
    #[must_use]
    pub fn points_per_km(&self, lat: f64) -> f64 {
        let shrink = lat.clamp(-MAX_LAT, MAX_LAT).to_radians().cos();
        self.camera.world() / (EQUATOR_KM * shrink)
    }

    /// Whether a point lies on the sheet.
    #[must_use]
    pub fn shows(&self, point: Point) -> bool {
        (0.0..=self.width).contains(&point.x) && (0.0..=self.height).contains(&point.y)
    }

    /// The same view drawn nearer or further so that the place under `anchor` stays there.
    #[must_use]
    pub fn zoomed(&self, steps: f64, anchor: Point) -> Self {
        let held = self.unproject(anchor);
        let zoom = self.allowed(self.camera.zoom + steps);
        let next = Self {
            camera: Camera {
                zoom,
                ..self.camera
            },
            ..*self
        };
        let moved = next.project(held);
        next.panned(anchor.x - moved.x, anchor.y - moved.y)
    }

    /// The same view with the sheet moved by so many points, never into nothing.
    #[must_use]
    pub fn panned(&self, dx: f32, dy: f32) -> Self {
        let middle = Point {
            x: self.width / 2.0 - dx,
            y: self.height / 2.0 - dy,
        };
        Self {
            camera: Camera {
                center: self.unproject(middle),
                ..self.camera
            },
            ..*self
        }
        .clamped()
    }

    /// The same view moved and zoomed no more than needed to show no blank: the world fills the sheet.
    #[must_use]
    pub fn clamped(&self) -> Self {
        let zoom = self.allowed(self.camera.zoom);
        let world = 256.0 * zoom.exp2();
        let center = WorldPoint::from(self.camera.center);
        let inside = |at: f64, size: f32| {
            let half = f64::from(size) / 2.0 / world;
            if half < 0.5 {
                at.clamp(half, 1.0 - half)
            } else {
                0.5
            }
        };
        let center = WorldPoint {
            x: inside(center.x, self.width),
            y: inside(center.y, self.height),
        };
        Self {
            camera: Camera {
                center: center.into(),
                zoom,
            },
            ..*self
        }
    }

    /// The zoom nearest to the one wished for at which the map exists and the world is no smaller than the sheet.
    fn allowed(&self, zoom: f64) -> f64 {
        let (least, most) = (*Camera::ZOOM.start(), *Camera::ZOOM.end());
        let fill = (f64::from(self.width.max(self.height)).max(1.0) / 256.0).log2();
        zoom.clamp(fill.clamp(least, most), most)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub fn place() -> impl Strategy<Value = LatLon> {
        (-80.0..80.0, -179.0..179.0).prop_map(|(lat, lon)| LatLon { lat, lon })
    }

    pub fn view() -> impl Strategy<Value = View> {
        (place(), 0.0..16.0, 100.0_f32..3000.0, 100.0_f32..2000.0).prop_map(
            |(center, zoom, width, height)| View {
                camera: Camera { center, zoom },
                width,
                height,
            },
        )
    }

    fn apart(a: Point, b: Point) -> f32 {
        (a.x - b.x).hypot(a.y - b.y)
    }

    pub const KOREA: View = View {
        camera: Camera {
            center: LatLon {
                lat: 41.0,
                lon: 127.0,
            },
            zoom: 6.0,
        },
        width: 800.0,
        height: 600.0,
    };

    #[test]
    fn a_point_at_the_center_is_in_the_middle() {
        assert_eq!(
            KOREA.project(KOREA.camera.center),
            Point { x: 400.0, y: 300.0 }
        );
    }

    #[test]
    fn at_zoom_0_the_world_is_256_points_wide() {
        let world = View {
            camera: Camera {
                zoom: 0.0,
                ..KOREA.camera
            },
            ..KOREA
        };
        let east = world.project(LatLon {
            lat: 0.0,
            lon: 180.0,
        });
        let west = world.project(LatLon {
            lat: 0.0,
            lon: -180.0,
        });
        assert!((east.x - west.x - 256.0).abs() < 1e-3);
    }

    #[test]
    fn a_km_is_longer_on_the_sheet_in_the_north() {
        assert!(KOREA.points_per_km(60.0) > 1.99 * KOREA.points_per_km(0.0));
    }

    #[test]
    fn zooming_out_at_the_limit_stays_where_it_is() {
        let out = KOREA.zoomed(-20.0, Point { x: 700.0, y: 100.0 });
        let further = out.zoomed(-1.0, Point { x: 100.0, y: 500.0 });
        assert!(
            apart(
                out.project(KOREA.camera.center),
                further.project(KOREA.camera.center)
            ) < 0.01
        );
    }

    #[test]
    fn an_endless_sheet_is_no_panic() {
        let endless = View {
            width: f32::INFINITY,
            ..KOREA
        };
        let _ = endless.clamped();
    }

    proptest! {
        #[test]
        fn unproject_undoes_project(view in view(), at in place()) {
            let view = view.clamped();
            let point = view.project(at);
            // Far off the sheet a 32-bit point is coarse.
            prop_assume!(point.x.abs() < 1e5 && point.y.abs() < 1e5);
            let back = view.project(view.unproject(point));
            prop_assert!(apart(point, back) < 0.05, "{point:?} {back:?}");
        }

        #[test]
        fn a_clamped_view_shows_no_blank(view in view()) {
            let view = view.clamped();
            let first = view.project(LatLon { lat: MAX_LAT, lon: -180.0 });
            let last = view.project(LatLon { lat: -MAX_LAT, lon: 180.0 });
            prop_assert!(first.x <= 0.1 && first.y <= 0.1, "{first:?}");
            prop_assert!(last.x >= view.width - 0.1 && last.y >= view.height - 0.1, "{last:?}");
        }

        #[test]
        fn clamping_twice_is_clamping_once(view in view()) {
            let once = view.clamped();
            let twice = once.clamped();
            prop_assert!((once.camera.zoom - twice.camera.zoom).abs() < 1e-9);
            prop_assert!(apart(once.project(twice.camera.center), once.project(once.camera.center)) < 0.01);
        }

        #[test]
        fn zooming_in_keeps_what_is_under_the_pointer(view in view(), steps in 0.0..4.0, x in 0.0_f32..1.0, y in 0.0_f32..1.0) {
            let view = view.clamped();
            let anchor = Point { x: x * view.width, y: y * view.height };
            let held = view.unproject(anchor);
            let moved = view.zoomed(steps, anchor).project(held);
            prop_assert!(apart(anchor, moved) < 0.5, "{anchor:?} {moved:?}");
        }

        #[test]
        fn panning_there_and_back_is_nothing_away_from_the_edges(dx in -300.0_f32..300.0, dy in -300.0_f32..300.0) {
            let back = KOREA.panned(dx, dy).panned(-dx, -dy);
            let middle = Point { x: 400.0, y: 300.0 };
            prop_assert!(apart(KOREA.project(back.camera.center), middle) < 0.01);
        }
    }
}
