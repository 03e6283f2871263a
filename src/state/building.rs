//! Columns on their way to the screen, and how they and other jobs are stopped.

use crate::jobs::Job;
use crate::state::{Building, DatasetKey, JobId, Notice, OpenDataset, State};

impl State {
    /// Asks for the columns of what is shown now, in place of those that were asked for before.
    pub(super) fn rebuild(&mut self) -> Vec<Job> {
        let id = self.next_job();
        let before = self.building.replace(Building { id, share: 0.0 });
        let mut jobs: Vec<Job> = before.iter().map(|old| Job::Cancel(old.id)).collect();
        jobs.push(Job::Build(id, self.shown_datasets()));
        jobs
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
}
