//! Everything on the map that can be pointed at or pressed, by pointer and by keyboard, each with its name.

use std::collections::BTreeSet;

use egui::{Rect, Role, Sense, Ui, WidgetInfo};

use crate::action::Action;
use crate::map::{Hit, Scene, Target};
use crate::state::Pointing;
use crate::ui::desk::Desk;
use crate::ui::map_pane::inside;

/// Puts a button under every item, and lights up what the pointer is on.
pub fn show(ui: &mut Ui, desk: &mut Desk, sheet: Rect, scene: &Scene) {
    let hit = ui
        .input(|input| input.pointer.hover_pos())
        .filter(|pos| sheet.contains(*pos) && ui.rect_contains_pointer(sheet))
        .and_then(|pos| scene.hit(inside(sheet, pos)));
    let targets: Vec<Target> = scene.targets().collect();
    // The lowest first, so that the topmost has the pointer.
    for target in targets.iter().rev() {
        let rect = Rect::from_min_size(
            sheet.min + egui::vec2(target.rect.left, target.rect.top),
            egui::vec2(
                target.rect.right - target.rect.left,
                target.rect.bottom - target.rect.top,
            ),
        );
        if !sheet.intersects(rect) {
            continue;
        }
        let id = ui.scope_id().with(("target", target.hit));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name(desk, target)));
        let is_hit = hit == Some(target.hit);
        if response.has_focus() || (is_hit && response.hovered()) {
            desk.point(pointing(desk, target));
        }
        if is_hit && response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        // The corners of a round symbol's box are not the symbol; the keyboard has no corners.
        let by_pointer = response.clicked_by(egui::PointerButton::Primary);
        if response.clicked() && (is_hit || !by_pointer) {
            press(desk, scene, target);
        }
    }
}

/// What pointing at it means: an event alone, or all that is shown at its places.
fn pointing(desk: &Desk, target: &Target) -> Pointing {
    if let [only] = target.rows {
        return Pointing::Event(*only);
    }
    let places: BTreeSet<usize> = target
        .rows
        .iter()
        .map(|row| desk.state.table().place(*row))
        .collect();
    if places.is_empty() {
        return Pointing::Nothing;
    }
    Pointing::Places(places.into_iter().collect())
}

fn name(desk: &Desk, target: &Target) -> String {
    if let Hit::Event(row) = target.hit {
        return desk.describe(row);
    }
    let events = desk.words.events(target.rows.len() as u64);
    let Some(total) = target.total else {
        return format!("{}: {events}", target.name);
    };
    let people = desk.words.total(total).headline;
    let key = if matches!(target.hit, Hit::Pill(_) | Hit::TrayRow(_)) {
        "map-region-a11y"
    } else {
        "map-stack-a11y"
    };
    let args = [
        ("place", target.name.into()),
        ("events", events.into()),
        ("people", people.into()),
    ];
    desk.say_with(key, &args)
}

/// One event opens; several at one place fan out; joined places are looked at closer.
fn press(desk: &mut Desk, scene: &Scene, target: &Target) {
    match (target.hit, target.rows) {
        (Hit::Event(row), _) => desk.ask(Action::Select(Some(row))),
        (_, [only]) => desk.ask(Action::Select(Some(*only))),
        (Hit::Stack(key), _) => {
            let open = desk.state.chosen().fan == Some(key);
            desk.ask(Action::Fan((!open).then_some(key)));
        }
        (Hit::Cluster(key), _) => zoom_into(desk, scene, key),
        (_, rows) => {
            // What has no point can't fan out: its events are gone through one by one.
            let at = desk
                .state
                .selected()
                .and_then(|row| rows.iter().position(|r| *r == row));
            let next = at.map_or(0, |at| (at + 1) % rows.len().max(1));
            if let Some(row) = rows.get(next) {
                desk.ask(Action::Select(Some(*row)));
            }
        }
    }
}

/// Looks closer until the places part, or fans them out where they never will.
fn zoom_into(desk: &mut Desk, scene: &Scene, key: crate::map::Key) {
    let Some(symbol) = scene.symbols.iter().find(|symbol| symbol.key == key) else {
        return;
    };
    let view = desk.state.view();
    if view.camera.zoom + 0.01 >= *crate::geo::Camera::ZOOM.end() {
        desk.ask(Action::Fan(Some(key)));
    } else {
        desk.ask(Action::Zoom(1.0, Some(symbol.center)));
        desk.ask(Action::Settle);
    }
}
