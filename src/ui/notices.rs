//! What is to be said once: settings that were damaged, a file that changed. Below the chips, until taken away.

use std::path::Path;

use egui::{RichText, Ui};

use crate::action::{Action, Scenes};
use crate::jobs::{NotWritten, Written};
use crate::state::{Dialog, Notice};
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
            let (icon, ink) = match notice {
                Notice::Written(_) => (Icon::CircleCheck, desk.theme.text),
                Notice::NotWritten(..) => (Icon::CircleX, desk.theme.error),
                _ => (Icon::CircleAlert, desk.theme.warning),
            };
            widgets::draw_icon(ui.painter(), rect.center(), icon, 16.0, ink);
            ui.add(egui::Label::new(RichText::new(text(desk, notice)).color(ink)).truncate());
            if let Notice::Changed(key) = notice {
                let name = desk.say("file-changed-reload");
                if Button::text(&name).size(0.0, 26.0).show(ui).clicked() {
                    desk.ask(Action::Reload(*key));
                }
            }
            let key = match notice {
                Notice::Written(_) | Notice::NotWritten(..) => "dialog-close",
                _ => "file-changed-ignore",
            };
            if let Notice::DataChanged(_) = notice {
                let name = desk.say("scene-differences");
                if Button::text(&name).size(0.0, 26.0).show(ui).clicked() {
                    desk.ask(Action::Scenes(Scenes::Count));
                    desk.ask(Action::Dialog(Some(Dialog::Differences)));
                }
            }
            let name = desk.say(key);
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
        Notice::Changed(key) => {
            let open = desk.state.datasets().iter().find(|open| open.key == *key);
            let name = open.map(|open| open.origin.name()).unwrap_or_default();
            desk.say_with("file-changed", &[("file", name.into())])
        }
        Notice::Written(written) => written_text(desk, written),
        Notice::NotWritten(path, why) => not_written_text(desk, path, why),
        Notice::BriefingNotSaved(path, reason) => desk.say_with(
            "scene-not-saved",
            &[
                ("file", path.to_string_lossy().into_owned().into()),
                ("reason", reason.as_str().into()),
            ],
        ),
        Notice::DataMissing(path) => desk.say_with(
            "scene-data-missing",
            &[("file", path.to_string_lossy().into_owned().into())],
        ),
        Notice::DataChanged(n) => desk.words.count("scene-data-changed", *n as u64),
    }
}

/// Where a file is and how large.
fn written_text(desk: &Desk, written: &Written) -> String {
    let (name, folder) = named(&written.path);
    let mut args = vec![
        ("file", name.into()),
        ("folder", folder.into()),
        ("size", desk.words.size(written.bytes).into()),
    ];
    match written.pixels {
        Some((width, height)) => {
            args.push(("width", width.to_string().into()));
            args.push(("height", height.to_string().into()));
            desk.say_with("export-written-pixels", &args)
        }
        None => desk.say_with("export-written", &args),
    }
}

/// Why there is no file, and what to do.
fn not_written_text(desk: &Desk, path: &Path, why: &NotWritten) -> String {
    let (name, _) = named(path);
    let plain = |key| desk.say(key);
    let why = match why {
        NotWritten::IsOpen => plain("export-failed-open"),
        NotWritten::Exists => plain("export-failed-exists"),
        NotWritten::NoFolder => plain("export-failed-folder"),
        NotWritten::Forbidden => plain("export-failed-permission"),
        NotWritten::Full => plain("export-failed-full"),
        NotWritten::System(reason) | NotWritten::Unmade(reason) => {
            let reason = reason.as_str();
            desk.say_with("export-failed-reason", &[("reason", reason.into())])
        }
        NotWritten::Cancelled => String::new(),
    };
    let args = [("file", name.into()), ("why", why.into())];
    desk.say_with("export-failed", &args)
}

/// A file's name and its folder.
fn named(path: &Path) -> (String, String) {
    let text = |part: Option<&std::ffi::OsStr>| {
        let part = part.unwrap_or_default().to_string_lossy();
        crate::format::visible_line(&part).into_owned()
    };
    let folder = path.parent().map(Path::as_os_str);
    (text(path.file_name()), text(folder))
}
