//! The filter in words, one chip a dimension, each with a cross that lifts it.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::action::{Action, Choice};
use crate::table::Reading;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};
use crate::words::{Chip, ChipKey};

/// Height of the strip.
pub const HEIGHT: f32 = 36.0;

/// Puts the chips on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let chips = desk
        .words
        .filter(state.filter(), state.table(), state.regions());
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
                    draw_chip(ui, desk, &chip);
                }
                let reset = desk.say("chips-reset");
                let text = egui::RichText::new(&reset)
                    .color(desk.theme.accent)
                    .underline();
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
        ui.label(egui::RichText::new(desk.words.span_months(&span)).color(theme.second));
    }
    ui.label(egui::RichText::new("·").color(theme.third));
    ui.label(egui::RichText::new(desk.say("chips-no-filter")).color(theme.second));
}

fn draw_chip(ui: &mut Ui, desk: &mut Desk, chip: &Chip) {
    let theme = desk.theme;
    let job = egui::text::LayoutJob {
        wrap: egui::text::TextWrapping::truncate_at_width(280.0),
        ..egui::text::LayoutJob::simple_singleline(chip.text.clone(), theme::body(), theme.text)
    };
    let galley = ui.painter().layout_job(job);
    let size = vec2(galley.size().x + 36.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = desk.say_with("chips-lift", &[("what", chip.text.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let fill = if response.hovered() {
        theme.hover
    } else {
        theme.accent_soft
    };
    let line = Stroke::new(1.0, theme.accent_line);
    ui.painter()
        .rect(rect, CornerRadius::same(3), fill, line, StrokeKind::Inside);
    widgets::focus_ring(ui, rect, &response);
    let at = egui::pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.text);
    let cross = Rect::from_center_size(rect.right_center() - vec2(14.0, 0.0), vec2(16.0, 16.0));
    widgets::draw_icon(ui.painter(), cross.center(), Icon::X, 12.0, theme.second);
    if response.on_hover_text(name).clicked() {
        desk.ask(lift(&chip.key));
    }
}

/// What taking a chip away asks for.
fn lift(key: &ChipKey) -> Action {
    match key {
        ChipKey::Window => Action::Window(None, None),
        ChipKey::Reading => Action::Reading(Reading::Possible),
        ChipKey::Kind(kind) => Action::Toggle(Choice::Kind(kind.clone())),
        ChipKey::Region(region) => Action::Toggle(Choice::Region(region.clone())),
        ChipKey::Area => Action::Area(None),
        ChipKey::Tag(tag) => Action::Toggle(Choice::Tag(tag.clone())),
        ChipKey::Publisher(publisher) => Action::Toggle(Choice::Publisher(publisher.clone())),
        ChipKey::Who(who) => Action::Toggle(Choice::Who(*who)),
        ChipKey::Status(status) => Action::Toggle(Choice::Status(*status)),
        ChipKey::Precision(precision) => Action::Toggle(Choice::Precision(*precision)),
        ChipKey::People => Action::AtLeast(None),
        ChipKey::Text => Action::Search(String::new()),
        ChipKey::Picks(dimension) => Action::Lift(*dimension),
    }
}
