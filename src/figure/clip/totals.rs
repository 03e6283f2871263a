//! The totals of a step, kind by kind: each kind keeps its place and its measure through the whole clip.

use crate::figure::blocks::bars::{bar, key, key_width};
use crate::figure::blocks::samples::glyph;
use crate::figure::blocks::{BODY, Block, Desk, HEADING, STRONG, at, kinds, moved};
use crate::figure::pen::{Pen, fitted};
use crate::format::visible_line;
use crate::map::Rect;
use crate::model::{Kind, Total};
use crate::table::Group;

/// Where the words of a kind start, right of its symbol.
const INDENT: f32 = 20.0;
/// From one line to the next.
const LINE: f32 = 16.5;

/// How much is said of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Its people in words below its name, and below them as a bar.
    Bars,
    /// All in one line, and below it its people as a bar.
    Table,
    /// Its range in one line, and below it its people as a bar.
    Brief,
    /// Its range in one line.
    Line,
}

/// How a clip's totals are laid out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rows {
    /// The kinds that have any event in the whole clip, in the order in which they are listed, and whether any of
    /// their events has a number of people.
    kinds: Vec<(usize, bool)>,
    /// The most people of a kind in any step.
    most: u64,
    style: Style,
    /// How many stand side by side.
    columns: usize,
    /// Whether ranges are said in words rather than in figures.
    in_words: bool,
    /// Where people are said in a table.
    people: f32,
    /// How wide the longest number of events is.
    events: f32,
    /// Whether a table has its events beside the bars, as there is no room for them above.
    is_tight: bool,
    /// Where what explains the bars stands beside the heading; below all kinds, where there is no room for it.
    key_at: Option<f32>,
}

/// Between columns.
const GAP: f32 = 28.0;
/// The line that explains the bars.
const KEY: f32 = 20.0;
/// From the heading to the first kind.
pub(super) const TITLE: f32 = 22.0;
/// How thick a bar is.
const BAR: f32 = 6.0;

/// Between what stands in one line.
const APART: f32 = 10.0;
/// How much of a line names have at most.
const NAMES: f32 = 0.42;

impl Rows {
    /// The kinds of a whole clip, in so many columns. What of a range is said, and where, does not change from frame
    /// to frame: words, where those of the whole clip have room.
    pub(super) fn new(
        desk: &Desk,
        most: u64,
        (columns, style): (usize, Style),
        width: f32,
    ) -> Self {
        let words = desk.request.words;
        let shown = kinds::shown(desk);
        let count = small(columns.max(1));
        let whole = width;
        let titled = HEADING.width(&desk.say("figure-kinds")) + GAP;
        let width = (width - GAP * (count - 1.0)) / count;
        let wide = |total: &Total, range: &str| {
            let said = words.total(total);
            STRONG.width(&said.headline) + 8.0 + BODY.width(range)
        };
        let datasets = desk.request.table.datasets();
        let names = shown
            .iter()
            .map(|(_, group)| STRONG.width(&visible_line(words.kind(&group.key, datasets))));
        let people = INDENT + names.fold(0.0, f32::max).min(NAMES * width) + APART;
        let events = shown
            .iter()
            .map(|(_, group)| BODY.width(&words.events(group.total.events)));
        let events = events.fold(0.0, f32::max);
        let beside = width - people - APART - events;
        let is_tight = |total: &Total| wide(total, &words.total_range_short(total)) > beside;
        let is_tight = shown.iter().any(|(_, group)| is_tight(&group.total));
        let room = match style {
            Style::Bars => width - INDENT,
            Style::Table if is_tight => width - people,
            Style::Table | Style::Brief | Style::Line => beside,
        };
        let fits = |total: &Total| {
            let range = words.total(total).range.unwrap_or_default();
            wide(total, &range) <= room
        };
        Self {
            in_words: shown.iter().all(|(_, group)| fits(&group.total)),
            is_tight,
            key_at: (titled + key_width(desk) <= whole).then_some(titled),
            kinds: shown
                .into_iter()
                .map(|(kind, group)| (kind, highest(&group.total) > 0 || group.total.open > 0))
                .collect(),
            most,
            style,
            columns,
            people,
            events,
        }
    }

    /// How high a kind is.
    fn step(&self) -> f32 {
        match self.style {
            Style::Bars => 2.0 * LINE + 15.0,
            Style::Table if self.is_tight => 2.0 * LINE + 2.0,
            Style::Table | Style::Brief => LINE + 11.5,
            Style::Line => LINE + 5.0,
        }
    }

    fn has_bars(&self) -> bool {
        self.style != Style::Line && self.kinds.iter().any(|(_, counted)| *counted)
    }

    /// How high all are, with what explains the bars.
    pub(super) fn height(&self) -> f32 {
        let is_below = self.has_bars() && self.key_at.is_none();
        let key = if is_below { KEY } else { 0.0 };
        small(self.kinds.len().div_ceil(self.columns.max(1))) * self.step() + key
    }

