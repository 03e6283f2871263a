//! Briefings: scenes in order, each a look at one or more datasets with a title, a caption, callouts, and what it
//! counted when it was captured. They are edited as plain data, and read and written as RON with no disk in sight.
//!
//! # The file
//!
//! `*.briefing.ron` is one record. Whatever is left out is as it is where nothing was chosen; unknown fields are
//! errors. Names in filters are those of the datasets (kinds, tags, publishers) or of ISO 3166 (regions).
//!
//! ```text
//! (
//!     briefing: 1,
//!     title: "Returns after the border opened",
//!     datasets: [
//!         (data: Bundled, sha256: "9f86d08…", title: "Reported arrests", events: 242),
//!         (data: File("data/2024.ron"), sha256: "60303ae…", title: "2024", events: 31),
//!     ],
//!     scenes: [
//!         (
//!             title: "October 2023",
//!             caption: "Five crossings in one night.",
//!             datasets: [Bundled],                       // all of the briefing's where nothing is said
//!             camera: (41.3, 125.3, 5.9),                // latitude, longitude, zoom
//!             sheet: (860.0, 612.0),                     // the map's size then, in points: all of it is shown again
//!             filter: (from: "2023-10-01", to: "2023-10-31", reading: Certain, kinds: ["Repatriation"]),
//!             layers: (choropleth: false, density: false, flows: true, labels: true, names: Reader),
//!             play: Cumulative,
//!             callouts: [
//!                 (event: "2023-10-tumen", text: "Tumen, by night"),
//!                 (at: (41.97, 128.87), text: "The new fence"),
//!             ],
//!             then: (events: 12, kinds: [(kind: "Repatriation", events: 12, low: 340, estimate: 350, high: 400)]),
//!         ),
//!     ],
//! )
//! ```
//!
//! A dataset is named by its path from the briefing's own folder, with `/` between the parts (by its whole path only
//! where no other leads there), and by the SHA-256 of its bytes, as `sha256sum` prints it, when the briefing was saved:
//! of the version that was read for it, and none where that was no longer there.
//!
//! `then` is what a scene counted when it was captured: where a dataset has changed since, it says how the numbers
//! differ. They were counted from the versions that `datasets` gives the SHA-256 of; where a scene was captured from
//! another, its `then` says from which, `of: [(data: File("data/2024.ron"), sha256: "2c26b46…")]`, without `sha256`
//! where nobody knows.
//!
//! A filter has `from`, `to`, `reading`, `kinds`, `regions`, `area`, `tags`, `publishers`, `who`, `statuses`,
//! `precisions`, `people_at_least` and `text`; a list that is left out lets everything through. `histogram` is the part
//! of time that the histogram shows.

mod captured;
mod checked;
mod counts;
mod edit;
mod file;
mod filter;
mod hash;
mod path;
#[cfg(test)]
pub(crate) mod samples;
mod shape;
mod then;

use crate::geo::{Camera, View};
use crate::model::{DateBounds, EventId, LatLon};
use crate::state::{Layers, Mode, Origin};
use crate::table::Filter;

pub use counts::{Counts, Difference};
pub use edit::{cut, cut_line};
pub use file::{parse, write};
pub use hash::Sha256;
pub use path::is_briefing;
pub use then::{Standing, Then, Version};

/// What keeps a hostile file from hurting, and a long text from ruining a page.
pub struct Limits;

impl Limits {
    /// Size of the file.
    pub const BYTES: u64 = 16 << 20;
    /// Datasets of a briefing.
    pub const DATASETS: usize = 64;
    /// Scenes of a briefing.
    pub const SCENES: usize = 500;
    /// Callouts of a scene.
    pub const CALLOUTS: usize = 32;
    /// Letters of a title.
    pub const TITLE: usize = 200;
    /// Letters of a caption.
    pub const CAPTION: usize = 2_000;
    /// Letters of a callout.
    pub const CALLOUT: usize = 160;
}

