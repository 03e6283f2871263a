//! Women, men and children of the events that say so.

use egui::{Align2, Color32, CornerRadius, Rect, Sense, Ui, pos2, vec2};

use super::heads;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, ROW};

/// People, their word, their colour.
type Part = (u64, &'static str, Color32);

/// Puts the chart on screen.
pub(super) fn show(ui: &mut Ui, desk: &Desk) {
    let sexes = desk.state.summary().sexes;
    let theme = desk.theme;
    let title = desk.say("chart-sexes");
    if sexes.given == 0 {
        heads::show(ui, desk, &title, "");
        widgets::inset(ui, 4, |ui| ui.weak(desk.say("chart-sexes-none")));
        return;
    }
    let events = desk.words.events(desk.state.summary().total.events);
    let args = [("n", sexes.given.into()), ("events", events.into())];
    heads::show(ui, desk, &title, &desk.say_with("chart-sexes-note", &args));
    let parts = [
        (sexes.women, "count-women", theme.bar_strong),
        (sexes.men, "count-men", theme.bar_low),
        (sexes.children, "count-children", theme.second),
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
    for (people, _, colour) in parts {
        #[expect(clippy::cast_precision_loss, reason = "lengths of bars")]
        let width = bar.width() * people as f32 / all.max(1) as f32;
        let size = vec2((width - 1.0).max(0.0), 12.0);
        let part = Rect::from_min_size(pos2(x, bar.top()), size);
        ui.painter()
            .rect_filled(part, CornerRadius::same(2), colour);
        x += width;
    }
}

/// The parts' numbers, each with its colour.
fn legend(ui: &mut Ui, desk: &Desk, parts: [Part; 3]) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let step = (rect.width() - 32.0) / 3.0;
    let mut x = rect.left() + 16.0;
    let y = rect.center().y;
    let (left, ink) = (Align2::LEFT_CENTER, desk.theme.second);
    for (people, key, colour) in parts {
        let swatch = Rect::from_center_size(pos2(x + 4.0, y), vec2(8.0, 8.0));
        ui.painter()
            .rect_filled(swatch, CornerRadius::same(1), colour);
        let text = desk.words.count(key, people);
        let at = pos2(x + 14.0, y);
        widgets::draw_text(ui, at, left, &text, theme::body(), ink, step - 18.0);
        x += step;
    }
}
