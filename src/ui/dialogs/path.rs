//! A path to type for a file to open or to write, where the system has no file dialog.

use std::path::{Path, PathBuf};

use egui::{Align, Key, Layout, RichText, Ui};

use super::head;
use crate::action::{Action, Export, Scenes};
use crate::export::Order;
use crate::jobs::Target;
use crate::state::Origin;
use crate::ui::desk::Desk;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Puts it on screen for a file to open.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, text: &mut String) {
    let keys = ["dialog-path-title", "dialog-path-text", "dialog-open"];
    if let Some(path) = typed(ui, desk, text, keys) {
        desk.ask(Action::Open(vec![Origin::File(path)]));
    }
}

/// Puts it on screen for a file to write. Nobody could be asked whether one that is there may be replaced.
pub(super) fn place(ui: &mut Ui, desk: &mut Desk, text: &mut String, order: &Order, name: &str) {
    let ending = order.ending();
    if text.is_empty() {
        *text = format!("{name}.{ending}");
    }
    let keys = ["dialog-place-title", "dialog-place-text", "dialog-save"];
    if let Some(path) = typed(ui, desk, text, keys) {
        let target = Target {
            may_replace: false,
            ..Target::named(path, ending)
        };
        desk.ask(Action::Export(Export::To(Box::new(order.clone()), target)));
    }
}

/// Puts it on screen for the briefing's own file. Another that is there is not written over.
pub(super) fn briefing(ui: &mut Ui, desk: &mut Desk, text: &mut String) {
    if text.is_empty() {
        *text = desk.state.file_name();
    }
    let keys = ["scene-save-title", "scene-save-path", "scene-save"];
    if let Some(path) = typed(ui, desk, text, keys) {
        desk.ask(Action::Scenes(Scenes::SaveAt(path)));
    }
}

/// Puts it on screen for a dataset of the briefing that is not where it was.
pub(super) fn missing(ui: &mut Ui, desk: &mut Desk, text: &mut String, origin: &Origin) {
    if text.is_empty() {
        let path = origin.path().map(Path::to_string_lossy);
        *text = path.unwrap_or_default().into_owned();
    }
    let keys = ["scene-find-title", "dialog-path-text", "dialog-open"];
    if let Some(path) = typed(ui, desk, text, keys) {
        let paper = desk.state.paper().key();
        desk.ask(Action::Scenes(Scenes::Found(paper, origin.clone(), path)));
    }
}

/// A title, a sentence, the field, and the button that does it; the path, once that is pressed.
fn typed(ui: &mut Ui, desk: &mut Desk, text: &mut String, keys: [&str; 3]) -> Option<PathBuf> {
    let [title, sentence, button] = keys.map(|key| desk.say(key));
    head(ui, desk, &title);
    ui.label(RichText::new(sentence).color(desk.theme.second));
    ui.add_space(8.0);
    let name = desk.say("dialog-path-label");
    let width = ui.available_width();
    let response = widgets::field(ui, text, &name, Some(Icon::File), width, false);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !entered && !has_keyboard(ui) {
        response.request_focus();
    }
    ui.add_space(12.0);
    let mut path = None;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let cancel = desk.say("dialog-cancel");
            let ready = !text.trim().is_empty();
            let button = Button::text(&button).look(Look::Primary);
            let pressed = ui.add_enabled_ui(ready, |ui| button.show(ui)).inner;
            if ready && (pressed.clicked() || entered) {
                path = Some(std::mem::take(text).trim().to_owned().into());
            }
            if Button::text(&cancel).show(ui).clicked() {
                text.clear();
                desk.ask(Action::Dialog(None));
            }
        });
    });
    path
}

/// Whether the keyboard is with something of this dialog, and not with what lies below it still.
fn has_keyboard(ui: &Ui) -> bool {
    let focused = ui.memory(egui::Memory::focused);
    let focused = focused.and_then(|id| ui.ctx().read_response(id));
    focused.is_some_and(|response| response.layer_id == ui.layer_id())
}
