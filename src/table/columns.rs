//! One row an event, of all open datasets together: the columns and how they are asked.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    Dataset, DateBounds, Event, EventId, Kind, Place, PlaceId, RegionId, Status, Total,
};
use crate::table::links::Links;
use crate::table::search::SearchText;
use crate::table::sums::Ground;
use crate::table::unit::{day_at, number_of};

/// A row of the table: one event of one open dataset. Valid for one table only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub u32);

impl Row {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

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

/// Lists of numbers, one list a row, kept end to end in one allocation.
#[derive(Default)]
pub(super) struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.items.extend(list);
        self.ends.push(count(self.items.len()));
    }

    fn of(&self, row: Row) -> &[u32] {
        let end = self.ends[row.index()] as usize;
        let start = row
            .index()
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.items[start..end]
    }
}

/// A length as a column has it. No machine holds more than `u32::MAX` events.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Something that is so or not of a row, several in one byte.
pub(super) mod flag {
    pub(crate) const ROLLUP: u8 = 1;
    pub(crate) const SENSITIVE: u8 = 2;
    pub(crate) const WITHOUT_NUMBER: u8 = 4;
    pub(crate) const OPEN: u8 = 8;
}

/// The columns.
///
/// Asking for a [`Row`] of another table is a mistake of the caller and panics.
pub struct Table {
    pub(super) datasets: Vec<Arc<Dataset>>,
    /// The first row of each dataset.
    pub(super) offsets: Vec<u32>,
    /// The rows of each dataset, sorted by the id of the event.
    pub(super) by_id: Vec<Vec<u32>>,
    pub(super) span: Option<DateBounds>,
    /// The estimates of all rows but rollups.
    pub(super) people_in_all: u64,
    /// All rows by first day, last day, then id.
    pub(super) order: Vec<u32>,
    pub(super) first: Vec<i32>,
    pub(super) last: Vec<i32>,
    pub(super) kind: Vec<u32>,
    pub(super) place: Vec<u32>,
    /// Where people were moved; `u32::MAX` where that is not said.
    pub(super) to: Vec<u32>,
    pub(super) status: Vec<Status>,
    pub(super) low: Vec<u32>,
    pub(super) estimate: Vec<u32>,
    /// The estimate where the high end is open.
    pub(super) high: Vec<u32>,
    pub(super) flags: Vec<u8>,
    /// Women, men and children, of the few rows that give any.
    pub(super) sexes: Vec<(Row, [u32; 3])>,
    pub(super) tags_of: Lists,
    pub(super) publishers_of: Lists,
    pub(super) parts: HashMap<u32, Vec<Row>>,
    pub(super) links: Links,
    pub(super) text: SearchText,
    pub(super) kinds: Vec<Kind>,
    pub(super) places: Vec<TablePlace>,
    pub(super) place_ids: Vec<HashMap<PlaceId, u32>>,
    pub(super) regions: Vec<RegionId>,
    pub(super) tags: Vec<String>,
    pub(super) publishers: Vec<String>,
    pub(super) ground: Ground,
}

/// Columns of a million rows are no help in a log: only how much there is.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table")
            .field("datasets", &self.datasets.len())
            .field("rows", &self.order.len())
            .finish_non_exhaustive()
    }
}

impl Table {
    /// The region of a place of which not even the country is known.
    pub const REGION_UNKNOWN: &str = "unknown";

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there is no event.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All rows, in the order of the datasets.
    pub fn rows(&self) -> impl Iterator<Item = Row> + use<> {
        (0..count(self.len())).map(Row)
    }

    /// All rows, by first day, last day, then id.
    pub fn rows_by_day(&self) -> impl Iterator<Item = Row> {
        self.order.iter().copied().map(Row)
    }

    /// The open datasets.
    #[must_use]
    pub fn datasets(&self) -> &[Arc<Dataset>] {
        &self.datasets
    }

    /// Which dataset the row is of.
    #[must_use]
    pub fn dataset(&self, row: Row) -> usize {
        self.offsets
            .partition_point(|offset| *offset <= row.0)
            .saturating_sub(1)
    }

    /// The event in full, unpacked: for one that is looked at, not for all of them.
    ///
    /// # Panics
    /// Where the row is of another table.
    #[must_use]
    pub fn event(&self, row: Row) -> Event {
        let dataset = self.dataset(row);
        let at = (row.0 - self.offsets[dataset]) as usize;
        let event = self.datasets[dataset].events.get(at);
        #[expect(clippy::expect_used, reason = "a row is an event that was packed")]
        event.expect("the event of a row can be unpacked")
    }

