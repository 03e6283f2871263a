//! What leaves the program, as it was asked for: a figure, a clip, a briefing or a dataset file, as it is or for the public. The same
//! for the commands and the window. Opens no file; `jobs` writes what comes of it.

mod called_out;
mod last_page;
mod name;
mod pages;
mod pages_film;
mod pages_scene;
mod shown;

use std::sync::Arc;

use crate::figure::clip::{ClipError, Pace, Paced};
use crate::figure::film::MovingFormat;
use crate::figure::{Chart, Format, Pixels, Plan};
use crate::model::DateBounds;
use crate::public::{Public, Redaction};
use crate::table::Table;
use crate::words::Language;

pub use name::file_name;
pub use pages::{Made, MadeScene, Pages, PagesPlan};
pub use pages_film::PagesFilm;
pub use pages_scene::SceneShown;
pub use shown::{Private, Shown};

/// What is to leave the program.
#[derive(Clone, Debug)]
pub struct Order {
    /// The datasets on screen.
    pub table: Arc<Table>,
    /// What the public may see of them; `None` where it is for the reader's own use.
    pub public: Option<Public>,
    /// What is made of them.
    pub what: What,
}

/// What is made of datasets.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A figure.
    Figure(Format, Box<Plan>),
    /// A time-lapse of a figure.
    Clip(MovingFormat, Box<Plan>, Pace),
    /// The pages of a briefing.
    Briefing(Paging, Box<PagesPlan>),
    /// A file of one of the datasets, with all its events. What is said in it of the public is in this language.
    Dataset(usize, Language),
}

/// How the pages of a briefing leave the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Paging {
    /// All in one PDF file.
    #[default]
    Document,
    /// Each as a picture, in a folder.
    Pictures,
    /// One after another, each held for a while.
    Film(MovingFormat),
}

impl PartialEq for Order {
    /// Whether the same would come of both. Tables are the same where they are one.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.table, &other.table)
            && self.public == other.public
            && self.what == other.what
    }
}

impl Order {
    /// How the file's name ends, without the dot; not at all, where it is a folder's.
    #[must_use]
    pub fn ending(&self) -> &'static str {
        match &self.what {
            What::Figure(format, _) => format.ending(),
            What::Briefing(Paging::Document, _) => "pdf",
            What::Briefing(Paging::Pictures, _) => "",
            What::Clip(format, ..) | What::Briefing(Paging::Film(format), _) => format.ending(),
            What::Dataset(..) => "ron",
        }
    }

    /// The language of its words.
    #[must_use]
    pub fn language(&self) -> Language {
        match &self.what {
            What::Figure(_, plan) | What::Clip(_, plan, _) => plan.language,
            What::Briefing(_, plan) => plan.language,
            What::Dataset(_, language) => *language,
        }
    }
}

/// What is to be seen of an order before anything is written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Peek {
    /// The pixels that there are for it, across and down.
    pub room: (u32, u32),
    /// When in a clip or a briefing, from 0 at its start to 1 at its end card or last page.
    pub when: f32,
}

/// What the reader is told of an order before anything is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// How a figure looks, or a clip at that time; `None` of a dataset file.
    pub pixels: Option<Pixels>,
    /// The days that a clip shows at that time; `None` at its end card.
    pub days: Option<DateBounds>,
    /// How far a clip's steps go, and how long its window is.
    pub paced: Option<Paced>,
    /// Why there is no such clip.
    pub no_clip: Option<ClipError>,
    /// The scene of a briefing that is to be seen, from 0; `None` at its last page.
    pub scene: Option<usize>,
    /// The texts of callouts that have no place.
    pub unseen: Vec<String>,
    /// The charts that were chosen and that the sheet has no room for.
    pub no_room: Vec<Chart>,
    /// Events that the figure counts, or that the file holds.
    pub events: u64,
    /// What of the datasets is not for everyone.
    pub private: Private,
    /// What is left out and changed for the public; `None` where it is not for the public.
    pub redaction: Option<Redaction>,
}
