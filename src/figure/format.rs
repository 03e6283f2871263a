//! What a figure can be written as, and which ending says so.

use std::path::Path;

use crate::figure::{PdfError, Picture, PngError};
use crate::progress::Report;

/// What a figure can be written as.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Format {
    /// Pixels.
    #[default]
    Png,
    /// Paths and text, sharp at any size.
    Svg,
    /// A page.
    Pdf,
}

/// Why a figure can't be made into a file.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// Its pixels can't be packed.
    #[error(transparent)]
    Png(#[from] PngError),
    /// Its page can't be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

impl Format {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Pdf];

    /// How a file's name ends, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }

    /// The format that a file's name ends in.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        let mut all = Self::ALL.into_iter();
        all.find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }

    /// The whole file. `report` gets the share done and says whether to go on.
    ///
    /// # Errors
    /// Where the picture is too large for memory, a letter of it can't be embedded, or it was not to go on.
    pub fn bytes(self, picture: &Picture, report: &Report<'_>) -> Result<Vec<u8>, FormatError> {
        match self {
            Self::Png => Ok(picture.png(report)?),
            Self::Svg => Ok(picture.svg().into_bytes()),
            Self::Pdf => Ok(picture.pdf()?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_its_format_in_any_case() {
        for format in Format::ALL {
            let name = format!("picture.{}", format.ending());
            assert_eq!(Format::of(Path::new(&name)), Some(format));
            assert_eq!(Format::of(Path::new(&name.to_uppercase())), Some(format));
        }
        for name in ["picture", "picture.jpg", "png", ".png", "picture.png.txt"] {
            assert_eq!(Format::of(Path::new(name)), None, "{name}");
        }
    }
}
