//! The real window with no screen behind it: the panels' own code and egui's layout, and the triangles made of them.
//! What the driver makes of those is not in it.
#![allow(dead_code, reason = "each benchmark takes what it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a benchmark that can't start says so"
)]

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use eframe::App as _;
use egui::{ClippedPrimitive, Context, Event, FullOutput, RawInput, Rect, pos2, vec2};
use refoulement_atlas::action::Action;
use refoulement_atlas::geo::{Archive, Regions};
use refoulement_atlas::jobs::{Desktop, Picked, Place, SettingsFile};
use refoulement_atlas::state::Origin;
use refoulement_atlas::ui::app::{App, Start};
use refoulement_atlas::words::Language;

/// How long a screen shows a frame at least.
const SCREEN: Duration = Duration::from_nanos(16_666_667);
/// When nothing was asked for so long, nothing is under way.
const PATIENCE: Duration = Duration::from_secs(2);

/// How large the window is, in points.
const SIZE: egui::Vec2 = vec2(1440.0, 900.0);

struct NoDialog;

impl Desktop for NoDialog {
    fn pick(&self) -> Picked {
        Picked::Nothing
    }
}

/// The window, and what moves on from frame to frame.
pub struct Window {
    /// What egui keeps from frame to frame.
    pub ctx: Context,
    /// The program.
    pub app: App,
    /// How many frames there were.
    pub frames: u32,
    frame: eframe::Frame,
    /// In how long it was asked to draw another frame.
    asked: Receiver<Duration>,
}

impl Window {
    /// With a dataset, or with the bundled one.
    pub fn new(file: Option<PathBuf>, place: Place) -> Self {
        let ctx = Context::default();
        let (ask, asked) = channel();
        let ask = Mutex::new(ask);
        ctx.set_request_repaint_callback(move |info| {
            let ask = ask.lock().unwrap();
            let _ = ask.send(info.delay);
        });
        let start = Start {
            files: file.into_iter().map(Origin::File).collect(),
            regions: Arc::new(Regions::embedded()),
            archive: Archive::embedded(),
            desktop: Arc::new(NoDialog),
            settings: SettingsFile::default(),
            place,
            language: Language::En,
        };
        let app = App::new(&eframe::CreationContext::_new_kittest(ctx.clone()), start);
        let mut window = Self {
            ctx,
            app,
            frame: eframe::Frame::_new_kittest(),
            frames: 0,
            asked,
        };
        // Until panels have their sizes and jobs have said what they had to.
        (0..8).for_each(|_| drop(window.ui()));
        window
    }

    /// A frame in which the pointer has moved on over the map's ground.
    pub fn ui(&mut self) -> FullOutput {
        let pointer = pos2(700.0 + f32::from(self.frames.is_multiple_of(2)), 330.0);
        self.frame(vec![Event::PointerMoved(pointer)])
    }

    fn frame(&mut self, events: Vec<Event>) -> FullOutput {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
            time: Some(f64::from(self.frames) / 60.0),
            events,
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

    /// Opens a dataset, to the first frame that shows it. Meanwhile it draws a frame whenever it is asked to, as often as
    /// a screen does. `None` where the file does not open.
    pub fn open(&mut self, file: PathBuf) -> Option<Vec<ClippedPrimitive>> {
        let before = self.app.state().table_number();
        self.app.hear(Action::Open(vec![Origin::File(file)]));
        loop {
            let shapes = self.frame(Vec::new()).shapes;
            if self.app.state().table_number() != before {
                return Some(self.ctx.tessellate(shapes, 1.0));
            }
            self.wait()?;
        }
    }

    /// Draws what is asked for, until nothing is for a while.
    pub fn rest(&mut self) {
        while self.wait().is_some() {
            drop(self.frame(Vec::new()));
        }
    }

    /// Until it is time for another frame; `None` where none was asked for.
    fn wait(&self) -> Option<()> {
        let last = Instant::now();
        let mut next = last + PATIENCE;
        loop {
            match self
                .asked
                .recv_timeout(next.saturating_duration_since(Instant::now()))
            {
                Ok(delay) => {
                    let asked = Instant::now().checked_add(delay).unwrap_or(next);
                    next = next.min(asked.max(last + SCREEN));
                }
                Err(_) => return (next < last + PATIENCE).then_some(()),
            }
        }
    }
}
