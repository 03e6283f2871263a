//! The scenes on all of the screen: title, caption, map, totals and legend. A click goes on, as do the keys.

mod totals;

use std::sync::Arc;

use egui::{
    Align2, Color32, Context, FontId, Frame, Galley, Key, Margin, Modifiers, Panel, Rect, Role,
    Sense, Ui, ViewportCommand, WidgetInfo, pos2, vec2,
};

use crate::action::{Action, Present};
use crate::ui::desk::Desk;
use crate::ui::map_pane::{self, MapPane};
use crate::ui::theme;
use crate::ui::widgets::{Button, Icon};
use crate::words::ChipKey;

/// The screen is seen from afar: everything is drawn as large as if it were no higher than this.
const HIGH: f32 = 780.0;
/// It is drawn no larger than this, however high the screen is.
const LARGEST: f32 = 2.5;
/// Room at both sides.
const SIDE: f32 = 32.0;
/// A caption's lines are no longer, or the eye would lose them.
const LINE: f32 = 960.0;
/// A caption has no more lines: the rest of the screen is the map's.
const CAPTION: usize = 8;
/// Height of the totals.
const TOTALS: f32 = 64.0;
/// Buttons stay for so many seconds after the pointer has moved.
const LINGER: f32 = 2.5;

/// What presenting remembers: how large the window's things were before.
#[derive(Default)]
pub struct Stage {
    before: Option<f32>,
}

impl Stage {
    /// Takes all of the screen when presenting begins, and gives it back when it ends.
    pub fn follow(&mut self, ctx: &Context, presenting: bool) {
        if presenting {
            let before = *self.before.get_or_insert_with(|| {
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
                ctx.zoom_factor()
            });
            let high = ctx.content_rect().height() * ctx.zoom_factor() / before;
            ctx.set_zoom_factor(before * (high / HIGH).clamp(1.0, LARGEST));
        } else if let Some(before) = self.before.take() {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
            ctx.set_zoom_factor(before);
        }
    }
}

/// Reads the keys: arrows go on and back, the space bar plays, Escape leaves.
pub fn keys(ctx: &Context, desk: &mut Desk) {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let on = [Key::ArrowRight, Key::ArrowDown, Key::PageDown, Key::Enter];
    let back = [Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace];
    for (keys, by) in [(on, 1), (back, -1)] {
        for _ in keys.into_iter().filter(|key| pressed(*key)) {
            desk.ask(Action::Present(Present::Beside(by)));
        }
    }
    if pressed(Key::Space) {
        desk.ask(Action::Play(!desk.state.playback().playing));
    }
    if pressed(Key::Escape) || pressed(Key::F5) {
        desk.ask(Action::Present(Present::End));
    }
}

/// Puts the scene on screen.
pub fn show(ui: &mut Ui, desk: &mut Desk, map: &mut MapPane) {
    let side = Frame::NONE.inner_margin(Margin::symmetric(0, 12));
    Panel::top("stage-head")
        .frame(side)
        .show(ui, |ui| head(ui, desk));
    Panel::bottom("stage-legend")
        .exact_size(map_pane::LEGEND)
        .frame(Frame::NONE.fill(desk.theme.strip))
        .show(ui, |ui| map.stage_legend(ui, desk));
    Panel::bottom("stage-totals")
        .exact_size(TOTALS)
        .frame(Frame::NONE)
        .show(ui, |ui| {
            if is_there(desk) {
                totals::show(ui, desk);
            }
        });
    egui::CentralPanel::default()
        .frame(Frame::NONE)
        .show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let (goes_on, room) = if is_there(desk) {
                let goes_on = map.stage(ui, desk);
                (goes_on, corner(ui, desk, room, map.outside()))
            } else {
                (nothing(ui, desk, room), room)
            };
            if goes_on {
                desk.ask(Action::Present(Present::Beside(1)));
            }
            buttons(ui, desk, room);
        });
}

/// Title, period and caption.
fn head(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let scene = state.scene();
    let title = scene
        .map(|scene| scene.title.clone())
        .filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| desk.title());
    let theme = desk.theme;
    let width = ui.available_width() - 2.0 * SIDE;
    ui.spacing_mut().item_spacing.y = 4.0;
    let at = scene.and_then(|scene| state.briefing().position(scene.id));
    let number = at.map(|at| {
        let (at, all) = (at as u64 + 1, state.briefing().scenes.len() as u64);
        let [at, all] = [at, all].map(|number| desk.words.number(number));
        desk.say_with(
            "present-number",
            &[("at", (&*at).into()), ("all", (&*all).into())],
        )
    });
    let number = number.map(|text| {
        let galley = line(ui, &text, theme::body(), theme.third, width, 1);
        (text, galley)
    });
    let beside = number
        .as_ref()
        .map_or(0.0, |(_, galley)| galley.size().x + 24.0);
    let heading = line(
        ui,
        &title,
        theme::strong(26.0),
        theme.text,
        width - beside,
        2,
    );
    let below = put(ui, &heading, Role::Heading, &title);
    if let Some((text, galley)) = number {
        let corner = pos2(below.right() - galley.size().x, below.top() + 10.0);
        let rect = Rect::from_min_size(corner, galley.size());
        let response = ui.interact(rect, ui.scope_id().with("number"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
        ui.painter().galley(corner, galley, theme.third);
    }
    let facts = if is_there(desk) {
        facts(desk)
    } else {
        String::new()
    };
    let galley = line(ui, &facts, large(), theme.second, width, 2);
    put(ui, &galley, Role::Label, &facts);
    let caption = scene.map_or("", |scene| scene.caption.trim());
    if !caption.is_empty() {
        ui.add_space(2.0);
        let galley = line(ui, caption, large(), theme.text, width.min(LINE), CAPTION);
        put(ui, &galley, Role::Label, caption);
    }
}

/// How many events of which period, and what else they were filtered by.
fn facts(desk: &Desk) -> String {
    let (state, words) = (desk.state, desk.words);
    let (filter, table) = (state.filter(), state.table());
    let events = state.summary().total.events;
    let chips = words.filter(filter, table, state.regions());
    // The period is said with the events.
    let chips = chips.into_iter().filter(|chip| chip.key != ChipKey::Window);
    let documented = words.documented(events, filter, table.span());
    let said: Vec<String> = [documented]
        .into_iter()
        .chain(chips.map(|chip| chip.text))
        .collect();
    said.join(" · ")
}

/// What is read from afar.
fn large() -> FontId {
    FontId::new(16.0, theme::body().family)
}

/// A text in no more than so many rows.
fn line(ui: &Ui, text: &str, font: FontId, ink: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, ink, width);
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}

