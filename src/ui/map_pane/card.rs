//! What the pointer is on, in a few lines: an event, or all that a symbol stands for.

use egui::{Rect, RichText, Ui, vec2};

use crate::map::{Hit, Scene, Target};
use crate::state::Pointing;
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::theme;

/// Shows the card beside the pointer while it is on something on the map.
pub fn show(ui: &Ui, desk: &Desk, sheet: Rect, scene: &Scene) {
    let pointed = desk.state.pointed();
    let target = match pointed.what() {
        Pointing::Places(places) => scene.targets().find(|target| is_at(desk, target, places)),
        _ => None,
    };
    let over = ui
        .input(|input| input.pointer.hover_pos())
        .is_some_and(|pos| sheet.contains(pos));
    let dragging = ui.ctx().dragged_id().is_some();
    if !over || dragging || (pointed.row().is_none() && target.is_none()) {
        return;
    }
    let ctx = ui.ctx();
    let id = egui::Id::unique("map-card");
    egui::Tooltip::always_open(ctx.clone(), ui.layer_id(), id, egui::PopupAnchor::Pointer)
        .gap(16.0)
        .show(|ui| {
            ui.set_max_width(320.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
            if let Some(row) = pointed.row() {
                one(ui, desk, row);
            }
            if let Some(target) = &target {
                many(ui, desk, target);
            }
        });
}

/// Whether a target stands for these places: each place is in one target only.
fn is_at(desk: &Desk, target: &Target, places: &[usize]) -> bool {
    let first = target
        .rows
        .first()
        .map(|row| desk.state.table().place(*row));
    first.is_some_and(|place| places.contains(&place))
}

fn one(ui: &mut Ui, desk: &Desk, row: Row) {
    let theme = desk.theme;
    let table = desk.state.table();
    let event = table.event(row);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), egui::Sense::hover());
        crate::ui::glyph(ui.painter(), desk, &event.kind, rect.center(), 5.5);
        let ink = desk.colours(&event.kind).text;
        ui.label(
            RichText::new(desk.kind_name(&event.kind))
                .font(theme::strong(12.0))
                .color(ink),
        );
        let status = desk.words.status(event.status.unwrap_or_default());
        ui.label(RichText::new(status).color(theme.third));
    });
    let place = table.places().get(table.place(row));
    let place = place.map_or("", |place| desk.words.place(&place.place));
    let date = desk.words.date(&event.date);
    ui.label(RichText::new(format!("{date}, {place}")).font(theme::strong(12.0)));
    let people = desk.words.event_people(&event.people());
    let mut line = people.headline;
    if let Some(range) = people.range {
        line = format!("{line}: {range}");
    }
    ui.add(egui::Label::new(line).wrap());
    if let Some(summary) = &event.summary {
        let text = crate::format::visible(summary);
        ui.add(egui::Label::new(RichText::new(text).color(theme.second)).wrap());
    }
    let reports = desk.words.count("count-reports", event.reports.len());
    let hint = desk.say_with("event-card-hint", &[("reports", reports.into())]);
    ui.label(RichText::new(hint).color(theme.third));
}

fn many(ui: &mut Ui, desk: &Desk, target: &Target) {
    let theme = desk.theme;
    let table = desk.state.table();
    let selection = &desk.state.summary().selection;
    let rows = target.rows;
    let events = desk.words.events(rows.len() as u64);
    let title = format!("{}: {events}", target.name);
    ui.label(RichText::new(title).font(theme::strong(12.0)));
    let mut not_added = 0_u64;
    for (at, kind) in table.kinds().iter().enumerate() {
        let mut total = crate::model::Total::default();
        for row in rows.iter().filter(|row| table.kind(**row) == at) {
            if selection.is_added(*row) {
                total += table.people(*row);
            } else {
                not_added += 1;
            }
        }
        if total.events == 0 {
            continue;
        }
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), egui::Sense::hover());
            crate::ui::glyph(ui.painter(), desk, kind, rect.center(), 5.0);
            let name = desk.kind_name(kind);
            ui.label(format!("{name}: {}", desk.words.number(total.events)));
            let people = desk.words.total(&total).headline;
            ui.label(RichText::new(people).color(theme.second));
        });
    }
    if not_added > 0 {
        let text = desk.words.count("total-not-added", not_added);
        ui.label(RichText::new(text).color(theme.third));
    }
    let key = match target.hit {
        Hit::Stack(_) => "map-click-fan",
        Hit::Cluster(_) => "map-cluster-hint",
        _ => return,
    };
    ui.label(RichText::new(desk.say(key)).color(theme.third));
}
