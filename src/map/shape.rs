//! The geometry of the symbols: equal area at equal number whatever the shape, hatching and dashes
//! as plain lines. Lengths are points.

use std::f32::consts::{PI, SQRT_2, TAU};

use crate::geo::Point;
use crate::model::Shape;

/// The radius of the circle for one person.
const PERSON_R: f32 = 1.7;
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

/// The radius of the circle whose area stands for so many people.
#[must_use]
pub fn people_radius(people: u64) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a number of people is far below 2^24"
    )]
    let people = people as f32;
    PERSON_R * people.sqrt()
}

/// The radius of the outline for the high end around a symbol of radius `r`.
#[must_use]
pub fn high_radius(shape: Shape, r: f32, high: u64) -> f32 {
    let outset = match shape {
        Shape::Circle | Shape::Ring | Shape::Saltire => OUTSET,
        Shape::Square => OUTSET / SQUARE,
        Shape::Triangle => OUTSET / (TRIANGLE / 2.0),
        Shape::Diamond => OUTSET * SQRT_2 / DIAMOND,
    };
    people_radius(high).max(r + outset)
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

/// Lines at 45° across a closed shape, `spacing` apart, clipped to it.
#[must_use]
pub fn hatch(shape: &[Point], spacing: f32) -> Vec<[Point; 2]> {
    let across = |p: &Point| (p.x + p.y) / SQRT_2;
    let along = |p: &Point| (p.x - p.y) / SQRT_2;
    let (mut least, mut most) = (f32::INFINITY, f32::NEG_INFINITY);
    for point in shape {
        least = least.min(across(point));
        most = most.max(across(point));
    }
    let mut lines = Vec::new();
    let mut crossings = Vec::new();
    // Lines lie symmetrically about the middle, so that the hatch looks the same in every place.
    let middle = least.midpoint(most);
    let first = middle - ((middle - least) / spacing).floor() * spacing;
    let mut level = if spacing > 0.0 { first } else { most };
    while level < most {
        crossings.clear();
        for (one, other) in edges(shape) {
            let (from, to) = (across(one), across(other));
            if (from <= level) != (to <= level) {
                let share = (level - from) / (to - from);
                crossings.push(along(one) + (along(other) - along(one)) * share);
            }
        }
        crossings.sort_by(f32::total_cmp);
        for pair in crossings.chunks_exact(2) {
            if let [from, to] = *pair {
                lines.push([from, to].map(|t| Point {
                    x: (level + t) / SQRT_2,
                    y: (level - t) / SQRT_2,
                }));
            }
        }
        level += spacing;
    }
    lines
}

fn edges(shape: &[Point]) -> impl Iterator<Item = (&Point, &Point)> {
    shape.iter().zip(shape.iter().cycle().skip(1))
}

/// A convex shape with so much more on every side and round corners; its corners go clockwise.
#[must_use]
pub fn rounded(shape: &[Point], by: f32) -> Vec<Point> {
    let normal = |from: &Point, to: &Point| (to.x - from.x).atan2(from.y - to.y);
    let count = shape.len();
    let mut path = Vec::with_capacity(count * 4);
    for (index, corner) in shape.iter().enumerate() {
        let (Some(before), Some(after)) = (
            shape.get((index + count - 1) % count),
            shape.get((index + 1) % count),
        ) else {
            continue;
        };
        // Angles of the two sides' outward normals, clockwise from the top.
        let from = normal(before, corner) - PI / 2.0;
        let turn = (normal(corner, after) - PI / 2.0 - from).rem_euclid(TAU);
        path.extend(arc(*corner, by, from, from + turn));
    }
    path
}

/// The convex parts of a shape: two bars of a saltire, else the shape itself.
#[must_use]
pub fn parts(shape: Shape, middle: Point, r: f32) -> Vec<Vec<Point>> {
    match shape {
        Shape::Saltire => saltire_bars(middle, r).map(|bar| bar.to_vec()).to_vec(),
        _ => vec![vertices(shape, middle, r)],
    }
}

/// A path cut into dashes of about `on` with gaps of about `off`: on a closed path both are
/// stretched a little so that they come out even.
#[must_use]
pub fn dashes(path: &[Point], closed: bool, on: f32, off: f32) -> Vec<Vec<Point>> {
    let mut corners = path.to_vec();
    if closed {
        corners.extend(path.first());
    }
    let length: f32 = corners
        .windows(2)
        .map(|pair| distance(pair[0], pair[1]))
        .sum();
    if length <= 0.0 || on <= 0.0 || off <= 0.0 {
        return Vec::new();
    }
    let stretch = if closed {
        length / ((length / (on + off)).round().max(1.0) * (on + off))
    } else {
        1.0
    };
    let (on, off) = (on * stretch, off * stretch);
    let mut cut = Cut {
        pieces: Vec::new(),
        drawing: true,
        left: on,
        on,
        off,
    };
    if let Some(first) = corners.first() {
        cut.pieces.push(vec![*first]);
    }
    for pair in corners.windows(2) {
        cut.along(pair[0], pair[1]);
    }
    // Rounding may leave a speck where a closed path ends.
    let long = |piece: &[Point]| {
        piece
            .windows(2)
            .map(|pair| distance(pair[0], pair[1]))
            .sum::<f32>()
    };
    cut.pieces.retain(|piece| long(piece) > on / 100.0);
    cut.pieces
}

/// A pen that is lifted and put down at even distances.
struct Cut {
    pieces: Vec<Vec<Point>>,
    drawing: bool,
    left: f32,
    on: f32,
    off: f32,
}

impl Cut {
    fn along(&mut self, from: Point, to: Point) {
        let length = distance(from, to);
        let mut done = 0.0;
        while length - done > self.left {
            done += self.left;
            let here = between(from, to, done / length);
            if self.drawing {
                self.draw(here);
            } else {
                self.pieces.push(vec![here]);
            }
            self.drawing = !self.drawing;
            self.left = if self.drawing { self.on } else { self.off };
        }
        self.left -= length - done;
        if self.drawing {
            self.draw(to);
        }
    }

    fn draw(&mut self, to: Point) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.push(to);
        }
    }
}

