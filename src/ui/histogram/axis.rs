//! Numbers up the left of the histogram, years or months along its bottom.

use egui::{Align2, Pos2, Stroke, Ui};

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Plot;
use super::scale::Scale;
use crate::model::DateBounds;
use crate::table::Unit;
use crate::ui::desk::Desk;
use crate::ui::theme::{self, mix};
use crate::words::Rounding;

/// Narrower than this a unit has no room for its names.
const ROOM: f32 = 38.0;
/// More names than this fit on no screen.
const MOST: usize = 400;

/// Draws both; `top` is how many events the top of the plot stands for.
pub(super) fn draw(ui: &Ui, desk: &Desk, plot: &Plot, top: f32) {
    let rect = plot.scale.rect;
    let base = Stroke::new(1.0, desk.theme.control);
    ui.painter().hline(rect.x_range(), rect.bottom(), base);
    draw_numbers(ui, desk, &plot.scale, top);
    draw_names(ui, desk, plot);
}

fn draw_numbers(ui: &Ui, desk: &Desk, scale: &Scale, top: f32) {
    let theme = desk.theme;
    let rect = scale.rect;
    for mark in marks(top) {
        let y = rect.bottom() - rect.height() * height(mark) / top;
        let line = Stroke::new(1.0, mix(theme.border, theme.panel, 0.3));
        ui.painter().hline(rect.x_range(), y, line);
        let text = desk.words.number_short(mark.into(), Rounding::Nearest);
        let at = Pos2::new(rect.left() - 6.0, y);
        let right = Align2::RIGHT_CENTER;
        ui.painter()
            .text(at, right, text, theme::body(), theme.third);
    }
}

/// One or two round numbers of events below the top.
fn marks(top: f32) -> Vec<u32> {
    const STEPS: [u32; 15] = [
        1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000,
    ];
    let mut steps = STEPS.into_iter();
    let step = steps.find(|step| top / height(*step) <= 2.9);
    let step = step.unwrap_or(100_000);
    let marks = [step, 2 * step].into_iter();
    marks.filter(|mark| height(*mark) <= top).collect()
}

fn height(mark: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "heights of marks")]
    let height = mark as f32;
    height
}

fn draw_names(ui: &Ui, desk: &Desk, plot: &Plot) {
    let theme = desk.theme;
    let painter = ui.painter();
    let Plot { scale, unit, .. } = plot;
    let rect = scale.rect;
    let mut free = rect.left() - 20.0;
    let step = named_unit(scale, *unit);
    for days in named_days(scale, step) {
        let x = scale.x(days.first).max(rect.left());
        let x_end = scale.x_end(days.last).min(rect.right());
        let mark = rect.bottom()..=rect.bottom() + 4.0;
        painter.vline(x, mark, Stroke::new(1.0, theme.control));
        // Where shorter units are named, a year stands out at its first day.
        let is_new_year = step < Unit::Year && days.first.day_of_year() == 1;
        let (named, font, ink) = if is_new_year {
            (Unit::Year, theme::strong(12.0), theme.text)
        } else {
            (step, theme::body(), theme.second)
        };
        let name = desk.words.axis(named, days.first);
        let galley = painter.layout_no_wrap(name, font, ink);
        let left = f32::midpoint(x, x_end) - galley.size().x / 2.0;
        if left > free && left + galley.size().x <= rect.right() + 8.0 {
            free = left + galley.size().x + 8.0;
            painter.galley(Pos2::new(left, rect.bottom() + 3.0), galley, ink);
        }
    }
}

/// The shortest unit whose names have room, no shorter than a bin.
fn named_unit(scale: &Scale, unit: Unit) -> Unit {
    let room = |named: Unit| {
        scale.width(match named {
            Unit::Day => 1.0,
            Unit::Week => 7.0,
            Unit::Month => 30.4,
            Unit::Quarter => 91.3,
            Unit::Year => 365.2,
        })
    };
    let named = [Unit::Day, Unit::Week, Unit::Month, Unit::Year];
    named
        .into_iter()
        .filter(|named| *named >= unit || *named >= Unit::Month)
        .find(|named| room(*named) >= ROOM)
        .unwrap_or(Unit::Year)
}

/// The days of each unit in view; of years that have no room for all their names, of every second, fifth or
/// tenth and so on.
fn named_days(scale: &Scale, unit: Unit) -> Vec<DateBounds> {
    let last = scale.day(scale.rect.right() - 0.5);
    let first = unit.start(scale.day(scale.rect.left()));
    let every = if unit == Unit::Year {
        years_apart(scale)
    } else {
        1
    };
    let before = match unit {
        Unit::Year => first.year().rem_euclid(every),
        _ => 0,
    };
    let start = first.checked_sub(before.years()).unwrap_or(first);
    let next = |day: Date| (0..every).try_fold(day, |day, _| unit.next(day));
    std::iter::successors(Some(start), |day| next(*day))
        .take_while(|day| *day <= last)
        .filter(|day| *day >= first)
        .take(MOST)
        .map(|day| unit.span_of(day))
        .collect()
}

/// How many years one name and the next are apart, so that each has room.
fn years_apart(scale: &Scale) -> i16 {
    const STEPS: [i16; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    let year = scale.width(365.2);
    let has_room = |step: &i16| year * f32::from(*step) >= ROOM;
    STEPS.into_iter().find(has_room).unwrap_or(5000)
}

#[cfg(test)]
mod tests {
    use egui::{Rect, vec2};
    use jiff::civil::date;

    use super::*;

    fn scale(years: i16, width: f32) -> Scale {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(width, 80.0));
        Scale::new(
            rect,
            DateBounds::new(date(2000, 1, 1), date(1999 + years, 12, 31)),
        )
    }

    #[test]
    fn there_is_a_mark_or_two_below_any_top() {
        assert_eq!(marks(1.0), [1]);
        assert_eq!(marks(7.5), [5]);
        assert_eq!(marks(14.0), [5, 10]);
        assert_eq!(marks(54.0), [20, 40]);
        assert_eq!(marks(1e6), [100_000, 200_000]);
    }

    #[test]
    fn the_shortest_unit_with_room_is_named() {
        assert_eq!(named_unit(&scale(20, 1000.0), Unit::Quarter), Unit::Year);
        assert_eq!(named_unit(&scale(1, 1000.0), Unit::Week), Unit::Month);
        assert_eq!(
            named_unit(&scale(1, 1000.0), Unit::Month),
            Unit::Month,
            "no day is named where the bins are months"
        );
        assert_eq!(named_unit(&scale(100, 100.0), Unit::Year), Unit::Year);
    }

    #[test]
    fn years_are_named_all_along_however_many_there_are() {
        for (years, width, named) in [
            (26, 1100.0, 26),
            (26, 700.0, 13),
            (400, 500.0, 8),
            (7900, 500.0, 8),
        ] {
            let scale = scale(years, width);
            let days = named_days(&scale, Unit::Year);
            assert_eq!(days.len(), named, "{years} years");
            let ends: Vec<f32> = days.iter().map(|days| scale.x(days.first)).collect();
            assert!(ends.windows(2).all(|pair| pair[1] - pair[0] > ROOM - 1.0));
            assert!(
                ends.last().is_some_and(|last| *last > width * 0.8),
                "{ends:?}"
            );
        }
    }

    #[test]
    fn named_days_cover_the_width_without_gaps() {
        let days = named_days(&scale(3, 500.0), Unit::Month);
        assert_eq!(days.len(), 36);
        let gapless = |pair: &[DateBounds]| pair[0].last.tomorrow().unwrap() == pair[1].first;
        assert!(days.windows(2).all(gapless));
    }
}
