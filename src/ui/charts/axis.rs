//! Where the columns stand, and what is written along both axes.

use egui_plot::GridMark;
use jiff::civil::Date;

use super::columns::Column;
use crate::table::Unit;

/// What a name along the axis takes with the room around it, in points.
const ROOM: f64 = 40.0;

/// Where the middle of a column is.
pub(super) fn position(index: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most a few hundred bars")]
    let position = index as f64;
    position
}

/// The column around a position.
fn index(value: f64) -> Option<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be small and not below 0"
    )]
    let index = value.round() as usize;
    (-0.5..1e6).contains(&value).then_some(index)
}

/// The column that the pointer is on.
pub(super) fn column_at(columns: &[Column], x: f64) -> Option<&Column> {
    columns.get(index(x)?)
}

/// The columns that are named along the axis, and by which unit, where a column is so many points wide: all
/// of them, else those that begin a year, else every second, fifth or tenth year and so on. The first is named
/// where no year begins.
pub(super) fn named(starts: &[Date], unit: Unit, width: f64) -> (Unit, Vec<usize>) {
    let fits = |named: &[usize]| {
        let mut apart = named.iter().zip(named.iter().skip(1));
        apart.all(|(one, next)| position(next - one) * width >= ROOM)
    };
    let all: Vec<usize> = (0..starts.len()).collect();
    if fits(&all) {
        return (unit, all);
    }
    let year = |at: usize| starts.get(at).map(|day| day.year());
    let begins = |at: &usize| match unit {
        Unit::Year => true,
        _ => {
            *at > 0 && year(*at) != year(*at - 1)
                || starts.get(*at).is_some_and(|day| day.day_of_year() == 1)
        }
    };
    let years: Vec<usize> = all.iter().copied().filter(begins).collect();
    let every = |step: i16| {
        let years = years.iter().copied();
        years.filter(move |at| year(*at).is_some_and(|year| year % step == 0))
    };
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    let mut sets = steps
        .into_iter()
        .map(|step| every(step).collect::<Vec<_>>());
    let named = sets
        .find(|named| fits(named))
        .filter(|named| !named.is_empty());
    named.map_or_else(|| (unit, vec![0]), |named| (Unit::Year, named))
}

/// The first day of the column that a mark of the axis is in the middle of.
pub(super) fn label_at(starts: &[Date], x: f64) -> Option<Date> {
    if (x - x.round()).abs() > 1e-6 {
        return None;
    }
    starts.get(index(x)?).copied()
}

/// A whole number of people, where a mark of the axis is one.
pub(super) fn whole(value: f64) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and not below 0"
    )]
    let number = value as u64;
    ((0.0..1e15).contains(&value) && value.fract() == 0.0).then_some(number)
}

/// Two or three round numbers up the axis.
pub(super) fn y_marks(top: f64) -> Vec<GridMark> {
    let rough = (top / 2.5).max(1.0);
    let magnitude = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 4.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| (factor * magnitude).round().max(1.0))
        .find(|step| *step >= rough)
        .unwrap_or(rough.ceil());
    (0..=4)
        .map(|n| f64::from(n) * step)
        .filter(|value| *value <= top)
        .map(|value| GridMark {
            value,
            step_size: step,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_middle_of_a_column_has_a_label() {
        let starts = [date(2019, 1, 1), date(2020, 1, 1)];
        assert_eq!(label_at(&starts, 1.0), Some(date(2020, 1, 1)));
        assert_eq!(label_at(&starts, 0.5), None);
        assert_eq!(label_at(&starts, 2.0), None);
        assert_eq!(label_at(&starts, -1.0), None);
    }

    fn first_days(unit: Unit, columns: usize) -> Vec<Date> {
        let first = unit.start(date(1999, 7, 1));
        let days = std::iter::successors(Some(first), |day| unit.next(*day));
        days.take(columns).collect()
    }

    #[test]
    fn what_has_no_room_for_every_name_names_years() {
        let years = first_days(Unit::Year, 27);
        assert_eq!(named(&years, Unit::Year, 41.0).1.len(), 27);
        let (_, named_years) = named(&years, Unit::Year, 9.0);
        let text: Vec<i16> = named_years.iter().map(|at| years[*at].year()).collect();
        assert_eq!(text, [2000, 2005, 2010, 2015, 2020, 2025]);
        let months = first_days(Unit::Month, 40);
        assert_eq!(
            named(&months, Unit::Month, 6.0),
            (Unit::Year, vec![6, 18, 30])
        );
        assert_eq!(
            named(&months[..4], Unit::Month, 6.0),
            (Unit::Month, vec![0])
        );
    }

    #[test]
    fn people_on_the_axis_are_whole() {
        assert_eq!(whole(12.0), Some(12));
        assert_eq!(whole(12.5), None);
        assert_eq!(whole(-1.0), None);
    }

    proptest! {
        #[test]
        fn names_along_the_axis_have_room(columns in 1_usize..300, all in 100.0..600.0_f64) {
            let width = all / position(columns);
            for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year] {
                let (_, named) = named(&first_days(unit, columns), unit, width);
                prop_assert!(!named.is_empty());
                for (one, next) in named.iter().zip(named.iter().skip(1)) {
                    prop_assert!(position(next - one) * width >= ROOM);
                }
            }
        }

        #[test]
        fn a_column_is_found_all_over_its_width(column in 0..300_usize, off in -0.49..0.49_f64) {
            prop_assert_eq!(index(position(column) + off), Some(column));
        }

        #[test]
        fn marks_are_whole_and_few_and_reach_up(top in 1.0..1e6_f64) {
            let marks = y_marks(top);
            prop_assert!((1..=4).contains(&marks.len()), "{} marks up to {top}", marks.len());
            prop_assert!(marks.iter().all(|mark| whole(mark.value).is_some()));
            let highest = marks.last().map_or(0.0, |mark| mark.value);
            prop_assert!(highest > top * 0.4 || top < 2.0, "{highest} of {top}");
        }
    }
}
