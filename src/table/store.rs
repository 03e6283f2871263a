//! One row an event, of all open datasets together, and how the columns are asked.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::model::{Dataset, DateBounds, Event, Kind, Place, PlaceId, RegionId, Status, Total};
use crate::table::Who;
use crate::table::columns::{Columns, NO_ROUTE, RowsBy, Run, Said, count, flag, status_of};
use crate::table::covers::Covers;
use crate::table::ids::Ids;
use crate::table::search::SearchText;
use crate::table::unit::{day_at, number_of};

/// A row of the table: one event of one open dataset. Rows are numbered by first day, last day, id, then dataset.
/// Valid for one table only.
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

/// The columns.
///
/// Asking for a [`Row`] of another table is a mistake of the caller and panics.
pub struct Table {
    pub(super) datasets: Vec<Arc<Dataset>>,
    /// The number of each dataset's first event, of all end to end.
    pub(super) offsets: Vec<u32>,
    pub(super) span: Option<DateBounds>,
    /// The estimates of all rows but rollups.
    pub(super) people_in_all: u64,
    pub(super) runs: Vec<Run>,
    pub(super) columns: Columns,
    pub(super) ids: OnceLock<Ids>,
    /// The row of each event, of all datasets end to end.
    pub(super) row_of: Vec<Row>,
    /// Every place and kind that an event has, in the order of places, then kinds.
    pub(super) spots: Vec<(u32, u32)>,
    /// Every pair of places that an event leads from and to.
    pub(super) routes: Vec<(usize, usize)>,
    pub(super) at_place: RowsBy,
    pub(super) on_route: RowsBy,
    /// What those rows say of people, as their places in the columns lie far apart.
    pub(super) said_on_route: Vec<Said>,
    /// Women, men and children, of the few rows that give any, in the order of rows.
    pub(super) sexes: Vec<(Row, [u32; 3])>,
    /// The rows that are parts of another, after that one, in order.
    pub(super) parts: Vec<(Row, Row)>,
    /// The rows that have the people of another, after that one, in order.
    pub(super) later: Vec<(Row, Row)>,
    pub(super) covers: Covers,
    pub(super) text: SearchText,
    pub(super) kinds: Vec<Kind>,
    pub(super) places: Vec<TablePlace>,
    pub(super) place_ids: Vec<HashMap<PlaceId, u32>>,
    pub(super) regions: Vec<RegionId>,
    pub(super) tags: Vec<String>,
    pub(super) publishers: Vec<String>,
}

/// Columns of a million rows are no help in a log: only how much there is.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table")
            .field("datasets", &self.datasets.len())
            .field("rows", &self.len())
            .finish_non_exhaustive()
    }
}

