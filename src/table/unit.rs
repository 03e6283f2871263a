//! Days, weeks, months, quarters and years, and which of them a day lies in. Safe at the ends of the calendar.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::model::DateBounds;

/// How long a bin is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
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

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Days since 1970-01-01.
pub(super) fn number_of(day: Date) -> i32 {
    i32::try_from(day.duration_since(EPOCH).as_hours() / 24).unwrap_or(0)
}

/// The day of a number, the nearest there is where the calendar ends before it.
pub(super) fn day_at(number: i32) -> Date {
    // Spans end at 19 999 years; so does the calendar, well within.
    Span::new()
        .try_days(number)
        .map_or(if number < 0 { Date::MIN } else { Date::MAX }, |days| {
            EPOCH.saturating_add(days)
        })
}

impl Unit {
    /// From short to long.
    pub const ALL: [Self; 5] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// The next longer one.
    #[must_use]
    pub fn longer(self) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| *unit > self)
    }

    /// The first day of the unit that a day lies in.
    #[must_use]
    pub fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => {
                day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
            }
            Self::Month => day.first_of_month(),
            Self::Quarter => {
                let start = day.first_of_month();
                start.saturating_sub(i32::from((start.month() - 1) % 3).months())
            }
            Self::Year => day.first_of_year(),
        }
    }

    /// The last day of the unit that a day lies in.
    #[must_use]
    pub fn end(self, day: Date) -> Date {
        self.next(day)
            .map_or(Date::MAX, |next| next.saturating_sub(1.day()))
    }

    /// All days of the unit that a day lies in.
    #[must_use]
    pub fn span_of(self, day: Date) -> DateBounds {
        DateBounds {
            first: self.start(day),
            last: self.end(day),
        }
    }

    /// The first day of the next unit; `None` where the calendar ends before it.
    #[must_use]
    pub fn next(self, day: Date) -> Option<Date> {
        let length = match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        };
        self.start(day).checked_add(length).ok()
    }

    /// The first day of the unit before; `None` where the calendar starts after it.
    #[must_use]
    pub fn previous(self, day: Date) -> Option<Date> {
        self.start(day).yesterday().ok().map(|day| self.start(day))
    }

    /// Whether each unit of another length lies in one of these: weeks lie across the ends of months.
    pub(super) fn holds(self, other: Self) -> bool {
        self == other || (self > other && other != Self::Week)
    }

    /// How many units the days touch.
    #[must_use]
    pub fn count(self, span: DateBounds) -> u64 {
        let ordinal = |day: Date| -> i64 {
            let months = i64::from(day.year()) * 12 + i64::from(day.month()) - 1;
            match self {
                Self::Day => number_of(day).into(),
                // 1970-01-01 was a Thursday.
                Self::Week => (i64::from(number_of(day)) + 3).div_euclid(7),
                Self::Month => months,
                Self::Quarter => months.div_euclid(3),
                Self::Year => day.year().into(),
            }
        };
        u64::try_from(ordinal(span.last) - ordinal(span.first)).unwrap_or(0) + 1
    }

    /// The shortest unit of which no more than so many touch the days; years where none is long enough.
    #[must_use]
    pub fn finest_fitting(span: DateBounds, max_bins: usize) -> Self {
        let fits = |unit: &Self| u64::try_from(max_bins).is_ok_and(|max| unit.count(span) <= max);
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn any_day() -> impl Strategy<Value = Date> {
        (number_of(Date::MIN)..=number_of(Date::MAX)).prop_map(day_at)
    }

    fn any_unit() -> impl Strategy<Value = Unit> {
        proptest::sample::select(Unit::ALL.to_vec())
    }

    #[test]
    fn a_week_runs_from_monday_to_sunday() {
        let week = Unit::Week.span_of(date(2019, 5, 21));
        assert_eq!(
            week,
            DateBounds {
                first: date(2019, 5, 20),
                last: date(2019, 5, 26)
            }
        );
    }

    #[test]
    fn a_quarter_starts_in_january_april_july_or_october() {
        let quarter = Unit::Quarter.span_of(date(2020, 2, 29));
        assert_eq!(
            quarter,
            DateBounds {
                first: date(2020, 1, 1),
                last: date(2020, 3, 31)
            }
        );
        assert_eq!(Unit::Quarter.start(date(2020, 12, 31)), date(2020, 10, 1));
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_edge_to_fall_off() {
        for unit in Unit::ALL {
            assert_eq!(unit.end(Date::MAX), Date::MAX);
            assert_eq!(unit.start(Date::MIN), Date::MIN);
            assert_eq!(unit.next(Date::MAX), None);
            assert_eq!(unit.previous(Date::MIN), None);
        }
        assert_eq!((day_at(i32::MIN), day_at(i32::MAX)), (Date::MIN, Date::MAX));
    }

    #[test]
    fn the_finest_unit_that_fits_is_taken() {
        let year = DateBounds {
            first: date(2019, 1, 1),
            last: date(2019, 12, 31),
        };
        assert_eq!(Unit::finest_fitting(year, 365), Unit::Day);
        assert_eq!(Unit::finest_fitting(year, 364), Unit::Week);
        assert_eq!(Unit::finest_fitting(year, 12), Unit::Month);
        assert_eq!(Unit::finest_fitting(year, 0), Unit::Year);
    }

    proptest! {
        #[test]
        fn a_day_is_its_number(day in any_day()) {
            prop_assert_eq!(day_at(number_of(day)), day);
        }

        #[test]
        fn a_unit_holds_its_day_and_ends_where_the_next_starts(day in any_day(), unit in any_unit()) {
            let span = unit.span_of(day);
            prop_assert!(span.first <= day && day <= span.last);
            prop_assert_eq!(unit.span_of(span.first), span);
            prop_assert_eq!(unit.span_of(span.last), span);
            if let Some(next) = unit.next(day) {
                prop_assert_eq!(number_of(next), number_of(span.last) + 1);
                prop_assert_eq!(unit.previous(next), Some(span.first));
            }
        }

        #[test]
        fn units_are_counted_as_they_are_stepped_through(
            first in any_day(),
            days in 0_i32..1000,
            unit in any_unit(),
        ) {
            let span = DateBounds { first, last: day_at(number_of(first) + days) };
            let mut steps = 1;
            let mut day = span.first;
            while let Some(next) = unit.next(day).filter(|next| *next <= span.last) {
                steps += 1;
                day = next;
            }
            prop_assert_eq!(unit.count(span), steps);
        }
    }
}
