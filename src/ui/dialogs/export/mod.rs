//! What leaves the program: the choices at left; how it looks, and what is left out and changed, at right.

mod choices;
pub(in crate::ui) mod clip;
mod number;
mod preview;
mod public;
mod said;
mod size;
mod when;

use egui::{Align, Key, Layout, ScrollArea, Ui, UiBuilder, vec2};

use super::head;
use crate::action::{Action, Export};
use crate::state::Leaving;
use crate::ui::desk::Desk;
use crate::ui::widgets::{Button, Icon, Look};

/// Widest and highest that the dialog is, in points.
pub(super) const MOST: egui::Vec2 = vec2(1560.0, 960.0);
/// Width of the choices.
const CHOICES: f32 = 352.0;
/// Between the choices and what comes of them.
const GAP: f32 = 16.0;
/// Height of the row with the slider through pictures.
const SLIDER: f32 = 32.0;
/// Height of the row of buttons.
const FOOT: f32 = 44.0;

/// What the dialog remembers from frame to frame.
#[derive(Default)]
pub(super) struct Memory {
    size: size::Free,
    clip: clip::Memory,
    least: number::Number,
    preview: preview::Memory,
}

/// Puts the dialog on screen, as large as there is room.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory, room: egui::Vec2) {
    // Enter that ends what is typed in a field is not meant for the dialog.
    let free = ui.memory(|memory| memory.focused().is_none());
    let size = room.min(MOST);
    ui.set_width(size.x);
    ui.set_height(size.y);
    head(ui, desk, &desk.say("export-title"));
    let all = ui.available_rect_before_wrap();
    let body = all.with_max_y(all.bottom() - FOOT);
    let left = body.with_max_x(body.left() + CHOICES);
    let right = body.with_min_x(left.right() + GAP);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| choices::show(ui, desk, memory));
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        outcome(ui, desk, &mut memory.preview);
    });
    let foot = all.with_min_y(body.bottom() + 12.0);
    ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| {
        let ready = match desk.state.leaving() {
            Leaving::Figure(_) => memory.size.is_size(),
            Leaving::Briefing(_) => memory.size.is_size() && desk.state.has_pages(),
            Leaving::Clip(_) => memory.clip.size.is_size(),
            Leaving::Dataset => true,
        };
        buttons(ui, desk, ready, free);
    });
}

/// How it looks, above what is said of it.
fn outcome(ui: &mut Ui, desk: &mut Desk, memory: &mut preview::Memory) {
    let all = ui.available_rect_before_wrap();
    let said = said::Laid::new(ui, desk, said::lines(desk), all.width());
    let picture = all.with_max_y(all.bottom() - said.height);
    let below = all.with_min_y(picture.bottom());
    ui.scope_builder(UiBuilder::new().max_rect(picture), |ui| {
        match desk.state.leaving() {
            Leaving::Figure(_) => preview::figure(ui, desk, memory),
            Leaving::Clip(_) | Leaving::Briefing(_) => {
                let all = ui.available_rect_before_wrap();
                let figure = all.with_max_y(all.bottom() - SLIDER);
                ui.scope_builder(UiBuilder::new().max_rect(figure), |ui| {
                    preview::figure(ui, desk, memory);
                });
                let slider = all.with_min_y(figure.bottom());
                ui.scope_builder(UiBuilder::new().max_rect(slider), |ui| {
                    when::show(ui, desk);
                });
            }
            Leaving::Dataset => preview::dataset(ui, desk),
        }
    });
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        said.show(ui, desk);
    });
}

/// Cancel, and where it goes. Enter saves, too, where nothing else has the keyboard.
fn buttons(ui: &mut Ui, desk: &mut Desk, ready: bool, free: bool) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let save = desk.say("export-save");
        let cancel = desk.say("dialog-cancel");
        let button = Button::text(&save)
            .with_icon(Icon::Download)
            .look(Look::Primary);
        let pressed = ui.add_enabled_ui(ready, |ui| button.show(ui)).inner;
        let entered = free
            && !egui::Popup::is_any_open(ui.ctx())
            && ui.input(|input| input.key_pressed(Key::Enter));
        if ready && (pressed.clicked() || entered) {
            desk.ask(Action::Export(Export::Save));
        }
        if Button::text(&cancel).show(ui).clicked() {
            desk.ask(Action::Dialog(None));
        }
    });
}
