//! People in words. A range stays a range, and a number that is an estimate says so.

use crate::model::{People, Total};
use crate::words::{Rounding, Words};

/// People in words, in the parts that a view sets apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalWords {
    /// `about 3 311 people`
    pub headline: String,
    /// `at least 3 119, possibly 3 723 or more`; `None` where the headline says it all.
    pub range: Option<String>,
    /// `and 16 events with no number given`; `None` where every event gives one, or none does.
    pub without_number: Option<String>,
}

impl TotalWords {
    /// What needs no range and no note.
    fn plain(headline: String) -> Self {
        Self {
            headline,
            range: None,
            without_number: None,
        }
    }
}

/// Words of the sources that make their one number a round one, at its beginning.
const ROUND: [&str; 9] = [
    "about",
    "around",
    "approximately",
    "roughly",
    "some ",
    "nearly",
    "almost",
    "~",
    "약",
];

impl Words {
    /// The low and the high end alone, where there is little room: `930–1 260 +`, with a plus where it is open.
    #[must_use]
    pub fn total_range_short(&self, total: &Total) -> String {
        let open = if total.open > 0 { " +" } else { "" };
        if total.low == total.high {
            format!("{}{open}", self.number(total.low))
        } else {
            format!(
                "{}–{}{open}",
                self.number(total.low),
                self.number(total.high)
            )
        }
    }

    /// A total's headline and its range alone in ever fewer digits, for a line that may be too short: whole, with
    /// a shorter range, and both shorter. A shortened range ends outside of the range that it stands for.
    #[must_use]
    pub fn total_lines(&self, total: &Total) -> Vec<(String, Option<String>)> {
        let (headline, range) = self.headline_and_range(total);
        if range.is_none() || total.low == total.high {
            let range = range.map(|_| self.total_range_short(total));
            return vec![(headline, range)];
        }
        let open = if total.open > 0 { " +" } else { "" };
        let range = self.range_short(total.low, total.high) + open;
        let about = self.number_short(total.estimate, Rounding::Nearest);
        let about = self.with("total-about-short", &[("people", about.into())]);
        vec![
            (headline.clone(), Some(self.total_range_short(total))),
            (headline, Some(range.clone())),
            (about, Some(range)),
        ]
    }

    /// A total in its parts.
    #[must_use]
    pub fn total(&self, total: &Total) -> TotalWords {
        if total.events == total.without_number {
            let key = if total.events == 0 {
                "total-nothing"
            } else {
                "total-no-number"
            };
            return TotalWords::plain(self.get(key).to_owned());
        }
        let (headline, range) = self.headline_and_range(total);
        let without_number = (total.without_number > 0)
            .then(|| self.count("total-without-number", total.without_number));
        TotalWords {
            headline,
            range,
            without_number,
        }
    }

    /// A total in one sentence:
    /// `about 1 060 people (at least 930, possibly 1 260 or more), and 4 events with no number given`.
    #[must_use]
    pub fn total_sentence(&self, total: &Total) -> String {
        let words = self.total(total);
        let sentence = self.with_range(&words);
        match &words.without_number {
            None => sentence,
            Some(note) => self.with(
                "total-with-note",
                &[("sentence", (&sentence).into()), ("note", note.into())],
            ),
        }
    }

    /// The people of one event in parts: its own range where it gives one, never a middle that no source has.
    #[must_use]
    pub fn event_people(&self, people: &People) -> TotalWords {
        let counted = |n: u32| self.count("count-people", n);
        match (people.min(), people.best(), people.max()) {
            (None, None, None) => TotalWords::plain(self.get("people-none").to_owned()),
            (Some(min), None, Some(max)) if min < max => {
                let (low, people) = (self.number(min.into()), counted(max));
                let args = [("low", (&low).into()), ("people", (&people).into())];
                TotalWords::plain(self.with("total-between", &args))
            }
            (Some(min), None, None) => {
                TotalWords::plain(self.people_in("total-at-least", &counted(min)))
            }
            (None, None, Some(max)) => {
                TotalWords::plain(self.people_in("total-up-to", &counted(max)))
            }
            (None, Some(best), None) if is_round(people) => {
                TotalWords::plain(self.people_in("total-about", &counted(best)))
            }
            _ => self.total(&Total::of(people)),
        }
    }