/// Puts a text below what is there.
fn put(ui: &mut Ui, galley: &Arc<Galley>, role: Role, said: &str) -> Rect {
    let size = vec2(ui.available_width(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, said));
    let rect = rect.shrink2(vec2(SIDE, 0.0));
    ui.painter()
        .galley(rect.min, Arc::clone(galley), Color32::PLACEHOLDER);
    rect
}

/// In the corner: how many events of the totals are not on the map, and whose map it is. Returns the room above.
fn corner(ui: &mut Ui, desk: &Desk, room: Rect, outside: u64) -> Rect {
    let credit = desk.say("strip-credit");
    let outside = (outside > 0).then(|| desk.words.count("figure-outside", outside));
    let mut above = room;
    for text in [credit].into_iter().chain(outside) {
        let ink = desk.theme.second;
        let galley = line(ui, &text, theme::body(), ink, room.width() / 2.0, 2);
        let size = galley.size();
        let rect = Rect::from_min_size(above.right_bottom() - size - vec2(12.0, 6.0), size);
        let ground = desk.theme.panel.gamma_multiply(0.75);
        ui.painter()
            .rect_filled(rect.expand2(vec2(6.0, 2.0)), 3.0, ground);
        let response = ui.interact(rect, ui.scope_id().with(&text), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
        ui.painter().galley(rect.min, galley, ink);
        above.max.y = rect.top() - 2.0;
    }
    above
}

/// Whether what is open is what the scene shows.
fn is_there(desk: &Desk) -> bool {
    let state = desk.state;
    !state.is_building() && state.running().is_empty() && state.lacking().is_empty()
}

/// Says that what is to be shown is still on its way, or why it is not: the numbers of other data under the title of the
/// scene would be false. Whether it was clicked.
fn nothing(ui: &mut Ui, desk: &Desk, room: Rect) -> bool {
    let lacking = desk.state.lacking();
    let is_coming = desk.state.is_building() || !desk.state.running().is_empty();
    let text = if is_coming {
        desk.say("present-waiting")
    } else {
        let names: Vec<String> = lacking.iter().map(|one| desk.words.origin(one)).collect();
        let names = desk.words.list(&names);
        desk.say_with("present-lacking", &[("names", names.into())])
    };
    let response = ui.interact(room, ui.scope_id().with("nothing"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let ink = desk.theme.second;
    let galley = line(ui, &text, large(), ink, room.width() - 2.0 * SIDE, 3);
    let at = Align2::CENTER_CENTER.anchor_size(room.center(), galley.size());
    ui.painter().galley(at.min, galley, ink);
    response.clicked()
}

/// Buttons for a hand on the mouse, while it moves, at the lower right of this room.
fn buttons(ui: &mut Ui, desk: &mut Desk, room: Rect) {
    let still = ui.input(|input| input.pointer.time_since_last_movement());
    if still > LINGER {
        return;
    }
    ui.ctx().request_repaint_after_secs(LINGER - still + 0.05);
    let playing = desk.state.playback().playing;
    let play = if playing {
        ("present-pause", Icon::Pause)
    } else {
        ("present-play", Icon::Play)
    };
    let buttons = [
        (
            "present-back",
            Icon::ChevronLeft,
            Action::Present(Present::Beside(-1)),
        ),
        (play.0, play.1, Action::Play(!playing)),
        (
            "present-on",
            Icon::ChevronRight,
            Action::Present(Present::Beside(1)),
        ),
        ("present-leave", Icon::X, Action::Present(Present::End)),
    ];
    let size = vec2(4.0 * 36.0 + 8.0, 44.0);
    let rect = Rect::from_min_size(room.right_bottom() - size - vec2(12.0, 8.0), size);
    ui.painter().rect_filled(rect, 8.0, desk.theme.panel);
    let mut inside = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink(4.0))
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    inside.spacing_mut().item_spacing.x = 0.0;
    for (key, icon, action) in buttons {
        if Button::icon(icon, &desk.say(key))
            .size(36.0, 36.0)
            .show(&mut inside)
            .clicked()
        {
            desk.ask(action);
        }
    }
}
