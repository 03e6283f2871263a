//! The briefing on its way into a file. Disks and readers take their time: what they answer is of the briefing that it
//! was asked for, and not of the one that is on screen by then.

use std::path::PathBuf;
use std::sync::Arc;

use super::PaperKey;
use crate::action::Scenes;
use crate::briefing::{Briefing, DatasetNote, Kept};
use crate::export::file_name;
use crate::jobs::{Job, Stamp};
use crate::state::{DatasetKey, Dialog, Notice, Origin, State};

/// What a file is called whose briefing has no title.
const UNTITLED: &str = "scenes";

impl State {
    pub(super) fn act_on_saving(&mut self, scenes: Scenes) -> Vec<Job> {
        match scenes {
            Scenes::SaveFirst(next) => {
                self.dialog = None;
                self.paper.next = Some(next);
                self.save()
            }
            Scenes::Save => self.save(),
            Scenes::SaveAs => self.pick(),
            Scenes::SaveAt(path) => {
                self.dialog = None;
                let own = self.paper.path.clone();
                vec![Job::NameBriefing(self.paper.key, path, own)]
            }
            Scenes::NotSaved(paper, path, why) => self.was_not_saved(paper, path, why),
            Scenes::NotPicked(paper)
            | Scenes::NoSaveDialog(paper)
            | Scenes::NameTaken(paper, _)
            | Scenes::SaveTo(paper, _)
            | Scenes::Saved(paper, ..)
                if paper != self.paper.key =>
            {
                Vec::new()
            }
            Scenes::NotPicked(_) => {
                self.paper.next = None;
                Vec::new()
            }
            Scenes::NoSaveDialog(_) => {
                self.dialog = Some(Dialog::SavePath);
                Vec::new()
            }
            Scenes::NameTaken(_, path) => {
                self.paper.next = None;
                self.notice(Notice::BriefingNameTaken(path))
            }
            Scenes::SaveTo(_, path) => {
                self.dialog = None;
                vec![self.save_to(path)]
            }
            Scenes::Saved(_, path, kept) => self.was_saved(path, *kept),
            _ => Vec::new(),
        }
    }

    /// What the briefing's file is to say. Fingerprints of what is open are added where the file is written.
    pub(in crate::state) fn kept(&self) -> Kept {
        let mut origins: Vec<&Origin> = Vec::new();
        let scenes = self.chosen.briefing.scenes.iter();
        for origin in scenes.flat_map(|scene| &scene.datasets) {
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        let datasets = origins.into_iter().map(|origin| self.note(origin));
        Kept {
            datasets: datasets.collect(),
            briefing: Briefing::clone(&self.chosen.briefing),
        }
    }

    fn note(&self, origin: &Origin) -> DatasetNote {
        let mut open = self.datasets.iter();
        if let Some(open) = open.find(|open| open.origin == *origin) {
            return DatasetNote {
                origin: origin.clone(),
                sha256: None,
                title: open.dataset.title.clone(),
                events: open.dataset.events.len() as u64,
            };
        }
        let mut notes = self.paper.notes.iter();
        let note = notes.find(|note| note.origin == *origin).cloned();
        note.unwrap_or_else(|| DatasetNote {
            origin: origin.clone(),
            sha256: None,
            title: String::new(),
            events: 0,
        })
    }

    fn save(&mut self) -> Vec<Job> {
        match self.paper.path.clone() {
            Some(path) => vec![self.save_to(path)],
            None => self.pick(),
        }
    }

    fn pick(&self) -> Vec<Job> {
        vec![Job::PickBriefing(self.paper.key, self.file_name())]
    }

    fn save_to(&mut self, path: PathBuf) -> Job {
        self.paper.savings += 1;
        let kept = Box::new(self.kept());
        Job::SaveBriefing(self.paper.key, path, kept, self.versions())
    }

    /// The version of each open dataset that was read.
    pub(in crate::state) fn versions(&self) -> Vec<(Origin, Stamp)> {
        let open = self.datasets.iter();
        let read = open.filter_map(|open| Some((open.origin.clone(), open.stamp.clone()?)));
        read.collect()
    }

    /// The open datasets that a briefing was saved with no fingerprint of.
    fn not_vouched(&self, kept: &Kept) -> Vec<DatasetKey> {
        let notes = kept.datasets.iter();
        let without = notes.filter(|note| note.sha256.is_none());
        let keys = without.filter_map(|note| {
            let mut open = self.datasets.iter();
            let open = open.find(|open| open.origin == note.origin && open.stamp.is_some());
            open.map(|open| open.key)
        });
        keys.collect()
    }

    /// The name of the file, or one to suggest.
    #[must_use]
    pub fn file_name(&self) -> String {
        let path = self.paper.path.as_ref().and_then(|path| path.file_name());
        if let Some(name) = path {
            return name.to_string_lossy().into_owned();
        }
        let title = file_name(&[&self.chosen.briefing.title], None, false);
        let title = if title.is_empty() { UNTITLED } else { &title };
        format!("{title}.briefing.ron")
    }

    /// That a briefing has no file is said even where another is on screen: it is nowhere else.
    fn was_not_saved(&mut self, paper: PaperKey, path: PathBuf, why: String) -> Vec<Job> {
        if paper == self.paper.key {
            self.paper.savings = self.paper.savings.saturating_sub(1);
            self.paper.next = None;
        }
        self.notice(Notice::BriefingNotSaved(path, why))
    }

    fn was_saved(&mut self, path: PathBuf, kept: Kept) -> Vec<Job> {
        self.paper.savings = self.paper.savings.saturating_sub(1);
        self.settings.remember(path.clone());
        // What is written from now on can be taken back to here.
        self.history.settle();
        self.notices.retain(|notice| {
            !matches!(
                notice,
                Notice::BriefingNotSaved(..) | Notice::BriefingNameTaken(_) | Notice::NotVouched(_)
            )
        });
        for key in self.not_vouched(&kept) {
            // It says that the file has changed, too.
            self.forget_changed(key);
            self.notices.push(Notice::NotVouched(key));
        }
        // What was written meanwhile is unsaved still; what was saved is as it is on screen.
        self.paper.saved = if kept.briefing == *self.chosen.briefing {
            Arc::clone(&self.chosen.briefing)
        } else {
            Arc::new(kept.briefing)
        };
        self.paper.path = Some(path);
        self.paper.notes = kept.datasets;
        // What is not open is vouched for as it was before.
        let open = |origin: &Origin| self.datasets.iter().any(|open| open.origin == *origin);
        self.paper.changed.retain(|origin| !open(origin));
        let mut jobs = self.say_changed();
        jobs.push(Job::Save(Box::new(self.settings.clone())));
        jobs.extend(self.go_on_if_saved());
        jobs
    }

    /// Does what waited for the briefing to be saved, once the file has what is on screen and nothing is still on its
    /// way there. What was written meanwhile is asked about again.
    fn go_on_if_saved(&mut self) -> Vec<Job> {
        if self.paper.savings > 0 {
            return Vec::new();
        }
        match self.paper.next.take() {
            Some(next) if self.is_unsaved() => {
                self.dialog = Some(Dialog::Unsaved(next));
                Vec::new()
            }
            Some(next) => self.go_on(next),
            None => Vec::new(),
        }
    }
}
