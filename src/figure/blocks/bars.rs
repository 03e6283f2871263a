//! A bar of people: solid up to the low end, pale up to the high one, a tick at the estimate.

use crate::figure::blocks::{BODY, Block, Desk, HEADING, at};
use crate::figure::pen::{Pen, fitted};
use crate::figure::symbols::Ink;
use crate::figure::{Item, Line, Path};
use crate::format::visible_line;
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

/// From one region to the next.
const STEP: f32 = 30.0;

/// Documented events by region, kinds side by side: the first so many regions, and what the others come to.
/// Events and not people, as one person can be in events of several kinds.
pub(in crate::figure) fn regions(desk: &Desk, width: f32, most: usize) -> Block {
    let (palette, words) = (desk.palette, desk.request.words);
    let shown = desk.summary.by_region.iter();
    let mut groups: Vec<_> = shown.filter(|group| group.total.events > 0).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.total.events));
    if groups.len() < 2 || most == 0 {
        return Block::default();
    }
    let largest = groups.first().map_or(1, |group| group.total.events);
    let mut pen = Pen::default();
    pen.text(
        (0.0, 0.0),
        &desk.say("figure-regions"),
        HEADING,
        palette.text,
    );
    let mut y = 23.0;
    for group in groups.iter().take(most) {
        let number = words.number(group.total.events);
        let left = pen.text_to((width, y), &number, BODY, palette.second);
        let name = words.region(&group.key, desk.request.regions);
        let name = fitted(&visible_line(&name), &BODY, left - 8.0);
        pen.text((0.0, y), &name, BODY, palette.text);
        let mut x = 0.0;
        for (kind, total) in group.kinds.iter().enumerate() {
            let part = width * share(total.events, largest);
            pen.items
                .extend(stretch(desk, kind, (x, x + part), y + 16.5));
            x += part;
        }
        y += STEP;
    }
    let rest = groups.get(most..).unwrap_or_default();
    if !rest.is_empty() {
        let events = rest.iter().map(|group| group.total.events).sum::<u64>();
        let args = [
            ("events", words.events(events).into()),
            ("n", rest.len().into()),
        ];
        let more = words.with("figure-regions-more", &args);
        pen.text(
            (0.0, y - 2.0),
            &fitted(&more, &BODY, width),
            BODY,
            palette.third,
        );
        y += 16.0;
    }
    Block {
        height: y - 4.0,
        items: pen.items,
    }
}

/// A kind's part of a region's bar.
fn stretch(desk: &Desk, kind: usize, (from, to): (f32, f32), top: f32) -> Vec<Item> {
    if to - from < 0.05 {
        return Vec::new();
    }
    let mut symbols = desk.symbols();
    let ink = symbols.ink(kind);
    // Parts stand a little apart, but none is lost for it.
    let to = to.max(from + 1.2) - 0.6;
    let corners = [
        at(from, top),
        at(to, top),
        at(to, top + 7.0),
        at(from, top + 7.0),
    ];
    symbols.texture(&corners, ink);
    if desk.palette.print {
        let frame = Line::new(0.6, ink.line);
        symbols.out.push(Item::lined(Path::area(&corners), frame));
    }
    symbols.out
}

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
    let words = fitted(&desk.say("figure-bar"), &BODY, width - 42.0);
    pen.text((42.0, 0.0), &words, BODY, desk.palette.third);
    Block {
        height: 18.0,
        items: pen.items,
    }
}
