//! What can be chosen of what leaves the program, and what was chosen the last time.

use serde::{Deserialize, Serialize};

use crate::export::Paging;
use crate::figure::clip::Pace;
use crate::figure::film::MovingFormat;
use crate::figure::{Charts, Format, Size, Theme};
use crate::public::Public;
use crate::words::Language;

/// What leaves the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leaving {
    /// A figure of what is on screen.
    Figure(Format),
    /// A time-lapse of it.
    Clip(MovingFormat),
    /// The pages of the briefing.
    Briefing(Paging),
    /// A dataset's file.
    Dataset,
}

/// How a clip goes through time, and how large it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClipChoices {
    /// Its size.
    pub size: Size,
    /// Its steps, its window, its seconds and its frames.
    pub pace: Pace,
}

impl Default for ClipChoices {
    fn default() -> Self {
        Self {
            size: Size::Pixels(1280, 720),
            pace: Pace::default(),
        }
    }
}

/// What a figure's map looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MapShows {
    /// At least what is on screen.
    #[default]
    Screen,
    /// Nearly all that is shown.
    All,
}

/// What the reader chose the last time. It is kept from one day to the next; words are not, as they say something of
/// the events of that day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportChoices {
    /// What leaves the program.
    pub what: Leaving,
    /// How large a figure is.
    pub size: Size,
    /// What it is printed on.
    pub theme: Theme,
    /// Its charts besides the totals; `None`: the usual ones.
    pub charts: Option<Charts>,
    /// Its language; `None`: the one on screen.
    pub language: Option<Language>,
    /// What its map looks at.
    pub map: MapShows,
    /// How a clip goes.
    pub clip: ClipChoices,
    /// Whether it is for the public.
    pub for_public: bool,
    /// What the public may see.
    pub public: Public,
}

impl Default for ExportChoices {
    fn default() -> Self {
        Self {
            what: Leaving::Figure(Format::Png),
            size: Size::Pixels(1920, 1080),
            theme: Theme::Light,
            charts: None,
            language: None,
            map: MapShows::Screen,
            clip: ClipChoices::default(),
            for_public: false,
            public: Public::default(),
        }
    }
}

/// The reader's own words on a figure; empty where there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// The title.
    pub title: String,
    /// The line below it.
    pub subtitle: String,
    /// What is said below the map.
    pub caption: String,
}
