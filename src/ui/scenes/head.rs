//! Over the list: what the briefing is called, whether it is saved, and what can be done with all of it.

use egui::{Align, Layout, Popup, TextEdit, Ui, vec2};

use crate::action::{Action, Scenes as Ask, Wording};
use crate::state::Dialog;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::top_bar::entry;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Puts it on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    if desk.state.briefing().scenes.is_empty() && desk.state.paper().path().is_none() {
        return;
    }
    widgets::inset(ui, 6, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                menu(ui, desk);
                title(ui, desk);
            });
        });
        ui.horizontal(|ui| {
            super::capture(ui, desk, Look::Secondary);
            if desk.state.is_unsaved() {
                let right = Layout::right_to_left(Align::Center);
                ui.with_layout(right, |ui| save(ui, desk));
            }
        });
    });
    widgets::rule(ui);
}

/// What the briefing is called; as it is, until it is pointed at.
fn title(ui: &mut Ui, desk: &mut Desk) {
    let name = desk.say("scene-briefing-label");
    let mut title = desk.state.briefing().title.clone();
    let hint = egui::RichText::new(desk.say("scene-briefing-hint"))
        .font(theme::strong(14.0))
        .color(desk.theme.third);
    let width = ui.available_width();
    let edit = TextEdit::singleline(&mut title)
        .id_salt("briefing-title")
        .font(theme::strong(14.0))
        .frame(egui::Frame::NONE)
        .hint_text(hint)
        .desired_width(width);
    let response = ui.add_sized(vec2(width, 28.0), edit);
    response.widget_info(|| egui::WidgetInfo {
        label: Some(name.clone()),
        ..egui::WidgetInfo::text_edit(true, title.clone(), title.clone(), &name)
    });
    widgets::focus_ring(ui, response.rect.expand(2.0), &response);
    if response.changed() {
        desk.ask(Action::Scenes(Ask::Word(Wording::Briefing, title)));
    }
    if response.lost_focus() {
        desk.ask(Action::Settle);
    }
}

fn save(ui: &mut Ui, desk: &mut Desk) {
    let name = desk.say("scene-save");
    let hint = desk.say("scene-unsaved");
    let button = Button::text(&name)
        .with_icon(Icon::Save)
        .look(Look::Primary);
    if button
        .size(0.0, 28.0)
        .show(ui)
        .on_hover_text(hint)
        .clicked()
    {
        desk.ask(Action::Scenes(Ask::Save));
    }
}

fn menu(ui: &mut Ui, desk: &mut Desk) {
    let name = desk.say("scene-menu");
    let button = Button::icon(Icon::EllipsisVertical, &name).size(28.0, 28.0);
    let button = button.show(ui);
    Popup::menu(&button).show(|ui| {
        ui.set_width(220.0);
        if entry(ui, &desk.say("scene-save"), None) {
            desk.ask(Action::Scenes(Ask::Save));
        }
        if entry(ui, &desk.say("scene-save-as"), None) {
            desk.ask(Action::Scenes(Ask::SaveAs));
        }
        widgets::rule(ui);
        if entry(ui, &desk.say("scene-differences-menu"), None) {
            desk.ask(Action::Scenes(Ask::Count));
            desk.ask(Action::Dialog(Some(Dialog::Differences)));
        }
        widgets::rule(ui);
        if entry(ui, &desk.say("scene-new"), None) {
            desk.ask(Action::Scenes(Ask::New));
        }
    });
}
