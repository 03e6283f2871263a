//! What the reader has chosen and what follows from it. [`State::apply`] is the only way it changes,
//! so undo, the tests and the window all go the same way. No screen, no clock, no file.

mod chosen;
mod files;
mod opening;
mod picks;
mod playback;
mod settings;
mod steps;

use std::sync::Arc;

pub use chosen::{Chosen, Gesture, History, Selected};
pub use files::{DatasetKey, JobId, Notice, OpenDataset, Origin, Problems, Reason, Running};
pub use playback::{Mode, Playback};
pub use settings::{Fold, Layout, Settings, SortBy, Tab, ThemeChoice};
pub use steps::unit_for;

use crate::action::Action;
use crate::geo::{Regions, View};
use crate::jobs::Job;
use crate::model::DateBounds;
use crate::table::{Bins, Dimension, Filter, Row, Summary, Table, Unit};
use crate::words::Language;

/// What the map shows beside the events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Provinces coloured by people.
    pub choropleth: bool,
    /// Arrows to where people were handed over.
    pub flows: bool,
    /// Names on the ground.
    pub labels: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            choropleth: false,
            flows: true,
            labels: true,
        }
    }
}

/// One of [`Layers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Provinces coloured by people.
    Choropleth,
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
    /// What a file had to say.
    Problems(Problems),
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
    summary: Summary,
    timeline: Timeline,
    ordered: Vec<Row>,
    ways_out: Vec<(Dimension, u64)>,
    version: u64,
    table_version: u64,
    next_key: u32,
    arrived: Vec<DatasetKey>,
    /// What was just opened is looked at once its columns are there.
    fit_next: bool,
    settings: Settings,
    language: Language,
    playback: Playback,
    unit: Unit,
    sheet: (f32, f32),
    pointed: Vec<Row>,
    running: Vec<Running>,
    notices: Vec<Notice>,
    dialog: Option<Dialog>,
}

impl State {
    /// A window with nothing open.
    #[must_use]
    pub fn new(regions: Arc<Regions>, language: Language) -> Self {
        let table = Arc::new(Table::new(&[], &regions));
        let filter = Filter::default();
        let summary = Summary::new(&table, &filter);
        let timeline = Timeline::new(&table, &summary, Unit::Quarter);
        Self {
            regions,
            chosen: Chosen::default(),
            history: History::default(),
            datasets: Vec::new(),
            table,
            summary,
            timeline,
            ordered: Vec::new(),
            ways_out: Vec::new(),
            version: 0,
            table_version: 0,
            next_key: 0,
            arrived: Vec::new(),
            fit_next: false,
            settings: Settings::default(),
            language,
            playback: Playback::default(),
            unit: Unit::Quarter,
            sheet: (800.0, 600.0),
            pointed: Vec::new(),
            running: Vec::new(),
            notices: Vec::new(),
            dialog: None,
        }
    }

    /// Does what the reader asked. Returns the work that is left to do outside.
    pub fn apply(&mut self, action: Action) -> Vec<Job> {
        match action {
            Action::Undo => {
                if let Some(before) = self.history.undo(self.chosen.clone()) {
                    self.choose(before);
                }
                Vec::new()
            }
            Action::Redo => {
                if let Some(after) = self.history.redo(self.chosen.clone()) {
                    self.choose(after);
                }
                Vec::new()
            }
            Action::Settle => {
                self.history.settle();
                Vec::new()
            }
            action => {
                let before = self.chosen.clone();
                let gesture = steps::gesture(&action);
                let jobs = self.act(action);
                let chosen = self.chosen.clone();
                if chosen != before {
                    self.history.record(before.clone(), gesture);
                    self.chosen = before;
                    self.choose(chosen);
                }
                jobs
            }
        }
    }

    /// Makes a choice the current one, and works out what follows from it.
    fn choose(&mut self, chosen: Chosen) {
        let filtered = chosen.filter != self.chosen.filter;
        self.chosen = chosen;
        if filtered {
            self.refresh();
        }
    }

