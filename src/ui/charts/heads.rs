//! The heads of charts: a title, a note, a legend.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets;

/// The head of a chart: its title left, a note right.
pub(super) fn show(ui: &mut Ui, desk: &Desk, title: &str, note: &str) -> Rect {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    let theme = desk.theme;
    let at = rect.left_center() + vec2(16.0, 0.0);
    let room = rect.width() - 32.0;
    let strong = theme::strong(12.0);
    let left = widgets::draw_text(ui, at, Align2::LEFT_CENTER, title, strong, theme.text, room);
    let at = rect.right_center() - vec2(16.0, 0.0);
    let room = at.x - left.right() - 6.0;
    if !note.is_empty() && room > 24.0 {
        let right = Align2::RIGHT_CENTER;
        widgets::draw_text(ui, at, right, note, theme::body(), theme.third, room);
    }
    rect
}

/// The head of a chart of people: with its legend.
pub(super) fn of_people(ui: &mut Ui, desk: &Desk, title: &str) {
    let rect = show(ui, desk, title, "");
    let theme = desk.theme;
    let mut x = rect.right() - 16.0;
    let y = rect.center().y;
    for (key, colour, width) in [
        ("chart-estimate", theme.ink, 2.0),
        ("chart-possibly", theme.bar_high, 8.0),
        ("chart-at-least", theme.bar_low, 8.0),
    ] {
        let at = pos2(x, y);
        let text = desk.say(key);
        let ink = theme.third;
        let right = Align2::RIGHT_CENTER;
        let text = widgets::draw_text(ui, at, right, &text, theme::body(), ink, 80.0);
        let middle = pos2(text.left() - 4.0 - width / 2.0, y);
        let swatch = Rect::from_center_size(middle, vec2(width, 8.0));
        ui.painter().rect_filled(swatch, CornerRadius::ZERO, colour);
        x = swatch.left() - 8.0;
    }
}
