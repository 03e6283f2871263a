//! Reads dates in EDTF (ISO 8601-2): level 1, and of level 2 what the reports need.
//! Accepts nothing that it does not understand in full.

use jiff::civil::Date;

use crate::model::date::{DateError, DateParts, End, Moment, Qualifier, Season, When};

/// The first year there is.
pub(super) const FIRST_YEAR: i16 = 1;
/// The last year that four digits can write.
pub(super) const LAST_YEAR: i16 = 9999;

/// How much of a text that is no date is repeated in the error.
const SHOWN: usize = 40;

/// Reads a date or an interval.
///
/// # Errors
/// [`DateError`] says what is wrong with it.
pub(super) fn parse(text: &str) -> Result<DateParts, DateError> {
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    if let Some(day) = plain_day(text) {
        let (when, qualifier) = (When::Day(day), None);
        return Ok(DateParts::One(Moment { when, qualifier }));
    }
    let slash = text.bytes().position(|byte| byte == b'/');
    let Some((start, end)) = slash.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)))
    else {
        return moment(text).map(DateParts::One);
    };
    if end.contains('/') {
        return Err(DateError::Slashes);
    }
    let (start, end) = (interval_end(start)?, interval_end(end)?);
    match (start.moment(), end.moment()) {
        (None, None) => Err(DateError::NoEnd),
        (Some(from), Some(to)) if to.when.bounds().last < from.when.bounds().first => {
            Err(DateError::Backwards)
        }
        _ => Ok(DateParts::Interval(start, end)),
    }
}

fn interval_end(text: &str) -> Result<End, DateError> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => moment(text).map(End::Known),
    }
}

/// A date with the qualifier at its end.
fn moment(text: &str) -> Result<Moment, DateError> {
    let qualified = [
        ('?', Qualifier::Uncertain),
        ('~', Qualifier::Approximate),
        ('%', Qualifier::Both),
    ]
    .into_iter()
    .find_map(|(sign, qualifier)| Some((text.strip_suffix(sign)?, qualifier)));
    let (bare, qualifier) =
        qualified.map_or((text, None), |(bare, qualifier)| (bare, Some(qualifier)));
    Ok(Moment {
        when: when(bare, text)?,
        qualifier,
    })
}

/// A date without its qualifier. `whole` is what an error repeats.
fn when(text: &str, whole: &str) -> Result<When, DateError> {
    if let Some(day) = plain_day(text) {
        return Ok(When::Day(day));
    }
    let form = || DateError::Form(whole.chars().take(SHOWN).collect());
    let mut fields = text.splitn(3, '-');
    match (fields.next(), fields.next(), fields.next()) {
        (Some(year), None, None) => year_or_wider(year)?.ok_or_else(form),
        (Some(year), Some("XX"), None | Some("XX")) => number(year, 4)
            .ok_or_else(form)
            .and_then(known_year)
            .map(When::Year),
        (Some(year), Some(month), day) => {
            let (Some(year), Some(month)) = (number(year, 4), number(month, 2)) else {
                return Err(form());
            };
            let year = known_year(year)?;
            match day {
                None => month_or_season(year, month),
                Some("XX") => known_month(month).map(|month| When::Month(year, month)),
                Some(day) => {
                    let day = number(day, 2).ok_or_else(form)?;
                    let month = known_month(month)?;
                    i8::try_from(day)
                        .ok()
                        .and_then(|day| Date::new(year, month, day).ok())
                        .map(When::Day)
                        .ok_or_else(|| DateError::Day(text.to_owned()))
                }
            }
        }
        _ => Err(form()),
    }
}

/// `2019-05-21`, the most common form by far, where there is such a day.
fn plain_day(text: &str) -> Option<Date> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
        return None;
    };
    let digits = |all: &[u8]| {
        all.iter().try_fold(0_i16, |number, digit| {
            let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
            Some(number * 10 + i16::from(digit))
        })
    };
    let year = digits(&[y0, y1, y2, y3]).filter(|year| *year >= FIRST_YEAR)?;
    let month = i8::try_from(digits(&[m0, m1])?).ok()?;
    let day = i8::try_from(digits(&[d0, d1])?).ok()?;
    Date::new(year, month, day).ok()
}

/// `2019`, `201X` or `20XX`; `None` where it has none of these forms.
fn year_or_wider(text: &str) -> Result<Option<When>, DateError> {
    if let Some(year) = number(text, 4) {
        return known_year(year).map(|year| Some(When::Year(year)));
    }
    if let Some(century) = text.strip_suffix("XX") {
        return Ok(number(century, 2).map(|century| When::Century(century * 100)));
    }
    let decade = text.strip_suffix('X').and_then(|decade| number(decade, 3));
    Ok(decade.map(|decade| When::Decade(decade * 10)))
}

