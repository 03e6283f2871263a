//! Women, men and children of the events that say so.

use egui::{
    Align2, Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::heads;
use crate::action::{Action, Choice};
use crate::state::Pointing;
use crate::table::{Pick, Who};
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, ROW};

/// People, their word, their colour.
type Part = (u64, &'static str, Color32, Who);

/// Puts the chart on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk) {
    let sexes = desk.state.summary().sexes;
    let theme = desk.theme;
    let title = desk.say("chart-sexes");
    if sexes.given == 0 {
        heads::show(ui, desk, &title, "");
        widgets::inset(ui, 4, |ui| ui.weak(desk.say("chart-sexes-none")));
        return;
    }
    let events = desk.words.events(sexes.events);
    let args = [("n", sexes.given.into()), ("events", events.into())];
    heads::show(ui, desk, &title, &desk.say_with("chart-sexes-note", &args));
    let parts = [
        (sexes.women, "count-women", theme.bar_strong, Who::Women),
        (sexes.men, "count-men", theme.bar_low, Who::Men),
        (
            sexes.children,
            "count-children",
            theme.second,
            Who::Children,
        ),
    ];
    bar(ui, parts);
    legend(ui, desk, parts);
}

/// The parts in one bar.
fn bar(ui: &mut Ui, parts: [Part; 3]) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 14.0), Sense::hover());
    let bar = Rect::from_min_max(rect.min + vec2(16.0, 0.0), rect.max - vec2(16.0, 2.0));
    let all: u64 = parts.iter().map(|(people, ..)| people).sum();
    let mut x = bar.left();
    for (people, _, colour, _) in parts {
        #[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
        let width = bar.width() * people as f32 / all.max(1) as f32;
        let size = vec2((width - 1.0).max(0.0), 12.0);
        let part = Rect::from_min_size(pos2(x, bar.top()), size);
        ui.painter()
            .rect_filled(part, CornerRadius::same(2), colour);
        x += width;
    }
}

/// The parts' numbers, each with its colour; a press filters by it, another lifts that.
fn legend(ui: &mut Ui, desk: &mut Desk, parts: [Part; 3]) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let step = (rect.width() - 32.0) / 3.0;
    let mut x = rect.left() + 16.0;
    for part in parts {
        let place = Rect::from_min_size(pos2(x - 4.0, rect.top()), vec2(step, ROW));
        number(ui, desk, place, part);
        x += step;
    }
}

fn number(ui: &mut Ui, desk: &mut Desk, place: Rect, (people, key, colour, who): Part) {
    let picked = matches!(&desk.state.filter().who, Pick::Only(some) if some.contains(&who));
    let response = ui.interact(place, ui.scope_id().with(("who", who)), Sense::click());
    let text = desk.words.count(key, people);
    let chart = desk.say("chart-sexes");
    let name = format!("{chart}: {text}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, picked, &name));
    let theme = desk.theme;
    if response.hovered() || response.has_focus() {
        desk.point(Pointing::Choice(Choice::Who(who)));
        ui.painter()
            .rect_filled(place, CornerRadius::same(3), theme.hover);
    }
    if picked {
        let stroke = Stroke::new(1.5, theme.accent);
        let (radius, inside) = (CornerRadius::same(3), StrokeKind::Inside);
        ui.painter().rect_stroke(place, radius, stroke, inside);
    }
    widgets::focus_ring(ui, place, &response);
    let y = place.center().y;
    let swatch = Rect::from_center_size(pos2(place.left() + 8.0, y), vec2(8.0, 8.0));
    ui.painter()
        .rect_filled(swatch, CornerRadius::same(1), colour);
    let (at, left) = (pos2(place.left() + 18.0, y), Align2::LEFT_CENTER);
    let room = place.width() - 20.0;
    widgets::draw_text(ui, at, left, &text, theme::body(), theme.second, room);
    let key = if picked {
        "chart-bar-lift"
    } else {
        "chart-bar-filter"
    };
    let hint = desk.say_with(key, &[("name", desk.words.who(who).into())]);
    if response.on_hover_text(hint).clicked() {
        desk.ask(Action::Only(Choice::Who(who)));
    }
}
