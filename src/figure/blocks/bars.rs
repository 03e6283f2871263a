//! A bar of people: solid up to the low end, pale up to the high one, a tick at the estimate.

use crate::figure::blocks::{BODY, Block, Desk, at};
use crate::figure::pen::{Pen, fitted};
use crate::figure::symbols::Ink;
use crate::figure::{Item, Line, Path};
use crate::map::Rect;
use crate::model::Total;
use crate::palette::Colour;

/// The bar of a total in a box, in proportion to the largest high end of its list.
pub(in crate::figure) fn bar(
    desk: &Desk,
    rect: &Rect,
    total: &Total,
    most: u64,
    ink: Ink,
) -> Vec<Item> {
    let palette = desk.palette;
    let along = |people: u64| rect.left + rect.width() * share(people, most);
    let to = |from: f32, right: f32| {
        let part = Rect {
            left: from,
            right,
            ..*rect
        };
        let Rect {
            left,
            top,
            right,
            bottom,
        } = part;
        vec![
            at(left, top),
            at(right, top),
            at(right, bottom),
            at(left, bottom),
        ]
    };
    let ground = palette.border.mix(palette.panel, 0.45);
    let mut symbols = desk.symbols();
    symbols.out.push(Item::filled(Path::rect(rect), ground));
    let (low, high) = (along(total.low), along(total.high.max(total.estimate)));
    let pale = ink.paler(palette.panel, 0.6);
    if high > low {
        symbols
            .out
            .push(Item::filled(Path::area(&to(low, high)), pale.fill));
    }
    if low > rect.left {
        symbols.texture(&to(rect.left, low), ink);
    }
    if palette.print && high > rect.left {
        let frame = Path::area(&to(rect.left, high));
        symbols
            .out
            .push(Item::lined(frame, Line::new(0.75, palette.ink)));
    }
    if total.low != total.high || total.open > 0 {
        let x = along(total.estimate).max(rect.left + 0.75);
        let tick = Path::straight((x, rect.top - 2.0), (x, rect.bottom + 2.0));
        symbols
            .out
            .push(Item::lined(tick, Line::new(1.5, palette.ink)));
    }
    if total.open > 0 {
        symbols.out.push(open(high, rect, palette.second));
    }
    symbols.out
}

/// The sign that a bar goes on: ›
fn open(x: f32, rect: &Rect, colour: Colour) -> Item {
    let (x, y, half) = (x + 3.0, rect.center().y, rect.height() / 2.0);
    let path = Path::line(&[at(x, y - half), at(x + half, y), at(x, y + half)]);
    Item::lined(path, Line::new(1.25, colour).rounded())
}

pub(in crate::figure) fn share(part: u64, of: u64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
    let share = part as f32 / of.max(1) as f32;
    share.min(1.0)
}

/// How wide that is which says what a bar of people says.
pub(in crate::figure) fn key_width(desk: &Desk) -> f32 {
    SAMPLE + BODY.width(&desk.say("figure-bar"))
}

/// Where its words start.
const SAMPLE: f32 = 42.0;

/// What a bar of people says: a small one, and its parts in words.
pub(in crate::figure) fn key(desk: &Desk, width: f32, kind: usize) -> Block {
    let total = Total {
        events: 1,
        low: 5,
        estimate: 7,
        high: 10,
        ..Total::default()
    };
    let rect = Rect::at(0.0, 5.0, 34.0, 6.0);
    let mut pen = Pen {
        items: bar(desk, &rect, &total, 10, desk.symbols().ink(kind)),
    };
    let words = fitted(&desk.say("figure-bar"), &BODY, width - SAMPLE);
    pen.text((SAMPLE, 0.0), &words, BODY, desk.palette.third);
    Block {
        height: 18.0,
        items: pen.items,
    }
}
