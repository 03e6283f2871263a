//! The strip at the bottom: the table's head, what is open, what is being read, the network, the credit.

use std::sync::Arc;

use egui::{Id, Popup, ProgressBar, RichText, Ui};

use crate::action::Action;
use crate::format::visible;
use crate::state::{Dialog, JobId, OpenDataset, Origin};
use crate::ui::desk::Desk;
use crate::ui::event_table;
use crate::ui::top_bar::entry;
use crate::ui::widgets::{self, Button, Icon, Look};

/// Height of the strip.
pub const HEIGHT: f32 = 28.0;
/// In a window narrower than this words are short.
const ROOMY: f32 = 1180.0;
/// In less than this the credit could not be read.
const LEAST_CREDIT: f32 = 80.0;
/// How wide the name of work under way is at most, in a narrow window and in others.
const NAME: (f32, f32) = (132.0, 280.0);
/// How wide what says which dataset is on screen is at most, likewise.
const DATASET: (f32, f32) = (180.0, 360.0);
/// Shorter than this no name can be told from another.
const LEAST_NAME: f32 = 48.0;
/// How wide the bar, the share, the way to stop it and the space between are.
const WITHOUT_NAME: f32 = 168.0;
/// How wide a share is, so that nothing moves while it grows.
const SHARE: f32 = 36.0;

/// Puts the strip on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        event_table::strip(ui, desk);
        progress(ui, desk);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            right(ui, desk);
        });
    });
}

/// What is always said. The credit takes what the rest leaves, so that nothing lies over anything.
fn right(ui: &mut Ui, desk: &mut Desk) {
    let before = right_width(ui);
    let room = ui.available_width() - before;
    if room > LEAST_CREDIT {
        ui.scope(|ui| {
            ui.set_max_width(room);
            let credit = desk.say("strip-credit");
            let text = RichText::new(&credit).color(desk.theme.third);
            ui.add(egui::Label::new(text).truncate());
        });
    }
    let start = ui.cursor().right();
    bar(ui, desk);
    let key = if is_roomy(ui) {
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
    let rest = start - ui.cursor().right() + ui.spacing().item_spacing.x;
    if (rest - before).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(right_id(), rest));
        ui.ctx().request_discard("the credit's room is known now");
    }
}

fn right_id() -> Id {
    Id::unique("the strip's right without the credit")
}

/// How wide it was without the credit, when it was last drawn.
fn right_width(ui: &Ui) -> f32 {
    ui.data(|data| data.get_temp(right_id()))
        .unwrap_or_default()
}

fn is_roomy(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() >= ROOMY
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
    let shown: Vec<&OpenDataset> = on_screen(desk).collect();
    let text = match shown.as_slice() {
        [one] if one.origin == Origin::Bundled => desk.say("strip-dataset-bundled"),
        [one] => {
            let name = one.origin.name();
            desk.say_with(
                "strip-dataset-one",
                &[("title", visible(&name).as_ref().into())],
            )
        }
        several => desk.words.count("count-datasets", several.len() as u64),
    };
    let button = Button::text(&text)
        .with_icon(Icon::Layers)
        .look(Look::Plain)
        .size(0.0, 24.0)
        .text_at_most(if is_roomy(ui) { DATASET.1 } else { DATASET.0 });
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

/// The open datasets whose events are on screen. What was read last may still be on its way there.
fn on_screen<'a>(desk: &Desk<'a>) -> impl Iterator<Item = &'a OpenDataset> {
    let shown = desk.state.table().datasets();
    let is_shown = |open: &&OpenDataset| shown.iter().any(|one| Arc::ptr_eq(one, &open.dataset));
    desk.state.datasets().iter().filter(is_shown)
}

/// What the files on screen had to say, one click away.
fn problems(ui: &mut Ui, desk: &mut Desk) {
    let said = on_screen(desk).find_map(OpenDataset::problems);
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

/// Files that are being read or written, and columns that are being built: as many as there is room for.
fn progress(ui: &mut Ui, desk: &mut Desk) {
    let running = desk.state.running().iter();
    let running = running.map(|running| {
        let name = visible(&running.name).into_owned();
        (name, running.share, running.id)
    });
    let building = desk.state.building().into_iter();
    let building =
        building.map(|building| (desk.say("strip-building"), building.share, building.id));
    let all: Vec<_> = running.chain(building).collect();
    let name = if is_roomy(ui) { NAME.1 } else { NAME.0 };
    for (at, (work, share, id)) in all.iter().enumerate() {
        let left = ui.available_width() - right_width(ui);
        if at > 0 && left < name + WITHOUT_NAME {
            let more = (all.len() - at) as u64;
            ui.label(desk.words.count("strip-more", more));
            return;
        }
        let name = name.min((left - WITHOUT_NAME).max(LEAST_NAME));
        show_work(ui, desk, work, name, (*share, *id));
    }
}

/// Work under way: what it is, its share, and a way to stop it.
fn show_work(ui: &mut Ui, desk: &mut Desk, work: &str, width: f32, (share, id): (f32, JobId)) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 100"
    )]
    let percent = desk.words.percent((share * 100.0) as u64, 100);
    ui.scope(|ui| {
        ui.set_max_width(width);
        ui.add(egui::Label::new(work).truncate());
    });
    let progress = ProgressBar::new(share)
        .desired_width(72.0)
        .desired_height(4.0);
    ui.add(progress.fill(desk.theme.accent));
    let (rect, _) = ui.allocate_exact_size(egui::vec2(SHARE, HEIGHT), egui::Sense::hover());
    ui.place(rect, egui::Label::new(percent));
    let cancel = desk.say_with("strip-cancel", &[("work", work.into())]);
    let button = Button::icon(Icon::X, &cancel).size(24.0, 24.0);
    if button.show(ui).clicked() {
        desk.ask(Action::Cancel(id));
    }
}

#[cfg(test)]
mod tests;
