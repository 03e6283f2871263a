//! Symbols of the legend that stand for no one event.

use crate::figure::blocks::{Desk, STRONG, at};
use crate::figure::pen::Pen;
use crate::figure::{Face, Item, Line, Path};
use crate::geo::Point;
use crate::map::{Arrow, Key, Rect, Ring, RingStyle, Slice, Sum};

/// Somewhat more of one kind than of another.
fn slices(desk: &Desk) -> Vec<Slice> {
    let (start, end) = (0.0, std::f32::consts::TAU);
    let some = super::kinds::shown(desk);
    let mut kinds = some.iter().map(|(kind, _)| *kind).chain([0, 0]);
    let (one, other) = (kinds.next().unwrap_or(0), kinds.next().unwrap_or(0));
    if some.len() < 2 {
        return vec![Slice {
            kind: one,
            from: start,
            to: end,
        }];
    }
    let middle = end * 0.6;
    vec![
        Slice {
            kind: one,
            from: start,
            to: middle,
        },
        Slice {
            kind: other,
            from: middle,
            to: end,
        },
    ]
}

fn ring_of(desk: &Desk, r: f32, joined: bool) -> Ring {
    Ring {
        r,
        width: 3.5,
        slices: slices(desk),
        style: RingStyle::People,
        high: None,
        events: 3,
        count: None,
        joined,
    }
}

/// A ring of two kinds with its number, as a stack or a cluster has it.
pub(in crate::figure) fn ring(desk: &Desk, center: Point, joined: bool) -> Vec<Item> {
    let mut symbols = desk.symbols();
    symbols.ring(&ring_of(desk, 10.5, joined), center);
    let mut pen = Pen { items: symbols.out };
    let face = Face {
        size: 11.2,
        ..STRONG
    };
    let x = center.x - face.width("3") / 2.0;
    pen.text(
        (x, center.y + 4.0 - face.ascent()),
        "3",
        face,
        desk.palette.text,
    );
    pen.items
}

pub(in crate::figure) fn flow(desk: &Desk, center: Point) -> Vec<Item> {
    let (x, y) = (center.x, center.y);
    let kinds = desk.request.table.kinds();
    let kind = kinds
        .iter()
        .position(|kind| *kind == crate::model::Kind::Repatriation);
    let arrow = Arrow {
        keys: (Key(0), Key(0)),
        width: 2.0,
        shaft: vec![at(x - 10.0, y + 2.0), at(x + 4.0, y - 0.5)],
        head: [
            at(x + 11.0, y - 2.0),
            at(x + 3.4, y - 4.5),
            at(x + 4.8, y + 3.0),
        ],
        dashed: false,
        short: false,
        kind: kind.unwrap_or(0),
        to: 0,
        routes: Vec::new(),
        sum: Sum::default(),
    };
    let mut symbols = desk.symbols();
    symbols.arrow(&arrow);
    symbols.out
}

pub(in crate::figure) fn disc(desk: &Desk, center: Point) -> Vec<Item> {
    let (fill, rim) = desk.palette.disc();
    vec![Item::Path {
        path: Path::circle(center, 10.0),
        fill: Some(fill),
        line: Some(Line::new(1.0, rim)),
    }]
}

pub(in crate::figure) fn pill(desk: &Desk, center: Point) -> Vec<Item> {
    let mut symbols = desk.symbols();
    symbols.out.push(Item::Path {
        path: Path::rounded(&Rect::around(center, 22.0, 21.0), 6.0),
        fill: Some(desk.palette.panel),
        line: Some(Line::new(1.0, desk.palette.pill_line)),
    });
    let ring = Ring {
        width: 3.0,
        ..ring_of(desk, 7.0, false)
    };
    symbols.ring(&ring, center);
    symbols.out
}
