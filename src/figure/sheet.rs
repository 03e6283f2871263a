//! The sizes that a figure can have: its pixels, its size on paper, and how large its units are.
//!
//! A unit is what the window calls a point: letters of 12 and symbols of the map's scale. How large it is
//! on paper follows from the size, and no letter is ever smaller than eight points of a printer.

use std::fmt;
use std::str::FromStr;

/// A figure's size, by name or in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Size {
    /// So many pixels.
    Pixels(u32, u32),
    /// A sheet of paper, at 300 dots an inch.
    Paper(Paper),
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    format: Format,
    landscape: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    A4,
    A3,
    Letter,
}

/// The sheet of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Its width in units.
    pub width: f32,
    /// Its height in units.
    pub height: f32,
    /// Its pixels from left to right and from top to bottom.
    pub pixels: (u32, u32),
    /// Printer's points (1/72 inch) a unit.
    pub points: f32,
    /// The least size of letters in units: eight printer's points.
    pub least: f32,
}

/// The least letters, in printer's points.
const LEAST_POINTS: f32 = 8.0;
/// A unit in printer's points: letters of 12 units are 8.6 points large.
const UNIT: f32 = 0.72;
/// On a sheet that hangs on a wall it is larger.
const WALL_UNIT: f32 = 0.9;
/// Dots an inch on paper.
const DPI: f32 = 300.0;

/// What a size can be.
const LEAST_SIDE: u32 = 320;
const MOST_SIDE: u32 = 16_000;
const LONGEST: u32 = 3;

/// Why a size is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SizeError {
    /// It is no size at all.
    #[error(
        "a size is 1920x1080, square, portrait, a4, a4-landscape, a3, a3-landscape, letter or letter-landscape"
    )]
    Unknown,
    /// It is too small or too large.
    #[error("each side has {LEAST_SIDE} to {MOST_SIDE} pixels")]
    Side,
    /// It is a strip.
    #[error("no side is more than {LONGEST} times as long as the other")]
    Strip,
}

impl FromStr for Size {
    type Err = SizeError;

    fn from_str(text: &str) -> Result<Self, SizeError> {
        let text = text.to_ascii_lowercase();
        let (name, landscape) = match text.strip_suffix("-landscape") {
            Some(name) => (name, true),
            None => (text.as_str(), false),
        };
        let paper = |format| Ok(Self::Paper(Paper { format, landscape }));
        match name {
            "a4" => paper(Format::A4),
            "a3" => paper(Format::A3),
            "letter" => paper(Format::Letter),
            "square" if !landscape => Ok(Self::Pixels(1080, 1080)),
            "portrait" if !landscape => Ok(Self::Pixels(1080, 1350)),
            _ => pixels(&text),
        }
    }
}

fn pixels(text: &str) -> Result<Size, SizeError> {
    let (width, height) = text.split_once('x').ok_or(SizeError::Unknown)?;
    let side = |text: &str| text.parse::<u32>().map_err(|_| SizeError::Unknown);
    let (width, height) = (side(width)?, side(height)?);
    let allowed = LEAST_SIDE..=MOST_SIDE;
    if !allowed.contains(&width) || !allowed.contains(&height) {
        return Err(SizeError::Side);
    }
    if width.max(height) > LONGEST * width.min(height) {
        return Err(SizeError::Strip);
    }
    Ok(Size::Pixels(width, height))
}

impl TryFrom<String> for Size {
    type Error = SizeError;

    fn try_from(text: String) -> Result<Self, SizeError> {
        text.parse()
    }
}

impl From<Size> for String {
    fn from(size: Size) -> Self {
        size.to_string()
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pixels(width, height) => write!(f, "{width}x{height}"),
            Self::Paper(paper) => {
                let name = match paper.format {
                    Format::A4 => "a4",
                    Format::A3 => "a3",
                    Format::Letter => "letter",
                };
                let way = if paper.landscape { "-landscape" } else { "" };
                write!(f, "{name}{way}")
            }
        }
    }
}

impl Size {
    /// The sizes that are offered, each as it is written.
    pub const NAMES: [&str; 10] = [
        "1920x1080",
        "3840x2160",
        "square",
        "portrait",
        "a4",
        "a4-landscape",
        "a3",
        "a3-landscape",
        "letter",
        "letter-landscape",
    ];

    /// The sheet of this size.
    #[must_use]
    pub fn sheet(self) -> Sheet {
        match self {
            Self::Paper(paper) => paper.sheet(),
            // A square has the width of a column; a wide one what stands beside the map as well.
            Self::Pixels(width, height) => Sheet::screen((width, height), (1366.0, 768.0), 760.0),
        }
    }

