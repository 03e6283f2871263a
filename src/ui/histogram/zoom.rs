//! The wheel zooms around the pointer, sideways it moves; a line below shows which part of time is in view.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::Plot;
use super::scale::{Scale, length};
use crate::action::Action;
use crate::model::DateBounds;
use crate::table::Table;
use crate::ui::desk::Desk;
use crate::ui::widgets;

/// No fewer days than this are shown.
const FEWEST: f32 = 27.0;
/// Points of the wheel that zoom by the factor e.
const WHEEL: f32 = 240.0;

/// Days since 1970, with parts of days: what the wheel moves in.
type Days = (f32, f32);

/// Answers the wheel.
pub(super) fn wheel(ui: &Ui, desk: &mut Desk, plot: &Plot, response: &Response) {
    if !response.contains_pointer() {
        return;
    }
    let (scroll, pos) = ui.input(|input| (input.smooth_scroll_delta(), input.pointer.hover_pos()));
    let (Some(pos), Some(span)) = (pos, desk.state.table().span()) else {
        return;
    };
    let rect = plot.scale.rect;
    let width = rect.width().max(1.0);
    let days = days_of(plot.view);
    let next = if scroll.y != 0.0 {
        let share = (pos.x - rect.left()) / width;
        zoomed(days, share, (-scroll.y / WHEEL).exp())
    } else if scroll.x != 0.0 {
        let by = -scroll.x / width * (days.1 - days.0);
        (days.0 + by, days.1 + by)
    } else {
        return;
    };
    let view = within(next, span);
    let whole = view.first <= span.first && view.last >= span.last;
    desk.ask(Action::TimeView((!whole).then_some(view)));
}

fn days_of(view: DateBounds) -> Days {
    let number = |day| length(0, Table::day_number(day));
    (number(view.first), number(view.last))
}

/// The days after zooming; what lies at a share of the width stays there.
fn zoomed((first, last): Days, share: f32, factor: f32) -> Days {
    let days = last - first;
    let at = first + days * share;
    let next = (days * factor).max(FEWEST);
    (at - next * share, at + next * (1.0 - share))
}

/// Whole days of the data, as many as there were where there are so many.
fn within((first, last): Days, span: DateBounds) -> DateBounds {
    let (start, end) = days_of(span);
    let days = (last - first).min(end - start);
    let first = first.clamp(start, (end - days).max(start));
    #[expect(clippy::cast_possible_truncation, reason = "days of a calendar")]
    let day = |number: f32| Table::day(number.round() as i32);
    DateBounds::new(day(first), day(first + days))
}

/// Zoomed in: which part of the whole time is shown, and a press away from all of it.
pub(super) fn track(ui: &Ui, desk: &mut Desk, plot: Rect, whole: Rect) {
    let (Some(view), Some(span)) = (desk.state.chosen().time_view, desk.state.table().span())
    else {
        return;
    };
    let theme = desk.theme;
    let line = Rect::from_x_y_ranges(plot.x_range(), whole.bottom() - 2.0..=whole.bottom());
    let part = Rect::from_x_y_ranges(Scale::new(line, span).xs(view), line.y_range());
    for (rect, colour) in [(line, theme.border), (part, theme.control)] {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, colour);
    }
    let hit = Rect::from_x_y_ranges(plot.x_range(), whole.bottom() - 8.0..=whole.bottom() + 4.0);
    let response = ui.interact(hit, ui.scope_id().with("track"), Sense::click());
    let name = desk.say("time-track-a11y");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    widgets::focus_ring(ui, hit, &response);
    if response.on_hover_text(desk.say("time-view-all")).clicked() {
        desk.ask(Action::TimeView(None));
        desk.ask(Action::Settle);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn span() -> DateBounds {
        DateBounds::new(date(1999, 1, 1), date(2025, 12, 31))
    }

    #[test]
    fn zooming_in_stops_at_a_month_or_so() {
        let (first, last) = zoomed((1000.0, 1030.0), 0.5, 0.1);
        assert_eq!((first.round(), last.round()), (1002.0, 1029.0));
    }

    proptest! {
        #[test]
        fn what_is_under_the_pointer_stays_there(share in 0.0..1.0_f32, factor in 0.5..2.0_f32) {
            let days = (10_000.0, 14_000.0);
            let (first, last) = zoomed(days, share, factor);
            let at = |(first, last): Days| first + (last - first) * share;
            prop_assert!((at((first, last)) - at(days)).abs() < 0.1);
            prop_assert!(((last - first) - 4000.0 * factor).abs() < 0.1);
        }

        #[test]
        fn the_view_stays_in_the_data_and_keeps_its_length(first in -9000.0..40_000.0_f32, days in 27.0..3000.0_f32) {
            let view = within((first, first + days), span());
            prop_assert!(span().first <= view.first && view.last <= span().last);
            let (start, end) = days_of(view);
            prop_assert!(((end - start) - days).abs() <= 1.0);
        }

        #[test]
        fn more_days_than_there_are_is_all_of_them(first in -9000.0..40_000.0_f32) {
            prop_assert_eq!(within((first, first + 1e6), span()), span());
        }
    }
}
