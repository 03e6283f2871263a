//! The keys and what each does.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::head;
use crate::ui::desk::Desk;
use crate::ui::theme;

/// What keys do, and the keys that are pressed together for it: words of the language files, or as they are.
type Key = (&'static str, &'static [&'static str]);

/// Groups of keys: the heading, and what each does.
const KEYS: [(&str, &[Key]); 6] = [
    (
        "keys-group-general",
        &[
            ("keys-open", &["key-ctrl", "O"]),
            ("keys-export", &["key-ctrl", "E"]),
            ("keys-present", &["F5"]),
            ("keys-search", &["/"]),
            ("keys-undo", &["key-ctrl", "Z"]),
            ("keys-redo", &["key-ctrl", "key-shift", "Z"]),
            ("keys-next-control", &["key-tab"]),
            ("keys-press", &["key-enter"]),
            ("keys-next-event", &["key-page"]),
            ("keys-toggle-filter", &["1"]),
            ("keys-toggle-charts", &["2"]),
            ("keys-toggle-table", &["3"]),
            ("keys-escape", &["key-escape"]),
            ("keys-help", &["F1"]),
        ],
    ),
    (
        "keys-group-map",
        &[
            ("keys-pan", &["key-arrows"]),
            ("keys-zoom", &["+ −"]),
            ("keys-home", &["key-home"]),
        ],
    ),
    (
        "keys-group-time",
        &[
            ("keys-play", &["key-space"]),
            ("keys-step", &["key-shift", "key-left-right"]),
            ("keys-window-edge", &["key-left-right"]),
            ("keys-window-length", &["key-shift", "key-left-right"]),
        ],
    ),
    (
        "keys-group-scenes",
        &[
            ("keys-capture", &["C"]),
            ("keys-scene-beside", &["[ ]"]),
            ("keys-scene-rename", &["F2"]),
            ("keys-scene-move", &["key-alt", "key-up-down"]),
            ("keys-scene-duplicate", &["key-ctrl", "D"]),
            ("keys-scene-delete", &["key-delete"]),
            ("keys-save", &["key-ctrl", "S"]),
        ],
    ),
    (
        "keys-group-table",
        &[
            ("keys-rows", &["key-up-down"]),
            ("keys-copy-rows", &["key-ctrl", "C"]),
        ],
    ),
    (
        "keys-group-present",
        &[
            ("keys-present-on", &["key-left-right"]),
            ("keys-play", &["key-space"]),
            ("keys-present-leave", &["key-escape"]),
        ],
    ),
];

/// Puts the page on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    head(ui, desk, &desk.say("keys-title"));
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (title, keys) in KEYS {
                group(ui, desk, title, keys);
                ui.add_space(8.0);
            }
        });
}

fn group(ui: &mut Ui, desk: &Desk, title: &str, keys: &[Key]) {
    let strong = theme::strong(12.0);
    let heading = RichText::new(desk.say(title)).font(strong.clone());
    ui.label(heading.color(desk.theme.third));
    let grid = Grid::new(title)
        .num_columns(2)
        .spacing([24.0, 4.0])
        .min_col_width(200.0);
    grid.show(ui, |ui| {
        for (what, with) in keys {
            ui.label(desk.say(what));
            let names: Vec<String> = with.iter().map(|key| name(desk, key)).collect();
            ui.label(RichText::new(names.join(" + ")).font(strong.clone()));
            ui.end_row();
        }
    });
}

/// A key's name: some are words, others are what is printed on them.
fn name(desk: &Desk, key: &str) -> String {
    if key.starts_with("key-") {
        desk.say(key)
    } else {
        key.to_owned()
    }
}