/// The second field where no third follows: months have the numbers 1 to 12, seasons 21 to 24.
fn month_or_season(year: i16, number: i16) -> Result<When, DateError> {
    let season = match number {
        21 => Season::Spring,
        22 => Season::Summer,
        23 => Season::Autumn,
        24 => Season::Winter,
        _ => return known_month(number).map(|month| When::Month(year, month)),
    };
    Ok(When::Season(year, season))
}

fn known_year(year: i16) -> Result<i16, DateError> {
    if year < FIRST_YEAR {
        Err(DateError::Year)
    } else {
        Ok(year)
    }
}

fn known_month(month: i16) -> Result<i8, DateError> {
    i8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month))
        .ok_or_else(|| DateError::Month(u8::try_from(month).unwrap_or(u8::MAX)))
}

/// Exactly so many digits, and nothing else.
fn number(text: &str, digits: usize) -> Option<i16> {
    let all_digits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use crate::model::{DateBounds, DateParts, EventDate, Qualifier};

    fn days(text: &str) -> String {
        let read: EventDate = text.parse().unwrap();
        let day = |day: Option<Date>| day.map_or("open".to_owned(), |day| day.to_string());
        format!("{} {}", day(read.first()), day(read.last()))
    }

    fn error(text: &str) -> String {
        text.parse::<EventDate>().unwrap_err().to_string()
    }

    #[test]
    fn a_date_allows_the_days_it_does_not_rule_out() {
        for (text, expected) in [
            ("2019-05-21", "2019-05-21 2019-05-21"),
            ("2019-05", "2019-05-01 2019-05-31"),
            ("2019-05-XX", "2019-05-01 2019-05-31"),
            ("2019", "2019-01-01 2019-12-31"),
            ("2019-XX", "2019-01-01 2019-12-31"),
            ("2019-XX-XX", "2019-01-01 2019-12-31"),
            ("201X", "2010-01-01 2019-12-31"),
            ("20XX", "2000-01-01 2099-12-31"),
            ("2024-02", "2024-02-01 2024-02-29"),
            ("2000-02-29", "2000-02-29 2000-02-29"),
            ("2023-02", "2023-02-01 2023-02-28"),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn winter_reaches_into_the_next_year() {
        assert_eq!(days("2019-21"), "2019-03-01 2019-05-31");
        assert_eq!(days("2019-22"), "2019-06-01 2019-08-31");
        assert_eq!(days("2019-23"), "2019-09-01 2019-11-30");
        assert_eq!(days("2019-24"), "2019-12-01 2020-02-29");
    }

    #[test]
    fn the_calendar_ends_where_four_digits_do() {
        assert_eq!(days("000X"), "0001-01-01 0009-12-31");
        assert_eq!(days("00XX"), "0001-01-01 0099-12-31");
        assert_eq!(days("99XX"), "9900-01-01 9999-12-31");
        assert_eq!(days("9999-24"), "9999-12-01 9999-12-31");
    }

    #[test]
    fn an_interval_reaches_from_its_earliest_to_its_latest_day() {
        assert_eq!(days("2024-11-21/2024-11-30"), "2024-11-21 2024-11-30");
        assert_eq!(days("2019-05/2019"), "2019-05-01 2019-12-31");
        assert_eq!(days("2000-03?/2000-08~"), "2000-03-01 2000-08-31");
        assert_eq!(days("2023/.."), "2023-01-01 open");
        assert_eq!(days("2023/"), "2023-01-01 open");
        assert_eq!(days("../2019"), "open 2019-12-31");
        assert_eq!(days("/2019"), "open 2019-12-31");
    }

    #[test]
    fn an_open_end_reaches_to_the_datasets_own_day_and_never_backwards() {
        let span = DateBounds {
            first: date(1999, 12, 30),
            last: date(2021, 6, 1),
        };
        let bounds = |text: &str| text.parse::<EventDate>().unwrap().bounds(span);
        assert_eq!(bounds("2019/..").last, date(2021, 6, 1));
        assert_eq!(bounds("/2019").first, date(1999, 12, 30));
        assert_eq!(
            bounds("2023/..").last,
            date(2023, 1, 1),
            "it starts after the span"
        );
        assert_eq!(
            bounds("../1990").first,
            date(1990, 12, 31),
            "it ends before the span"
        );
    }

    #[test]
    fn a_qualifier_is_kept_and_changes_no_bound() {
        for (sign, qualifier) in [
            ("?", Qualifier::Uncertain),
            ("~", Qualifier::Approximate),
            ("%", Qualifier::Both),
        ] {
            let text = format!("2004-05-03{sign}");
            let read: EventDate = text.parse().unwrap();
            assert_eq!(days(&text), "2004-05-03 2004-05-03");
            let DateParts::One(moment) = read.parts() else {
                panic!("no interval is written")
            };
            assert_eq!(moment.qualifier, Some(qualifier));
            assert_eq!(read.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_told_why() {
        insta::assert_snapshot!(
            ["", "2019-13", "2019-25", "2019-00-01", "2019-02-30", "2023-02-29", "0000",
             "yesterday", "2019-5-1", "2019-XX-01", "2019-05-21T10:00", "-2019", "2019?~", "..",
             "/", "../", "2019/2020/2021", "2020/2019", "2019-05-21/2019-05-20", "..~/2019", "２０１９"]
            .map(|text| format!("{text}: {}", error(text)))
            .join("\n"),
            @r"
            : the date is empty
            2019-13: there is no month 13
            2019-25: there is no month 25
            2019-00-01: there is no month 0
            2019-02-30: 2019-02-30: there is no such day
            2023-02-29: 2023-02-29: there is no such day
            0000: there is no year 0
            yesterday: “yesterday” is no date; write 2019-05-21, 2019-05 or 2019
            2019-5-1: “2019-5-1” is no date; write 2019-05-21, 2019-05 or 2019
            2019-XX-01: “2019-XX-01” is no date; write 2019-05-21, 2019-05 or 2019
            2019-05-21T10:00: “2019-05-21T10:00” is no date; write 2019-05-21, 2019-05 or 2019
            -2019: “-2019” is no date; write 2019-05-21, 2019-05 or 2019
            2019?~: “2019?~” is no date; write 2019-05-21, 2019-05 or 2019
            ..: “..” is no date; write 2019-05-21, 2019-05 or 2019
            /: the interval has no known end
            ../: the interval has no known end
            2019/2020/2021: an interval has two ends, no more
            2020/2019: the interval ends before it begins
            2019-05-21/2019-05-20: the interval ends before it begins
            ..~/2019: “..~” is no date; write 2019-05-21, 2019-05 or 2019
            ２０１９: “２０１９” is no date; write 2019-05-21, 2019-05 or 2019
            "
        );
    }

    #[test]
    fn a_long_text_is_not_repeated_whole() {
        assert!(error(&"9".repeat(10_000)).len() < 120);
    }

    prop_compose! {
        fn written()(
            year in 1..=9999_u16, month in 1..=12_u8, season in 21..=24_u8, day in 1..=28_u8,
            form in 0..8_u8, sign in prop::sample::select(vec!["", "?", "~", "%"]),
        ) -> String {
            let bare = match form {
                0 => format!("{year:04}-{month:02}-{day:02}"),
                1 => format!("{year:04}-{month:02}"),
                2 => format!("{year:04}-{month:02}-XX"),
                3 => format!("{year:04}"),
                4 => format!("{year:04}-XX-XX"),
                5 => format!("{:03}X", year / 10),
                6 => format!("{:02}XX", year / 100),
                _ => format!("{year:04}-{season}"),
            };
            format!("{bare}{sign}")
        }
    }

    fn day() -> impl Strategy<Value = Date> {
        (1..=9999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| date(y, m, d))
    }

    proptest! {
        #[test]
        fn every_form_is_read_and_its_days_lie_in_order(text in written()) {
            let read: EventDate = text.parse().unwrap();
            prop_assert!(read.first().unwrap() <= read.last().unwrap());
            prop_assert_eq!(read.text(), &text);
        }

        #[test]
        fn bounds_lie_in_order_whatever_the_span(
            start in prop_oneof![written(), Just("..".to_owned()), Just(String::new())],
            end in prop_oneof![written(), Just("..".to_owned()), Just(String::new())],
            one in day(), other in day(),
        ) {
            let span = DateBounds::new(one, other);
            if let Ok(read) = format!("{start}/{end}").parse::<EventDate>() {
                let bounds = read.bounds(span);
                prop_assert!(bounds.first <= bounds.last);
                prop_assert!(read.first().is_none_or(|first| first == bounds.first));
                prop_assert!(read.last().is_none_or(|last| last == bounds.last));
            }
        }

        #[test]
        fn no_text_makes_the_reader_stumble(text in "[0-9X/.?~%-]{0,24}|\\PC{0,24}") {
            if let Ok(read) = text.parse::<EventDate>() {
                prop_assert!(read.first().zip(read.last()).is_none_or(|(first, last)| first <= last));
            }
        }
    }
}
