//! What the program is, and whose data, map and letters it shows.

use egui::{Label, RichText, ScrollArea, Ui};

use super::head;
use crate::ui::desk::Desk;

/// Licences that must come with the program.
const LICENCES: [(&str, &str); 2] = [
    (
        "Pretendard",
        include_str!("../../../assets/fonts/UISansKR-OFL.txt"),
    ),
    (
        "Noto Sans CJK",
        include_str!("../../../assets/fonts/NotoSansCJKsc-map-OFL.txt"),
    ),
];

/// What is said, in order.
const PARAGRAPHS: [&str; 7] = [
    "app-tagline",
    "about-text",
    "about-network",
    "about-data",
    "about-map",
    "about-fonts",
    "about-license",
];

/// Puts the page on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    head(ui, desk, &desk.say("about-title"));
    let second = desk.theme.second;
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let version = [("version", env!("CARGO_PKG_VERSION").into())];
            ui.label(RichText::new(desk.say_with("about-version", &version)).color(second));
            for key in PARAGRAPHS {
                ui.add_space(4.0);
                ui.add(Label::new(desk.say(key)).wrap());
            }
            ui.add_space(8.0);
            for (name, text) in LICENCES {
                ui.collapsing(name, |ui| {
                    ui.add(Label::new(RichText::new(text).color(second)).wrap());
                });
            }
        });
}
