//! Datasets coming and going: what is read takes the place of what is shown, and nothing open is lost.

use std::path::Path;
use std::sync::Arc;

use crate::format::Opened;
use crate::jobs::{Fetched, Job, ReadError};
use crate::model::Dataset;
use crate::state::{
    Building, DatasetKey, Dialog, JobId, Notice, OpenDataset, Origin, Problems, Running, State,
};
use crate::table::Table;

impl State {
    /// Opens a dataset that is in memory already: the bundled one, at the start.
    pub fn open_now(&mut self, origin: Origin, opened: Opened) {
        self.add(origin, opened.into());
        let table = Table::new(&self.shown_datasets(), &self.regions);
        self.table_built(Arc::new(table));
        let by = self.settings.layout.sort;
        self.sorted(&Arc::clone(&self.table), by, self.table.order(by));
    }

    pub(super) fn shown_datasets(&self) -> Vec<Arc<Dataset>> {
        let shown = self.datasets.iter().filter(|open| open.shown);
        shown.map(|open| Arc::clone(&open.dataset)).collect()
    }

    /// Asks for the columns of what is shown now, in place of those that were asked for before.
    pub(super) fn rebuild(&mut self) -> Vec<Job> {
        let id = self.next_job();
        let before = self.building.replace(Building { id, share: 0.0 });
        let mut jobs: Vec<Job> = before.iter().map(|old| Job::Cancel(old.id)).collect();
        jobs.push(Job::Build(id, self.shown_datasets()));
        jobs
    }

    pub(super) fn next_job(&mut self) -> JobId {
        let id = JobId(self.next_key);
        self.next_key += 1;
        id
    }

    /// A job is further. Threads tell so in any order.
    pub(super) fn progressed(&mut self, id: JobId, share: f32) {
        let running = self.running.iter_mut();
        let running = running.filter(|running| running.id == id);
        let building = self.building.iter_mut();
        let building = building.filter(|building| building.id == id);
        let shares = running.map(|running| &mut running.share);
        for known in shares.chain(building.map(|building| &mut building.share)) {
            *known = known.max(share);
        }
    }

    /// Stops a job. What it was to bring does not come; where it builds columns, what is on screen stays open.
    pub(super) fn cancel(&mut self, id: JobId) -> Vec<Job> {
        let mut jobs = vec![Job::Cancel(id)];
        if self
            .building
            .take_if(|building| building.id == id)
            .is_some()
        {
            jobs.extend(self.stay_with_built());
        }
        jobs
    }

    /// The open datasets are those on screen again.
    fn stay_with_built(&mut self) -> Vec<Job> {
        let wanted = std::mem::replace(&mut self.datasets, self.built.clone());
        // What was read of a file and is not shown is news of it again.
        let is_newer = |open: &&OpenDataset| {
            let mut wanted = wanted.iter();
            wanted.any(|other| other.key == open.key && other.stamp != open.stamp)
        };
        let outdated = self.datasets.iter().filter(is_newer);
        let outdated: Vec<DatasetKey> = outdated.map(|open| open.key).collect();
        for key in outdated {
            self.notice(Notice::Changed(key));
        }
        self.fit_next = false;
        self.paper.first = None;
        self.see_changed()
    }

    fn add(&mut self, origin: Origin, fetched: Fetched) -> DatasetKey {
        let key = DatasetKey(self.next_key);
        self.next_key += 1;
        self.datasets.push(OpenDataset::new(key, origin, fetched));
        key
    }

    /// Reads files. Those asked for together are shown together, in place of what is shown.
    pub(super) fn open(&mut self, origins: Vec<Origin>) -> Vec<Job> {
        self.dialog = None;
        self.arrived.clear();
        self.asked.clone_from(&origins);
        origins
            .into_iter()
            .map(|origin| self.read(origin))
            .collect()
    }

    pub(super) fn read(&mut self, origin: Origin) -> Job {
        let id = self.run(&origin);
        Job::Read(id, origin)
    }

