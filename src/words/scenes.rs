//! Scenes in words: what one that nobody named is called, what it counts, and how that has changed.

use std::sync::Arc;

use crate::briefing::{Counts, Difference, Standing};
use crate::format::visible_line;
use crate::model::{Dataset, DateBounds, Event, Kind, Place, Total};
use crate::state::Origin;
use crate::table::Filter;
use crate::words::Words;

impl Words {
    /// The days that a scene shows: `Oct 2023 – Dec 2023`; `all dates` where it has no window.
    #[must_use]
    pub fn scene_days(&self, filter: &Filter, span: Option<DateBounds>) -> String {
        if filter.from.is_none() && filter.to.is_none() {
            return self.get("scene-all-dates").to_owned();
        }
        let first = filter.from.or(span.map(|span| span.first));
        let last = filter.to.or(span.map(|span| span.last));
        match (first, last) {
            (Some(first), Some(last)) => self.span(&DateBounds::new(first, last)),
            (Some(day), None) | (None, Some(day)) => self.day_short(day),
            (None, None) => self.get("scene-all-dates").to_owned(),
        }
    }

    /// What a callout to an event says until somebody says better: place, date and people.
    #[must_use]
    pub fn callout(&self, event: &Event, place: Option<&Place>) -> String {
        let place = place.map_or("", |place| self.place(place));
        self.with(
            "event-callout",
            &[
                ("place", place.into()),
                ("date", self.date_short(&event.date).into()),
                ("people", self.event_people(&event.people()).headline.into()),
            ],
        )
    }

    /// What a scene counts, in a line: `Arrest: 12 events, 340–400 people; Death: 1 event, 1 person`.
    #[must_use]
    pub fn scene_counts(&self, counts: &Counts, datasets: &[Arc<Dataset>]) -> String {
        if counts.kinds.is_empty() {
            return self.get("scene-no-events").to_owned();
        }
        let kinds = counts.kinds.iter();
        let kinds = kinds.map(|(kind, total)| self.scene_kind(kind, total, datasets));
        kinds.collect::<Vec<_>>().join("; ")
    }

    fn scene_kind(&self, kind: &Kind, total: &Total, datasets: &[Arc<Dataset>]) -> String {
        let args = [
            ("kind", self.kind(kind, datasets).to_owned().into()),
            ("counted", self.counted(total).into()),
        ];
        self.with("scene-kind", &args)
    }

    /// `12 events, 340–400 people`
    fn counted(&self, total: &Total) -> String {
        let events = self.events(total.events);
        if total.events == total.without_number {
            return events;
        }
        let people = if total.low == total.high && total.open == 0 {
            self.count("count-people", total.high)
        } else {
            let range = self.total_range_short(total);
            self.with("scene-people", &[("range", range.into())])
        };
        self.list(&[events, people])
    }

    /// How a kind's numbers differ: `Arrest: then 12 events, 340–400 people; now 13 events, 350–410 people`.
    #[must_use]
    pub fn scene_difference(&self, one: &Difference, datasets: &[Arc<Dataset>]) -> String {
        self.with(
            "scene-difference",
            &[
                ("kind", self.kind(&one.kind, datasets).to_owned().into()),
                ("then", self.counted_or_nothing(&one.then).into()),
                ("now", self.counted_or_nothing(&one.now).into()),
            ],
        )
    }

    /// Where a scene's numbers are not from the data at hand, a sentence for each reason; nothing where they are.
    #[must_use]
    pub fn scene_standing(&self, standing: &Standing) -> Vec<String> {
        let said = [
            ("scene-other-version", &standing.other),
            ("scene-unknown-version", &standing.unknown),
        ];
        let said = said.into_iter().filter(|(_, of)| !of.is_empty());
        said.map(|(key, of)| {
            let names: Vec<String> = of.iter().map(|origin| self.origin(origin)).collect();
            self.with(key, &[("names", self.list(&names).into())])
        })
        .collect()
    }

    /// What a dataset is called by where it is: the name of its file.
    #[must_use]
    pub fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Bundled => self.get("info-bundled").to_owned(),
            Origin::File(_) => visible_line(&origin.name()).into_owned(),
        }
    }

    fn counted_or_nothing(&self, total: &Total) -> String {
        if total.events == 0 {
            self.get("scene-no-events").to_owned()
        } else {
            self.counted(total)
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::Language;

    fn total(events: u64, low: u64, high: u64) -> Total {
        Total {
            events,
            low,
            estimate: low,
            high,
            ..Total::default()
        }
    }

    #[test]
    fn then_and_now_are_said_side_by_side() {
        let one = Difference {
            kind: Kind::Arrest,
            then: total(12, 340, 400),
            now: total(13, 350, 410),
        };
        let english = Words::default().scene_difference(&one, &[]);
        assert_eq!(
            english,
            "Arrest: then 12 events, 340–400 people; now 13 events, 350–410 people"
        );
        let gone = Difference {
            now: Total::default(),
            ..one
        };
        let said = Words::default().scene_difference(&gone, &[]);
        assert!(said.ends_with("now no events"), "{said}");
        let korean = Words::new(Language::Ko).scene_difference(&gone, &[]);
        assert!(korean.contains("340–400명"), "{korean}");
    }

    #[test]
    fn numbers_of_another_version_are_said_to_be_and_those_of_this_one_need_no_word() {
        let words = Words::default();
        assert!(words.scene_standing(&Standing::default()).is_empty());
        let standing = Standing {
            other: vec![Origin::Bundled, Origin::File("/data/a.ron".into())],
            unknown: vec![Origin::File("/data/b.ron".into())],
        };
        let said = words.scene_standing(&standing);
        assert!(said[0].ends_with("a.ron."), "{said:?}");
        assert!(said[1].contains("b.ron"), "{said:?}");
    }

    #[test]
    fn a_scene_of_all_of_time_says_so() {
        let words = Words::default();
        let mut filter = Filter::default();
        assert_eq!(words.scene_days(&filter, None), "All dates");
        filter.from = Some(date(2023, 10, 1));
        filter.to = Some(date(2023, 12, 31));
        assert_eq!(words.scene_days(&filter, None), "Oct 2023 – Dec 2023");
    }
}
