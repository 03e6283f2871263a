//! The keys that work wherever the reader is, but not while typing.

use egui::{Context, Key, Modifiers};

use crate::action::{Action, Export, Present, Scenes};
use crate::geo::Point;
use crate::state::{Dialog, Fold};
use crate::ui::desk::Desk;
use crate::ui::present;

/// How far an arrow moves the map, in points.
const STEP: f32 = 80.0;

/// What the keys ask of the window itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The search wants the keyboard.
    pub search: bool,
    /// Whatever is being drawn on the map is dropped.
    pub escape: bool,
}

/// Reads the keys of this frame.
pub fn read(ctx: &Context, desk: &mut Desk) -> Asked {
    let mut asked = Asked::default();
    if desk.state.is_presenting() {
        present::keys(ctx, desk);
        return asked;
    }
    always(ctx, desk);
    // An open dialog or menu has the keys to itself.
    if desk.state.dialog().is_some() || egui::Popup::is_any_open(ctx) {
        return asked;
    }
    if ctx.text_edit_focused() {
        return asked;
    }
    let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    let none = Modifiers::NONE;
    if pressed(none, Key::Slash) {
        asked.search = true;
    }
    if pressed(none, Key::Escape) {
        asked.escape = true;
        escape(desk);
    }
    for (key, by) in [(Key::PageUp, -1), (Key::PageDown, 1)] {
        if pressed(none, key) {
            desk.ask(Action::SelectBeside(by));
        }
    }
    folds(ctx, desk);
    scenes(ctx, desk);
    if ctx.memory(|memory| memory.focused().is_some()) {
        // A focused control keeps the arrows and the space bar for itself.
        return asked;
    }
    time(ctx, desk);
    map(ctx, desk);
    asked
}

fn always(ctx: &Context, desk: &mut Desk) {
    let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    let ctrl = Modifiers::COMMAND;
    if pressed(ctrl | Modifiers::SHIFT, Key::Z) || pressed(ctrl, Key::Y) {
        desk.ask(Action::Redo);
    }
    if pressed(ctrl, Key::Z) && !ctx.text_edit_focused() {
        desk.ask(Action::Undo);
    }
    if pressed(ctrl | Modifiers::SHIFT, Key::S) {
        desk.ask(Action::Scenes(Scenes::SaveAs));
    }
    if pressed(ctrl, Key::S) && desk.state.is_unsaved() {
        desk.ask(Action::Scenes(Scenes::Save));
    }
    if pressed(ctrl, Key::O) {
        desk.ask(Action::PickFiles);
    }
    if pressed(ctrl, Key::E) {
        desk.ask(Action::Export(Export::Open));
    }
    if pressed(Modifiers::NONE, Key::F5) && desk.state.dialog().is_none() {
        desk.ask(Action::Present(Present::Begin));
    }
    if pressed(Modifiers::NONE, Key::F1) {
        let open = matches!(desk.state.dialog(), Some(Dialog::Keys));
        desk.ask(Action::Dialog((!open).then_some(Dialog::Keys)));
    }
}

/// Lets go of one thing at a time: the fan first, then the event.
fn escape(desk: &mut Desk) {
    if desk.state.chosen().fan.is_some() {
        desk.ask(Action::Fan(None));
    } else if desk.state.chosen().selected.is_some() {
        desk.ask(Action::Select(None));
    }
}

/// Captures what is on screen, and goes from scene to scene.
fn scenes(ctx: &Context, desk: &mut Desk) {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::C) {
        let title = super::scenes::title(desk);
        desk.ask(Action::Scenes(Scenes::Capture(title)));
    }
    for (key, by) in [(Key::OpenBracket, -1), (Key::CloseBracket, 1)] {
        if pressed(key) {
            desk.ask(Action::Scenes(Scenes::Beside(by)));
        }
    }
}

fn folds(ctx: &Context, desk: &mut Desk) {
    let layout = &desk.state.settings().layout;
    let wide = ctx.content_rect().width() >= super::WIDE;
    let folds = [
        (Key::Num1, Fold::Filter, layout.filter.unwrap_or(wide)),
        (Key::Num2, Fold::Side, super::side_open(desk, wide)),
        (Key::Num3, Fold::Table, layout.table),
    ];
    for (key, fold, open) in folds {
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            desk.ask(Action::Fold(fold, !open));
        }
    }
}

fn time(ctx: &Context, desk: &mut Desk) {
    let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::Space) {
        desk.ask(Action::Play(!desk.state.playback().playing));
    }
    for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
        if pressed(Modifiers::SHIFT, key) {
            desk.ask(Action::Step(by));
            desk.ask(Action::Settle);
        }
    }
}

fn map(ctx: &Context, desk: &mut Desk) {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    // Together with Alt they move the scene on screen.
    if ctx.input(|input| input.modifiers.alt) {
        return;
    }
    for (key, x, y) in [
        (Key::ArrowLeft, STEP, 0.0),
        (Key::ArrowRight, -STEP, 0.0),
        (Key::ArrowUp, 0.0, STEP),
        (Key::ArrowDown, 0.0, -STEP),
    ] {
        if pressed(key) {
            desk.ask(Action::Pan(x, y));
        }
    }
    for (key, steps) in [(Key::Plus, 1.0), (Key::Equals, 1.0), (Key::Minus, -1.0)] {
        if pressed(key) {
            desk.ask(Action::Zoom(steps, None::<Point>));
        }
    }
    if pressed(Key::Home) {
        desk.ask(Action::Home);
    }
}
