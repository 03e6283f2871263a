//! A line to pull along, from its start to its end.

use egui::{CornerRadius, Key, Modifiers, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::focus_ring;
use crate::ui::theme::Theme;

/// How far an arrow of the keyboard goes.
const STEP: f32 = 0.02;
/// Radius of the knob.
const KNOB: f32 = 7.0;

/// A line to pull along, of this width, with its name. Where it was pulled to, from 0 to 1.
pub fn slider(ui: &mut Ui, name: &str, now: f32, width: f32) -> Option<f32> {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(now), name));
    let line = rect.shrink2(vec2(KNOB, 0.0));
    let mut next = now;
    if let Some(pos) = response.interact_pointer_pos() {
        next = (pos.x - line.left()) / line.width().max(1.0);
    }
    if response.has_focus() {
        for (key, by) in [(Key::ArrowLeft, -STEP), (Key::ArrowRight, STEP)] {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                next += by;
            }
        }
    }
    let next = next.clamp(0.0, 1.0);
    let at = pos2(line.left() + next * line.width(), line.center().y);
    let bar = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, at.y - 1.5..=at.y + 1.5);
    let round = CornerRadius::same(2);
    let painter = ui.painter();
    painter.rect_filled(bar(line.left(), line.right()), round, theme.border);
    painter.rect_filled(bar(line.left(), at.x), round, theme.accent);
    painter.circle(at, KNOB, theme.panel, Stroke::new(2.0, theme.accent));
    focus_ring(ui, rect, &response);
    (next.to_bits() != now.to_bits()).then_some(next)
}
