//! What the reader wants to take away, and how far that is: choices, a preview that follows them, files being written.

mod choices;
mod order;

use std::mem::discriminant;
use std::path::PathBuf;
use std::sync::Arc;

use crate::action::Export;
use crate::export::{Order, Peek, Preview, What};
use crate::jobs::{ExportJob, Job, NotWritten, Target, Written};
use crate::state::{DatasetKey, Dialog, JobId, Origin, Running, State};

pub use choices::{ClipChoices, ExportChoices, Headings, Leaving, MapShows};

/// What is being prepared and written.
#[derive(Default)]
pub struct Exporting {
    headings: Headings,
    /// The datasets that the headings were written for.
    written_for: Vec<DatasetKey>,
    /// The dataset whose file is to be written; the first that is shown, where nothing is chosen.
    dataset: Option<DatasetKey>,
    /// What there is to be seen of it.
    peek: Peek,
    /// The newest preview that was asked for, and its number.
    asked: Option<(Order, Peek)>,
    number: u64,
    preview: Option<(u64, Arc<Preview>)>,
    /// Files being written.
    writing: Vec<JobId>,
    /// What came of the last file.
    outcome: Option<Outcome>,
}

/// Where to look first: in the midst of a clip there is something to be seen, a briefing begins at its beginning.
fn start(what: Leaving) -> f32 {
    match what {
        Leaving::Briefing(_) => 0.0,
        _ => 0.5,
    }
}

/// What came of a file: that it is there, or where it was to be and why it is not.
pub type Outcome = Result<Written, (PathBuf, NotWritten)>;

impl Exporting {
    /// The reader's words.
    #[must_use]
    pub fn headings(&self) -> &Headings {
        &self.headings
    }

    /// What came of the last file, until it was taken note of.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// What would be made, as far as that is known: of an older choice while the newer is being made.
    #[must_use]
    pub fn preview(&self) -> Option<&Arc<Preview>> {
        self.preview.as_ref().map(|(_, preview)| preview)
    }

    /// What there is to be seen of it.
    #[must_use]
    pub fn peek(&self) -> Peek {
        self.peek
    }

    /// The number of that preview: another number, another preview.
    #[must_use]
    pub fn preview_number(&self) -> u64 {
        self.preview.as_ref().map_or(0, |(number, _)| *number)
    }

    /// Whether that preview is of what is chosen now.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.preview_number() == self.number
    }
}

impl State {
    /// What is being prepared and written.
    #[must_use]
    pub fn exporting(&self) -> &Exporting {
        &self.exporting
    }

    /// Does what was asked, or takes the news.
    pub(super) fn export(&mut self, asked: Export) -> Vec<Job> {
        let before = self.settings.export;
        let choices = &mut self.settings.export;
        let headings = &mut self.exporting.headings;
        match asked {
            Export::What(what) => {
                let is_other = discriminant(&what) != discriminant(&choices.what);
                choices.what = what;
                if is_other {
                    self.exporting.peek.when = start(what);
                }
            }
            Export::Size(size) => choices.size = size,
            Export::Theme(theme) => choices.theme = theme,
            Export::Charts(charts) => choices.charts = charts,
            Export::Language(language) => choices.language = language,
            Export::Map(map) => choices.map = map,
            Export::Clip(clip) => choices.clip = clip,
            Export::ForPublic(is) => choices.for_public = is,
            Export::Public(public) => choices.public = public,
            Export::Title(text) => headings.title = text,
            Export::Subtitle(text) => headings.subtitle = text,
            Export::Caption(text) => headings.caption = text,
            Export::Dataset(key) => self.exporting.dataset = Some(key),
            Export::Room(width, height) => self.exporting.peek.room = (width, height),
            Export::When(when) => self.exporting.peek.when = when,
            asked => return self.export_files(asked),
        }
        let changed = self.settings.export != before;
        let save = || Job::Save(Box::new(self.settings.clone()));
        changed.then(save).into_iter().collect()
    }