    /// The people of one event in one line: `about 600 people (at least 500, possibly 650)`.
    #[must_use]
    pub fn event_people_line(&self, people: &People) -> String {
        self.with_range(&self.event_people(people))
    }

    /// The people of one event as a table has them: `500 to 650`, `at least 200`, `40`, `not given`.
    #[must_use]
    pub fn people(&self, people: &People) -> String {
        let n = |n: u32| self.number(n.into());
        match (people.min(), people.max()) {
            _ if !people.has_number() => self.get("people-none-short").to_owned(),
            (Some(min), None) if people.best().is_none() => self.count("people-at-least", min),
            (None, Some(max)) if people.best().is_none() => self.count("people-up-to", max),
            _ if is_round(people) => self.count("people-about", people.estimate()),
            _ if people.is_exact() => n(people.low()),
            _ => {
                let (low, high) = (
                    n(people.low()),
                    n(people.high().unwrap_or(people.estimate())),
                );
                self.with(
                    "people-between",
                    &[("low", (&low).into()), ("high", (&high).into())],
                )
            }
        }
    }

    /// The people of one event as a label on the map has them: `about 600`, `80 to 90`, `no number given`.
    #[must_use]
    pub fn people_label(&self, people: &People) -> String {
        if !people.has_number() {
            return self.get("people-none").to_owned();
        }
        if people.best().is_some() && !people.is_exact() {
            return self.count("people-about", people.estimate());
        }
        self.people(people)
    }

    /// What one source claims: its own words where it gives no single number, else the number.
    #[must_use]
    pub fn claim(&self, people: &People) -> String {
        match &people.text {
            _ if !people.has_number() => self.get("people-none").to_owned(),
            Some(text) if !people.is_exact() => text.clone(),
            _ => self.people(people),
        }
    }

    /// Women, men and children in one line, as far as they are given; `None` where none is.
    #[must_use]
    pub fn sexes(
        &self,
        women: Option<u32>,
        men: Option<u32>,
        children: Option<u32>,
    ) -> Option<String> {
        let parts: Vec<String> = [
            ("count-women", women),
            ("count-men", men),
            ("count-children", children),
        ]
        .into_iter()
        .filter_map(|(key, n)| Some(self.count(key, n?)))
        .collect();
        (!parts.is_empty()).then(|| self.list(&parts))
    }

    fn headline_and_range(&self, total: &Total) -> (String, Option<String>) {
        let people = self.count("count-people", total.estimate);
        match total.high() {
            Some(high) if high == total.low => (people, None),
            // Nothing but "up to": the estimate is the high end itself.
            Some(high) if total.low == 0 && high == total.estimate => {
                (self.people_in("total-up-to", &people), None)
            }
            // Nothing but "at least": there is no estimate beyond the low end.
            None if total.high == total.low => {
                let more = self.get("total-more").to_owned();
                (self.people_in("total-at-least", &people), Some(more))
            }
            high => {
                let key = match (total.low, high) {
                    (0, Some(_)) => "total-high",
                    (0, None) => "total-high-open",
                    (_, Some(_)) => "total-range",
                    (_, None) => "total-range-open",
                };
                let args = [("low", total.low.into()), ("high", total.high.into())];
                (
                    self.people_in("total-about", &people),
                    Some(self.with(key, &args)),
                )
            }
        }
    }

    fn people_in(&self, key: &str, people: &str) -> String {
        self.with(key, &[("people", people.into())])
    }

    fn with_range(&self, words: &TotalWords) -> String {
        let TotalWords {
            headline, range, ..
        } = words;
        let Some(range) = range else {
            return headline.clone();
        };
        self.with(
            "total-with-range",
            &[("headline", headline.into()), ("range", range.into())],
        )
    }
}

/// Whether the source gives one number and calls it a round one ("about 60").
/// The model's range is that number alone; saying it bare would be closer than the source is.
fn is_round(people: &People) -> bool {
    people.min().is_none()
        && people.max().is_none()
        && people.text.as_ref().is_some_and(|text| {
            let text = text.trim_start().to_lowercase();
            ROUND.iter().any(|word| text.starts_with(word))
        })
}

#[cfg(test)]
mod tests;
