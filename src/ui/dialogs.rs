//! What lies over the window: a link before it opens, a path to type, the keys, the datasets, the program.

use egui::{Grid, Modal, RichText, Ui};

use crate::action::Action;
use crate::state::{Dialog, OpenDataset, Origin};
use crate::ui::desk::Desk;
use crate::ui::problems;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon, Look};

/// What the dialogs remember from frame to frame.
#[derive(Default)]
pub struct Memory {
    path: String,
}

/// Puts the open dialog on screen, where there is one.
pub fn show(ctx: &egui::Context, desk: &mut Desk, memory: &mut Memory) {
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
        ui.set_max_width((room.x - 64.0).min(560.0));
        ui.set_max_height(room.y - 96.0);
        match dialog {
            Dialog::Keys => keys(ui, desk),
            Dialog::About => about(ui, desk),
            Dialog::Datasets => datasets(ui, desk),
            Dialog::Link(url) => link(ui, desk, url),
            Dialog::Path => path(ui, desk, memory),
            Dialog::Problems(problems) => problems::show(ui, desk, problems),
        }
    });
    if response.should_close() {
        desk.ask(Action::Dialog(None));
    }
}

/// A title with a cross that closes.
pub fn head(ui: &mut Ui, desk: &mut Desk, title: &str) {
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

fn link(ui: &mut Ui, desk: &mut Desk, url: &str) {
    head(ui, desk, &desk.say("dialog-link-title"));
    ui.label(RichText::new(desk.say("dialog-link-text")).color(desk.theme.second));
    ui.add_space(8.0);
    egui::Frame::NONE
        .fill(desk.theme.sunken)
        .corner_radius(4)
        .inner_margin(12)
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let text = crate::format::visible(url);
            ui.add(
                egui::Label::new(RichText::new(text).monospace())
                    .wrap()
                    .selectable(true),
            );
        });
    ui.add_space(12.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let open = desk.say("dialog-open");
        let copy = desk.say("dialog-copy");
        let cancel = desk.say("dialog-cancel");
        let button = Button::text(&open)
            .with_icon(Icon::ExternalLink)
            .look(Look::Primary);
        if button.show(ui).clicked() {
            ui.ctx().open_url(egui::OpenUrl::new_tab(url));
            desk.ask(Action::Dialog(None));
        }
        if Button::text(&copy).with_icon(Icon::Copy).show(ui).clicked() {
            ui.ctx().copy_text(url.to_owned());
        }
        if Button::text(&cancel).show(ui).clicked() {
            desk.ask(Action::Dialog(None));
        }
    });
}

fn path(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory) {
    head(ui, desk, &desk.say("dialog-path-title"));
    ui.label(RichText::new(desk.say("dialog-path-text")).color(desk.theme.second));
    ui.add_space(8.0);
    let name = desk.say("dialog-path-label");
    let width = ui.available_width();
    let response = widgets::field(ui, &mut memory.path, &name, Some(Icon::File), width, false);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) && !entered {
        response.request_focus();
    }
    ui.add_space(12.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let open = desk.say("dialog-open");
        let cancel = desk.say("dialog-cancel");
        let ready = !memory.path.trim().is_empty();
        let pressed = ui
            .add_enabled_ui(ready, |ui| Button::text(&open).look(Look::Primary).show(ui))
            .inner
            .clicked();
        if ready && (pressed || entered) {
            let path = std::mem::take(&mut memory.path).trim().to_owned();
            desk.ask(Action::Open(vec![Origin::File(path.into())]));
        }
        if Button::text(&cancel).show(ui).clicked() {
            desk.ask(Action::Dialog(None));
        }
    });
}

