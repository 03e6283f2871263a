//! The map's scene, kept until the view, the events or the language change.

use std::sync::Arc;

use egui::{Rect, Ui};

use crate::geo::{Archive, Camera, MapNames, Point, View};
use crate::map::{
    Gathered, Ground, Key, LabelStyle, Name, Points, Say, Scene, SceneInput, ShownRows, Spot,
};
use crate::model::RegionId;
use crate::state::Layers;
use crate::ui::desk::Desk;
use crate::ui::map_paint::MapStyle;
use crate::ui::map_pane::callouts::{self, Called};
use crate::ui::map_pane::lit::Lit;
use crate::ui::map_pane::{controls, density, overview, paint};

/// How long a fan takes to open.
const FAN_SECONDS: f32 = 0.18;

/// How long symbols take to give way to a density, and a density to symbols.
const FADE_SECONDS: f32 = 0.18;

/// Letters of a size smaller than this can't be read on a screen.
const LEAST: f32 = 7.2;

/// What the scene was computed from.
#[derive(Clone, Copy, PartialEq)]
struct Stamp {
    version: u64,
    language: &'static str,
    camera: Camera,
    size: (f32, f32),
    fan: Option<Key>,
    layers: Layers,
    drawing: bool,
    /// How far the density stands for the symbols, as the bits of a number from 0 to 1.
    fade: u32,
    pixels: f32,
    callouts: u64,
}

