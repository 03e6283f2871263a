//! The view that shows some places, on a map that ends at the date line.

use crate::geo::{Camera, View, WorldPoint};
use crate::model::LatLon;

impl View {
    /// The nearest view on a sheet of another size that shows all of this, and its middle in the middle.
    #[must_use]
    pub fn on_sheet(&self, width: f32, height: f32) -> Self {
        let room = (width / self.width).min(height / self.height);
        let nearer = f64::from(room.max(f32::MIN_POSITIVE)).log2();
        Self {
            camera: Camera {
                zoom: self.camera.zoom + nearer,
                ..self.camera
            },
            width,
            height,
        }
        .clamped()
    }

    /// The nearest view of this size that shows all places with a margin, at most at `max_zoom`.
    #[must_use]
    pub fn fitted(
        &self,
        places: impl IntoIterator<Item = LatLon>,
        margin: f32,
        max_zoom: f64,
    ) -> Self {
        let places: Vec<WorldPoint> = places.into_iter().map(WorldPoint::from).collect();
        let Some((left, right)) = shown_span(&places) else {
            return *self;
        };
        let inside = places.iter().filter(|at| (left..=right).contains(&at.x));
        let (top, bottom) = inside.fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), at| {
            (top.min(at.y), bottom.max(at.y))
        });
        let room = |size: f32| f64::from((size - 2.0 * margin).max(32.0)) / 256.0;
        let zoom_x = (room(self.width) / (right - left).max(1e-9)).log2();
        let zoom_y = (room(self.height) / (bottom - top).max(1e-9)).log2();
        let zoom = zoom_x.min(zoom_y).min(max_zoom);
        let center = WorldPoint {
            x: f64::midpoint(left, right),
            y: f64::midpoint(top, bottom),
        };
        Self {
            camera: Camera {
                center: center.into(),
                zoom,
            },
            ..*self
        }
        .clamped()
    }
}

/// How much narrower than from the westernmost to the easternmost place the way across the date line is, where
/// the one is given up for the other.
const NARROWER: f64 = 0.5;

/// From where to where a view goes that is to show places. Those that lie on both sides of the date line are far
/// apart on a map that ends there: it shows the side with most of them rather than the whole world for a few.
fn shown_span(places: &[WorldPoint]) -> Option<(f64, f64)> {
    let mut along: Vec<f64> = places.iter().map(|at| at.x).collect();
    along.sort_by(f64::total_cmp);
    let (first, last) = (*along.first()?, *along.last()?);
    let gaps = along.iter().zip(along.iter().skip(1)).enumerate();
    let gap = |(at, (west, east)): (usize, (&f64, &f64))| (at, *west, *east);
    let widest = gaps
        .map(gap)
        .max_by(|a, b| (a.2 - a.1).total_cmp(&(b.2 - b.1)));
    let Some((at, west, east)) = widest else {
        return Some((first, last));
    };
    let across = 1.0 - (east - west);
    if across > NARROWER * (last - first) {
        return Some((first, last));
    }
    let in_the_west = at + 1;
    Some(if in_the_west > along.len() / 2 {
        (first, west)
    } else {
        (east, last)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::Point;
    use crate::geo::projection::tests::{KOREA, place, view};

    #[test]
    fn fitted_to_nothing_is_the_same_view() {
        assert_eq!(KOREA.fitted([], 10.0, 9.0), KOREA);
    }

    #[test]
    fn a_few_places_beyond_the_date_line_do_not_make_the_view_show_the_world() {
        let at = |(lat, lon)| LatLon { lat, lon };
        let east = [(40.0, 98.0), (22.0, 104.0), (55.0, 130.0), (66.0, 178.0)].map(at);
        let few = KOREA.fitted(east.into_iter().chain([at((66.0, -172.0))]), 20.0, 9.0);
        assert_eq!(few, KOREA.fitted(east, 20.0, 9.0));
        assert!(few.camera.zoom > 2.9, "{few:?}");
        // From America to Asia it is no shorter across the sea: both are shown.
        let far = [(40.0, -100.0), (40.0, 100.0)].map(at);
        let world = KOREA.fitted(far, 20.0, 9.0);
        assert!(far.iter().all(|at| world.shows(world.project(*at))));
    }

    proptest! {
        #[test]
        fn another_sheet_shows_all_that_is_seen_and_the_same_middle(
            seen in view(),
            (width, height) in (200.0_f32..3000.0, 200.0_f32..3000.0),
        ) {
            let seen = seen.clamped();
            let other = seen.on_sheet(width, height);
            prop_assert_eq!((other.width, other.height), (width, height));
            let world = 256.0 * other.camera.zoom.exp2();
            // Where the world ends, or the map goes no nearer or further, there is not more to be had.
            prop_assume!(world > 2.0 * f64::from(width.max(height)) && other.camera.zoom > 2.01);
            let middle = other.project(seen.camera.center);
            let at = |share_x: f32, share_y: f32| other.project(seen.unproject(Point {
                x: share_x * seen.width,
                y: share_y * seen.height,
            }));
            for corner in [at(0.0, 0.0), at(1.0, 0.0), at(0.0, 1.0), at(1.0, 1.0)] {
                prop_assert!(corner.x >= -0.5 && corner.x <= width + 0.5, "{corner:?}");
                prop_assert!(corner.y >= -0.5 && corner.y <= height + 0.5, "{corner:?}");
            }
            let at = WorldPoint::from(seen.camera.center);
            let reach = f64::from(width.max(height)) / 2.0 / world;
            let inside = |at: f64| (reach..=1.0 - reach).contains(&at);
            if inside(at.x) && inside(at.y) {
                let off = (middle.x - width / 2.0, middle.y - height / 2.0);
                prop_assert!(off.0.abs() < 0.5 && off.1.abs() < 0.5, "{off:?}");
            }
        }

        #[test]
        fn fitted_shows_every_place(view in view(), places in proptest::collection::vec(place(), 1..20)) {
            let fitted = view.fitted(places.iter().copied(), 20.0, 12.0);
            let points: Vec<WorldPoint> = places.iter().map(|at| WorldPoint::from(*at)).collect();
            let (west, east) = shown_span(&points).unwrap();
            let places = places.into_iter().filter(|at| (west..=east).contains(&WorldPoint::from(*at).x));
            let world = 256.0 * fitted.camera.zoom.exp2();
            // Where the world itself is wider than the sheet allows, not all can be shown.
            prop_assume!(world > f64::from(view.width.max(view.height)) + 1.0 && fitted.camera.zoom > 2.01);
            for at in places {
                let point = fitted.project(at);
                prop_assert!(point.x >= -0.5 && point.x <= fitted.width + 0.5, "{point:?}");
                prop_assert!(point.y >= -0.5 && point.y <= fitted.height + 0.5, "{point:?}");
            }
        }
    }
}
