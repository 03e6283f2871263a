//! What each action does to the state.

use std::sync::Arc;

use crate::action::{Action, Scenes};
use crate::geo::{Point, View};
use crate::jobs::Job;
use crate::state::layout::{set_fold, set_size};
use crate::state::{Dialog, Gesture, Layer, Notice, State, picks, scenes};
use crate::table::{Bins, Filter};

/// The gesture that an action is a part of, where it goes on over many frames.
pub(super) fn gesture(action: &Action) -> Option<Gesture> {
    match action {
        Action::Look(_) | Action::Pan(..) | Action::Zoom(..) | Action::Home => {
            Some(Gesture::Camera)
        }
        Action::Window(..) => Some(Gesture::Window),
        Action::TimeView(_) => Some(Gesture::TimeView),
        Action::Search(_) => Some(Gesture::Typing),
        Action::AtLeast(_) => Some(Gesture::AtLeast),
        Action::Tick(_) | Action::Play(_) => Some(Gesture::Playing),
        Action::Scenes(Scenes::Word(wording, _)) => Some(Gesture::Wording(*wording)),
        _ => None,
    }
}

impl State {
    /// Whether an action may change what is chosen. Those that come with every frame or as news from
    /// jobs change nothing that undo takes back, so nothing needs to be kept for them.
    pub(super) fn may_choose(&self, action: &Action) -> bool {
        match action {
            Action::Tick(seconds) => self.playback.is_due(*seconds),
            // A briefing that was just opened is where it begins: nothing to take back.
            Action::Built(..) => self.fit_next && self.paper.first.is_none(),
            Action::Scenes(scenes) => scenes::may_choose(scenes),
            Action::Point(_)
            | Action::Sheet(..)
            | Action::Unit(_)
            | Action::Fold(..)
            | Action::Resize(..)
            | Action::WindowSize(..)
            | Action::Restore(_)
            | Action::Sorted(..)
            | Action::Progress(..)
            | Action::Read(..)
            | Action::Export(_)
            | Action::Present(_)
            | Action::SystemIsStill
            | Action::Changed(_) => false,
            _ => true,
        }
    }

