//! What the reader has chosen and what follows from it. [`State::apply`] is the only way it changes,
//! so undo, the tests and the window all go the same way. No screen, no clock, no file.

mod building;
mod camera;
mod chosen;
mod export;
mod files;
mod history;
mod layout;
mod opening;
mod paper;
mod picks;
pub mod playback;
mod pointed;
mod present;
mod reading;
mod rows;
#[cfg(test)]
mod samples;
mod scenes;
mod settings;
mod steps;
mod timing;

use std::sync::Arc;

pub use chosen::{Chosen, Selected};
pub use export::{ClipChoices, ExportChoices, Exporting, Headings, Leaving, MapShows, Outcome};
pub use files::{
    Building, DatasetKey, JobId, Notice, OpenDataset, Origin, Problems, Reason, Running,
};
pub use history::{Gesture, History};
pub use paper::{Paper, PaperKey};
pub use playback::{Mode, Playback};
pub use pointed::{Pointed, Pointing};
pub use settings::{Fold, Layout, MotionChoice, Settings, Tab, ThemeChoice};
pub use timing::unit_for;

use crate::action::{Action, Next, Present};
use crate::geo::Regions;
use crate::jobs::Job;
use crate::state::rows::Order;
use crate::table::{Bins, Dimension, Row, Sieve, Summary, Table, Unit};
use crate::words::Language;

/// What the map shows beside the events.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one layer, shown or not"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename = "layers", default, deny_unknown_fields)]
pub struct Layers {
    /// Provinces coloured by people.
    pub choropleth: bool,
    /// A density of people instead of symbols, not only where symbols would be too many to read.
    pub density: bool,
    /// Arrows to where people were handed over.
    pub flows: bool,
    /// Names on the ground.
    pub labels: bool,
    /// The language of the names on the map.
    pub names: NamesIn,
}

/// The language of the names on the map: a briefing in English may want the map in Chinese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NamesIn {
    /// The language on screen.
    #[default]
    Reader,
    /// English.
    English,
    /// Korean.
    Korean,
    /// Chinese.
    Chinese,
}

impl NamesIn {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Reader, Self::English, Self::Korean, Self::Chinese];

    /// BCP 47, where the language on screen is `reader`.
    #[must_use]
    pub fn code(self, reader: Language) -> &'static str {
        match self {
            Self::Reader => reader.code(),
            Self::English => "en",
            Self::Korean => "ko",
            Self::Chinese => "zh",
        }
    }
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            choropleth: false,
            density: false,
            flows: true,
            labels: true,
            names: NamesIn::Reader,
        }
    }
}

/// One of [`Layers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Provinces coloured by people.
    Choropleth,
    /// A density instead of symbols.
    Density,
    /// Arrows to where people were handed over.
    Flows,
    /// Names on the ground.
    Labels,
}

/// What lies over the window.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// The keys.
    Keys,
    /// What the program is, and whose data it shows.
    About,
    /// What the open datasets are.
    Datasets,
    /// A link, whole, before it opens.
    Link(String),
    /// A path to type, where there is no file dialog.
    Path,
    /// What is to leave the program, and how.
    Export,
    /// A path to type for a file that is to be written, where there is no file dialog; with a name for it.
    Place(Box<crate::export::Order>, String),
    /// What a file had to say.
    Problems(Problems),
    /// A path to save the briefing under, where there is no file dialog.
    SavePath,
    /// A path to type for a dataset of the briefing that is not where it was, where there is no file dialog.
    FindPath(Origin),
    /// The briefing has changes that would be lost.
    Unsaved(Next),
    /// How the scenes' numbers differ from those that they were captured with.
    Differences,
}

/// Bins for the histogram and for the chart over time.
pub struct Timeline {
    /// Bins of the histogram: what passes all but the time window.
    pub histogram: Bins,
    /// Bins of the chart over time, of the same events.
    pub chart: Bins,
}

/// Everything the window knows.
pub struct State {
    regions: Arc<Regions>,
    chosen: Chosen,
    history: History,
    datasets: Vec<OpenDataset>,
    table: Arc<Table>,
    sieve: Sieve,
    summary: Summary,
    timeline: Timeline,
    order: Order,
    ordered: Option<Vec<Row>>,
    /// Where the selected row stands in the order.
    selected_at: Option<usize>,
    ways_out: Vec<(Dimension, u64)>,
    version: u64,
    /// The columns that were asked for and are not there yet.
    building: Option<Building>,
    /// The open datasets as they were when the table on screen was built.
    built: Vec<OpenDataset>,
    /// How many tables were built.
    tables: u64,
    next_key: u32,
    /// Asked for, and to take the place of what is shown when read.
    asked: Vec<Origin>,
    arrived: Vec<DatasetKey>,
    /// What was just opened is looked at once its columns are there.
    fit_next: bool,
    settings: Settings,
    language: Language,
    playback: Playback,
    unit: Unit,
    sheet: (f32, f32),
    pointed: Pointed,
    running: Vec<Running>,
    notices: Vec<Notice>,
    dialog: Option<Dialog>,
    paper: Paper,
    /// Whether the reader has asked the system for less motion.
    system_is_still: bool,
    presenting: Option<present::Presenting>,
    exporting: Exporting,
}