    /// Works out everything that follows from the filter and the table.
    fn refresh(&mut self) {
        self.summary = Summary::new(&self.table, &self.chosen.filter);
        self.timeline = Timeline::new(&self.table, &self.summary, self.unit);
        self.order();
        self.ways_out = self.find_ways_out();
        self.version += 1;
        self.pointed.clear();
    }

    fn find_ways_out(&self) -> Vec<(Dimension, u64)> {
        if !self.summary.selection.rows.is_empty() {
            return Vec::new();
        }
        let shown = |dimension| {
            let rows = self.chosen.filter.select(&self.table, Some(dimension)).rows;
            (dimension, rows.len() as u64)
        };
        let ways = Dimension::ALL.into_iter().map(shown);
        ways.filter(|(_, events)| *events > 0).collect()
    }

    fn table_built(&mut self, table: Arc<Table>) {
        self.table = table;
        self.refresh();
        if std::mem::take(&mut self.fit_next) {
            self.home();
        }
    }
}

/// What the views read.
impl State {
    /// Provinces and countries.
    #[must_use]
    pub fn regions(&self) -> &Arc<Regions> {
        &self.regions
    }

    /// What the reader chose.
    #[must_use]
    pub fn chosen(&self) -> &Chosen {
        &self.chosen
    }

    /// What is shown.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.chosen.filter
    }

    /// The columns of the shown datasets.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The numbers that follow from the filter.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// The bins that follow from the filter.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The shown rows in the table's order.
    #[must_use]
    pub fn ordered(&self) -> &[Row] {
        &self.ordered
    }

    /// Where nothing is shown: what can be lifted, and how many events that would show.
    #[must_use]
    pub fn ways_out(&self) -> &[(Dimension, u64)] {
        &self.ways_out
    }

    /// Changes whenever the shown events or their numbers do.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The open datasets.
    #[must_use]
    pub fn datasets(&self) -> &[OpenDataset] {
        &self.datasets
    }

    /// What outlasts the day.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The language on screen.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether and how it plays.
    #[must_use]
    pub fn playback(&self) -> &Playback {
        &self.playback
    }

    /// How long a bin of the histogram is.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// What the pointer is on.
    #[must_use]
    pub fn pointed(&self) -> &[Row] {
        &self.pointed
    }

    /// Jobs under way.
    #[must_use]
    pub fn running(&self) -> &[Running] {
        &self.running
    }

    /// What is to be said.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// What lies over the window.
    #[must_use]
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    /// The camera on the map's sheet.
    #[must_use]
    pub fn view(&self) -> View {
        View {
            camera: self.chosen.camera,
            width: self.sheet.0,
            height: self.sheet.1,
        }
        .clamped()
    }

    /// The row of the selected event, where its dataset is shown.
    #[must_use]
    pub fn selected(&self) -> Option<Row> {
        let selected = self.chosen.selected.as_ref()?;
        let mut shown = self.datasets.iter().filter(|open| open.shown);
        let dataset = shown.position(|open| open.key == selected.dataset)?;
        self.table.find(dataset, &selected.event)
    }

    /// The window with both ends known; `None` where there is no event.
    #[must_use]
    pub fn window(&self) -> Option<DateBounds> {
        let span = self.table.span()?;
        let filter = &self.chosen.filter;
        Some(DateBounds::new(
            filter.from.unwrap_or(span.first),
            filter.to.unwrap_or(span.last),
        ))
    }

    /// The part of time that the histogram shows.
    #[must_use]
    pub fn time_view(&self) -> Option<DateBounds> {
        self.chosen.time_view.or_else(|| self.table.span())
    }
}

impl Timeline {
    /// Bars of the chart over time fit a narrow panel.
    const CHART_BARS: usize = 36;

    fn new(table: &Table, summary: &Summary, unit: Unit) -> Self {
        let chart_unit = table
            .span()
            .map_or(Unit::Year, |span| {
                Unit::finest_fitting(span, Self::CHART_BARS)
            })
            .max(Unit::Month);
        Self {
            histogram: Bins::new(table, &summary.without_time, unit),
            chart: Bins::new(table, &summary.without_time, chart_unit),
        }
    }
}
