//! What the views read of the state. Nothing here changes anything.

use std::sync::Arc;

use crate::geo::{Regions, View};
use crate::model::DateBounds;
use crate::state::{
    Building, Chosen, Dialog, Notice, OpenDataset, Playback, Pointed, Running, Settings, State,
    Timeline,
};
use crate::table::{Dimension, Filter, Row, Summary, Table, Unit};
use crate::words::Language;

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

    /// Which of the tables that were built it is: another number, other columns.
    #[must_use]
    pub fn table_number(&self) -> u64 {
        self.tables
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
        let by_day = &self.summary.selection.rows;
        self.ordered.as_ref().unwrap_or(by_day)
    }

    /// Where the selected event stands among the shown rows; `None` where it isn't shown.
    #[must_use]
    pub fn selected_at(&self) -> Option<usize> {
        self.selected_at
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
    pub fn pointed(&self) -> &Pointed {
        &self.pointed
    }

    /// Jobs under way.
    #[must_use]
    pub fn running(&self) -> &[Running] {
        &self.running
    }

    /// Whether columns of what was read are still being built, so that the table holds what was there before.
    #[must_use]
    pub fn is_building(&self) -> bool {
        self.building.is_some()
    }

    /// The columns that are being built.
    #[must_use]
    pub fn building(&self) -> Option<Building> {
        self.building
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

    /// The row of the selected event, where its dataset is in the table.
    #[must_use]
    pub fn selected(&self) -> Option<Row> {
        let selected = self.chosen.selected.as_ref()?;
        let mut open = self.datasets.iter();
        let open = open.find(|open| open.key == selected.dataset)?;
        let mut of = self.table.datasets().iter();
        let dataset = of.position(|of| Arc::ptr_eq(of, &open.dataset))?;
        self.table.find(dataset, &selected.event)
    }

    /// Whether the reader chose a window, and not all of time.
    #[must_use]
    pub fn has_window(&self) -> bool {
        self.chosen.filter.narrows_by(Dimension::Time)
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
