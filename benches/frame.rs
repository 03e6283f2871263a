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
#[path = "common/window.rs"]
mod window;

use std::cell::RefCell;
use std::collections::BTreeMap;

use divan::{Bencher, black_box};
use refoulement_atlas::action::Action;
use refoulement_atlas::format;
use refoulement_atlas::geo::Regions;
use refoulement_atlas::jobs::Place;
use refoulement_atlas::state::{Fold, Tab};
use window::Window;

/// The bundled dataset, and made-up ones.
const EVENTS: [u32; 3] = [0, 10_000, 1_000_000];

fn main() {
    divan::main();
}

thread_local! {
    static WINDOWS: RefCell<BTreeMap<u32, Window>> = const { RefCell::new(BTreeMap::new()) };
}

/// The window with so many made-up events, or with the bundled ones.
fn showing(events: u32) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let file = (events > 0).then(|| {
        let path = folder.path().join("made-up.ron");
        let text = format::write(&common::dataset(&Regions::embedded(), events));
        std::fs::write(&path, text).unwrap();
        path
    });
    Window::new(file, Place::Here)
}

/// Lets a benchmark use the window of so many events; it is opened once.
fn with(events: u32, run: impl FnOnce(&mut Window)) {
    WINDOWS.with_borrow_mut(|windows| {
        let window = windows.entry(events).or_insert_with(|| showing(events));
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