/// Groups of keys: the heading, and what each does.
const KEYS: [(&str, &[(&str, &[&str])]); 4] = [
    (
        "keys-group-general",
        &[
            ("keys-open", &["key-ctrl", "O"]),
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
        "keys-group-table",
        &[
            ("keys-rows", &["key-up-down"]),
            ("keys-copy-rows", &["key-ctrl", "C"]),
        ],
    ),
];

fn keys(ui: &mut Ui, desk: &mut Desk) {
    head(ui, desk, &desk.say("keys-title"));
    egui::ScrollArea::vertical().show(ui, |ui| {
        for (group, keys) in KEYS {
            ui.label(
                RichText::new(desk.say(group))
                    .font(theme::strong(12.0))
                    .color(desk.theme.third),
            );
            Grid::new(group)
                .num_columns(2)
                .spacing([24.0, 4.0])
                .min_col_width(200.0)
                .show(ui, |ui| {
                    for (what, with) in keys {
                        ui.label(desk.say(what));
                        let names: Vec<String> = with
                            .iter()
                            .map(|key| {
                                if key.starts_with("key-") {
                                    desk.say(key)
                                } else {
                                    (*key).to_owned()
                                }
                            })
                            .collect();
                        ui.label(RichText::new(names.join(" + ")).font(theme::strong(12.0)));
                        ui.end_row();
                    }
                });
            ui.add_space(8.0);
        }
    });
}

fn about(ui: &mut Ui, desk: &mut Desk) {
    head(ui, desk, &desk.say("about-title"));
    egui::ScrollArea::vertical().show(ui, |ui| {
        let version = [("version", env!("CARGO_PKG_VERSION").into())];
        ui.label(RichText::new(desk.say_with("about-version", &version)).color(desk.theme.second));
        for key in [
            "about-text",
            "about-network",
            "about-data",
            "about-map",
            "about-fonts",
            "about-license",
        ] {
            ui.add_space(4.0);
            ui.add(egui::Label::new(desk.say(key)).wrap());
        }
        ui.add_space(8.0);
        for (name, text) in [
            (
                "Pretendard",
                include_str!("../../assets/fonts/UISansKR-OFL.txt"),
            ),
            (
                "Noto Sans CJK",
                include_str!("../../assets/fonts/NotoSansCJKsc-map-OFL.txt"),
            ),
        ] {
            ui.collapsing(name, |ui| {
                ui.add(egui::Label::new(RichText::new(text).color(desk.theme.second)).wrap());
            });
        }
    });
}

fn datasets(ui: &mut Ui, desk: &mut Desk) {
    head(ui, desk, &desk.say("info-title"));
    egui::ScrollArea::vertical().show(ui, |ui| {
        for open in desk.state.datasets().iter().filter(|open| open.shown) {
            ui.add(
                egui::Label::new(RichText::new(&open.dataset.title).font(theme::strong(14.0)))
                    .wrap(),
            );
            if let Some(text) = &open.dataset.description {
                ui.add(egui::Label::new(crate::format::visible(text)).wrap());
            }
            ui.add_space(4.0);
            facts(ui, desk, open);
            ui.add_space(12.0);
        }
        ui.add(
            egui::Label::new(RichText::new(desk.say("info-counting")).color(desk.theme.second))
                .wrap(),
        );
    });
}

fn facts(ui: &mut Ui, desk: &Desk, open: &OpenDataset) {
    let dataset = &open.dataset;
    let words = desk.words;
    let contents = desk.say_with(
        "info-contents-text",
        &[
            ("events", words.events(dataset.events.len() as u64).into()),
            (
                "sources",
                words
                    .count("count-sources", dataset.sources.len() as u64)
                    .into(),
            ),
        ],
    );
    let file = match &open.origin {
        Origin::Bundled => desk.say("info-bundled"),
        Origin::File(path) => path.to_string_lossy().into_owned(),
    };
    let rows = [
        ("info-contents", Some(contents)),
        ("info-caveat", dataset.caveat.clone()),
        ("info-license", dataset.license.clone()),
        ("info-maintainer", dataset.maintainer.clone()),
        ("info-contact", dataset.contact.clone()),
        (
            "info-updated",
            dataset.updated.as_ref().map(|date| words.date(date)),
        ),
        ("info-language", dataset.language.clone()),
        ("info-file", Some(file)),
    ];
    for (key, value) in rows {
        let (text, ink) = match value {
            Some(value) => (value, desk.theme.text),
            None if matches!(key, "info-license" | "info-maintainer" | "info-updated") => {
                (desk.say("info-not-said"), desk.theme.third)
            }
            None => continue,
        };
        ui.horizontal_top(|ui| {
            let name = RichText::new(desk.say(key)).color(desk.theme.third);
            ui.add_sized(
                [96.0, 16.0],
                egui::Label::new(name).halign(egui::Align::Min),
            );
            let text = crate::format::visible(&text).into_owned();
            ui.add(egui::Label::new(RichText::new(text).color(ink)).wrap());
        });
    }
}
