//! How a clip goes through time.

use egui::{RichText, Ui};

use super::choices::{pick, row};
use super::number::Number;
use super::size::{self, CLIPS, Free};
use crate::action::{Action, Export};
use crate::figure::clip::ClipError;
use crate::figure::film::MovingFormat;
use crate::state::{ClipChoices, Leaving, Mode};
use crate::ui::desk::Desk;

/// What is being typed of a clip.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) size: Free,
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
    if let Some(mode) = pick(ui, desk, "export-time", clip.mode, &MODES) {
        clip.mode = mode;
    }
    row(ui, desk, "export-length", |ui, desk| {
        length(ui, desk, memory, &mut clip);
    });
    if clip != before {
        desk.ask(Action::Export(Export::Clip(clip)));
    }
}

/// Seconds, and frames a second.
fn length(ui: &mut Ui, desk: &Desk, memory: &mut Memory, clip: &mut ClipChoices) {
    let second = desk.theme.second;
    let few = |number: u64| u16::try_from(number).unwrap_or(u16::MAX);
    let (_, typed) = memory
        .seconds
        .show(ui, desk, "export-seconds", clip.seconds.into());
    if let Some(seconds) = typed {
        clip.seconds = few(seconds);
    }
    ui.add_space(4.0);
    ui.label(RichText::new(desk.say("export-seconds")).color(second));
    ui.add_space(8.0);
    let frames = clip.frames_a_second.into();
    let (_, typed) = memory.frames.show(ui, desk, "export-frames", frames);
    if let Some(frames) = typed {
        clip.frames_a_second = few(frames);
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
