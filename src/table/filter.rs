//! What the reader asks for. Which rows answer is `sieve` and `selection`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{DateBounds, Event, Kind, LatLon, Precision, RegionId, Status};
use crate::table::{Selection, Sieve, Table};

/// How a vague date is held against the window. Both ends of the window belong to it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Reading {
    /// The event may lie in the window: its bounds overlap it.
    #[default]
    Possible,
    /// The event lies in the window for certain: so do its bounds.
    Certain,
}

/// What is let through of one list: everything, or only some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pick<T> {
    /// No filter.
    #[default]
    All,
    /// Only these.
    Only(BTreeSet<T>),
}

/// Of whom an event may give a number of its own.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Who {
    /// Women.
    Women,
    /// Men.
    Men,
    /// Children.
    Children,
}

impl Who {
    /// In the order of the chart.
    pub const ALL: [Self; 3] = [Self::Women, Self::Men, Self::Children];

    /// Whether the event says that any of its people are of these.
    #[must_use]
    pub fn is_in(self, event: &Event) -> bool {
        let people = match self {
            Self::Women => event.women,
            Self::Men => event.men,
            Self::Children => event.children,
        };
        people.is_some_and(|people| people > 0)
    }
}

/// A shape drawn on the map: a ring of corners, closed by itself. A rectangle has four.
#[derive(Clone, Debug, PartialEq)]
pub struct Area(pub Vec<LatLon>);

/// Everything that narrows what is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// First day of the window, itself in it. A window that ends before it starts holds nothing.
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
    /// Women, men, children; an event that gives a number of any of them passes.
    pub who: Pick<Who>,
    /// How well supported; an event without status counts as reported.
    pub statuses: Pick<Status>,
    /// How closely the place is known.
    pub precisions: Pick<Precision>,
    /// At least so many people, by the event's high end: an open one always passes, no number never.
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
    /// `regions`.
    Region,
    /// `area`.
    Area,
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
    /// `who`.
    Who,
    /// `text`.
    Text,
}

impl Dimension {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Time,
        Self::Kind,
        Self::Region,
        Self::Area,
        Self::Tag,
        Self::Publisher,
        Self::Status,
        Self::Precision,
        Self::People,
        Self::Who,
        Self::Text,
    ];

    /// Its bit among those that a row fails.
    pub(super) fn bit(self) -> u16 {
        1 << self as u16
    }
}

impl Area {
    /// Whether a point lies within the ring (even-odd rule, straight lines in degrees).
    #[must_use]
    pub fn contains(&self, at: LatLon) -> bool {
        let before = self.0.iter().cycle().skip(self.0.len().saturating_sub(1));
        let crossed = self.0.iter().zip(before).filter(|(one, other)| {
            (one.lat > at.lat) != (other.lat > at.lat)
                && at.lon
                    < (other.lon - one.lon) * (at.lat - one.lat) / (other.lat - one.lat) + one.lon
        });
        crossed.count() % 2 == 1
    }
}

impl<T: Ord> Pick<T> {
    /// Whether nothing is left out.
    #[must_use]
    pub fn is_all(&self) -> bool {
        matches!(self, Self::All)
    }

    /// Whether it is let through.
    #[must_use]
    pub fn lets(&self, item: &T) -> bool {
        match self {
            Self::All => true,
            Self::Only(some) => some.contains(item),
        }
    }

    /// Whether it is picked by name: everything is let through where nothing is.
    #[must_use]
    pub fn names(&self, item: &T) -> bool {
        !self.is_all() && self.lets(item)
    }
}

impl Filter {
    /// The same filter with this window.
    #[must_use]
    pub fn on_days(&self, days: DateBounds) -> Self {
        Self {
            from: Some(days.first),
            to: Some(days.last),
            ..self.clone()
        }
    }

    /// The days of the window, an open end as far as `span`; `None` where it holds none.
    #[must_use]
    pub fn days(&self, span: DateBounds) -> Option<DateBounds> {
        let first = self.from.unwrap_or(span.first);
        let last = self.to.unwrap_or(span.last);
        (first <= last).then(|| DateBounds::new(first, last))
    }

    /// The rows that pass all of the filter but one dimension.
    #[must_use]
    pub fn select(&self, table: &Table, except: Option<Dimension>) -> Selection {
        Sieve::of(table, self).selection(except)
    }

    /// Whether the filter narrows by that dimension at all.
    #[must_use]
    pub fn narrows_by(&self, dimension: Dimension) -> bool {
        match dimension {
            Dimension::Time => self.from.is_some() || self.to.is_some(),
            Dimension::Kind => !self.kinds.is_all(),
            Dimension::Region => !self.regions.is_all(),
            Dimension::Area => self.area.is_some(),
            Dimension::Tag => !self.tags.is_all(),
            Dimension::Publisher => !self.publishers.is_all(),
            Dimension::Status => !self.statuses.is_all(),
            Dimension::Who => !self.who.is_all(),
            Dimension::Precision => !self.precisions.is_all(),
            Dimension::People => self.people_at_least.is_some(),
            Dimension::Text => self.words().next().is_some(),
        }
    }

    /// Whether two filters ask the same of a dimension.
    pub(super) fn same_by(&self, other: &Self, dimension: Dimension) -> bool {
        match dimension {
            Dimension::Time => {
                (self.from, self.to, self.reading) == (other.from, other.to, other.reading)
            }
            Dimension::Kind => self.kinds == other.kinds,
            Dimension::Region => self.regions == other.regions,
            Dimension::Area => self.area == other.area,
            Dimension::Tag => self.tags == other.tags,
            Dimension::Publisher => self.publishers == other.publishers,
            Dimension::Status => self.statuses == other.statuses,
            Dimension::Who => self.who == other.who,
            Dimension::Precision => self.precisions == other.precisions,
            Dimension::People => self.people_at_least == other.people_at_least,
            Dimension::Text => self.words().eq(other.words()),
        }
    }

    /// Whether nothing is narrowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !Dimension::ALL
            .into_iter()
            .any(|dimension| self.narrows_by(dimension))
    }

    /// The words that are looked for.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split_whitespace()
    }
}
