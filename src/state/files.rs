//! The open datasets, and what reading them had to say.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::format::Diagnostics;
use crate::jobs::{Fetched, ReadError, Stamp};
use crate::model::Dataset;

/// An open dataset, for as long as the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatasetKey(pub u32);

/// Work under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u32);

/// Where a dataset comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It came with the program.
    Bundled,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The file's own name; empty for the bundled data, whose name is in the language files.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Bundled => String::new(),
            Self::File(path) => path
                .file_name()
                .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy())
                .into_owned(),
        }
    }

    /// What files that are made of it are called after.
    #[must_use]
    pub fn stem(&self) -> String {
        match self {
            Self::Bundled => "reported-events".to_owned(),
            Self::File(path) => path
                .file_stem()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned(),
        }
    }

    /// The file's path, where it has one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Bundled => None,
        }
    }
}

/// One open dataset.
#[derive(Clone, Debug)]
pub struct OpenDataset {
    /// Its name among the open ones.
    pub key: DatasetKey,
    /// Where it comes from.
    pub origin: Origin,
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// What reading it had to say.
    pub diagnostics: Arc<Diagnostics>,
    /// Events in the file, those with errors too.
    pub events_in_file: usize,
    /// Whether its events are shown and counted.
    pub shown: bool,
    /// Which version of it was read; `None` where nobody knows.
    pub stamp: Option<Stamp>,
}

/// Why a file did not open, where it is no matter of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no such file.
    Missing,
    /// The system does not allow it.
    Forbidden,
    /// It is a folder.
    Folder,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// In the system's words.
    System(String),
}

/// What a file had to say, for the problems panel.
#[derive(Clone, Debug)]
pub struct Problems {
    /// Where the file came from.
    pub origin: Origin,
    /// Shown events of events in the file; `None` where the file did not open.
    pub events: Option<(usize, usize)>,
    /// Why it did not open, where it is no matter of lines: too large, unreadable.
    pub reason: Option<Reason>,
    /// Line by line.
    pub diagnostics: Arc<Diagnostics>,
}

impl Problems {
    /// Why a file did not open.
    #[must_use]
    pub fn of_unopened(origin: Origin, error: ReadError) -> Self {
        let (reason, diagnostics) = match error {
            ReadError::Missing => (Some(Reason::Missing), None),
            ReadError::Forbidden => (Some(Reason::Forbidden), None),
            ReadError::Folder => (Some(Reason::Folder), None),
            ReadError::TooLarge(limit) => (Some(Reason::TooLarge(limit)), None),
            ReadError::System(text) => (Some(Reason::System(text)), None),
            ReadError::Format(diagnostics) => (None, Some(diagnostics)),
            ReadError::Cancelled => (None, None),
        };
        let diagnostics = Arc::new(diagnostics.unwrap_or_default());
        Self {
            origin,
            events: None,
            reason,
            diagnostics,
        }
    }
}

impl OpenDataset {
    /// A dataset that was read just now.
    #[must_use]
    pub fn new(key: DatasetKey, origin: Origin, fetched: Fetched) -> Self {
        let Fetched { opened, stamp } = fetched;
        let stamp = match origin {
            Origin::Bundled => Some(Stamp::BUNDLED),
            Origin::File(_) => stamp,
        };
        Self {
            key,
            origin,
            dataset: Arc::new(opened.dataset),
            diagnostics: Arc::new(opened.diagnostics),
            events_in_file: opened.events_in_file,
            shown: true,
            stamp,
        }
    }

    /// What the file had to say; `None` where that is nothing.
    #[must_use]
    pub fn problems(&self) -> Option<Problems> {
        let said = self.diagnostics.errors + self.diagnostics.warnings > 0;
        said.then(|| Problems {
            origin: self.origin.clone(),
            events: Some((self.dataset.events.len(), self.events_in_file)),
            reason: None,
            diagnostics: Arc::clone(&self.diagnostics),
        })
    }
}

/// A job under way, as the reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// The job.
    pub id: JobId,
    /// The file that it reads or writes.
    pub name: String,
    /// How far it is, 0 to 1.
    pub share: f32,
    /// The open dataset that changed on disk, where it is that which is read again.
    pub again: Option<DatasetKey>,
}

/// Columns that are being built, as the reader sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Building {
    /// The job.
    pub id: JobId,
    /// How far it is, 0 to 1.
    pub share: f32,
}

/// Something to say once, until it is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The settings file was damaged; it was set aside under this path.
    SettingsDamaged(PathBuf),
    /// The settings could not be written, and why.
    SettingsNotSaved(String),
    /// The file of an open dataset changed on disk.
    Changed(DatasetKey),
    /// The briefing was not saved there, and why.
    BriefingNotSaved(PathBuf, String),
    /// The briefing was not saved there: there is another file of that name.
    BriefingNameTaken(PathBuf),
    /// The briefing was saved without this dataset's fingerprint: its file is no longer the one that was read.
    NotVouched(DatasetKey),
    /// A dataset of the briefing is not where it was.
    DataMissing(PathBuf),
    /// So many datasets of the briefing are not as they were when it was saved.
    DataChanged(usize),
}