    /// What explains the bars, as it stands to the top left corner of all kinds; it stays through the clip.
    pub(super) fn key(&self, desk: &Desk, width: f32) -> Block {
        let Some((kind, _)) = self.kinds.first().filter(|_| self.has_bars()) else {
            return Block::default();
        };
        let (x, y) = match self.key_at {
            Some(x) => (x, 1.0 - TITLE),
            None => (INDENT, self.height() - KEY + 2.0),
        };
        Block {
            height: KEY,
            items: moved(key(desk, width - x, *kind).items, x, y),
        }
    }

    /// The totals of a step, from a top left corner on.
    pub(super) fn write(&self, desk: &Desk, pen: &mut Pen, (x, y): (f32, f32), width: f32) {
        let each = self.kinds.len().div_ceil(self.columns.max(1)).max(1);
        let count = small(self.columns.max(1));
        let column = (width - GAP * (count - 1.0)) / count;
        for (number, (kind, counted)) in self.kinds.iter().enumerate() {
            let Some(group) = desk.summary.by_kind.get(*kind) else {
                continue;
            };
            let left = x + small(number / each) * (column + GAP);
            let top = y + small(number % each) * self.step();
            let rect = Rect::at(left, top, column, self.step());
            let free = self.row(desk, pen, &rect, (*kind, group));
            if *counted && self.style != Style::Line {
                self.bar(desk, pen, &free, (*kind, group));
            }
        }
    }

    /// A kind in words; the box that is left for its bar.
    fn row(
        &self,
        desk: &Desk,
        pen: &mut Pen,
        rect: &Rect,
        (kind, group): (usize, &Group<Kind>),
    ) -> Rect {
        let (palette, words) = (desk.palette, desk.request.words);
        let (x, y, width) = (rect.left, rect.top, rect.width());
        let is_none = group.total.events + group.not_added == 0;
        let (ink, second) = if is_none {
            (palette.third, palette.third)
        } else {
            (palette.text, palette.second)
        };
        pen.items
            .extend(glyph(desk, kind, at(x + 7.0, y + 7.5), 5.5));
        let is_tight = self.style == Style::Table && self.is_tight;
        let below = if is_tight { LINE - 2.0 } else { 0.0 };
        let events = words.events(group.total.events);
        pen.text_to((rect.right, y + below), &events, BODY, second);
        let left = rect.right - self.events - APART;
        let end = if is_tight { rect.right } else { left };
        let name = visible_line(words.kind(&group.key, desk.request.table.datasets())).into_owned();
        let room = match self.style {
            Style::Table => self.people - APART - INDENT,
            Style::Bars | Style::Brief | Style::Line => end - x - INDENT,
        };
        let named = pen.text((x + INDENT, y), &fitted(&name, &STRONG, room), STRONG, ink);
        let (at, room) = match self.style {
            Style::Brief | Style::Line => ((named + 8.0, y), end - named - 8.0),
            Style::Table => ((x + self.people, y), end - x - self.people),
            Style::Bars => ((x + INDENT, y + LINE), width - INDENT),
        };
        if !is_none {
            self.people(desk, pen, at, room, &group.total);
        }
        let lines = if self.style == Style::Bars || is_tight {
            2.0
        } else {
            1.0
        };
        let under = if is_tight { -9.5 } else { 1.0 };
        let right = if is_tight { left } else { rect.right };
        Rect {
            left: x + INDENT,
            top: y + lines * LINE + under,
            right: right - 10.0,
            bottom: y + lines * LINE + under + BAR,
        }
    }

    /// The people of a kind as a bar; none, where no event of the step has a number, for that is not nought.
    fn bar(&self, desk: &Desk, pen: &mut Pen, rect: &Rect, (kind, group): (usize, &Group<Kind>)) {
        let total = &group.total;
        let is_unknown = total.events > 0 && total.events == total.without_number;
        if !is_unknown {
            let ink = desk.symbols().ink(kind);
            pen.items.extend(bar(desk, rect, total, self.most, ink));
        }
    }

    /// How many people: about how many, and the range beside it; the range alone, where there is room for no more.
    fn people(&self, desk: &Desk, pen: &mut Pen, (x, y): (f32, f32), width: f32, total: &Total) {
        let (palette, words) = (desk.palette, desk.request.words);
        let said = words.total(total);
        let short = words.total_range_short(total);
        let range = said.range.as_ref().filter(|_| total.low != total.high);
        let long = said.range.as_ref().filter(|_| self.in_words);
        let room = width - STRONG.width(&said.headline) - 8.0;
        let fits = |text: &&String| BODY.width(text) <= room;
        let is_line = matches!(self.style, Style::Brief | Style::Line);
        let beside = long.filter(fits).or(range.map(|_| &short).filter(fits));
        let beside = beside.filter(|_| !is_line);
        let lead = match (range, beside) {
            (Some(_), None) => &short,
            _ => &said.headline,
        };
        let (face, ink) = if is_line {
            (BODY, palette.second)
        } else {
            (STRONG, palette.text)
        };
        let end = pen.text((x, y), &fitted(lead, &face, width), face, ink);
        if let Some(beside) = beside {
            pen.text((end + 8.0, y), beside, BODY, palette.second);
        }
    }
}

/// The high end of a total, or its estimate where that is more.
pub(super) fn highest(total: &Total) -> u64 {
    total.high.max(total.estimate)
}

fn small(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}
