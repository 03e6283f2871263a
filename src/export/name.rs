//! What a file is called that leaves the program: the dataset, the period, and whether it is for the public.

use jiff::civil::Date;

use crate::model::DateBounds;

/// Longer names are cut: some systems take 255 bytes with the folder's.
const MOST: usize = 60;

/// A file's name without its ending: letters, digits, hyphens and underscores alone.
#[must_use]
pub fn file_name(datasets: &[&str], days: Option<DateBounds>, public: bool) -> String {
    let mut parts = vec![plain(&datasets.join(" "))];
    parts.extend(days.map(period));
    parts.extend(public.then(|| "public".to_owned()));
    parts.retain(|part| !part.is_empty());
    parts.join("_")
}

/// Letters and digits of any script as they are; between them one hyphen for all else.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let cut: String = words.join("-").chars().take(MOST).collect();
    cut.trim_end_matches('-').to_owned()
}

/// Years where they are whole, else months, else days.
fn period(days: DateBounds) -> String {
    let (first, last) = (days.first, days.last);
    let is = |from: Date, to: Date| first == from && last == to;
    let (from, to) = if is(first.first_of_year(), last.last_of_year()) {
        (first.strftime("%Y"), last.strftime("%Y"))
    } else if is(first.first_of_month(), last.last_of_month()) {
        (first.strftime("%Y-%m"), last.strftime("%Y-%m"))
    } else {
        (first.strftime("%Y-%m-%d"), last.strftime("%Y-%m-%d"))
    };
    let (from, to) = (from.to_string(), to.to_string());
    if from == to {
        from
    } else {
        format!("{from}_{to}")
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_name_says_dataset_and_period_in_no_odd_characters() {
        let years = DateBounds::new(date(1999, 1, 1), date(2025, 12, 31));
        let months = DateBounds::new(date(2019, 1, 1), date(2019, 3, 31));
        let day = DateBounds::new(date(2023, 10, 9), date(2023, 10, 9));
        for (datasets, days, public, name) in [
            (
                vec!["Reported arrests, 1999–2025 (draft/2)"],
                Some(years),
                false,
                "Reported-arrests-1999-2025-draft-2_1999_2025",
            ),
            (
                vec!["북송 기록"],
                Some(months),
                true,
                "북송-기록_2019-01_2019-03_public",
            ),
            (vec!["a", "b"], Some(day), false, "a-b_2023-10-09"),
            (vec!["../..\\:*?\"<>|\u{202e}"], None, true, "public"),
        ] {
            assert_eq!(file_name(&datasets, days, public), name);
        }
    }

    #[test]
    fn a_long_name_is_cut() {
        let long = "word ".repeat(40);
        let name = file_name(&[&long], None, false);
        assert!(
            name.chars().count() <= MOST && !name.ends_with('-'),
            "{name}"
        );
    }
}
