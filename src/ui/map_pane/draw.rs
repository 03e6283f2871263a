//! Filtering by drawing: a click on a province, a rectangle, a lasso.

use egui::{CursorIcon, Pos2, Rect, Response, Stroke, Ui};

use crate::action::{Action, Choice};
use crate::model::{LatLon, RegionId};
use crate::table::Area;
use crate::ui::desk::Desk;
use crate::ui::map_pane::{inside, paint};

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// A click picks a province.
    Province,
    /// A drag draws a rectangle.
    Rectangle,
    /// A drag draws round an area.
    Lasso,
}

/// A drawing under way.
pub struct Drawing {
    tool: Tool,
    line: Vec<Pos2>,
}

/// A lasso's corners are at least so many points apart.
const STEP: f32 = 4.0;
/// Smaller than this nothing was drawn.
const LEAST: f32 = 6.0;

impl Drawing {
    /// Nothing drawn yet.
    #[must_use]
    pub fn new(tool: Tool) -> Self {
        Self {
            tool,
            line: Vec::new(),
        }
    }

    /// What is drawn.
    #[must_use]
    pub fn tool(&self) -> Tool {
        self.tool
    }

    /// Follows the pointer. Whether the drawing is done.
    pub fn follow(&mut self, ui: &Ui, desk: &mut Desk, response: &Response, rect: Rect) -> bool {
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
        }
        if self.tool == Tool::Province {
            return follow_province(ui, desk, response, rect);
        }
        if response.drag_started() {
            self.line.clear();
            self.line
                .extend(ui.input(|input| input.pointer.press_origin()));
        }
        if response.dragged()
            && let Some(pos) = response.interact_pointer_pos()
        {
            self.extend(rect.clamp(pos));
        }
        self.paint(ui, desk);
        if !response.drag_stopped() {
            return false;
        }
        let ring = self.ring();
        self.line.clear();
        let size = Rect::from_points(&ring).size();
        if ring.len() < 3 || size.x < LEAST || size.y < LEAST {
            return false;
        }
        let view = desk.state.view();
        let corners = ring
            .into_iter()
            .map(|corner| view.unproject(inside(rect, corner)));
        desk.ask(Action::Area(Some(Area(corners.collect()))));
        true
    }

    fn extend(&mut self, pos: Pos2) {
        match (self.tool, self.line.first().copied()) {
            (Tool::Rectangle, Some(first)) => self.line = vec![first, pos],
            _ if self
                .line
                .last()
                .is_none_or(|last| last.distance(pos) >= STEP) =>
            {
                self.line.push(pos);
            }
            _ => {}
        }
    }

    /// The corners of what is drawn so far.
    fn ring(&self) -> Vec<Pos2> {
        match (self.tool, self.line.as_slice()) {
            (Tool::Rectangle, [one, other]) => {
                let rect = Rect::from_two_pos(*one, *other);
                vec![
                    rect.left_top(),
                    rect.right_top(),
                    rect.right_bottom(),
                    rect.left_bottom(),
                ]
            }
            (_, line) => line.to_vec(),
        }
    }

    fn paint(&self, ui: &Ui, desk: &Desk) {
        let mut ring = self.ring();
        if let Some(first) = ring.first().copied() {
            ring.push(first);
            paint::drawn(ui, desk, &ring);
        }
    }
}

fn follow_province(ui: &Ui, desk: &mut Desk, response: &Response, rect: Rect) -> bool {
    let Some(pos) = ui.input(|input| input.pointer.hover_pos()) else {
        return false;
    };
    let view = desk.state.view();
    let at = view.unproject(inside(rect, pos));
    if let Some(region) = desk.state.regions().province_at(at) {
        let name = region.name_in(desk.state.language().code()).to_owned();
        paint::region(ui, rect, &view, region, Stroke::new(2.0, desk.theme.accent));
        let hint = desk.say_with("map-click-filter", &[("region", name.into())]);
        response.clone().on_hover_text_at_pointer(hint);
    }
    response.clicked() && pick_region(desk, at)
}

/// Filters by the province of a point, or by its country where events have no closer region there.
/// Whether there was one.
pub fn pick_region(desk: &mut Desk, at: LatLon) -> bool {
    let regions = desk.state.regions();
    let Some(region) = regions.province_at(at).or_else(|| regions.country_at(at)) else {
        return false;
    };
    let id = RegionId::from(region.id.as_str());
    desk.ask(Action::Only(Choice::Region(id)));
    true
}
