//! Both ends of the window: an edge, a grip to pull and a flag with its date.

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{
    CornerRadius, CursorIcon, Galley, Id, Key, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};
use jiff::civil::Date;

use super::{AXIS, FLAGS, Plot};
use crate::action::Action;
use crate::model::DateBounds;
use crate::table::Unit;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets;

/// An end of the window on screen.
struct End {
    is_first: bool,
    day: Date,
    x: f32,
    /// How far the two ends are apart.
    apart: f32,
}

impl End {
    /// Where the pointer takes hold of it. Where the ends are close, the grips reach outwards,
    /// so that the window between them can be clicked.
    fn hit(&self, plot: &Plot) -> Rect {
        let inwards = ((self.apart - 12.0) / 2.0).clamp(0.0, 10.0);
        let (left, right) = if self.is_first {
            (12.0, inwards)
        } else {
            (inwards, 12.0)
        };
        let ys = plot.scale.rect.expand(8.0).y_range();
        Rect::from_x_y_ranges(self.x - left..=self.x + right, ys)
    }
}

/// Puts both ends on screen, where they are in view.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, plot: &Plot) {
    let Plot { scale, window, .. } = plot;
    let (start, end) = scale.xs(*window).into_inner();
    let mut flags = Vec::new();
    for (is_first, day, x) in [(true, window.first, start), (false, window.last, end)] {
        if !scale.rect.expand(1.0).x_range().contains(x) {
            continue;
        }
        let end = End {
            is_first,
            day,
            x,
            apart: end - start,
        };
        handle(ui, desk, plot, &end);
        flags.push(Flag::new(ui, desk, plot, &end));
    }
    if let [first, last] = flags.as_mut_slice() {
        (first.left, last.left) = side_by_side(first.span(), last.span(), &bounds(plot));
    }
    for flag in flags {
        flag.draw(ui, desk, plot);
    }
}

