//! The program without its window: its state, and its jobs run at once.

use std::error::Error;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use refoulement_atlas::action::Action;
use refoulement_atlas::format::{Diagnostics, Opened};
use refoulement_atlas::geo::{Archive, Regions};
use refoulement_atlas::jobs::{Desktop, Picked, Place, Runner, SettingsFile};
use refoulement_atlas::state::{Origin, State};
use refoulement_atlas::words::Language;

/// State and jobs.
pub struct Program {
    /// What the window would show.
    pub state: State,
    runner: Runner,
    posted: Arc<Mutex<Vec<Action>>>,
    looks: Looks,
}

/// When jobs said how far they were, which is when they look whether to stop.
type Looks = Arc<Mutex<Vec<Instant>>>;

struct NoDialogs;

impl Desktop for NoDialogs {
    fn pick(&self) -> Picked {
        Picked::Unavailable
    }
}

impl Program {
    /// Nothing open yet.
    pub fn new() -> Self {
        let regions = Arc::new(Regions::embedded());
        let posted: Arc<Mutex<Vec<Action>>> = Arc::default();
        let inbox = Arc::clone(&posted);
        let looks = Looks::default();
        let looked = Arc::clone(&looks);
        let post = Arc::new(move |action| {
            if matches!(action, Action::Progress(..)) {
                let mut looked = looked.lock().unwrap_or_else(PoisonError::into_inner);
                looked.push(Instant::now());
            }
            inbox
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(action);
        });
        let runner = Runner::new(
            post,
            Place::Here,
            (Arc::clone(&regions), Arc::new(Archive::embedded())),
            Arc::new(NoDialogs),
            SettingsFile::default(),
        );
        Self {
            state: State::new(regions, Language::default()),
            runner,
            posted,
            looks,
        }
    }

    /// Opens a file and builds everything that follows from it.
    pub fn open(file: &Path) -> Result<Self, Box<dyn Error>> {
        let mut program = Self::new();
        program.show(file)?;
        Ok(program)
    }

    /// Opens a file in a program that runs, and builds everything that follows from it.
    pub fn show(&mut self, file: &Path) -> Result<(), Box<dyn Error>> {
        self.ask(Action::Open(vec![Origin::File(file.to_owned())]));
        if self.state.table().is_empty() {
            return Err(format!("{} did not open", file.display()).into());
        }
        Ok(())
    }

    /// The longest time since an instant in which no job looked whether to stop, until the last look.
    pub fn longest_without_look(&self, since: Instant) -> Duration {
        let mut looks = self.looks.lock().unwrap_or_else(PoisonError::into_inner);
        looks.retain(|look| *look >= since);
        looks.sort_unstable();
        let before = [since].into_iter().chain(looks.iter().copied());
        let gaps = before.zip(looks.iter());
        gaps.map(|(before, look)| *look - before)
            .max()
            .unwrap_or_default()
    }

    /// Shows so many made-up events.
    pub fn of_events(number: u32) -> Self {
        let mut program = Self::new();
        let dataset = super::dataset(program.state.regions(), number);
        let opened = Opened {
            events_in_file: dataset.events.len(),
            dataset,
            diagnostics: Diagnostics::default(),
        };
        program.state.open_now(Origin::Bundled, opened);
        program
    }

    /// Does what is asked, and all work that it leads to.
    pub fn ask(&mut self, action: Action) {
        let mut jobs = self.state.apply(action);
        while !jobs.is_empty() {
            for job in jobs.drain(..) {
                self.runner.run(job);
            }
            let posted =
                std::mem::take(&mut *self.posted.lock().unwrap_or_else(PoisonError::into_inner));
            for action in posted {
                jobs.extend(self.state.apply(action));
            }
        }
    }
}
