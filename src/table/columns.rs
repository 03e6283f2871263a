//! One row an event, of all open datasets together.

use std::sync::Arc;

use jiff::civil::Date;

use crate::geo::Regions;
use crate::model::{
    Dataset, DateBounds, Event, EventId, Kind, Place, RegionId, Total,
};

/// A row of the table: one event of one open dataset. Valid for one table only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub u32);

/// A place of one of the open datasets.
#[derive(Clone, Debug)]
pub struct TablePlace {
    /// Which of the open datasets names it.
    pub dataset: usize,
    /// The place.
    pub place: Place,
    /// The region that what happened there is counted for, as an index into [`Table::regions`].
    pub region: usize,
}

/// The columns.
pub struct Table {}

impl Table {
    /// Builds the columns. Asks for each place's region once.
    #[must_use]
    pub fn new(_datasets: &[Arc<Dataset>], _regions: &Regions) -> Self {
        unimplemented!()
    }
    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        unimplemented!()
    }
    /// Whether there is no event.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// All rows, in the order of the datasets.
    pub fn rows(&self) -> impl Iterator<Item = Row> + use<> {
        std::iter::empty()
    }
    /// The open datasets.
    #[must_use]
    pub fn datasets(&self) -> &[Arc<Dataset>] {
        unimplemented!()
    }
    /// Which dataset the row is of.
    #[must_use]
    pub fn dataset(&self, _row: Row) -> usize {
        unimplemented!()
    }
    /// The event in full.
    #[must_use]
    pub fn event(&self, _row: Row) -> &Event {
        unimplemented!()
    }
    /// The row of an event.
    #[must_use]
    pub fn find(&self, _dataset: usize, _id: &EventId) -> Option<Row> {
        unimplemented!()
    }
    /// First and last known day of all rows; `None` where there is no row.
    #[must_use]
    pub fn span(&self) -> Option<DateBounds> {
        unimplemented!()
    }
    /// The days that the event's date allows, open ends closed by its own dataset's span.
    #[must_use]
    pub fn bounds(&self, _row: Row) -> DateBounds {
        unimplemented!()
    }
    /// Every kind: the built-in ones first, then those of the datasets.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        unimplemented!()
    }
    /// The row's kind as an index into [`Table::kinds`].
    #[must_use]
    pub fn kind(&self, _row: Row) -> usize {
        unimplemented!()
    }
    /// Every place that an open dataset names.
    #[must_use]
    pub fn places(&self) -> &[TablePlace] {
        unimplemented!()
    }
    /// The row's place as an index into [`Table::places`].
    #[must_use]
    pub fn place(&self, _row: Row) -> usize {
        unimplemented!()
    }
    /// Where people were moved, as an index into [`Table::places`].
    #[must_use]
    pub fn to(&self, _row: Row) -> Option<usize> {
        unimplemented!()
    }
    /// Every region that a place is counted for.
    #[must_use]
    pub fn regions(&self) -> &[RegionId] {
        unimplemented!()
    }
    /// The row's region as an index into [`Table::regions`].
    #[must_use]
    pub fn region(&self, _row: Row) -> usize {
        unimplemented!()
    }
    /// Everyone who reports anything, sorted.
    #[must_use]
    pub fn publishers(&self) -> &[String] {
        unimplemented!()
    }
    /// Who reports the event, once each, as indices into [`Table::publishers`].
    #[must_use]
    pub fn publishers_of(&self, _row: Row) -> &[u32] {
        unimplemented!()
    }
    /// Every tag, sorted.
    #[must_use]
    pub fn tags(&self) -> &[String] {
        unimplemented!()
    }
    /// The event's tags as indices into [`Table::tags`].
    #[must_use]
    pub fn tags_of(&self, _row: Row) -> &[u32] {
        unimplemented!()
    }
    /// The people of one event.
    #[must_use]
    pub fn people(&self, _row: Row) -> Total {
        unimplemented!()
    }
    /// Rows of the events that are `part_of` this one.
    #[must_use]
    pub fn parts(&self, _row: Row) -> Vec<Row> {
        unimplemented!()
    }
    /// The day as a column has it: days since 1970-01-01.
    #[must_use]
    pub fn day_number(_day: Date) -> i32 {
        unimplemented!()
    }
}