    /// The row of an event.
    #[must_use]
    pub fn find(&self, dataset: usize, id: &EventId) -> Option<Row> {
        let rows = self.by_id.get(dataset)?;
        let found = rows
            .binary_search_by(|row| self.event(Row(*row)).id.cmp(id))
            .ok()?;
        rows.get(found).copied().map(Row)
    }

    /// The people of all events but rollups, by their estimates: no selection adds more, whatever
    /// the filter.
    #[must_use]
    pub fn people_in_all(&self) -> u64 {
        self.people_in_all
    }

    /// First and last known day of all rows; `None` where there is no row.
    #[must_use]
    pub fn span(&self) -> Option<DateBounds> {
        self.span
    }

    /// The days that the event's date allows, open ends closed by its own dataset's span.
    #[must_use]
    pub fn bounds(&self, row: Row) -> DateBounds {
        let (first, last) = self.days(row);
        DateBounds {
            first: day_at(first),
            last: day_at(last),
        }
    }

    /// [`Table::bounds`] as day numbers, first and last.
    #[must_use]
    pub fn days(&self, row: Row) -> (i32, i32) {
        (self.first[row.index()], self.last[row.index()])
    }

    /// Every kind: the built-in ones first, then those of the datasets.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The row's kind as an index into [`Table::kinds`].
    #[must_use]
    pub fn kind(&self, row: Row) -> usize {
        self.kind[row.index()] as usize
    }

    /// Every place that an open dataset names.
    #[must_use]
    pub fn places(&self) -> &[TablePlace] {
        &self.places
    }

    /// The row's place as an index into [`Table::places`].
    #[must_use]
    pub fn place(&self, row: Row) -> usize {
        self.place[row.index()] as usize
    }

    /// Where people were moved, as an index into [`Table::places`].
    #[must_use]
    pub fn to(&self, row: Row) -> Option<usize> {
        let to = self.to[row.index()];
        (to != u32::MAX).then_some(to as usize)
    }

    /// A dataset's place by its id, as an index into [`Table::places`]: for `via`.
    #[must_use]
    pub fn find_place(&self, dataset: usize, id: &PlaceId) -> Option<usize> {
        self.place_ids
            .get(dataset)?
            .get(id)
            .map(|place| *place as usize)
    }

    /// Every region that a place is counted for, sorted.
    #[must_use]
    pub fn regions(&self) -> &[RegionId] {
        &self.regions
    }

    /// The row's region as an index into [`Table::regions`].
    #[must_use]
    pub fn region(&self, row: Row) -> usize {
        self.places[self.place(row)].region
    }

    /// Everyone who reports anything, sorted.
    #[must_use]
    pub fn publishers(&self) -> &[String] {
        &self.publishers
    }

    /// Who reports the event, once each, as indices into [`Table::publishers`].
    #[must_use]
    pub fn publishers_of(&self, row: Row) -> &[u32] {
        self.publishers_of.of(row)
    }

    /// Every tag, sorted.
    #[must_use]
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// The event's tags, once each, as indices into [`Table::tags`].
    #[must_use]
    pub fn tags_of(&self, row: Row) -> &[u32] {
        self.tags_of.of(row)
    }

    /// How well the event is supported; without a status it counts as reported.
    #[must_use]
    pub fn status(&self, row: Row) -> Status {
        self.status[row.index()]
    }

    /// Whether the event sums up others and is never added.
    #[must_use]
    pub fn is_rollup(&self, row: Row) -> bool {
        self.has(row, flag::ROLLUP)
    }

    /// Whether the event must not leave the house.
    #[must_use]
    pub fn is_sensitive(&self, row: Row) -> bool {
        self.has(row, flag::SENSITIVE)
    }

    pub(super) fn has(&self, row: Row, flag: u8) -> bool {
        self.flags[row.index()] & flag != 0
    }

    /// The people of one event.
    #[must_use]
    pub fn people(&self, row: Row) -> Total {
        Total {
            events: 1,
            without_number: u64::from(self.has(row, flag::WITHOUT_NUMBER)),
            low: self.low[row.index()].into(),
            estimate: self.estimate[row.index()].into(),
            high: self.high[row.index()].into(),
            open: u64::from(self.has(row, flag::OPEN)),
        }
    }

    /// Rows of the events that are `part_of` this one.
    #[must_use]
    pub fn parts(&self, row: Row) -> Vec<Row> {
        self.parts.get(&row.0).cloned().unwrap_or_default()
    }

    /// The day as a column has it: days since 1970-01-01.
    #[must_use]
    pub fn day_number(day: Date) -> i32 {
        number_of(day)
    }

    /// The day of a number, the nearest there is where the calendar ends before it.
    #[must_use]
    pub fn day(number: i32) -> Date {
        day_at(number)
    }
}
