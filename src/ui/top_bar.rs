//! The bar at the top: menu, open, the title, search, undo and redo, export.

use egui::{Align2, Popup, Ui, vec2};

use crate::action::{Action, Export, Present};
use crate::state::{Dialog, Fold, MotionChoice, Origin, ThemeChoice};
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Button, Icon, Look};
use crate::words::Language;

/// Narrower than this the search is an icon until it is used.
const WIDE: f32 = 1180.0;
/// Height of the bar.
pub const HEIGHT: f32 = 48.0;

/// What the bar remembers from frame to frame.
#[derive(Default)]
pub struct TopBar {
    searching: bool,
    just_opened: bool,
}

impl TopBar {
    /// Puts the bar on screen. `focus_search` says that the key for it was pressed.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk, focus_search: bool) {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            menu(ui, desk);
            open(ui, desk);
            ui.add_space(8.0);
            let width = ui.ctx().content_rect().width();
            let right = self.right_width(width);
            title(ui, desk, (ui.available_width() - right - 48.0).max(60.0));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                present(ui, desk);
                export(ui, desk);
                ui.add_space(8.0);
                let redo = desk.say("top-redo");
                let undo = desk.say("top-undo");
                ui.add_enabled_ui(desk.state.can_redo(), |ui| {
                    if Button::icon(Icon::Redo2, &redo).show(ui).clicked() {
                        desk.ask(Action::Redo);
                    }
                });
                ui.add_enabled_ui(desk.state.can_undo(), |ui| {
                    if Button::icon(Icon::Undo2, &undo).show(ui).clicked() {
                        desk.ask(Action::Undo);
                    }
                });
                ui.add_space(8.0);
                self.search(ui, desk, width >= WIDE, focus_search);
            });
        });
    }

    fn right_width(&self, width: f32) -> f32 {
        if width >= WIDE || self.searching {
            560.0
        } else {
            350.0
        }
    }

    fn search(&mut self, ui: &mut Ui, desk: &mut Desk, wide: bool, focus: bool) {
        let name = desk.say("top-search");
        let mut text = desk.state.filter().text.clone();
        self.searching |= focus || !text.is_empty();
        let just_opened = std::mem::take(&mut self.just_opened) || focus;
        if !wide && !self.searching {
            self.searching = Button::icon(Icon::Search, &name).show(ui).clicked();
            self.just_opened = self.searching;
            return;
        }
        let clear = desk.say("top-search-clear");
        let mut cleared = false;
        ui.allocate_ui_with_layout(
            vec2(240.0, widgets::BUTTON),
            egui::Layout::right_to_left(egui::Align::Center),
            |ui| {
                let before = text.clone();
                if !text.is_empty() {
                    let button = Button::icon(Icon::X, &clear).size(24.0, 24.0);
                    cleared = button.show(ui).clicked();
                }
                let width = ui.available_width();
                let response =
                    widgets::field(ui, &mut text, &name, Some(Icon::Search), width, false);
                if just_opened {
                    response.request_focus();
                }
                if response.lost_focus() {
                    desk.ask(Action::Settle);
                    self.searching = !text.is_empty();
                }
                if text != before {
                    desk.ask(Action::Search(text));
                }
            },
        );
        if cleared {
            self.searching = false;
            desk.ask(Action::Search(String::new()));
        }
    }
}

