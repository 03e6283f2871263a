//! What the pointer is on, in a few lines: the same card from the map, a chart or the table.

use std::sync::Arc;

use egui::{Rect, RichText, Ui, vec2};

use crate::map::{Fan, Ground, Hit, Scene, Spot, Sum, Target};
use crate::table::{KindSum, Row};
use crate::ui::desk::Desk;
use crate::ui::theme;

/// What the pointer or the keyboard is on.
pub enum On {
    /// One event.
    Event(Row),
    /// Something that stands for several.
    Target(Hit),
    /// Places under a density.
    Density(Spot, Arc<Ground>),
}

/// Shows the card beside the pointer while it is on something on the map.
pub fn show(ui: &Ui, desk: &Desk, sheet: Rect, scene: &Scene, on: Option<&On>) {
    let over = ui
        .input(|input| input.pointer.hover_pos())
        .is_some_and(|pos| sheet.contains(pos));
    let dragging = ui.ctx().dragged_id().is_some();
    let Some(on) = on.filter(|_| over && !dragging) else {
        return;
    };
    let ctx = ui.ctx();
    let id = egui::Id::unique("map-card");
    egui::Tooltip::always_open(ctx.clone(), ui.layer_id(), id, egui::PopupAnchor::Pointer)
        .gap(16.0)
        .show(|ui| {
            ui.set_max_width(320.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
            match on {
                On::Event(row) => one(ui, desk, *row),
                On::Target(hit) => {
                    if let Some(target) = scene.targets().find(|target| target.hit == *hit) {
                        of_target(ui, desk, &target);
                    }
                }
                On::Density(spot, ground) => of_spot(ui, desk, spot, ground),
            }
        });
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

fn of_target(ui: &mut Ui, desk: &Desk, target: &Target) {
    let Some(sum) = target.sum else {
        ui.label(RichText::new(target.name).font(theme::strong(12.0)));
        return;
    };
    many(ui, desk, target.name, sum);
    let key = match target.hit {
        Hit::Cluster(_) => "map-cluster-hint",
        Hit::Stack(_) if sum.events() <= Fan::MOST => "map-click-fan",
        Hit::Stack(_) => "map-click-next",
        _ => return,
    };
    ui.label(RichText::new(desk.say(key)).color(desk.theme.third));
}

/// The places under the pointer, exactly, however smooth the picture is.
fn of_spot(ui: &mut Ui, desk: &Desk, spot: &Spot, ground: &Ground) {
    let first = spot
        .places
        .first()
        .and_then(|place| ground.places.get(*place));
    let name = first.map_or("", |place| &place.name);
    let name = match spot.places.len() {
        0 | 1 => name.to_owned(),
        several => {
            let args = [("place", name.into()), ("n", (several - 1).into())];
            desk.say_with("map-cluster", &args)
        }
    };
    many(ui, desk, &name, &spot.sum);
    let hint = desk.say("map-density-hint");
    ui.label(RichText::new(hint).color(desk.theme.third));
}

/// What several events come to, kind by kind.
fn many(ui: &mut Ui, desk: &Desk, name: &str, sum: &Sum) {
    let theme = desk.theme;
    let kinds = desk.state.table().kinds();
    let events = desk.words.events(sum.events());
    let title = format!("{name}: {events}");
    ui.label(RichText::new(title).font(theme::strong(12.0)));
    for KindSum { kind, added, .. } in sum.kinds.iter().filter(|sum| sum.added.events > 0) {
        let Some(kind) = kinds.get(*kind) else {
            continue;
        };
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), egui::Sense::hover());
            crate::ui::glyph(ui.painter(), desk, kind, rect.center(), 5.0);
            let name = desk.kind_name(kind);
            ui.label(format!("{name}: {}", desk.words.number(added.events)));
            let people = desk.words.total(added).headline;
            ui.label(RichText::new(people).color(theme.second));
        });
    }
    if sum.not_added > 0 {
        let text = desk.words.count("total-not-added", sum.not_added);
        ui.label(RichText::new(text).color(theme.third));
    }
}
