//! Datasets coming and going: what is read takes the place of what is shown, and nothing open is lost.

use std::path::Path;
use std::sync::Arc;

use crate::format::Opened;
use crate::jobs::{Fetched, Job, ReadError};
use crate::model::Dataset;
use crate::state::{
    DatasetKey, Dialog, JobId, Notice, OpenDataset, Origin, Problems, Running, State,
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

    pub(super) fn next_job(&mut self) -> JobId {
        let id = JobId(self.next_key);
        self.next_key += 1;
        id
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
mod tests;