fn handle(ui: &Ui, desk: &mut Desk, plot: &Plot, end: &End) {
    let id = ui.scope_id().with(("handle", end.is_first));
    let response = ui.interact(end.hit(plot), id, Sense::click_and_drag());
    let key = if end.is_first {
        "time-start-a11y"
    } else {
        "time-end-a11y"
    };
    let name = desk.say_with(key, &[("date", desk.words.day(end.day).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, &name));
    draw_grip(ui, desk, plot, end, &response);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.dragged()
        && let Some(pos) = response.interact_pointer_pos()
    {
        let edge = plot.scale.edge(plot.unit, pos.x);
        ask(desk, pulled(plot.window, end.is_first, edge));
    }
    if response.drag_stopped() || response.lost_focus() {
        desk.ask(Action::Settle);
    }
    if response.has_focus() {
        keys(ui, desk, plot, end, id);
    }
}

fn ask(desk: &mut Desk, window: DateBounds) {
    desk.ask(Action::Window(Some(window.first), Some(window.last)));
}

/// The window with one end on the edge of a bin; the other end stays.
fn pulled(window: DateBounds, is_first: bool, edge: Date) -> DateBounds {
    if is_first {
        DateBounds::new(edge.min(window.last), window.last)
    } else {
        let last = edge.yesterday().unwrap_or(edge);
        DateBounds::new(window.first, last.max(window.first))
    }
}

/// Arrows move the end by a bin, with shift by a year.
fn keys(ui: &Ui, desk: &mut Desk, plot: &Plot, end: &End, id: Id) {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let step = ui.input_mut(|input| {
        let modifiers = input.modifiers;
        let unit = if modifiers.shift {
            Unit::Year
        } else {
            plot.unit
        };
        [(Key::ArrowLeft, false), (Key::ArrowRight, true)]
            .into_iter()
            .find(|(key, _)| input.consume_key(modifiers, *key))
            .map(|(_, forward)| (unit, forward))
    });
    if let Some((unit, forward)) = step
        && let Some(edge) = stepped(plot.window, end.is_first, unit, forward)
    {
        ask(desk, pulled(plot.window, end.is_first, edge));
    }
}

/// The next edge of a bin from one end of the window; `None` at the ends of the calendar.
fn stepped(window: DateBounds, is_first: bool, unit: Unit, forward: bool) -> Option<Date> {
    let edge = if is_first {
        window.first
    } else {
        window.last.tomorrow().unwrap_or(window.last)
    };
    let start = unit.start(edge);
    if forward {
        unit.next(edge)
    } else if start < edge {
        Some(start)
    } else {
        unit.previous(edge)
    }
}

fn draw_grip(ui: &Ui, desk: &Desk, plot: &Plot, end: &End, response: &Response) {
    let theme = desk.theme;
    let painter = ui.painter();
    let rect = plot.scale.rect;
    let stroke = Stroke::new(2.0, theme.accent);
    painter.vline(end.x, rect.y_range(), stroke);
    let grip = Rect::from_center_size(Pos2::new(end.x, rect.center().y), vec2(10.0, 26.0));
    let fill = if response.hovered() || response.dragged() {
        theme.accent_soft
    } else {
        theme.panel
    };
    let radius = CornerRadius::same(3);
    painter.rect(grip, radius, fill, stroke, StrokeKind::Inside);
    for by in [-1.5, 1.5] {
        let line = grip.center().x + by;
        let reach = grip.center().y - 4.0..=grip.center().y + 4.0;
        painter.vline(line, reach, Stroke::new(1.0, theme.accent));
    }
    widgets::focus_ring(ui, grip, response);
}

/// The date of an end.
struct Flag {
    galley: Arc<Galley>,
    size: Vec2,
    left: f32,
}

impl Flag {
    /// Outside the window where there is room.
    fn new(ui: &Ui, desk: &Desk, plot: &Plot, end: &End) -> Self {
        let text = match (desk.state.has_window(), end.is_first) {
            (false, _) => desk.words.month_short(end.day),
            (true, true) => desk.words.window_first(end.day),
            (true, false) => desk.words.window_last(end.day),
        };
        let (strong, ink) = (theme::strong(12.0), desk.theme.on_accent);
        let galley = ui.painter().layout_no_wrap(text, strong, ink);
        let size = (galley.size() + vec2(12.0, 2.0)).min(vec2(400.0, FLAGS));
        let (before, after) = (end.x - size.x, end.x);
        let (outside, inside) = if end.is_first {
            (before, after)
        } else {
            (after, before)
        };
        let bounds = bounds(plot);
        let fits = bounds.contains(&outside) && bounds.contains(&(outside + size.x));
        let left = if fits { outside } else { inside };
        Self { galley, size, left }
    }

    fn span(&self) -> (f32, f32) {
        (self.left, self.size.x)
    }

    fn draw(self, ui: &Ui, desk: &Desk, plot: &Plot) {
        let theme = desk.theme;
        let flag = Rect::from_min_size(Pos2::new(self.left, plot.flags), self.size);
        ui.painter()
            .rect_filled(flag, CornerRadius::same(3), theme.accent);
        let at = flag.center() - self.galley.size() / 2.0;
        ui.painter().galley(at, self.galley, theme.on_accent);
    }
}

/// Where flags may be.
fn bounds(plot: &Plot) -> RangeInclusive<f32> {
    let rect = plot.scale.rect;
    rect.left() - AXIS..=rect.right() + 4.0
}

/// Where two flags begin that would cover each other, given by where they begin and how wide they are: the last moves to
/// the right, and the first makes room where that is not enough.
fn side_by_side(first: (f32, f32), last: (f32, f32), bounds: &RangeInclusive<f32>) -> (f32, f32) {
    const GAP: f32 = 2.0;
    let right = last.0.max(first.0 + first.1 + GAP);
    let right = right.min(bounds.end() - last.1);
    let left = first.0.min(right - GAP - first.1);
    (left, right)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::scale::tests::{any_day, any_days, any_unit};
    use super::*;

    #[test]
    fn flags_stand_side_by_side_where_the_window_is_narrow() {
        let bounds = 0.0..=300.0;
        let beside = |first, last| side_by_side(first, last, &bounds);
        assert_eq!(beside((10.0, 50.0), (200.0, 50.0)), (10.0, 200.0));
        assert_eq!(beside((10.0, 50.0), (20.0, 50.0)), (10.0, 62.0));
        assert_eq!(beside((200.0, 50.0), (230.0, 60.0)), (188.0, 240.0));
    }

    #[test]
    fn an_arrow_takes_an_end_to_the_next_edge() {
        let window = DateBounds::new(date(2019, 1, 15), date(2019, 3, 31));
        let edge = |is_first, forward| stepped(window, is_first, Unit::Month, forward);
        assert_eq!(edge(true, true), Some(date(2019, 2, 1)));
        assert_eq!(edge(true, false), Some(date(2019, 1, 1)));
        assert_eq!(edge(false, true), Some(date(2019, 5, 1)));
        assert_eq!(edge(false, false), Some(date(2019, 3, 1)));
    }

    proptest! {
        #[test]
        fn an_end_that_is_pulled_never_passes_the_other(
            window in any_days(), edge in any_day(), is_first in any::<bool>()
        ) {
            let pulled = pulled(window, is_first, edge);
            prop_assert!(pulled.first <= pulled.last);
            if is_first {
                prop_assert_eq!(pulled.last, window.last);
            } else {
                prop_assert_eq!(pulled.first, window.first);
            }
        }

        #[test]
        fn there_and_back_again_is_where_an_end_on_an_edge_was(
            days in any_days(), unit in any_unit(), is_first in any::<bool>()
        ) {
            let window = DateBounds::new(unit.start(days.first), unit.end(days.last));
            let out = stepped(window, is_first, unit, !is_first).unwrap();
            let wider = pulled(window, is_first, out);
            let back = stepped(wider, is_first, unit, is_first).unwrap();
            prop_assert_eq!(pulled(wider, is_first, back), window);
        }
    }
}
