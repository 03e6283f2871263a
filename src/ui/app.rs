//! The window as eframe sees it: takes what came in, lays the panels out, hands on what was asked.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{Context, Frame, Margin, Panel, Ui};

use crate::action::Action;
use crate::geo::{Archive, Regions};
use crate::jobs::{FileDialogs, Loaded, Place, Post, Runner, SettingsFile, open_bundled};
use crate::state::{Fold, Origin, State, Tab, ThemeChoice};
use crate::ui::charts::Charts;
use crate::ui::desk::Desk;
use crate::ui::filter_panel::FilterPanel;
use crate::ui::map_pane::MapPane;
use crate::ui::theme::{self, Theme};
use crate::ui::top_bar::TopBar;
use crate::ui::{
    chips, dialogs, event_panel, event_table, histogram, inset, keys, notices, status, timeline,
    told, top_bar, widgets,
};
use crate::words::{Language, Words};

/// Width of a side panel folded to a rail.
const RAIL: f32 = 44.0;

/// What the window is started with.
pub struct Start {
    /// Files to open in place of the bundled dataset.
    pub files: Vec<Origin>,
    /// Provinces and countries.
    pub regions: Arc<Regions>,
    /// The tiles of the ground.
    pub archive: Archive,
    /// The system's file dialog, or whoever stands in for it.
    pub dialogs: Arc<dyn FileDialogs>,
    /// Where the settings are kept.
    pub settings: SettingsFile,
    /// Where jobs run.
    pub place: Place,
    /// The language of the system.
    pub language: Language,
}

/// The window.
pub struct App {
    state: State,
    words: Words,
    runner: Runner,
    inbox: Receiver<Action>,
    asked: Vec<Action>,
    panels: Panels,
    theme: Option<ThemeChoice>,
    /// When it was last told how much time has passed, while it plays.
    ticked: Option<f64>,
}

/// What the panels remember from frame to frame.
struct Panels {
    top: TopBar,
    filter: FilterPanel,
    charts: Charts,
    map: MapPane,
    histogram: histogram::Memory,
    table: event_table::Memory,
    inset: inset::Memory,
    dialogs: dialogs::Memory,
    told: told::Told,
}

