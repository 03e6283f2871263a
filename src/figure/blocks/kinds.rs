//! The totals, kind by kind: nobody is totalled over kinds, as one person can be in several.

use crate::figure::Item;
use crate::figure::blocks::bars::{bar, key};
use crate::figure::blocks::samples::glyph;
use crate::figure::blocks::{BODY, Block, Desk, HEADING, STRONG, at};
use crate::figure::pen::{Pen, fitted, wrapped};
use crate::map::Rect;
use crate::model::{Kind, Total};
use crate::table::Group;

/// Where the words of a kind start, right of its symbol.
const INDENT: f32 = 20.0;
/// From one line to the next.
const LINE: f32 = 16.0;

/// The kinds that have any event, those with most people first.
pub(in crate::figure) fn shown<'a>(desk: &Desk<'a>) -> Vec<(usize, &'a Group<Kind>)> {
    let groups = desk.summary.by_kind.iter().enumerate();
    let mut groups: Vec<_> = groups
        .filter(|(_, group)| group.total.events + group.not_added > 0)
        .collect();
    groups.sort_by_key(|(at, group)| {
        let total = group.total;
        (
            std::cmp::Reverse((total.estimate.max(total.low), total.events)),
            *at,
        )
    });
    groups
}

/// How the totals are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figure) enum Style {
    /// The first so many kinds with their range in words and as a bar, the others in one line.
    Bars(usize),
    /// All kinds in one line.
    Short,
}

/// The totals in so many columns.
pub(in crate::figure) fn kinds(desk: &Desk, width: f32, columns: usize, style: Style) -> Block {
    let shown = shown(desk);
    let mut pen = Pen::default();
    pen.text(
        (0.0, 0.0),
        &desk.say("figure-kinds"),
        HEADING,
        desk.palette.text,
    );
    let top = 23.0;
    let gap = 28.0;
    let count = f32::from(u8::try_from(columns).unwrap_or(1));
    let column = (width - gap * (count - 1.0)) / count;
    let most = shown.iter().map(|(_, group)| highest(&group.total)).max();
    let bars = match style {
        Style::Bars(bars) => bars,
        Style::Short => 0,
    };
    let rows = |way: Way| -> Vec<(Block, Way)> {
        let rows = shown.iter().enumerate();
        let rows = rows.map(|(number, (kind, group))| {
            let most = most.filter(|_| number < bars);
            row(desk, *kind, group, column, (most, way))
        });
        rows.collect()
    };
    // Ranges are said alike, as short as the one with the least room has to be.
    let way = rows(Way::Words).into_iter().map(|(_, way)| way).max();
    let rows = rows(way.unwrap_or(Way::Words)).into_iter();
    let rows: Vec<Block> = rows.map(|(row, _)| row).collect();
    // Down the first column, then down the next.
    let each = rows.len().div_ceil(columns.max(1)).max(1);
    let (mut x, mut y, mut height) = (0.0, top, top);
    for (number, row) in rows.into_iter().enumerate() {
        if number > 0 && number % each == 0 {
            x += column + gap;
            y = top;
        }
        pen.items.extend(super::moved(row.items, x, y));
        y += row.height;
        height = f32::max(height, y);
    }
    if bars > 0
        && let Some((kind, _)) = shown.iter().find(|(_, group)| has_people(&group.total))
    {
        let key = key(desk, column - INDENT, *kind);
        pen.items
            .extend(super::moved(key.items, INDENT, height + 2.0));
        height += key.height + 2.0;
    }
    if shown.is_empty() {
        let lines = wrapped(&desk.say("figure-none"), &BODY, width);
        let ink = (LINE, desk.palette.second);
        height = pen.lines((0.0, top), &lines, BODY, ink);
    }
    Block {
        height,
        items: pen.items,
    }
}

/// Whether any of its events gives a number.
fn has_people(total: &Total) -> bool {
    total.events > total.without_number
}

fn highest(total: &Total) -> u64 {
    total.high.max(total.estimate)
}

/// How a range is said in a line, the longest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Words,
    Figures,
    FiguresAlone,
}

