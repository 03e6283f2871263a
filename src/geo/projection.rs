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

/// From degrees to 0..1 of the world's width and height, from the north-west.
fn to_unit(at: LatLon) -> (f64, f64) {
    let lat = at.lat.clamp(-MAX_LAT, MAX_LAT).to_radians();
    ((at.lon + 180.0) / 360.0, (1.0 - lat.tan().asinh() / PI) / 2.0)
}

fn from_unit(x: f64, y: f64) -> LatLon {
    LatLon { lat: (PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees(), lon: x * 360.0 - 180.0 }
}

impl View {
    /// Where a place is on the sheet; it may lie outside.
    #[must_use]
    pub fn project(&self, at: LatLon) -> Point {
        let (x, y) = to_unit(at);
        let (cx, cy) = to_unit(self.camera.center);
        let world = self.camera.world();
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
        Point {
            x: ((x - cx) * world) as f32 + self.width / 2.0,
            y: ((y - cy) * world) as f32 + self.height / 2.0,
        }
    }

    /// The place at a point of the sheet.
    #[must_use]
    pub fn unproject(&self, point: Point) -> LatLon {
        let (cx, cy) = to_unit(self.camera.center);
        let world = self.camera.world();
        from_unit(
            cx + f64::from(point.x - self.width / 2.0) / world,
            cy + f64::from(point.y - self.height / 2.0) / world,
        )
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
        let zoom = (self.camera.zoom + steps).clamp(*Camera::ZOOM.start(), *Camera::ZOOM.end());
        let mut next = Self { camera: Camera { zoom, ..self.camera }, ..*self };
        let moved = next.project(held);
        next = next.panned(anchor.x - moved.x, anchor.y - moved.y);
        next
    }

    /// The same view with the sheet moved by so many points, never into nothing.
    #[must_use]
    pub fn panned(&self, dx: f32, dy: f32) -> Self {
        let middle = Point { x: self.width / 2.0 - dx, y: self.height / 2.0 - dy };
        Self { camera: Camera { center: self.unproject(middle), ..self.camera }, ..*self }.clamped()
    }

    /// The same view moved and zoomed no more than needed to show no blank: the world fills the sheet.
    #[must_use]
    pub fn clamped(&self) -> Self {
        let fill = (f64::from(self.width.max(self.height)).max(1.0) / 256.0).log2();
        let zoom = self.camera.zoom.clamp(Camera::ZOOM.start().max(fill), *Camera::ZOOM.end());
        let world = 256.0 * zoom.exp2();
        let (x, y) = to_unit(self.camera.center);
        let (half_x, half_y) =
            (f64::from(self.width) / 2.0 / world, f64::from(self.height) / 2.0 / world);
        let inside = |at: f64, half: f64| if half >= 0.5 { 0.5 } else { at.clamp(half, 1.0 - half) };
        let center = from_unit(inside(x, half_x), inside(y, half_y));
        Self { camera: Camera { center, zoom }, ..*self }
    }

    /// The nearest view of this size that shows all places with a margin, at most at `max_zoom`.
    #[must_use]
    pub fn fitted(&self, places: impl IntoIterator<Item = LatLon>, margin: f32, max_zoom: f64) -> Self {
        let mut bounds: Option<(f64, f64, f64, f64)> = None;
        for place in places {
            let (x, y) = to_unit(place);
            let (left, top, right, bottom) = bounds.unwrap_or((x, y, x, y));
            bounds = Some((left.min(x), top.min(y), right.max(x), bottom.max(y)));
        }
        let Some((left, top, right, bottom)) = bounds else {
            return *self;
        };
        let room = |size: f32| f64::from((size - 2.0 * margin).max(32.0)) / 256.0;
        let zoom_x = (room(self.width) / (right - left).max(1e-9)).log2();
        let zoom_y = (room(self.height) / (bottom - top).max(1e-9)).log2();
        let zoom = zoom_x.min(zoom_y).min(max_zoom);
        let center = from_unit(f64::midpoint(left, right), f64::midpoint(top, bottom));
        Self { camera: Camera { center, zoom }, ..*self }.clamped()
    }
}
