//! Days of twenty-five years, and dates that say them as vaguely as real ones do.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use refoulement_atlas::model::EventDate;

use super::dice::Dice;
use super::shares::{FORMS, Form, SIGNS};

/// The first day on which anything happens.
const START: Date = date(1999, 7, 1);

/// How many days there are: twenty-five years.
const DAYS: u64 = 9132;

/// The day of the event of that number: later numbers are later, give or take three weeks.
pub fn day(dice: &mut Dice, number: u32, of: u32) -> Date {
    let at = u64::from(number) * DAYS / u64::from(of.max(1)) + u64::from(dice.below(42));
    let days = i64::try_from(at.saturating_sub(21).min(DAYS - 1)).unwrap_or(0);
    START.saturating_add(days.days())
}

/// A date that allows that day.
pub fn around(dice: &mut Dice, day: Date) -> EventDate {
    let text = written(dice, day);
    text.parse().unwrap_or_else(|_| EventDate::on(day))
}

fn written(dice: &mut Dice, day: Date) -> String {
    let sign = dice.weighted(&SIGNS);
    let (year, month) = (day.year(), day.month());
    let form = dice.weighted(&FORMS);
    let mut later =
        |least: u32, most: u32| day.saturating_add(i64::from(dice.between(least, most)).days());
    match form {
        Form::Day => format!("{day}{sign}"),
        Form::Month => format!("{year}-{month:02}{sign}"),
        Form::DayOfMonth => format!("{year}-{month:02}-XX"),
        Form::Season => format!("{year}-{}{sign}", 21 + (month % 12) / 3),
        Form::Year => format!("{year}{sign}"),
        Form::Decade => format!("{}X", year / 10),
        Form::Days => format!("{day}/{}{sign}", later(1, 60)),
        Form::Months => {
            let end = later(31, 240);
            format!(
                "{year}-{month:02}{sign}/{}-{:02}{sign}",
                end.year(),
                end.month()
            )
        }
        Form::Years => format!("{year}/{}", year + 1 + i16::from(day.day() > 15)),
        Form::From => format!("{day}/.."),
        Form::Until => format!("../{day}"),
        Form::UnknownEnd => format!("{year}-{month:02}/"),
    }
}

/// The same date in words.
pub fn in_words(dice: &mut Dice, day: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS[usize::try_from(day.month() - 1).unwrap_or(0) % 12];
    match dice.below(5) {
        0 => format!("{} {month} {}", day.day(), day.year()),
        1 => format!("{month} {}", day.day()),
        2 => format!("{}/{:02}/{}", day.day(), day.month(), day.year()),
        3 => format!("made up: {month}"),
        _ => format!("in {month} {}", day.year()),
    }
}
