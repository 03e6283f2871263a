//! What lies over the window: a link before it opens, a path to type, the keys, the datasets, the program.

mod about;
mod datasets;
pub(super) mod export;
mod keys;
mod link;
mod path;
mod problems;
mod scenes;

use egui::{Modal, RichText, Ui};

use crate::action::Action;
use crate::state::Dialog;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{Button, Icon};

/// What the dialogs remember from frame to frame.
#[derive(Default)]
pub struct Memory {
    path: String,
    save_path: String,
    export: export::Memory,
}

/// Puts the open dialog on screen, where there is one.
pub fn show(ctx: &egui::Context, desk: &mut Desk, memory: &mut Memory) {
    // The path of one saving is none for the next.
    if !matches!(desk.state.dialog(), Some(Dialog::SavePath)) {
        memory.save_path.clear();
    }
    let Some(dialog) = desk.state.dialog() else {
        return;
    };
    let frame = egui::Frame::NONE
        .fill(desk.theme.panel)
        .stroke(egui::Stroke::new(1.0, desk.theme.border))
        .corner_radius(6)
        .inner_margin(16);
    let backdrop = desk
        .theme
        .ink
        .gamma_multiply(if desk.theme.dark { 0.10 } else { 0.35 });
    let room = ctx.content_rect().size();
    let modal = Modal::new(egui::Id::unique("dialog"))
        .frame(frame)
        .backdrop_color(backdrop);
    let response = modal.show(ctx, |ui| {
        let most = match dialog {
            Dialog::Problems(_) => 760.0,
            Dialog::Export => export::MOST.x,
            _ => 560.0,
        };
        ui.set_max_width((room.x - 64.0).min(most));
        ui.set_max_height(room.y - 96.0);
        match dialog {
            Dialog::Keys => keys::show(ui, desk),
            Dialog::About => about::show(ui, desk),
            Dialog::Datasets => datasets::show(ui, desk),
            Dialog::Link(url) => link::show(ui, desk, url),
            Dialog::Path => path::show(ui, desk, &mut memory.path),
            Dialog::Export => {
                let room = room - egui::vec2(96.0, 96.0);
                export::show(ui, desk, &mut memory.export, room);
            }
            Dialog::Place(order, name) => {
                path::place(ui, desk, &mut memory.path, order, name);
            }
            Dialog::Problems(problems) => problems::show(ui, desk, problems),
            Dialog::SavePath => scenes::path(ui, desk, &mut memory.save_path),
            Dialog::Unsaved(next) => scenes::unsaved(ui, desk, next),
            Dialog::Differences => scenes::differences(ui, desk),
        }
    });
    if response.should_close() {
        desk.ask(Action::Dialog(None));
    }
}

/// A title with a cross that closes.
fn head(ui: &mut Ui, desk: &mut Desk, title: &str) {
    ui.horizontal(|ui| {
        let heading = ui.label(RichText::new(title).font(theme::strong(18.0)));
        heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = desk.say("dialog-close");
            if Button::icon(Icon::X, &name)
                .size(28.0, 28.0)
                .show(ui)
                .clicked()
            {
                desk.ask(Action::Dialog(None));
            }
        });
    });
    ui.add_space(8.0);
}
