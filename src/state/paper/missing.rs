//! Datasets of the briefing that are not where it says, or not as it says, pointed to anew. What the reader points at is
//! read first: only a dataset takes the place of one.

use crate::action::Scenes;
use crate::jobs::Job;
use crate::state::{Dialog, Notice, Origin, State};

impl State {
    /// The datasets of the scene on screen that are not open: without them its numbers would be those of something else.
    #[must_use]
    pub fn lacking(&self) -> Vec<&Origin> {
        let is_open = |origin: &&Origin| self.datasets.iter().any(|open| open.origin == **origin);
        let wanted = self.scene().into_iter().flat_map(|scene| &scene.datasets);
        wanted.filter(|origin| !is_open(origin)).collect()
    }

    pub(super) fn act_on_missing(&mut self, scenes: Scenes) -> Vec<Job> {
        let key = self.paper.key;
        match scenes {
            Scenes::Find(origin) => vec![Job::FindData(key, origin)],
            Scenes::NoFindDialog(paper, origin) if paper == key => {
                self.dialog = Some(Dialog::FindPath(origin));
                Vec::new()
            }
            Scenes::Found(paper, lost, path) if paper == key => {
                self.dialog = None;
                let found = Origin::File(path);
                self.paper.found.retain(|(of, _)| *of != lost);
                self.paper.found.push((lost, found.clone()));
                vec![self.read(found)]
            }
            Scenes::Fingerprinted(paper, stamp, hash) => self.was_fingerprinted(paper, stamp, hash),
            scenes => self.act_on_saving(scenes),
        }
    }

    /// A dataset was read: where it is one that was missing, the briefing shows it from now on.
    pub(in crate::state) fn is_there(&mut self, origin: &Origin) {
        self.is_not_missing(origin);
        let mut found = self.paper.found.iter();
        let Some(at) = found.position(|(_, found)| found == origin) else {
            return;
        };
        let (lost, found) = self.paper.found.remove(at);
        self.is_not_missing(&lost);
        self.edit(|briefing| briefing.point_anew(&lost, &found));
        let notes = self.paper.notes.iter_mut().map(|note| &mut note.origin);
        for origin in notes.chain(&mut self.paper.changed) {
            if *origin == lost {
                origin.clone_from(&found);
            }
        }
        // What was before shows a file that is not there.
        self.history.forget();
        self.show_with(&found);
    }

    /// What the reader pointed at is no dataset.
    pub(in crate::state) fn is_not_it(&mut self, origin: &Origin) {
        self.paper.found.retain(|(_, found)| found != origin);
    }

    fn is_not_missing(&mut self, origin: &Origin) {
        self.paper.missing.retain(|missing| missing != origin);
        let said = origin
            .path()
            .map(|path| Notice::DataMissing(path.to_owned()));
        self.notices.retain(|notice| Some(notice) != said.as_ref());
    }

    /// The scene on screen comes again with a dataset that was missing; or the first that shows it.
    fn show_with(&mut self, found: &Origin) {
        let shows_it = |scene: &&crate::briefing::Scene| scene.datasets.contains(found);
        let scene = self.scene().filter(shows_it);
        let scene = scene.or_else(|| self.chosen.briefing.scenes.iter().find(shows_it));
        let Some(scene) = scene else {
            return;
        };
        let open = self.datasets.iter();
        let with_it = open.filter(|open| scene.datasets.contains(&open.origin));
        let with_it: Vec<_> = with_it.map(|open| open.key).collect();
        self.paper.first = Some(scene.id);
        self.arrived = with_it;
        self.asked.push(found.clone());
    }
}
