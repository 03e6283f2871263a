//! Paints the scene with the theme's colours.

use egui::{Align2, Color32, FontId, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::geo::{Region, View};
use crate::map::{LabelStyle, Scene};
use crate::ui::desk::Desk;
use crate::ui::theme;

/// What the painter keeps from frame to frame.
#[derive(Default)]
pub struct Memory {}

/// The face of a map text.
fn font(style: LabelStyle) -> FontId {
    if style.is_strong() {
        theme::strong(style.size())
    } else {
        FontId::proportional(style.size())
    }
}

/// How large a map text comes out.
pub fn measure(ui: &Ui, text: &str, style: LabelStyle) -> (f32, f32) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font(style), Color32::PLACEHOLDER);
    (galley.size().x, galley.size().y)
}

/// Text that can be read on any ground.
pub fn haloed(ui: &Ui, at: Pos2, align: Align2, text: &str, font: FontId, ink: Color32) {
    let halo = theme::Theme::of(ui).halo;
    for by in [vec2(1.0, 0.0), vec2(-1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0)] {
        ui.painter().text(at + by, align, text, font.clone(), halo);
    }
    ui.painter().text(at, align, text, font, ink);
}

/// What is being drawn on the map.
pub fn drawn(ui: &Ui, desk: &Desk, line: Vec<Pos2>) {
    ui.painter().add(Shape::line(line, Stroke::new(2.0, desk.theme.accent)));
}

/// A region's outline.
pub fn region(ui: &Ui, rect: Rect, view: &View, region: &Region, stroke: Stroke) {
    for ring in region.outline() {
        let line = ring.iter().map(|at| {
            let point = view.project(*at);
            pos2(rect.left() + point.x, rect.top() + point.y)
        });
        ui.painter().add(Shape::closed_line(line.collect(), stroke));
    }
}

/// The outlines below the events: regions that the filter picks, and the area it is drawn to.
pub fn outlines(ui: &Ui, desk: &Desk, rect: Rect, view: &View, _scene: &Scene) {
    let filter = desk.state.filter();
    if let crate::table::Pick::Only(picked) = &filter.regions
        && picked.len() <= 12
    {
        for id in picked {
            if let Some(found) = desk.state.regions().get(id) {
                region(ui, rect, view, found, Stroke::new(1.5, desk.theme.ink));
            }
        }
    }
    if let Some(area) = &filter.area {
        let mut line: Vec<Pos2> = area
            .0
            .iter()
            .map(|at| {
                let point = view.project(*at);
                pos2(rect.left() + point.x, rect.top() + point.y)
            })
            .collect();
        line.extend(line.first().copied());
        drawn(ui, desk, line);
    }
}

/// The events.
pub fn events(ui: &Ui, desk: &Desk, rect: Rect, scene: &Scene, _memory: &mut Memory) {
    for symbol in &scene.symbols {
        let at = pos2(rect.left() + symbol.center.x, rect.top() + symbol.center.y);
        ui.painter().circle_filled(at, symbol.figure.r(), desk.theme.bar_strong);
    }
    for label in &scene.labels {
        let at = pos2(rect.left() + label.rect.left, rect.top() + label.rect.top);
        haloed(ui, at, Align2::LEFT_TOP, &label.text, font(label.style), desk.theme.label_town);
    }
}
