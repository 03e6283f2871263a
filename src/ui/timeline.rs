//! The strip of time: what plays, how dates are read, and the histogram below.

use egui::{Popup, Role, Ui, WidgetInfo, vec2};

use crate::action::Action;
use crate::state::{Mode, Playback};
use crate::table::Reading;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::top_bar::entry;
use crate::ui::widgets::{self, Button, Icon, Look};
use crate::ui::{histogram, totals};

/// Height of the strip.
pub const HEIGHT: f32 = 152.0;
/// Height where the window is low.
pub const LOW: f32 = 128.0;
/// Narrower than this there is no room for notes.
const ROOMY: f32 = 900.0;

/// Puts totals, controls and histogram on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, totals_width: f32, memory: &mut histogram::Memory) {
    let whole = ui.available_rect_before_wrap();
    let left = whole.with_max_x(whole.left() + totals_width);
    let right = whole.with_min_x(left.right());
    ui.painter().vline(
        left.right(),
        whole.y_range(),
        egui::Stroke::new(1.0, desk.theme.border),
    );
    let inside = egui::UiBuilder::new();
    ui.scope_builder(
        inside.clone().max_rect(left.shrink2(vec2(16.0, 8.0))),
        |ui| {
            totals::show(ui, desk);
        },
    );
    ui.scope_builder(inside.max_rect(right.shrink2(vec2(16.0, 8.0))), |ui| {
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), 32.0),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| controls(ui, desk),
        );
        histogram::show(ui, desk, memory);
    });
}

fn controls(ui: &mut Ui, desk: &mut Desk) {
    let roomy = ui.available_width() >= ROOMY;
    let rect = ui.available_rect_before_wrap();
    let title = desk.words.events_by(desk.state.unit()).to_owned();
    ui.label(egui::RichText::new(&title).font(theme::strong(12.0)));
    if roomy {
        paler(ui, desk);
    }
    let readings = reading_width(ui, desk, roomy);
    let middle = 330.0;
    let start = (rect.center().x - middle / 2.0)
        .min(rect.right() - readings - middle)
        .max(ui.cursor().left() + 8.0);
    ui.add_space((start - ui.cursor().left()).max(0.0));
    ui.spacing_mut().item_spacing.x = 6.0;
    player(ui, desk);
    ui.add_space(6.0);
    let modes = [
        (
            Mode::Window,
            desk.say("time-window"),
            desk.say("time-window-hint"),
        ),
        (
            Mode::Cumulative,
            desk.say("time-cumulative"),
            desk.say("time-cumulative-hint"),
        ),
    ];
    if let Some(mode) =
        widgets::segments(ui, &desk.say("time-mode"), desk.state.chosen().mode, &modes)
    {
        desk.ask(Action::Mode(mode));
    }
    ui.add_space((rect.right() - readings - ui.cursor().left()).max(0.0));
    let name = desk.say("time-reading");
    if roomy {
        ui.label(egui::RichText::new(&name).color(desk.theme.third));
    }
    let readings = [
        (
            Reading::Possible,
            desk.say("time-possible"),
            desk.say("time-possible-hint"),
        ),
        (
            Reading::Certain,
            desk.say("time-certain"),
            desk.say("time-certain-hint"),
        ),
    ];
    if let Some(reading) = widgets::segments(ui, &name, desk.state.filter().reading, &readings) {
        desk.ask(Action::Reading(reading));
    }
}

/// How wide the choice of reading comes out.
fn reading_width(ui: &Ui, desk: &Desk, roomy: bool) -> f32 {
    let width = |text: String, font: egui::FontId| {
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
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, 12.0), egui::Sense::hover());
    let half = rect.with_max_x(rect.center().x - 1.0);
    ui.painter().rect_filled(half, 0.0, theme.second);
    let half = rect.with_min_x(rect.center().x + 1.0);
    ui.painter()
        .rect_filled(half, 0.0, theme::mix(theme.second, theme.panel, 0.58));
    let text = egui::RichText::new(desk.say("time-paler")).color(theme.third);
    ui.label(text).on_hover_text(desk.say("time-paler-hint"));
}

fn player(ui: &mut Ui, desk: &mut Desk) {
    let playback = *desk.state.playback();
    let back = desk.say("time-back");
    if Button::icon(Icon::SkipBack, &back)
        .size(28.0, 28.0)
        .show(ui)
        .clicked()
    {
        desk.ask(Action::Step(-1));
        desk.ask(Action::Settle);
    }
    play(ui, desk, playback.playing);
    let forward = desk.say("time-forward");
    if Button::icon(Icon::SkipForward, &forward)
        .size(28.0, 28.0)
        .show(ui)
        .clicked()
    {
        desk.ask(Action::Step(1));
        desk.ask(Action::Settle);
    }
    let speed = speed_text(desk, playback.speed);
    let button = Button::text(&speed)
        .look(Look::Plain)
        .menu()
        .size(0.0, 28.0)
        .show(ui);
    let name = format!("{} {speed}", desk.say("time-speed"));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(100.0);
        for speed in Playback::SPEEDS {
            #[expect(clippy::float_cmp, reason = "one of the speeds offered")]
            let on = playback.speed == speed;
            if entry(ui, &speed_text(desk, speed), Some(on)) {
                desk.ask(Action::Speed(speed));
            }
        }
    });
    let key = if playback.looped {
        "time-loop-on"
    } else {
        "time-loop-off"
    };
    let name = desk.say(key);
    let button = Button::icon(Icon::Repeat, &name)
        .size(28.0, 28.0)
        .on(playback.looped);
    if button.show(ui).clicked() {
        desk.ask(Action::Loop(!playback.looped));
    }
}

fn speed_text(desk: &Desk, speed: f32) -> String {
    desk.say_with("time-speed-value", &[("n", speed.to_string().into())])
}

/// The round button that leads the strip.
fn play(ui: &mut Ui, desk: &mut Desk, playing: bool) {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), egui::Sense::click());
    let name = desk.say(if playing { "time-pause" } else { "time-play" });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let fill = if response.hovered() {
        theme.primary_hover
    } else {
        theme.primary
    };
    ui.painter().circle_filled(rect.center(), 14.0, fill);
    if response.has_focus() {
        ui.painter()
            .circle_stroke(rect.center(), 16.0, egui::Stroke::new(2.0, theme.accent));
    }
    let middle = rect.center();
    if playing {
        for x in [-3.5, 3.5] {
            let bar = egui::Rect::from_center_size(middle + vec2(x, 0.0), vec2(3.0, 11.0));
            ui.painter().rect_filled(bar, 1.0, theme.on_primary);
        }
    } else {
        let corners = [vec2(-3.5, -6.0), vec2(6.5, 0.0), vec2(-3.5, 6.0)].map(|by| middle + by);
        let shape =
            egui::Shape::convex_polygon(corners.to_vec(), theme.on_primary, egui::Stroke::NONE);
        ui.painter().add(shape);
    }
    if response.on_hover_text(&name).clicked() {
        desk.ask(Action::Play(!playing));
    }
}
