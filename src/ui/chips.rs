//! The filter in words, one chip a dimension, each with a cross that lifts it.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::action::Action;
use crate::table::Dimension;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};

/// Height of the strip.
pub const HEIGHT: f32 = 36.0;

/// Puts the chips on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let chips = desk.words.filter(state.filter(), state.table(), state.regions());
    ui.horizontal_centered(|ui| {
        let (icon, _) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::hover());
        let ink = desk.theme.second;
        widgets::draw_icon(ui.painter(), icon.center(), Icon::ListFilter, 16.0, ink);
        if chips.is_empty() {
            nothing_filtered(ui, desk);
            return;
        }
        egui::ScrollArea::horizontal()
            .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
            .show(ui, |ui| {
                for chip in chips {
                    draw_chip(ui, desk, &chip.text, chip.dimension);
                }
                let reset = desk.say("chips-reset");
                let text = egui::RichText::new(&reset).color(desk.theme.accent).underline();
                let link = ui.add(egui::Button::new(text).frame(false));
                if link.clicked() {
                    desk.ask(Action::ResetFilter);
                }
            });
    });
}

fn nothing_filtered(ui: &mut Ui, desk: &Desk) {
    let theme = desk.theme;
    ui.label(egui::RichText::new(desk.say("chips-all")).font(theme::strong(12.0)));
    if let Some(span) = desk.state.table().span() {
        ui.label(egui::RichText::new(desk.words.span(span)).color(theme.second));
    }
    ui.label(egui::RichText::new("·").color(theme.third));
    ui.label(egui::RichText::new(desk.say("chips-no-filter")).color(theme.second));
}

fn draw_chip(ui: &mut Ui, desk: &mut Desk, text: &str, dimension: Dimension) {
    let theme = desk.theme;
    let job = egui::text::LayoutJob {
        wrap: egui::text::TextWrapping::truncate_at_width(280.0),
        ..egui::text::LayoutJob::simple_singleline(text.to_owned(), theme::body(), theme.text)
    };
    let galley = ui.painter().layout_job(job);
    let size = vec2(galley.size().x + 36.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = desk.say_with("chips-lift", &[("what", text.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let fill = if response.hovered() { theme.hover } else { theme.accent_soft };
    let line = Stroke::new(1.0, theme.accent_line);
    ui.painter().rect(rect, CornerRadius::same(3), fill, line, StrokeKind::Inside);
    widgets::focus_ring(ui, rect, &response);
    let at = egui::pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.text);
    let cross = Rect::from_center_size(rect.right_center() - vec2(14.0, 0.0), vec2(16.0, 16.0));
    widgets::draw_icon(ui.painter(), cross.center(), Icon::X, 12.0, theme.second);
    if response.on_hover_text(name).clicked() {
        desk.ask(Action::Lift(dimension));
    }
}
