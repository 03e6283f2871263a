//! Outlines: straight and curved pieces in units of the sheet.

use crate::geo::Point;
use crate::map::Rect;

/// One step of a pen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// The pen is put down here.
    Move(Point),
    /// Straight to here.
    Line(Point),
    /// Bent to the last point by the first one.
    Quad(Point, Point),
    /// Bent to the last point by the first two.
    Cubic(Point, Point, Point),
    /// Straight back to where the pen was put down.
    Close,
}

/// An outline, of one piece or several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path(pub Vec<Step>);

/// So far from its ends a curve is bent to follow a quarter of a circle of radius 1.
const QUARTER: f32 = 0.552_285;

fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Path {
    /// A line through these points.
    #[must_use]
    pub fn line(points: &[Point]) -> Self {
        let mut path = Self::default();
        path.add(points, false);
        path
    }

    /// The area within these points.
    #[must_use]
    pub fn area(points: &[Point]) -> Self {
        let mut path = Self::default();
        path.add(points, true);
        path
    }

    /// A straight line.
    #[must_use]
    pub fn straight(from: (f32, f32), to: (f32, f32)) -> Self {
        Self::line(&[at(from.0, from.1), at(to.0, to.1)])
    }

    /// Adds a piece through these points.
    pub fn add(&mut self, points: &[Point], closed: bool) {
        let mut points = points.iter().copied();
        let Some(first) = points.next() else {
            return;
        };
        self.0.push(Step::Move(first));
        self.0.extend(points.map(Step::Line));
        if closed {
            self.0.push(Step::Close);
        }
    }

    /// A circle.
    #[must_use]
    pub fn circle(center: Point, r: f32) -> Self {
        let (x, y, q) = (center.x, center.y, r * QUARTER);
        Self(vec![
            Step::Move(at(x, y - r)),
            Step::Cubic(at(x + q, y - r), at(x + r, y - q), at(x + r, y)),
            Step::Cubic(at(x + r, y + q), at(x + q, y + r), at(x, y + r)),
            Step::Cubic(at(x - q, y + r), at(x - r, y + q), at(x - r, y)),
            Step::Cubic(at(x - r, y - q), at(x - q, y - r), at(x, y - r)),
            Step::Close,
        ])
    }

    /// A box.
    #[must_use]
    pub fn rect(rect: &Rect) -> Self {
        Self::area(&[
            at(rect.left, rect.top),
            at(rect.right, rect.top),
            at(rect.right, rect.bottom),
            at(rect.left, rect.bottom),
        ])
    }

    /// A box with round corners.
    #[must_use]
    pub fn rounded(rect: &Rect, r: f32) -> Self {
        let (left, top, right, bottom) = (rect.left, rect.top, rect.right, rect.bottom);
        let q = r * (1.0 - QUARTER);
        Self(vec![
            Step::Move(at(left + r, top)),
            Step::Line(at(right - r, top)),
            Step::Cubic(at(right - q, top), at(right, top + q), at(right, top + r)),
            Step::Line(at(right, bottom - r)),
            Step::Cubic(
                at(right, bottom - q),
                at(right - q, bottom),
                at(right - r, bottom),
            ),
            Step::Line(at(left + r, bottom)),
            Step::Cubic(
                at(left + q, bottom),
                at(left, bottom - q),
                at(left, bottom - r),
            ),
            Step::Line(at(left, top + r)),
            Step::Cubic(at(left, top + q), at(left + q, top), at(left + r, top)),
            Step::Close,
        ])
    }

    /// The same somewhere else.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        let by = |point: &mut Point| {
            point.x += dx;
            point.y += dy;
        };
        for step in &mut self.0 {
            match step {
                Step::Move(to) | Step::Line(to) => by(to),
                Step::Quad(bend, to) => [bend, to].into_iter().for_each(by),
                Step::Cubic(one, other, to) => [one, other, to].into_iter().for_each(by),
                Step::Close => {}
            }
        }
        self
    }

    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
