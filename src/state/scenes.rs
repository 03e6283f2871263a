//! The scenes of the briefing: captured from what is on screen, shown again, edited. Their file is `paper`.

use std::sync::Arc;

use crate::action::{Scenes, Wording};
use crate::briefing::{
    Anchor, Briefing, Callout, Counts, Limits, Scene, SceneId, Shot, Then, Version, cut, cut_line,
};
use crate::geo::View;
use crate::jobs::{Job, Stamp};
use crate::state::{Fold, Origin, State, Tab, layout};
use crate::table::Row;

/// Whether a wish about scenes may change what is chosen.
pub(super) fn may_choose(scenes: &Scenes) -> bool {
    matches!(
        scenes,
        Scenes::Capture(_)
            | Scenes::Recapture(_)
            | Scenes::Show(_)
            | Scenes::Beside(_)
            | Scenes::Word(..)
            | Scenes::Move(..)
            | Scenes::Duplicate(_)
            | Scenes::Delete(_)
            | Scenes::CallOut(..)
            | Scenes::Uncall(..)
    )
}

impl State {
    /// The scenes, in order.
    #[must_use]
    pub fn briefing(&self) -> &Briefing {
        &self.chosen.briefing
    }

    /// The scene that was shown or captured last.
    #[must_use]
    pub fn scene(&self) -> Option<&Scene> {
        self.chosen.briefing.scene(self.chosen.scene?)
    }

    /// The callouts on screen: those of the scene, as long as what it shows is shown.
    #[must_use]
    pub fn callouts_shown(&self) -> &[Callout] {
        let scene = self.scene();
        let scene = scene.filter(|scene| scene.shot.filter == self.chosen.filter);
        scene.map_or(&[], |scene| scene.callouts.as_slice())
    }

    /// Whether the reader has looked elsewhere since the scene was shown or captured.
    #[must_use]
    pub fn left_scene(&self) -> bool {
        self.scene().is_some_and(|scene| {
            let (now, then) = (&self.chosen, &scene.shot);
            now.framed != Some(now.camera)
                || (&now.filter, now.layers, now.time_view, now.mode)
                    != (&then.filter, then.layers, then.time_view, then.mode)
                || self.origins() != scene.datasets
        })
    }

    /// How a callout leads to the event of a row.
    #[must_use]
    pub fn anchor(&self, row: Row) -> Option<Anchor> {
        let of = self.table.datasets().get(self.table.dataset(row))?;
        let mut open = self.datasets.iter();
        let open = open.find(|open| Arc::ptr_eq(&open.dataset, of))?;
        let event = self.table.event(row).id.clone();
        Some(Anchor::Event(open.origin.clone(), event))
    }

    /// The row of the event that a callout leads to, where its dataset is in the table.
    #[must_use]
    pub fn row_of(&self, anchor: &Anchor) -> Option<Row> {
        let Anchor::Event(origin, event) = anchor else {
            return None;
        };
        let mut open = self.datasets.iter();
        let open = open.find(|open| open.origin == *origin)?;
        let mut of = self.table.datasets().iter();
        let dataset = of.position(|of| Arc::ptr_eq(of, &open.dataset))?;
        self.table.find(dataset, event)
    }

    /// Whether the event that a callout leads to is among those that are shown.
    #[must_use]
    pub fn shows(&self, anchor: &Anchor) -> bool {
        let rows = &self.summary.selection.rows;
        let row = self.row_of(anchor);
        row.is_some_and(|row| rows.binary_search(&row).is_ok())
    }

