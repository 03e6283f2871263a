//! What a film can be written as, and which ending says so.

use std::path::Path;

/// What a film can be written as.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum MovingFormat {
    /// 256 colours, shown everywhere.
    #[default]
    Gif,
    /// All colours, without loss.
    Apng,
    /// A video, made by another program: `ffmpeg`.
    Mp4,
}

impl MovingFormat {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Gif, Self::Apng, Self::Mp4];

    /// How a file's name ends, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Gif => "gif",
            Self::Apng => "apng",
            Self::Mp4 => "mp4",
        }
    }

    /// The format that a file's name ends in.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        let mut all = Self::ALL.into_iter();
        all.find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }
}
