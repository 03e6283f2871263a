//! Everything on the map that can be pointed at or pressed, by pointer and by keyboard, each with its name.

use egui::{Rect, Role, Sense, Ui, WidgetInfo};

use crate::action::Action;
use crate::map::{Fan, Ground, Hit, Scene, Target};
use crate::state::Pointing;
use crate::table::Row;
use crate::ui::desk::Desk;
use crate::ui::map_pane::card::On;
use crate::ui::map_pane::inside;
use crate::ui::map_pane::scene::shown_rows;

/// Puts a button under every item, and lights up what the pointer is on. What that is.
pub fn show(
    ui: &mut Ui,
    desk: &mut Desk,
    sheet: Rect,
    scene: &Scene,
    ground: &Ground,
) -> Option<On> {
    let mut on = None;
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
            let pointing = pointing(desk, target, ground);
            on = match pointing {
                Pointing::Event(row) => Some(On::Event(row)),
                _ => Some(On::Target(target.hit)),
            };
            desk.point(pointing);
        }
        if is_hit && response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        // The corners of a round symbol's box are not the symbol; the keyboard has no corners.
        let by_pointer = response.clicked_by(egui::PointerButton::Primary);
        if response.clicked() && (is_hit || !by_pointer) {
            press(desk, scene, target, ground);
        }
    }
    on
}

/// The only event of a target, where it has but one.
fn only(desk: &Desk, target: &Target, ground: &Ground) -> Option<Row> {
    if let Hit::Event(row) = target.hit {
        return Some(row);
    }
    let one = target.sum.is_some_and(|sum| sum.events() == 1);
    let rows = one.then(|| shown_rows(desk, ground).rows(target.places, 1));
    rows?.first().copied()
}

/// What pointing at it means: an event alone, or all that is shown at its places.
fn pointing(desk: &Desk, target: &Target, ground: &Ground) -> Pointing {
    if let Some(row) = only(desk, target, ground) {
        return Pointing::Event(row);
    }
    let places = target.places.iter().filter_map(|at| ground.places.get(*at));
    let listed: Vec<usize> = places
        .flat_map(|place| place.listed.iter().copied())
        .collect();
    if listed.is_empty() {
        return Pointing::Nothing;
    }
    Pointing::Places(listed)
}

fn name(desk: &Desk, target: &Target) -> String {
    if let Hit::Event(row) = target.hit {
        return desk.describe(row);
    }
    let Some(sum) = target.sum else {
        return target.name.to_owned();
    };
    let events = desk.words.events(sum.events());
    if target.hit == Hit::TrayMore {
        return format!("{}: {events}", target.name);
    }
    let people = desk.words.total(&sum.total).headline;
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

/// One event opens; several at one place fan out, or are gone through where they are too many; joined
/// places are looked at closer.
fn press(desk: &mut Desk, scene: &Scene, target: &Target, ground: &Ground) {
    if let Some(row) = only(desk, target, ground) {
        desk.ask(Action::Select(Some(row)));
        return;
    }
    let many = target.sum.is_some_and(|sum| sum.events() > Fan::MOST);
    match target.hit {
        Hit::Stack(key) if !many => {
            let open = desk.state.chosen().fan == Some(key);
            desk.ask(Action::Fan((!open).then_some(key)));
        }
        Hit::Cluster(key) => zoom_into(desk, scene, target, key, ground),
        _ => next(desk, target, ground),
    }
}

/// What can't fan out is gone through one by one.
fn next(desk: &mut Desk, target: &Target, ground: &Ground) {
    let rows = shown_rows(desk, ground).rows(target.places, usize::MAX);
    let at = desk
        .state
        .selected()
        .and_then(|row| rows.iter().position(|r| *r == row));
    let next = at.map_or(0, |at| (at + 1) % rows.len().max(1));
    if let Some(row) = rows.get(next) {
        desk.ask(Action::Select(Some(*row)));
    }
}

/// Looks closer until the places part, or opens them where they never will.
fn zoom_into(
    desk: &mut Desk,
    scene: &Scene,
    target: &Target,
    key: crate::map::Key,
    ground: &Ground,
) {
    let Some(symbol) = scene.symbols.iter().find(|symbol| symbol.key == key) else {
        return;
    };
    let view = desk.state.view();
    if view.camera.zoom + 0.01 < *crate::geo::Camera::ZOOM.end() {
        desk.ask(Action::Zoom(1.0, Some(symbol.center)));
        desk.ask(Action::Settle);
    } else if symbol.sum.events() <= Fan::MOST {
        desk.ask(Action::Fan(Some(key)));
    } else {
        next(desk, target, ground);
    }
}
