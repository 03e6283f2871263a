//! Reading a dataset from a file, from memory, or from the program itself.

use std::io;

use crate::format::{self, Diagnostics, Ground, Limits, OpenError, Opened};
use crate::geo::Regions;
use crate::jobs::Stamp;
use crate::jobs::bytes::{Bytes, Stretches};
use crate::model::LatLon;
use crate::progress::Report;
use crate::state::Origin;

/// Why a file did not open.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// The system does not allow it.
    Forbidden,
    /// It is a folder.
    Folder,
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// The system says something else.
    System(String),
    /// It is no dataset.
    Format(Diagnostics),
    /// The reader asked to stop.
    Cancelled,
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::System(error.to_string()),
        }
    }
}

impl From<OpenError> for ReadError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Unreadable(diagnostics) => Self::Format(diagnostics),
            OpenError::Cancelled => Self::Cancelled,
        }
    }
}

impl Ground for Regions {
    /// Provinces are drawn finer than countries, so they are asked first.
    fn country_at(&self, at: LatLon) -> Option<&str> {
        let region = self
            .province_at(at)
            .or_else(|| Self::country_at(self, at))?;
        Some(region.id.country())
    }
}

/// The dataset that comes with the program.
pub(super) static BUNDLED: &[u8] = include_bytes!("../../data/reported-events.ron");

/// A dataset that was read, and which version of it.
#[derive(Debug)]
pub struct Fetched {
    /// What was read.
    pub opened: Opened,
    /// The version, as it was before the first of it was read; `None` where nobody knows.
    pub stamp: Option<Stamp>,
}

impl From<Opened> for Fetched {
    /// What was read from nowhere that is known.
    fn from(opened: Opened) -> Self {
        let stamp = None;
        Self { opened, stamp }
    }
}

/// Reads a dataset, and keeps in mind from what.
pub(super) fn fetch(
    origin: &Origin,
    regions: &Regions,
    report: &Report<'_>,
) -> Result<Fetched, ReadError> {
    // Whatever is written to the file from now on makes it another one.
    let stamp = Stamp::of(origin);
    let opened = read(origin, regions, report)?;
    Ok(Fetched { opened, stamp })
}

/// Reads a dataset. `report` gets the share done and says whether to go on.
pub(crate) fn read(
    origin: &Origin,
    regions: &Regions,
    report: &Report<'_>,
) -> Result<Opened, ReadError> {
    let limits = Limits::default();
    let parse = |bytes: &[u8], name: &str| {
        let read = format::read(bytes, name, &limits, regions, &report);
        read.map_err(ReadError::from)
    };
    match origin {
        Origin::Bundled => parse(BUNDLED, "reported-events.ron"),
        Origin::File(path) => {
            // Getting the bytes is a small part of the work.
            let whole = || Bytes::read(path, limits.bytes as u64, &|share| report(share * 0.1));
            let name = origin.name();
            match Stretches::open(path)? {
                Some(file) => format::read_from(&file, whole, &name, &limits, regions, &report),
                None => parse(&whole()?, &name),
            }
        }
    }
}

/// Reads the bundled dataset, at the start.
///
/// # Errors
/// None that a released program has: the tests open it.
pub fn open_bundled(regions: &Regions) -> Result<Opened, ReadError> {
    read(&Origin::Bundled, regions, &|_| true)
}