impl App {
    /// Opens the bundled dataset, or starts to open files.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, start: Start) -> Self {
        theme::install(&cc.egui_ctx);
        let (sender, inbox) = channel();
        let post = poster(sender, cc.egui_ctx.clone());
        let settings = start.settings.load();
        let mut state = State::new(Arc::clone(&start.regions), start.language);
        match settings {
            Loaded::Settings(settings) => {
                state.apply(Action::Restore(settings));
            }
            Loaded::SetAside(path) => {
                state.apply(Action::SettingsDamaged(path));
            }
        }
        // The bundled dataset is a few hundred events: it is there before the first frame.
        if let Ok(opened) = open_bundled(&start.regions) {
            state.open_now(Origin::Bundled, opened);
        }
        let mut runner = Runner::new(
            post,
            start.place,
            start.regions,
            start.dialogs,
            start.settings,
        );
        if !start.files.is_empty() {
            for job in state.apply(Action::Open(start.files)) {
                runner.run(job);
            }
        }
        let words = Words::new(state.language());
        let archive = Arc::new(start.archive);
        let render = cc.wgpu_render_state.as_ref();
        let map = MapPane::new(&cc.egui_ctx, render, &archive, start.place);
        let panels = Panels {
            top: TopBar::default(),
            filter: FilterPanel::default(),
            charts: Charts::default(),
            map,
            histogram: histogram::Memory::default(),
            table: event_table::Memory::default(),
            inset: inset::Memory::default(),
            dialogs: dialogs::Memory::default(),
            told: told::Told::default(),
        };
        Self {
            state,
            words,
            runner,
            inbox,
            asked: Vec::new(),
            panels,
            theme: None,
            ticked: None,
        }
    }

    /// What the window knows, for tests.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Hands the window news as a job would post it, for tests.
    pub fn hear(&mut self, news: Action) {
        self.asked.push(news);
    }

    /// Hands on what was asked and what jobs have posted.
    fn settle(&mut self) {
        let mut actions: Vec<Action> = std::mem::take(&mut self.asked);
        loop {
            actions.extend(self.inbox.try_iter());
            if actions.is_empty() {
                break;
            }
            for action in actions.drain(..) {
                for job in self.state.apply(action) {
                    self.runner.run(job);
                }
            }
        }
        if self.words.language() != self.state.language() {
            self.words = Words::new(self.state.language());
        }
    }

    /// While it plays: tells how much time has passed, and wakes up for the next step and no sooner,
    /// for between two steps nothing on screen changes.
    fn tick(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        if !self.state.playback().playing {
            self.ticked = None;
            return;
        }
        let before = self.ticked.replace(now).unwrap_or(now);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "seconds between two frames"
        )]
        let seconds = (now - before) as f32;
        for job in self.state.apply(Action::Tick(seconds)) {
            self.runner.run(job);
        }
        ctx.request_repaint_after_secs(self.state.playback().until_next());
    }

    fn follow_theme(&mut self, ctx: &Context) {
        let theme = self.state.settings().theme;
        if self.theme != Some(theme) {
            self.theme = Some(theme);
            ctx.set_theme(match theme {
                ThemeChoice::System => egui::ThemePreference::System,
                ThemeChoice::Light => egui::ThemePreference::Light,
                ThemeChoice::Dark => egui::ThemePreference::Dark,
            });
        }
    }

    /// Files dropped into the window.
    fn take_drops(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let origins: Vec<Origin> = dropped
            .iter()
            .map(|file| Origin::File(file.path().to_owned()))
            .collect();
        if !origins.is_empty() {
            self.asked.push(Action::Open(origins));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_drops(ctx);
        self.tick(ctx);
        self.settle();
        self.follow_theme(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let mut desk = Desk {
            state: &self.state,
            words: &self.words,
            theme: Theme::of(ui),
            asked: &mut self.asked,
            pointing: Vec::new(),
            told: None,
        };
        self.panels.show(ui, &mut desk);
        desk.settle_pointing();
        if !self.asked.is_empty() {
            ui.ctx().request_repaint();
        }
        self.settle();
    }

    fn on_exit(&mut self) {
        self.runner.save_last(self.state.settings());
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

fn poster(sender: Sender<Action>, ctx: Context) -> Post {
    let sender = std::sync::Mutex::new(sender);
    Arc::new(move |action| {
        let sender = sender
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        // Nobody listens once the window is closed.
        let _ = sender.send(action);
        ctx.request_repaint();
    })
}

impl Panels {
    fn show(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let asked = keys::read(ui.ctx(), desk);
        let theme = desk.theme;
        let bar = |fill| {
            Frame::NONE
                .fill(fill)
                .inner_margin(Margin::symmetric(12, 0))
        };
        Panel::top("bar")
            .exact_size(top_bar::HEIGHT)
            .frame(bar(theme.panel))
            .show(ui, |ui| {
                self.top.show(ui, desk, asked.search);
            });
        Panel::top("chips")
            .exact_size(chips::HEIGHT)
            .frame(bar(theme.strip))
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
            .frame(bar(theme.strip))
            .show(ui, |ui| {
                status::show(ui, desk);
            });
        let room = ui.ctx().content_rect().size();
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
            .frame(Frame::NONE.fill(theme.panel))
            .show(ui, |ui| {
                timeline::show(ui, desk, totals, &mut self.histogram);
            });
        self.left(ui, desk, filter_open);
        self.right(ui, desk, side_open);
        egui::CentralPanel::default()
            .frame(Frame::NONE.fill(theme.land))
            .show(ui, |ui| {
                self.map.show(ui, desk, asked.escape);
            });
        dialogs::show(ui.ctx(), desk, &mut self.dialogs);
        dropping(ui, desk);
        self.told.show(ui.ctx(), desk);
    }

    fn table(&mut self, ui: &mut Ui, desk: &mut Desk, room: f32) {
        let layout = &desk.state.settings().layout;
        if !layout.table {
            return;
        }
        let frame = Frame::NONE.fill(desk.theme.panel);
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
        let frame = Frame::NONE.fill(desk.theme.panel);
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
        let frame = Frame::NONE.fill(desk.theme.panel);
        if !open {
            let frame = frame.inner_margin(Margin::symmetric(6, 8));
            Panel::right("side-rail")
                .exact_size(RAIL)
                .frame(frame)
                .show(ui, |ui| {
                    for (icon, key, tab) in [
                        (widgets::Icon::ChartColumn, "chart-unfold", Tab::Charts),
                        (widgets::Icon::FileText, "event-tab", Tab::Event),
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