    /// The sheet of a clip of this size: its letters are larger, for they are read while time goes on.
    #[must_use]
    pub fn clip_sheet(self) -> Sheet {
        match self {
            Self::Paper(paper) => paper.sheet(),
            Self::Pixels(width, height) => Sheet::screen((width, height), (1120.0, 630.0), 760.0),
        }
    }
}

impl Paper {
    fn sheet(self) -> Sheet {
        // Inches.
        let (short, long): (f32, f32) = match self.format {
            Format::A4 => (210.0 / 25.4, 297.0 / 25.4),
            Format::A3 => (297.0 / 25.4, 420.0 / 25.4),
            Format::Letter => (8.5, 11.0),
        };
        let (wide, high) = if self.landscape {
            (long, short)
        } else {
            (short, long)
        };
        let unit = if self.format == Format::A3 {
            WALL_UNIT
        } else {
            UNIT
        };
        let units = 72.0 / unit;
        let dots = (whole(wide * DPI), whole(high * DPI));
        Sheet::new((wide * units, high * units), dots, unit)
    }
}

impl Sheet {
    /// A screen: at least so many units wide and high where it is wide, else so many on its shorter side.
    fn screen(pixels: (u32, u32), (width, height): (f32, f32), short: f32) -> Self {
        let (wide, high) = (side(pixels.0), side(pixels.1));
        let across = if wide >= 1.25 * high {
            (wide / width).min(high / height)
        } else {
            wide.min(high) / short
        };
        Self::new((wide / across, high / across), pixels, UNIT)
    }

    fn new((width, height): (f32, f32), pixels: (u32, u32), points: f32) -> Self {
        Self {
            width,
            height,
            pixels,
            points,
            least: LEAST_POINTS / points,
        }
    }

    /// Pixels a unit.
    #[must_use]
    pub fn scale(&self) -> f32 {
        side(self.pixels.0) / self.width
    }

    /// The same sheet in as many pixels as a box of so many has room for.
    pub(super) fn within(&self, width: u32, height: u32) -> Self {
        let scale = (side(width) / self.width).min(side(height) / self.height);
        let pixels = |units: f32, most: u32| whole(units * scale).clamp(1, most.max(1));
        Self {
            pixels: (pixels(self.width, width), pixels(self.height, height)),
            ..*self
        }
    }

    /// Dots a metre, as a PNG file has them.
    #[must_use]
    pub fn dots_a_metre(&self) -> u32 {
        let inches = self.width * self.points / 72.0;
        whole(side(self.pixels.0) / (inches * 0.0254))
    }

    /// Whether charts and legend stand beside the map rather than below it.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.width >= 1.25 * self.height
    }
}

fn side(pixels: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "sixteen thousand at most")]
    let side = pixels as f32;
    side
}

fn whole(number: f32) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are small and above nought"
    )]
    let whole = number.round() as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(name: &str) -> Sheet {
        name.parse::<Size>().unwrap().sheet()
    }

    #[test]
    fn paper_has_300_dots_an_inch() {
        assert_eq!(sheet("a4").pixels, (2480, 3508));
        assert_eq!(sheet("a4-landscape").pixels, (3508, 2480));
        assert_eq!(sheet("a3").pixels, (3508, 4961));
        assert_eq!(sheet("letter").pixels, (2550, 3300));
        for name in ["a4", "a3-landscape", "letter"] {
            assert!(sheet(name).dots_a_metre().abs_diff(11_811) <= 3, "{name}");
        }
    }

    #[test]
    fn a_larger_screen_shows_the_same_in_more_pixels() {
        let (small, large) = (sheet("1920x1080"), sheet("3840x2160"));
        assert_eq!((small.width, small.height), (large.width, large.height));
        assert!((large.scale() / small.scale() - 2.0).abs() < 1e-4);
    }

    #[test]
    fn a_sheet_fills_a_box_in_one_way_at_least() {
        let (wide, high) = (sheet("1920x1080"), sheet("a4"));
        assert_eq!(wide.within(960, 960).pixels, (960, 540));
        assert_eq!(wide.within(4000, 540).pixels, (960, 540));
        assert_eq!(high.within(500, 500).pixels, (354, 500));
        assert_eq!(wide.within(0, 0).pixels, (1, 1));
    }

    #[test]
    fn a_size_is_written_as_it_is_read() {
        for name in Size::NAMES {
            let size: Size = name.parse().unwrap();
            assert_eq!(size.to_string().parse(), Ok(size));
        }
    }

    #[test]
    fn what_is_no_size_is_none() {
        for (text, error) in [
            ("a5", SizeError::Unknown),
            ("1920", SizeError::Unknown),
            ("1920x-5", SizeError::Unknown),
            ("100x100", SizeError::Side),
            ("16001x9000", SizeError::Side),
            ("4000x1000", SizeError::Strip),
        ] {
            assert_eq!(text.parse::<Size>(), Err(error), "{text}");
        }
    }
}
