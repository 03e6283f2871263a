//! The geometry of the symbols: equal area at equal number whatever the shape. Lengths are points.

use std::f32::consts::{PI, SQRT_2, TAU};

use crate::geo::Point;
use crate::model::Shape;

/// A square's half side, a triangle's circumradius, a diamond's half diagonal and a saltire's
/// arm width, each for the circle of radius 1 that has the same area.
const SQUARE: f32 = 0.886_227;
const TRIANGLE: f32 = 1.555_12;
const DIAMOND: f32 = 1.253_314;
const SALTIRE: f32 = 0.689_9;
/// A saltire's arms are so many times as long as wide.
const SALTIRE_LONG: f32 = 3.8;
/// The outline of the high end keeps at least this far outside the symbol.
const OUTSET: f32 = 3.0;

/// How much larger the radius of the outline for the high end is at least.
pub(super) fn outset(shape: Shape) -> f32 {
    match shape {
        Shape::Circle | Shape::Ring | Shape::Saltire => OUTSET,
        Shape::Square => OUTSET / SQUARE,
        Shape::Triangle => OUTSET / (TRIANGLE / 2.0),
        Shape::Diamond => OUTSET * SQRT_2 / DIAMOND,
    }
}

/// Where a shape's own middle lies when it is to look centred on a point. Only a triangle hangs
/// lower, as its tip is longer than its base is deep.
#[must_use]
pub fn centroid(shape: Shape, center: Point, r: f32) -> Point {
    match shape {
        Shape::Triangle => Point {
            x: center.x,
            y: center.y + 0.14 * TRIANGLE * r,
        },
        _ => center,
    }
}

/// How far the shape reaches from its own middle at most.
#[must_use]
pub fn reach(shape: Shape, r: f32) -> f32 {
    match shape {
        Shape::Circle | Shape::Ring => r,
        Shape::Square => SQUARE * SQRT_2 * r,
        Shape::Triangle => TRIANGLE * r,
        Shape::Diamond => DIAMOND * r,
        Shape::Saltire => SALTIRE * r / 2.0 * SALTIRE_LONG.hypot(1.0),
    }
}

/// Half the height that the shape takes.
#[must_use]
pub fn half_height(shape: Shape, r: f32) -> f32 {
    match shape {
        Shape::Circle | Shape::Ring => r,
        Shape::Square => SQUARE * r,
        Shape::Triangle => TRIANGLE * r * 0.75,
        Shape::Diamond => DIAMOND * r,
        Shape::Saltire => SALTIRE * r * (SALTIRE_LONG + 1.0) / 2.0 / SQRT_2,
    }
}

/// The corners of a shape around its own middle, as large as the circle of radius `r`.
/// A circle has as many as it needs to look round.
#[must_use]
pub fn vertices(shape: Shape, middle: Point, r: f32) -> Vec<Point> {
    let at = |x: f32, y: f32| Point {
        x: middle.x + x,
        y: middle.y + y,
    };
    match shape {
        Shape::Circle | Shape::Ring => {
            let mut circle = arc(middle, r, 0.0, TAU);
            circle.pop();
            circle
        }
        Shape::Square => {
            let s = SQUARE * r;
            vec![at(-s, -s), at(s, -s), at(s, s), at(-s, s)]
        }
        Shape::Triangle => {
            let (up, side) = (TRIANGLE * r, TRIANGLE * r * 0.866_025);
            vec![at(0.0, -up), at(side, up / 2.0), at(-side, up / 2.0)]
        }
        Shape::Diamond => {
            let d = DIAMOND * r;
            vec![at(0.0, -d), at(d, 0.0), at(0.0, d), at(-d, 0.0)]
        }
        Shape::Saltire => saltire(middle, r),
    }
}

/// The four corners of each of the two bars of a saltire.
#[must_use]
pub fn saltire_bars(middle: Point, r: f32) -> [[Point; 4]; 2] {
    let (half, long) = (SALTIRE * r / 2.0, SALTIRE * r * SALTIRE_LONG / 2.0);
    let bar =
        |x: f32, y: f32| [(-x, -y), (x, -y), (x, y), (-x, y)].map(|(x, y)| turned(middle, x, y));
    [bar(long, half), bar(half, long)]
}

fn saltire(middle: Point, r: f32) -> Vec<Point> {
    let (h, l) = (SALTIRE * r / 2.0, SALTIRE * r * SALTIRE_LONG / 2.0);
    [
        (-h, -l),
        (h, -l),
        (h, -h),
        (l, -h),
        (l, h),
        (h, h),
        (h, l),
        (-h, l),
        (-h, h),
        (-l, h),
        (-l, -h),
        (-h, -h),
    ]
    .map(|(x, y)| turned(middle, x, y))
    .to_vec()
}

/// A point of an upright cross turned by 45°.
fn turned(middle: Point, x: f32, y: f32) -> Point {
    Point {
        x: middle.x + (x - y) / SQRT_2,
        y: middle.y + (x + y) / SQRT_2,
    }
}

/// Points along a part of a circle, clockwise from the top; angles in radians.
#[must_use]
pub fn arc(center: Point, r: f32, from: f32, to: f32) -> Vec<Point> {
    let share = ((to - from) / TAU).abs().min(1.0);
    // A chord stays within a twentieth of a point of its arc.
    let whole = (PI / (1.0 - 0.05 / r.max(1.0)).acos()).clamp(32.0, 360.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 360"
    )]
    let steps = (whole * share).ceil().max(2.0) as u16;
    (0..=steps)
        .map(|step| {
            let angle = from + (to - from) * f32::from(step) / f32::from(steps);
            Point {
                x: center.x + r * angle.sin(),
                y: center.y - r * angle.cos(),
            }
        })
        .collect()
}

/// The convex parts of a shape: two bars of a saltire, else the shape itself.
#[must_use]
pub fn parts(shape: Shape, middle: Point, r: f32) -> Vec<Vec<Point>> {
    match shape {
        Shape::Saltire => saltire_bars(middle, r).map(|bar| bar.to_vec()).to_vec(),
        _ => vec![vertices(shape, middle, r)],
    }
}

/// How far two points are apart.
pub(super) fn distance(one: Point, other: Point) -> f32 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// The straight pieces of a path.
pub(super) fn pieces(path: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    path.iter().copied().zip(path.iter().copied().skip(1))
}

/// The length of a path.
pub(super) fn length(path: &[Point]) -> f32 {
    pieces(path).map(|(from, to)| distance(from, to)).sum()
}

/// The point at a share of the way.
pub(super) fn between(from: Point, to: Point, share: f32) -> Point {
    Point {
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Scale;
    use crate::map::samples::SHAPES;
    use crate::map::stroke::area;

    #[test]
    fn every_shape_has_the_same_area_for_the_same_number() {
        for r in [4.5, 10.75, 41.64] {
            for shape in SHAPES {
                let drawn = area(&vertices(shape, Point::default(), r));
                let ratio = drawn / (PI * r * r);
                assert!(
                    (ratio - 1.0).abs() < 0.02,
                    "{shape:?} of radius {r}: {ratio}"
                );
            }
        }
    }

    #[test]
    fn the_high_end_keeps_three_points_outside_every_side() {
        let scale = Scale::default();
        for shape in SHAPES {
            let r = scale.people_radius(40);
            let high = scale.high_radius(shape, r, 41);
            let outer = vertices(shape, Point::default(), high);
            let inner = vertices(shape, Point::default(), r);
            let gap = reach(shape, high) - reach(shape, r);
            assert!(gap >= 2.99, "{shape:?}: {gap}");
            assert!(outer.len() >= inner.len());
        }
    }
}
