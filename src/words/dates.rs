//! Dates in words: what an event's date says, and the days of a window.

use jiff::civil::Date;

use crate::model::{DateBounds, EventDate, When};
use crate::table::Filter;
use crate::words::Words;
use crate::words::moments::Length;

impl Words {
    /// An event's date: `about 3 May 2004`, `11–20 April 2024`, `since 2023`.
    #[must_use]
    pub fn date(&self, date: &EventDate) -> String {
        self.parts(date.parts(), Length::Full)
    }

    /// The same with short months, for labels: `11–20 Apr 2024`.
    #[must_use]
    pub fn date_short(&self, date: &EventDate) -> String {
        self.parts(date.parts(), Length::Short)
    }

    /// The same where the year is plain from the window: a day without it (`28 Apr`), all else with it.
    #[must_use]
    pub fn date_without_year(&self, date: &EventDate) -> String {
        self.parts(date.parts(), Length::NoYear)
    }

    /// A day: `28 April 2019`.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        self.when(When::Day(day), Length::Full)
    }

    /// A day for an axis: `28 Apr`.
    #[must_use]
    pub fn day_short(&self, day: Date) -> String {
        self.when(When::Day(day), Length::NoYear)
    }

    /// A month: `April 2019`.
    #[must_use]
    pub fn month(&self, day: Date) -> String {
        self.when(When::Month(day.year(), day.month()), Length::Full)
    }

    /// A month for an axis: `Apr 2019`.
    #[must_use]
    pub fn month_short(&self, day: Date) -> String {
        self.when(When::Month(day.year(), day.month()), Length::Short)
    }

    /// A month without its year, for an axis: `Apr`.
    #[must_use]
    pub fn month_name_short(&self, day: Date) -> String {
        self.month_name(day.month(), Length::Short)
    }

    /// A year: `2019`.
    #[must_use]
    pub fn year(&self, year: i16) -> String {
        self.when(When::Year(year), Length::Full)
    }

    /// Some years: `2019–2024`.
    #[must_use]
    pub fn years(&self, first: i16, last: i16) -> String {
        self.range(When::Year(first), When::Year(last), Length::Full)
    }

    /// Some days: `Jan 2019 – Dec 2019` where they are whole months, else `28 Apr 2019 – 3 May 2019`.
    #[must_use]
    pub fn span(&self, days: &DateBounds) -> String {
        if begins_month(days.first) && ends_month(days.last) {
            return self.span_months(days);
        }
        let (first, last) = (When::Day(days.first), When::Day(days.last));
        if first == last {
            return self.when(first, Length::Short);
        }
        let text = |when| self.when(when, Length::Short);
        self.with(
            "date-range",
            &[
                ("from", (&text(first)).into()),
                ("to", (&text(last)).into()),
            ],
        )
    }

    /// The months that some days lie in: `Dec 1999 – Oct 2025`.
    #[must_use]
    pub fn span_months(&self, days: &DateBounds) -> String {
        let (from, to) = (self.month_short(days.first), self.month_short(days.last));
        if from == to {
            return from;
        }
        self.with(
            "date-range",
            &[("from", (&from).into()), ("to", (&to).into())],
        )
    }

    /// The first day of a window, for its flag: `Jan 2019` where a month begins, else `28 Apr 2019`.
    #[must_use]
    pub fn window_first(&self, day: Date) -> String {
        if begins_month(day) {
            self.month_short(day)
        } else {
            self.when(When::Day(day), Length::Short)
        }
    }

    /// The last day of a window, for its flag: `Dec 2019` where a month ends, else `3 May 2019`.
    #[must_use]
    pub fn window_last(&self, day: Date) -> String {
        if ends_month(day) {
            self.month_short(day)
        } else {
            self.when(When::Day(day), Length::Short)
        }
    }

    /// How many events, and the period that they were looked for in, as far as `span` where it is open:
    /// `22 documented events, Aug 2023 – Dec 2024`.
    #[must_use]
    pub fn documented(&self, events: u64, filter: &Filter, span: Option<DateBounds>) -> String {
        let events = self.count("figure-events", events);
        let Some(days) = span.and_then(|span| filter.days(span)) else {
            return events;
        };
        let days = self.period((filter.from, filter.to), days);
        self.with(
            "figure-subtitle",
            &[("events", events.into()), ("days", days.into())],
        )
    }

    /// Some days in words: whole years where no end that was asked for is narrower.
    #[must_use]
    pub fn period(&self, asked: (Option<Date>, Option<Date>), days: DateBounds) -> String {
        let whole = |day: Option<Date>, edge: Date| day.is_none_or(|day| day == edge);
        if whole(asked.0, days.first.first_of_year()) && whole(asked.1, days.last.last_of_year()) {
            self.years(days.first.year(), days.last.year())
        } else {
            self.span(&days)
        }
    }

    /// A window as a chip has it: `2019-01 → 2019-12` where both are whole months, else in days.
    /// `None` where neither end is set.
    #[must_use]
    pub fn window(&self, from: Option<Date>, to: Option<Date>) -> Option<String> {
        let by_month = from.is_none_or(begins_month) && to.is_none_or(ends_month);
        let iso = |day: Date| {
            if by_month {
                iso_month(day)
            } else {
                day.to_string()
            }
        };
        let (from, to) = (from.map(iso), to.map(iso));
        match (&from, &to) {
            (None, None) => None,
            (Some(from), Some(to)) if from == to => Some(from.clone()),
            (Some(from), Some(to)) => Some(self.with(
                "date-iso-range",
                &[("from", from.into()), ("to", to.into())],
            )),
            (Some(from), None) => Some(self.with("date-iso-from", &[("from", from.into())])),
            (None, Some(to)) => Some(self.with("date-iso-to", &[("to", to.into())])),
        }
    }
}

