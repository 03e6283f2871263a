//! A box on the sheet, in points.

use crate::geo::Point;

/// A box on the sheet, in points; `left ≤ right`, `top ≤ bottom`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The smallest x.
    pub left: f32,
    /// The smallest y.
    pub top: f32,
    /// The greatest x.
    pub right: f32,
    /// The greatest y.
    pub bottom: f32,
}

impl Rect {
    /// The box from a corner, so wide and so high.
    #[must_use]
    pub fn at(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    /// The box around a point.
    #[must_use]
    pub fn around(center: Point, width: f32, height: f32) -> Self {
        Self::at(
            center.x - width / 2.0,
            center.y - height / 2.0,
            width,
            height,
        )
    }

    /// From left to right.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// From top to bottom.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// The middle.
    #[must_use]
    pub fn center(&self) -> Point {
        Point {
            x: self.left.midpoint(self.right),
            y: self.top.midpoint(self.bottom),
        }
    }

    /// The box with so much more on every side.
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// The box somewhere else.
    #[must_use]
    pub fn moved(&self, dx: f32, dy: f32) -> Self {
        Self::at(self.left + dx, self.top + dy, self.width(), self.height())
    }

    /// The box grown about its middle to at least this size.
    #[must_use]
    pub fn at_least(&self, size: f32) -> Self {
        Self::around(
            self.center(),
            self.width().max(size),
            self.height().max(size),
        )
    }

    /// Whether a point lies in it.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }

    /// Whether it lies wholly in another.
    #[must_use]
    pub fn lies_in(&self, other: &Self) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }

    /// Whether the two have more than an edge in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the circle reaches into it.
    #[must_use]
    pub fn overlaps_circle(&self, center: Point, r: f32) -> bool {
        self.distance(center) < r
    }

    /// How far a point is from it; 0 inside.
    #[must_use]
    pub fn distance(&self, point: Point) -> f32 {
        let dx = (self.left - point.x).max(point.x - self.right).max(0.0);
        let dy = (self.top - point.y).max(point.y - self.bottom).max(0.0);
        dx.hypot(dy)
    }

    /// The area that the two have in common.
    #[must_use]
    pub fn shared(&self, other: &Self) -> f32 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    /// The point of the box that is nearest to another point.
    #[must_use]
    pub fn nearest(&self, point: Point) -> Point {
        Point {
            x: point.x.clamp(self.left, self.right.max(self.left)),
            y: point.y.clamp(self.top, self.bottom.max(self.top)),
        }
    }
}
