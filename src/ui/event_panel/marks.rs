//! A claim on the scale: a dot, a range, an arrow, or words alone.

use egui::{Align2, Color32, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::axis::Axis;
use crate::model::{Event, People, Report};
use crate::ui::desk::Desk;
use crate::ui::theme::{self, mix};
use crate::ui::widgets;

/// Share of a row's width that the scale takes, from the right.
const SCALE: f32 = 0.56;

fn scale_rect(row: Rect) -> Rect {
    let left = row.right() - row.width() * SCALE;
    Rect::from_min_max(Pos2::new(left + 8.0, row.top()), row.max - vec2(56.0, 0.0))
}

/// The numbers above the claims.
pub(super) fn scale(ui: &mut Ui, desk: &Desk, axis: Option<&Axis>) {
    let Some(axis) = axis else {
        return;
    };
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let rect = scale_rect(whole.shrink2(vec2(16.0, 0.0)));
    let mut free = f32::NEG_INFINITY;
    for number in axis.numbers() {
        let x = axis.x(rect, number);
        if x <= free {
            continue;
        }
        let text = desk.words.number(number.into());
        let at = Pos2::new(x, rect.center().y - 2.0);
        let (middle, ink) = (Align2::CENTER_CENTER, desk.theme.third);
        let drawn = ui.painter().text(at, middle, text, theme::body(), ink);
        let mark = rect.bottom() - 3.0..=rect.bottom();
        ui.painter().vline(x, mark, Stroke::new(1.0, ink));
        free = drawn.right() + drawn.width() / 2.0 + 6.0;
    }
}

/// One source's name and claim.
pub(super) fn row(
    ui: &mut Ui,
    desk: &Desk,
    voice: &str,
    report: &Report,
    event: &Event,
    axis: Option<&Axis>,
) {
    let theme = desk.theme;
    let (whole, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let none = People::default();
    let people = report.people.as_ref().unwrap_or(&none);
    let said = desk.words.claim(people);
    let label = desk.say_with(
        "event-claims-a11y",
        &[("source", voice.into()), ("people", said.as_str().into())],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    let at = whole.left_center();
    let room = whole.width() * (1.0 - SCALE);
    let strong = theme::strong(12.0);
    widgets::draw_text(ui, at, Align2::LEFT_CENTER, voice, strong, theme.text, room);
    response.on_hover_text(label);
    let rect = scale_rect(whole);
    let words = |x: f32| {
        let at = Pos2::new(x, whole.center().y);
        let room = whole.right() - x;
        widgets::draw_text(
            ui,
            at,
            Align2::LEFT_CENTER,
            &said,
            theme::body(),
            theme.second,
            room,
        );
    };
    let Some(axis) = axis.filter(|_| people.has_number()) else {
        words(rect.left());
        return;
    };
    draw_event(ui, desk, event, axis, rect);
    let colour = desk.colours(&event.kind).fill;
    let line = mix(colour, theme.text, 0.2);
    let right = draw_claim(ui, axis, people, rect, colour, line);
    words((right + 6.0).min(whole.right() - 72.0).max(rect.left()));
}

/// The event's own range behind the claims, its estimate dashed.
fn draw_event(ui: &Ui, desk: &Desk, event: &Event, axis: &Axis, rect: Rect) {
    let people = event.people();
    let (low, high) = (people.low(), people.high().unwrap_or(axis.last));
    let theme = desk.theme;
    if high > low {
        let band = Rect::from_x_y_ranges(axis.x(rect, low)..=axis.x(rect, high), rect.y_range());
        ui.painter()
            .rect_filled(band, 0.0, mix(theme.strip, theme.accent, 0.13));
    }
    let x = axis.x(rect, people.estimate());
    let line = [Pos2::new(x, rect.top()), Pos2::new(x, rect.bottom())];
    let stroke = Stroke::new(1.0, theme.accent_line);
    ui.painter()
        .extend(egui::Shape::dashed_line(&line, stroke, 3.0, 2.5));
}

/// Returns where the claim ends on the right.
fn draw_claim(
    ui: &Ui,
    axis: &Axis,
    people: &People,
    rect: Rect,
    fill: Color32,
    line: Color32,
) -> f32 {
    let painter = ui.painter();
    let y = rect.center().y;
    let stroke = Stroke::new(2.0, fill);
    let cap = |x: f32| painter.vline(x, y - 4.0..=y + 4.0, stroke);
    let point = |x: f32, by: f32| {
        for side in [-4.0, 4.0] {
            painter.line_segment([Pos2::new(x, y), Pos2::new(x - by, y + side)], stroke);
        }
    };
    let dot = |x: f32| painter.circle(Pos2::new(x, y), 4.0, fill, Stroke::new(1.0, line));
    match (people.min(), people.best(), people.max()) {
        (None, Some(best), None) => {
            let x = axis.x(rect, best);
            dot(x);
            x + 4.0
        }
        (Some(min), None, None) => {
            let x = axis.x(rect, min);
            cap(x);
            painter.hline(x..=x + 16.0, y, stroke);
            point(x + 16.0, 5.0);
            x + 16.0
        }
        (None, None, Some(max)) => {
            let x = axis.x(rect, max);
            cap(x);
            painter.hline(x - 16.0..=x, y, stroke);
            point(x - 16.0, -5.0);
            x
        }
        (min, best, max) => {
            let low = axis.x(rect, min.or(best).unwrap_or(axis.first));
            let high = axis.x(rect, max.or(best).unwrap_or(axis.last));
            painter.hline(low..=high, y, stroke);
            cap(low);
            cap(high);
            if let Some(best) = best {
                dot(axis.x(rect, best));
            }
            high
        }
    }
}
