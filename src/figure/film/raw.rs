//! A film as bare pixels, for another program that makes a video of them.

use std::io::Write;

use crate::figure::film::develop::develop;
use crate::figure::film::{Film, FilmError};
use crate::progress::Report;

/// Writes every frame as often as it is held: red, green, blue and cover, line by line from the top left. `report`
/// gets the share done and says whether to go on.
///
/// # Errors
/// Where a frame is too large, the other program takes no more, or it was not to go on.
pub fn raw(
    film: &dyn Film,
    out: &mut (dyn Write + Send),
    report: &Report<'_>,
) -> Result<(), FilmError> {
    develop(film, report, |frame| {
        for _ in 0..frame.hold {
            if !report(0.0) {
                return Err(FilmError::Stopped);
            }
            out.write_all(frame.pixels.rgba())?;
        }
        Ok(())
    })?;
    Ok(out.flush()?)
}
