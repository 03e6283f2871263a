//! The period: documented events by day, week, month, quarter or year, with the days that are shown marked.

use crate::figure::blocks::head::days;
use crate::figure::blocks::{BODY, Block, Desk, STRONG, at};
use crate::figure::pen::{Pen, fitted};
use crate::figure::{Item, Line, Path};
use crate::map::Rect;
use crate::model::{DateBounds, Kind};
use crate::table::{BinPart, Bins, Sieve, Table, Unit};

/// The least width of a bar.
const LEAST_BAR: f32 = 5.0;
/// How much of the ground shows through what is spread, and through what is not shown.
const SPREAD: f32 = 0.58;
const OUTSIDE: f32 = 0.62;
/// Room for the numbers left of the bars.
const NUMBERS: f32 = 34.0;
/// The lines of words above and below.
const ABOVE: f32 = 24.0;
const BELOW: f32 = 18.0;

/// The bars of a period, before they are drawn.
pub(in crate::figure) struct Histogram {
    bins: Bins,
    span: DateBounds,
    top: f32,
    /// What the highest bar stands for, and what the title says.
    pub(in crate::figure) title: String,
    spread: bool,
}

impl Histogram {
    /// The events that pass all of the filter but its days, in bars that are wide enough. None without dates.
    pub(in crate::figure) fn new(desk: &Desk, sieve: &Sieve, width: f32) -> Option<Self> {
        let table = desk.request.table;
        let span = table.span()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few hundred"
        )]
        let most = ((width - NUMBERS) / LEAST_BAR).max(1.0) as usize;
        let unit = Unit::finest_fitting(span, most);
        let [bins] = Bins::without_time(table, sieve, [unit]);
        let (first, last) = (bins.spans.first()?, bins.spans.last()?);
        let span = DateBounds::new(first.first, last.last);
        let highest = (0..bins.spans.len()).map(|bin| in_bin(&bins, bin));
        let top = highest.fold(0.0, f32::max);
        let spread = bins.kinds.iter().flatten().any(|bin| bin.spread.events > 0);
        let key = match bins.unit {
            Unit::Day => "figure-by-day",
            Unit::Week => "figure-by-week",
            Unit::Month => "figure-by-month",
            Unit::Quarter => "figure-by-quarter",
            Unit::Year => "figure-by-year",
        };
        let words = desk.request.words;
        let years = words.years(span.first.year(), span.last.year());
        Some(Self {
            title: words.with(key, &[("days", years.into())]),
            top: (top * 1.04).max(1.0),
            bins,
            span,
            spread,
        })
    }

    /// The chart in a box of this size.
    pub(in crate::figure) fn block(&self, desk: &Desk, width: f32, height: f32) -> Block {
        let palette = desk.palette;
        let mut pen = Pen::default();
        let title = fitted(&self.title, &STRONG, width);
        let mut right = pen.text((0.0, 0.0), &title, STRONG, palette.text);
        let notes = [
            (self.spread, "figure-paler"),
            (
                desk.request
                    .plan
                    .filter
                    .from
                    .or(desk.request.plan.filter.to)
                    .is_some(),
                "figure-window",
            ),
        ];
        for (_, key) in notes.iter().filter(|(wanted, _)| *wanted) {
            let note = desk.say(key);
            if right + 14.0 + BODY.width(&note) <= width {
                right = pen.text((right + 14.0, 0.0), &note, BODY, palette.third);
            }
        }
        let plot = Rect::at(NUMBERS, ABOVE, width - NUMBERS, height - ABOVE - BELOW);
        self.window(desk, &plot, &mut pen);
        self.numbers(desk, &plot, &mut pen);
        self.bars(desk, &plot, &mut pen);
        self.edges(desk, &plot, &mut pen);
        pen.rule((plot.left, plot.right), plot.bottom, 1.0, palette.control);
        self.names(desk, &plot, &mut pen);
        Block {
            height,
            items: pen.items,
        }
    }

    fn x(&self, plot: &Rect, day: i32) -> f32 {
        let first = Table::day_number(self.span.first);
        let all = Table::day_number(self.span.last) + 1 - first;
        plot.left + plot.width() * length(day - first) / length(all).max(1.0)
    }

    fn xs(&self, plot: &Rect, days: DateBounds) -> (f32, f32) {
        let to = self.x(plot, Table::day_number(days.last) + 1);
        (self.x(plot, Table::day_number(days.first)), to)
    }

    fn shown(&self, desk: &Desk, plot: &Rect) -> Option<Rect> {
        let filter = &desk.request.plan.filter;
        filter.from.or(filter.to)?;
        let (left, right) = self.xs(plot, days(desk)?);
        Some(Rect {
            left: left.clamp(plot.left, plot.right),
            right: right.clamp(plot.left, plot.right),
            ..*plot
        })
    }

    fn window(&self, desk: &Desk, plot: &Rect, pen: &mut Pen) {
        if let Some(shown) = self.shown(desk, plot) {
            let soft = desk.palette.accent_soft;
            pen.items.push(Item::filled(Path::rect(&shown), soft));
        }
    }

    fn edges(&self, desk: &Desk, plot: &Rect, pen: &mut Pen) {
        if let Some(shown) = self.shown(desk, plot) {
            for x in [shown.left, shown.right] {
                let path = Path::straight((x, shown.top), (x, shown.bottom));
                let line = Line::new(1.5, desk.palette.accent);
                pen.items.push(Item::lined(path, line));
            }
        }
    }

    fn numbers(&self, desk: &Desk, plot: &Rect, pen: &mut Pen) {
        let palette = desk.palette;
        for mark in marks(self.top) {
            #[expect(clippy::cast_precision_loss, reason = "heights of marks")]
            let y = plot.bottom - plot.height() * mark as f32 / self.top;
            let line = palette.border.mix(palette.panel, 0.3);
            pen.rule((plot.left, plot.right), y, 1.0, line);
            let text = desk.request.words.number(mark);
            pen.text_to((plot.left - 6.0, y - 7.5), &text, BODY, palette.third);
        }
    }

    fn bars(&self, desk: &Desk, plot: &Rect, pen: &mut Pen) {
        let kinds = desk.request.table.kinds();
        let mut order: Vec<usize> = (0..kinds.len()).collect();
        order.sort_by_key(|at| kinds.get(*at).map(stack_order));
        let window = days(desk);
        for (number, span) in self.bins.spans.iter().enumerate() {
            let inside = window.is_some_and(|window| window.overlaps(span));
            let (left, right) = self.xs(plot, *span);
            let gap = if right - left > 4.0 { 0.5 } else { 0.0 };
            let mut y = plot.bottom;
            for (kind, spread, events) in self.stack(number, &order) {
                let height = events / self.top * plot.height();
                let rect = Rect {
                    left: left + gap,
                    right: right - gap,
                    top: y - height,
                    bottom: y,
                };
                part(desk, pen, &rect, kind, (spread, inside));
                y -= height;
            }
        }
    }

    /// What stands in a bar from below: all that is certain, then what is spread over several bars.
    fn stack(&self, bin: usize, order: &[usize]) -> Vec<(usize, bool, f32)> {
        let of = |kind: &usize| self.bins.kinds.get(*kind)?.get(bin);
        let solid = order
            .iter()
            .filter_map(|kind| Some((*kind, false, &of(kind)?.solid)));
        let spread = order
            .iter()
            .filter_map(|kind| Some((*kind, true, &of(kind)?.spread)));
        solid
            .chain(spread)
            .filter(|(_, _, part)| part.events > 0)
            .map(|(kind, spread, part)| (kind, spread, events(part)))
            .collect()
    }

    /// Years, or months where there is room for them.
    fn names(&self, desk: &Desk, plot: &Rect, pen: &mut Pen) {
        let (palette, words) = (desk.palette, desk.request.words);
        let days =
            length(Table::day_number(self.span.last) - Table::day_number(self.span.first) + 1);
        let month = plot.width() / days * 30.4;
        let unit = if month >= 34.0 {
            Unit::Month
        } else {
            Unit::Year
        };
        let mut free = 0.0;
        let mut first = Some(unit.start(self.span.first));
        let window = days_shown(desk);
        while let Some(day) = first.filter(|day| *day <= self.span.last) {
            let span = unit.span_of(day);
            let (left, right) = self.xs(plot, span);
            let (left, right) = (left.max(plot.left), right.min(plot.right));
            let tick = Path::straight((left, plot.bottom), (left, plot.bottom + 4.0));
            let line = Line::new(1.0, palette.control);
            pen.items.push(Item::lined(tick, line));
            let inside = window.is_some_and(|window| window.overlaps(&span));
            let face = if inside { STRONG } else { BODY };
            let name = words.axis(unit, day);
            let middle = f32::midpoint(left, right);
            let half = STRONG.width(&name) / 2.0;
            // Which names have room does not depend on which days are marked.
            if middle - half >= free && middle + half <= plot.right + 8.0 {
                free = middle + half + 8.0;
                let x = middle - face.width(&name) / 2.0;
                let ink = if inside { palette.text } else { palette.second };
                pen.text((x, plot.bottom + 4.0), &name, face, ink);
            }
            first = unit.next(day);
        }
    }

    /// The least and the most events of a bar.
    pub(in crate::figure) fn range(&self) -> (f32, f32) {
        let all = (0..self.bins.spans.len()).map(|bin| in_bin(&self.bins, bin));
        all.fold((f32::INFINITY, 0.0), |(least, most), bar| {
            (least.min(bar), most.max(bar))
        })
    }
}

