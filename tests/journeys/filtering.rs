//! Narrowing what is shown: dates, words, numbers, and what to do when nothing is left.

use jiff::civil::date;
use refoulement_atlas::words::{Language, Words};

use crate::desk::{Desk, at_both_sizes};

impl Desk {
    /// Says that totals, map and list agree with the one summary that everything prints.
    fn totals_agree(&self) {
        let words = Words::new(Language::En);
        let state = self.state();
        let summary = state.summary();
        self.shows(
            &words.events(summary.total.events),
            "the number of events is the summary's",
        );
        for group in &summary.by_kind {
            if group.total.events > group.total.without_number {
                let kind = words.kind(&group.key, state.table().datasets());
                let line = format!("{kind}: {}", words.total_sentence(&group.total));
                self.shows(&line, "the people of a kind are the summary's");
            }
        }
        if summary.not_added > 0 {
            let line = words.count("total-not-added", summary.not_added);
            self.shows(&line, "what is not added is said");
        }
        let on_map = words.events(summary.selection.rows.len() as u64);
        self.shows(
            &format!("Map of documented events: {on_map} shown"),
            "the map shows the same events",
        );
        for chip in words.filter(state.filter(), state.table(), state.regions()) {
            self.shows(
                &format!("Lift {}", chip.text),
                "a chip says each part of the filter",
            );
        }
    }
}

#[test]
fn the_totals_on_screen_are_the_summarys_whatever_is_filtered() {
    at_both_sizes(|mut desk| {
        desk.totals_agree();
        desk.open_filter();
        desk.press_starting("Kind: Policy, ");
        desk.totals_agree();
        desk.press_starting("Region: China, ");
        desk.totals_agree();
        desk.press("Dates read as: Certain");
        desk.totals_agree();
        desk.press("People");
        desk.fill("At least", "10");
        assert_eq!(
            desk.state().filter().people_at_least,
            Some(10),
            "the number is taken"
        );
        desk.totals_agree();
        desk.press("Circumstances");
        desk.press_starting("Circumstances: In transit, ");
        desk.totals_agree();
        desk.press("Reset all");
        desk.totals_agree();
        desk.shows("All documented events", "the reset lifts the whole filter");
    });
}

#[test]
fn dates_can_be_typed_and_a_wrong_one_says_why() {
    at_both_sizes(|mut desk| {
        desk.open_filter();
        desk.fill("First day", "2019-01");
        desk.fill("Last day", "2019-12");
        let window = desk.state().window().expect("the data has a span");
        assert_eq!(
            window.first,
            date(2019, 1, 1),
            "a month as the first day is its first"
        );
        assert_eq!(
            window.last,
            date(2019, 12, 31),
            "a month as the last day is its last"
        );
        desk.shows("Lift 2019-01 → 2019-12", "a chip says the window");
        desk.shows(
            "First day of the window: 1 January 2019",
            "the handle stands on the first day",
        );
        desk.shows(
            "Last day of the window: 31 December 2019",
            "the handle stands on the last day",
        );
        desk.totals_agree();

        let before = desk.names();
        desk.fill("First day", "2019-13");
        let said: Vec<String> = desk
            .names()
            .into_iter()
            .filter(|line| !before.contains(line))
            .map(|(_, text)| text)
            .filter(|text| !text.starts_with("2019"))
            .collect();
        assert!(
            said.iter()
                .any(|text| text.contains("13") || text.contains("month")),
            "the reason names what is wrong, but what is new is {said:?}"
        );
        assert_eq!(
            desk.state().window(),
            Some(window),
            "the window stays until the date is right"
        );

        desk.fill("First day", "2018");
        let window = desk.state().window().expect("the data has a span");
        assert_eq!(
            window.first,
            date(2018, 1, 1),
            "a year as the first day is its first"
        );
        assert_eq!(window.last, date(2019, 12, 31), "the other end stays");
        desk.press_starting("Lift 2018");
        desk.shows("All documented events", "lifting the chip lifts the window");
    });
}

#[test]
fn where_nothing_matches_it_says_so_and_offers_ways_out_that_work() {
    at_both_sizes(|mut desk| {
        desk.search("nothing of the sort");
        desk.shows(
            "No documented event matches",
            "an empty map says why it is empty",
        );
        desk.shows("0 events", "the totals say it too");
        let way = desk.press_starting("Lift ");
        assert!(
            desk.has("242 events") || !desk.state().ordered().is_empty(),
            "{way:?} shows events"
        );
        desk.hides(
            "No documented event matches",
            "the card goes with its cause",
        );

        desk.search("nothing of the sort");
        desk.press("Lift Words · shows 242 events");
        assert_eq!(
            desk.state().ordered().len(),
            242,
            "the way out shows what it promised"
        );

        desk.search("nothing of the sort");
        desk.open_filter();
        desk.press_starting("Kind: Arrest, ");
        desk.shows(
            "No documented event matches",
            "two filters together leave nothing",
        );
        desk.press("Reset all");
        assert_eq!(
            desk.state().ordered().len(),
            242,
            "a reset shows everything"
        );
        assert!(
            desk.state().filter().text.is_empty(),
            "the search is empty again"
        );
    });
}

#[test]
fn a_search_finds_places_publishers_and_ids_in_every_language() {
    at_both_sizes(|mut desk| {
        for words in ["kunming", "쿤밍", "昆明", "radio free asia"] {
            desk.search(words);
            let found = desk.state().ordered().len();
            assert!(
                0 < found && found < 242,
                "{words:?} finds some events and not all"
            );
            desk.shows(&format!("Lift “{words}”"), "a chip says the words");
            desk.totals_agree();
            desk.press("Clear the search");
            assert_eq!(
                desk.state().ordered().len(),
                242,
                "clearing the search shows everything"
            );
        }
    });
}

#[test]
fn pressing_the_number_of_women_shows_the_events_that_speak_of_women() {
    at_both_sizes(|mut desk| {
        let before = desk.state().ordered().len();
        desk.open_charts();
        desk.press_starting("Women, men, children: ");
        desk.shows("Lift women", "a chip names the filter");
        let table = desk.state().table();
        let mut shown = desk.state().ordered().iter();
        assert!(
            shown.all(|row| table.event(*row).women.is_some_and(|women| women > 0)),
            "only events that give a number of women are shown"
        );
        let narrowed = desk.state().ordered().len();
        assert!(0 < narrowed && narrowed < before, "and there are some");
        desk.press_starting("Women, men, children: ");
        assert_eq!(
            desk.state().ordered().len(),
            before,
            "another press lifts it"
        );
    });
}
