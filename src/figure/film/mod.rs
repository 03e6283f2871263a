//! Pictures that follow each other, each held for so many frames, and what makes an animated file of them. Frames
//! are packed as they come and not kept, and a film always comes out as the same bytes.

mod apng;
mod changed;
mod colours;
mod develop;
mod format;
mod gif;
mod raw;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::figure::clip::ClipError;
use crate::figure::{Part, Picture, Sheet};

pub use apng::apng;
pub use format::MovingFormat;
pub use gif::gif;
pub use raw::raw;

/// Pictures that follow each other.
pub trait Film: Sync {
    /// The sheet of all of them.
    fn sheet(&self) -> Sheet;

    /// How many frames make a second, from 1 to [`FRAMES_A_SECOND`].
    fn frames_a_second(&self) -> u16;

    /// For how many frames each picture is held, in their order.
    fn holds(&self) -> &[u32];

    /// A picture by its number.
    fn shot(&self, at: usize) -> Shot;
}

/// More frames a second than these are lost on who watches: a GIF file counts in hundredths of a second, and players
/// slow down what is shorter than two of them.
pub const FRAMES_A_SECOND: u16 = 50;

/// One picture of a film.
pub struct Shot {
    /// What several pictures in turn share, drawn once for all of them.
    pub under: Arc<Picture>,
    /// What is painted over it.
    pub over: Vec<Part>,
}

impl Shot {
    /// The whole picture.
    #[must_use]
    pub fn picture(&self) -> Picture {
        let mut picture = Picture::clone(&self.under);
        picture.parts.extend(self.over.iter().cloned());
        picture
    }
}

/// Why there is no film.
#[derive(Debug, thiserror::Error)]
pub enum FilmError {
    /// It was not to go on.
    #[error("it was stopped")]
    Stopped,
    /// There is no such clip.
    #[error(transparent)]
    Clip(#[from] ClipError),
    /// Its frames are larger than a film of them can be.
    #[error("a film has no more than ten million pixels a frame, such as 3840x2160")]
    Size,
    /// A picture is held for longer than a film can say.
    #[error("no picture of a film is held for more than ten minutes")]
    Long,
    /// A frame can't be packed into a GIF file.
    #[error("a frame can't be packed: {0}")]
    Gif(#[from] ::gif::EncodingError),
    /// A frame can't be packed into a PNG file.
    #[error("a frame can't be packed: {0}")]
    Png(#[from] png::EncodingError),
    /// It can't be written where it goes.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}
