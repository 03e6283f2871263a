//! The overview, bottom right: how many shown events lie outside the view, and the way there.

use egui::{
    Align2, CornerRadius, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::action::Action;
use crate::geo::{Camera, Point, View};
use crate::map::Outside;
use crate::model::LatLon;
use crate::ui::desk::Desk;
use crate::ui::map_pane::controls;
use crate::ui::theme;
use crate::ui::widgets;

/// Size of the overview, its line of text included.
const SIZE: egui::Vec2 = vec2(172.0, 146.0);
/// Height of the line of text.
const LINE: f32 = 28.0;
/// Narrower or lower than this the overview is its line alone.
const ROOMY: egui::Vec2 = vec2(560.0, 460.0);

/// The outlines of the countries, made once.
#[derive(Default)]
pub struct Overview {
    coasts: Vec<Vec<Point>>,
    made_for: Option<egui::Vec2>,
}

/// Where the overview lies.
pub fn rect(sheet: Rect) -> Rect {
    let roomy = sheet.width() >= ROOMY.x && sheet.height() >= ROOMY.y;
    let size = if roomy { SIZE } else { vec2(SIZE.x, LINE) };
    let rect = Rect::from_min_size(sheet.max - size - vec2(12.0, 12.0), size);
    let buttons = controls::column(sheet).expand(8.0);
    if rect.intersects(buttons) {
        return rect.translate(vec2(buttons.left() - rect.right(), 0.0));
    }
    rect
}

/// East Asia on so small a sheet: smaller than a map may be, so it is not clamped.
fn view(size: egui::Vec2) -> View {
    let (top, bottom, left, right) = (54.0, 8.0, 90.0, 142.0);
    let at = |zoom, lat, lon| View {
        camera: Camera {
            center: LatLon { lat, lon },
            zoom,
        },
        width: size.x,
        height: size.y,
    };
    let world = at(0.0, 0.0, 0.0);
    let (high, low) = (
        world.project(LatLon {
            lat: top,
            lon: left,
        }),
        world.project(LatLon {
            lat: bottom,
            lon: right,
        }),
    );
    let room = (size.x / (low.x - high.x)).min(size.y / (low.y - high.y));
    let middle = world.unproject(Point {
        x: f32::midpoint(high.x, low.x),
        y: f32::midpoint(high.y, low.y),
    });
    at(f64::from(room).log2(), middle.lat, middle.lon)
}

impl Overview {
    /// Puts the overview on screen.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk, sheet: Rect, outside: &Outside) {
        let whole = rect(sheet);
        let theme = desk.theme;
        let radius = CornerRadius::same(6);
        let (map, line) = whole.split_top_bottom_at_y(whole.bottom() - LINE);
        let text = desk.words.count("map-outside", outside.events);
        let response = ui.interact(whole, ui.scope_id().with("overview"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, outside.events > 0, &text));
        let fill = if response.hovered() {
            theme.hover
        } else {
            theme.panel
        };
        ui.painter().rect_filled(whole, radius, fill);
        if map.height() > 1.0 {
            self.paint(ui, desk, map, outside);
        }
        let stroke = Stroke::new(1.0, theme.border);
        ui.painter()
            .rect_stroke(whole, radius, stroke, StrokeKind::Outside);
        let at = line.left_center() + vec2(10.0, 0.0);
        let ink = if outside.events > 0 {
            theme.text
        } else {
            theme.third
        };
        widgets::draw_text(
            ui,
            at,
            Align2::LEFT_CENTER,
            &text,
            theme::body(),
            ink,
            156.0,
        );
        widgets::focus_ring(ui, whole, &response);
        if outside.events > 0
            && response
                .on_hover_text(desk.say("map-outside-hint"))
                .clicked()
        {
            show_outside(desk, outside);
        }
    }

    fn paint(&mut self, ui: &Ui, desk: &Desk, map: Rect, outside: &Outside) {
        let theme = desk.theme;
        let view = view(map.size());
        if self.made_for != Some(map.size()) {
            self.made_for = Some(map.size());
            self.coasts = coasts(desk, &view);
        }
        let painter = ui.painter().with_clip_rect(map);
        painter.rect_filled(map, CornerRadius::same(6), theme.land);
        let place = |point: Point| map.min + vec2(point.x, point.y);
        for ring in &self.coasts {
            let line: Vec<Pos2> = ring.iter().map(|point| place(*point)).collect();
            painter.add(egui::Shape::closed_line(
                line,
                Stroke::new(0.75, theme.coast),
            ));
        }
        for spot in &outside.dots {
            let at = place(view.project(*spot));
            painter.circle(at, 2.0, theme.second, Stroke::new(0.75, theme.halo));
        }
        let now = desk.state.view();
        let corner = |x, y| place(view.project(now.unproject(Point { x, y })));
        let seen = Rect::from_two_pos(corner(0.0, 0.0), corner(now.width, now.height));
        let fill = theme.accent.gamma_multiply(0.12);
        let stroke = Stroke::new(1.5, theme.accent);
        painter.rect(seen, CornerRadius::ZERO, fill, stroke, StrokeKind::Inside);
    }
}

/// The countries' outlines, thinned to what so small a map can show.
fn coasts(desk: &Desk, view: &View) -> Vec<Vec<Point>> {
    let mut coasts = Vec::new();
    for region in desk.state.regions().countries() {
        for ring in region.outline() {
            let mut line: Vec<Point> = Vec::new();
            for at in ring {
                let point = view.project(*at);
                let far = line
                    .last()
                    .is_none_or(|last| (last.x - point.x).abs() + (last.y - point.y).abs() > 1.0);
                if far {
                    line.push(point);
                }
            }
            let seen = line.iter().any(|point| view.shows(*point));
            if seen && line.len() > 3 {
                coasts.push(line);
            }
        }
    }
    coasts
}

/// Looks at the events outside the view, and at those inside it too.
fn show_outside(desk: &mut Desk, outside: &Outside) {
    let corners = outside.bounds.into_iter().flatten();
    let view = desk.state.view().fitted(corners, 72.0, 8.0);
    desk.ask(Action::Look(view.camera));
    desk.ask(Action::Settle);
}
