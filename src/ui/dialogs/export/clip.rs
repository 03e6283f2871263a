//! How a clip goes through time.

use egui::{Popup, RichText, Ui};

use super::choices::{pick, row};
use super::number::Number;
use super::size::{self, CLIPS, Free};
use crate::action::{Action, Export};
use crate::figure::clip::{ClipError, Pace, Paced};
use crate::figure::film::MovingFormat;
use crate::state::{Leaving, Mode};
use crate::table::Unit;
use crate::ui::desk::Desk;
use crate::ui::top_bar::entry;
use crate::ui::widgets::Button;

/// What is being typed of a clip.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) size: Free,
    window: Number,
    seconds: Number,
    frames: Number,
}

const FORMATS: [(MovingFormat, &str, &str); 3] = [
    (MovingFormat::Gif, "export-gif", "export-gif-hint"),
    (MovingFormat::Apng, "export-apng", "export-apng-hint"),
    (MovingFormat::Mp4, "export-mp4", "export-mp4-hint"),
];

const MODES: [(Mode, &str, &str); 2] = [
    (Mode::Window, "export-window", "export-window-hint"),
    (
        Mode::Cumulative,
        "export-cumulative",
        "export-cumulative-hint",
    ),
];

/// Puts the choices on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, memory: &mut Memory, format: MovingFormat) {
    if let Some(format) = pick(ui, desk, "export-format", format, &FORMATS) {
        desk.ask(Action::Export(Export::What(Leaving::Clip(format))));
    }
    let before = desk.state.settings().export.clip;
    let mut clip = before;
    row(ui, desk, "export-size", |ui, desk| {
        if let Some(size) = size::show(ui, desk, &mut memory.size, clip.size, &CLIPS) {
            clip.size = size;
        }
    });
    let mut pace = clip.pace;
    if let Some(mode) = pick(ui, desk, "export-time", pace.mode, &MODES) {
        pace.mode = mode;
    }
    row(ui, desk, "export-step", |ui, desk| {
        step(ui, desk, &mut pace);
    });
    if pace.mode == Mode::Window {
        row(ui, desk, "export-window-length", |ui, desk| {
            window(ui, desk, &mut memory.window, &mut pace);
        });
    }
    row(ui, desk, "export-length", |ui, desk| {
        length(ui, desk, memory, &mut pace);
    });
    clip.pace = pace;
    if clip != before {
        desk.ask(Action::Export(Export::Clip(clip)));
    }
}

/// So many steps that nobody counts them.
const MANY: u32 = 10;

/// What the pace that is chosen comes to, as far as that is known.
fn paced(desk: &Desk) -> Option<Paced> {
    let exporting = desk.state.exporting();
    let preview = exporting.preview().filter(|_| exporting.is_fresh())?;
    preview.paced
}

/// How far a step goes: a unit, or whichever can be read in the time.
fn step(ui: &mut Ui, desk: &Desk, pace: &mut Pace) {
    let usual = desk.say("export-step-usual");
    let name = match (pace.unit, paced(desk)) {
        (Some(unit), _) => desk.words.unit(unit).to_owned(),
        (None, Some(paced)) => {
            let unit = desk.words.steps(paced.unit, MANY);
            desk.say_with("export-step-usual-is", &[("unit", unit.into())])
        }
        (None, None) => usual.clone(),
    };
    let button = Button::text(&name).menu().size(0.0, 26.0).show(ui);
    let button = button.on_hover_text(desk.say("export-step-hint"));
    Popup::menu(&button).show(|ui| {
        ui.set_width(180.0);
        let units = Unit::ALL.map(Some).into_iter();
        for unit in std::iter::once(None).chain(units) {
            let name = unit.map_or(usual.as_str(), |unit| desk.words.unit(unit));
            if entry(ui, name, Some(pace.unit == unit)) {
                pace.unit = unit;
                ui.close();
            }
        }
    });
}

/// How many steps a moving window is long: as many as are typed, or as usual.
fn window(ui: &mut Ui, desk: &Desk, memory: &mut Number, pace: &mut Pace) {
    let paced = paced(desk);
    let usual = paced.map(|paced| desk.words.number(paced.window.into()));
    let name = ("export-window-length", usual.as_deref().unwrap_or_default());
    let now = pace.window.unwrap_or_default().into();
    let (field, typed) = memory.show(ui, desk, name, now);
    field.on_hover_text(desk.say("export-window-length-hint"));
    if let Some(steps) = typed {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        pace.window = (steps > 0).then_some(steps);
    }
    ui.add_space(4.0);
    let unit = pace.unit.or(paced.map(|paced| paced.unit));
    let number = pace.window.or(paced.map(|paced| paced.window));
    let number = number.unwrap_or(MANY);
    let steps = unit.map(|unit| desk.words.steps(unit, number));
    let steps = steps.unwrap_or_else(|| desk.say("export-steps"));
    ui.label(RichText::new(steps).color(desk.theme.second));
}

/// Seconds, and frames a second.
fn length(ui: &mut Ui, desk: &Desk, memory: &mut Memory, pace: &mut Pace) {
    let second = desk.theme.second;
    let few = |number: u64| u16::try_from(number).unwrap_or(u16::MAX);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole seconds were typed, and a cast ends at the ends of the numbers"
    )]
    let seconds = pace.seconds.round() as u64;
    let (_, typed) = memory
        .seconds
        .show(ui, desk, ("export-seconds", ""), seconds);
    if let Some(seconds) = typed {
        pace.seconds = few(seconds).into();
    }
    ui.add_space(4.0);
    ui.label(RichText::new(desk.say("export-seconds")).color(second));
    ui.add_space(8.0);
    let frames = pace.frames_a_second.into();
    let (_, typed) = memory.frames.show(ui, desk, ("export-frames", ""), frames);
    if let Some(frames) = typed {
        pace.frames_a_second = few(frames);
    }
    ui.add_space(4.0);
    ui.label(RichText::new(desk.say("export-frames")).color(second));
}

/// Why there is no such clip.
pub(in crate::ui) fn why(desk: &Desk, error: ClipError) -> String {
    match error {
        ClipError::Nothing => desk.say("export-clip-nothing"),
        ClipError::Seconds => desk.say("export-clip-seconds"),
        ClipError::Frames => desk.say("export-clip-frames"),
        ClipError::Window => desk.say("export-clip-window"),
        ClipError::Steps { steps, frames } => desk.say_with(
            "export-clip-steps",
            &[
                ("steps", desk.words.number(steps).into()),
                ("frames", desk.words.number(frames.into()).into()),
            ],
        ),
    }
}
