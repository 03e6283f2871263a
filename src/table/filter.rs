//! What the reader asks for, and which rows answer.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{Kind, LatLon, Precision, RegionId, Status};
use crate::table::{Row, Table};

/// How a vague date is held against the window. Both ends of the window belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Reading {
    /// The event may lie in the window: its bounds overlap it.
    #[default]
    Possible,
    /// The event lies in the window for certain: so do its bounds.
    Certain,
}

/// What is let through of one list: everything, or only some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick<T> {
    /// No filter.
    All,
    /// Only these.
    Only(BTreeSet<T>),
}

impl<T> Default for Pick<T> {
    fn default() -> Self {
        Self::All
    }
}

/// A shape drawn on the map: a ring of corners, closed by itself. A rectangle has four.
#[derive(Clone, Debug, PartialEq)]
pub struct Area(pub Vec<LatLon>);

/// Everything that narrows what is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// First day of the window, itself in it.
    pub from: Option<Date>,
    /// Last day of the window, itself in it.
    pub to: Option<Date>,
    /// How vague dates are held against the window.
    pub reading: Reading,
    /// Kinds of events.
    pub kinds: Pick<Kind>,
    /// Provinces (`CN-22`), what is known only to a country (`CN-unknown`), or whole countries (`CN`).
    pub regions: Pick<RegionId>,
    /// An area drawn on the map. Places known only to a province or wider lie in none.
    pub area: Option<Area>,
    /// Circumstances; an event with any of them passes.
    pub tags: Pick<String>,
    /// Publishers; an event that any of them reports passes.
    pub publishers: Pick<String>,
    /// How well supported; an event without status counts as reported.
    pub statuses: Pick<Status>,
    /// How closely the place is known.
    pub precisions: Pick<Precision>,
    /// At least so many people, by the event's high end.
    pub people_at_least: Option<u32>,
    /// Words that all occur in the summary, the place's names, the publishers or the id, whatever their case.
    pub text: String,
}

/// What a filter narrows by. Each chart leaves its own dimension out (crossfilter).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// `from`, `to`, `reading`.
    Time,
    /// `kinds`.
    Kind,
    /// `regions` and `area`.
    Region,
    /// `tags`.
    Tag,
    /// `publishers`.
    Publisher,
    /// `statuses`.
    Status,
    /// `precisions`.
    Precision,
    /// `people_at_least`.
    People,
    /// `text`.
    Text,
}

/// The rows that pass a filter, and which of them are added to totals: decided once for all of them.
pub struct Selection {
    /// The rows that pass, by first day, last day, then id.
    pub rows: Vec<Row>,
    added: Vec<bool>,
}

impl Selection {
    /// Whether the row passes and is added to totals: it is no rollup, and no event of the same kind
    /// that it is a part of, or has the people of, is in the selection and added.
    #[must_use]
    pub fn is_added(&self, _row: Row) -> bool {
        unimplemented!()
    }
    /// Whether the row passes.
    #[must_use]
    pub fn contains(&self, _row: Row) -> bool {
        unimplemented!()
    }
}

impl Filter {
    /// The rows that pass all of the filter but one dimension.
    #[must_use]
    pub fn select(&self, _table: &Table, _except: Option<Dimension>) -> Selection {
        unimplemented!()
    }
}
