//! Whether symbols are too many to be read, so that a density takes their place.

use crate::geo::{View, WorldPoint};
use crate::map::grid::Grid;

/// What a symbol needs to be read, to a side, in points: a ring of the least size and some room around.
const ROOM: f64 = 32.0;
/// Symbols of which no more than this share of a view's rooms is taken are read one by one.
const FEW: f64 = 0.34;
/// From this share on they are not read any more. In between it stays as it was, so that nothing flickers.
const MANY: f64 = 0.42;
/// So many symbols can be read whatever the view's size.
const ALWAYS: f64 = 80.0;

/// Whether symbols would be too many to be read, and so whether a density is better. `before` is what was
/// said of the view before.
pub(super) fn is_crowded(grid: &Grid, view: &View, before: bool) -> bool {
    let (taken, all) = rooms(grid, view);
    taken > ALWAYS && taken > if before { FEW } else { MANY } * all
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