    /// A job that reads a file is under way.
    pub(super) fn run(&mut self, origin: &Origin) -> JobId {
        let id = self.next_job();
        self.running.push(Running {
            id,
            name: origin.name(),
            share: 0.0,
            again: None,
        });
        id
    }

    pub(super) fn reload(&mut self, key: DatasetKey) -> Vec<Job> {
        let open = self.datasets.iter().find(|open| open.key == key);
        let Some(origin) = open.map(|open| open.origin.clone()) else {
            return Vec::new();
        };
        let job = self.read(origin);
        if let Some(running) = self.running.last_mut() {
            running.again = Some(key);
        }
        self.forget_changed(key);
        vec![job]
    }

    pub(super) fn was_read(
        &mut self,
        id: JobId,
        origin: Origin,
        result: Result<Box<Fetched>, ReadError>,
    ) -> Vec<Job> {
        let at = self.running.iter().position(|running| running.id == id);
        let again = at.and_then(|at| self.running.remove(at).again);
        let fetched = match result {
            Ok(fetched) => *fetched,
            Err(error) => {
                let mut jobs = self.was_not_read(origin, error);
                // It is still not what is on screen.
                jobs.extend(
                    again
                        .into_iter()
                        .flat_map(|key| self.notice(Notice::Changed(key))),
                );
                return jobs;
            }
        };
        self.is_there(&origin);
        let mut jobs = Vec::new();
        if let Some(path) = origin.path() {
            // Whoever opened a briefing looks for that, and not for its data.
            if !self.belongs_to_scenes(&origin) {
                self.settings.remember(path.to_owned());
            }
            jobs.push(Job::Watch(path.to_owned()));
            jobs.push(Job::Save(Box::new(self.settings.clone())));
        }
        let key = self.put(origin, fetched);
        let open = self.datasets.iter().find(|open| open.key == key);
        let with_errors = open.filter(|open| open.diagnostics.errors > 0);
        if let Some(problems) = with_errors.and_then(OpenDataset::problems) {
            self.dialog = Some(Dialog::Problems(problems));
        }
        self.fit_next = true;
        if self.running.is_empty() {
            self.show_only_first_scene();
        }
        jobs.extend(self.ask_fingerprints());
        jobs.extend(self.see_changed());
        jobs.extend(self.rebuild());
        jobs
    }

    fn was_not_read(&mut self, origin: Origin, error: ReadError) -> Vec<Job> {
        self.is_not_it(&origin);
        let is_of_scenes = self.belongs_to_scenes(&origin);
        if is_of_scenes && matches!(error, ReadError::Missing) {
            return self.data_is_missing(&origin);
        }
        let jobs = if is_of_scenes {
            self.go_without(&origin)
        } else {
            Vec::new()
        };
        if !matches!(error, ReadError::Cancelled) {
            self.dialog = Some(Dialog::Problems(Problems::of_unopened(origin, error)));
        }
        jobs
    }

    /// Puts a dataset in place of its own older self; one that was asked for, in place of what is shown.
    /// One that is only read again stays as it is, shown or hidden.
    fn put(&mut self, origin: Origin, fetched: Fetched) -> DatasetKey {
        let asked = self.asked.iter().position(|asked| *asked == origin);
        let asked = asked.map(|at| self.asked.remove(at)).is_some();
        let older = self.datasets.iter_mut().find(|open| open.origin == origin);
        let key = if let Some(open) = older {
            let shown = open.shown || asked;
            let key = open.key;
            *open = OpenDataset {
                shown,
                ..OpenDataset::new(key, origin, fetched)
            };
            if !asked {
                return key;
            }
            key
        } else {
            self.add(origin, fetched)
        };
        self.arrived.push(key);
        for open in &mut self.datasets {
            open.shown &= self.arrived.contains(&open.key);
        }
        key
    }

    /// What was said of a file that changed on disk is said no more.
    pub(super) fn forget_changed(&mut self, key: DatasetKey) {
        let of_it = [Notice::Changed(key), Notice::NotVouched(key)];
        self.notices.retain(|notice| !of_it.contains(notice));
    }