    fn export_files(&mut self, asked: Export) -> Vec<Job> {
        match asked {
            Export::Open => self.open_export(),
            Export::Previewed(number, preview) => self.previewed(number, preview),
            Export::Save => {
                let folder = self.settings.saved_in.clone().unwrap_or_default();
                let path = folder.join(self.export_name());
                let (order, name) = (Box::new(self.order()), path.to_string_lossy().into_owned());
                return vec![Job::Export(ExportJob::Place(order, name))];
            }
            Export::NoDialog(order, name) => {
                self.dialog = Some(Dialog::Place(order, name));
            }
            Export::To(order, target) => return vec![self.write(order, target)],
            Export::Written(id, path, result) => return self.was_written(id, path, result),
            Export::Dismiss => self.exporting.outcome = None,
            _ => {}
        }
        Vec::new()
    }

    /// Of what was chosen before, nobody wants to know any more.
    fn previewed(&mut self, number: u64, preview: Arc<Preview>) {
        if number == self.exporting.number && self.exporting.asked.is_some() {
            self.exporting.preview = Some((number, preview));
        }
    }

    fn open_export(&mut self) {
        // What is looked at while it is chosen must not change by itself.
        self.play(false);
        let shown = self.datasets.iter().filter(|open| open.shown);
        let shown: Vec<DatasetKey> = shown.map(|open| open.key).collect();
        if self.exporting.written_for != shown {
            self.exporting.written_for = shown;
            self.exporting.headings = Headings::default();
        }
        self.exporting.peek.when = start(self.leaving());
        self.dialog = Some(Dialog::Export);
    }

    fn write(&mut self, order: Box<Order>, target: Target) -> Job {
        let id = self.next_job();
        self.running.push(Running {
            id,
            name: Origin::File(target.path.clone()).name(),
            share: 0.0,
            again: None,
        });
        self.exporting.writing.push(id);
        self.exporting.outcome = None;
        self.dialog = None;
        let open = self.datasets.iter().map(|open| open.origin.path());
        let open = open.flatten().map(PathBuf::from).collect();
        Job::Export(ExportJob::Write(id, order, target, open))
    }

    fn was_written(
        &mut self,
        id: JobId,
        path: PathBuf,
        result: Result<Written, NotWritten>,
    ) -> Vec<Job> {
        self.running.retain(|running| running.id != id);
        self.exporting.writing.retain(|writing| *writing != id);
        self.exporting.outcome = match result {
            Ok(written) => Some(Ok(written)),
            Err(NotWritten::Cancelled) => None,
            Err(why) => Some(Err((path, why))),
        };
        let written = self
            .exporting
            .outcome
            .as_ref()
            .and_then(|one| one.as_ref().ok());
        let folder = written.and_then(|written| written.path.parent());
        let folder = folder.map(PathBuf::from);
        if folder.is_none() || folder == self.settings.saved_in {
            return Vec::new();
        }
        self.settings.saved_in = folder;
        vec![Job::Save(Box::new(self.settings.clone()))]
    }

    /// Asks for a preview of what is chosen, where the last one is of something else; or lets go of it, where nobody
    /// looks at it any more.
    pub(super) fn follow_export(&mut self) -> Option<Job> {
        if !matches!(self.dialog, Some(Dialog::Export | Dialog::Place(..))) {
            // What a file is being made of is still of use.
            let is_done = self.exporting.writing.is_empty() && self.exporting.asked.is_some();
            return is_done.then(|| {
                self.exporting.asked = None;
                self.exporting.preview = None;
                Job::Export(ExportJob::Forget)
            });
        }
        let order = self.order_to_show();
        let peek = match order.what {
            What::Dataset(..) => Peek::default(),
            _ if self.exporting.peek.room == (0, 0) => return None,
            What::Clip(..) | What::Briefing(..) => self.exporting.peek,
            What::Figure(..) => Peek {
                when: 0.0,
                ..self.exporting.peek
            },
        };
        let wanted = (order, peek);
        if self.exporting.asked.as_ref() == Some(&wanted) {
            return None;
        }
        self.exporting.number += 1;
        let preview = ExportJob::Preview(self.exporting.number, Box::new(wanted.0.clone()), peek);
        self.exporting.asked = Some(wanted);
        Some(Job::Export(preview))
    }
}

#[cfg(test)]
mod tests;
