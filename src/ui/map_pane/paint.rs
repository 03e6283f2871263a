//! The scene in the theme's colours, and the lines drawn on the ground below it.

use egui::{Align2, Color32, FontId, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::geo::{Region, View};
use crate::map::{LabelStyle, Scene};
use crate::model::LatLon;
use crate::table::Pick;
use crate::ui::desk::Desk;
use crate::ui::map_paint::{self, MapStyle, lit_regions};
use crate::ui::map_pane::lit::Lit;
use crate::ui::theme;

/// More regions than these are told by the list, not by outlines.
const OUTLINED: usize = 16;

/// How large a map text comes out.
pub fn measure(ui: &Ui, text: &str, style: LabelStyle, colours: &MapStyle) -> (f32, f32) {
    map_paint::measure(ui.painter(), text, style, colours)
}

/// Text that can be read on any ground.
pub fn haloed(ui: &Ui, at: Pos2, align: Align2, text: &str, font: FontId, ink: Color32) {
    let halo = theme::Theme::of(ui).halo;
    for (x, y) in [(-1.5, 0.0), (1.5, 0.0), (0.0, -1.5), (0.0, 1.5)] {
        let by = vec2(x, y);
        ui.painter().text(at + by, align, text, font.clone(), halo);
    }
    ui.painter().text(at, align, text, font, ink);
}

/// What is being drawn on the map, or was.
pub fn drawn(ui: &Ui, desk: &Desk, line: &[Pos2]) {
    let stroke = Stroke::new(2.0, desk.theme.accent);
    ui.painter()
        .extend(Shape::dashed_line(line, stroke, 6.0, 4.0));
}

/// A region's outline.
pub fn region(ui: &Ui, rect: Rect, view: &View, region: &Region, stroke: Stroke) {
    for ring in region.outline() {
        ui.painter()
            .add(Shape::closed_line(line(rect, view, ring), stroke));
    }
}

fn line(rect: Rect, view: &View, ring: &[LatLon]) -> Vec<Pos2> {
    let place = |at: &LatLon| {
        let point = view.project(*at);
        pos2(rect.left() + point.x, rect.top() + point.y)
    };
    ring.iter().map(place).collect()
}

/// The lines below the events: regions that the filter picks or the pointer is on, and the area drawn.
pub fn outlines(ui: &Ui, desk: &Desk, rect: Rect, view: &View, scene: &Scene, lit: &Lit) {
    let filter = desk.state.filter();
    let regions = desk.state.regions();
    if let Pick::Only(picked) = &filter.regions
        && picked.len() <= OUTLINED
    {
        for found in picked.iter().filter_map(|id| regions.get(id)) {
            region(ui, rect, view, found, Stroke::new(1.5, desk.theme.ink));
        }
    }
    for id in lit_regions(scene, &|place| lit.is_pointed(place)) {
        if let Some(found) = regions.get(id) {
            fill(ui, desk, rect, view, found);
            region(ui, rect, view, found, Stroke::new(1.5, desk.theme.ink));
        }
    }
    if let Some(area) = &filter.area {
        let mut ring = line(rect, view, &area.0);
        ring.extend(ring.first().copied());
        drawn(ui, desk, &ring);
    }
}

/// The region that the pointer is on, tinted.
fn fill(ui: &Ui, desk: &Desk, rect: Rect, view: &View, region: &Region) {
    let triangles = region.triangles();
    let mut mesh = egui::Mesh::default();
    for point in triangles.on(view) {
        let at = pos2(rect.left() + point.x, rect.top() + point.y);
        mesh.colored_vertex(at, desk.theme.ink.gamma_multiply(0.08));
    }
    mesh.indices.clone_from(&triangles.indices);
    ui.painter().add(Shape::mesh(mesh));
}

/// The events, with what is pointed at and selected set off. `fan` is how far a fan has opened.
pub fn events(ui: &Ui, rect: Rect, scene: &Scene, style: &MapStyle, (lit, fan): (&Lit, f32)) {
    lit.highlight(fan, |highlight| {
        map_paint::paint(ui.painter(), rect.min, scene, style, highlight);
    });
}
