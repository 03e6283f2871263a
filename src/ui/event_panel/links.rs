//! The events that belong to this one.

use egui::{Align2, RichText, Role, Ui, vec2};

use crate::action::Action;
use crate::model::{Event, EventId};
use crate::state::Pointing;
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::theme;
use crate::ui::widgets;

/// The events that belong to this one.
pub(super) fn show(ui: &mut Ui, desk: &mut Desk, row: Row, event: &Event) {
    let table = desk.state.table();
    let dataset = table.dataset(row);
    let find = |id: &EventId| table.find(dataset, id);
    let groups = [
        (
            "event-part-of",
            event.part_of.iter().filter_map(find).collect(),
        ),
        ("event-parts", table.parts(row)),
        (
            "event-same-people",
            event.same_people.iter().filter_map(find).collect(),
        ),
        ("event-same-people-later", table.later(row)),
        (
            "event-related",
            event.related.iter().filter_map(find).collect::<Vec<Row>>(),
        ),
    ];
    for (key, rows) in groups {
        if rows.is_empty() {
            continue;
        }
        ui.add_space(8.0);
        ui.label(RichText::new(desk.say(key)).font(theme::strong(12.0)));
        if key == "event-parts" {
            let text = desk.words.count("event-parts-note", rows.len() as u64);
            ui.label(RichText::new(text).color(desk.theme.third));
        }
        for other in rows {
            event_link(ui, desk, other);
        }
    }
}

fn event_link(ui: &mut Ui, desk: &mut Desk, row: Row) {
    let table = desk.state.table();
    let event = table.event(row);
    let place = table
        .places()
        .get(table.place(row))
        .map(|place| desk.words.place(&place.place));
    let text = [
        desk.words.date_short(&event.date),
        place.unwrap_or_default().to_owned(),
        desk.words.people(&event.people()),
    ]
    .join(" · ");
    let name = format!("{}, {text}", desk.kind_name(&event.kind));
    let (rect, response) = widgets::row(ui, 24.0, Role::Link, &name, None);
    let kind = event.kind.clone();
    crate::ui::glyph(
        ui.painter(),
        desk,
        &kind,
        rect.left_center() + vec2(8.0, 0.0),
        5.0,
    );
    let at = rect.left_center() + vec2(22.0, 0.0);
    let ink = desk.theme.text;
    widgets::draw_text(
        ui,
        at,
        Align2::LEFT_CENTER,
        &text,
        theme::body(),
        ink,
        rect.width() - 24.0,
    );
    if response.hovered() {
        desk.point(Pointing::Event(row));
    }
    if response.clicked() {
        desk.ask(Action::Select(Some(row)));
    }
}
