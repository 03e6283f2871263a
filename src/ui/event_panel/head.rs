//! The head of the event panel: kind, status, and the way to the next event.

use egui::{CornerRadius, RichText, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::action::Action;
use crate::model::Event;
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{Button, Icon};

/// Kind, status, and the way to the next event.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, row: Row, event: &Event) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::hover());
        crate::ui::glyph(ui.painter(), desk, &event.kind, rect.center(), 6.0);
        let colour = desk.colours(&event.kind).text;
        ui.label(
            RichText::new(desk.kind_name(&event.kind))
                .font(theme::strong(12.0))
                .color(colour),
        );
        let status = event.status.unwrap_or_default();
        tag(ui, desk.words.status(status)).on_hover_text(desk.words.status_hint(status));
        if event.sensitive {
            tag(ui, &desk.say("event-sensitive"));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            beside(ui, desk, row);
        });
    });
}

/// Buttons to the events before and after in the table's order, and which of them this is.
fn beside(ui: &mut Ui, desk: &mut Desk, row: Row) {
    for (icon, key, by) in [
        (Icon::ChevronRight, "event-next", 1),
        (Icon::ChevronLeft, "event-previous", -1),
    ] {
        let name = desk.say(key);
        let button = Button::icon(icon, &name).size(24.0, 24.0);
        if button.show(ui).clicked() {
            desk.ask(Action::SelectBeside(by));
        }
    }
    let ordered = desk.state.ordered();
    let at = desk.state.selected_at();
    let text = match at.filter(|at| ordered.get(*at) == Some(&row)) {
        Some(at) => desk.say_with(
            "event-position",
            &[
                ("n", (at as u64 + 1).into()),
                ("all", (ordered.len() as u64).into()),
            ],
        ),
        None => desk.say("event-hidden"),
    };
    let text = RichText::new(text).color(desk.theme.third);
    ui.add(egui::Label::new(text).truncate());
}

/// A word in a frame.
fn tag(ui: &mut Ui, text: &str) -> egui::Response {
    let theme = theme::Theme::of(ui);
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), theme::body(), theme.text);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(12.0, 4.0), Sense::hover());
    let stroke = Stroke::new(1.0, theme.control);
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, theme.text);
    response
}
