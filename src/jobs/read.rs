//! Reading a dataset from a file, from memory, or from the program itself.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::format::{self, Limits, OpenError, Opened};
use crate::geo::Regions;
use crate::state::Origin;

/// The dataset that comes with the program.
static BUNDLED: &[u8] = include_bytes!("../../data/reported-events.ron");

/// Share of the work that getting the bytes is.
const BYTES_SHARE: f32 = 0.1;

/// Reads a dataset. `report` gets the share done and says whether to go on.
pub(super) fn read(
    origin: &Origin,
    regions: &Regions,
    report: &dyn Fn(f32) -> bool,
) -> Result<Opened, OpenError> {
    let limits = Limits::default();
    let parse = |bytes: &[u8], name: &str| {
        let rest = |share: f32| report(BYTES_SHARE + share * (1.0 - BYTES_SHARE));
        format::read(bytes, name, &limits, regions, &rest)
    };
    match origin {
        Origin::Bundled => parse(BUNDLED, "reported-events.ron"),
        Origin::Dropped(name, bytes) => parse(bytes, name),
        Origin::File(path) => parse(&load(path, &limits, report)?, &origin.name()),
    }
}

/// Reads the bundled dataset, at the start.
///
/// # Errors
/// None that a released program has: the tests open it.
pub fn open_bundled(regions: &Regions) -> Result<Opened, OpenError> {
    read(&Origin::Bundled, regions, &|_| true)
}

/// A file's bytes, in pieces so that a large one can be cancelled.
fn load(path: &Path, limits: &Limits, report: &dyn Fn(f32) -> bool) -> Result<Vec<u8>, OpenError> {
    const PIECE: u64 = 4 << 20;
    let mut file = File::open(path).map_err(OpenError::unreadable)?;
    let about = file.metadata().map_err(OpenError::unreadable)?;
    if about.is_dir() {
        return Err(OpenError::unreadable(io::ErrorKind::IsADirectory.into()));
    }
    let size = about.len();
    if size > limits.bytes {
        return Err(OpenError::too_large(size, limits.bytes));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    loop {
        // A pipe or a growing file has no size to trust, so the limit holds here too.
        let got = (&mut file).take(PIECE).read_to_end(&mut bytes).map_err(OpenError::unreadable)?;
        let total = bytes.len() as u64;
        if total > limits.bytes {
            return Err(OpenError::too_large(total, limits.bytes));
        }
        if got == 0 {
            return Ok(bytes);
        }
        #[expect(clippy::cast_precision_loss, reason = "a share of a progress bar")]
        let share = total as f32 / size.max(total) as f32;
        if !report(share * BYTES_SHARE) {
            return Err(OpenError::Cancelled);
        }
    }
}
