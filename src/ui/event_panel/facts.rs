//! When, where and how many, with the sources' own words.

use egui::{RichText, Sense, Ui, vec2};

use crate::format::visible;
use crate::model::{Event, Place, PlaceId, Precision};
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::inset;
use crate::ui::theme;
use crate::ui::widgets::{self, Icon};

/// Puts the facts on screen.
pub(super) fn show(
    ui: &mut Ui,
    desk: &mut Desk,
    row: Row,
    event: &Event,
    memory: &mut inset::Memory,
) {
    let text = vec2(ui.available_width() - 100.0, 92.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(text, egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let date = RichText::new(desk.words.date(&event.date)).font(theme::strong(18.0));
            ui.add(egui::Label::new(date).wrap());
            if let Some(text) = &event.date_text {
                quoted(ui, text);
            }
            where_it_was(ui, desk, row, event);
        });
        inset::show(ui, desk, row, vec2(92.0, 92.0), memory);
    });
    ui.add_space(4.0);
    how_many(ui, desk, event);
    not_added(ui, desk, row, event);
    if let Some(summary) = &event.summary {
        ui.add_space(4.0);
        let text = crate::format::visible(summary);
        ui.add(egui::Label::new(text).wrap().selectable(true));
    }
    ui.add_space(4.0);
}

/// People as a headline with their range, in the sources' words, and who they were.
fn how_many(ui: &mut Ui, desk: &Desk, event: &Event) {
    let people = event.people();
    let said = desk.words.event_people(&people);
    let second = desk.theme.second;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&said.headline).font(theme::strong(18.0)));
        if let Some(range) = &said.range {
            ui.label(RichText::new(range).color(second));
        }
    });
    if let Some(text) = &people.text {
        quoted(ui, text);
    }
    if let Some(text) = desk.words.sexes(event.women, event.men, event.children) {
        ui.label(RichText::new(text).color(second));
    }
}

/// The sources' own words, behind a quotation mark.
fn quoted(ui: &mut Ui, text: &str) {
    let theme = theme::Theme::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
        widgets::draw_icon(ui.painter(), rect.center(), Icon::Quote, 11.0, theme.third);
        ui.add(egui::Label::new(RichText::new(visible(text)).color(theme.second)).wrap());
    });
}

/// Place, how closely it is known, and where people were moved.
fn where_it_was(ui: &mut Ui, desk: &Desk, row: Row, event: &Event) {
    let table = desk.state.table();
    let place = |at: usize| table.places().get(at).map(|place| &place.place);
    let name = |at: usize| place(at).map_or("", |place| desk.words.place(place));
    let from = name(table.place(row));
    let text = match table.to(row).map(name) {
        Some(to) => desk.say_with("event-route", &[("from", from.into()), ("to", to.into())]),
        None => from.to_owned(),
    };
    ui.add(egui::Label::new(RichText::new(text).font(theme::large())).wrap());
    let Some(place) = place(table.place(row)) else {
        return;
    };
    let third = |ui: &mut Ui, text: String| {
        let text = RichText::new(text).color(desk.theme.third);
        ui.add(egui::Label::new(text).wrap());
    };
    third(ui, how_closely(desk, place));
    if !event.via.is_empty() {
        let known = |id: &PlaceId| table.places().iter().find(|place| place.place.id == *id);
        let places = event.via.iter().filter_map(known);
        let names: Vec<String> = places
            .map(|place| desk.words.place(&place.place).to_owned())
            .collect();
        let names = desk.words.list(&names);
        third(ui, desk.say_with("event-via", &[("places", names.into())]));
    }
}

/// How closely the place is known.
fn how_closely(desk: &Desk, place: &Place) -> String {
    match place.precision {
        Precision::Province => desk.say("event-place-region"),
        Precision::Country => desk.say("event-place-country"),
        Precision::BorderArea => desk.say("event-place-border"),
        _ => {
            let radius = desk.words.km(place.radius_km());
            desk.say_with("event-within", &[("n", radius.into())])
        }
    }
}

/// Why the event is not added to totals, where it is not.
fn not_added(ui: &mut Ui, desk: &Desk, row: Row, event: &Event) {
    let selection = &desk.state.summary().selection;
    if !selection.contains(row) || selection.is_added(row) {
        return;
    }
    let key = if event.rollup {
        "event-not-added-rollup"
    } else if event.part_of.is_some() {
        "event-not-added-part"
    } else {
        "event-not-added-same"
    };
    egui::Frame::NONE
        .fill(desk.theme.warning_soft)
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(8, 6))
        .show(ui, |ui| {
            let text = RichText::new(desk.say(key)).color(desk.theme.warning);
            ui.add(egui::Label::new(text).wrap());
        });
}