    pub(super) fn act_on_scenes(&mut self, scenes: Scenes) -> Vec<Job> {
        match scenes {
            Scenes::Capture(title) => return self.capture(&title),
            Scenes::Recapture(id) => return self.recapture(id),
            Scenes::Show(id) => return self.show_scene(id),
            Scenes::Beside(by) => return self.show_beside(by),
            Scenes::Word(wording, text) => self.word(wording, &text),
            Scenes::Move(id, to) => self.edit(|briefing| briefing.move_to(id, to)),
            Scenes::Duplicate(id) => {
                let mut copy = None;
                self.edit(|briefing| copy = briefing.duplicate(id));
                let is_on_screen = self.chosen.scene == Some(id);
                match copy {
                    Some(copy) if is_on_screen => self.chosen.scene = Some(copy),
                    Some(copy) => return self.show_scene(copy),
                    None => {}
                }
            }
            Scenes::Delete(id) => {
                let mut next = None;
                self.edit(|briefing| next = briefing.remove(id));
                if self.chosen.scene == Some(id) {
                    self.chosen.scene = None;
                    // What is marked in the list is what is on screen.
                    return next.map(|id| self.show_scene(id)).unwrap_or_default();
                }
            }
            Scenes::CallOut(id, callout) => {
                self.change(id, |scene| scene.call_out(callout));
                // There its words are written.
                self.see_scenes();
            }
            Scenes::Uncall(id, at) => self.change(id, |scene| scene.uncall(at)),
            scenes => return self.act_on_paper(scenes),
        }
        Vec::new()
    }

    /// The datasets that are shown, by where they are.
    pub(super) fn origins(&self) -> Vec<Origin> {
        let shown = self.datasets.iter().filter(|open| open.shown);
        shown.map(|open| open.origin.clone()).collect()
    }

    /// What is on screen.
    fn shot(&self) -> Shot {
        let chosen = &self.chosen;
        Shot {
            camera: self.view().camera,
            sheet: Some(self.sheet),
            filter: chosen.filter.clone(),
            layers: chosen.layers,
            time_view: chosen.time_view,
            mode: chosen.mode,
        }
    }

    /// What is counted on screen; nothing where the columns of what is shown are still on their way.
    fn then(&self) -> Option<Then> {
        let shown = self.datasets.iter().filter(|open| open.shown);
        let read = |stamp: &Stamp| Version::Read(stamp.clone());
        let of =
            shown.filter_map(|open| Some((open.origin.clone(), open.stamp.as_ref().map(read)?)));
        self.building.is_none().then(|| Then {
            counts: Counts::of(&self.summary),
            of: of.collect(),
        })
    }

