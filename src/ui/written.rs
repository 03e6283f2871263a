//! What came of a file: over the lower edge of the window until it is taken note of, so that nothing moves for it.

use std::path::Path;

use egui::{Align2, Area, Frame, Label, Order, RichText, Stroke, vec2};

use crate::action::{Action, Export};
use crate::jobs::{NotWritten, Written};
use crate::ui::desk::Desk;
use crate::ui::dialogs::export::clip;
use crate::ui::status;
use crate::ui::widgets::{self, Button, Icon};

/// It is never wider.
const WIDEST: f32 = 640.0;

/// Puts it on screen, where there is something to say and no dialog over it.
pub fn show(ctx: &egui::Context, desk: &mut Desk) {
    if desk.state.dialog().is_some() {
        return;
    }
    let Some(outcome) = desk.state.exporting().outcome() else {
        return;
    };
    let (icon, ink, text) = match outcome {
        Ok(written) => (Icon::CircleCheck, desk.theme.text, saved(desk, written)),
        Err((path, why)) => (Icon::CircleX, desk.theme.error, not_saved(desk, path, why)),
    };
    let frame = Frame::NONE
        .fill(desk.theme.panel)
        .stroke(Stroke::new(1.0, desk.theme.control))
        .corner_radius(6)
        .inner_margin(8);
    let room = ctx.content_rect().width() - 48.0;
    Area::new(egui::Id::unique("written"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -status::HEIGHT - 8.0))
        .show(ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_max_width(room.min(WIDEST));
                ui.horizontal(|ui| {
                    let sense = egui::Sense::hover();
                    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 24.0), sense);
                    widgets::draw_icon(ui.painter(), rect.center(), icon, 16.0, ink);
                    let label = Label::new(RichText::new(text).color(ink)).wrap();
                    let width = ui.available_width() - 32.0;
                    ui.scope(|ui| {
                        ui.set_max_width(width);
                        ui.add(label);
                    });
                    let name = desk.say("dialog-close");
                    let close = Button::icon(Icon::X, &name).size(24.0, 24.0);
                    if close.show(ui).clicked() {
                        desk.ask(Action::Export(Export::Dismiss));
                    }
                });
            });
        });
}

/// Where a file is and how large.
fn saved(desk: &Desk, written: &Written) -> String {
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
fn not_saved(desk: &Desk, path: &Path, why: &NotWritten) -> String {
    let (name, _) = named(path);
    let plain = |key| desk.say(key);
    let why = match why {
        NotWritten::IsOpen => plain("export-failed-open"),
        NotWritten::Exists => plain("export-failed-exists"),
        NotWritten::NoFolder => plain("export-failed-folder"),
        NotWritten::Forbidden => plain("export-failed-permission"),
        NotWritten::Full => plain("export-failed-full"),
        NotWritten::NoClip(error) => clip::why(desk, *error),
        NotWritten::NotOpen => plain("export-failed-data"),
        NotWritten::NoFfmpeg => plain("export-failed-ffmpeg"),
        NotWritten::System(reason) => desk.say_with(
            "export-failed-reason",
            &[("reason", reason.as_str().into())],
        ),
        NotWritten::Unmade(reason) => desk.say_with(
            "export-failed-unmade",
            &[("reason", reason.as_str().into())],
        ),
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
