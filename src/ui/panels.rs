//! The panels of the window, and where each of them lies.

use egui::{Frame, Margin, Panel, Ui};

use crate::action::Action;
use crate::state::{Fold, Tab};
use crate::ui::charts::Charts;
use crate::ui::desk::Desk;
use crate::ui::filter_panel::FilterPanel;
use crate::ui::map_pane::MapPane;
use crate::ui::scenes::Scenes;
use crate::ui::theme;
use crate::ui::top_bar::TopBar;
use crate::ui::{
    chips, dialogs, event_panel, event_table, histogram, inset, keys, notices, present, status,
    timeline, told, top_bar, widgets, written,
};

/// Width of a side panel folded to a rail.
const RAIL: f32 = 44.0;

/// What the panels remember from frame to frame.
pub struct Panels {
    top: TopBar,
    filter: FilterPanel,
    charts: Charts,
    scenes: Scenes,
    map: MapPane,
    histogram: histogram::Memory,
    table: event_table::Memory,
    inset: inset::Memory,
    dialogs: dialogs::Memory,
    told: told::Told,
    stage: present::Stage,
}

impl Panels {
    /// Nothing remembered yet.
    #[must_use]
    pub fn new(map: MapPane) -> Self {
        Self {
            top: TopBar::default(),
            filter: FilterPanel::default(),
            charts: Charts::default(),
            scenes: Scenes::default(),
            map,
            histogram: histogram::Memory::default(),
            table: event_table::Memory::default(),
            inset: inset::Memory::default(),
            dialogs: dialogs::Memory::default(),
            told: told::Told::default(),
            stage: present::Stage::default(),
        }
    }

