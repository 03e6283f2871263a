//! Stacks by the cells of a grid that lies still on the ground while the view moves over it.

use crate::geo::{View, WorldPoint};
use crate::map::ground::joined;
use crate::map::{Ground, Stack};

/// The least side of a cell in points; the largest is twice that. Whatever shares a cell touches, for the
/// smallest symbols have a radius of 4.5 and keep 2.5 apart: that is more than a cell's diagonal.
const LEAST_SIDE: f64 = 4.0;

/// The stacks of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bin {
    /// The cell's column and row, from the north-west of the world.
    pub(super) x: i32,
    pub(super) y: i32,
    /// The first of its stacks, and the first that is not.
    pub(super) first: u32,
    pub(super) end: u32,
    /// How many events they have.
    pub(super) events: u64,
    /// The people of those that are added, by the estimate.
    pub(super) people: u64,
}

/// Cells from a corner to a corner; the second is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Window {
    /// Every cell there is.
    pub(super) const ALL: Self = Self {
        left: i32::MIN,
        top: i32::MIN,
        right: i32::MAX,
        bottom: i32::MAX,
    };

    /// The cells of a level that a view shows, and so many points more on every side.
    pub(super) fn of(view: &View, level: u32, margin: f32) -> Self {
        let side = side(level, view.camera.zoom);
        let cells = f64::from(level).exp2();
        let center = WorldPoint::from(view.camera.center);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a world has at most 2^24 cells a side"
        )]
        let span = |at: f64, size: f32| {
            let half = f64::from(size / 2.0 + margin) / side;
            let middle = at * cells;
            (
                (middle - half).floor() as i32,
                (middle + half).floor() as i32 + 1,
            )
        };
        let (left, right) = span(center.x, view.width);
        let (top, bottom) = span(center.y, view.height);
        Self {
            left,
            top,
            right,
            bottom,
        }
    }

    pub(super) fn encloses(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    pub(super) fn holds(&self, bin: &Bin) -> bool {
        (self.left..self.right).contains(&bin.x) && (self.top..self.bottom).contains(&bin.y)
    }

    /// Grown to whole blocks of so many cells, so that it changes but now and then as the view moves.
    pub(super) fn in_blocks(self, of: i32) -> Self {
        let up = |cell: i32| cell.saturating_add(of - 1).div_euclid(of) * of;
        Self {
            left: self.left.div_euclid(of) * of,
            top: self.top.div_euclid(of) * of,
            right: up(self.right),
            bottom: up(self.bottom),
        }
    }
}

/// All stacks by cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// How many times the world is halved.
    pub(super) level: u32,
    pub(super) bins: Vec<Bin>,
}

impl Grid {
    /// The level whose cells are as large as they are to be at a zoom.
    pub(super) fn level(zoom: f64) -> u32 {
        let level = (256.0 * zoom.exp2() / LEAST_SIDE).log2().floor();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to what a code has"
        )]
        let level = level.clamp(0.0, f64::from(Ground::LEVELS)) as u32;
        level
    }

    /// Sorts stacks into cells. They stand in the order of their codes, so that one pass is enough.
    pub(super) fn new(stacks: &[Stack], level: u32) -> Self {
        let shift = 2 * (Ground::LEVELS - level.min(Ground::LEVELS));
        let mut bins: Vec<Bin> = Vec::new();
        let mut last = None;
        for (at, stack) in (0_u32..).zip(stacks) {
            let cell = stack.code >> shift;
            if last != Some(cell) {
                last = Some(cell);
                bins.push(Bin {
                    x: number(joined(cell)),
                    y: number(joined(cell >> 1)),
                    first: at,
                    end: at,
                    events: 0,
                    people: 0,
                });
            }
            if let Some(bin) = bins.last_mut() {
                bin.end = at + 1;
                bin.events += u64::from(stack.events);
                bin.people += stack.people;
            }
        }
        Self { level, bins }
    }

    /// A cell's side in points.
    pub(super) fn side(&self, zoom: f64) -> f64 {
        side(self.level, zoom)
    }

    /// The cells that a view shows, and so many points more on every side.
    pub(super) fn window(&self, view: &View, margin: f32) -> Window {
        Window::of(view, self.level, margin)
    }
}

/// A cell's side in points.
fn side(level: u32, zoom: f64) -> f64 {
    256.0 * (zoom - f64::from(level)).exp2()
}

fn number(cell: u32) -> i32 {
    i32::try_from(cell).unwrap_or(i32::MAX)
}