/// The window, where there is one.
fn days_shown(desk: &Desk) -> Option<DateBounds> {
    let filter = &desk.request.plan.filter;
    filter.from.or(filter.to)?;
    days(desk)
}

/// A kind's part of a bar.
fn part(desk: &Desk, pen: &mut Pen, rect: &Rect, kind: usize, (spread, inside): (bool, bool)) {
    let panel = desk.palette.panel;
    let mut symbols = desk.symbols();
    let mut ink = symbols.ink(kind);
    if spread {
        ink = ink.paler(panel, SPREAD);
    }
    if !inside {
        ink = ink.paler(panel, OUTSIDE);
    }
    let corners = [
        at(rect.left, rect.top),
        at(rect.right, rect.top),
        at(rect.right, rect.bottom),
        at(rect.left, rect.bottom),
    ];
    symbols.texture(&corners, ink);
    if desk.palette.print {
        let line = Line::new(0.6, ink.line);
        symbols.out.push(Item::lined(Path::rect(rect), line));
    }
    pen.items.extend(symbols.out);
}

/// The order of the stack from below.
fn stack_order(kind: &Kind) -> usize {
    match kind {
        Kind::Repatriation => 0,
        Kind::Detention => 1,
        Kind::Arrest => 2,
        Kind::Release => 3,
        Kind::Death => 4,
        Kind::Policy => 5,
        Kind::Other(_) => 6,
    }
}

