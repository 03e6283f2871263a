//! The strip at the bottom: the table's head, what is open, what is being read, the network, the credit.

use std::sync::Arc;

use egui::{Popup, ProgressBar, RichText, Ui};

use crate::action::Action;
use crate::state::{Dialog, JobId, OpenDataset, Origin};
use crate::ui::desk::Desk;
use crate::ui::event_table;
use crate::ui::top_bar::entry;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Height of the strip.
pub const HEIGHT: f32 = 28.0;
/// Narrower than this the network's word is short.
const ROOMY: f32 = 1180.0;

/// Puts the strip on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        event_table::strip(ui, desk);
        progress(ui, desk);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let third = desk.theme.third;
            let credit = RichText::new(desk.say("strip-credit")).color(third);
            ui.add(egui::Label::new(credit).truncate());
            bar(ui, desk);
            let roomy = ui.ctx().content_rect().width() >= ROOMY;
            let key = if roomy {
                "strip-offline"
            } else {
                "strip-offline-short"
            };
            let text = RichText::new(desk.say(key)).color(desk.theme.second);
            ui.label(text).on_hover_text(desk.say("strip-offline-hint"));
            icon(ui, desk, Icon::CloudOff);
            bar(ui, desk);
            datasets(ui, desk);
            problems(ui, desk);
        });
    });
}

fn bar(ui: &mut Ui, desk: &Desk) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(1.0, 14.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0.0, desk.theme.border);
}

fn icon(ui: &mut Ui, desk: &Desk, icon: Icon) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 14.0), egui::Sense::hover());
    widgets::draw_icon(ui.painter(), rect.center(), icon, 14.0, desk.theme.second);
}

/// A dataset's name where it came from.
#[must_use]
pub fn origin_name(desk: &Desk, origin: &Origin) -> String {
    match origin {
        Origin::Bundled => desk.say("top-bundled"),
        Origin::File(_) => origin.name(),
    }
}

fn datasets(ui: &mut Ui, desk: &mut Desk) {
    // What was read last may still be on its way to the screen.
    let on_screen = desk.state.table().datasets();
    let shown: Vec<&OpenDataset> = desk
        .state
        .datasets()
        .iter()
        .filter(|open| on_screen.iter().any(|one| Arc::ptr_eq(one, &open.dataset)))
        .collect();
    let text = match shown.as_slice() {
        [one] if one.origin == Origin::Bundled => desk.say("strip-dataset-bundled"),
        [one] => desk.say_with("strip-dataset-one", &[("title", one.origin.name().into())]),
        several => desk.words.count("count-datasets", several.len() as u64),
    };
    let button = Button::text(&text)
        .with_icon(Icon::Layers)
        .look(Look::Plain)
        .size(0.0, 24.0);
    let button = button.show(ui);
    Popup::menu(&button)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(280.0);
            for open in desk.state.datasets() {
                let name = origin_name(desk, &open.origin);
                let (key, is_shown) = (open.key, open.shown);
                let text = format!("{name}: {}", open.dataset.title);
                ui.horizontal(|ui| {
                    let width = ui.available_width() - 32.0;
                    ui.allocate_ui(egui::vec2(width.max(240.0), 28.0), |ui| {
                        if entry(ui, &text, Some(is_shown)) {
                            desk.ask(Action::ShowDataset(key, !is_shown));
                        }
                    });
                    let title = open.dataset.title.as_str();
                    let name = desk.say_with("top-close-dataset", &[("title", title.into())]);
                    if Button::icon(Icon::X, &name)
                        .size(24.0, 24.0)
                        .show(ui)
                        .clicked()
                    {
                        desk.ask(Action::Close(key));
                    }
                });
            }
            widgets::rule(ui);
            if entry(ui, &desk.say("top-info"), None) {
                desk.ask(Action::Dialog(Some(Dialog::Datasets)));
            }
        });
}

/// What the shown files had to say, one click away.
fn problems(ui: &mut Ui, desk: &mut Desk) {
    let said = desk
        .state
        .datasets()
        .iter()
        .filter(|open| open.shown)
        .find_map(OpenDataset::problems);
    let Some(said) = said else {
        return;
    };
    let number = (said.diagnostics.errors + said.diagnostics.warnings) as u64;
    let text = desk.words.count("strip-problems", number);
    let button = Button::text(&text)
        .with_icon(Icon::TriangleAlert)
        .look(Look::Plain);
    if button.size(0.0, 24.0).show(ui).clicked() {
        desk.ask(Action::Dialog(Some(Dialog::Problems(said))));
    }
}

/// Files that are being read or written, and columns that are being built.
fn progress(ui: &mut Ui, desk: &mut Desk) {
    for running in desk.state.running() {
        work(ui, desk, &running.name, running.share, running.id);
    }
    if let Some(building) = desk.state.building() {
        let name = desk.say("strip-building");
        work(ui, desk, &name, building.share, building.id);
    }
}

/// Work under way: what it is, its share, and a way to stop it.
fn work(ui: &mut Ui, desk: &mut Desk, name: &str, share: f32, id: JobId) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 100"
    )]
    let percent = desk.words.percent((share * 100.0) as u64, 100);
    let args = [("work", name.into()), ("percent", percent.into())];
    ui.label(desk.say_with("strip-progress", &args));
    let progress = ProgressBar::new(share)
        .desired_width(72.0)
        .desired_height(4.0);
    ui.add(progress.fill(desk.theme.accent));
    let cancel = desk.say_with("strip-cancel", &[("work", name.into())]);
    let button = Button::icon(Icon::X, &cancel).size(24.0, 24.0);
    if button.show(ui).clicked() {
        desk.ask(Action::Cancel(id));
    }
}

#[cfg(test)]
mod tests;