fn menu(ui: &mut Ui, desk: &mut Desk) {
    let name = desk.say("top-menu");
    let button = Button::icon(Icon::Menu, &name).show(ui);
    Popup::menu(&button).show(|ui| {
        ui.set_width(220.0);
        heading(ui, desk, "menu-language");
        for language in Language::ALL.iter().copied() {
            let on = desk.state.language() == language;
            if entry(ui, language.own_name(), Some(on)) {
                desk.ask(Action::Language(language));
            }
        }
        widgets::rule(ui);
        heading(ui, desk, "menu-theme");
        for (choice, key) in [
            (ThemeChoice::System, "menu-theme-system"),
            (ThemeChoice::Light, "menu-theme-light"),
            (ThemeChoice::Dark, "menu-theme-dark"),
        ] {
            if entry(
                ui,
                &desk.say(key),
                Some(desk.state.settings().theme == choice),
            ) {
                desk.ask(Action::Theme(choice));
            }
        }
        widgets::rule(ui);
        heading(ui, desk, "top-present");
        for (choice, key) in [
            (MotionChoice::System, "menu-motion-system"),
            (MotionChoice::With, "menu-motion-with"),
            (MotionChoice::Without, "menu-motion-without"),
        ] {
            let on = desk.state.settings().motion == choice;
            if entry(ui, &desk.say(key), Some(on)) {
                desk.ask(Action::Motion(choice));
            }
        }
        widgets::rule(ui);
        heading(ui, desk, "menu-panels");
        let layout = &desk.state.settings().layout;
        let wide = ui.ctx().content_rect().width() >= super::WIDE;
        for (fold, key, open) in [
            (Fold::Filter, "filter-title", layout.filter.unwrap_or(wide)),
            (Fold::Side, "chart-tab", super::side_open(desk, wide)),
            (Fold::Table, "table-title", layout.table),
        ] {
            if entry(ui, &desk.say(key), Some(open)) {
                desk.ask(Action::Fold(fold, !open));
            }
        }
        widgets::rule(ui);
        if entry(ui, &desk.say("menu-keys"), None) {
            desk.ask(Action::Dialog(Some(Dialog::Keys)));
        }
        if entry(ui, &desk.say("menu-about"), None) {
            desk.ask(Action::Dialog(Some(Dialog::About)));
        }
        if entry(ui, &desk.say("menu-quit"), None) {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    });
}

fn open(ui: &mut Ui, desk: &mut Desk) {
    let name = desk.say("top-open");
    let button = Button::text(&name)
        .with_icon(Icon::FolderOpen)
        .look(Look::Plain)
        .menu()
        .show(ui);
    Popup::menu(&button).show(|ui| {
        ui.set_width(260.0);
        if entry(ui, &desk.say("top-open-file"), None) {
            desk.ask(Action::PickFiles);
        }
        if entry(ui, &desk.say("top-bundled"), None) {
            desk.ask(Action::Open(vec![Origin::Bundled]));
        }
        widgets::rule(ui);
        heading(ui, desk, "top-recent");
        let recent = desk.state.settings().recent.clone();
        if recent.is_empty() {
            let text = egui::RichText::new(desk.say("top-recent-none")).color(desk.theme.third);
            ui.add_space(2.0);
            ui.horizontal(|ui| {
                ui.add_space(28.0);
                ui.label(text);
            });
        }
        for path in recent {
            let name = Origin::File(path.clone()).name();
            let (rect, response) = widgets::row(ui, 28.0, egui::Role::MenuItem, &name, None);
            let at = rect.left_center() + vec2(28.0, 0.0);
            let ink = desk.theme.text;
            widgets::draw_text(
                ui,
                at,
                Align2::LEFT_CENTER,
                &name,
                theme::body(),
                ink,
                220.0,
            );
            if response.on_hover_text(path.to_string_lossy()).clicked() {
                desk.ask(Action::Open(vec![Origin::File(path)]));
                ui.close();
            }
        }
    });
}

fn export(ui: &mut Ui, desk: &mut Desk) {
    let name = desk.say("top-export");
    let button = Button::text(&name).with_icon(Icon::Share).show(ui);
    let hint = desk.say("top-export-hint");
    if button.on_hover_text(hint).clicked() {
        desk.ask(Action::Export(Export::Open));
    }
}

fn present(ui: &mut Ui, desk: &mut Desk) {
    let name = desk.say("top-present");
    let hint = desk.say("top-present-hint");
    ui.add_enabled_ui(!desk.state.table().is_empty(), |ui| {
        let button = Button::text(&name).with_icon(Icon::Presentation).show(ui);
        if button.on_hover_text(hint).clicked() {
            desk.ask(Action::Present(Present::Begin));
        }
    });
}

fn title(ui: &mut Ui, desk: &mut Desk, room: f32) {
    let text = desk.title();
    let job = egui::text::LayoutJob {
        wrap: egui::text::TextWrapping::truncate_at_width(room),
        ..egui::text::LayoutJob::simple_singleline(
            text.clone(),
            theme::strong(14.0),
            desk.theme.text,
        )
    };
    let galley = ui.painter().layout_job(job);
    let galley_elided = galley.elided;
    let (rect, response) =
        ui.allocate_exact_size(vec2(galley.size().x, widgets::BUTTON), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &text));
    let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, desk.theme.text);
    if galley_elided {
        response.on_hover_text(&text);
    }
    let info = desk.say("top-info");
    if Button::icon(Icon::Info, &info)
        .size(28.0, 28.0)
        .show(ui)
        .clicked()
    {
        desk.ask(Action::Dialog(Some(Dialog::Datasets)));
    }
}

fn heading(ui: &mut Ui, desk: &Desk, key: &str) {
    let text = egui::RichText::new(desk.say(key))
        .font(theme::strong(12.0))
        .color(desk.theme.third);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.label(text);
    });
}

/// An entry of a menu; with a tick where it can be on.
pub fn entry(ui: &mut Ui, text: &str, on: Option<bool>) -> bool {
    let role = if on.is_some() {
        egui::Role::MenuItemCheckBox
    } else {
        egui::Role::MenuItem
    };
    let (rect, response) = widgets::row(ui, 28.0, role, text, on);
    let ink = theme::Theme::of(ui).text;
    if on == Some(true) {
        let at = rect.left_center() + vec2(14.0, 0.0);
        widgets::draw_icon(ui.painter(), at, Icon::Check, 14.0, ink);
    }
    let at = rect.left_center() + vec2(28.0, 0.0);
    widgets::draw_text(
        ui,
        at,
        Align2::LEFT_CENTER,
        text,
        theme::body(),
        ink,
        rect.width() - 36.0,
    );
    // A menu of ticks says itself whether a click closes it.
    if response.clicked() && on.is_none() {
        ui.close();
    }
    response.clicked()
}
