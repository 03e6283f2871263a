//! Provinces coloured by the people of the events there, as an estimate, by fixed classes.

use egui::{Color32, Mesh, Rect, Shape, Ui, pos2};

use crate::geo::View;
use crate::map::classes;
use crate::model::RegionId;
use crate::ui::desk::Desk;

/// The classes that follow from the summary, and the triangles of the last view.
#[derive(Default)]
pub struct Cache {
    version: Option<u64>,
    classes: Vec<(RegionId, u8)>,
    drawn: Option<(View, Rect, bool, u64)>,
    shapes: Vec<Shape>,
}

impl Cache {
    /// Paints the provinces.
    pub fn paint(&mut self, ui: &Ui, desk: &Desk, rect: Rect, view: &View) {
        let version = desk.state.version();
        if self.version != Some(version) {
            self.version = Some(version);
            self.classes = classes(&desk.state.summary().regions);
        }
        let drawn = (*view, rect, desk.theme.dark, version);
        if self.drawn != Some(drawn) {
            self.drawn = Some(drawn);
            self.shapes = self.shapes(desk, rect, view);
        }
        ui.painter().extend(self.shapes.iter().cloned());
    }

    fn shapes(&self, desk: &Desk, rect: Rect, view: &View) -> Vec<Shape> {
        let regions = desk.state.regions();
        let mut shapes = Vec::new();
        for (id, class) in &self.classes {
            let Some(region) = regions.get(id) else {
                continue;
            };
            let Some(colour) = usize::from(*class)
                .checked_sub(1)
                .and_then(|class| desk.theme.choropleth.get(class))
            else {
                continue;
            };
            let triangles = region.triangles();
            let mut mesh = Mesh::default();
            for point in triangles.on(view) {
                let at = pos2(rect.left() + point.x, rect.top() + point.y);
                mesh.colored_vertex(at, *colour);
            }
            mesh.indices.clone_from(&triangles.indices);
            shapes.push(Shape::mesh(mesh));
            for ring in region.outline() {
                let line = ring.iter().map(|at| {
                    let point = view.project(*at);
                    pos2(rect.left() + point.x, rect.top() + point.y)
                });
                let stroke = egui::Stroke::new(0.75, desk.theme.province);
                shapes.push(Shape::line(line.collect(), stroke));
            }
        }
        shapes
    }
}

/// The legend's swatches: the least number of each class and its colour.
pub fn swatches(desk: &Desk) -> Vec<(u64, Color32)> {
    crate::map::CLASS_BREAKS
        .into_iter()
        .zip(desk.theme.choropleth)
        .collect()
}
