//! A small map of where the event was: a disc of its radius, a dot only where the place is sharp.

use egui::{
    CornerRadius, Mesh, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, vec2,
};

use crate::geo::{Camera, Region, View};
use crate::model::{LatLon, Place, RegionId};
use crate::table::Row;
use crate::ui::desk::Desk;

/// The ground of the last event, kept until another is chosen.
#[derive(Default)]
pub struct Memory {
    made_for: Option<(Row, u64, bool, [u32; 2])>,
    shapes: Vec<Shape>,
}

/// Puts the inset on screen.
pub fn show(ui: &mut Ui, desk: &Desk, row: Row, size: Vec2, memory: &mut Memory) {
    let table = desk.state.table();
    let Some(place) = table.places().get(table.place(row)) else {
        return;
    };
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = desk.say_with(
        "event-inset-a11y",
        &[("place", desk.words.place(&place.place).into())],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let at = [rect.left().to_bits(), rect.top().to_bits()];
    let made_for = (row, desk.state.version(), desk.theme.dark, at);
    if memory.made_for != Some(made_for) {
        memory.made_for = Some(made_for);
        memory.shapes = shapes(desk, row, &place.place, rect);
    }
    let theme = desk.theme;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, CornerRadius::same(4), theme.water);
    painter.extend(memory.shapes.iter().cloned());
    let stroke = Stroke::new(1.0, theme.border);
    painter.rect_stroke(
        rect,
        CornerRadius::same(4),
        stroke,
        egui::StrokeKind::Inside,
    );
}

fn shapes(desk: &Desk, row: Row, place: &Place, rect: Rect) -> Vec<Shape> {
    let Some(at) = place.at else {
        return Vec::new();
    };
    let view = view(at, place.radius_km(), rect.size());
    let theme = desk.theme;
    let mut shapes = Vec::new();
    let regions = desk.state.regions();
    for country in regions
        .countries()
        .iter()
        .filter(|region| seen(region, &view))
    {
        shapes.push(filled(country, &view, rect, theme.land));
    }
    for (list, ink, width) in [
        (regions.provinces(), theme.province, 0.75),
        (regions.countries(), theme.country, 1.0),
    ] {
        for region in list.iter().filter(|region| seen(region, &view)) {
            shapes.extend(outlines(region, &view, rect, Stroke::new(width, ink)));
        }
    }
    let colours = desk.colours(&desk.state.table().event(row).kind);
    let own = place.admin1.as_deref().map(RegionId::from);
    let region = own.as_ref().and_then(|id| regions.get(id));
    let middle = on_screen(&view, rect, at);
    match region.filter(|_| place.precision.is_regional() && !place.precision.province_unknown()) {
        Some(region) => {
            shapes.push(filled(
                region,
                &view,
                rect,
                colours.fill.gamma_multiply(0.2),
            ));
            shapes.extend(outlines(
                region,
                &view,
                rect,
                Stroke::new(1.5, colours.line),
            ));
        }
        None if place.precision.is_vague() || place.radius_km() > 40.0 => {
            #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
            let r = (place.radius_km() * view.points_per_km(at.lat)) as f32;
            let fill = colours.fill.gamma_multiply(0.12);
            shapes.push(Shape::circle_filled(middle, r, fill));
            shapes.push(Shape::circle_stroke(
                middle,
                r,
                Stroke::new(1.25, colours.fill),
            ));
        }
        None => {
            shapes.push(Shape::circle_filled(middle, 6.5, theme.halo));
            shapes.push(Shape::circle_filled(middle, 5.0, colours.fill));
            shapes.push(Shape::circle_stroke(
                middle,
                5.0,
                Stroke::new(1.0, colours.line),
            ));
        }
    }
    shapes
}

/// Wide enough to know where one is, and to hold all of where it may have been.
fn view(at: LatLon, radius_km: f64, size: Vec2) -> View {
    let across_km = (radius_km * 2.6).clamp(320.0, 9000.0);
    let view = |zoom| View {
        camera: Camera { center: at, zoom },
        width: size.x,
        height: size.y,
    };
    let zoom = (f64::from(size.x) / (across_km * view(0.0).points_per_km(at.lat))).log2();
    view(zoom.clamp(-1.0, 13.0))
}

fn on_screen(view: &View, rect: Rect, at: LatLon) -> Pos2 {
    let point = view.project(at);
    rect.min + vec2(point.x, point.y)
}

/// Whether any of a region may be in the view.
fn seen(region: &Region, view: &View) -> bool {
    let corner = |x, y| view.unproject(crate::geo::Point { x, y });
    let (north_west, south_east) = (corner(0.0, 0.0), corner(view.width, view.height));
    let bounds = region.bounds();
    bounds.south_west.lon <= south_east.lon
        && bounds.north_east.lon >= north_west.lon
        && bounds.south_west.lat <= north_west.lat
        && bounds.north_east.lat >= south_east.lat
}

fn filled(region: &Region, view: &View, rect: Rect, fill: egui::Color32) -> Shape {
    let triangles = region.triangles();
    let mut mesh = Mesh::default();
    for point in triangles.on(view) {
        mesh.colored_vertex(rect.min + vec2(point.x, point.y), fill);
    }
    mesh.indices.clone_from(&triangles.indices);
    Shape::mesh(mesh)
}

fn outlines<'a>(
    region: &'a Region,
    view: &'a View,
    rect: Rect,
    stroke: Stroke,
) -> impl Iterator<Item = Shape> + 'a {
    region.outline().map(move |ring| {
        let line = ring.iter().map(|at| on_screen(view, rect, *at));
        Shape::line(line.collect(), stroke)
    })
}