    /// Puts the whole window on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let asked = keys::read(ui.ctx(), desk);
        let presenting = desk.state.is_presenting();
        self.stage.follow(ui.ctx(), presenting);
        if presenting {
            present::show(ui, desk, &mut self.map);
            return;
        }
        let theme = desk.theme;
        // Panels have no fill: the window is cleared in their colour.
        let bar = Frame::NONE.inner_margin(Margin::symmetric(12, 0));
        Panel::top("bar")
            .exact_size(top_bar::HEIGHT)
            .frame(bar)
            .show(ui, |ui| {
                self.top.show(ui, desk, asked.search);
            });
        Panel::top("chips")
            .exact_size(chips::HEIGHT)
            .frame(bar.fill(theme.strip))
            .show(ui, |ui| {
                chips::show(ui, desk);
            });
        if !desk.state.notices().is_empty() {
            let frame = Frame::NONE
                .fill(theme.warning_soft)
                .inner_margin(Margin::symmetric(12, 2));
            Panel::top("notices")
                .frame(frame)
                .show(ui, |ui| notices::show(ui, desk));
        }
        Panel::bottom("status")
            .exact_size(status::HEIGHT)
            .frame(bar.fill(theme.strip))
            .show(ui, |ui| {
                status::show(ui, desk);
            });
        let room = ui.ctx().content_rect().size();
        if desk.state.settings().layout.window != Some((room.x, room.y)) {
            desk.ask(Action::WindowSize(room.x, room.y));
        }
        self.table(ui, desk, room.y);
        let low = room.y < 760.0;
        let height = if low { timeline::LOW } else { timeline::HEIGHT };
        let wide = room.x >= super::WIDE;
        let layout = &desk.state.settings().layout;
        let (filter_open, side_open) =
            (layout.filter.unwrap_or(wide), super::side_open(desk, wide));
        let totals = layout.filter_width.clamp(224.0, 320.0);
        Panel::bottom("time")
            .exact_size(height)
            .frame(Frame::NONE)
            .show(ui, |ui| {
                timeline::show(ui, desk, totals, &mut self.histogram);
            });
        self.left(ui, desk, filter_open);
        self.right(ui, desk, side_open);
        egui::CentralPanel::default()
            .frame(Frame::NONE)
            .show(ui, |ui| {
                self.map.show(ui, desk, asked.escape);
            });
        written::show(ui.ctx(), desk);
        dialogs::show(ui.ctx(), desk, &mut self.dialogs);
        dropping(ui, desk);
        self.told.show(ui.ctx(), desk);
    }

    fn table(&mut self, ui: &mut Ui, desk: &mut Desk, room: f32) {
        let layout = &desk.state.settings().layout;
        if !layout.table {
            return;
        }
        let frame = Frame::NONE;
        // Above the table the map keeps room for its buttons, and the rail for its own.
        let most = (room - if room < 760.0 { 548.0 } else { 630.0 }).max(96.0);
        let size = layout.table_height.clamp(96.0, most);
        let response = Panel::bottom("table")
            .resizable(true)
            .default_size(size)
            .size_range(96.0..=most)
            .frame(frame)
            .show(ui, |ui| event_table::show(ui, desk, &mut self.table));
        resized(desk, Fold::Table, size, response.response.rect.height());
    }

    fn left(&mut self, ui: &mut Ui, desk: &mut Desk, open: bool) {
        let frame = Frame::NONE;
        if !open {
            let frame = frame.inner_margin(Margin::symmetric(6, 8));
            Panel::left("filter-rail")
                .exact_size(RAIL)
                .frame(frame)
                .show(ui, |ui| {
                    self.filter.rail(ui, desk);
                });
            return;
        }
        let size = desk.state.settings().layout.filter_width;
        let response = Panel::left("filter")
            .resizable(true)
            .default_size(size)
            .size_range(224.0..=360.0)
            .frame(frame)
            .show(ui, |ui| self.filter.show(ui, desk));
        resized(desk, Fold::Filter, size, response.response.rect.width());
    }

    fn right(&mut self, ui: &mut Ui, desk: &mut Desk, open: bool) {
        let frame = Frame::NONE;
        if !open {
            let frame = frame.inner_margin(Margin::symmetric(6, 8));
            Panel::right("side-rail")
                .exact_size(RAIL)
                .frame(frame)
                .show(ui, |ui| {
                    for (icon, key, tab) in [
                        (widgets::Icon::ChartColumn, "chart-unfold", Tab::Charts),
                        (widgets::Icon::FileText, "event-tab", Tab::Event),
                        (widgets::Icon::GalleryVertical, "scene-tab", Tab::Scenes),
                    ] {
                        let name = desk.say(key);
                        if widgets::Button::icon(icon, &name).show(ui).clicked() {
                            desk.ask(Action::Tab(tab));
                            desk.ask(Action::Fold(Fold::Side, true));
                        }
                    }
                });
            return;
        }
        let size = desk.state.settings().layout.side_width;
        let response = Panel::right("side")
            .resizable(true)
            .default_size(size)
            .size_range(280.0..=520.0)
            .frame(frame)
            .show(ui, |ui| self.side(ui, desk));
        resized(desk, Fold::Side, size, response.response.rect.width());
    }

    fn side(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let tab = desk.state.settings().layout.tab;
        super::tabs(ui, desk, tab);
        match tab {
            Tab::Charts => self.charts.show(ui, desk),
            Tab::Event => event_panel::show(ui, desk, &mut self.inset),
            Tab::Scenes => self.scenes.show(ui, desk),
        }
    }
}

/// Keeps the size that a panel was pulled to.
fn resized(desk: &mut Desk, fold: Fold, before: f32, now: f32) {
    if (before - now).abs() > 0.5 {
        desk.ask(Action::Resize(fold, now));
    }
}

/// While files are held over the window.
fn dropping(ui: &Ui, desk: &Desk) {
    if ui.ctx().input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let rect = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("dropping"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(rect, 0.0, desk.theme.panel.gamma_multiply(0.9));
    let frame = rect.shrink(24.0);
    let stroke = egui::Stroke::new(2.0, desk.theme.accent);
    painter.rect_stroke(frame, 6.0, stroke, egui::StrokeKind::Inside);
    let middle = rect.center();
    let center = egui::Align2::CENTER_CENTER;
    let title = desk.say("file-drop");
    painter.text(middle, center, title, theme::strong(24.0), desk.theme.text);
    let below = middle + egui::vec2(0.0, 32.0);
    let hint = desk.say("file-drop-hint");
    painter.text(below, center, hint, theme::large(), desk.theme.second);
}