    /// Changes the briefing.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Briefing)) {
        change(Arc::make_mut(&mut self.chosen.briefing));
    }

    /// Changes a scene.
    fn change(&mut self, id: SceneId, change: impl FnOnce(&mut Scene)) {
        self.edit(|briefing| briefing.change(id, change));
    }

    fn capture(&mut self, title: &str) -> Vec<Job> {
        if self.chosen.briefing.is_full() {
            return Vec::new();
        }
        let scene = Scene {
            id: self.chosen.briefing.free_id(),
            title: cut_line(title, Limits::TITLE),
            caption: String::new(),
            datasets: self.origins(),
            shot: self.shot(),
            callouts: Vec::new(),
            then: self.then(),
        };
        let behind = self.chosen.scene;
        self.chosen.scene = Some(scene.id);
        self.chosen.framed = Some(self.chosen.camera);
        self.edit(|briefing| briefing.insert(scene, behind));
        self.see_scenes();
        self.ask_fingerprints()
    }

    /// Turns to the page of the scenes, so that it is seen what came of it.
    pub(super) fn see_scenes(&mut self) {
        self.settings.layout.tab = Tab::Scenes;
        layout::set_fold(&mut self.settings.layout, Fold::Side, true);
    }

    fn recapture(&mut self, id: SceneId) -> Vec<Job> {
        let (datasets, shot, then) = (self.origins(), self.shot(), self.then());
        self.change(id, |scene| {
            scene.datasets = datasets;
            scene.shot = shot;
            scene.then = then;
        });
        if self.chosen.briefing.scene(id).is_some() {
            self.chosen.scene = Some(id);
            self.chosen.framed = Some(self.chosen.camera);
        }
        self.ask_fingerprints()
    }

    fn word(&mut self, wording: Wording, text: &str) {
        match wording {
            Wording::Briefing => {
                let title = cut_line(text, Limits::TITLE);
                self.edit(|briefing| briefing.title = title);
            }
            Wording::Title(id) => {
                self.change(id, |scene| scene.title = cut_line(text, Limits::TITLE));
            }
            Wording::Caption(id) => {
                self.change(id, |scene| scene.caption = cut(text, Limits::CAPTION));
            }
            Wording::Callout(id, at) => self.change(id, |scene| scene.reword(at, text)),
        }
    }

    fn show_beside(&mut self, by: i32) -> Vec<Job> {
        let scenes = &self.chosen.briefing.scenes;
        let at = self.chosen.scene;
        let at = at.and_then(|id| self.chosen.briefing.position(id));
        let next = match at {
            Some(at) => at.checked_add_signed(by as isize),
            None if by < 0 => scenes.len().checked_sub(1),
            None => Some(0),
        };
        let next = next.and_then(|next| scenes.get(next)).map(|scene| scene.id);
        next.map(|id| self.show_scene(id)).unwrap_or_default()
    }

    /// Brings back what a scene shows; its datasets are opened where they are not.
    fn show_scene(&mut self, id: SceneId) -> Vec<Job> {
        let Some(scene) = self.chosen.briefing.scene(id) else {
            return Vec::new();
        };
        let shot = scene.shot.clone();
        self.chosen.scene = Some(id);
        self.playback.playing = false;
        self.bring_back(shot);
        self.show_datasets_of_scene()
    }

    fn bring_back(&mut self, shot: Shot) {
        let (width, height) = self.sheet;
        let camera = shot.camera_on(width, height);
        self.look(&View {
            camera,
            ..self.view()
        });
        self.chosen.framed = Some(self.chosen.camera);
        self.chosen.filter = shot.filter;
        self.chosen.layers = shot.layers;
        self.chosen.time_view = shot.time_view;
        self.chosen.mode = shot.mode;
        self.chosen.fan = None;
        self.chosen.selected = None;
        self.find_selected();
    }

    /// Shows the datasets of the scene on screen, and no others.
    pub(super) fn show_datasets_of_scene(&mut self) -> Vec<Job> {
        let Some(scene) = self.scene() else {
            return Vec::new();
        };
        let wanted = scene.datasets.clone();
        if wanted.is_empty() || wanted == self.origins() {
            return Vec::new();
        }
        let is_open = |origin: &Origin| self.datasets.iter().any(|open| open.origin == *origin);
        let missing: Vec<Origin> = wanted
            .iter()
            .filter(|origin| !is_open(origin))
            .cloned()
            .collect();
        if missing.is_empty() {
            self.show_only(&wanted);
            return self.rebuild();
        }
        self.paper.first = self.chosen.scene;
        let there = self.datasets.iter();
        let there = there.filter(|open| wanted.contains(&open.origin));
        self.arrived = there.map(|open| open.key).collect();
        self.asked.clone_from(&missing);
        missing
            .into_iter()
            .map(|origin| self.read(origin))
            .collect()
    }

    fn show_only(&mut self, wanted: &[Origin]) {
        let is_open = self
            .datasets
            .iter()
            .any(|open| wanted.contains(&open.origin));
        // Nothing shown at all would be a riddle.
        if is_open {
            for open in &mut self.datasets {
                open.shown = wanted.contains(&open.origin);
            }
        }
    }

    /// Everything that was asked for has arrived: of it, only what the scene to come shows is shown.
    pub(super) fn show_only_first_scene(&mut self) {
        let first = self.paper.first;
        let scene = first.and_then(|id| self.chosen.briefing.scene(id));
        if let Some(wanted) = scene.map(|scene| scene.datasets.clone())
            && !wanted.is_empty()
        {
            self.show_only(&wanted);
        }
    }

    /// The columns of the datasets are there: what the scene to come looks at is looked at. Whether there is one.
    pub(super) fn begin_scenes(&mut self) -> bool {
        if !self.running.is_empty() {
            return false;
        }
        let first = self.paper.first.take();
        let scene = first.and_then(|id| self.chosen.briefing.scene(id));
        let Some((id, shot)) = scene.map(|scene| (scene.id, scene.shot.clone())) else {
            return false;
        };
        self.chosen.scene = Some(id);
        self.bring_back(shot);
        true
    }

    /// A callout with a text, to an event on screen.
    #[must_use]
    pub fn callout_to(&self, row: Row, text: String) -> Option<Callout> {
        self.anchor(row).map(|to| Callout { to, text })
    }
}

#[cfg(test)]
pub(super) mod tests;
