//! "Place known only as", beside the map rather than on it.

use crate::figure::blocks::{BODY, Block, Desk, HEADING, STRONG, at};
use crate::figure::callouts;
use crate::figure::map_paint::MapPainter;
use crate::figure::map_scene::people;
use crate::figure::pen::{Pen, fitted, wrapped_in};
use crate::figure::symbols::Symbols;
use crate::figure::{Item, Line, Path};
use crate::map::{Tray, TrayRow};

/// Between a symbol and its words.
const GAP: f32 = 12.0;

/// Lines of what is called out, and how wide they are in a strip.
const LINES: usize = 4;
const CALLED: f32 = 190.0;
/// Between them and the line on their left that says that they are the reader's.
const INSET: f32 = 8.0;
/// From one line to the next, and where each stands by itself.
const LINE: f32 = 16.0;
pub(in crate::figure) const CALL_LINE: f32 = 18.0;

/// A place in the tray, and what is called out of its events.
struct Entry<'a> {
    row: &'a TrayRow,
    called: Vec<(usize, String)>,
}

impl Entry<'_> {
    fn lines(&self, width: f32) -> Vec<Vec<String>> {
        let texts = self.called.iter();
        let lines = texts.map(|(_, text)| wrapped_in(text, &BODY, width - INSET, LINES));
        lines.collect()
    }
}

/// The places in their order, but those first of whose events any is called out.
fn entries<'a>(desk: &Desk, tray: &'a Tray) -> Vec<Entry<'a>> {
    let entries = tray.rows.iter().map(|row| Entry {
        called: callouts::of_places(desk, &row.places),
        row,
    });
    let mut entries: Vec<Entry> = entries.collect();
    entries.sort_by_key(|entry| entry.called.is_empty());
    entries
}

/// The callouts that are read in so many places of a tray, by their numbers.
pub(in crate::figure) fn spoken(desk: &Desk, tray: &Tray, rows: usize) -> Vec<usize> {
    let entries = entries(desk, tray).into_iter().take(rows);
    entries
        .flat_map(|entry| entry.called)
        .map(|(number, _)| number)
        .collect()
}

/// Writes what is called out, from a top left corner on; where it ends.
fn call(desk: &Desk, pen: &mut Pen, (x, mut y): (f32, f32), called: &[Vec<String>]) -> f32 {
    let ink = desk.palette.text;
    for lines in called {
        let end = pen.lines((x + INSET, y), lines, BODY, (LINE, ink));
        let path = Path::straight((x + 1.0, y + 1.0), (x + 1.0, end - 1.0));
        pen.items.push(Item::lined(path, Line::new(1.3, ink)));
        y = end + 2.0;
    }
    y
}

/// How high that is.
fn called_height(called: &[Vec<String>]) -> f32 {
    let lines: usize = called.iter().map(Vec::len).sum();
    let count = |number: usize| f32::from(u8::try_from(number).unwrap_or(u8::MAX));
    count(lines) * LINE + 2.0 * count(called.len())
}

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
    let mut rows = entries(desk, tray);
    rows.truncate(most);
    let reach = rows
        .iter()
        .map(|entry| entry.row.figure.reach())
        .fold(0.0, f32::max);
    let x = 2.0 * reach + GAP;
    for entry in &rows {
        let row = entry.row;
        let name = wrapped_in(&row.name.text, &STRONG, width - x, 2);
        let people = wrapped_in(&said(desk, row), &BODY, width - x, 2);
        let called = entry.lines(width - x);
        let count = f32::from(u8::try_from(name.len() + people.len()).unwrap_or(2));
        let words = count * LINE + called_height(&called);
        let height = (2.0 * row.figure.reach() + 6.0).max(words + 4.0);
        let mut painter = MapPainter {
            request: desk.request,
            palette,
            symbols: Symbols::new(palette, &desk.kinds),
        };
        painter.figure(&row.figure, at(reach, y + height / 2.0));
        pen.items.extend(painter.symbols.out);
        let top = y + (height - words) / 2.0;
        let next = pen.lines((x, top), &name, STRONG, (LINE, palette.text));
        let next = pen.lines((x, next), &people, BODY, (LINE, palette.second));
        call(desk, &mut pen, (x, next), &called);
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

/// The same in a strip: places side by side; and how many of them have room.
pub(in crate::figure) fn strip(desk: &Desk, tray: &Tray, width: f32) -> (Block, usize) {
    const APART: f32 = 26.0;
    /// More lines than these would take the map's room.
    const ROWS: usize = 2;
    let palette = desk.palette;
    let mut pen = Pen::default();
    let title = fitted(&tray.title.text, &HEADING, width);
    pen.text((0.0, 0.0), &title, HEADING, palette.text);
    let (mut x, mut top, mut deepest) = (0.0_f32, 24.0, 0.0_f32);
    let (mut line, mut shown) = (1, 0);
    for entry in entries(desk, tray) {
        let row = entry.row;
        let called = entry.lines(CALLED);
        let longest = called.iter().flatten().map(|line| BODY.width(line) + INSET);
        let said = said(desk, row);
        let words = STRONG.width(&row.name.text).max(BODY.width(&said));
        let words = longest.fold(words, f32::max);
        let reach = row.figure.reach();
        let wide = (2.0 * reach + GAP + words).min(width);
        let tall = 2.0 * LINE + called_height(&called);
        let high = (2.0 * reach).max(tall + 2.0);
        if x > 0.0 && x + wide > width {
            if line == ROWS {
                break;
            }
            line += 1;
            (x, top, deepest) = (0.0, top + deepest + 8.0, 0.0);
        }
        shown += 1;
        let middle = top + high / 2.0;
        let mut painter = MapPainter {
            request: desk.request,
            palette,
            symbols: Symbols::new(palette, &desk.kinds),
        };
        painter.figure(&row.figure, at(x + reach, middle));
        pen.items.extend(painter.symbols.out);
        let words = x + 2.0 * reach + GAP;
        let name = fitted(&row.name.text, &STRONG, width - words);
        let people = fitted(&said, &BODY, width - words);
        let above = middle - tall / 2.0;
        pen.text((words, above), &name, STRONG, palette.text);
        pen.text((words, above + LINE), &people, BODY, palette.second);
        call(desk, &mut pen, (words, above + 2.0 * LINE), &called);
        x += wide + APART;
        deepest = deepest.max(high);
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
    let block = Block {
        height: top + deepest,
        items: pen.items,
    };
    (block, shown)
}

/// No more places than these have a line of their own for what is called out of their events.
const CALLS: usize = 3;

/// How many lines what is called out takes below the line of all places.
pub(in crate::figure) fn calls(desk: &Desk, tray: &Tray) -> usize {
    let called = entries(desk, tray).into_iter();
    called
        .take(CALLS)
        .filter(|entry| !entry.called.is_empty())
        .count()
}

/// The same in words alone, for a sheet that has room for no more; and how many places have room for what is called
/// out of their events.
pub(in crate::figure) fn line(desk: &Desk, tray: &Tray, width: f32) -> (Block, usize) {
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
    let calls = calls(desk, tray);
    let mut y = LINE;
    for Entry { row, called } in entries(desk, tray).into_iter().take(calls) {
        let texts: Vec<&str> = called.iter().map(|(_, text)| text.as_str()).collect();
        let text = format!("{}: {}", row.name.text, texts.join(" · "));
        let lines = vec![fitted(&text, &BODY, width - INSET)];
        call(desk, &mut pen, (0.0, y + 2.0), &[lines]);
        y += CALL_LINE;
    }
    let block = Block {
        height: y,
        items: pen.items,
    };
    (block, calls)
}
