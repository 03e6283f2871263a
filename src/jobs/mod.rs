//! Work that touches the world: read, build, pick, watch, save. It runs off the window's thread,
//! can be cancelled, and its result comes back as an [`Action`]. Only this module writes files.

mod beside;
mod briefing;
mod bytes;
mod desktop;
mod export;
mod film;
mod fingerprint;
mod interrupt;
mod read;
mod settings_file;
mod stillness;
#[cfg(feature = "trace")]
mod trace;
mod watch;
mod write;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub use briefing::OpenedBriefing;
pub(crate) use briefing::read_briefing;
pub use desktop::{Desktop, Picked, SystemDesktop};
pub use export::{ExportJob, NotWritten, Target, Written};
pub use film::{FilmFileError, write_clip, write_film};
pub(crate) use fingerprint::Fingerprints;
pub use fingerprint::Stamp;
pub use interrupt::interrupted;
pub(crate) use read::read;
pub use read::{Fetched, ReadError, open_bundled};
pub use settings_file::{Loaded, SettingsFile};
#[cfg(feature = "trace")]
pub use trace::Trace;
pub use write::{has_something, is_same_file, make_folder, replace, write_folder};

use crate::action::{Action, Scenes};
use crate::briefing::{Kept, SceneId};
use crate::geo::{Archive, Regions};
use crate::model::Dataset;
use crate::state::{JobId, Origin, PaperKey, Settings};
use crate::table::{Filter, SortBy, Table};

/// Work to do outside the state.
#[derive(Debug)]
pub enum Job {
    /// Reads a dataset.
    Read(JobId, Origin),
    /// Asks for files through the system's dialog.
    PickFiles,
    /// Builds the columns of these datasets.
    Build(JobId, Vec<Arc<Dataset>>),
    /// Learns which event of a table has which id, once the first picture need not wait for it any more.
    LearnIds(Arc<Table>),
    /// Puts all rows of a table in the order of a column.
    Sort(Arc<Table>, SortBy),
    /// Says when a file changes.
    Watch(PathBuf),
    /// Asks the system whether things may move.
    AskStillness,
    /// Keeps the settings.
    Save(Box<Settings>),
    /// Reads a briefing, and looks whether its datasets are as they were.
    ReadBriefing(JobId, PathBuf),
    /// Asks through the system's dialog where to save a briefing; this name is suggested.
    PickBriefing(PaperKey, String),
    /// Finds the name that a briefing can be saved under. Its own file, where it has one, may be written over.
    NameBriefing(PaperKey, PathBuf, Option<PathBuf>),
    /// Saves a briefing, with the fingerprints of these versions of its datasets.
    SaveBriefing(PaperKey, PathBuf, Box<Kept>, Vec<(Origin, Stamp)>),
    /// Asks through the system's dialog where a dataset of a briefing is.
    FindData(PaperKey, Origin),
    /// Works out the fingerprint of a version of a dataset, while it is there.
    Fingerprint(PaperKey, Stamp),
    /// Counts what scenes show: of these datasets, by this filter.
    Count(Vec<(SceneId, Vec<Arc<Dataset>>, Filter)>),
    /// Works on what leaves the program.
    Export(ExportJob),
    /// Stops a job.
    Cancel(JobId),
}

/// Takes an action back to the window. Any thread may call it.
pub type Post = Arc<dyn Fn(Action) + Send + Sync>;

/// Where jobs run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Each on a thread of its own, so that the window never waits.
    Threads,
    /// At once, on the caller's thread: for tests, where order matters more than speed.
    Here,
}

/// Runs jobs and posts what comes of them.
pub struct Runner {
    post: Post,
    place: Place,
    regions: Arc<Regions>,
    desktop: Arc<dyn Desktop>,
    settings: SettingsFile,
    stops: HashMap<JobId, Arc<AtomicBool>>,
    watcher: watch::Watcher,
    fingerprints: Arc<Fingerprints>,
    studio: Arc<export::Studio>,
}

impl Runner {
    /// A runner that posts results through `post`, and makes figures of this ground.
    #[must_use]
    pub fn new(
        post: Post,
        place: Place,
        (regions, archive): (Arc<Regions>, Arc<Archive>),
        desktop: Arc<dyn Desktop>,
        settings: SettingsFile,
    ) -> Self {
        let fingerprints = Arc::new(Fingerprints::default());
        let known = Arc::clone(&fingerprints);
        let studio = Arc::new(export::Studio::new(Arc::clone(&regions), archive, known));
        let watcher = watch::Watcher::new(Arc::clone(&post));
        Self {
            post,
            place,
            regions,
            desktop,
            settings,
            stops: HashMap::new(),
            watcher,
            fingerprints,
            studio,
        }
    }

