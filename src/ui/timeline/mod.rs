//! The strip of time: what plays, how dates are read, and the histogram below.

mod player;

use egui::{Align, FontId, Layout, RichText, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::action::Action;
use crate::state::Mode;
use crate::table::Reading;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::{histogram, totals};

/// Height of the strip.
pub const HEIGHT: f32 = 152.0;
/// Height where the window is low.
pub const LOW: f32 = 128.0;
/// Narrower than this there is no room for notes.
const ROOMY: f32 = 900.0;
/// How wide player and mode are.
const PLAYER: f32 = 330.0;

/// Puts totals, controls and histogram on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, totals_width: f32, memory: &mut histogram::Memory) {
    profiling::scope!("timeline");
    let whole = ui.available_rect_before_wrap();
    let left = whole.with_max_x(whole.left() + totals_width);
    let right = whole.with_min_x(left.right());
    ui.painter().vline(
        left.right(),
        whole.y_range(),
        Stroke::new(1.0, desk.theme.border),
    );
    let inside = UiBuilder::new();
    ui.scope_builder(
        inside.clone().max_rect(left.shrink2(vec2(16.0, 8.0))),
        |ui| {
            totals::show(ui, desk);
        },
    );
    ui.scope_builder(inside.max_rect(right.shrink2(vec2(16.0, 8.0))), |ui| {
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), 32.0),
            Layout::left_to_right(Align::Center),
            |ui| controls(ui, desk),
        );
        histogram::show(ui, desk, memory);
    });
}

/// What the histogram shows, what plays it, and how its dates are read.
fn controls(ui: &mut Ui, desk: &mut Desk) {
    let roomy = ui.available_width() >= ROOMY;
    let rect = ui.available_rect_before_wrap();
    let title = desk.words.events_by(desk.state.unit());
    ui.label(RichText::new(title).font(theme::strong(12.0)));
    if roomy {
        paler(ui, desk);
    }
    let readings = rect.right() - reading_width(ui, desk, roomy);
    let start = (rect.center().x - PLAYER / 2.0)
        .min(readings - PLAYER)
        .max(ui.cursor().left() + 8.0);
    ui.add_space((start - ui.cursor().left()).max(0.0));
    ui.spacing_mut().item_spacing.x = 6.0;
    player::show(ui, desk);
    ui.add_space(6.0);
    mode(ui, desk);
    ui.add_space((readings - ui.cursor().left()).max(0.0));
    reading(ui, desk, roomy);
}

/// Whether the window moves or grows.
fn mode(ui: &mut Ui, desk: &mut Desk) {
    let modes = [
        (Mode::Window, "time-window", "time-window-hint"),
        (Mode::Cumulative, "time-cumulative", "time-cumulative-hint"),
    ];
    let modes = modes.map(|(mode, text, hint)| (mode, desk.say(text), desk.say(hint)));
    let name = desk.say("time-mode");
    if let Some(mode) = widgets::segments(ui, &name, desk.state.chosen().mode, &modes) {
        desk.ask(Action::Mode(mode));
    }
}

/// Whether vague dates count when they may or when they must lie in the window.
fn reading(ui: &mut Ui, desk: &mut Desk, roomy: bool) {
    let readings = [
        (Reading::Possible, "time-possible", "time-possible-hint"),
        (Reading::Certain, "time-certain", "time-certain-hint"),
    ];
    let readings = readings.map(|(reading, text, hint)| (reading, desk.say(text), desk.say(hint)));
    let name = desk.say("time-reading");
    if roomy {
        ui.label(RichText::new(&name).color(desk.theme.third));
    }
    if let Some(reading) = widgets::segments(ui, &name, desk.state.filter().reading, &readings) {
        desk.ask(Action::Reading(reading));
    }
}

/// How wide the choice of reading comes out.
fn reading_width(ui: &Ui, desk: &Desk, roomy: bool) -> f32 {
    let width = |text: String, font: FontId| {
        ui.painter()
            .layout_no_wrap(text, font, desk.theme.text)
            .size()
            .x
    };
    let strong = theme::strong(12.0);
    let choices = width(desk.say("time-possible"), strong.clone())
        + width(desk.say("time-certain"), strong)
        + 40.0;
    let name = if roomy {
        width(desk.say("time-reading"), theme::body()) + 16.0
    } else {
        0.0
    };
    choices + name + 2.0
}

/// Solid and paler bars, explained.
fn paler(ui: &mut Ui, desk: &Desk) {
    let theme = desk.theme;
    ui.add_space(8.0);
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 12.0), Sense::hover());
    let half = rect.with_max_x(rect.center().x - 1.0);
    ui.painter().rect_filled(half, 0.0, theme.second);
    let half = rect.with_min_x(rect.center().x + 1.0);
    ui.painter()
        .rect_filled(half, 0.0, theme::mix(theme.second, theme.panel, 0.58));
    let text = RichText::new(desk.say("time-paler")).color(theme.third);
    ui.label(text).on_hover_text(desk.say("time-paler-hint"));
}