fn begins_month(day: Date) -> bool {
    day.day() == 1
}

fn ends_month(day: Date) -> bool {
    day == day.last_of_month()
}

fn iso_month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::Language;

    const DATES: [&str; 22] = [
        "2019-04-28",
        "2019-04",
        "2019-04-XX",
        "2019",
        "201X",
        "20XX",
        "2019-21",
        "2019-24",
        "2004-05-03~",
        "2000?",
        "2000%",
        "2024-04-11/2024-04-20",
        "2024-11-21/2024-12-03",
        "1999-12-30/2000-01-02",
        "2000-03?/2000-08?",
        "2019/2021",
        "2000-03~/2000-04-15",
        "2023/..",
        "2023/",
        "../2019",
        "/2019",
        "2019-05-01/2019-05-01",
    ];

    fn said(language: Language) -> String {
        let words = Words::new(language);
        DATES
            .map(|text| format!("{text}: {}", words.date(&text.parse().unwrap())))
            .join("\n")
    }

    #[test]
    fn a_date_is_said_as_closely_as_it_is_known() {
        insta::assert_snapshot!(said(Language::En), @r"
            2019-04-28: 28 April 2019
            2019-04: April 2019
            2019-04-XX: April 2019
            2019: 2019
            201X: 2010s
            20XX: 2000–2099
            2019-21: spring 2019
            2019-24: winter 2019/20
            2004-05-03~: about 3 May 2004
            2000?: perhaps 2000
            2000%: perhaps about 2000
            2024-04-11/2024-04-20: 11–20 April 2024
            2024-11-21/2024-12-03: 21 November – 3 December 2024
            1999-12-30/2000-01-02: 30 December 1999 – 2 January 2000
            2000-03?/2000-08?: perhaps March – August 2000
            2019/2021: 2019–2021
            2000-03~/2000-04-15: about March 2000 – 15 April 2000
            2023/..: since 2023
            2023/: from 2023, end not known
            ../2019: until 2019
            /2019: until 2019, start not known
            2019-05-01/2019-05-01: 1 May 2019
            ");
    }

    #[test]
    fn a_date_is_said_in_korean() {
        insta::assert_snapshot!(said(Language::Ko), @r"
            2019-04-28: 2019년 4월 28일
            2019-04: 2019년 4월
            2019-04-XX: 2019년 4월
            2019: 2019년
            201X: 2010년대
            20XX: 2000–2099년
            2019-21: 2019년 봄
            2019-24: 2019/20년 겨울
            2004-05-03~: 2004년 5월 3일경
            2000?: 2000년(불확실)
            2000%: 2000년경(불확실)
            2024-04-11/2024-04-20: 2024년 4월 11–20일
            2024-11-21/2024-12-03: 2024년 11월 21일 – 12월 3일
            1999-12-30/2000-01-02: 1999년 12월 30일 – 2000년 1월 2일
            2000-03?/2000-08?: 2000년 3월 – 8월(불확실)
            2019/2021: 2019–2021년
            2000-03~/2000-04-15: 2000년 3월경 – 2000년 4월 15일
            2023/..: 2023년부터
            2023/: 2023년부터, 끝 미상
            ../2019: 2019년까지
            /2019: 2019년까지, 시작 미상
            2019-05-01/2019-05-01: 2019년 5월 1일
            ");
    }

    #[test]
    fn a_label_has_short_months_and_a_day_can_do_without_its_year() {
        let words = Words::default();
        let read = |text: &str| text.parse::<EventDate>().unwrap();
        assert_eq!(words.date_short(&read("2023-08-29")), "29 Aug 2023");
        assert_eq!(words.date_without_year(&read("2019-04-28")), "28 Apr");
        assert_eq!(words.date_without_year(&read("2019-12")), "Dec 2019");
        assert_eq!(
            words.date_without_year(&read("2024-04-11/2024-04-20")),
            "11–20 Apr 2024"
        );
    }

    #[test]
    fn a_window_of_whole_months_is_said_in_months() {
        let words = Words::default();
        let window = |from, to| words.window(from, to).unwrap_or_default();
        let (january, december) = (date(2019, 1, 1), date(2019, 12, 31));
        assert_eq!(window(Some(january), Some(december)), "2019-01 → 2019-12");
        assert_eq!(
            window(Some(january), Some(date(2019, 12, 30))),
            "2019-01-01 → 2019-12-30"
        );
        assert_eq!(window(Some(january), Some(date(2019, 1, 31))), "2019-01");
        assert_eq!(window(Some(january), Some(january)), "2019-01-01");
        assert_eq!(window(Some(january), None), "from 2019-01");
        assert_eq!(window(None, Some(date(2019, 5, 3))), "to 2019-05-03");
        assert_eq!(window(None, None), "");
        assert_eq!(
            words.span(&DateBounds::new(january, december)),
            "Jan 2019 – Dec 2019"
        );
        assert_eq!(words.window_first(date(2017, 3, 1)), "Mar 2017");
        assert_eq!(words.window_last(date(2017, 3, 1)), "1 Mar 2017");
        let known = DateBounds::new(date(1999, 12, 30), date(2025, 10, 4));
        assert_eq!(words.span_months(&known), "Dec 1999 – Oct 2025");
        assert_eq!(words.span(&known), "30 Dec 1999 – 4 Oct 2025");
    }
}
