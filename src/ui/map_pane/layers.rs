//! The map when nothing is shown on it: why, and the ways out.

use egui::{Rect, RichText, Ui, UiBuilder, vec2};

use crate::action::Action;
use crate::state::Origin;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{Button, Look};

/// Says why there is nothing and offers the way out.
pub fn nothing(ui: &mut Ui, desk: &mut Desk, sheet: Rect) {
    let rect = Rect::from_center_size(sheet.center(), vec2(420.0, 190.0)).intersect(sheet);
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        egui::Frame::NONE
            .fill(desk.theme.panel)
            .stroke(egui::Stroke::new(1.0, desk.theme.border))
            .corner_radius(6)
            .inner_margin(16)
            .show(ui, |ui| {
                ui.set_width(rect.width() - 32.0);
                if desk.state.table().is_empty() {
                    no_dataset(ui, desk);
                } else {
                    no_match(ui, desk);
                }
            });
    });
}

fn no_dataset(ui: &mut Ui, desk: &mut Desk) {
    let empty = desk.state.datasets().iter().any(|open| open.shown);
    let key = if empty {
        "none-events-title"
    } else {
        "none-dataset-title"
    };
    ui.label(RichText::new(desk.say(key)).font(theme::strong(18.0)));
    ui.add_space(4.0);
    ui.label(RichText::new(desk.say("none-dataset-text")).color(desk.theme.second));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let open = desk.say("top-open-file");
        if Button::text(&open).look(Look::Primary).show(ui).clicked() {
            desk.ask(Action::PickFiles);
        }
        let bundled = desk.say("top-bundled");
        if Button::text(&bundled).show(ui).clicked() {
            desk.ask(Action::Open(vec![Origin::Bundled]));
        }
    });
}

fn no_match(ui: &mut Ui, desk: &mut Desk) {
    let title = desk.say("none-title");
    let heading = ui.label(RichText::new(&title).font(theme::strong(18.0)));
    heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &title));
    ui.add_space(4.0);
    for key in ["none-text", "none-text-more"] {
        let text = RichText::new(desk.say(key)).color(desk.theme.second);
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        for (what, events) in desk.state.ways_out().iter().copied() {
            let chip = desk.words.dimension(what);
            let name = desk.say_with("none-lift", &[("what", chip.into())]);
            let hint = desk.say_with(
                "none-shows",
                &[("events", desk.words.events(events).into())],
            );
            let text = format!("{name} · {hint}");
            if Button::text(&text).size(0.0, 28.0).show(ui).clicked() {
                desk.ask(Action::Lift(what));
            }
        }
        let reset = desk.say("chips-reset");
        if Button::text(&reset)
            .look(Look::Primary)
            .size(0.0, 28.0)
            .show(ui)
            .clicked()
        {
            desk.ask(Action::ResetFilter);
        }
    });
}
