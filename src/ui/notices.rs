//! What is to be said once: settings that were damaged, a file that changed. Below the chips, until taken away.

use std::path::Path;

use egui::{RichText, Ui};

use crate::action::{Action, Scenes};
use crate::state::{DatasetKey, Dialog, Notice};
use crate::ui::desk::Desk;
use crate::ui::widgets::{self, Button, Icon};

/// Height of a notice.
pub const HEIGHT: f32 = 36.0;

/// Puts the notices on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk) {
    for (at, notice) in desk.state.notices().iter().enumerate() {
        ui.horizontal(|ui| {
            ui.set_height(HEIGHT - 4.0);
            let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 20.0), egui::Sense::hover());
            let ink = desk.theme.warning;
            widgets::draw_icon(ui.painter(), rect.center(), Icon::CircleAlert, 16.0, ink);
            ui.add(egui::Label::new(RichText::new(text(desk, notice)).color(ink)).truncate());
            if let Notice::Changed(key) | Notice::NotVouched(key) = notice {
                let name = desk.say("file-changed-reload");
                if Button::text(&name).size(0.0, 26.0).show(ui).clicked() {
                    desk.ask(Action::Reload(*key));
                }
            }
            if let Notice::DataChanged(_) = notice {
                let name = desk.say("scene-differences");
                if Button::text(&name).size(0.0, 26.0).show(ui).clicked() {
                    desk.ask(Action::Scenes(Scenes::Count));
                    desk.ask(Action::Dialog(Some(Dialog::Differences)));
                }
            }
            let name = desk.say("file-changed-ignore");
            if Button::icon(Icon::X, &name)
                .size(26.0, 26.0)
                .show(ui)
                .clicked()
            {
                desk.ask(Action::Dismiss(at));
            }
        });
    }
}

fn text(desk: &Desk, notice: &Notice) -> String {
    match notice {
        Notice::SettingsDamaged(path) => desk.say_with(
            "settings-damaged",
            &[("file", path.to_string_lossy().into_owned().into())],
        ),
        Notice::SettingsNotSaved(reason) => {
            desk.say_with("settings-unwritable", &[("reason", reason.as_str().into())])
        }
        Notice::Changed(key) => of_file(desk, "file-changed", *key),
        Notice::NotVouched(key) => of_file(desk, "scene-not-vouched", *key),
        Notice::BriefingNotSaved(path, reason) => not_saved(desk, path, reason),
        Notice::BriefingNameTaken(path) => not_saved(desk, path, &desk.say("export-failed-exists")),
        Notice::DataMissing(path) => desk.say_with(
            "scene-data-missing",
            &[("file", path.to_string_lossy().into_owned().into())],
        ),
        Notice::DataChanged(n) => desk.words.count("scene-data-changed", *n as u64),
    }
}

fn of_file(desk: &Desk, said: &str, key: DatasetKey) -> String {
    let open = desk.state.datasets().iter().find(|open| open.key == key);
    let name = open.map(|open| open.origin.name()).unwrap_or_default();
    desk.say_with(said, &[("file", name.into())])
}

fn not_saved(desk: &Desk, path: &Path, reason: &str) -> String {
    desk.say_with(
        "scene-not-saved",
        &[
            ("file", path.to_string_lossy().into_owned().into()),
            ("reason", reason.into()),
        ],
    )
}
