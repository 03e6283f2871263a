//! The file that the briefing on screen came from or went to, and what of its datasets has changed since.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::action::{Next, Scenes};
use crate::briefing::{Briefing, Counts, DatasetNote, SceneId, Sha256, is_briefing};
use crate::jobs::{Job, OpenedBriefing, ReadError, Stamp};
use crate::model::Dataset;
use crate::state::{Dialog, JobId, Notice, Origin, Problems, State};

/// A briefing on screen, from when it was begun or opened until another takes its place. What a file dialog or a file
/// says late is known by it to be of another briefing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaperKey(u32);

impl PaperKey {
    /// The one of the briefing that takes its place.
    fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

/// What is known of the briefing's file. Undo takes none of it back.
#[derive(Debug, Default)]
pub struct Paper {
    /// Which briefing it is of.
    pub(super) key: PaperKey,
    /// So many of its savings are under way.
    pub(super) savings: usize,
    /// Where it is; `None` where it was never saved.
    pub(super) path: Option<PathBuf>,
    /// The briefing as the file has it.
    pub(super) saved: Arc<Briefing>,
    /// The datasets as the file has them.
    pub(super) notes: Vec<DatasetNote>,
    /// Those of them that are not as they were then.
    pub(super) changed: Vec<Origin>,
    /// Those that are not where the file says.
    pub(super) missing: Vec<Origin>,
    /// Where the reader says that some of them are; they are read to see.
    pub(super) found: Vec<(Origin, Origin)>,
    /// The fingerprints of versions that were read; `None` until they are worked out.
    pub(super) known: HashMap<Stamp, Option<Sha256>>,
    /// What scenes show now, where that was asked for.
    pub(super) now: Vec<(SceneId, Counts)>,
    /// The scene to be shown once its datasets are there.
    pub(super) first: Option<SceneId>,
    /// What was on screen when another briefing was asked for: whoever asked knew that it would go.
    pub(super) asked_over: Option<(JobId, Arc<Briefing>)>,
    /// What was asked for and waits until the briefing is saved.
    pub(super) next: Option<Next>,
    /// Whether the window is to be closed.
    pub(super) quits: bool,
}

impl Paper {
    /// Which briefing it is of.
    #[must_use]
    pub fn key(&self) -> PaperKey {
        self.key
    }

    /// Where it is; `None` where it was never saved.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The datasets as they were when the briefing was saved.
    #[must_use]
    pub fn datasets(&self) -> &[DatasetNote] {
        &self.notes
    }

    /// The datasets that have changed since.
    #[must_use]
    pub fn changed(&self) -> &[Origin] {
        &self.changed
    }

    /// The datasets that are not where it says.
    #[must_use]
    pub fn missing(&self) -> &[Origin] {
        &self.missing
    }

    /// What a scene shows now; `None` until that is counted.
    #[must_use]
    pub fn now(&self, id: SceneId) -> Option<&Counts> {
        let mut now = self.now.iter();
        now.find(|(of, _)| *of == id).map(|(_, counts)| counts)
    }

    /// Whether nothing holds the window open any more.
    #[must_use]
    pub fn quits(&self) -> bool {
        self.quits
    }
}

impl State {
    /// The briefing's file.
    #[must_use]
    pub fn paper(&self) -> &Paper {
        &self.paper
    }

    /// Whether the briefing has changes that no file has.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let (now, saved) = (&self.chosen.briefing, &self.paper.saved);
        !Arc::ptr_eq(now, saved) && now != saved
    }

    /// Opens files: a briefing with its datasets, where one is among them, or else the datasets.
    pub(super) fn open_any(&mut self, origins: Vec<Origin>) -> Vec<Job> {
        if briefing_of(&origins).is_some() && self.is_unsaved() {
            self.dialog = Some(Dialog::Unsaved(Next::Open(origins)));
            return Vec::new();
        }
        self.open_unasked(origins)
    }

    /// Opens files, whatever is unsaved. What is on screen stays until the other briefing is there.
    fn open_unasked(&mut self, origins: Vec<Origin>) -> Vec<Job> {
        let Some(path) = briefing_of(&origins) else {
            // The scene that was to come is not of these.
            self.paper.first = None;
            return self.open(origins);
        };
        self.dialog = None;
        let id = self.run(&Origin::File(path.clone()));
        self.paper.asked_over = Some((id, Arc::clone(&self.chosen.briefing)));
        vec![Job::ReadBriefing(id, path)]
    }

    /// Whether the briefing on screen has changes that nobody knew of who asked for another.
    fn would_lose_more(&self, id: JobId) -> bool {
        let asked = self.paper.asked_over.as_ref();
        let asked = asked.filter(|(of, _)| *of == id);
        self.is_unsaved() && asked.is_none_or(|(_, then)| *then != self.chosen.briefing)
    }

