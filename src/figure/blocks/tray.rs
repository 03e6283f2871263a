//! "Place known only as", beside the map rather than on it.

use crate::figure::blocks::{BODY, Block, Desk, HEADING, STRONG, at};
use crate::figure::map_paint::MapPainter;
use crate::figure::map_scene::people;
use crate::figure::pen::{Pen, fitted, wrapped_in};
use crate::figure::symbols::Symbols;
use crate::map::{Tray, TrayRow};

/// Between a symbol and its words.
const GAP: f32 = 12.0;

/// What is said of a place: its people where they are of one kind, else its events.
fn said(desk: &Desk, row: &TrayRow) -> String {
    let words = desk.request.words;
    people(words, &row.sum).unwrap_or_else(|| words.events(row.sum.events()))
}

/// The first so many places of the tray, and how many more there are.
pub(in crate::figure) fn tray(desk: &Desk, tray: &Tray, width: f32, most: usize) -> Block {
    let palette = desk.palette;
    let mut pen = Pen::default();
    let title = fitted(&tray.title.text, &HEADING, width);
    pen.text((0.0, 0.0), &title, HEADING, palette.text);
    let mut y = 24.0;
    let rows: Vec<&TrayRow> = tray.rows.iter().take(most).collect();
    let reach = rows
        .iter()
        .map(|row| row.figure.reach())
        .fold(0.0, f32::max);
    let x = 2.0 * reach + GAP;
    for row in rows {
        let name = wrapped_in(&row.name.text, &STRONG, width - x, 2);
        let people = wrapped_in(&said(desk, row), &BODY, width - x, 2);
        let count = f32::from(u8::try_from(name.len() + people.len()).unwrap_or(2));
        let words = count * 16.0;
        let height = (2.0 * row.figure.reach() + 6.0).max(words + 4.0);
        let mut painter = MapPainter {
            request: desk.request,
            palette,
            symbols: Symbols::new(palette, &desk.kinds),
        };
        painter.figure(&row.figure, at(reach, y + height / 2.0));
        pen.items.extend(painter.symbols.out);
        let top = y + (height - words) / 2.0;
        let next = pen.lines((x, top), &name, STRONG, (16.0, palette.text));
        pen.lines((x, next), &people, BODY, (16.0, palette.second));
        y += height + 2.0;
    }
    let shown = most.min(tray.rows.len());
    let beyond: usize = tray.more.as_ref().map_or(0, |more| more.places.len());
    let rest = tray.rows.len() - shown + beyond;
    if rest > 0 {
        let more = desk.request.words.count("filter-more", rest);
        pen.text(
            (x, y),
            &fitted(&more, &BODY, width - x),
            BODY,
            palette.third,
        );
        y += 16.0;
    }
    Block {
        height: y,
        items: pen.items,
    }
}

/// The same in a strip: places side by side.
pub(in crate::figure) fn strip(desk: &Desk, tray: &Tray, width: f32) -> Block {
    const APART: f32 = 26.0;
    /// More lines than these would take the map's room.
    const LINES: usize = 2;
    let palette = desk.palette;
    let mut pen = Pen::default();
    let title = fitted(&tray.title.text, &HEADING, width);
    pen.text((0.0, 0.0), &title, HEADING, palette.text);
    let wide = |row: &TrayRow| {
        let words = STRONG
            .width(&row.name.text)
            .max(BODY.width(&said(desk, row)));
        (2.0 * row.figure.reach() + GAP + words).min(width)
    };
    let high = |row: &TrayRow| (2.0 * row.figure.reach()).max(34.0);
    let (mut x, mut top, mut deepest) = (0.0_f32, 24.0, 0.0_f32);
    let (mut line, mut shown) = (1, 0);
    for row in &tray.rows {
        if x > 0.0 && x + wide(row) > width {
            if line == LINES {
                break;
            }
            line += 1;
            (x, top, deepest) = (0.0, top + deepest + 8.0, 0.0);
        }
        shown += 1;
        let reach = row.figure.reach();
        let middle = top + high(row) / 2.0;
        let mut painter = MapPainter {
            request: desk.request,
            palette,
            symbols: Symbols::new(palette, &desk.kinds),
        };
        painter.figure(&row.figure, at(x + reach, middle));
        pen.items.extend(painter.symbols.out);
        let words = x + 2.0 * reach + GAP;
        let name = fitted(&row.name.text, &STRONG, width - words);
        let people = fitted(&said(desk, row), &BODY, width - words);
        pen.text((words, middle - 16.0), &name, STRONG, palette.text);
        pen.text((words, middle), &people, BODY, palette.second);
        x += wide(row) + APART;
        deepest = deepest.max(high(row));
    }
    let beyond = tray.more.as_ref().map_or(0, |more| more.places.len());
    let rest = beyond + tray.rows.len() - shown;
    if rest > 0 {
        let more = desk.request.words.count("filter-more", rest);
        if x + BODY.width(&more) > width {
            (x, top, deepest) = (0.0, top + deepest + 6.0, 16.0);
        }
        pen.text((x, top + deepest / 2.0 - 8.0), &more, BODY, palette.third);
    }
    Block {
        height: top + deepest,
        items: pen.items,
    }
}

/// The same in words alone, for a sheet that has room for no more.
pub(in crate::figure) fn line(desk: &Desk, tray: &Tray, width: f32) -> Block {
    let palette = desk.palette;
    let mut pen = Pen::default();
    let title = fitted(&tray.title.text, &STRONG, width);
    let mut x = pen.text((0.0, 0.0), &title, STRONG, palette.text) + 12.0;
    let mut rest = tray.more.as_ref().map_or(0, |more| more.places.len()) + tray.rows.len();
    for row in &tray.rows {
        let text = format!("{}: {}", row.name.text, said(desk, row));
        let more = desk.request.words.count("filter-more", rest);
        if x + BODY.width(&text) + 12.0 + BODY.width(&more) > width {
            break;
        }
        x = pen.text((x, 0.0), &text, BODY, palette.second) + 12.0;
        rest -= 1;
    }
    if rest > 0 {
        let more = desk.request.words.count("filter-more", rest);
        pen.text(
            (x, 0.0),
            &fitted(&more, &BODY, width - x),
            BODY,
            palette.third,
        );
    }
    Block {
        height: 16.0,
        items: pen.items,
    }
}
