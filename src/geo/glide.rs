//! The way from one view to another that seems even to the eye: out while it is far, in where it arrives.

use crate::geo::{Camera, View, WorldPoint};

/// How much of the way is gone by zooming rather than by moving: the square root of 2, as people find it best
/// (van Wijk and Nuij, "Smooth and efficient zooming and panning", 2003).
const RHO: f64 = std::f64::consts::SQRT_2;

/// Views that are nearer than this share of the world are one above the other.
const SAME: f64 = 1e-9;

impl View {
    /// Where the camera is after a share of the way to another, 0 to 1.
    #[must_use]
    pub fn gliding(&self, to: Camera, share: f64) -> Camera {
        if share <= 0.0 {
            return self.camera;
        }
        if share >= 1.0 {
            return to;
        }
        let (start, end) = (
            WorldPoint::from(self.camera.center),
            WorldPoint::from(to.center),
        );
        let far = (end.x - start.x).hypot(end.y - start.y);
        // How much of the world is seen from side to side.
        let seen = |zoom: f64| f64::from(self.width.max(1.0)) / (256.0 * zoom.exp2());
        let (wide, last) = (seen(self.camera.zoom), seen(to.zoom));
        let (moved, seen_now) = if far < SAME {
            (share, wide * (last / wide).powf(share))
        } else {
            along(wide, last, far, share)
        };
        let center = WorldPoint {
            x: start.x + (end.x - start.x) * moved,
            y: start.y + (end.y - start.y) * moved,
        };
        Camera {
            center: center.into(),
            zoom: self.camera.zoom + (wide / seen_now).log2(),
        }
    }
}

/// What share of the distance is gone, and how much is seen, after a share of the way.
fn along(wide: f64, last: f64, far: f64, share: f64) -> (f64, f64) {
    let rho2 = RHO * RHO;
    let (square, reach) = (last * last - wide * wide, rho2 * rho2 * far * far);
    let bend = |sum: f64, width: f64| {
        let b = sum / (2.0 * width * rho2 * far);
        -b.asinh()
    };
    let (begin, end) = (bend(square + reach, wide), bend(square - reach, last));
    let at = begin + (end - begin) * share;
    let gone = wide / rho2 * (begin.cosh() * at.tanh() - begin.sinh());
    (gone / far, wide * begin.cosh() / at.cosh())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::projection::tests::{KOREA, view};

    fn near(one: Camera, other: Camera) -> bool {
        (one.center.lat - other.center.lat).abs() < 1e-3
            && (one.center.lon - other.center.lon).abs() < 1e-3
            && (one.zoom - other.zoom).abs() < 1e-3
    }

    proptest! {
        #[test]
        fn a_glide_begins_and_ends_where_it_should_and_leaps_nowhere(from in view(), to in view()) {
            let (from, to) = (from.clamped(), to.clamped().camera);
            prop_assert_eq!(from.gliding(to, 0.0), from.camera);
            prop_assert_eq!(from.gliding(to, 1.0), to);
            prop_assert!(near(from.gliding(to, 1e-7), from.camera));
            prop_assert!(near(from.gliding(to, 1.0 - 1e-7), to));
            let mut before = from.camera;
            for step in 1..=200_u8 {
                let now = from.gliding(to, f64::from(step) / 200.0);
                prop_assert!(now.zoom.is_finite() && now.center.lat.is_finite());
                prop_assert!((now.zoom - before.zoom).abs() < 1.0, "{before:?} {now:?}");
                before = now;
            }
        }
    }

    #[test]
    fn a_long_way_leads_further_out_and_a_short_one_does_not() {
        let to = |lon: f64| Camera {
            center: crate::model::LatLon {
                lon,
                ..KOREA.camera.center
            },
            ..KOREA.camera
        };
        assert!(KOREA.gliding(to(60.0), 0.5).zoom < KOREA.camera.zoom - 0.5);
        assert!(KOREA.gliding(to(128.0), 0.5).zoom > KOREA.camera.zoom - 0.1);
        let nearer = Camera {
            zoom: 9.0,
            ..KOREA.camera
        };
        assert!((KOREA.gliding(nearer, 0.5).zoom - 7.5).abs() < 1e-9);
    }
}
