//! When something happened: a date as written in EDTF, and the days that it allows.

use jiff::civil::Date;

/// The earliest and the latest possible day, both inclusive, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateBounds {
    /// The earliest possible day.
    pub first: Date,
    /// The latest possible day.
    pub last: Date,
}

impl DateBounds {
    /// The days from one to another, whichever is earlier first.
    #[must_use]
    pub fn new(one: Date, other: Date) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether every day of this lies in the other.
    #[must_use]
    pub fn lies_in(&self, other: &Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    /// The shortest bounds that hold both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

/// A date as written, and what it allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDate {
    text: String,
    first: Option<Date>,
    last: Option<Date>,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing there.
    #[error("the date is empty")]
    Empty,
}

impl EventDate {
    /// The date as it is written in the file (EDTF).
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The earliest possible day; `None` where the start is open or unknown.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.first
    }

    /// The latest possible day; `None` where the end is open or unknown.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.last
    }

    /// The days that the date allows. An open end reaches to that of `span`, the dataset's own
    /// first and last known day, and no further.
    #[must_use]
    pub fn bounds(&self, span: DateBounds) -> DateBounds {
        DateBounds::new(
            self.first.unwrap_or_else(|| self.last.map_or(span.first, |last| last.min(span.first))),
            self.last.unwrap_or_else(|| self.first.map_or(span.last, |first| first.max(span.last))),
        )
    }
}
