//! What plays the window through time.

use egui::{Popup, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

use crate::action::Action;
use crate::state::Playback;
use crate::ui::desk::Desk;
use crate::ui::top_bar::entry;
use crate::ui::widgets::{Button, Icon, Look};

/// Back, play, forward, how fast, and whether it starts over.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    let playback = *desk.state.playback();
    step(ui, desk, Icon::SkipBack, "time-back", -1);
    play(ui, desk, playback.playing);
    step(ui, desk, Icon::SkipForward, "time-forward", 1);
    speed(ui, desk, playback.speed);
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

/// A button that moves the window by bins.
fn step(ui: &mut Ui, desk: &mut Desk, icon: Icon, name: &str, bins: i32) {
    let name = desk.say(name);
    let button = Button::icon(icon, &name).size(28.0, 28.0);
    if button.show(ui).clicked() {
        desk.ask(Action::Step(bins));
        desk.ask(Action::Settle);
    }
}

/// How fast it plays, to choose from a menu.
fn speed(ui: &mut Ui, desk: &mut Desk, now: f32) {
    let text = speed_text(desk, now);
    let button = Button::text(&text)
        .look(Look::Plain)
        .menu()
        .size(0.0, 28.0)
        .show(ui);
    let name = format!("{} {text}", desk.say("time-speed"));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(100.0);
        for speed in Playback::SPEEDS {
            #[expect(clippy::float_cmp, reason = "one of the speeds offered")]
            let on = now == speed;
            if entry(ui, &speed_text(desk, speed), Some(on)) {
                desk.ask(Action::Speed(speed));
            }
        }
    });
}

fn speed_text(desk: &Desk, speed: f32) -> String {
    desk.say_with("time-speed-value", &[("n", speed.to_string().into())])
}

/// The round button that leads the strip.
fn play(ui: &mut Ui, desk: &mut Desk, playing: bool) {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
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
            .circle_stroke(rect.center(), 16.0, Stroke::new(2.0, theme.accent));
    }
    let middle = rect.center();
    if playing {
        for x in [-3.5, 3.5] {
            let bar = Rect::from_center_size(middle + vec2(x, 0.0), vec2(3.0, 11.0));
            ui.painter().rect_filled(bar, 1.0, theme.on_primary);
        }
    } else {
        let corners = [vec2(-3.5, -6.0), vec2(6.5, 0.0), vec2(-3.5, 6.0)].map(|by| middle + by);
        let shape = Shape::convex_polygon(corners.to_vec(), theme.on_primary, Stroke::NONE);
        ui.painter().add(shape);
    }
    if response.on_hover_text(&name).clicked() {
        desk.ask(Action::Play(!playing));
    }
}
