//! The map: ground, regions, events and what the pointer does to them.

pub mod callouts;
mod card;
mod choropleth;
mod controls;
mod density;
mod draw;
mod layers;
mod legend;
mod lit;
mod overview;
mod paint;
mod scene;
mod targets;

use std::sync::Arc;

use eframe::egui_wgpu::RenderState;
use egui::{Context, Frame, Panel, Rect, Response, Role, Sense, Ui, WidgetInfo};

use crate::action::Action;
use crate::geo::{Archive, Point, View};
use crate::jobs::Place;
use crate::state::{Fold, Pointing};
use crate::ui::basemap::{Basemap, MapColours};
use crate::ui::desk::Desk;
use crate::ui::map_pane::lit::Lit;
use crate::ui::theme::Theme;

/// Height of the whole legend.
pub const LEGEND: f32 = legend::HEIGHT;
/// From this height on the legend is unfolded unless the reader folded it.
const TALL: f32 = 760.0;

/// What the map remembers from frame to frame.
pub struct MapPane {
    basemap: Basemap,
    overview: overview::Overview,
    scene: scene::Cache,
    choropleth: choropleth::Cache,
    tool: Option<draw::Drawing>,
    dark: Option<bool>,
}

impl MapPane {
    /// Prepares the ground. Without a graphics card's state there is none, and the events are still there.
    /// Where jobs run on the caller's thread, so do tiles.
    pub fn new(
        ctx: &Context,
        render: Option<&RenderState>,
        archive: &Arc<Archive>,
        place: Place,
    ) -> Self {
        let colours = map_colours(&crate::ui::theme::LIGHT);
        Self {
            basemap: match place {
                Place::Threads => Basemap::new(ctx, render, Arc::clone(archive), &colours),
                Place::Here => Basemap::complete(render, Arc::clone(archive), &colours),
            },
            overview: overview::Overview::default(),
            scene: scene::Cache::new(Arc::clone(archive)),
            choropleth: choropleth::Cache::default(),
            tool: None,
            dark: None,
        }
    }

    /// Puts map and legend on screen. `escape` drops what is being drawn.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk, escape: bool) {
        profiling::scope!("map");
        if escape {
            self.tool = None;
        }
        let tall = ui.ctx().content_rect().height() >= TALL;
        let open = desk.state.settings().layout.legend.unwrap_or(tall);
        let height = if open { legend::HEIGHT } else { legend::FOLDED };
        Panel::bottom("legend")
            .exact_size(height)
            .frame(Frame::NONE)
            .show(ui, |ui| {
                if legend::show(ui, desk, open, self.scene.density_key()) {
                    desk.ask(Action::Fold(Fold::Legend, !open));
                }
            });
        let rect = ui.available_rect_before_wrap();
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        self.sheet(ui, desk, rect);
    }

    /// Puts the map alone on screen, for those who only look; whether it was clicked.
    pub fn stage(&mut self, ui: &mut Ui, desk: &mut Desk) -> bool {
        let rect = ui.available_rect_before_wrap();
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        self.tool = None;
        let view = desk.state.view();
        self.picture(ui, desk, rect, &view);
        let response = ui.interact(rect, ui.scope_id().with("stage"), Sense::click());
        name(desk, &response);
        nothing(ui, desk, rect);
        controls::scale(ui, desk, rect, &view);
        response.clicked()
    }

    /// How many events are shown beyond the edges of the map that was put on screen last.
    pub fn outside(&self) -> u64 {
        self.scene.scene().outside.events
    }

    /// Puts the legend on screen where nothing can be pressed.
    pub fn stage_legend(&self, ui: &mut Ui, desk: &mut Desk) {
        legend::still(ui, desk, self.scene.density_key());
    }

    fn sheet(&mut self, ui: &mut Ui, desk: &mut Desk, rect: Rect) {
        let view = desk.state.view();
        self.picture(ui, desk, rect, &view);
        let response = ui.interact(rect, ui.scope_id().with("map"), Sense::click_and_drag());
        name(desk, &response);
        let (scene, ground) = (&*self.scene.scene(), self.scene.ground());
        let mut on = None;
        if self.tool.is_none() {
            on = targets::show(ui, desk, rect, scene, &ground);
            if on.is_none() {
                on = self.on_density(ui, desk, &response, rect);
            }
            navigate(ui, desk, &response, rect);
            press_ground(desk, &response, rect);
        } else {
            self.draw(ui, desk, &response, rect);
            controls::drawing_hint(ui, desk, rect);
        }
        card::show(ui, desk, rect, scene, on.as_ref());
        nothing(ui, desk, rect);
        controls::scale(ui, desk, rect, &view);
        controls::show(ui, desk, rect, &mut self.tool);
        self.overview.show(ui, desk, rect, &scene.outside);
    }

    /// Ground, regions and events.
    fn picture(&mut self, ui: &mut Ui, desk: &mut Desk, rect: Rect, view: &View) {
        if (view.width - rect.width()).abs() > 0.5 || (view.height - rect.height()).abs() > 0.5 {
            desk.ask(Action::Sheet(rect.width(), rect.height()));
            ui.ctx().request_repaint();
        }
        self.follow_theme(desk.theme);
        ui.painter().rect_filled(rect, 0.0, desk.theme.land);
        self.basemap.paint(ui, rect, view);
        if desk.state.chosen().layers.choropleth {
            self.choropleth.paint(ui, desk, rect, view);
        }
        self.scene.refresh(ui, desk, rect, self.tool.is_some());
        let (scene, ground) = (&*self.scene.scene(), self.scene.ground());
        self.scene.shade(ui, desk, rect);
        let lit = Lit::new(desk, &ground);
        paint::outlines(ui, desk, rect, view, scene, &lit);
        self.scene.paint(ui, desk, rect, &lit);
        callouts::paint(ui, desk.theme, rect, self.scene.callouts());
    }

    /// What of a density is under the pointer; a click on it looks closer.
    fn on_density(
        &mut self,
        ui: &Ui,
        desk: &mut Desk,
        response: &Response,
        rect: Rect,
    ) -> Option<card::On> {
        let pos = ui.input(|input| input.pointer.hover_pos());
        let pos = pos.filter(|_| response.contains_pointer())?;
        let spot = self
            .scene
            .spot(desk, &desk.state.view(), inside(rect, pos))?;
        let ground = self.scene.ground();
        let listed = spot
            .places
            .iter()
            .filter_map(|place| ground.places.get(*place));
        let listed = listed.flat_map(|place| place.listed.iter().copied());
        desk.point(Pointing::Places(listed.collect()));
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        if response.clicked() && desk.state.chosen().fan.is_none() {
            desk.ask(Action::Zoom(1.0, Some(inside(rect, pos))));
            desk.ask(Action::Settle);
        }
        Some(card::On::Density(spot, ground))
    }

    fn follow_theme(&mut self, theme: &Theme) {
        if self.dark != Some(theme.dark) {
            self.dark = Some(theme.dark);
            self.basemap.set_colours(&map_colours(theme));
        }
    }

    fn draw(&mut self, ui: &Ui, desk: &mut Desk, response: &Response, rect: Rect) {
        if let Some(tool) = &mut self.tool
            && tool.follow(ui, desk, response, rect)
        {
            self.tool = None;
        }
    }
}

