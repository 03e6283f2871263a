//! Events and people by day, week, month, quarter or year, with vague dates spread and no one lost.

use crate::model::{DateBounds, Total};
use crate::table::{Selection, Table};

/// How long a bin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Unit {
    /// A day.
    Day,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// A calendar month.
    Month,
    /// January to March and so on.
    Quarter,
    /// A calendar year.
    Year,
}

/// Events and people, in [`Bins::SCALE`]ths of one, so that spread parts add up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BinPart {
    /// Events.
    pub events: u64,
    /// At least so many people.
    pub low: u64,
    /// The estimate.
    pub estimate: u64,
    /// Possibly so many.
    pub high: u64,
    /// Events whose high end is open.
    pub open: u64,
}

/// One bin of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bin {
    /// Events whose every possible day lies in the bin.
    pub solid: BinPart,
    /// Shares of events that may also lie in other bins, by days.
    pub spread: BinPart,
}

/// Consecutive bins over the days that the selection's dates allow.
pub struct Bins {
    /// How long each is.
    pub unit: Unit,
    /// The days of each bin, in order, without gaps.
    pub spans: Vec<DateBounds>,
    /// One list a kind, in the order of [`Table::kinds`]; each as long as `spans`.
    pub kinds: Vec<Vec<Bin>>,
}

impl Bins {
    /// One event or person.
    pub const SCALE: u64 = 1_000_000;

    /// Bins of the events that are added in the selection, covering `span` (the table's own, as a rule) and all their days.
    #[must_use]
    pub fn new(_table: &Table, _selection: &Selection, _unit: Unit) -> Self {
        unimplemented!()
    }

    /// Everything in all bins of a kind; equals the selection's total of that kind, exactly.
    #[must_use]
    pub fn total(&self, _kind: usize) -> Total {
        unimplemented!()
    }
}
