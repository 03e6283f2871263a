//! Whether symbols are too many to be read, and how far a density takes their place.

use crate::geo::{View, WorldPoint};
use crate::map::grid::Grid;

/// What a symbol needs to be read, to a side, in points: a ring of the least size and some room around.
const ROOM: f64 = 32.0;
/// Up to this share of a view's rooms may be taken, and symbols are still read one by one.
const FEW: f64 = 0.30;
/// From this share on they are not read any more.
const MANY: f64 = 0.45;
/// So many symbols can be read whatever the view's size.
const ALWAYS: f64 = 80.0;

/// How far a density stands for the symbols of a view, from 0 to 1. Between the two the one fades into
/// the other, so that neither zooming nor moving ever makes the picture jump.
pub(super) fn density(grid: &Grid, view: &View) -> f32 {
    let (taken, all) = rooms(grid, view);
    let few = (FEW * all).max(ALWAYS);
    let share = ((taken - few) / (few * (MANY / FEW - 1.0))).clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
    let share = share as f32;
    share * share * (3.0 - 2.0 * share)
}

/// How many of the view's rooms have a place in them, and how many there are. The rooms lie still on the ground.
fn rooms(grid: &Grid, view: &View) -> (f64, f64) {
    let window = grid.window(view, 0.0);
    let side = grid.side(view.camera.zoom);
    let center = WorldPoint::from(view.camera.center);
    let world = 256.0 * view.camera.zoom.exp2();
    let start = |at: f64, size: f32| ((at * world - f64::from(size) / 2.0) / ROOM).floor();
    let (left, top) = (start(center.x, view.width), start(center.y, view.height));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rooms of a sheet, clamped"
    )]
    let count = |along: f64| along.clamp(0.0, 4095.0) as usize;
    let columns = count(f64::from(view.width) / ROOM) + 3;
    let lines = count(f64::from(view.height) / ROOM) + 3;
    let mut taken = vec![false; columns * lines];
    for bin in grid.bins.iter().filter(|bin| window.holds(bin)) {
        let room =
            |cell: i32, start: f64| count(((f64::from(cell) + 0.5) * side / ROOM).floor() - start);
        let (x, y) = (room(bin.x, left), room(bin.y, top));
        if let Some(taken) = taken.get_mut(y * columns + x) {
            *taken = true;
        }
    }
    let taken = taken.into_iter().filter(|taken| *taken).count();
    let all = f64::from(view.width) * f64::from(view.height) / (ROOM * ROOM);
    (f64::from(u32::try_from(taken).unwrap_or(u32::MAX)), all)
}
