//! What was left out and changed for the public, in words.

use crate::public::{DateFloor, PlaceFloor, Public, Redaction};
use crate::words::Words;

impl Words {
    /// What every picture and file made for the public says of itself, in a few sentences.
    #[must_use]
    pub fn public_method(&self, public: &Public) -> String {
        let place = public.place.map(|floor| match floor {
            PlaceFloor::District => "public-places-district",
            PlaceFloor::Province => "public-places-province",
            PlaceFloor::Country => "public-places-country",
        });
        let date = public.date.map(|floor| match floor {
            DateFloor::Month => "public-dates-month",
            DateFloor::Year => "public-dates-year",
        });
        let links = public.drop_links.then_some("public-no-links");
        let mut said = vec![self.get("public-made").to_owned()];
        said.extend(
            [place, date]
                .into_iter()
                .flatten()
                .map(|key| self.get(key).to_owned()),
        );
        if public.least > 1 {
            said.push(self.count("public-least", public.least));
        }
        said.extend(links.map(|key| self.get(key).to_owned()));
        said.join(" ")
    }

    /// What was left out and changed, a line each, in numbers.
    #[must_use]
    pub fn redaction(&self, redaction: &Redaction) -> Vec<String> {
        let lines = [
            ("redaction-sensitive", redaction.sensitive),
            ("redaction-unlinked", redaction.unlinked),
            ("redaction-notes", redaction.notes),
            ("redaction-places", redaction.places),
            ("redaction-dates", redaction.dates),
            ("redaction-merged", redaction.merged),
            ("redaction-texts", redaction.texts),
            ("redaction-links", redaction.links),
        ];
        let changed = lines.into_iter().filter(|(_, number)| *number > 0);
        let mut lines: Vec<String> = changed
            .map(|(key, number)| self.count(key, number as u64))
            .collect();
        if lines.is_empty() {
            lines.push(self.get("redaction-none").to_owned());
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn what_was_done_is_said_and_nothing_else() {
        let words = Words::new(Language::default());
        let plain = words.public_method(&Public::default());
        assert_eq!(
            plain,
            "For the public: sensitive events and internal notes are left out."
        );
        let public = Public {
            place: Some(PlaceFloor::Province),
            date: Some(DateFloor::Month),
            least: 10,
            drop_links: true,
        };
        let said = words.public_method(&public);
        insta::assert_snapshot!(said, @"For the public: sensitive events and internal notes are left out. No place is said more closely than its province. No date is said more closely than its month. Where fewer than 10 people stood together, place and date are said less closely. Links to the sources are left out.");
    }

    #[test]
    fn only_what_changed_is_listed() {
        let words = Words::new(Language::default());
        assert_eq!(
            words.redaction(&Redaction::default()),
            ["Nothing is left out or changed."]
        );
        let redaction = Redaction {
            sensitive: 1,
            dates: 12,
            ..Redaction::default()
        };
        assert_eq!(
            words.redaction(&redaction),
            [
                "1 sensitive event left out",
                "dates of 12 events said less closely"
            ]
        );
    }
}