/// A scene, whatever its place in the order. It is a name for as long as the briefing is open, and stands in no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SceneId(pub u32);

/// Scenes in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Briefing {
    /// What it is called; may be empty.
    pub title: String,
    /// The scenes, in the order in which they are shown. No two have the same id.
    pub scenes: Vec<Scene>,
}

/// One scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its name while the briefing is open.
    pub id: SceneId,
    /// Its title; may be empty.
    pub title: String,
    /// What it says, in the words of whoever made it; may be empty, and have several lines.
    pub caption: String,
    /// The datasets that are shown, in the order in which they were opened.
    pub datasets: Vec<Origin>,
    /// What is looked at, and how.
    pub shot: Shot,
    /// Texts with a line to what they speak of.
    pub callouts: Vec<Callout>,
    /// What it counted when it was captured, and from which data; `None` where that was never said.
    pub then: Option<Then>,
}

/// What is on screen: all that a scene brings back.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// Where the map looks.
    pub camera: Camera,
    /// Width and height of the sheet that it was seen on, in points: another shows at least as much.
    pub sheet: Option<(f32, f32)>,
    /// What is shown, the time window with it.
    pub filter: Filter,
    /// What the map shows beside the events.
    pub layers: Layers,
    /// The part of time that the histogram shows; `None` is all of it.
    pub time_view: Option<DateBounds>,
    /// How playing moves the window.
    pub mode: Mode,
}

impl Shot {
    /// Where a sheet of this size looks, to show at least all that was seen.
    #[must_use]
    pub fn camera_on(&self, width: f32, height: f32) -> Camera {
        self.view()
            .map_or(self.camera, |view| view.on_sheet(width, height).camera)
    }

    /// What was seen; `None` where nobody knows how large the sheet was.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        self.sheet.map(|(width, height)| View {
            camera: self.camera,
            width,
            height,
        })
    }
}

/// A text with a line to what it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// Where the line leads.
    pub to: Anchor,
    /// What it says.
    pub text: String,
}

/// What a callout points at.
#[derive(Clone, Debug, PartialEq)]
pub enum Anchor {
    /// An event of a dataset, wherever its symbol is.
    Event(Origin, EventId),
    /// A place on the ground.
    Place(LatLon),
}

/// A briefing as a file has it: with what is known of its datasets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The scenes.
    pub briefing: Briefing,
    /// The datasets that they show.
    pub datasets: Vec<DatasetNote>,
}

impl Kept {
    /// What is known of a dataset.
    #[must_use]
    pub fn note(&self, origin: &Origin) -> Option<&DatasetNote> {
        let mut notes = self.datasets.iter();
        notes.find(|note| note.origin == *origin)
    }

    /// How a scene's numbers stand to the fingerprints of the datasets.
    #[must_use]
    pub fn standing(&self, scene: &Scene) -> Standing {
        let is_same = |origin: &Origin, version: &Version| {
            let now = self.note(origin)?.sha256?;
            Some(*version == Version::Of(now))
        };
        let standing = |then: &Then| then.standing(&scene.datasets, is_same);
        scene.then.as_ref().map(standing).unwrap_or_default()
    }

    /// All datasets that it names, each once; the bundled one where it names none.
    #[must_use]
    pub fn origins(&self) -> Vec<Origin> {
        let notes = self.datasets.iter().map(|note| &note.origin);
        let scenes = self.briefing.scenes.iter();
        let mut origins: Vec<Origin> = Vec::new();
        for origin in notes.chain(scenes.flat_map(|scene| &scene.datasets)) {
            if !origins.contains(origin) {
                origins.push(origin.clone());
            }
        }
        if origins.is_empty() {
            origins.push(Origin::Bundled);
        }
        origins
    }
}

/// A dataset as it was when the briefing was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatasetNote {
    /// Where it is.
    pub origin: Origin,
    /// The SHA-256 of its bytes; `None` where nobody knows it.
    pub sha256: Option<Sha256>,
    /// Its title.
    pub title: String,
    /// Its events.
    pub events: u64,
}