/// The map's name, as it is read aloud.
fn name(desk: &Desk, response: &Response) {
    let events = desk.words.events(desk.state.ordered().len() as u64);
    let name = desk.say_with("map-a11y", &[("events", events.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
}

/// With the regions shown, a click on bare ground filters by its province.
fn press_ground(desk: &mut Desk, response: &Response, rect: Rect) {
    let Some(pos) = response
        .interact_pointer_pos()
        .filter(|_| response.clicked())
    else {
        return;
    };
    if desk.state.chosen().fan.is_some() {
        desk.ask(Action::Fan(None));
    } else if desk.state.chosen().layers.choropleth {
        draw::pick_region(desk, desk.state.view().unproject(inside(rect, pos)));
    }
}

/// A point of the window as a point of the sheet.
fn inside(rect: Rect, pos: egui::Pos2) -> Point {
    Point {
        x: pos.x - rect.left(),
        y: pos.y - rect.top(),
    }
}

/// Drag pans, the wheel zooms to the pointer, a double click zooms one step.
fn navigate(ui: &Ui, desk: &mut Desk, response: &Response, rect: Rect) {
    if response.dragged() {
        let by = response.drag_delta();
        if by != egui::Vec2::ZERO {
            desk.ask(Action::Pan(by.x, by.y));
        }
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    if response.drag_stopped() {
        desk.ask(Action::Settle);
    }
    let Some(pos) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    if response.double_clicked() {
        desk.ask(Action::Zoom(1.0, Some(inside(rect, pos))));
    }
    if !response.contains_pointer() {
        return;
    }
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let steps = f64::from(scroll) / 160.0 + f64::from(pinch).log2();
    if steps != 0.0 {
        desk.ask(Action::Zoom(steps, Some(inside(rect, pos))));
    }
}

/// Where nothing matches, the map says so and offers the way out.
fn nothing(ui: &mut Ui, desk: &mut Desk, rect: Rect) {
    if !desk.state.ordered().is_empty() {
        return;
    }
    layers::nothing(ui, desk, rect);
}

/// The ground's colours as the tiles want them.
fn map_colours(theme: &Theme) -> MapColours {
    let rgb = |colour: egui::Color32| [colour.r(), colour.g(), colour.b()];
    MapColours {
        land: rgb(theme.land),
        water: rgb(theme.water),
        coast: rgb(theme.coast),
        river: rgb(theme.river),
        country: rgb(theme.country),
        province: rgb(theme.province),
        rail: rgb(theme.rail),
    }
}
