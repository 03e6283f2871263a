//! Dates that say no more than a month or a year. Every day that a date allows, the wider one allows too.

use crate::model::{DateParts, EventDate, Moment, Qualifier, Season, When};
use crate::public::DateFloor;

/// A date no closer than the floor.
pub(super) fn wider(date: &EventDate, floor: Option<DateFloor>) -> EventDate {
    let Some(floor) = floor else {
        return date.clone();
    };
    let text = match date.parts() {
        DateParts::One(moment) => interval(written(moment, floor)),
        DateParts::Interval(start, end) => {
            // An end that is open or not known stays as it is written.
            let (from, to) = date.text().split_once('/').unwrap_or_default();
            let edge = |moment: Option<Moment>, which: usize, as_is: &str| {
                let text = moment.map(|moment| written(moment, floor));
                let [first, last] = text.unwrap_or_else(|| [as_is.to_owned(), as_is.to_owned()]);
                if which == 0 { first } else { last }
            };
            interval([edge(start.moment(), 0, from), edge(end.moment(), 1, to)])
        }
    };
    text.parse().unwrap_or_else(|_| date.clone())
}

fn interval([from, to]: [String; 2]) -> String {
    if from == to {
        from
    } else {
        format!("{from}/{to}")
    }
}

/// The month or year that something begins and ends in. What is as wide already stays as it is.
fn written(moment: Moment, floor: DateFloor) -> [String; 2] {
    let year = |year: i16| format!("{year:04}");
    let [from, to] = match (moment.when, floor) {
        (When::Day(day), DateFloor::Month) => {
            let month = format!("{}-{:02}", year(day.year()), day.month());
            [month.clone(), month]
        }
        (When::Month(of, month), DateFloor::Month) => {
            let month = format!("{}-{month:02}", year(of));
            [month.clone(), month]
        }
        (When::Season(of, season), DateFloor::Month) => {
            let season = format!("{}-{}", year(of), number(season));
            [season.clone(), season]
        }
        (When::Decade(_) | When::Century(_), _) => {
            let wide = decades(moment.when);
            [wide.clone(), wide]
        }
        (when, _) => {
            let bounds = when.bounds();
            [year(bounds.first.year()), year(bounds.last.year())]
        }
    };
    let sign = match moment.qualifier {
        None => "",
        Some(Qualifier::Uncertain) => "?",
        Some(Qualifier::Approximate) => "~",
        Some(Qualifier::Both) => "%",
    };
    [from + sign, to + sign]
}

fn number(season: Season) -> u8 {
    match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    }
}

fn decades(when: When) -> String {
    match when {
        When::Century(first) => format!("{:02}XX", first / 100),
        When::Decade(first) => format!("{:03}X", first / 10),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> EventDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_is_said_by_month_or_year() {
        let cases = [
            ("2019-05-21", "2019-05", "2019"),
            ("2019-05-21?", "2019-05?", "2019?"),
            ("2019-05", "2019-05", "2019"),
            ("2019-24~", "2019-24~", "2019~/2020~"),
            ("2019-21", "2019-21", "2019"),
            ("2019", "2019", "2019"),
            ("201X", "201X", "201X"),
            ("20XX%", "20XX%", "20XX%"),
            ("2019-05-21/2019-05-23", "2019-05", "2019"),
            ("2019-05-21/2019-06-02", "2019-05/2019-06", "2019"),
            ("2019-12-21/2020-01-02", "2019-12/2020-01", "2019/2020"),
            ("2019-05-21/..", "2019-05/..", "2019/.."),
            ("../2019-05-21", "../2019-05", "../2019"),
            ("/2019-05-21", "/2019-05", "/2019"),
        ];
        for (text, month, year) in cases {
            assert_eq!(
                wider(&read(text), Some(DateFloor::Month)),
                read(month),
                "{text}"
            );
            assert_eq!(
                wider(&read(text), Some(DateFloor::Year)),
                read(year),
                "{text}"
            );
            assert_eq!(wider(&read(text), None), read(text));
        }
    }

    fn moment() -> impl Strategy<Value = String> {
        let year = 1_i16..9999;
        let sign = prop::sample::select(vec!["", "?", "~", "%"]);
        let form = (year, 1..13, 1..29, 0..6).prop_map(|(year, month, day, form)| match form {
            0 => format!("{year:04}"),
            1 => format!("{year:04}-{month:02}"),
            2 => format!("{year:04}-{}", 21 + month % 4),
            3 => format!("{:03}X", year / 10),
            4 => format!("{:02}XX", year / 100),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        });
        (form, sign).prop_map(|(form, sign)| form + sign)
    }

    proptest! {
        #[test]
        fn every_day_that_a_date_allows_the_wider_one_allows(from in moment(), to in moment(), kind in 0..4) {
            let text = match kind {
                0 => from,
                1 => format!("{from}/.."),
                2 => format!("/{to}"),
                _ => format!("{from}/{to}"),
            };
            if let Ok(date) = text.parse::<EventDate>() {
                for floor in [DateFloor::Month, DateFloor::Year] {
                    let wide = wider(&date, Some(floor));
                    prop_assert_eq!(date.first().is_some(), wide.first().is_some());
                    prop_assert!(wide.first() <= date.first(), "{} {}", text, wide.text());
                    prop_assert!(wide.last() >= date.last(), "{} {}", text, wide.text());
                    prop_assert_eq!(wider(&wide, Some(floor)), wide);
                }
            }
        }
    }
}
