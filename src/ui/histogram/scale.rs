//! Days along the width of the histogram, and back.

use std::ops::RangeInclusive;

use egui::Rect;
use jiff::civil::Date;

use crate::model::DateBounds;
use crate::table::{Table, Unit};

/// Days along a width.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// Where the days are drawn.
    pub(super) rect: Rect,
    first: i32,
    days: f32,
}

impl Scale {
    /// These days, both ends included, over the whole width.
    pub(super) fn new(rect: Rect, days: DateBounds) -> Self {
        let first = Table::day_number(days.first);
        Self {
            rect,
            first,
            days: length(first, Table::day_number(days.last) + 1).max(1.0),
        }
    }

    /// Where a day starts.
    pub(super) fn x(&self, day: Date) -> f32 {
        self.x_of(Table::day_number(day))
    }

    /// Where a day ends.
    pub(super) fn x_end(&self, day: Date) -> f32 {
        self.x_of(Table::day_number(day) + 1)
    }

    /// From where the first day starts to where the last one ends.
    pub(super) fn xs(&self, days: DateBounds) -> RangeInclusive<f32> {
        self.x(days.first)..=self.x_end(days.last)
    }

    /// How wide so many days are.
    pub(super) fn width(&self, days: f32) -> f32 {
        self.rect.width() * days / self.days
    }

    fn x_of(&self, day: i32) -> f32 {
        self.rect.left() + self.width(length(self.first, day))
    }

    /// The day at a point.
    pub(super) fn day(&self, x: f32) -> Date {
        let share = (x - self.rect.left()) / self.rect.width().max(1.0);
        #[expect(clippy::cast_possible_truncation, reason = "days on a screen")]
        let days = (share * self.days).floor() as i32;
        Table::day(self.first.saturating_add(days))
    }

    /// The start of a bin that is nearest to a point.
    pub(super) fn edge(&self, unit: Unit, x: f32) -> Date {
        let bin = unit.span_of(self.day(x));
        let after = unit.next(bin.first).unwrap_or(bin.last);
        if x - self.x(bin.first) <= self.x(after) - x {
            bin.first
        } else {
            after
        }
    }
}

/// Days from one day to another, by their numbers.
pub(super) fn length(from: i32, to: i32) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a few thousand years of days at the most"
    )]
    let length = to.saturating_sub(from) as f32;
    length
}

#[cfg(test)]
pub(super) mod tests {
    use egui::{Pos2, vec2};
    use jiff::civil::date;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    pub(in crate::ui::histogram) fn any_unit() -> impl Strategy<Value = Unit> {
        select(Unit::ALL.to_vec())
    }

    /// A day of two hundred years.
    pub(in crate::ui::histogram) fn any_day() -> impl Strategy<Value = Date> {
        let first = Table::day_number(date(1900, 1, 1));
        (0..73_000).prop_map(move |days| Table::day(first + days))
    }

    pub(in crate::ui::histogram) fn any_days() -> impl Strategy<Value = DateBounds> {
        (any_day(), any_day()).prop_map(|(one, other)| DateBounds::new(one, other))
    }

    fn scale(days: DateBounds, width: f32) -> Scale {
        Scale::new(
            Rect::from_min_size(Pos2::new(272.0, 10.0), vec2(width, 80.0)),
            days,
        )
    }

    #[test]
    fn the_days_fill_the_width() {
        let days = DateBounds::new(date(2019, 1, 1), date(2019, 1, 10));
        let scale = scale(days, 100.0);
        assert_eq!(scale.xs(days), 272.0..=372.0);
        assert_eq!(scale.day(281.9), date(2019, 1, 1));
        assert_eq!(scale.day(282.1), date(2019, 1, 2));
    }

    #[test]
    fn no_width_at_all_is_no_trouble() {
        let day = date(2019, 1, 1);
        let scale = scale(DateBounds::new(day, day), 0.0);
        assert_eq!(scale.day(272.0), day);
        assert_eq!(scale.day(f32::MAX), Date::MAX);
    }

    proptest! {
        #[test]
        fn the_middle_of_a_day_is_that_day(days in any_days(), at in 0.0..1.0_f32, width in 100.0..4000.0_f32) {
            let scale = scale(days, width);
            let day = scale.day(scale.rect.left() + at * width);
            let middle = f32::midpoint(scale.x(day), scale.x_end(day));
            // Thousands of days in a point are told apart no further than a float does.
            let off = Table::day_number(scale.day(middle)) - Table::day_number(day);
            prop_assert!(off.abs() <= i32::from(scale.width(1.0) < 0.01), "{off} days off");
        }

        #[test]
        fn later_days_are_further_right(days in any_days(), one in any_day(), other in any_day()) {
            let scale = scale(days, 900.0);
            prop_assert!(scale.x(one.min(other)) <= scale.x(one.max(other)));
            prop_assert!(scale.x(one) <= scale.x_end(one));
        }

        #[test]
        fn an_edge_is_the_start_of_a_bin_no_further_than_half_of_one(
            days in any_days(), unit in any_unit(), at in 0.0..1.0_f32
        ) {
            let scale = scale(days, 900.0);
            let x = scale.rect.left() + at * 900.0;
            let edge = scale.edge(unit, x);
            prop_assert_eq!(unit.start(edge), edge);
            let bin = unit.span_of(scale.day(x));
            let half = (scale.x_end(bin.last) - scale.x(bin.first)) / 2.0;
            prop_assert!((scale.x(edge) - x).abs() <= half + 0.1);
        }
    }
}
