//! Callouts on a figure's map: their words in boxes, and lines to what they speak of.

use std::collections::BTreeSet;

use crate::figure::blocks::{BODY, Desk, inset, tray};
use crate::figure::map_scene::{MapScene, Mapper};
use crate::figure::pen::{Pen, wrapped_in};
use crate::figure::{Item, Line, Path};
use crate::format::visible_line;
use crate::geo::View;
use crate::map::{self, Aim, Rect, Scene};
use crate::model::LatLon;
use crate::table::Row;

/// A text with a line to what it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// Where the line leads.
    pub to: Anchor,
    /// What it says.
    pub text: String,
}

/// What a callout points at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Anchor {
    /// An event of the table.
    Event(Row),
    /// A place on the ground.
    Place(LatLon),
}

/// A callout on the map: which one of those asked for, its lines, and where it stands.
#[derive(Clone)]
pub(super) struct Called {
    number: usize,
    lines: Vec<String>,
    at: map::Callout,
}

/// Words in a box are no wider than this, and no more lines.
const WIDEST: f32 = 190.0;
const LINES: usize = 6;
/// On a narrow map they are no wider than this share of it.
const SHARE: f32 = 0.34;
/// From one line to the next.
const LINE: f32 = 15.5;
/// Between words and frame.
const INSET: (f32, f32) = (9.0, 6.0);

/// The map with the callouts that it has room for, its names laid out around them.
pub(super) fn called_out(desk: &Desk, mapper: &Mapper, map: MapScene) -> MapScene {
    let mut keep = vec![inset::scale_rect((map.view.width, map.view.height))];
    keep.extend(map.inset);
    let called = placed(desk, &map.scene, &map.view, &mut keep);
    if called.is_empty() {
        return map;
    }
    let again = mapper.scene_in(map.view, &keep, &mapper.names(&map.view));
    MapScene {
        callouts: joined(desk, &called, &again),
        inset: map.inset,
        ..again
    }
}

/// Where callouts stand on a scene; what of the sheet they take is added to what is to be kept off.
pub(super) fn placed(desk: &Desk, scene: &Scene, view: &View, keep: &mut Vec<Rect>) -> Vec<Called> {
    let wished = wished(desk, view.width);
    let sizes: Vec<(Aim, (f32, f32))> = wished
        .iter()
        .map(|(_, aim, lines)| (*aim, size(lines)))
        .collect();
    let placed = map::callouts(scene, view, keep, &sizes);
    keep.extend(placed.iter().flatten().flat_map(map::Callout::boxes));
    let called = wished.into_iter().zip(placed);
    called
        .filter_map(|((number, _, lines), at)| {
            let at = at?;
            Some(Called { number, lines, at })
        })
        .collect()
}

/// Those whose events are shown, on a map that was laid out around them.
pub(super) fn joined(desk: &Desk, called: &[Called], map: &MapScene) -> Vec<Called> {
    let callouts = &desk.request.plan.callouts;
    let joined = called.iter().filter_map(|one| {
        let callout = callouts.get(one.number)?;
        let at = is_shown(desk, callout).then(|| one.at.joined(&map.scene, &map.view))??;
        Some(Called { at, ..one.clone() })
    });
    joined.collect()
}

/// The callouts whose events are shown, each with its number, what it leads to, and its lines.
fn wished(desk: &Desk, width: f32) -> Vec<(usize, Aim, Vec<String>)> {
    let request = desk.request;
    let table = request.table;
    let callouts = request.plan.callouts.iter().enumerate();
    let shown = callouts.filter(|(_, callout)| is_shown(desk, callout));
    let wished = shown.filter_map(|(number, callout)| {
        let aim = match callout.to {
            Anchor::Place(at) => Aim::Ground(at),
            Anchor::Event(row) => {
                let place = table.place(row);
                let at = table.places().get(place).and_then(|place| place.place.at);
                Aim::Place(place, at)
            }
        };
        let text = visible_line(&callout.text);
        let lines = wrapped_in(text.trim(), &BODY, WIDEST.min(SHARE * width), LINES);
        (!text.trim().is_empty()).then_some((number, aim, lines))
    });
    wished.collect()
}