/// How far two points are apart.
pub(super) fn distance(one: Point, other: Point) -> f32 {
    (one.x - other.x).hypot(one.y - other.y)
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

    const SHAPES: [Shape; 6] = [
        Shape::Circle,
        Shape::Square,
        Shape::Triangle,
        Shape::Ring,
        Shape::Saltire,
        Shape::Diamond,
    ];

    fn area(shape: &[Point]) -> f32 {
        edges(shape)
            .map(|(a, b)| a.x * b.y - b.x * a.y)
            .sum::<f32>()
            .abs()
            / 2.0
    }

    #[test]
    fn every_shape_has_the_same_area_for_the_same_number() {
        for people in [7_u64, 40, 600] {
            let r = people_radius(people);
            for shape in SHAPES {
                let drawn = area(&vertices(shape, Point::default(), r));
                let ratio = drawn / (PI * r * r);
                assert!(
                    (ratio - 1.0).abs() < 0.02,
                    "{shape:?} for {people}: {ratio}"
                );
            }
        }
    }

    #[test]
    fn a_person_has_about_nine_square_points() {
        let r = people_radius(600);
        assert!((r - 41.64).abs() < 0.01);
        assert!((PI * r * r / 600.0 - 9.08).abs() < 0.01);
    }

    #[test]
    fn the_high_end_keeps_three_points_outside_every_side() {
        for shape in SHAPES {
            let r = people_radius(40);
            let outer = vertices(shape, Point::default(), high_radius(shape, r, 41));
            let inner = vertices(shape, Point::default(), r);
            let gap = reach(shape, high_radius(shape, r, 41)) - reach(shape, r);
            assert!(gap >= 2.99, "{shape:?}: {gap}");
            assert_eq!(outer.len() >= inner.len(), true);
        }
    }

    #[test]
    fn a_rounded_shape_keeps_its_distance() {
        for shape in [Shape::Square, Shape::Triangle, Shape::Diamond] {
            let corners = vertices(shape, Point::default(), 20.0);
            let outer = rounded(&corners, 4.0);
            let grown = area(&outer) - area(&corners);
            let rim: f32 = edges(&corners).map(|(a, b)| distance(*a, *b)).sum();
            let right = rim * 4.0 + PI * 16.0;
            assert!(
                (grown - right).abs() < right * 0.01,
                "{shape:?}: {grown} for {right}"
            );
        }
    }

    #[test]
    fn hatching_stays_inside_the_shape() {
        for shape in SHAPES {
            let corners = vertices(shape, Point { x: 30.0, y: 40.0 }, 6.5);
            let lines = hatch(&corners, 3.5);
            assert!(lines.len() >= 3, "{shape:?} has {} lines", lines.len());
            for end in lines.iter().flatten() {
                let far = distance(*end, Point { x: 30.0, y: 40.0 });
                assert!(far <= reach(shape, 6.5) + 0.01, "{shape:?}: {far}");
            }
        }
    }

    #[test]
    fn dashes_on_a_closed_path_come_out_even() {
        let circle = vertices(Shape::Circle, Point::default(), 20.0);
        let pieces = dashes(&circle, true, 3.0, 2.5);
        assert_eq!(pieces.len(), 23);
        let drawn: f32 = pieces
            .iter()
            .flat_map(|piece| piece.windows(2))
            .map(|p| distance(p[0], p[1]))
            .sum();
        assert!((drawn / (TAU * 20.0) - 3.0 / 5.5).abs() < 0.02, "{drawn}");
    }
}
