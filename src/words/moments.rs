//! What a date's parts sound like: the stretch of the calendar, its qualifier, the two ends of an interval.

use crate::model::{DateParts, End, Moment, Qualifier, Season, When};
use crate::words::{Arg, Words};

/// How much is said of a date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// `28 April 2019`
    Full,
    /// `28 Apr 2019`
    Short,
    /// `28 Apr`; of a day only.
    NoYear,
}

impl Words {
    pub(super) fn parts(&self, parts: DateParts, length: Length) -> String {
        let ends = match parts {
            DateParts::One(moment) => return self.moment(moment, length),
            DateParts::Interval(start, end) => (start, end),
        };
        let one = |key, moment| self.with(key, &[("date", (&self.moment(moment, length)).into())]);
        match ends {
            (End::Known(from), End::Known(to)) => self.interval(from, to, length),
            (End::Known(from), End::Open) => one("date-since", from),
            (End::Known(from), End::Unknown) => one("date-end-unknown", from),
            (End::Open, End::Known(to)) => one("date-until", to),
            (End::Unknown, End::Known(to)) => one("date-start-unknown", to),
            (End::Open | End::Unknown, End::Open | End::Unknown) => String::new(),
        }
    }

    fn interval(&self, from: Moment, to: Moment, length: Length) -> String {
        if from.qualifier == to.qualifier {
            return self.qualified(self.range(from.when, to.when, length), from.qualifier);
        }
        let (from, to) = (self.moment(from, length), self.moment(to, length));
        self.with(
            "date-range",
            &[("from", (&from).into()), ("to", (&to).into())],
        )
    }

    fn moment(&self, moment: Moment, length: Length) -> String {
        self.qualified(self.when(moment.when, length), moment.qualifier)
    }

    fn qualified(&self, date: String, qualifier: Option<Qualifier>) -> String {
        let key = match qualifier {
            None => return date,
            Some(Qualifier::Uncertain) => "date-perhaps",
            Some(Qualifier::Approximate) => "date-about",
            Some(Qualifier::Both) => "date-perhaps-about",
        };
        self.with(key, &[("date", (&date).into())])
    }

    /// From one to another, saying nothing twice.
    pub(super) fn range(&self, from: When, to: When, length: Length) -> String {
        let length = if length == Length::NoYear {
            Length::Short
        } else {
            length
        };
        if from == to {
            return self.when(from, length);
        }
        let month = |number| self.month_name(number, length);
        match (from, to) {
            (When::Day(from), When::Day(to)) if from.year() == to.year() => {
                let key = if from.month() == to.month() {
                    "date-range-days"
                } else {
                    "date-range-day-to-day"
                };
                self.dated(
                    key,
                    from.year(),
                    &[
                        ("day", &from.day().to_string()),
                        ("day2", &to.day().to_string()),
                        ("month", &month(from.month())),
                        ("month2", &month(to.month())),
                    ],
                )
            }
            (When::Month(year, from), When::Month(year2, to)) if year == year2 => self.dated(
                "date-range-months",
                year,
                &[("month", &month(from)), ("month2", &month(to))],
            ),
            (When::Year(from), When::Year(to)) => {
                self.dated("date-range-years", from, &[("year2", &to.to_string())])
            }
            _ => {
                let (from, to) = (self.when(from, length), self.when(to, length));
                self.with(
                    "date-range",
                    &[("from", (&from).into()), ("to", (&to).into())],
                )
            }
        }
    }

    pub(super) fn when(&self, when: When, length: Length) -> String {
        match when {
            When::Day(day) => {
                let key = if length == Length::NoYear {
                    "date-day-month"
                } else {
                    "date-day"
                };
                self.dated(
                    key,
                    day.year(),
                    &[
                        ("day", &day.day().to_string()),
                        ("month", &self.month_name(day.month(), length)),
                    ],
                )
            }
            When::Month(year, month) => self.dated(
                "date-month",
                year,
                &[("month", &self.month_name(month, length))],
            ),
            When::Year(year) => self.dated("date-year", year, &[]),
            When::Season(year, Season::Spring) => self.dated("date-season-spring", year, &[]),
            When::Season(year, Season::Summer) => self.dated("date-season-summer", year, &[]),
            When::Season(year, Season::Autumn) => self.dated("date-season-autumn", year, &[]),
            When::Season(year, Season::Winter) => {
                let next = format!("{:02}", (year + 1) % 100);
                self.dated("date-season-winter", year, &[("next", &next)])
            }
            When::Decade(year) => self.dated("date-decade", year, &[]),
            When::Century(year) => {
                self.dated("date-century", year, &[("year2", &(year + 99).to_string())])
            }
        }
    }

    /// Years and days are text, so that no year is grouped as a count is.
    fn dated(&self, key: &str, year: i16, rest: &[(&'static str, &str)]) -> String {
        let year = year.to_string();
        let mut args = vec![("year", Arg::from(&year))];
        args.extend(rest.iter().map(|(name, text)| (*name, Arg::from(*text))));
        self.with(key, &args)
    }

    pub(super) fn month_name(&self, month: i8, length: Length) -> String {
        let prefix = if length == Length::Full {
            "month"
        } else {
            "month-short"
        };
        self.get(&format!("{prefix}-{month}")).to_owned()
    }
}