impl Table {
    /// The region of a place of which not even the country is known.
    pub const REGION_UNKNOWN: &str = "unknown";

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.flags.len()
    }

    /// Whether there is no event.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All rows, by first day, last day, id, then dataset.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row> + use<> {
        (0..count(self.len())).map(Row)
    }

    /// The open datasets.
    #[must_use]
    pub fn datasets(&self) -> &[Arc<Dataset>] {
        &self.datasets
    }

    /// Which dataset the row is of.
    #[must_use]
    pub fn dataset(&self, row: Row) -> usize {
        self.places[self.place(row)].dataset
    }

    /// The event in full, unpacked: for one that is looked at, not for all of them.
    ///
    /// # Panics
    /// Where the row is of another table.
    #[must_use]
    pub fn event(&self, row: Row) -> Event {
        let (dataset, at) = self.event_at(row);
        let event = self.datasets[dataset].events.get(at);
        #[expect(clippy::expect_used, reason = "a row is an event that was packed")]
        event.expect("the event of a row can be unpacked")
    }

    /// A row's dataset, and its event's index there.
    fn event_at(&self, row: Row) -> (usize, usize) {
        let dataset = self.dataset(row);
        let at = self.columns.event[row.index()] - self.offsets[dataset];
        (dataset, at as usize)
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
        let run = self.runs[self.run(row.index())];
        (run.first, run.last)
    }

    /// The run that a row is of.
    pub(super) fn run(&self, row: usize) -> usize {
        self.runs.partition_point(|run| run.end as usize <= row)
    }

    /// Every kind: the built-in ones first, then those of the datasets.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The row's kind as an index into [`Table::kinds`].
    #[must_use]
    #[inline]
    pub fn kind(&self, row: Row) -> usize {
        self.spot(row).1 as usize
    }

    /// Every place that an open dataset names.
    #[must_use]
    pub fn places(&self) -> &[TablePlace] {
        &self.places
    }

    /// The row's place as an index into [`Table::places`].
    #[must_use]
    #[inline]
    pub fn place(&self, row: Row) -> usize {
        self.spot(row).0 as usize
    }

    #[inline]
    fn spot(&self, row: Row) -> (u32, u32) {
        self.spots[self.columns.spot[row.index()] as usize]
    }

    /// All rows at a place of [`Table::places`], by day.
    #[must_use]
    pub fn rows_at(&self, place: usize) -> &[Row] {
        self.at_place.of(place)
    }

    /// Where people were moved, as an index into [`Table::places`].
    #[must_use]
    pub fn to(&self, row: Row) -> Option<usize> {
        self.way(row.index()).map(|route| self.routes[route].1)
    }

    /// From where to where people were moved: pairs of places of [`Table::places`], each once. Not every one need
    /// have been taken by people who were handed over.
    #[must_use]
    pub fn routes(&self) -> &[(usize, usize)] {
        &self.routes
    }

    /// All rows of people handed over on a route of [`Table::routes`], by day.
    #[must_use]
    pub fn rows_on(&self, route: usize) -> &[Row] {
        self.on_route.of(route)
    }

    /// The row's route as an index into [`Table::routes`]; `None` where nobody was handed over, or nobody says
    /// to where. A release or an arrest is no handing over, wherever people went from there.
    #[must_use]
    pub fn route(&self, row: Row) -> Option<usize> {
        self.way(row.index())
            .filter(|_| self.kinds[self.kind(row)] == Kind::Repatriation)
    }

    /// From where to where a row's people went, whatever its kind.
    #[inline]
    pub(super) fn way(&self, row: usize) -> Option<usize> {
        let route = self.columns.route[row];
        (route != NO_ROUTE).then_some(route as usize)
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
    pub fn publishers_of(&self, row: Row) -> Vec<u32> {
        self.columns.publishers.of(row.index())
    }

    /// How many sources the event rests on.
    #[must_use]
    pub fn sources(&self, row: Row) -> usize {
        self.columns.sources[row.index()].into()
    }

    /// Every tag, sorted.
    #[must_use]
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// The event's tags, once each, as indices into [`Table::tags`].
    #[must_use]
    pub fn tags_of(&self, row: Row) -> Vec<u32> {
        self.columns.tags.of(row.index())
    }

    /// How well the event is supported; without a status it counts as reported.
    #[must_use]
    pub fn status(&self, row: Row) -> Status {
        status_of(self.columns.flags[row.index()])
    }

    /// How many women, men and children there are, where the event says any of the three.
    #[must_use]
    pub fn sexes(&self, row: Row) -> Option<[u32; 3]> {
        let at = self
            .sexes
            .binary_search_by_key(&row, |(row, _)| *row)
            .ok()?;
        Some(self.sexes[at].1)
    }

    /// Whether the event says that any of its people are of these.
    #[must_use]
    pub fn gives(&self, row: Row, who: Who) -> bool {
        self.sexes(row)
            .is_some_and(|numbers| numbers[who as usize] > 0)
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

    fn has(&self, row: Row, flag: u8) -> bool {
        self.columns.flags[row.index()] & flag != 0
    }

    /// The people of one event.
    #[must_use]
    pub fn people(&self, row: Row) -> Total {
        self.columns.cell(row.index()).total()
    }

    /// Rows of the events that are `part_of` this one.
    #[must_use]
    pub fn parts(&self, row: Row) -> Vec<Row> {
        named_by(&self.parts, row)
    }

    /// Rows of the events that have the `same_people` as this one, which came before.
    #[must_use]
    pub fn later(&self, row: Row) -> Vec<Row> {
        named_by(&self.later, row)
    }

    /// The memory that the columns take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.columns.bytes()
            + size_of_val(self.runs.as_slice())
            + self.ids.get().map_or(0, Ids::bytes)
            + size_of_val(self.row_of.as_slice())
            + size_of_val(self.sexes.as_slice())
            + self.at_place.bytes()
            + self.on_route.bytes()
            + size_of_val(self.said_on_route.as_slice())
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

/// The rows that stand after another.
fn named_by(named: &[(Row, Row)], row: Row) -> Vec<Row> {
    let start = named.partition_point(|(other, _)| *other < row);
    let own = named[start..].iter().take_while(|(other, _)| *other == row);
    own.map(|(_, by)| *by).collect()
}