impl State {
    /// A window with nothing open.
    #[must_use]
    pub fn new(regions: Arc<Regions>, language: Language) -> Self {
        let table = Arc::new(Table::new(&[], &regions));
        let sieve = Sieve::new(&table);
        let summary = Summary::of(&table, &sieve);
        let timeline = Timeline::new(&table, &sieve, Unit::Quarter);
        let pointed = Pointed::new(Pointing::Nothing, &table, &summary.selection);
        Self {
            regions,
            chosen: Chosen::default(),
            history: History::default(),
            datasets: Vec::new(),
            table,
            sieve,
            summary,
            timeline,
            order: Order::default(),
            ordered: None,
            selected_at: None,
            ways_out: Vec::new(),
            version: 0,
            building: None,
            built: Vec::new(),
            tables: 0,
            next_key: 0,
            asked: Vec::new(),
            arrived: Vec::new(),
            fit_next: false,
            settings: Settings::default(),
            language,
            playback: Playback::default(),
            unit: Unit::Quarter,
            sheet: (800.0, 600.0),
            pointed,
            running: Vec::new(),
            notices: Vec::new(),
            dialog: None,
            paper: Paper::default(),
            system_is_still: false,
            presenting: None,
            exporting: Exporting::default(),
        }
    }

    /// Does what the reader asked. Returns the work that is left to do outside.
    pub fn apply(&mut self, action: Action) -> Vec<Job> {
        profiling::scope!("apply");
        let mut jobs = Vec::new();
        if self.is_presenting() && present::ends_with(&action) {
            jobs = self.take(Action::Present(Present::End));
        }
        jobs.extend(self.take(action));
        jobs.extend(self.follow_export());
        jobs
    }

    fn take(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Undo => {
                let before = self.history.undo(&self.chosen);
                self.go_to(before)
            }
            Action::Redo => {
                let after = self.history.redo(&self.chosen);
                self.go_to(after)
            }
            Action::Settle => {
                self.history.settle();
                Vec::new()
            }
            action if !self.may_choose(&action) => self.act(action),
            action => {
                let before = self.chosen.clone();
                let gesture = steps::gesture(&action);
                let jobs = self.act(action);
                if self.chosen != before {
                    let filtered = self.chosen.filter != before.filter;
                    // What a presentation shows is taken back when it ends.
                    if self.presenting.is_none() {
                        self.history.record(before, gesture);
                    }
                    if filtered {
                        self.refresh();
                    }
                }
                jobs
            }
        }
    }

    /// Makes an earlier or later choice the current one, where there is one.
    fn go_to(&mut self, chosen: Option<Chosen>) -> Vec<Job> {
        let Some(chosen) = chosen else {
            return Vec::new();
        };
        let filtered = chosen.filter != self.chosen.filter;
        let other_scene = chosen.scene != self.chosen.scene;
        self.chosen = chosen;
        if filtered {
            self.refresh();
        }
        self.find_selected();
        if other_scene {
            return self.show_datasets_of_scene();
        }
        Vec::new()
    }

    /// Works out everything that follows from the filter, as far as it changed.
    fn refresh(&mut self) {
        let changed = self.sieve.set(&self.table, &self.chosen.filter);
        self.answer(Some(&changed));
    }

    /// Works out everything that follows from the filter and another table.
    fn refresh_all(&mut self) {
        self.sieve = Sieve::of(&self.table, &self.chosen.filter);
        self.answer(None);
    }

    /// What follows from the filter, in which these dimensions have changed, or from another table. Bins leave time out:
    /// where only that changed, they stay.
    fn answer(&mut self, changed: Option<&[Dimension]>) {
        profiling::scope!("answer");
        let (table, sieve, before) = (&self.table, &self.sieve, &self.summary);
        let bins = changed.is_none_or(|some| some.iter().any(|one| *one != Dimension::Time));
        // Each leaves threads idle now and then, which the other makes use of.
        let (timeline, summary) = rayon::join(
            || bins.then(|| Timeline::new(table, sieve, self.unit)),
            || match changed {
                Some(changed) => before.next(table, sieve, changed),
                None => Summary::of(table, sieve),
            },
        );
        if let Some(timeline) = timeline {
            self.timeline = timeline;
        }
        self.summary = summary;
        self.put_in_order();
        self.ways_out = self.find_ways_out();
        self.version += 1;
        self.point(Pointing::Nothing);
    }

    fn point(&mut self, what: Pointing) {
        self.pointed = Pointed::new(what, &self.table, &self.summary.selection);
    }

    /// Where nothing is shown, an event that is kept out by one dimension alone comes back without it.
    fn find_ways_out(&self) -> Vec<(Dimension, u64)> {
        if self.summary.selection.rows.is_empty() {
            self.summary.one_short.clone()
        } else {
            Vec::new()
        }
    }

    fn table_built(&mut self, table: Arc<Table>) {
        self.table = table;
        self.tables += 1;
        self.built.clone_from(&self.datasets);
        self.order = Order::default();
        let begun = self.begin_scenes();
        self.refresh_all();
        if std::mem::take(&mut self.fit_next) && !begun {
            self.home();
        }
    }
}

impl Timeline {
    /// Bars of the chart over time fit a narrow panel.
    const CHART_BARS: usize = 36;

    fn new(table: &Table, sieve: &Sieve, unit: Unit) -> Self {
        let chart_unit = table
            .span()
            .map_or(Unit::Year, |span| {
                Unit::finest_fitting(span, Self::CHART_BARS)
            })
            .max(Unit::Month);
        let [histogram, chart] = Bins::without_time(table, sieve, [unit, chart_unit]);
        Self { histogram, chart }
    }
}
