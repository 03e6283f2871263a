//! The units of the timeline in words: their headings, axis labels and bins.

use jiff::civil::Date;

use crate::table::Unit;
use crate::words::{Arg, Words};

impl Words {
    /// The unit as a choice: `Months`.
    #[must_use]
    pub fn unit(&self, unit: Unit) -> &str {
        self.get(match unit {
            Unit::Day => "time-unit-day",
            Unit::Week => "time-unit-week",
            Unit::Month => "time-unit-month",
            Unit::Quarter => "time-unit-quarter",
            Unit::Year => "time-unit-year",
        })
    }

    /// So many of a unit, where their number stands before it: `months`.
    #[must_use]
    pub fn steps(&self, unit: Unit, number: u32) -> String {
        let key = match unit {
            Unit::Day => "time-steps-day",
            Unit::Week => "time-steps-week",
            Unit::Month => "time-steps-month",
            Unit::Quarter => "time-steps-quarter",
            Unit::Year => "time-steps-year",
        };
        self.count(key, u64::from(number))
    }

    /// The timeline's heading: `Events a month`.
    #[must_use]
    pub fn events_by(&self, unit: Unit) -> &str {
        self.get(match unit {
            Unit::Day => "time-events-by-day",
            Unit::Week => "time-events-by-week",
            Unit::Month => "time-events-by-month",
            Unit::Quarter => "time-events-by-quarter",
            Unit::Year => "time-events-by-year",
        })
    }

    /// The chart's heading: `People by month`.
    #[must_use]
    pub fn people_by(&self, unit: Unit) -> &str {
        self.get(match unit {
            Unit::Day => "chart-people-by-day",
            Unit::Week => "chart-people-by-week",
            Unit::Month => "chart-people-by-month",
            Unit::Quarter => "chart-people-by-quarter",
            Unit::Year => "chart-people-by-year",
        })
    }

    /// A bin by its first day: `week of 6 May 2019`, `2nd quarter 2019`.
    #[must_use]
    pub fn bin(&self, unit: Unit, first: Date) -> String {
        match unit {
            Unit::Day => self.day(first),
            Unit::Week => self.with("bin-week", &[("date", (&self.day(first)).into())]),
            Unit::Month => self.month(first),
            Unit::Quarter => {
                let quarter = u64::from(first.month().unsigned_abs().div_ceil(3));
                let year = first.year().to_string();
                self.with(
                    "bin-quarter",
                    &[
                        ("quarter", Arg::Number(quarter)),
                        ("year", Arg::from(&year)),
                    ],
                )
            }
            Unit::Year => self.year(first.year()),
        }
    }

    /// The label of an axis whose labels stand a unit apart: the bare year where one begins,
    /// else `Apr` on an axis of months and quarters, and `28 Apr` on one of days and weeks.
    #[must_use]
    pub fn axis(&self, unit: Unit, day: Date) -> String {
        let new_year = day.day_of_year() == 1;
        match unit {
            Unit::Day | Unit::Week if !new_year => self.day_short(day),
            Unit::Month | Unit::Quarter if day.month() != 1 => self.month_name_short(day),
            _ => day.year().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::Language;

    const UNITS: [Unit; 5] = [
        Unit::Day,
        Unit::Week,
        Unit::Month,
        Unit::Quarter,
        Unit::Year,
    ];

    #[test]
    fn a_bin_is_named_by_its_unit() {
        let named = |language| {
            let words = Words::new(language);
            UNITS
                .map(|unit| words.bin(unit, date(2019, 5, 6)))
                .join("; ")
        };
        insta::assert_snapshot!(named(Language::En), @"6 May 2019; week of 6 May 2019; May 2019; 2nd quarter 2019; 2019");
        insta::assert_snapshot!(named(Language::Ko), @"2019년 5월 6일; 2019년 5월 6일부터 한 주; 2019년 5월; 2019년 2분기; 2019년");
    }

    #[test]
    fn an_axis_names_the_year_where_it_begins() {
        let words = Words::default();
        let labels = |day| UNITS.map(|unit| words.axis(unit, day)).join(" | ");
        assert_eq!(labels(date(2019, 1, 1)), "2019 | 2019 | 2019 | 2019 | 2019");
        assert_eq!(
            labels(date(2019, 4, 28)),
            "28 Apr | 28 Apr | Apr | Apr | 2019"
        );
    }
}
