//! Which versions of the data the scenes were counted from, held against those that are open.

use super::PaperKey;
use crate::briefing::{Scene, Sha256, Standing, Then, Version};
use crate::jobs::{Job, Stamp};
use crate::state::{Notice, Origin, State};

impl State {
    /// How a scene's numbers stand to the data that is open.
    #[must_use]
    pub fn standing(&self, scene: &Scene) -> Standing {
        let is_same = |origin: &Origin, version: &Version| self.is_same(origin, version);
        let standing = |then: &Then| then.standing(&scene.datasets, is_same);
        scene.then.as_ref().map(standing).unwrap_or_default()
    }

    /// Whether to capture the scene on screen anew would change it: the reader looks elsewhere, or its numbers are not
    /// from the data that is open, as far as anyone knows.
    #[must_use]
    pub fn can_update(&self) -> bool {
        let is_stale = |scene| self.standing(scene) != Standing::default();
        self.left_scene() || self.scene().is_some_and(is_stale)
    }

    /// Whether what is open of a dataset is this version; `None` where it is not open, or nobody knows.
    fn is_same(&self, origin: &Origin, version: &Version) -> Option<bool> {
        let mut open = self.datasets.iter();
        let now = open.find(|open| open.origin == *origin)?.stamp.as_ref()?;
        let hash = |stamp| self.paper.known.get(stamp).copied().flatten();
        let then = match version {
            Version::Read(then) if then == now => return Some(true),
            Version::Read(then) => hash(then),
            Version::Of(then) => Some(*then),
        };
        match (then, hash(now)) {
            // It was written anew since, and nobody knows any more what it said before.
            (None, Some(_)) => Some(false),
            (then, now) => Some(then? == now?),
        }
    }

    /// Asks for the fingerprints of what is open and in the briefing, each version once: later its file may be another.
    pub(in crate::state) fn ask_fingerprints(&mut self) -> Vec<Job> {
        let open = self.datasets.iter();
        let open = open.filter(|open| self.belongs_to_scenes(&open.origin));
        let stamps: Vec<Stamp> = open.filter_map(|open| open.stamp.clone()).collect();
        let mut jobs = Vec::new();
        for stamp in stamps {
            if !self.paper.known.contains_key(&stamp) {
                self.paper.known.insert(stamp.clone(), None);
                jobs.push(Job::Fingerprint(self.paper.key, stamp));
            }
        }
        jobs
    }

    pub(super) fn was_fingerprinted(
        &mut self,
        paper: PaperKey,
        stamp: Stamp,
        hash: Option<Sha256>,
    ) -> Vec<Job> {
        if paper != self.paper.key {
            return Vec::new();
        }
        self.paper.known.insert(stamp, hash);
        self.see_changed()
    }

    /// Looks which datasets are not as they were when the briefing was saved, and says so where that is news. Of those
    /// that are not open, or whose fingerprints are not there yet, it stays as it was.
    pub(in crate::state) fn see_changed(&mut self) -> Vec<Job> {
        let notes = self.paper.notes.iter();
        let changed = notes.filter(|note| {
            let then = note.sha256.map(Version::Of);
            let is_same = then.and_then(|then| self.is_same(&note.origin, &then));
            is_same.map_or_else(|| self.paper.changed.contains(&note.origin), |is| !is)
        });
        let changed: Vec<Origin> = changed.map(|note| note.origin.clone()).collect();
        if changed == self.paper.changed {
            return Vec::new();
        }
        self.paper.changed = changed;
        self.say_changed()
    }

    /// Says how many datasets have changed, in place of what was said of that.
    pub(super) fn say_changed(&mut self) -> Vec<Job> {
        self.notices
            .retain(|notice| !matches!(notice, Notice::DataChanged(_)));
        match self.paper.changed.len() {
            0 => Vec::new(),
            changed => self.notice(Notice::DataChanged(changed)),
        }
    }
}