    pub(super) fn show_dataset(&mut self, key: DatasetKey, shown: bool) -> Vec<Job> {
        if let Some(open) = self.datasets.iter_mut().find(|open| open.key == key) {
            open.shown = shown;
        }
        self.rebuild()
    }

    pub(super) fn close(&mut self, key: DatasetKey) -> Vec<Job> {
        self.datasets.retain(|open| open.key != key);
        self.forget_changed(key);
        // Nothing shown at all would be a riddle: what is left comes back.
        if self.datasets.iter().all(|open| !open.shown)
            && let Some(open) = self.datasets.first_mut()
        {
            open.shown = true;
        }
        self.rebuild()
    }

    /// A file on disk changed: whoever has it open is told, and decides.
    pub(super) fn file_changed(&mut self, path: &Path) {
        let open = self
            .datasets
            .iter_mut()
            .find(|open| open.origin.path() == Some(path));
        if let Some(open) = open {
            let notice = Notice::Changed(open.key);
            if !self.notices.contains(&notice) {
                self.notices.push(notice);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::action::Action;
    use crate::jobs::Stamp;
    use crate::state::Reason;
    use crate::state::samples;
    use crate::table::Row;

    fn file(name: &str) -> Origin {
        Origin::File(PathBuf::from(name))
    }

    /// The reads that were asked for.
    fn reads(jobs: Vec<Job>) -> Vec<(JobId, Origin)> {
        let read = |job| match job {
            Job::Read(id, origin) => Some((id, origin)),
            _ => None,
        };
        jobs.into_iter().filter_map(read).collect()
    }

    /// Asks for files and answers each with a dataset of so many events.
    fn open(state: &mut State, files: &[&str], events: usize) {
        let origins = files.iter().map(|name| file(name)).collect();
        answer(state, Action::Open(origins), events);
    }

    fn answer(state: &mut State, asked: Action, events: usize) {
        let jobs = state.apply(asked);
        for (id, origin) in reads(jobs) {
            let opened = samples::opened(&origin.name(), events);
            let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
            state.build(jobs);
        }
    }

    fn names(state: &State) -> Vec<String> {
        let shown = state.datasets().iter().filter(|open| open.shown);
        shown.map(|open| open.origin.name()).collect()
    }

    #[test]
    fn a_file_is_shown_in_place_of_what_was_and_that_stays_open() {
        let mut state = samples::state();
        open(&mut state, &["a.ron"], 5);
        assert_eq!(names(&state), ["a.ron"]);
        assert_eq!(state.datasets().len(), 2);
        assert_eq!(state.summary().total.events, 5);
    }

    #[test]
    fn an_event_that_is_chosen_while_another_file_is_on_its_way_is_the_one_on_screen() {
        let mut state = samples::state();
        let bundled = state.shown();
        let asked = reads(state.apply(Action::Open(vec![file("a.ron")])));
        let (id, origin) = asked.into_iter().next().unwrap();
        let opened = samples::opened("a", 24);
        let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
        assert_ne!(
            state.shown(),
            bundled,
            "the other file is shown, its columns are not there yet"
        );
        state.apply(Action::Select(Some(Row(3))));
        assert_eq!(state.selected(), Some(Row(3)));
        state.build(jobs);
        assert_eq!(
            state.selected(),
            None,
            "no event of the other file was chosen"
        );
    }

    #[test]
    fn files_asked_for_together_are_shown_together() {
        let mut state = samples::state();
        open(&mut state, &["a.ron", "b.ron"], 5);
        assert_eq!(names(&state), ["a.ron", "b.ron"]);
        assert_eq!(state.summary().total.events, 10);
        open(&mut state, &["c.ron"], 1);
        assert_eq!(names(&state), ["c.ron"]);
    }

    #[test]
    fn a_file_that_does_not_open_leaves_what_is_open() {
        let mut state = samples::state();
        let asked = reads(state.apply(Action::Open(vec![file("gone.ron")])));
        let (id, origin) = asked.into_iter().next().unwrap();
        let jobs = state.apply(Action::Read(id, origin, Err(ReadError::Missing)));
        assert!(jobs.is_empty());
        assert_eq!(names(&state), [""], "the bundled data have no file name");
        assert!(state.running().is_empty());
        let Some(Dialog::Problems(problems)) = state.dialog() else {
            panic!("the reader is told why");
        };
        assert_eq!(problems.reason, Some(Reason::Missing));
    }

    #[test]
    fn a_cancelled_read_changes_nothing_and_says_nothing() {
        let mut state = samples::state();
        let asked = reads(state.apply(Action::Open(vec![file("a.ron")])));
        let (id, origin) = asked.into_iter().next().unwrap();
        state.apply(Action::Read(id, origin, Err(ReadError::Cancelled)));
        assert_eq!(names(&state), [""]);
        assert!(state.running().is_empty() && state.dialog().is_none());
    }

    #[test]
    fn a_file_read_again_keeps_its_key_and_the_selection() {
        let mut state = samples::state();
        open(&mut state, &["a.ron"], 5);
        state.apply(Action::Select(state.ordered().first().copied()));
        let (shown, selected) = (state.shown(), state.chosen().selected.clone());
        assert!(selected.is_some());
        state.apply(Action::Changed("a.ron".into()));
        assert_eq!(state.notices().len(), 1);
        answer(&mut state, Action::Reload(shown[0]), 7);
        assert_eq!(state.shown(), shown);
        assert_eq!(state.chosen().selected, selected);
        assert!(state.selected().is_some(), "the event is still there");
        assert_eq!(state.summary().total.events, 7);
        assert!(state.notices().is_empty());
    }

    #[test]
    fn a_hidden_file_read_again_stays_hidden_until_it_is_asked_for() {
        let mut state = samples::state();
        open(&mut state, &["a.ron"], 5);
        let key = state.shown()[0];
        open(&mut state, &["b.ron"], 3);
        answer(&mut state, Action::Reload(key), 7);
        assert_eq!(names(&state), ["b.ron"]);
        open(&mut state, &["a.ron"], 7);
        assert_eq!(
            (names(&state), state.shown()),
            (vec!["a.ron".to_owned()], vec![key])
        );
    }

    #[test]
    fn closing_the_only_dataset_shown_brings_one_back() {
        let mut state = samples::state();
        open(&mut state, &["a.ron"], 5);
        let jobs = state.apply(Action::Close(state.shown()[0]));
        state.build(jobs);
        assert_eq!(names(&state), [""]);
        assert_eq!(state.summary().total.events, 24);
    }

    #[test]
    fn columns_that_were_asked_for_before_the_last_change_are_not_shown() {
        let mut state = samples::state();
        let key = state.shown()[0];
        let late = state.apply(Action::ShowDataset(key, false));
        let newest = state.apply(Action::ShowDataset(key, true));
        state.build(newest);
        state.build(late);
        assert_eq!(state.summary().total.events, 24);
    }

    #[test]
    fn what_is_read_is_on_its_way_until_its_columns_are_there() {
        let mut state = samples::state();
        let asked = reads(state.apply(Action::Open(vec![file("a.ron")])));
        let (id, origin) = asked.into_iter().next().unwrap();
        assert!(!state.is_building());
        let opened = samples::opened("New", 5);
        let jobs = state.apply(Action::Read(id, origin, Ok(Box::new(opened.into()))));
        assert!(state.is_building() && state.running().is_empty());
        let late = state.apply(Action::ShowDataset(state.shown()[0], true));
        state.build(jobs);
        assert!(state.is_building(), "newer ones were asked for since");
        state.build(late);
        assert!(!state.is_building());
    }

    /// Asks for a file, which is read; its columns are still to be built.
    fn read(state: &mut State, name: &str, asked: Action, opened: Fetched) -> Vec<Job> {
        let (id, origin) = reads(state.apply(asked)).remove(0);
        assert_eq!(origin, file(name));
        state.apply(Action::Read(id, origin, Ok(Box::new(opened))))
    }

    #[test]
    fn whoever_stops_the_building_of_columns_keeps_what_was_open_as_it_was() {
        let mut state = samples::state();
        open(&mut state, &["a.ron"], 5);
        let before = (state.shown(), names(&state), state.chosen().clone());
        let asked = Action::Open(vec![file("b.ron")]);
        let late = read(&mut state, "b.ron", asked, samples::opened("b", 3).into());
        assert_eq!(names(&state), ["b.ron"]);
        let id = state.building().unwrap().id;
        let jobs = state.apply(Action::Cancel(id));
        assert!(matches!(jobs.as_slice(), [Job::Cancel(of)] if *of == id));
        assert!(!state.is_building());
        state.build(late);
        let after = (state.shown(), names(&state), state.chosen().clone());
        assert_eq!(before, after);
        assert_eq!(state.datasets().len(), 2);
        assert_eq!(state.summary().total.events, 5);
        assert!(state.notices().is_empty());
        open(&mut state, &["b.ron"], 3);
        assert_eq!(names(&state), ["b.ron"], "it can be asked for again");
    }

    #[test]
    fn a_file_that_changed_and_whose_columns_were_stopped_is_still_said_to_have_changed() {
        let mut state = samples::state();
        open(&mut state, &["a.ron"], 5);
        let key = state.shown()[0];
        state.apply(Action::Changed("a.ron".into()));
        let newer = Fetched {
            opened: samples::opened("a", 7),
            stamp: Some(Stamp::BUNDLED),
        };
        read(&mut state, "a.ron", Action::Reload(key), newer);
        assert!(state.notices().is_empty());
        state.apply(Action::Cancel(state.building().unwrap().id));
        assert_eq!(state.notices(), [Notice::Changed(key)]);
        assert_eq!(state.datasets()[1].dataset.events.len(), 5);
        let (id, origin) = reads(state.apply(Action::Reload(key))).remove(0);
        assert!(state.notices().is_empty());
        state.apply(Action::Read(id, origin, Err(ReadError::Cancelled)));
        assert_eq!(state.notices(), [Notice::Changed(key)]);
    }

    #[test]
    fn columns_that_nobody_waits_for_any_more_are_stopped() {
        let mut state = samples::state();
        let key = state.shown()[0];
        state.apply(Action::ShowDataset(key, false));
        let first = state.building().unwrap().id;
        let jobs = state.apply(Action::ShowDataset(key, true));
        let newest = state.building().unwrap().id;
        let [Job::Cancel(stopped), Job::Build(built, _)] = jobs.as_slice() else {
            panic!("{jobs:?}");
        };
        assert_eq!((*stopped, *built), (first, newest));
        state.apply(Action::Cancel(newest));
        assert_eq!(state.shown(), [key], "as the table on screen has it");
    }

    #[test]
    fn progress_never_goes_back() {
        let mut state = samples::state();
        let asked = reads(state.apply(Action::Open(vec![file("a.ron")])));
        let id = asked[0].0;
        // Threads report in any order.
        for share in [0.2, 0.7, 0.5] {
            state.apply(Action::Progress(id, share));
        }
        assert!((state.running()[0].share - 0.7).abs() < 1e-6);
        let opened = samples::opened("a", 5).into();
        state.apply(Action::Read(id, file("a.ron"), Ok(Box::new(opened))));
        let id = state.building().unwrap().id;
        for share in [0.4, 0.3] {
            state.apply(Action::Progress(id, share));
        }
        assert!((state.building().unwrap().share - 0.4).abs() < 1e-6);
    }

    #[test]
    fn what_was_opened_is_looked_at_and_undo_looks_back() {
        let mut state = samples::state();
        let before = state.chosen().clone();
        open(&mut state, &["a.ron"], 1);
        assert_ne!(state.chosen().camera, before.camera);
        state.apply(Action::Undo);
        assert_eq!(*state.chosen(), before);
        assert!(!state.can_undo());
    }
}