/// One or two round numbers of events below the top.
fn marks(top: f32) -> Vec<u64> {
    let mut step = 1_u64;
    let mut factors = [2, 5, 10].into_iter().cycle();
    let mut base = 1;
    #[expect(clippy::cast_precision_loss, reason = "heights of marks")]
    while top / step as f32 > 2.9 {
        let factor = factors.next().unwrap_or(10);
        step = base * factor;
        if factor == 10 {
            base = step;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "heights of marks")]
    let fits = |mark: &u64| *mark as f32 <= top;
    [step, 2 * step].into_iter().filter(fits).collect()
}

fn events(part: &BinPart) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "heights of bars")]
    let events = part.events as f32 / Bins::SCALE as f32;
    events
}

fn in_bin(bins: &Bins, at: usize) -> f32 {
    let bins = bins.kinds.iter().filter_map(|kind| kind.get(at));
    bins.map(|bin| events(&bin.solid) + events(&bin.spread))
        .sum()
}

fn length(days: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "some thousand years of days")]
    let length = days as f32;
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_mark_or_two_below_any_top() {
        assert_eq!(marks(1.0), [1]);
        assert_eq!(marks(7.5), [5]);
        assert_eq!(marks(11.2), [5, 10]);
        assert_eq!(marks(230.0), [100, 200]);
        assert_eq!(marks(61_000.0), [50_000]);
    }
}
