//! What a frame costs the program itself, without a graphics card and without its driver: the panels' own code and
//! egui's layout (`ui`), and the triangles made of it (`tessellate`). The real window, with no screen behind it.
//!
//! ```sh
//! cargo bench --bench frame
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark that can't start says so"
)]

#[path = "common/mod.rs"]
mod common;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use divan::{Bencher, black_box};
use eframe::App as _;
use egui::{Context, Event, FullOutput, RawInput, Rect, pos2, vec2};
use refoulement_atlas::action::Action;
use refoulement_atlas::format;
use refoulement_atlas::geo::{Archive, Regions};
use refoulement_atlas::jobs::{Desktop, Picked, Place, SettingsFile};
use refoulement_atlas::state::{Fold, Origin, Tab};
use refoulement_atlas::ui::app::{App, Start};
use refoulement_atlas::words::Language;

/// The bundled dataset, and made-up ones.
const EVENTS: [u32; 3] = [0, 10_000, 1_000_000];
/// How large the window is, in points.
const SIZE: egui::Vec2 = vec2(1440.0, 900.0);

fn main() {
    divan::main();
}

struct NoDialog;

impl Desktop for NoDialog {
    fn pick(&self) -> Picked {
        Picked::Nothing
    }
}

/// The window, and what moves on from frame to frame.
struct Window {
    ctx: Context,
    app: App,
    frame: eframe::Frame,
    frames: u32,
}

impl Window {
    fn new(events: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let regions = Arc::new(Regions::embedded());
        let mut files = Vec::new();
        if events > 0 {
            let path = folder.path().join("made-up.ron");
            let text = format::write(&common::dataset(&regions, events));
            std::fs::write(&path, text).unwrap();
            files.push(Origin::File(path));
        }
        let ctx = Context::default();
        let start = Start {
            files,
            regions,
            archive: Archive::embedded(),
            desktop: Arc::new(NoDialog),
            settings: SettingsFile::at(folder.path().join("settings.ron")),
            place: Place::Here,
            language: Language::En,
        };
        let app = App::new(&eframe::CreationContext::_new_kittest(ctx.clone()), start);
        let mut window = Self {
            ctx,
            app,
            frame: eframe::Frame::_new_kittest(),
            frames: 0,
        };
        // Until panels have their sizes and jobs have said what they had to.
        (0..8).for_each(|_| drop(window.ui()));
        window
    }

    /// A frame in which the pointer has moved on over the map's ground.
    fn ui(&mut self) -> FullOutput {
        self.frames += 1;
        let pointer = pos2(700.0 + f32::from(self.frames.is_multiple_of(2)), 330.0);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
            time: Some(f64::from(self.frames) / 60.0),
            events: vec![Event::PointerMoved(pointer)],
            focused: true,
            ..RawInput::default()
        };
        let Self {
            ctx, app, frame, ..
        } = self;
        let mut output = ctx.run_ui(input, |ui| {
            app.logic(ui.ctx(), frame);
            app.ui(ui, frame);
        });
        output.textures_delta.clear();
        output
    }
}

thread_local! {
    static WINDOWS: RefCell<BTreeMap<u32, Window>> = const { RefCell::new(BTreeMap::new()) };
}

/// Lets a benchmark use the window of so many events; it is opened once.
fn with(events: u32, run: impl FnOnce(&mut Window)) {
    WINDOWS.with_borrow_mut(|windows| {
        let window = windows.entry(events).or_insert_with(|| Window::new(events));
        window.app.hear(Action::ResetFilter);
        run(window);
    });
}

/// Measures frames in which this was asked. `times` counts them.
fn asked(bencher: Bencher<'_, '_>, events: u32, mut action: impl FnMut(u32) -> Action) {
    with(events, |window| {
        bencher.bench_local(|| {
            window.app.hear(action(window.frames));
            window.ui()
        });
    });
}

#[divan::bench(args = EVENTS)]
fn hover_ui(bencher: Bencher<'_, '_>, events: u32) {
    with(events, |window| bencher.bench_local(|| window.ui()));
}

#[divan::bench(args = EVENTS)]
fn hover_tessellate(bencher: Bencher<'_, '_>, events: u32) {
    with(events, |window| {
        let output = window.ui();
        let ctx = window.ctx.clone();
        bencher
            .with_inputs(|| output.shapes.clone())
            .bench_local_values(|shapes| ctx.tessellate(black_box(shapes), 1.0));
    });
}

#[divan::bench(args = EVENTS)]
fn table_open_ui(bencher: Bencher<'_, '_>, events: u32) {
    with(events, |window| {
        window.app.hear(Action::Fold(Fold::Table, true));
        (0..4).for_each(|_| drop(window.ui()));
        bencher.bench_local(|| window.ui());
        window.app.hear(Action::Fold(Fold::Table, false));
    });
}

#[divan::bench(args = EVENTS)]
fn event_open_ui(bencher: Bencher<'_, '_>, events: u32) {
    with(events, |window| {
        window.app.hear(Action::SelectBeside(1));
        (0..4).for_each(|_| drop(window.ui()));
        bencher.bench_local(|| window.ui());
        window.app.hear(Action::Tab(Tab::Charts));
    });
}

#[divan::bench(args = EVENTS)]
fn pan_ui(bencher: Bencher<'_, '_>, events: u32) {
    let way = |at: u32| if at % 40 < 20 { 3.0 } else { -3.0 };
    asked(bencher, events, |at| Action::Pan(way(at), 0.0));
}

#[divan::bench(args = EVENTS)]
fn zoom_ui(bencher: Bencher<'_, '_>, events: u32) {
    let way = |at: u32| if at % 40 < 20 { 0.02 } else { -0.02 };
    asked(bencher, events, |at| Action::Zoom(way(at), None));
}

#[divan::bench(args = EVENTS)]
fn play_step_ui(bencher: Bencher<'_, '_>, events: u32) {
    let way = |at: u32| if at % 40 < 20 { 1 } else { -1 };
    asked(bencher, events, |at| Action::Step(way(at)));
}

#[divan::bench(args = EVENTS)]
fn keystroke_ui(bencher: Bencher<'_, '_>, events: u32) {
    let word = "returned";
    asked(bencher, events, |at| {
        Action::Search(word[..at as usize % word.len()].to_owned())
    });
}
