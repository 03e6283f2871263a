//! Presenting the scenes: from one to the next by gliding, and back to where the reader was.

use jiff::Span;
use jiff::civil::Date;

use crate::action::{Action, Export, Present, Scenes};
use crate::geo::{Camera, View};
use crate::jobs::Job;
use crate::model::DateBounds;
use crate::state::{Chosen, DatasetKey, JobId, MotionChoice, State};
use crate::table::Filter;

/// What is presented, and how to come back from it. What it chooses is no step to undo.
#[derive(Debug)]
pub(super) struct Presenting {
    /// What was chosen before.
    before: Chosen,
    /// The datasets that were shown before.
    shown: Vec<DatasetKey>,
    /// What was seen before: shown as well where there is no scene.
    seen: View,
    glide: Option<Glide>,
    /// The datasets of scenes that are being read.
    reads: Vec<JobId>,
}

/// On the way to a scene.
#[derive(Debug)]
struct Glide {
    from: View,
    to: Camera,
    days: Option<DateBounds>,
    filter: Filter,
    /// In seconds.
    passed: f32,
}

impl Glide {
    /// How long it takes, in seconds.
    const LONG: f32 = 1.6;

    /// What share of the way is gone: slowly at first, and slowly at last.
    fn share(&self) -> f64 {
        let share = f64::from(self.passed / Self::LONG).clamp(0.0, 1.0);
        share * share * (3.0 - 2.0 * share)
    }

    /// The time window between the one that was shown and the one to come.
    fn window(&self, span: DateBounds, share: f64) -> (Option<Date>, Option<Date>) {
        let (from, to) = (self.filter.from, self.filter.to);
        match (self.days, self.filter.days(span)) {
            (Some(then), Some(days)) if share < 1.0 => (
                Some(between(then.first, days.first, share)),
                Some(between(then.last, days.last, share)),
            ),
            _ => (from, to),
        }
    }
}

/// A day between two.
fn between(one: Date, other: Date, share: f64) -> Date {
    let days = one.until(other).map_or(0, |far| far.get_days());
    #[expect(
        clippy::cast_possible_truncation,
        reason = "no more days than there are"
    )]
    let days = (f64::from(days) * share).round() as i32;
    let day = Span::new().try_days(days).ok();
    day.and_then(|days| one.checked_add(days).ok())
        .unwrap_or(other)
}

/// Whether an action needs the whole window: what is opened or asked would not be seen on a stage, and what was
/// there before must not come back over it.
pub(super) fn ends_with(action: &Action) -> bool {
    matches!(
        action,
        Action::Open(_)
            | Action::PickFiles
            | Action::NoFileDialog
            | Action::Dialog(Some(_))
            | Action::Close(_)
            | Action::ShowDataset(..)
            | Action::Export(Export::Open)
            | Action::Scenes(
                Scenes::Read(..) | Scenes::New | Scenes::Discard(_) | Scenes::SaveFirst(_)
            )
    )
}

impl State {
    /// Whether the scenes are presented.
    #[must_use]
    pub fn is_presenting(&self) -> bool {
        self.presenting.is_some()
    }

    /// Whether it is on the way from one scene to another.
    #[must_use]
    pub fn is_gliding(&self) -> bool {
        self.presenting
            .as_ref()
            .is_some_and(|presenting| presenting.glide.is_some())
    }

    pub(super) fn present(&mut self, present: Present) -> Vec<Job> {
        match present {
            Present::Begin => self.begin_presenting(),
            Present::End => self.end_presenting(),
            Present::Beside(by) => self.glide_to(|state| state.act_on_scenes(Scenes::Beside(by))),
            Present::Glide(seconds) => {
                self.glide(seconds);
                Vec::new()
            }
        }
    }

    fn begin_presenting(&mut self) -> Vec<Job> {
        if self.presenting.is_some() || self.table.is_empty() {
            return Vec::new();
        }
        let shown = self.datasets.iter().filter(|open| open.shown);
        self.presenting = Some(Presenting {
            before: self.chosen.clone(),
            shown: shown.map(|open| open.key).collect(),
            seen: self.view(),
            glide: None,
            reads: Vec::new(),
        });
        self.dialog = None;
        self.playback.playing = false;
        let current = self.scene().map(|scene| scene.id);
        let first = self.chosen.briefing.scenes.first().map(|scene| scene.id);
        let filter = self.chosen.filter.clone();
        let jobs = match current.or(first) {
            Some(scene) => self.act_on_scenes(Scenes::Show(scene)),
            None => Vec::new(),
        };
        self.chosen.fan = None;
        self.chosen.selected = None;
        self.find_selected();
        self.refresh_from(&filter);
        self.remember_reads(&jobs);
        jobs
    }