/// The scene and what it is made of.
pub struct Cache {
    archive: Arc<Archive>,
    names: Option<MapNames>,
    ground: Arc<Ground>,
    ground_for: Option<(u64, &'static str)>,
    gathered: Gathered,
    gathered_for: Option<(u64, &'static str)>,
    points: Points,
    scene: Arc<Scene>,
    callouts: Vec<Called>,
    stamp: Option<Stamp>,
    /// What was last looked at, and whether it is a density.
    looked: Option<Stamp>,
    is_dense: bool,
    density: density::Cache,
    /// What of a density was last under the pointer, and in which scene.
    spot: Option<(Stamp, Point, Option<Spot>)>,
    style: Option<(bool, u64, MapStyle)>,
}

impl Cache {
    /// Nothing yet.
    pub fn new(archive: Arc<Archive>) -> Self {
        Self {
            archive,
            names: None,
            ground: Arc::default(),
            ground_for: None,
            gathered: Gathered::default(),
            gathered_for: None,
            points: Points::default(),
            scene: Arc::default(),
            callouts: Vec::new(),
            stamp: None,
            looked: None,
            is_dense: false,
            density: density::Cache::default(),
            spot: None,
            style: None,
        }
    }

    /// The scene of this frame.
    pub fn scene(&self) -> Arc<Scene> {
        Arc::clone(&self.scene)
    }

    /// The callouts on the scene.
    pub fn callouts(&self) -> &[Called] {
        &self.callouts
    }

    /// The places of the scene.
    pub fn ground(&self) -> Arc<Ground> {
        Arc::clone(&self.ground)
    }

    /// What the legend says of the density, where it stands for the symbols.
    pub fn density_key(&self) -> Option<&density::Key> {
        self.density.key().filter(|_| self.is_dense)
    }

    /// What of a density lies under a point of the sheet.
    pub fn spot(&mut self, desk: &Desk, view: &View, at: Point) -> Option<Spot> {
        let stamp = self.stamp?;
        if self.scene.density < Scene::SHADED {
            return None;
        }
        let kept = self
            .spot
            .take()
            .filter(|kept| (kept.0, kept.1) == (stamp, at));
        let (.., spot) = self.spot.insert(kept.unwrap_or_else(|| {
            let shown = shown_rows(desk, &self.ground);
            let spot = self.points.spot(&self.gathered, &shown, view, at);
            (stamp, at, spot)
        }));
        spot.clone()
    }

    /// Paints the density where there is one, below everything else of the scene.
    pub fn shade(&mut self, ui: &Ui, desk: &Desk, rect: Rect) {
        let Some(stamp) = self.stamp.filter(|_| self.scene.density > 0.0) else {
            return;
        };
        let view = sheet_view(desk, rect);
        let key = (stamp.version, stamp.camera.zoom.to_bits(), stamp.size);
        let make = || self.points.shaded(&self.gathered, &view);
        self.density
            .paint(ui, desk, rect, &view, (key, self.scene.density), make);
    }

    /// Paints the scene.
    pub fn paint(&mut self, ui: &Ui, desk: &Desk, rect: Rect, lit: &Lit) {
        let open = desk.state.chosen().fan.is_some();
        let id = ui.scope_id().with(("fan", desk.state.chosen().fan));
        let fan = ui.ctx().animate_bool_with_time(id, open, FAN_SECONDS);
        let scene = self.scene();
        paint::events(ui, rect, &scene, self.style(desk), (lit, fan));
    }

    /// The painter's colours, made anew with the theme or the kinds.
    fn style(&mut self, desk: &Desk) -> &MapStyle {
        let (dark, version) = (desk.theme.dark, desk.state.version());
        let kept = self
            .style
            .take()
            .filter(|kept| kept.0 == dark && kept.1 == version);
        let (_, _, style) = self
            .style
            .insert(kept.unwrap_or_else(|| (dark, version, desk.map_style())));
        style
    }

    /// Computes the scene anew where anything it depends on has changed. While the reader is drawing, the hint
    /// that says how to stop needs room too.
    pub fn refresh(&mut self, ui: &Ui, desk: &Desk, rect: Rect, drawing: bool) {
        let state = desk.state;
        let view = sheet_view(desk, rect);
        let mut stamp = Stamp {
            version: state.version(),
            language: names_code(desk),
            camera: view.camera,
            size: (view.width, view.height),
            fan: state.chosen().fan,
            layers: state.chosen().layers,
            drawing,
            fade: 0,
            callouts: callouts::stamp(desk),
            pixels: ui.ctx().pixels_per_point(),
        };
        let looked = Stamp { fade: 0, ..stamp };
        if self.looked != Some(looked) {
            self.looked = Some(looked);
            self.gather(desk, &stamp);
            self.is_dense = self
                .points
                .look(&self.gathered, &view, stamp.layers.density);
        }
        let id = ui.scope_id().with("density");
        let fade = ui
            .ctx()
            .animate_bool_with_time(id, self.is_dense, FADE_SECONDS);
        stamp.fade = fade.to_bits();
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        self.points.fade(&self.gathered, &view, fade);
        let ground = self.ground();
        let shown = shown_rows(desk, &ground);
        let names = self.names_in(desk, &view, stamp.layers.labels);
        let mut keep_out = keep_out(&view, drawing);
        let colours = self.style(desk).clone();
        let measure = |text: &str, style: LabelStyle| paint::measure(ui, text, style, &colours);
        let say = |say: Say| desk.words.on_map(say, state.table(), state.summary());
        let in_region = |id: &RegionId, at| {
            state
                .regions()
                .get(id)
                .is_some_and(|region| region.contains(at))
        };
        profiling::scope!("scene");
        let laid = |keep_out: &[crate::map::Rect]| {
            Scene::new(&SceneInput {
                view,
                gathered: &self.gathered,
                points: &self.points,
                shown: &shown,
                open: stamp.fan,
                names: &names,
                keep_out,
                tray_at: Point { x: 12.0, y: 12.0 },
                measure: &measure,
                least: LEAST,
                say: &say,
                in_region: &in_region,
            })
        };
        let mut scene = laid(&keep_out);
        self.callouts = callouts::placed(ui, desk, &view, &scene, &mut keep_out);
        if !self.callouts.is_empty() {
            scene = laid(&keep_out);
            self.callouts = callouts::joined(std::mem::take(&mut self.callouts), &view, &scene);
        }
        if !stamp.layers.flows {
            scene.arrows.clear();
        }
        self.scene = Arc::new(scene);
    }

    /// Gathers what is shown, where that has changed.
    fn gather(&mut self, desk: &Desk, stamp: &Stamp) {
        let state = desk.state;
        let ground = (state.table_number(), stamp.language);
        if self.ground_for != Some(ground) {
            self.ground_for = Some(ground);
            let known = Ground::of(state.table(), state.regions(), stamp.language);
            self.ground = Arc::new(known);
        }
        let events = (stamp.version, stamp.language);
        if self.gathered_for != Some(events) {
            self.gathered_for = Some(events);
            let shown = shown_rows(desk, &self.ground);
            self.gathered = Gathered::new(Arc::clone(&self.ground), &shown);
            self.points.forget();
        }
    }

    fn names_in(&mut self, desk: &Desk, view: &View, wanted: bool) -> Vec<Name> {
        if !wanted {
            return Vec::new();
        }
        let archive = Arc::clone(&self.archive);
        let names = self
            .names
            .get_or_insert_with(|| MapNames::new(archive, desk.state.regions()));
        let language = names_code(desk);
        let found = names.names_in(view);
        (0u32..)
            .zip(found)
            .map(|(rank, name)| Name::of(&name, rank, language))
            .collect()
    }
}

/// The shown events as the map asks for them.
pub fn shown_rows<'a>(desk: &Desk<'a>, ground: &'a Ground) -> ShownRows<'a> {
    ShownRows {
        table: desk.state.table(),
        summary: desk.state.summary(),
        ground,
    }
}

/// What is looked at, on the sheet as it is in this frame.
fn sheet_view(desk: &Desk, rect: Rect) -> View {
    View {
        width: rect.width(),
        height: rect.height(),
        ..desk.state.view()
    }
}

/// Where buttons, scale and overview lie, and the hint while something is drawn.
fn keep_out(view: &View, drawing: bool) -> Vec<crate::map::Rect> {
    let sheet = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(view.width, view.height));
    [
        controls::column(sheet),
        controls::scale_rect(sheet),
        overview::rect(sheet),
    ]
    .into_iter()
    .chain(drawing.then(|| controls::hint_rect(sheet)))
    .map(|rect| crate::map::Rect::at(rect.left(), rect.top(), rect.width(), rect.height()))
    .collect()
}

/// The language of the names on the map.
fn names_code(desk: &Desk) -> &'static str {
    let names = desk.state.chosen().layers.names;
    names.code(desk.state.language())
}
