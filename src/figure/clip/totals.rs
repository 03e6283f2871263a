//! The totals of a step, kind by kind: each kind keeps its place and its measure through the whole clip.

use crate::figure::blocks::bars::{bar, key};
use crate::figure::blocks::samples::glyph;
use crate::figure::blocks::{BODY, Block, Desk, STRONG, at, kinds, moved};
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
    /// Its people in words and as a bar.
    Bars,
    /// Its people in words, below its name.
    Lines,
    /// All in one line.
    Line,
}

/// How a clip's totals are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    /// The kinds that have any event in the whole clip, in the order in which they are listed.
    kinds: Vec<usize>,
    /// The most people of a kind in any step.
    most: u64,
    style: Style,
    /// How many stand side by side.
    columns: usize,
    /// Whether ranges are said in words rather than in figures.
    in_words: bool,
}

/// Between columns.
const GAP: f32 = 28.0;
/// The line that explains the bars.
const KEY: f32 = 20.0;

impl Rows {
    /// The kinds of a whole clip, in so many columns. What of a range is said does not change
    /// from frame to frame: words, where those of the whole clip have room.
    pub(super) fn new(
        desk: &Desk,
        most: u64,
        (columns, style): (usize, Style),
        width: f32,
    ) -> Self {
        let shown = kinds::shown(desk);
        let count = small(columns.max(1));
        let room = (width - GAP * (count - 1.0)) / count - INDENT;
        let fits = |total: &Total| {
            let said = desk.request.words.total(total);
            let range = said.range.as_deref().unwrap_or_default();
            STRONG.width(&said.headline) + 8.0 + BODY.width(range) <= room
        };
        Self {
            in_words: shown.iter().all(|(_, group)| fits(&group.total)),
            kinds: shown.into_iter().map(|(kind, _)| kind).collect(),
            most,
            style,
            columns,
        }
    }

    /// How high a kind is.
    fn step(&self) -> f32 {
        match self.style {
            Style::Bars => 2.0 * LINE + 15.0,
            Style::Lines => 2.0 * LINE + 5.0,
            Style::Line => LINE + 5.0,
        }
    }

    /// How high all are, with what explains the bars.
    pub(super) fn height(&self) -> f32 {
        let key = if self.style == Style::Bars { KEY } else { 0.0 };
        small(self.kinds.len().div_ceil(self.columns.max(1))) * self.step() + key
    }

    /// What explains the bars, below all kinds; it stays through the clip.
    pub(super) fn key(&self, desk: &Desk, width: f32) -> Block {
        match self.kinds.first().filter(|_| self.style == Style::Bars) {
            None => Block::default(),
            Some(kind) => Block {
                height: KEY,
                items: moved(
                    key(desk, width - INDENT, *kind).items,
                    INDENT,
                    self.height() - KEY + 2.0,
                ),
            },
        }
    }

    /// The totals of a step, from a top left corner on.
    pub(super) fn write(&self, desk: &Desk, pen: &mut Pen, (x, y): (f32, f32), width: f32) {
        let each = self.kinds.len().div_ceil(self.columns.max(1)).max(1);
        let count = small(self.columns.max(1));
        let column = (width - GAP * (count - 1.0)) / count;
        for (number, kind) in self.kinds.iter().enumerate() {
            let Some(group) = desk.summary.by_kind.get(*kind) else {
                continue;
            };
            let left = x + small(number / each) * (column + GAP);
            let top = y + small(number % each) * self.step();
            self.row(desk, pen, (left, top), column, (*kind, group));
        }
    }

    fn row(
        &self,
        desk: &Desk,
        pen: &mut Pen,
        (x, y): (f32, f32),
        width: f32,
        (kind, group): (usize, &Group<Kind>),
    ) {
        let (palette, words) = (desk.palette, desk.request.words);
        let is_none = group.total.events + group.not_added == 0;
        let (ink, second) = if is_none {
            (palette.third, palette.third)
        } else {
            (palette.text, palette.second)
        };
        pen.items
            .extend(glyph(desk, kind, at(x + 7.0, y + 7.5), 5.5));
        let events = words.events(group.total.events);
        let left = pen.text_to((x + width, y), &events, BODY, second);
        let name = visible_line(words.kind(&group.key, desk.request.table.datasets())).into_owned();
        let room = left - x - INDENT - 8.0;
        let end = pen.text((x + INDENT, y), &fitted(&name, &STRONG, room), STRONG, ink);
        let top = y + LINE;
        let (at, room) = match self.style {
            Style::Line => ((end + 8.0, y), left - end - 16.0),
            Style::Bars | Style::Lines => ((x + INDENT, top), width - INDENT),
        };
        if !is_none {
            self.people(desk, pen, at, room, &group.total);
        }
        if self.style == Style::Bars {
            let rect = Rect::at(x + INDENT, top + LINE + 1.5, width - INDENT - 10.0, 6.0);
            let ink = desk.symbols().ink(kind);
            pen.items
                .extend(bar(desk, &rect, &group.total, self.most, ink));
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
        let is_line = self.style == Style::Line;
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
