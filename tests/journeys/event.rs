//! One event: chosen from the map and from the table, its claims read, cited, and let go of.

use egui::Key;
use egui::accesskit::Role;
use refoulement_atlas::table::Row;
use refoulement_atlas::words::{Language, Words};

use crate::desk::{Desk, at_both_sizes};

impl Desk {
    /// The symbols on the map that stand for one event, by what is read aloud.
    pub fn lone_symbols(&self) -> Vec<String> {
        let state = self.state();
        let described: Vec<String> = state
            .ordered()
            .iter()
            .map(|row| self.described(*row))
            .collect();
        let names = self.names().into_iter();
        names
            .filter(|(role, name)| *role == Role::Button && described.contains(name))
            .map(|(_, name)| name)
            .collect()
    }

    /// An event as it is read aloud.
    pub fn described(&self, row: Row) -> String {
        let words = Words::new(Language::En);
        let table = self.state().table();
        let event = table.event(row);
        let place = words.place(&table.places()[table.place(row)].place);
        let date = words.date(&event.date);
        let kind = words.kind(&event.kind, table.datasets());
        format!("{kind}, {date}, {place}, {}", words.people(&event.people()))
    }

    /// Clicks the first symbol that stands for one event.
    #[track_caller]
    pub fn press_lone_symbol(&mut self) {
        let symbol = self.lone_symbols().into_iter().next();
        let symbol = symbol
            .unwrap_or_else(|| panic!("no event has a symbol of its own; {}", self.on_screen()));
        self.press_symbol(&symbol);
    }

    #[track_caller]
    fn press_symbol(&mut self, symbol: &str) {
        self.press(symbol);
        let selected = self.state().selected().map(|row| self.described(row));
        assert_eq!(
            selected.as_deref(),
            Some(symbol),
            "a click on a symbol selects its own event"
        );
    }

    /// Says that every source of the selected event is named beside its claim.
    #[track_caller]
    pub fn claims_are_read(&self) {
        let words = Words::new(Language::En);
        let state = self.state();
        let row = state.selected().expect("an event is selected");
        let table = state.table();
        let sources = &table.datasets()[table.dataset(row)].sources;
        self.shows("Copy citation", "the event panel is open");
        for report in &table.event(row).reports {
            let source = sources.iter().find(|source| source.id == report.source);
            let voice = source
                .expect("every report names a source of the file")
                .voice();
            let claim = words.claim(&report.people.clone().unwrap_or_default());
            self.shows(
                &format!("{voice}: {claim}"),
                "a claim is read with who makes it",
            );
        }
    }

    /// The rows of the table that are in view.
    fn rows(&self) -> Vec<String> {
        let names = self.names().into_iter();
        names
            .filter(|(role, _)| *role == Role::Row)
            .map(|(_, name)| name)
            .collect()
    }
}

#[test]
fn a_click_on_a_symbol_shows_what_each_source_says() {
    at_both_sizes(|mut desk| {
        desk.press_lone_symbol();
        desk.claims_are_read();
        desk.press("Show on map");
        desk.press("Next event");
        desk.claims_are_read();
        desk.key(Key::Escape);
        assert!(
            desk.state().selected().is_none(),
            "Escape lets go of the event"
        );
        desk.hides("Copy citation", "and its claims are no longer on screen");
    });
}

#[test]
fn every_symbol_of_one_event_opens_that_event() {
    at_both_sizes(|mut desk| {
        let symbols = desk.lone_symbols();
        assert!(
            !symbols.is_empty(),
            "some events have a symbol of their own"
        );
        for symbol in symbols {
            desk.press_symbol(&symbol);
            desk.key(Key::Escape);
        }
    });
}

#[test]
fn an_event_is_opened_from_the_table_and_cited() {
    at_both_sizes(|mut desk| {
        desk.press("Open the table");
        let row = desk.rows().remove(0);
        desk.press(&row);
        desk.claims_are_read();
        let selected = desk
            .state()
            .selected()
            .expect("a click on a row selects its event");
        let id = desk.state().table().event(selected).id.to_string();
        desk.press("Copy citation");
        let words = Words::new(Language::En);
        let table = desk.state().table();
        let dataset = &table.datasets()[table.dataset(selected)];
        let citation = words.citation(&table.event(selected), dataset);
        assert!(citation.contains(&id), "the citation names the event");
        assert_eq!(
            desk.copied.as_ref(),
            Some(&citation),
            "the citation is on the clipboard"
        );
        desk.press("Copy rows");
        let rows = desk.copied.clone().unwrap_or_default();
        assert_eq!(
            rows.lines().count(),
            243,
            "all shown rows are copied, and a head"
        );
        desk.press("Fold the table");
        assert!(desk.rows().is_empty(), "the table folds away");
    });
}

#[test]
fn the_table_sorts_by_the_column_that_is_pressed() {
    at_both_sizes(|mut desk| {
        desk.press("Open the table");
        desk.shows("Date, ascending", "the table starts with the earliest");
        let earliest = desk.rows();
        desk.press("Date, ascending");
        desk.shows(
            "Date, descending",
            "the same column again turns the order round",
        );
        assert_ne!(desk.rows(), earliest, "the latest events are in view");
        desk.press("Sort by People");
        desk.press("People, ascending");
        let state = desk.state();
        let first = state.ordered()[0];
        let most = state
            .ordered()
            .iter()
            .map(|row| state.table().people(*row).estimate)
            .max();
        assert_eq!(
            Some(state.table().people(first).estimate),
            most,
            "the event with most people comes first"
        );
    });
}

#[test]
fn a_place_with_several_events_fans_out_and_folds() {
    at_both_sizes(|mut desk| {
        desk.search("vladivostok");
        let place = desk.press_starting("Vladivostok: ");
        assert!(desk.state().chosen().fan.is_some(), "{place:?} fans out");
        desk.press_lone_symbol();
        desk.claims_are_read();
        desk.key(Key::Escape);
        assert!(
            desk.state().chosen().fan.is_none(),
            "Escape folds the fan first"
        );
        assert!(desk.state().selected().is_some(), "and leaves the event");
        desk.key(Key::Escape);
        assert!(
            desk.state().selected().is_none(),
            "Escape again lets go of the event"
        );
    });
}

#[test]
fn a_joined_symbol_zooms_in_and_what_lies_outside_is_a_click_away() {
    at_both_sizes(|mut desk| {
        let before = desk.state().chosen().camera.zoom;
        desk.press_starting("Tumen crossing +");
        assert!(
            desk.state().chosen().camera.zoom > before,
            "near places part when looked at closer"
        );
        let outside = desk
            .names()
            .into_iter()
            .map(|(_, name)| name)
            .find(|name| name.ends_with("outside this view"));
        let outside = outside
            .unwrap_or_else(|| panic!("nothing says what lies outside; {}", desk.on_screen()));
        desk.press(&outside);
        desk.shows(
            "no event outside this view",
            "a click shows what lay outside",
        );
    });
}