    /// What is read for a scene alone is not read to its end once nobody looks at the scene.
    fn remember_reads(&mut self, jobs: &[Job]) {
        let reads = jobs.iter().filter_map(|job| match job {
            Job::Read(id, _) => Some(*id),
            _ => None,
        });
        if let Some(presenting) = &mut self.presenting {
            presenting.reads.extend(reads);
        }
    }

    fn end_presenting(&mut self) -> Vec<Job> {
        let Some(presenting) = self.presenting.take() else {
            return Vec::new();
        };
        self.playback.playing = false;
        let filter = std::mem::replace(&mut self.chosen, presenting.before).filter;
        let camera = self.chosen.camera;
        self.look(&View {
            camera,
            ..presenting.seen
        });
        // To the last digit: there is nothing to undo.
        self.chosen.camera = camera;
        self.find_selected();
        let mut jobs = Vec::new();
        if self.paper.first.take().is_some() {
            self.asked.clear();
            let reads = presenting.reads.iter();
            let reads = reads.filter(|id| self.running.iter().any(|running| running.id == **id));
            jobs.extend(reads.map(|id| Job::Cancel(*id)));
        }
        let mut others = false;
        for open in &mut self.datasets {
            let shown = presenting.shown.contains(&open.key);
            others |= std::mem::replace(&mut open.shown, shown) != shown;
        }
        if others {
            jobs.extend(self.rebuild());
        } else {
            self.refresh_from(&filter);
        }
        jobs
    }

    /// Works out what follows from the filter, where it is another one than before.
    fn refresh_from(&mut self, before: &Filter) {
        if self.chosen.filter != *before {
            self.refresh();
        }
    }

    /// Whether the next scene is there at once.
    fn is_still(&self) -> bool {
        match self.settings.motion {
            MotionChoice::System => self.system_is_still,
            MotionChoice::With => false,
            MotionChoice::Without => true,
        }
    }

    /// Goes to another scene: by gliding, where its events are on screen already and motion is wished for.
    fn glide_to(&mut self, go: impl FnOnce(&mut Self) -> Vec<Job>) -> Vec<Job> {
        self.arrive();
        let (from, before) = (self.view(), self.chosen.filter.clone());
        let scene = self.chosen.scene;
        let jobs = go(self);
        let moves = self.chosen.scene != scene && jobs.is_empty() && !self.is_still();
        let days = self.table.span().and_then(|span| before.days(span));
        if let Some(presenting) = self.presenting.as_mut().filter(|_| moves) {
            presenting.glide = Some(Glide {
                from,
                to: self.chosen.camera,
                days,
                filter: self.chosen.filter.clone(),
                passed: 0.0,
            });
            self.glide(0.0);
        }
        self.refresh_from(&before);
        self.remember_reads(&jobs);
        jobs
    }

    /// Goes on with a glide.
    fn glide(&mut self, seconds: f32) {
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        let Some(glide) = &mut presenting.glide else {
            return;
        };
        glide.passed += seconds.clamp(0.0, 0.25);
        let share = glide.share();
        let camera = glide.from.gliding(glide.to, share);
        let span = self.table.span();
        let window = span.map(|span| glide.window(span, share));
        if share >= 1.0 {
            presenting.glide = None;
        }
        self.look(&View {
            camera,
            ..self.view()
        });
        let before = self.chosen.filter.clone();
        if let Some((from, to)) = window {
            (self.chosen.filter.from, self.chosen.filter.to) = (from, to);
        }
        self.refresh_from(&before);
    }

    /// Ends a glide where it was to end.
    fn arrive(&mut self) {
        while self.is_gliding() {
            self.glide(Glide::LONG);
        }
    }

    /// The sheet has another size: the scene is shown on it as it was meant, and so is what was seen.
    pub(super) fn present_on_sheet(&mut self) {
        let (width, height) = self.sheet;
        let shot = self
            .scene()
            .map(|scene| scene.shot.camera_on(width, height));
        let Some(presenting) = &mut self.presenting else {
            return;
        };
        let camera = shot.unwrap_or_else(|| presenting.seen.on_sheet(width, height).camera);
        match &mut presenting.glide {
            Some(glide) => {
                glide.to = camera;
                (glide.from.width, glide.from.height) = (width, height);
            }
            None => self.look(&View {
                camera,
                ..self.view()
            }),
        }
    }
}

#[cfg(test)]
mod tests;
