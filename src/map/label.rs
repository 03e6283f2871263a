//! Greedy placing of names: the first of eight places that is free, or none.

use crate::geo::Point;
use crate::map::Rect;
use crate::map::shape::{between, distance};

/// What a text on the map is for; the painter knows its weight and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelStyle {
    /// The name of a place with events.
    Event,
    /// The name of a place where people were handed over.
    FarEnd,
    /// A country's name.
    Country,
    /// A province's name.
    Province,
    /// The name of a sea, bay or lake.
    Water,
    /// A capital's or a town's name.
    Town,
    /// A name in a pill.
    Pill,
    /// The number of events beside a small ring.
    Count,
    /// The number of events in a ring.
    RingCount,
    /// The number of events in a large ring.
    BigCount,
    /// Over the tray.
    TrayTitle,
    /// A place in the tray.
    TrayName,
    /// How many people, in the tray.
    TrayPeople,
    /// The date of an event of an open stack.
    FanDate,
    /// The number of an event of an open stack.
    FanNumber,
}

impl LabelStyle {
    /// The letters' size in points.
    #[must_use]
    pub fn size(self) -> f32 {
        match self {
            Self::Country | Self::BigCount => 14.0,
            _ => 12.0,
        }
    }

    /// Whether it is of weight 600.
    #[must_use]
    pub fn is_strong(self) -> bool {
        !matches!(
            self,
            Self::FarEnd
                | Self::Province
                | Self::Water
                | Self::Town
                | Self::Pill
                | Self::TrayPeople
                | Self::FanNumber
        )
    }

    /// What is added between letters, in points. Korean countries are spaced wider.
    #[must_use]
    pub fn spacing(self, text: &str) -> f32 {
        match self {
            Self::Country if text.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c)) => 3.0,
            Self::Country => 1.6,
            Self::Province => 0.8,
            Self::Water => 1.0,
            _ => 0.0,
        }
    }
}

/// A text and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// What it is for.
    pub style: LabelStyle,
    /// Its box; it is written from the top left corner.
    pub rect: Rect,
    /// A town's dot.
    pub dot: Option<Point>,
}

/// What is already taken, through a grid over the sheet.
pub(super) struct Taken {
    columns: usize,
    rows: usize,
    cells: Vec<Vec<usize>>,
    things: Vec<(Thing, f32)>,
}

#[derive(Clone, Copy)]
enum Thing {
    Box(Rect),
    Circle(Point, f32),
}

/// What it costs to cover anything at all, as if so many square points of it were covered.
const ANY: f32 = 400.0;
/// The grid's step in points.
const CELL: f32 = 64.0;

impl Taken {
    pub(super) fn new(width: f32, height: f32) -> Self {
        let count = |size: f32| index(size) + 1;
        let (columns, rows) = (count(width), count(height));
        Self {
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
            things: Vec::new(),
        }
    }

    pub(super) fn add_box(&mut self, rect: Rect) {
        self.enter(Thing::Box(rect), rect, 1.0);
    }

    /// A box that is worse to cover than others, or less bad.
    pub(super) fn add_weighted(&mut self, rect: Rect, weight: f32) {
        self.enter(Thing::Box(rect), rect, weight);
    }

    pub(super) fn add_circle(&mut self, center: Point, r: f32, weight: f32) {
        self.enter(
            Thing::Circle(center, r),
            Rect::around(center, 2.0 * r, 2.0 * r),
            weight,
        );
    }

