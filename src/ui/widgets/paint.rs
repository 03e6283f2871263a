//! Icons, text, rings and lines, as every control draws them.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, FontId, Frame, Margin, Painter, Pos2, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, vec2,
};

use super::Icon;
use crate::ui::theme::{self, Theme};

/// The ring around what the keyboard is on.
pub fn focus_ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Theme::of(ui).accent);
        ui.painter()
            .rect_stroke(rect, CornerRadius::same(5), stroke, StrokeKind::Outside);
    }
}

/// An icon around a point.
pub fn draw_icon(painter: &Painter, at: Pos2, icon: Icon, size: f32, ink: Color32) {
    painter.text(
        at,
        Align2::CENTER_CENTER,
        icon.unicode(),
        theme::icons(size),
        ink,
    );
}

/// Text in a given width: cut with an ellipsis where it does not fit.
pub fn draw_text(
    ui: &Ui,
    at: Pos2,
    align: Align2,
    text: &str,
    font: FontId,
    ink: Color32,
    width: f32,
) -> Rect {
    // Text of a dataset may hold what turns the line round; it is shown, not obeyed.
    let text = crate::format::visible(text).into_owned();
    let mut job = LayoutJob::simple_singleline(text, font, ink);
    job.wrap = TextWrapping::truncate_at_width(width.max(8.0));
    let galley = ui.painter().layout_job(job);
    let rect = align.anchor_size(at, galley.size());
    ui.painter().galley(rect.min, galley, ink);
    rect
}

/// What stands apart from the panel's edges, with so much room above and below.
pub fn inset<R>(ui: &mut Ui, room: i8, add: impl FnOnce(&mut Ui) -> R) {
    let margin = Margin::symmetric(16, room);
    Frame::NONE.inner_margin(margin).show(ui, add);
}

/// A line across.
pub fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter()
        .rect_filled(rect, CornerRadius::ZERO, Theme::of(ui).border);
}
