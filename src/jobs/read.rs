//! Reading a dataset from a file, from memory, or from the program itself.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::format::{self, Diagnostics, Ground, Limits, OpenError, Opened};
use crate::geo::Regions;
use crate::model::LatLon;
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
static BUNDLED: &[u8] = include_bytes!("../../data/reported-events.ron");

/// Share of the work that getting the bytes is.
const BYTES_SHARE: f32 = 0.1;

/// Gets the share of the work that is done, from any thread, and says whether to go on.
type Report<'a> = dyn Fn(f32) -> bool + Sync + 'a;

/// Reads a dataset. `report` gets the share done and says whether to go on.
pub(crate) fn read(
    origin: &Origin,
    regions: &Regions,
    report: &Report<'_>,
) -> Result<Opened, ReadError> {
    let limits = Limits::default();
    let parse = |bytes: &[u8], name: &str| {
        let rest = |share: f32| report(BYTES_SHARE + share * (1.0 - BYTES_SHARE));
        format::read(bytes, name, &limits, regions, &rest).map_err(ReadError::from)
    };
    match origin {
        Origin::Bundled => parse(BUNDLED, "reported-events.ron"),
        Origin::File(path) => parse(&load(path, limits.bytes as u64, report)?, &origin.name()),
    }
}

/// Reads the bundled dataset, at the start.
///
/// # Errors
/// None that a released program has: the tests open it.
pub fn open_bundled(regions: &Regions) -> Result<Opened, ReadError> {
    read(&Origin::Bundled, regions, &|_| true)
}

/// So many bytes are read at once, and as many between two looks at whether to go on.
const PIECE: usize = 4 << 20;

/// A file's bytes.
fn load(path: &Path, limit: u64, report: &Report<'_>) -> Result<Vec<u8>, ReadError> {
    let mut file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(ReadError::Folder);
    }
    let size = about.len();
    if size > limit {
        return Err(ReadError::TooLarge(limit));
    }
    let mut bytes = whole(&file, usize::try_from(size).unwrap_or_default(), report)?;
    if !bytes.is_empty() {
        file.seek(SeekFrom::Start(bytes.len() as u64))?;
    }
    loop {
        // A pipe or a growing file has no size to trust, so the limit holds here too.
        let got = (&mut file).take(PIECE as u64).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge(limit));
        }
        if got == 0 {
            return Ok(bytes);
        }
        if !report(BYTES_SHARE) {
            return Err(ReadError::Cancelled);
        }
    }
}

/// The first `size` bytes of a file, or as many as there are, in pieces that are read side by side.
fn whole(file: &File, size: usize, report: &Report<'_>) -> Result<Vec<u8>, ReadError> {
    let mut bytes = vec![0; size];
    let (done, end) = (AtomicUsize::new(0), AtomicUsize::new(size));
    let pieces = bytes.par_chunks_mut(PIECE).enumerate();
    pieces.try_for_each(|(number, piece)| {
        let mut read = 0;
        while let Some(rest) = piece.get_mut(read..).filter(|rest| !rest.is_empty()) {
            let at = number * PIECE + read;
            match read_at(file, rest, at as u64) {
                // It has become shorter.
                Ok(0) => {
                    end.fetch_min(at, Ordering::Relaxed);
                    break;
                }
                Ok(got) => read += got,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        let done = done.fetch_add(read, Ordering::Relaxed) + read;
        #[expect(clippy::cast_precision_loss, reason = "a share of a progress bar")]
        let share = done as f32 / size as f32;
        if report(share * BYTES_SHARE) {
            Ok(())
        } else {
            Err(ReadError::Cancelled)
        }
    })?;
    bytes.truncate(end.into_inner());
    Ok(bytes)
}

/// Reads from a position of a file, whatever the other threads read.
#[cfg(unix)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, at)
}

/// Reads from a position of a file, whatever the other threads read.
#[cfg(windows)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_several_pieces_is_read_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        let bytes: Vec<u8> = (0..=250).cycle().take(PIECE * 2 + 5).collect();
        std::fs::write(&path, &bytes).unwrap();
        assert!(load(&path, u64::MAX, &|_| true).unwrap() == bytes);
        let file = File::open(&path).unwrap();
        let more = whole(&file, bytes.len() + PIECE * 2, &|_| true).unwrap();
        assert!(more == bytes, "no more than there is");
    }

    #[test]
    fn reading_a_file_stops_when_it_is_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        std::fs::write(&path, vec![b' '; PIECE * 3]).unwrap();
        let stopped = load(&path, u64::MAX, &|_| false);
        assert!(matches!(stopped, Err(ReadError::Cancelled)));
    }
}
