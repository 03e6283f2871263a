//! The map's scene, kept until the view, the events or the language change.

use std::sync::Arc;

use egui::{Rect, Ui};

use crate::geo::{Archive, Camera, MapNames, Point, View};
use crate::map::{Gathered, Key, LabelStyle, Name, Say, Scene, SceneInput};
use crate::model::RegionId;
use crate::ui::desk::Desk;
use crate::ui::map_paint::MapStyle;
use crate::ui::map_pane::{controls, overview, paint};

/// How long a fan takes to open.
const FAN_SECONDS: f32 = 0.18;

/// What the scene was computed from.
#[derive(Clone, Copy, PartialEq)]
struct Stamp {
    version: u64,
    language: &'static str,
    camera: Camera,
    size: (f32, f32),
    fan: Option<Key>,
    labels: bool,
    flows: bool,
    pixels: f32,
}

/// The scene and what it is made of.
pub struct Cache {
    archive: Arc<Archive>,
    names: Option<MapNames>,
    gathered: Gathered,
    gathered_for: Option<(u64, &'static str)>,
    scene: Arc<Scene>,
    stamp: Option<Stamp>,
    style: Option<(bool, u64, MapStyle)>,
}

impl Cache {
    /// Nothing yet.
    pub fn new(archive: Arc<Archive>) -> Self {
        Self {
            archive,
            names: None,
            gathered: Gathered::default(),
            gathered_for: None,
            scene: Arc::default(),
            stamp: None,
            style: None,
        }
    }

    /// The scene of this frame.
    pub fn scene(&self) -> Arc<Scene> {
        Arc::clone(&self.scene)
    }

    /// Paints the scene.
    pub fn paint(&mut self, ui: &Ui, desk: &Desk, rect: Rect) {
        let open = desk.state.chosen().fan.is_some();
        let id = ui.scope_id().with(("fan", desk.state.chosen().fan));
        let fan = ui.ctx().animate_bool_with_time(id, open, FAN_SECONDS);
        let scene = self.scene();
        paint::events(ui, desk, rect, &scene, self.style(desk), fan);
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

    /// Computes the scene anew where anything it depends on has changed.
    pub fn refresh(&mut self, ui: &Ui, desk: &Desk, rect: Rect) {
        let state = desk.state;
        let view = View {
            width: rect.width(),
            height: rect.height(),
            ..state.view()
        };
        let stamp = Stamp {
            version: state.version(),
            language: names_code(desk),
            camera: view.camera,
            size: (view.width, view.height),
            fan: state.chosen().fan,
            labels: state.chosen().layers.labels,
            flows: state.chosen().layers.flows,
            pixels: ui.ctx().pixels_per_point(),
        };
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        let events = (stamp.version, stamp.language);
        if self.gathered_for != Some(events) {
            self.gathered_for = Some(events);
            let selection = &state.summary().selection;
            let language = stamp.language;
            self.gathered = Gathered::of(state.table(), selection, state.regions(), language);
        }
        let names = self.names_in(desk, &view, stamp.labels);
        let keep_out = keep_out(&view);
        let colours = self.style(desk).clone();
        let measure = |text: &str, style: LabelStyle| paint::measure(ui, text, style, &colours);
        let say = |say: Say| words(desk, say);
        let in_region = |id: &RegionId, at| {
            state
                .regions()
                .get(id)
                .is_some_and(|region| region.contains(at))
        };
        let mut scene = Scene::new(&SceneInput {
            view,
            gathered: &self.gathered,
            open: stamp.fan,
            names: &names,
            keep_out: &keep_out,
            tray_at: Point { x: 12.0, y: 12.0 },
            measure: &measure,
            say: &say,
            in_region: &in_region,
        });
        if !stamp.flows {
            scene.arrows.clear();
        }
        self.scene = Arc::new(scene);
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
            .map(|(rank, name)| Name {
                kind: name.kind,
                text: name.name_in(language).to_owned(),
                at: name.at,
                rank,
            })
            .collect()
    }
}

/// Where buttons, scale and overview lie.
fn keep_out(view: &View) -> Vec<crate::map::Rect> {
    let sheet = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(view.width, view.height));
    [
        controls::column(sheet),
        controls::scale_rect(sheet),
        overview::rect(sheet),
    ]
    .into_iter()
    .map(|rect| crate::map::Rect::at(rect.left(), rect.top(), rect.width(), rect.height()))
    .collect()
}

/// The language of the names on the map.
fn names_code(desk: &Desk) -> &'static str {
    let names = desk.state.chosen().layers.names;
    names.code(desk.state.language())
}

/// The words that the map needs.
fn words(desk: &Desk, say: Say) -> String {
    let table = desk.state.table();
    match say {
        Say::TrayTitle => desk.say("map-tray"),
        Say::TrayMore(places) => desk.words.count("filter-more", places),
        Say::Cluster { name, others } => desk.say_with(
            "map-cluster",
            &[("place", name.into()), ("n", others.into())],
        ),
        Say::People { total, not_added } if total.events == 0 && not_added > 0 => {
            desk.say("map-not-added-long")
        }
        Say::People { total, .. } => desk.words.total(total).headline,
        Say::Count(events) => desk.words.number(events as u64),
        Say::Date(row) => desk.words.date_short(&table.event(row).date),
        Say::Number(row) => {
            let event = table.event(row);
            if desk.state.summary().selection.is_added(row) {
                desk.words.people_label(&event.people())
            } else if event.part_of.is_some() {
                desk.say("map-part")
            } else {
                desk.say("map-not-added")
            }
        }
    }
}