fn size(lines: &[String]) -> (f32, f32) {
    let wide = lines.iter().map(|line| BODY.width(line));
    let count = f32::from(u8::try_from(lines.len()).unwrap_or(1));
    (
        wide.fold(0.0, f32::max) + 2.0 * INSET.0,
        count * LINE + 2.0 * INSET.1,
    )
}

/// The callouts that were asked for and are neither on the map nor in so many rows of its tray, by their numbers.
pub(super) fn unseen(desk: &Desk, map: &MapScene, rows: usize) -> Vec<usize> {
    let tray = map.scene.tray.as_ref();
    let spoken = tray.map(|tray| tray::spoken(desk, tray, rows));
    let spoken = spoken.into_iter().flatten().collect();
    without(desk, &map.callouts, &spoken)
}

/// Those that are neither among these nor in any tray, by their numbers.
pub(super) fn without(desk: &Desk, called: &[Called], in_tray: &BTreeSet<usize>) -> Vec<usize> {
    let is_called = |number: &usize| called.iter().any(|called| called.number == *number);
    let all = 0..desk.request.plan.callouts.len();
    all.filter(|number| !is_called(number) && !in_tray.contains(number))
        .collect()
}

/// The callouts of the events that are shown at these places, by their numbers, and what they say.
pub(super) fn of_places(desk: &Desk, places: &[usize]) -> Vec<(usize, String)> {
    let callouts = desk.request.plan.callouts.iter().enumerate();
    let of_places = callouts.filter_map(|(number, callout)| {
        let Anchor::Event(row) = callout.to else {
            return None;
        };
        let is_there = places.contains(&desk.request.table.place(row)) && is_shown(desk, callout);
        let text = visible_line(callout.text.trim()).into_owned();
        (is_there && !text.is_empty()).then_some((number, text))
    });
    of_places.collect()
}

/// Whether what a callout speaks of is among what is shown. The ground always is.
fn is_shown(desk: &Desk, callout: &Callout) -> bool {
    match callout.to {
        Anchor::Place(_) => true,
        Anchor::Event(row) => desk.summary.selection.rows.binary_search(&row).is_ok(),
    }
}

/// All of them, as they are painted over the map.
pub(super) fn painted(desk: &Desk, map: &MapScene) -> Vec<Item> {
    let palette = desk.palette;
    let mut pen = Pen::default();
    for Called { at, .. } in &map.callouts {
        let path = || Path::line(&at.line);
        let halo = Line::new(4.0, palette.halo.thin(0.85)).rounded();
        pen.items.push(Item::lined(path(), halo));
        pen.items
            .push(Item::lined(path(), Line::new(1.3, palette.text).rounded()));
        if let Some(dot) = at.dot {
            let circle = |r, colour| Item::filled(Path::circle(dot, r), colour);
            pen.items.push(circle(4.5, palette.halo));
            pen.items.push(circle(3.0, palette.text));
        }
    }
    for Called { at, lines, .. } in &map.callouts {
        framed(&mut pen, desk, &at.rect, lines);
    }
    pen.items
}

fn framed(pen: &mut Pen, desk: &Desk, rect: &Rect, lines: &[String]) {
    let palette = desk.palette;
    pen.items.push(Item::Path {
        path: Path::rounded(rect, 3.0),
        fill: Some(palette.panel),
        line: Some(Line::new(1.3, palette.text)),
    });
    let top = rect.top + INSET.1 + (LINE - BODY.height()) / 2.0;
    pen.lines(
        (rect.left + INSET.0, top),
        lines,
        BODY,
        (LINE, palette.text),
    );
}
