//! Two or more choices of which one holds, side by side.

use egui::{CornerRadius, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::focus_ring;
use crate::ui::theme::{self, Theme};

/// Two or more choices of which one holds, side by side.
pub fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    now: T,
    choices: &[(T, String, String)],
) -> Option<T> {
    let theme = Theme::of(ui);
    let mut chosen = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let frame = ui.painter().add(Shape::Noop);
        let mut whole = Rect::NOTHING;
        for (choice, text, hint) in choices {
            let on = *choice == now;
            let ink = if on { theme.on_primary } else { theme.text };
            let galley = ui
                .painter()
                .layout_no_wrap(text.clone(), theme::strong(12.0), ink);
            let size = vec2(galley.size().x + 20.0, 28.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, true, on, format!("{name}: {text}"))
            });
            whole = whole.union(rect);
            let fill = match (on, response.hovered()) {
                (true, _) => theme.primary,
                (false, true) => theme.hover,
                (false, false) => theme.panel,
            };
            ui.painter()
                .rect_filled(rect.shrink(1.0), CornerRadius::same(3), fill);
            ui.painter()
                .galley(rect.center() - galley.size() / 2.0, galley, ink);
            focus_ring(ui, rect, &response);
            if response.on_hover_text(hint).clicked() && !on {
                chosen = Some(*choice);
            }
        }
        let stroke = Stroke::new(1.0, theme.control);
        let outline = Shape::rect_stroke(whole, CornerRadius::same(4), stroke, StrokeKind::Inside);
        ui.painter().set(frame, outline);
    });
    chosen
}