    /// Starts a job.
    pub fn run(&mut self, job: Job) {
        let post = Arc::clone(&self.post);
        match job {
            Job::Read(id, origin) => {
                let report = self.report(id);
                let regions = Arc::clone(&self.regions);
                self.start(move || {
                    let result = read::fetch(&origin, &regions, &report);
                    post(Action::Read(id, origin, result.map(Box::new)));
                });
            }
            Job::PickFiles => {
                let desktop = Arc::clone(&self.desktop);
                self.start(move || match desktop.pick() {
                    Picked::Files(paths) => {
                        post(Action::Open(paths.into_iter().map(Origin::File).collect()));
                    }
                    Picked::Nothing => {}
                    Picked::Unavailable => post(Action::NoFileDialog),
                });
            }
            Job::Build(id, datasets) => {
                let report = self.report(id);
                let regions = Arc::clone(&self.regions);
                self.start(move || {
                    // Whoever stopped it knows.
                    if let Some(table) = Table::build(&datasets, &regions, &report) {
                        post(Action::Built(id, Arc::new(table)));
                    }
                });
            }
            Job::LearnIds(table) => rayon::spawn(move || table.learn_ids()),
            Job::Sort(table, by) => self.start(move || {
                let rows = table.order(by);
                post(Action::Sorted(table, by, rows));
            }),
            Job::Watch(path) => self.watcher.watch(&path),
            Job::Save(settings) => {
                let file = self.settings.clone();
                self.start(move || {
                    if let Err(error) = file.save(&settings) {
                        post(Action::SettingsNotSaved(error.to_string()));
                    }
                });
            }
            Job::AskStillness => {
                let desktop = Arc::clone(&self.desktop);
                self.start(move || {
                    if desktop.is_still() {
                        post(Action::SystemIsStill);
                    }
                });
            }
            Job::Export(job) => self.export(job),
            Job::Cancel(id) => {
                if let Some(stop) = self.stops.get(&id) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
            job => self.run_on_briefing(job),
        }
    }

    fn run_on_briefing(&mut self, job: Job) {
        let post = Arc::clone(&self.post);
        match job {
            Job::ReadBriefing(id, path) => {
                let report = self.report(id);
                let known = Arc::clone(&self.fingerprints);
                self.start(move || {
                    let result = briefing::read_briefing(&path, &known, &report);
                    post(Action::Scenes(Scenes::Read(id, path, result.map(Box::new))));
                });
            }
            Job::PickBriefing(paper, name) => {
                let desktop = Arc::clone(&self.desktop);
                self.start(move || match desktop.save(&name) {
                    Picked::Files(paths) => {
                        let path = paths.into_iter().next();
                        let named = path.map(|path| briefing::picked(paper, path));
                        named.into_iter().map(Action::Scenes).for_each(&*post);
                    }
                    Picked::Nothing => post(Action::Scenes(Scenes::NotPicked(paper))),
                    Picked::Unavailable => post(Action::Scenes(Scenes::NoSaveDialog(paper))),
                });
            }
            Job::FindData(paper, origin) => {
                let desktop = Arc::clone(&self.desktop);
                self.start(move || match desktop.pick() {
                    Picked::Files(paths) => {
                        let path = paths.into_iter().next();
                        let found = path.map(|path| Scenes::Found(paper, origin, path));
                        found.into_iter().map(Action::Scenes).for_each(&*post);
                    }
                    Picked::Nothing => {}
                    Picked::Unavailable => {
                        post(Action::Scenes(Scenes::NoFindDialog(paper, origin)));
                    }
                });
            }
            Job::Fingerprint(paper, stamp) => {
                let known = Arc::clone(&self.fingerprints);
                self.start(move || {
                    let hash = known.of(&stamp, &|| true);
                    post(Action::Scenes(Scenes::Fingerprinted(paper, stamp, hash)));
                });
            }
            Job::NameBriefing(paper, path, own) => self.start(move || {
                let named = briefing::typed(paper, path, own.as_deref());
                post(Action::Scenes(named));
            }),
            Job::SaveBriefing(paper, path, kept, read) => {
                let known = Arc::clone(&self.fingerprints);
                self.start(move || {
                    let saved = briefing::save(&path, *kept, &read, &known);
                    post(Action::Scenes(match saved {
                        Ok(kept) => Scenes::Saved(paper, path, Box::new(kept)),
                        Err(error) => Scenes::NotSaved(paper, path, error.to_string()),
                    }));
                });
            }
            Job::Count(scenes) => {
                let regions = Arc::clone(&self.regions);
                self.start(move || {
                    let counts = briefing::count(scenes, &regions);
                    post(Action::Scenes(Scenes::Counted(counts)));
                });
            }
            // All others were run before.
            _ => {}
        }
    }

    /// How a job says how far it is, and is told whether to go on.
    fn report(&mut self, id: JobId) -> impl Fn(f32) -> bool + Send + Sync + use<> {
        let (post, stop) = (Arc::clone(&self.post), self.stop(id));
        move |share| {
            post(Action::Progress(id, share));
            !stop.load(Ordering::Relaxed)
        }
    }

    /// The flag that stops a job.
    fn stop(&mut self, id: JobId) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        self.stops.insert(id, Arc::clone(&stop));
        stop
    }

    /// Keeps the settings before the program ends, on this thread: no other would outlive it.
    pub fn save_last(&self, settings: &Settings) {
        // There is nobody left to tell.
        let _ = self.settings.save(settings);
    }

    fn start(&self, work: impl FnOnce() + Send + 'static) {
        match self.place {
            Place::Here => work(),
            Place::Threads => {
                std::thread::spawn(work);
            }
        }
    }
}

/// Today, where the day starts in Greenwich: a file is made on the same day wherever it is made.
#[must_use]
pub fn today() -> jiff::civil::Date {
    let now = jiff::Timestamp::now();
    now.to_zoned(jiff::tz::TimeZone::UTC).date()
}