    /// A line, as small circles along it: names keep off it, pills rather do.
    pub(super) fn add_line(&mut self, from: Point, to: Point, half: f32) {
        const STEP: f32 = 6.0;
        let length = distance(from, to);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped"
        )]
        let steps = (length / STEP).ceil().clamp(1.0, 2000.0) as u16;
        let r = half.max(2.0);
        for step in 0..=steps {
            let at = between(from, to, f32::from(step) / f32::from(steps));
            self.enter(
                Thing::Circle(at, r),
                Rect::around(at, 2.0 * r, 2.0 * r),
                0.02,
            );
        }
    }

    fn enter(&mut self, thing: Thing, bounds: Rect, weight: f32) {
        let number = self.things.len();
        self.things.push((thing, weight));
        for cell in self.cells_of(bounds) {
            if let Some(cell) = self.cells.get_mut(cell) {
                cell.push(number);
            }
        }
    }

    fn cells_of(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let columns = self.columns;
        let (left, right) = (index(rect.left), index(rect.right).min(columns - 1));
        let (top, bottom) = (index(rect.top), index(rect.bottom).min(self.rows - 1));
        (top..=bottom).flat_map(move |y| (left..=right).map(move |x| y * columns + x))
    }

    fn things_near(&self, rect: Rect) -> impl Iterator<Item = &Thing> {
        self.cells_of(rect)
            .filter_map(|cell| self.cells.get(cell))
            .flatten()
            .filter_map(|thing| self.things.get(*thing))
            .map(|(thing, _)| thing)
    }

    /// Whether nothing is there.
    pub(super) fn is_free(&self, rect: Rect) -> bool {
        self.things_near(rect).all(|thing| match thing {
            Thing::Box(taken) => !taken.overlaps(&rect),
            Thing::Circle(center, r) => !rect.overlaps_circle(*center, *r),
        })
    }

    /// How bad it is to cover what a box covers; 0 where it is free. To cover a little of many things
    /// is as bad as to cover much of one.
    pub(super) fn cover(&self, rect: Rect) -> f32 {
        let mut seen: Vec<usize> = self
            .cells_of(rect)
            .filter_map(|cell| self.cells.get(cell))
            .flatten()
            .copied()
            .collect();
        seen.sort_unstable();
        seen.dedup();
        let cost = |(thing, weight): &(Thing, f32)| match thing {
            Thing::Box(taken) if taken.overlaps(&rect) => weight * (ANY + taken.shared(&rect)),
            Thing::Circle(center, r) if rect.overlaps_circle(*center, *r) => {
                weight * (ANY + rect.shared(&Rect::around(*center, 2.0 * r, 2.0 * r)))
            }
            _ => 0.0,
        };
        seen.into_iter()
            .filter_map(|thing| self.things.get(thing))
            .map(cost)
            .sum()
    }
}

fn index(along: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not below 0, and small"
    )]
    let cell = (along.max(0.0) / CELL) as usize;
    cell
}

/// The eight places beside a thing that reaches `reach` from a point, best first.
pub(super) fn beside(at: Point, reach: f32, (width, height): (f32, f32)) -> [Rect; 8] {
    const GAP: f32 = 4.0;
    let far = reach + GAP;
    let near = reach * 0.71 + GAP * 0.71;
    let (right, left) = (at.x + far, at.x - far - width);
    let (above, below) = (at.y - far - height + 2.0, at.y + far - 2.0);
    [
        (right, at.y - height / 2.0),
        (left, at.y - height / 2.0),
        (at.x - width / 2.0, above),
        (at.x - width / 2.0, below),
        (at.x + near, at.y - near - height),
        (at.x + near, at.y + near),
        (at.x - near - width, at.y - near - height),
        (at.x - near - width, at.y + near),
    ]
    .map(|(x, y)| Rect::at(x, y, width, height))
}

/// Nine places about the middle of something wide, best first.
pub(super) fn about(at: Point, (width, height): (f32, f32)) -> [Rect; 9] {
    let step = height + 4.0;
    [
        (0.0, 0.0),
        (0.0, -step),
        (0.0, step),
        (-width / 2.0, 0.0),
        (width / 2.0, 0.0),
        (-width / 2.0, -step),
        (width / 2.0, -step),
        (-width / 2.0, step),
        (width / 2.0, step),
    ]
    .map(|(x, y)| {
        Rect::around(
            Point {
                x: at.x + x,
                y: at.y + y,
            },
            width,
            height,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_found_across_cells() {
        let mut taken = Taken::new(300.0, 200.0);
        taken.add_box(Rect::at(-50.0, 60.0, 400.0, 10.0));
        taken.add_circle(Point { x: 150.0, y: 150.0 }, 20.0, 1.0);
        assert!(!taken.is_free(Rect::at(290.0, 65.0, 20.0, 20.0)));
        assert!(taken.is_free(Rect::at(290.0, 72.0, 20.0, 20.0)));
        assert!(!taken.is_free(Rect::at(160.0, 140.0, 30.0, 10.0)));
        assert!(
            taken.is_free(Rect::at(166.0, 166.0, 30.0, 10.0)),
            "a circle leaves its corners"
        );
    }

    #[test]
    fn no_place_beside_a_symbol_touches_it() {
        let at = Point { x: 100.0, y: 100.0 };
        for rect in beside(at, 20.0, (60.0, 16.0)) {
            assert!(!rect.overlaps_circle(at, 20.0), "{rect:?}");
        }
    }
}
