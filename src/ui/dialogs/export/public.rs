//! "For the public": what is left out in any case, and how closely places and dates may be said.

use egui::{Align2, Label, RichText, Role, Ui, vec2};

use super::choices::{pick, row};
use super::number::Number;
use crate::action::{Action, Export};
use crate::public::{DateFloor, PlaceFloor};
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets::{self, Tick};

const PLACES: [(Option<PlaceFloor>, &str, &str); 4] = [
    (None, "export-as-is", "export-as-is-hint"),
    (
        Some(PlaceFloor::District),
        "export-district",
        "public-places-district",
    ),
    (
        Some(PlaceFloor::Province),
        "export-province",
        "public-places-province",
    ),
    (
        Some(PlaceFloor::Country),
        "export-country",
        "public-places-country",
    ),
];

const DATES: [(Option<DateFloor>, &str, &str); 3] = [
    (None, "export-as-is", "export-as-is-hint"),
    (Some(DateFloor::Month), "export-month", "public-dates-month"),
    (Some(DateFloor::Year), "export-year", "public-dates-year"),
];

/// Puts it on screen.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, least: &mut Number) {
    let is_on = desk.state.settings().export.for_public;
    let name = desk.say("export-public");
    if tick(ui, desk, (&name, &name), is_on, true) {
        desk.ask(Action::Export(Export::ForPublic(!is_on)));
    }
    let hint = RichText::new(desk.say("export-public-hint")).color(desk.theme.second);
    ui.add(Label::new(hint).wrap());
    if is_on {
        floors(ui, desk, least);
    }
}

fn floors(ui: &mut Ui, desk: &mut Desk, least: &mut Number) {
    let mut public = desk.state.settings().export.public;
    let before = public;
    if let Some(floor) = pick(ui, desk, "export-places", public.place, &PLACES) {
        public.place = floor;
    }
    if let Some(floor) = pick(ui, desk, "export-dates", public.date, &DATES) {
        public.date = floor;
    }
    row(ui, desk, "export-least", |ui, desk| {
        let (response, typed) = least.show(ui, desk, ("export-least", ""), public.least);
        if let Some(number) = typed {
            public.least = number;
        }
        response.on_hover_text(desk.say("export-least-hint"));
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say("export-least-people")).color(desk.theme.second));
    });
    let name = desk.say("export-no-links");
    if tick(ui, desk, (&name, &name), public.drop_links, false) {
        public.drop_links = !public.drop_links;
    }
    if public != before {
        desk.ask(Action::Export(Export::Public(public)));
    }
}

/// A box with its name, as it is shown and as it is read aloud; whether it was clicked.
pub(super) fn tick(
    ui: &mut Ui,
    desk: &Desk,
    (text, name): (&str, &str),
    on: bool,
    strong: bool,
) -> bool {
    let (rect, response) = widgets::row(ui, widgets::ROW, Role::CheckBox, name, Some(on));
    let left = rect.left_center() + vec2(1.0, 0.0);
    widgets::draw_tick(ui, left, if on { Tick::On } else { Tick::Off });
    let font = if strong {
        theme::strong(14.0)
    } else {
        theme::body()
    };
    let (at, ink) = (left + vec2(22.0, 0.0), desk.theme.text);
    let room = rect.width() - 24.0;
    widgets::draw_text(ui, at, Align2::LEFT_CENTER, text, font, ink, room);
    response.clicked()
}
