//! When something happened: a date as written in EDTF, and the days that it allows.
//! How the text is read is in `edtf`; how it is said to a reader is in `words`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::model::edtf;

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
        Self {
            first: one.min(other),
            last: one.max(other),
        }
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
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }
}

/// A season of the northern half of the earth, by whole months (EDTF 21 to 24).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December of the year to February of the next.
    Winter,
}

/// A stretch of the calendar, as closely as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// `2019-05-21`.
    Day(Date),
    /// `2019-05` or `2019-05-XX`: year and month.
    Month(i16, i8),
    /// `2019-21`: year and season.
    Season(i16, Season),
    /// `2019`, `2019-XX` or `2019-XX-XX`.
    Year(i16),
    /// `201X`: its first year.
    Decade(i16),
    /// `20XX`: its first year.
    Century(i16),
}

impl When {
    /// Its first and last day. The years 1 to 9999 are all there are, so the first decade
    /// starts with year 1 and the last winter ends with year 9999.
    #[must_use]
    pub fn bounds(self) -> DateBounds {
        let months = |year, from, next_year, to| DateBounds {
            first: first_of(year, from),
            last: first_of(next_year, to).last_of_month(),
        };
        match self {
            Self::Day(day) => DateBounds {
                first: day,
                last: day,
            },
            Self::Month(year, month) => months(year, month, year, month),
            Self::Season(year, Season::Spring) => months(year, 3, year, 5),
            Self::Season(year, Season::Summer) => months(year, 6, year, 8),
            Self::Season(year, Season::Autumn) => months(year, 9, year, 11),
            Self::Season(year, Season::Winter) => months(year, 12, year + 1, 2),
            Self::Year(year) => months(year, 1, year, 12),
            Self::Decade(year) => months(year, 1, year + 9, 12),
            Self::Century(year) => months(year, 1, year + 99, 12),
        }
    }
}

/// The first day of a month; the calendar's own first or last day where it has no such month.
fn first_of(year: i16, month: i8) -> Date {
    let calendar = (edtf::FIRST_YEAR, edtf::LAST_YEAR);
    if year > calendar.1 {
        return Date::MAX;
    }
    Date::new(year.max(calendar.0), month, 1).unwrap_or(Date::MAX)
}

/// How sure the writer was (EDTF level 1). It is shown, and changes no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`: both.
    Both,
}

/// A stretch of the calendar and how sure the writer was of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The stretch.
    pub when: When,
    /// How sure.
    pub qualifier: Option<Qualifier>,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// Written.
    Known(Moment),
    /// `..`: it goes on, or always did.
    Open,
    /// Left out: there is one, and nobody says when.
    Unknown,
}

impl End {
    /// What is written, where something is.
    #[must_use]
    pub fn moment(self) -> Option<Moment> {
        match self {
            Self::Known(moment) => Some(moment),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// What a date says, for those who put it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateParts {
    /// One day, month, season, year, decade or century.
    One(Moment),
    /// From one to another; at least one end is known.
    Interval(End, End),
}

impl DateParts {
    /// The earliest possible day; `None` where the start is open or unknown.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        let start = match *self {
            Self::One(moment) => Some(moment),
            Self::Interval(start, _) => start.moment(),
        };
        start.map(|moment| moment.when.bounds().first)
    }

    /// The latest possible day; `None` where the end is open or unknown.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        let end = match *self {
            Self::One(moment) => Some(moment),
            Self::Interval(_, end) => end.moment(),
        };
        end.map(|moment| moment.when.bounds().last)
    }

    /// The days that the date allows. An open end reaches to that of `span`, the dataset's own
    /// first and last known day, and no further.
    #[must_use]
    pub fn bounds(&self, span: DateBounds) -> DateBounds {
        let (first, last) = (self.first(), self.last());
        DateBounds::new(
            first.unwrap_or_else(|| last.map_or(span.first, |last| last.min(span.first))),
            last.unwrap_or_else(|| first.map_or(span.last, |first| first.max(span.last))),
        )
    }
}

impl FromStr for DateParts {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        edtf::parse(text)
    }
}

/// A date as written, and what it allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDate {
    text: String,
    parts: DateParts,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing there.
    #[error("the date is empty")]
    Empty,
    /// Not in the form of a date.
    #[error("“{0}” is no date; write 2019-05-21, 2019-05 or 2019")]
    Form(String),
    /// Year 0.
    #[error("there is no year 0")]
    Year,
    /// A month beyond 12 that is no season either.
    #[error("there is no month {0}")]
    Month(u8),
    /// A day that its month does not have.
    #[error("{0}: there is no such day")]
    Day(String),
    /// More than two ends.
    #[error("an interval has two ends, no more")]
    Slashes,
    /// Neither end is known.
    #[error("the interval has no known end")]
    NoEnd,
    /// The latest end is before the earliest start.
    #[error("the interval ends before it begins")]
    Backwards,
}

impl EventDate {
    /// One day.
    #[must_use]
    pub fn on(day: Date) -> Self {
        let moment = Moment {
            when: When::Day(day),
            qualifier: None,
        };
        Self {
            text: day.to_string(),
            parts: DateParts::One(moment),
        }
    }

    /// The date as it is written in the file (EDTF).
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it says.
    #[must_use]
    pub fn parts(&self) -> DateParts {
        self.parts
    }

    /// [`DateParts::first`].
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.parts.first()
    }

    /// [`DateParts::last`].
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.parts.last()
    }

    /// [`DateParts::bounds`].
    #[must_use]
    pub fn bounds(&self, span: DateBounds) -> DateBounds {
        self.parts.bounds(span)
    }
}

impl FromStr for EventDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Ok(Self {
            text: text.to_owned(),
            parts: text.parse()?,
        })
    }
}

impl fmt::Display for EventDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
