//! What leaves the program is made here: a preview of it, and the file itself, whole or not at all.

mod studio;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::action::{Action, Export};
use crate::export::{Order, Peek};
use crate::figure::clip::ClipError;
use crate::figure::{FormatError, PngError};
use crate::jobs::{FilmFileError, Picked, Runner};
use crate::state::JobId;

pub(super) use studio::Studio;
use studio::Wanted;

/// Work on what leaves the program.
#[derive(Debug)]
pub enum ExportJob {
    /// Shows what would be made. Only the newest of several is of use.
    Preview(u64, Box<Order>, Peek),
    /// Nobody looks at previews any more.
    Forget,
    /// Asks through the system's dialog where a file goes; this name is suggested, with the folder where one is known.
    Place(Box<Order>, String),
    /// Makes a file, in place of none of these.
    Write(JobId, Box<Order>, Target, Vec<PathBuf>),
}

/// Where a file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its path.
    pub path: PathBuf,
    /// Whether the reader has said that a file there may be replaced.
    pub may_replace: bool,
}

impl Target {
    /// The path that the reader chose in the system's dialog, which asks before it lets a file be replaced. Where the
    /// name lacks its ending it gets it, and is another name, which nobody was asked about. A folder has no ending, and
    /// none is ever replaced.
    #[must_use]
    pub fn named(path: PathBuf, ending: &str) -> Self {
        if ending.is_empty() {
            return Self {
                path,
                may_replace: false,
            };
        }
        let has = path.extension().and_then(|is| is.to_str());
        if has.is_some_and(|has| has.eq_ignore_ascii_case(ending)) {
            return Self {
                path,
                may_replace: true,
            };
        }
        let mut named = path.into_os_string();
        named.push(".");
        named.push(ending);
        Self {
            path: named.into(),
            may_replace: false,
        }
    }
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
    /// The pixels of a picture.
    pub pixels: Option<(u32, u32)>,
    /// Whether it is for the public.
    pub public: bool,
}

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// The reader asked to stop.
    Cancelled,
    /// It would replace a dataset that is open.
    IsOpen,
    /// There is one of that name, and nobody said that it may be replaced.
    Exists,
    /// There is no such folder.
    NoFolder,
    /// The system does not allow it.
    Forbidden,
    /// The disk is full.
    Full,
    /// The system says something else.
    System(String),
    /// There is no such clip.
    NoClip(ClipError),
    /// A dataset of the briefing is not open.
    NotOpen,
    /// A video needs `ffmpeg`, which is not installed.
    NoFfmpeg,
    /// It can't be made.
    Unmade(String),
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Forbidden,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::System(error.to_string()),
        }
    }
}

impl From<FilmFileError> for NotWritten {
    fn from(error: FilmFileError) -> Self {
        match error {
            error if error.is_stopped() => Self::Cancelled,
            FilmFileError::Clip(error) => Self::NoClip(error),
            FilmFileError::Write(error) => error.into(),
            FilmFileError::NoFfmpeg => Self::NoFfmpeg,
            error => Self::Unmade(error.to_string()),
        }
    }
}

impl From<FormatError> for NotWritten {
    fn from(error: FormatError) -> Self {
        match error {
            FormatError::Png(PngError::GivenUp) => Self::Cancelled,
            error => Self::Unmade(error.to_string()),
        }
    }
}

impl Runner {
    /// Starts work on what leaves the program.
    pub(super) fn export(&mut self, job: ExportJob) {
        let post = Arc::clone(&self.post);
        let studio = Arc::clone(&self.studio);
        match job {
            ExportJob::Preview(number, order, peek) => {
                let wanted = Wanted {
                    number,
                    order,
                    peek,
                };
                if studio.ask(wanted) {
                    self.start(move || studio.preview(&post));
                }
            }
            ExportJob::Forget => studio.forget(),
            ExportJob::Place(order, name) => {
                let desktop = Arc::clone(&self.desktop);
                self.start(move || {
                    let ending = order.ending();
                    let whole = format!("{name}.{ending}");
                    match desktop.save(whole.trim_end_matches('.')) {
                        Picked::Files(paths) => {
                            for path in paths.into_iter().take(1) {
                                let target = Target::named(path, ending);
                                post(Action::Export(Export::To(order.clone(), target)));
                            }
                        }
                        Picked::Nothing => {}
                        Picked::Unavailable => {
                            post(Action::Export(Export::NoDialog(order, name)));
                        }
                    }
                });
            }
            ExportJob::Write(id, order, target, open) => {
                let report = self.report(id);
                self.start(move || {
                    let result = studio.write(&order, &target, &open, &report);
                    post(Action::Export(Export::Written(id, target.path, result)));
                });
            }
        }
    }
}
