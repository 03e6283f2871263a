//! Dragging the body moves the window; dragging elsewhere draws a new one; a click picks a bar.

use egui::{CursorIcon, Pos2, Response, Ui};
use jiff::civil::Date;

use super::{Memory, Plot, bars};
use crate::action::Action;
use crate::model::DateBounds;
use crate::table::{Table, Unit};
use crate::ui::desk::Desk;

/// What a drag started from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drag {
    start: Date,
    /// The window that is moved; `None` where a new one is drawn.
    moves: Option<DateBounds>,
}

impl Drag {
    /// The window once the pointer is on this day.
    fn to(self, now: Date, unit: Unit) -> DateBounds {
        if let Some(window) = self.moves {
            return moved(window, self.start, now, unit);
        }
        let drawn = DateBounds::new(self.start, now);
        DateBounds::new(unit.start(drawn.first), unit.end(drawn.last))
    }
}

/// The window moved by whole bins to follow the pointer: as many bins as it touched before.
fn moved(window: DateBounds, start: Date, now: Date, unit: Unit) -> DateBounds {
    let by = Table::day_number(now) - Table::day_number(start);
    let first = unit.start(Table::day(Table::day_number(window.first) + by));
    let last = (1..unit.count(window)).fold(unit.end(first), |last, _| {
        unit.next(last).map_or(last, |next| unit.end(next))
    });
    DateBounds::new(first, last)
}

/// Answers the pointer on the bars.
pub(super) fn show(
    ui: &Ui,
    desk: &mut Desk,
    memory: &mut Memory,
    plot: &Plot,
    response: &Response,
) {
    let Plot { scale, window, .. } = plot;
    let narrowed = desk.state.has_window();
    let on_body = |pos: Pos2| narrowed && scale.xs(*window).contains(&pos.x);
    if let Some(pos) = response.hover_pos() {
        if on_body(pos) {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
        }
        bars::hint(ui, desk, plot, scale.day(pos.x), response);
    }
    let origin = ui.input(|input| input.pointer.press_origin());
    if let Some(origin) = origin.filter(|_| response.drag_started()) {
        memory.drag = Some(Drag {
            start: scale.day(origin.x),
            moves: on_body(origin).then_some(*window),
        });
        desk.ask(Action::Play(false));
    }
    let pos = response.interact_pointer_pos();
    if response.dragged()
        && let (Some(drag), Some(pos)) = (memory.drag, pos)
    {
        let next = drag.to(scale.day(pos.x), plot.unit);
        desk.ask(Action::Window(Some(next.first), Some(next.last)));
    }
    if response.drag_stopped() {
        memory.drag = None;
        desk.ask(Action::Settle);
    }
    if let Some(pos) = pos.filter(|_| response.clicked()) {
        let bin = plot.unit.span_of(scale.day(pos.x));
        let lift = narrowed && *window == bin;
        let end = |day: Date| (!lift).then_some(day);
        desk.ask(Action::Window(end(bin.first), end(bin.last)));
        desk.ask(Action::Settle);
    }
    if response.double_clicked() {
        desk.ask(Action::TimeView(None));
        desk.ask(Action::Window(None, None));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::scale::tests::{any_day, any_days, any_unit};
    use super::*;

    #[test]
    fn a_window_of_months_moves_by_months() {
        let window = DateBounds::new(date(2019, 1, 1), date(2019, 2, 28));
        let moved = moved(window, date(2019, 1, 10), date(2019, 3, 12), Unit::Month);
        assert_eq!(moved, DateBounds::new(date(2019, 3, 1), date(2019, 4, 30)));
    }

    #[test]
    fn a_window_is_drawn_in_whole_bins_whichever_way() {
        let drag = Drag {
            start: date(2019, 5, 20),
            moves: None,
        };
        let drawn = drag.to(date(2019, 3, 2), Unit::Month);
        assert_eq!(drawn, DateBounds::new(date(2019, 3, 1), date(2019, 5, 31)));
    }

    proptest! {
        #[test]
        fn a_moved_window_keeps_its_number_of_bins(
            window in any_days(), start in any_day(), now in any_day(), unit in any_unit()
        ) {
            let moved = moved(window, start, now, unit);
            prop_assert_eq!(unit.count(moved), unit.count(window));
            prop_assert_eq!(unit.start(moved.first), moved.first, "it starts with a bin");
            prop_assert_eq!(unit.end(moved.last), moved.last, "it ends with a bin");
        }

        #[test]
        fn a_window_that_is_not_moved_stays_where_it_is(window in any_days(), day in any_day(), unit in any_unit()) {
            let moved = moved(window, day, day, unit);
            prop_assert_eq!(moved, DateBounds::new(unit.start(window.first), unit.end(window.last)));
        }

        #[test]
        fn a_drawn_window_holds_both_ends_of_the_drag(start in any_day(), now in any_day(), unit in any_unit()) {
            let drawn = Drag { start, moves: None }.to(now, unit);
            prop_assert!(drawn.first <= start.min(now) && start.max(now) <= drawn.last);
        }
    }
}
