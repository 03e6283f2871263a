//! The window as eframe sees it: takes what came in, lays the panels out, hands on what was asked.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use egui::{Context, Ui};

use crate::action::{Action, Next, Present};
use crate::geo::{Archive, Regions};
use crate::jobs::{Desktop, Job, Loaded, Place, Post, Runner, SettingsFile, open_bundled};
use crate::state::{Dialog, Origin, Pointing, State, ThemeChoice};
use crate::ui::desk::Desk;
use crate::ui::flat;
use crate::ui::map_pane::MapPane;
use crate::ui::panels::Panels;
use crate::ui::theme::{self, Theme};
use crate::words::{Language, Words};

/// What the window is started with.
pub struct Start {
    /// Files to open in place of the bundled dataset.
    pub files: Vec<Origin>,
    /// Provinces and countries.
    pub regions: Arc<Regions>,
    /// The tiles of the ground.
    pub archive: Archive,
    /// The system's file dialog, or whoever stands in for it.
    pub desktop: Arc<dyn Desktop>,
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
    /// What is started once a frame shows what it is for.
    behind: Vec<Job>,
    panels: Panels,
    theme: Option<ThemeChoice>,
    /// When it was last told how much time has passed, while it plays.
    ticked: Option<f64>,
}

impl App {
    /// Opens the bundled dataset, or starts to open files.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, start: Start) -> Self {
        theme::install(&cc.egui_ctx);
        flat::install(&cc.egui_ctx, cc.wgpu_render_state.as_ref());
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
        let archive = Arc::new(start.archive);
        let mut runner = Runner::new(
            post,
            start.place,
            (start.regions, Arc::clone(&archive)),
            start.desktop,
            start.settings,
        );
        runner.run(Job::AskStillness);
        if !start.files.is_empty() {
            for job in state.apply(Action::Open(start.files)) {
                runner.run(job);
            }
        }
        let words = Words::new(state.language());
        let render = cc.wgpu_render_state.as_ref();
        let map = MapPane::new(&cc.egui_ctx, render, &archive, start.place);
        let panels = Panels::new(map);
        Self {
            state,
            words,
            runner,
            inbox,
            asked: Vec::new(),
            behind: Vec::new(),
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
                    match job {
                        Job::LearnIds(_) => self.behind.push(job),
                        job => self.runner.run(job),
                    }
                }
            }
        }
        if self.words.language() != self.state.language() {
            self.words = Words::new(self.state.language());
        }
    }

    /// While it plays: tells how much time has passed, and wakes up for the next step and no sooner, for
    /// between two steps nothing on screen changes. While it glides, all the time.
    fn tick(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let gliding = self.state.is_gliding();
        if !gliding && !self.state.playback().playing {
            self.ticked = None;
            return;
        }
        let before = self.ticked.replace(now).unwrap_or(now);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "seconds between two frames"
        )]
        let seconds = (now - before) as f32;
        let action = if gliding {
            Action::Present(Present::Glide(seconds))
        } else {
            Action::Tick(seconds)
        };
        for job in self.state.apply(action) {
            self.runner.run(job);
        }
        if gliding {
            ctx.request_repaint();
        } else {
            ctx.request_repaint_after_secs(self.state.playback().until_next());
        }
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

    /// Whoever closes the window while the briefing is in no file is asked first.
    fn take_leave(&mut self, ctx: &Context) {
        if self.state.paper().quits() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        } else if self.state.is_unsaved() && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            let ask = Dialog::Unsaved(Next::Quit);
            self.asked.push(Action::Dialog(Some(ask)));
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
        self.take_leave(ctx);
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
            pointing: Pointing::Nothing,
            told: None,
        };
        self.panels.show(ui, &mut desk);
        desk.settle_pointing();
        for job in self.behind.drain(..) {
            self.runner.run(job);
        }
        if !self.asked.is_empty() {
            ui.ctx().request_repaint();
        }
        self.settle();
    }

    /// Panels lie on the ground of their own colour, so that nobody has to fill them.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self) {
        self.runner.save_last(self.state.settings());
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// How long progress may wait to be seen.
const BETWEEN_PROGRESS: Duration = Duration::from_millis(100);

fn poster(sender: Sender<Action>, ctx: Context) -> Post {
    let sender = std::sync::Mutex::new(sender);
    Arc::new(move |action| {
        let sender = sender
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        // Where something is almost done is drawn now and then: drawing it takes from the work itself.
        let soon = matches!(action, Action::Progress(..)).then_some(BETWEEN_PROGRESS);
        // Nobody listens once the window is closed.
        let _ = sender.send(action);
        ctx.request_repaint_after(soon.unwrap_or_default());
    })
}
