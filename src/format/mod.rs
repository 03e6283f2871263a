//! Bytes ↔ (dataset, diagnostics). No disk, no screen, no network: the bytes come from a job and go to one.
//!
//! Reading goes from the outside in. `scan` (with `cursor`, `levels` and `strict`) finds where records
//! and fields begin and end, `decode` reads values, `records` and `events` apply each record's own
//! rules, `check` those between records, and `odd` warns. A large list is read in `pieces`, a stretch of the
//! file at a time (`source`). What can't be read is left out and said, never repaired.
//! [`write()`] is the way back: `read(write(d))` is `d` for any dataset whose events are in order.

mod check;
mod cursor;
mod decode;
mod diagnostic;
mod events;
mod file;
mod findings;
mod gather;
mod head;
mod index;
mod known;
mod levels;
mod lines;
mod list;
mod near;
mod odd;
mod pieces;
mod problem;
mod quick;
mod reading;
mod records;
mod scan;
mod shapes;
mod source;
mod strict;
mod suggest;
mod visible;
mod write;

use crate::model::{Dataset, LatLon};

pub use diagnostic::{Diagnostic, Diagnostics};
pub use problem::{Hint, Problem, Severity, Wording};
pub use reading::{read, read_from, read_in};
pub use source::Source;
pub(crate) use suggest::nearest;
pub use visible::{is_unseen, visible, visible_line};
pub use write::write;

/// The format that is read and written.
pub const FORMAT: u32 = 1;

/// How a file is read. What comes of it is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The list of events in pieces of so many bytes, side by side, where it is the file's last field;
    /// the plain way where it is not, or where the file does not open.
    Pieces(usize),
    /// From the first sign to the last: the way that the other is held against.
    Plain,
}

impl Way {
    /// In pieces as large as leaves some for every core, and small enough to be stopped between them.
    #[must_use]
    pub fn for_size(bytes: usize) -> Self {
        Self::Pieces(piece_size(bytes))
    }
}

fn piece_size(bytes: usize) -> usize {
    (bytes / 64).clamp(64 << 10, 4 << 20)
}

/// What keeps a hostile file from hurting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file.
    pub bytes: usize,
    /// Nesting of brackets.
    pub depth: usize,
    /// Characters of one text.
    pub text_chars: usize,
    /// Records in one list of the dataset.
    pub records: usize,
    /// Items in one list or map of a record.
    pub items: usize,
    /// Diagnostics that are listed; the rest are counted.
    pub listed_diagnostics: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 2 << 30,
            depth: 64,
            text_chars: 100_000,
            records: 5_000_000,
            items: 10_000,
            listed_diagnostics: 200,
        }
    }
}

/// Which country lies where, to warn of coordinates that are not in the country that is named.
pub trait Ground {
    /// ISO 3166-1 alpha-2; `None` where it is not known.
    fn country_at(&self, at: LatLon) -> Option<&str>;
}

/// Knows no country, and so warns of none.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoGround;

impl Ground for NoGround {
    fn country_at(&self, _: LatLon) -> Option<&str> {
        None
    }
}

/// A dataset that opened, perhaps without all its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What could be read. With errors it is not all of the file, and must not be written over it.
    pub dataset: Dataset,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// How many events the file has; the dataset's are those of them without errors.
    pub events_in_file: usize,
}

/// Why a dataset did not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The file can't be read, or is in another format.
    #[error("{}", .0.listed.first().map(Diagnostic::message).unwrap_or_default())]
    Unreadable(Diagnostics),
    /// The reader asked to stop.
    #[error("reading was cancelled")]
    Cancelled,
}
