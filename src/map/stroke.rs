//! Hatching, dashes and round corners as plain lines. Lengths are points.

use std::f32::consts::{PI, SQRT_2, TAU};

use crate::geo::Point;
use crate::map::arc;
use crate::map::shape::{self, between, distance, pieces};

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

/// More dashes than these are made longer instead: nobody sees so long a path in one piece.
const MOST_DASHES: f32 = 4000.0;

/// A path cut into dashes of about `on` with gaps of about `off`: on a closed path both are
/// stretched a little so that they come out even.
#[must_use]
pub fn dashes(path: &[Point], closed: bool, on: f32, off: f32) -> Vec<Vec<Point>> {
    let mut corners = path.to_vec();
    if closed {
        corners.extend(path.first());
    }
    let length = shape::length(&corners);
    if length <= 0.0 || on <= 0.0 || off <= 0.0 {
        return Vec::new();
    }
    let fit = length / (on + off);
    let stretch = if closed {
        fit / fit.round().clamp(1.0, MOST_DASHES)
    } else {
        (fit / MOST_DASHES).max(1.0)
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
    for (from, to) in pieces(&corners) {
        cut.along(from, to);
    }
    // Rounding may leave a speck where a closed path ends.
    cut.pieces.retain(|piece| shape::length(piece) > on / 100.0);
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

#[cfg(test)]
pub(super) fn area(shape: &[Point]) -> f32 {
    edges(shape)
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum::<f32>()
        .abs()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::samples::SHAPES;
    use crate::map::{reach, vertices};
    use crate::model::Shape;

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
    fn a_path_has_no_more_dashes_than_anyone_can_see() {
        let circle = vertices(Shape::Circle, Point::default(), 1e7);
        let line = [Point::default(), Point { x: 1e7, y: 0.0 }];
        for pieces in [
            dashes(&circle, true, 3.0, 2.5),
            dashes(&line, false, 3.0, 2.5),
        ] {
            assert!((3990..=4010).contains(&pieces.len()), "{}", pieces.len());
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