    pub(super) fn act_on_paper(&mut self, scenes: Scenes) -> Vec<Job> {
        match scenes {
            Scenes::New if self.is_unsaved() => {
                self.dialog = Some(Dialog::Unsaved(Next::New));
                Vec::new()
            }
            Scenes::New => self.go_on(Next::New),
            Scenes::Discard(next) => self.go_on(next),
            Scenes::Read(id, path, result) => {
                self.running.retain(|running| running.id != id);
                self.briefing_was_read(id, path, result)
            }
            Scenes::Count => self.count(),
            Scenes::Counted(now) => {
                self.paper.now = now;
                Vec::new()
            }
            scenes => self.act_on_missing(scenes),
        }
    }

    /// Whether a dataset is one of the briefing's.
    pub(super) fn belongs_to_scenes(&self, origin: &Origin) -> bool {
        let noted = self.paper.notes.iter().any(|note| note.origin == *origin);
        let mut scenes = self.chosen.briefing.scenes.iter();
        noted || scenes.any(|scene| scene.datasets.contains(origin))
    }

    /// A dataset of the briefing is not where it was: what is there is shown all the same.
    pub(super) fn data_is_missing(&mut self, origin: &Origin) -> Vec<Job> {
        let mut jobs = Vec::new();
        if let Some(path) = origin.path() {
            jobs = self.notice(Notice::DataMissing(path.to_owned()));
            if !self.paper.missing.contains(origin) {
                self.paper.missing.push(origin.clone());
            }
        }
        jobs.extend(self.go_without(origin));
        jobs
    }

    /// A dataset of the briefing does not come: once no other is on its way, the scene to come is shown without it.
    pub(super) fn go_without(&mut self, origin: &Origin) -> Vec<Job> {
        self.asked.retain(|asked| asked != origin);
        if !self.running.is_empty() || self.paper.first.is_none() {
            return Vec::new();
        }
        self.show_only_first_scene();
        self.rebuild()
    }

    /// Does what was asked, whatever is unsaved.
    fn go_on(&mut self, next: Next) -> Vec<Job> {
        self.dialog = None;
        match next {
            Next::Quit => {
                self.paper.quits = true;
                Vec::new()
            }
            Next::New => {
                self.take_up(Paper::default());
                Vec::new()
            }
            Next::Open(origins) => self.open_unasked(origins),
        }
    }

    /// Another briefing takes the place of the one on screen. What was done to that can't be taken back here.
    fn take_up(&mut self, paper: Paper) {
        self.chosen.briefing = Arc::clone(&paper.saved);
        self.chosen.scene = None;
        self.notices.retain(|notice| {
            !matches!(
                notice,
                Notice::BriefingNotSaved(..)
                    | Notice::BriefingNameTaken(_)
                    | Notice::NotVouched(_)
                    | Notice::DataMissing(_)
                    | Notice::DataChanged(_)
            )
        });
        let key = self.paper.key.next();
        self.paper = Paper { key, ..paper };
        self.history.forget();
    }

    fn briefing_was_read(
        &mut self,
        id: JobId,
        path: PathBuf,
        result: Result<Box<OpenedBriefing>, ReadError>,
    ) -> Vec<Job> {
        let opened = match result {
            Ok(opened) => *opened,
            Err(ReadError::Cancelled) => return Vec::new(),
            Err(error) => {
                let problems = Problems::of_unopened(Origin::File(path), error);
                self.dialog = Some(Dialog::Problems(problems));
                return Vec::new();
            }
        };
        if self.would_lose_more(id) {
            let next = Next::Open(vec![Origin::File(path)]);
            self.dialog = Some(Dialog::Unsaved(next));
            return Vec::new();
        }
        let changed = opened.changed();
        let origins = opened.kept.origins();
        let saved = Arc::new(opened.kept.briefing);
        let first = saved.scenes.first().map(|scene| scene.id);
        self.take_up(Paper {
            path: Some(path.clone()),
            saved,
            notes: opened.kept.datasets,
            changed,
            first,
            ..Paper::default()
        });
        self.settings.remember(path);
        self.see_scenes();
        let mut jobs = vec![Job::Save(Box::new(self.settings.clone()))];
        jobs.extend(self.say_changed());
        jobs.extend(self.open(origins));
        jobs
    }

    /// Asks what the scenes show now, of the datasets that are open.
    fn count(&mut self) -> Vec<Job> {
        let of = |origin: &Origin| {
            let mut open = self.datasets.iter();
            let open = open.find(|open| open.origin == *origin)?;
            Some(Arc::clone(&open.dataset))
        };
        let scenes = self.chosen.briefing.scenes.iter().filter_map(|scene| {
            let datasets: Option<Vec<Arc<Dataset>>> = scene.datasets.iter().map(of).collect();
            Some((scene.id, datasets?, scene.shot.filter.clone()))
        });
        let scenes: Vec<_> = scenes.collect();
        vec![Job::Count(scenes)]
    }
}

/// The first of some files that is a briefing.
fn briefing_of(origins: &[Origin]) -> Option<PathBuf> {
    let mut paths = origins.iter().filter_map(Origin::path);
    paths.find(|path| is_briefing(path)).map(Path::to_owned)
}

mod missing;
mod saving;
#[cfg(test)]
mod tests;
mod vouching;