    /// Does what any action asks but for undo and redo, and leaves what follows from it to `apply`.
    pub(super) fn act(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Window(from, to) => self.set_window(from, to),
            Action::Reading(reading) => self.chosen.filter.reading = reading,
            Action::Toggle(choice) => self.toggle(choice),
            Action::Only(choice) => self.only(choice),
            Action::Lift(dimension) => picks::lift(&mut self.chosen.filter, dimension),
            Action::AtLeast(people) => self.chosen.filter.people_at_least = people,
            Action::Search(text) => self.chosen.filter.text = text,
            Action::Area(area) => self.chosen.filter.area = area,
            Action::ResetFilter => {
                let reading = self.chosen.filter.reading;
                self.chosen.filter = Filter {
                    reading,
                    ..Filter::default()
                };
            }
            action => return self.act_on_view(action),
        }
        Vec::new()
    }

    fn act_on_view(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Select(row) => self.select(row),
            Action::SelectBeside(by) => self.select_beside(by),
            Action::Point(what) => self.point(what),
            Action::Fan(key) => self.chosen.fan = key,
            Action::Sheet(width, height) => {
                self.sheet = (width, height);
                self.present_on_sheet();
            }
            Action::Look(camera) => self.look(&View {
                camera,
                ..self.view()
            }),
            Action::Pan(x, y) => self.look(&self.view().panned(x, y)),
            Action::Zoom(steps, anchor) => {
                let view = self.view();
                let middle = Point {
                    x: view.width / 2.0,
                    y: view.height / 2.0,
                };
                self.look(&view.zoomed(steps, anchor.unwrap_or(middle)));
            }
            Action::Home => self.home(),
            Action::ShowOnMap(row) => self.show_on_map(row),
            Action::Layer(layer, on) => match layer {
                Layer::Choropleth => self.chosen.layers.choropleth = on,
                Layer::Density => self.chosen.layers.density = on,
                Layer::Flows => self.chosen.layers.flows = on,
                Layer::Labels => self.chosen.layers.labels = on,
            },
            Action::NamesIn(names) => self.chosen.layers.names = names,
            action => return self.act_on_time(action),
        }
        Vec::new()
    }

    fn act_on_time(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Unit(unit) => {
                self.unit = unit;
                let [bins] = Bins::without_time(&self.table, &self.sieve, [unit]);
                self.timeline.histogram = bins;
            }
            Action::TimeView(view) => self.chosen.time_view = view.map(|view| self.in_span(view)),
            Action::Play(playing) => self.play(playing),
            Action::Step(steps) => {
                // At either end there is no room, and nothing to say about it.
                self.step(steps);
            }
            Action::Speed(speed) => self.playback.speed = speed,
            Action::Loop(looped) => self.playback.looped = looped,
            Action::Mode(mode) => self.chosen.mode = mode,
            Action::Tick(seconds) => self.tick(seconds),
            action => return self.act_on_files(action),
        }
        Vec::new()
    }

    fn act_on_files(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Scenes(scenes) => self.act_on_scenes(scenes),
            Action::Present(present) => self.present(present),
            Action::PickFiles => vec![Job::PickFiles],
            Action::NoFileDialog => {
                self.dialog = Some(Dialog::Path);
                Vec::new()
            }
            Action::Open(origins) => self.open_any(origins),
            Action::Reload(key) => self.reload(key),
            Action::ShowDataset(key, shown) => self.show_dataset(key, shown),
            Action::Close(key) => self.close(key),
            Action::Cancel(id) => self.cancel(id),
            Action::Progress(id, share) => {
                self.progressed(id, share);
                Vec::new()
            }
            Action::Read(id, origin, result) => self.was_read(id, origin, result),
            Action::Built(id, table) => {
                if self.building.is_none_or(|building| building.id != id) {
                    return Vec::new();
                }
                self.building = None;
                self.table_built(Arc::clone(&table));
                let mut jobs = self.sort();
                jobs.push(Job::LearnIds(table));
                jobs
            }
            Action::Sorted(table, by, rows) => {
                self.sorted(&table, by, rows);
                Vec::new()
            }
            Action::Changed(path) => {
                self.file_changed(&path);
                Vec::new()
            }
            Action::Export(asked) => self.export(asked),
            Action::SettingsNotSaved(why) => self.notice(Notice::SettingsNotSaved(why)),
            Action::SettingsDamaged(path) => self.notice(Notice::SettingsDamaged(path)),
            Action::Dismiss(at) => {
                if at < self.notices.len() {
                    self.notices.remove(at);
                }
                Vec::new()
            }
            action => self.act_on_window(action),
        }
    }

    fn act_on_window(&mut self, action: Action) -> Vec<Job> {
        let before = self.settings.clone();
        let mut jobs = Vec::new();
        match action {
            Action::Fold(fold, open) => set_fold(&mut self.settings.layout, fold, open),
            Action::Resize(fold, size) => set_size(&mut self.settings.layout, fold, size),
            Action::WindowSize(width, height) => {
                self.settings.layout.window = Some((width, height));
            }
            Action::Tab(tab) => self.settings.layout.tab = tab,
            Action::Sort(by) => jobs = self.sort_by(by),
            Action::Dialog(dialog) => {
                // Whoever closes a dialog does not want what was to follow.
                self.paper.next = None;
                self.dialog = dialog;
            }
            Action::Language(language) => {
                self.language = language;
                self.settings.language = Some(language.code().to_owned());
            }
            Action::Theme(theme) => self.settings.theme = theme,
            Action::Motion(motion) => self.settings.motion = motion,
            Action::SystemIsStill => self.system_is_still = true,
            Action::Restore(settings) => {
                return self.restore(*settings);
            }
            // Undo, redo and the end of a gesture were taken care of before.
            _ => return Vec::new(),
        }
        // Sizes follow the pointer; they are written when the program ends.
        let worth_writing =
            self.settings != before && self.settings.layout.same_sizes(&before.layout);
        jobs.extend(worth_writing.then(|| Job::Save(Box::new(self.settings.clone()))));
        jobs
    }

    pub(super) fn notice(&mut self, notice: Notice) -> Vec<Job> {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
        Vec::new()
    }
}
