//! People in words. A range stays a range, and a number that is an estimate says so.

use crate::model::{People, Total};
use crate::words::Words;

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
mod tests {
    use super::*;
    use crate::words::Language;

    fn people(min: u32, best: u32, max: u32, text: &str) -> People {
        let given = |n: u32| (n > 0).then_some(n);
        let text = (!text.is_empty()).then(|| text.to_owned());
        People::new(given(min), given(best), given(max), text).unwrap()
    }

    fn total(parts: &[People]) -> Total {
        let mut sum = Total::default();
        for part in parts {
            sum += Total::of(part);
        }
        sum
    }

    /// Narrow spaces are shown as plain ones.
    fn plain(text: &str) -> String {
        text.replace('\u{202f}', " ")
    }

    fn totals(language: Language) -> String {
        let words = Words::new(language);
        let none = People::default();
        let many = |n: usize, more: &[People]| {
            let mut all = vec![none.clone(); n];
            all.extend_from_slice(more);
            total(&all)
        };
        [
            many(0, &[people(0, 4, 0, "")]),
            many(0, &[people(0, 1, 0, "")]),
            many(4, &[people(930, 1060, 1260, ""), people(1, 0, 0, "")]),
            many(1, &[people(952, 1062, 1262, "")]),
            many(0, &[people(109, 0, 0, "over 108")]),
            many(0, &[people(0, 0, 600, "")]),
            many(0, &[people(0, 0, 600, ""), people(0, 10, 0, "")]),
            many(2, &[]),
            many(0, &[]),
        ]
        .map(|total| plain(&words.total_sentence(&total)))
        .join("\n")
    }

    fn one_event(language: Language) -> String {
        let words = Words::new(language);
        [
            people(0, 7, 0, "seven"),
            people(0, 70, 0, "about 70"),
            people(500, 600, 650, "about 500–600"),
            people(80, 0, 90, ""),
            people(21, 0, 0, "over 20"),
            people(0, 0, 600, ""),
            people(20, 40, 0, ""),
            people(0, 5000, 0, "5,000"),
            people(3, 0, 3, ""),
            People::default(),
        ]
        .map(|people| {
            let parts = [
                words.event_people_line(&people),
                words.people(&people),
                words.people_label(&people),
                words.claim(&people),
            ];
            plain(&parts.join(" | "))
        })
        .join("\n")
    }

    #[test]
    fn a_total_is_said_with_its_range() {
        insta::assert_snapshot!(totals(Language::En), @r"
            4 people
            1 person
            about 1 061 people (at least 931, possibly 1 261 or more), and 4 events with no number given
            about 1 062 people (at least 952, possibly 1 262), and 1 event with no number given
            at least 109 people (possibly more)
            up to 600 people
            about 610 people (at least 10, possibly 610)
            no number given
            no number to add up
            ");
    }

    #[test]
    fn a_total_is_said_in_korean() {
        insta::assert_snapshot!(totals(Language::Ko), @r"
            4명
            1명
            약 1 061명(최소 931명, 많으면 1 261명 이상), 인원 미상 사건 4건 별도
            약 1 062명(최소 952명, 많으면 1 262명), 인원 미상 사건 1건 별도
            최소 109명(더 많을 수 있음)
            최대 600명
            약 610명(최소 10명, 많으면 610명)
            인원 미상
            합산할 인원 없음
            ");
    }

    #[test]
    fn one_events_people_are_said_as_its_sources_do() {
        insta::assert_snapshot!(one_event(Language::En), @r"
            7 people | 7 | 7 | 7
            about 70 people | about 70 | about 70 | about 70
            about 600 people (at least 500, possibly 650) | 500 to 650 | about 600 | about 500–600
            80 to 90 people | 80 to 90 | 80 to 90 | 80 to 90
            at least 21 people | at least 21 | at least 21 | over 20
            up to 600 people | up to 600 | up to 600 | up to 600
            about 40 people (at least 20, possibly 40) | 20 to 40 | about 40 | 20 to 40
            5 000 people | 5 000 | 5 000 | 5 000
            3 people | 3 | 3 | 3
            no number given | not given | no number given | no number given
            ");
    }

    #[test]
    fn one_events_people_are_said_in_korean() {
        insta::assert_snapshot!(one_event(Language::Ko), @r"
            7명 | 7 | 7 | 7
            약 70명 | 약 70 | 약 70 | 약 70
            약 600명(최소 500명, 많으면 650명) | 500–650 | 약 600 | about 500–600
            80–90명 | 80–90 | 80–90 | 80–90
            최소 21명 | 21 이상 | 21 이상 | over 20
            최대 600명 | 600 이하 | 600 이하 | 600 이하
            약 40명(최소 20명, 많으면 40명) | 20–40 | 약 40 | 20–40
            5 000명 | 5 000 | 5 000 | 5 000
            3명 | 3 | 3 | 3
            인원 미상 | 미상 | 인원 미상 | 인원 미상
            ");
    }

    #[test]
    fn a_total_comes_in_parts() {
        let words = Words::default();
        let parts = words.total(&Total {
            events: 206,
            without_number: 16,
            low: 3119,
            estimate: 3311,
            high: 3723,
            open: 5,
        });
        assert_eq!(plain(&parts.headline), "about 3 311 people");
        assert_eq!(
            plain(&parts.range.unwrap()),
            "at least 3 119, possibly 3 723 or more"
        );
        assert_eq!(
            parts.without_number.unwrap(),
            "and 16 events with no number given"
        );
    }

    #[test]
    fn women_men_and_children_are_said_as_far_as_they_are_given() {
        let words = Words::default();
        assert_eq!(
            words.sexes(Some(3), Some(1), Some(1)).unwrap(),
            "3 women, 1 man, 1 child"
        );
        assert_eq!(words.sexes(None, None, Some(2)).unwrap(), "2 children");
        assert_eq!(words.sexes(None, None, None), None);
    }
}