/// A kind, and the way that its range is said in. `most`, where it has a bar, is the greatest number of any kind; else
/// its range is said no longer than in `way`.
fn row(
    desk: &Desk,
    kind: usize,
    group: &Group<Kind>,
    width: f32,
    (most, way): (Option<u64>, Way),
) -> (Block, Way) {
    let (palette, words) = (desk.palette, desk.request.words);
    let mut pen = Pen::default();
    pen.items.extend(glyph(desk, kind, at(7.0, 7.5), 5.5));
    let events = words.events(group.total.events);
    let left = pen.text_to((width, 0.0), &events, BODY, palette.second);
    let name = words.kind(&group.key, desk.request.table.datasets());
    let name = crate::format::visible_line(name).into_owned();
    let room = left - INDENT - 8.0;
    let name_end = pen.text(
        (INDENT, 0.0),
        &fitted(&name, &STRONG, room),
        STRONG,
        palette.text,
    );
    let total = words.total(&group.total);
    let Some(most) = most.filter(|_| has_people(&group.total)) else {
        return short(desk, pen, group, (name_end + 8.0, left - 8.0), way);
    };
    let mut y = LINE;
    let end = pen.text((INDENT, y), &total.headline, STRONG, palette.text);
    if let Some(range) = &total.range {
        if end + 8.0 + BODY.width(range) > width {
            y += LINE;
            let lines = wrapped(range, &BODY, width - INDENT);
            y = pen.lines((INDENT, y), &lines, BODY, (LINE, palette.second)) - LINE;
        } else {
            pen.text((end + 8.0, y), range, BODY, palette.second);
        }
    }
    y += LINE;
    let rect = Rect::at(INDENT, y + 3.0, width - INDENT - 10.0, 6.0);
    let ink = desk.symbols().ink(kind);
    pen.items.extend(bar(desk, &rect, &group.total, most, ink));
    let block = Block {
        height: y + 20.0,
        items: pen.items,
    };
    (block, Way::Words)
}

/// A kind in one line: its people in figures, where there is room beside its name.
fn short(
    desk: &Desk,
    mut pen: Pen,
    group: &Group<Kind>,
    (left, right): (f32, f32),
    longest: Way,
) -> (Block, Way) {
    let (palette, words) = (desk.palette, desk.request.words);
    let total = words.total(&group.total);
    // "At least 19" says all of its range.
    let is_range = total.range.is_some() && group.total.low != group.total.high;
    let figures = words.total_range_short(&group.total);
    let range = total.range.as_deref().unwrap_or_default();
    let headline = total.headline;
    let ways = if is_range {
        vec![
            (Way::Words, format!("{headline}  {range}")),
            (Way::Figures, format!("{headline}  {figures}")),
            (Way::FiguresAlone, figures),
        ]
    } else {
        vec![(Way::Words, headline)]
    };
    let last = ways.last().cloned();
    let fits = |(way, said): &(Way, String)| {
        let is_short = !is_range || *way >= longest;
        is_short && BODY.width(said) <= right - left
    };
    let (way, people) = ways
        .into_iter()
        .find(fits)
        .or(last)
        .unwrap_or((Way::Words, String::new()));
    let people = fitted(&people, &BODY, right - left);
    pen.text((left, 0.0), &people, BODY, palette.second);
    let block = Block {
        height: LINE + 5.0,
        items: pen.items,
    };
    (block, way)
}

/// The totals in one sentence a kind, for who can't see them.
pub(in crate::figure) fn said(desk: &Desk) -> Vec<String> {
    let words = desk.request.words;
    let line = |group: &Group<Kind>| {
        let name = words.kind(&group.key, desk.request.table.datasets());
        let events = words.events(group.total.events);
        format!("{name}: {events}, {}", words.total_sentence(&group.total))
    };
    shown(desk)
        .into_iter()
        .map(|(_, group)| line(group))
        .collect()
}

/// The items of the block's own ground; none, but a place for them.
pub(in crate::figure) fn divider(desk: &Desk, width: f32) -> Vec<Item> {
    let mut pen = Pen::default();
    pen.rule((0.0, width), 0.0, 1.0, desk.palette.border);
    pen.items
}
