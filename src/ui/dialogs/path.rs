//! A path to type, where the system has no file dialog.

use egui::{Align, Key, Layout, RichText, Ui};

use super::head;
use crate::action::Action;
use crate::state::Origin;
use crate::ui::desk::Desk;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Puts it on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, text: &mut String) {
    head(ui, desk, &desk.say("dialog-path-title"));
    ui.label(RichText::new(desk.say("dialog-path-text")).color(desk.theme.second));
    ui.add_space(8.0);
    let name = desk.say("dialog-path-label");
    let width = ui.available_width();
    let response = widgets::field(ui, text, &name, Some(Icon::File), width, false);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) && !entered {
        response.request_focus();
    }
    ui.add_space(12.0);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let open = desk.say("dialog-open");
        let cancel = desk.say("dialog-cancel");
        let ready = !text.trim().is_empty();
        let pressed = ui
            .add_enabled_ui(ready, |ui| Button::text(&open).look(Look::Primary).show(ui))
            .inner
            .clicked();
        if ready && (pressed || entered) {
            let path = std::mem::take(text).trim().to_owned();
            desk.ask(Action::Open(vec![Origin::File(path.into())]));
        }
        if Button::text(&cancel).show(ui).clicked() {
            desk.ask(Action::Dialog(None));
        }
    });
}
