//! Symbols beside words, drawn by what draws them on the map.

use crate::figure::Item;
use crate::figure::blocks::Desk;
use crate::geo::Point;
use crate::map::{High, Mark, MarkState, Scale};
use crate::table::Row;

/// A kind's symbol, as large as the circle of radius `r`.
pub(in crate::figure) fn glyph(desk: &Desk, kind: usize, center: Point, r: f32) -> Vec<Item> {
    sample(desk, kind, center, r, (MarkState::Number, None))
}

/// A kind's symbol in a state: `open` is whether its high end is, where it has one.
pub(in crate::figure) fn sample(
    desk: &Desk,
    kind: usize,
    center: Point,
    r: f32,
    (state, open): (MarkState, Option<bool>),
) -> Vec<Item> {
    let table = desk.request.table;
    let shape = table
        .kinds()
        .get(kind)
        .map(|kind| crate::map::shape(table, kind));
    let shape = shape.unwrap_or(crate::model::Shape::Circle);
    let mark = Mark {
        row: Row(0),
        kind,
        shape,
        r,
        state,
        high: open.map(|open| High {
            r: Scale::default().high_radius(shape, r, 0),
            open,
        }),
    };
    let mut symbols = desk.symbols();
    symbols.mark(&mark, center);
    symbols.out
}
