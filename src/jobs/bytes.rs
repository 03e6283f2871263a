//! The bytes of a file, for as long as it is read: a stretch at a time, or all of them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Deref;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use memmap2::MmapMut;
use rayon::prelude::*;

use crate::format::Source;
use crate::jobs::read::ReadError;
use crate::progress::Report;

/// So many bytes are read at once, and as many between two looks at whether to go on.
const PIECE: usize = 4 << 20;

/// A file on disk, read a stretch at a time.
pub(super) struct Stretches {
    file: File,
    size: usize,
}

impl Stretches {
    /// `None` where the file's size does not say how many bytes there are, as that of a pipe.
    pub(super) fn open(path: &Path) -> Result<Option<Self>, ReadError> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        let size = usize::try_from(about.len()).unwrap_or(usize::MAX);
        let is_known = about.is_file() && size > 0;
        Ok(is_known.then_some(Self { file, size }))
    }
}

impl Source for Stretches {
    fn size(&self) -> usize {
        self.size
    }

    fn stretch<'r>(&'r self, at: usize, length: usize, room: &'r mut Vec<u8>) -> Option<&'r [u8]> {
        let length = length.min(self.size.checked_sub(at)?);
        if room.len() < length {
            // Not a longer one: what is in it would be copied, and all of it written twice.
            *room = vec![0; length];
        }
        let room = room.get_mut(..length)?;
        // A long one is read side by side.
        let pieces = room.par_chunks_mut(2 * PIECE).enumerate();
        let filled = pieces.map(|(number, piece)| {
            let read = fill(&self.file, piece, at + number * 2 * PIECE).ok()?;
            Some(read == piece.len())
        });
        // A file that has become shorter is another one.
        filled.all(|whole| whole == Some(true)).then_some(room)
    }
}

/// All bytes of a file.
pub(super) enum Bytes {
    /// In large pages: a system hands out the many small ones of a large file more slowly than it reads it.
    Pages { pages: MmapMut, filled: usize },
    /// Of a file whose size was not known.
    Grown(Vec<u8>),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Pages { pages, filled } => pages.get(..*filled).unwrap_or(pages),
            Self::Grown(bytes) => bytes,
        }
    }
}

impl Bytes {
    /// Reads a file. `report` gets the share done, and says whether to go on.
    pub(super) fn read(path: &Path, limit: u64, report: &Report<'_>) -> Result<Self, ReadError> {
        let mut file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(ReadError::Folder);
        }
        let size = about.len();
        if size > limit {
            return Err(ReadError::TooLarge(limit));
        }
        let size = usize::try_from(size).unwrap_or_default();
        let known = if size == 0 || !about.is_file() {
            Self::Grown(Vec::new())
        } else {
            Self::known(&file, size, report)?
        };
        known.grown(&mut file, limit, report)
    }

    /// The first `size` bytes of a file, or as many as there are, in pieces that are read side by side.
    fn known(file: &File, size: usize, report: &Report<'_>) -> Result<Self, ReadError> {
        let mut pages = MmapMut::map_anon(size)?;
        // Where it can't be had, small pages will do.
        #[cfg(target_os = "linux")]
        let _ = pages.advise(memmap2::Advice::HugePage);
        let (done, filled) = (AtomicUsize::new(0), AtomicUsize::new(size));
        let pieces = pages.par_chunks_mut(PIECE).enumerate();
        pieces.try_for_each(|(number, piece)| {
            let start = number * PIECE;
            let read = fill(file, piece, start)?;
            if read < piece.len() {
                // It has become shorter.
                filled.fetch_min(start + read, Ordering::Relaxed);
            }
            let done = done.fetch_add(read, Ordering::Relaxed) + read;
            #[expect(clippy::cast_precision_loss, reason = "a share of a progress bar")]
            let share = done as f32 / size as f32;
            if report(share) {
                Ok(())
            } else {
                Err(ReadError::Cancelled)
            }
        })?;
        let filled = filled.into_inner();
        Ok(Self::Pages { pages, filled })
    }

    /// These bytes, and those that the file has after them: a pipe or a growing file has no size to trust.
    fn grown(self, file: &mut File, limit: u64, report: &Report<'_>) -> Result<Self, ReadError> {
        if !self.is_empty() {
            file.seek(SeekFrom::Start(self.len() as u64))?;
        }
        let mut more = Vec::new();
        loop {
            let got = file.take(PIECE as u64).read_to_end(&mut more)?;
            if (self.len() + more.len()) as u64 > limit {
                return Err(ReadError::TooLarge(limit));
            }
            if got == 0 {
                break;
            }
            if !report(1.0) {
                return Err(ReadError::Cancelled);
            }
        }
        if more.is_empty() {
            return Ok(self);
        }
        Ok(Self::Grown([&self, more.as_slice()].concat()))
    }
}

/// Reads from a position of a file until there is no room left, or no more to read.
fn fill(file: &File, into: &mut [u8], at: usize) -> io::Result<usize> {
    let mut read = 0;
    while let Some(rest) = into.get_mut(read..).filter(|rest| !rest.is_empty()) {
        match read_at(file, rest, (at + read) as u64) {
            Ok(0) => break,
            Ok(got) => read += got,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
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
        assert!(*Bytes::read(&path, u64::MAX, &|_| true).unwrap() == *bytes);
        let mut file = File::open(&path).unwrap();
        let shorter = Bytes::known(&file, bytes.len() + PIECE * 2, &|_| true).unwrap();
        assert!(*shorter == *bytes, "no more than there is");
        let longer = Bytes::known(&file, PIECE + 7, &|_| true).unwrap();
        let longer = longer.grown(&mut file, u64::MAX, &|_| true).unwrap();
        assert!(*longer == *bytes, "what came after is there too");
    }

    #[test]
    fn a_file_is_had_a_stretch_at_a_time_and_never_less_than_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("some");
        let bytes: Vec<u8> = (0..100).collect();
        std::fs::write(&path, &bytes).unwrap();
        let file = Stretches::open(&path).unwrap().unwrap();
        let mut room = Vec::new();
        assert_eq!(file.stretch(90, 50, &mut room), bytes.get(90..));
        assert_eq!(file.stretch(7, 3, &mut room), bytes.get(7..10));
        assert_eq!(file.stretch(100, 9, &mut room), Some(&[] as &[u8]));
        assert_eq!(file.stretch(101, 9, &mut room), None);
        std::fs::write(&path, &bytes[..50]).unwrap();
        assert_eq!(file.stretch(40, 20, &mut room), None, "it is shorter now");
    }

    #[test]
    fn a_file_that_grows_beyond_the_limit_is_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        std::fs::write(&path, vec![b' '; 100]).unwrap();
        let mut file = File::open(&path).unwrap();
        let none = Bytes::Grown(Vec::new());
        let grown = none.grown(&mut file, 99, &|_| true);
        assert!(matches!(grown, Err(ReadError::TooLarge(99))));
    }

    #[test]
    fn reading_a_file_stops_when_it_is_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        std::fs::write(&path, vec![b' '; PIECE * 3]).unwrap();
        let stopped = Bytes::read(&path, u64::MAX, &|_| false);
        assert!(matches!(stopped, Err(ReadError::Cancelled)));
    }
}
