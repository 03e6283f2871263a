//! The window without a pointer: keys that work everywhere, and the way of the keyboard through the controls.

use egui::{Key, Modifiers};

use crate::desk::{Desk, at_both_sizes};

impl Desk {
    /// Goes to the search by its key and replaces what is in it.
    pub fn search(&mut self, words: &str) {
        self.key(Key::Slash);
        assert_eq!(
            self.focused().as_deref(),
            Some("Search places, sources, text"),
            "the key for it puts the keyboard into the search"
        );
        self.chord(Modifiers::COMMAND, Key::A);
        self.write(words);
        self.key(Key::Enter);
    }
}

#[test]
fn space_plays_and_shifted_arrows_step() {
    at_both_sizes(|mut desk| {
        desk.harness.key_press(Key::Space);
        desk.harness.run_steps(40);
        desk.shows("Pause", "the space bar plays");
        desk.key(Key::Space);
        desk.shows("Play", "the space bar pauses");
        let window = desk.state().window().expect("the data has a span");
        let unit = desk.state().unit();
        desk.chord(Modifiers::SHIFT, Key::ArrowRight);
        let next = desk.state().window().expect("the data has a span");
        assert_eq!(
            Some(next.first),
            unit.next(window.first),
            "the window steps on by a bin"
        );
        desk.chord(Modifiers::SHIFT, Key::ArrowLeft);
        assert_eq!(
            desk.state().window(),
            Some(window),
            "the window steps back by a bin"
        );
        desk.chord(Modifiers::COMMAND, Key::Z);
        assert_eq!(
            desk.state().window(),
            Some(next),
            "a step is taken back by itself"
        );
        desk.chord(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        assert_eq!(desk.state().window(), Some(window), "and made again");
    });
}

#[test]
fn the_map_moves_zooms_and_fits_by_keys() {
    at_both_sizes(|mut desk| {
        let start = desk.state().chosen().camera;
        desk.key(Key::Plus);
        let closer = desk.state().chosen().camera;
        assert!(closer.zoom > start.zoom, "plus zooms in");
        desk.key(Key::Minus);
        let back = desk.state().chosen().camera;
        assert!(
            (back.zoom - start.zoom).abs() < 1e-9,
            "minus zooms out as far"
        );
        desk.key(Key::ArrowRight);
        assert!(
            desk.state().chosen().camera.center.lon > back.center.lon,
            "the right arrow looks further east"
        );
        desk.key(Key::ArrowUp);
        assert!(
            desk.state().chosen().camera.center.lat > back.center.lat,
            "the upper arrow looks further north"
        );
        desk.key(Key::Home);
        desk.shows("no event outside this view", "Home shows every shown event");
    });
}

#[test]
fn typing_in_the_search_filters_as_it_goes_and_plays_nothing() {
    at_both_sizes(|mut desk| {
        desk.key(Key::Slash);
        desk.write("Kun");
        let some = desk.state().ordered().len();
        assert!(some < 242, "the first letters filter already");
        desk.write("ming");
        assert_eq!(
            desk.state().filter().text,
            "Kunming",
            "every letter arrives in the search"
        );
        assert!(
            desk.state().ordered().len() <= some,
            "more letters never show more"
        );
        let chosen = desk.state().chosen().clone();
        desk.key(Key::Space);
        desk.key(Key::Num3);
        desk.key(Key::Plus);
        assert_eq!(
            desk.state().chosen().camera,
            chosen.camera,
            "a key that is typed does nothing else"
        );
        assert!(
            !desk.state().playback().playing,
            "a space that is typed does not play"
        );
        assert!(
            !desk.state().settings().layout.table,
            "a digit that is typed folds nothing"
        );
        desk.key(Key::Escape);
        assert_ne!(
            desk.focused().as_deref(),
            Some("Search places, sources, text"),
            "Escape lets go of the field"
        );
        desk.chord(Modifiers::COMMAND, Key::Z);
        assert!(
            desk.state().filter().text.is_empty(),
            "what was typed at once is taken back at once"
        );
    });
}

#[test]
fn f1_shows_the_keys_and_escape_closes_what_is_open() {
    at_both_sizes(|mut desk| {
        desk.key(Key::F1);
        desk.shows("Keys", "F1 shows the keys");
        desk.shows("Play or pause", "each key is explained");
        desk.key(Key::Escape);
        desk.hides("Keys", "Escape closes the list");
        desk.key(Key::F1);
        desk.key(Key::F1);
        desk.hides("Keys", "F1 again closes it too");

        desk.key(Key::PageDown);
        assert!(
            desk.state().selected().is_some(),
            "page down opens the first event"
        );
        let first = desk.state().selected();
        desk.key(Key::PageDown);
        assert_ne!(desk.state().selected(), first, "and then the next");
        desk.key(Key::PageUp);
        assert_eq!(desk.state().selected(), first, "page up goes back");
        desk.key(Key::Escape);
        assert_eq!(desk.state().selected(), None, "Escape lets go of the event");
    });
}

#[test]
fn escape_closes_a_menu_and_leaves_the_event() {
    at_both_sizes(|mut desk| {
        desk.press_lone_symbol();
        desk.press("Menu");
        desk.shows("Dark", "the menu is open");
        desk.key(Key::Escape);
        desk.hides("Dark", "Escape closes the menu");
        assert!(desk.state().selected().is_some(), "and nothing else");
        desk.press("Layers");
        desk.press("Place names");
        desk.press("Regions by people");
        desk.shows("Regions by people", "layers are ticked one after the other");
        assert!(!desk.state().chosen().layers.labels, "the first is hidden");
        assert!(
            desk.state().chosen().layers.choropleth,
            "the second is shown"
        );
        desk.key(Key::Escape);
        desk.hides("Regions by people", "Escape closes this menu too");
    });
}

#[test]
fn the_search_has_the_keyboard_once_it_is_clicked() {
    at_both_sizes(|mut desk| {
        let search = "Search places, sources, text";
        desk.press(search);
        assert_eq!(
            desk.focused().as_deref(),
            Some(search),
            "one click is enough"
        );
    });
}

#[test]
fn digits_fold_the_panels() {
    at_both_sizes(|mut desk| {
        let open = !desk.is_narrow();
        for (key, inside) in [(Key::Num1, "Filter"), (Key::Num2, "Charts")] {
            assert_eq!(
                desk.has(inside),
                open,
                "{inside:?} is open where there is room"
            );
            desk.key(key);
            assert_eq!(
                desk.has(inside),
                !open,
                "{key:?} turns {inside:?} round; {}",
                desk.on_screen()
            );
            desk.key(key);
            assert_eq!(desk.has(inside), open, "{key:?} turns {inside:?} back");
        }
        desk.key(Key::Num3);
        desk.shows("Date, ascending", "the table opens with its columns");
        desk.key(Key::Num3);
        desk.hides("Date, ascending", "the table folds away");
    });
}

#[test]
fn the_tab_key_reaches_every_control_of_the_bar_and_of_the_timeline() {
    at_both_sizes(|mut desk| {
        let mut passed: Vec<String> = Vec::new();
        for _ in 0..200 {
            desk.harness.key_press(Key::Tab);
            desk.harness.step();
            let Some(name) = desk.focused() else {
                continue;
            };
            assert!(
                !name.is_empty(),
                "the keyboard is on something without a name, after {passed:?}"
            );
            if passed.first() == Some(&name) {
                break;
            }
            passed.push(name);
        }
        for wanted in [
            "Menu",
            "Open",
            "About this dataset",
            "Search places, sources, text",
            "Open the table",
            "Step back",
            "Play",
            "Step forward",
            "Speed 1×",
            "Loop: off",
            "What playing does: Cumulative",
            "Dates read as: Certain",
            "First day of the window: 30 December 1999",
            "Last day of the window: 31 October 2025",
            "Zoom in",
            "Show all shown events",
            "Filter by an area drawn by hand",
        ] {
            assert!(
                passed.iter().any(|name| name == wanted),
                "Tab never comes to {wanted:?}: {passed:#?}"
            );
        }
    });
}

#[test]
fn a_handle_of_the_window_moves_by_arrows() {
    at_both_sizes(|mut desk| {
        let before = desk.state().window().expect("the data has a span");
        let unit = desk.state().unit();
        desk.node("First day of the window: 30 December 1999")
            .focus();
        desk.settle();
        desk.key(Key::ArrowRight);
        let after = desk.state().window().expect("the data has a span");
        assert_eq!(
            Some(after.first),
            unit.next(before.first),
            "the arrow moves the end by a bin"
        );
        assert_eq!(after.last, before.last, "the other end stays");
        desk.chord(Modifiers::SHIFT, Key::ArrowRight);
        let far = desk.state().window().expect("the data has a span");
        assert!(
            far.first.year() > after.first.year(),
            "with Shift it moves by a year"
        );
        assert_eq!(far.last, before.last, "the other end still stays");
        let focused = desk.focused().unwrap_or_default();
        assert!(
            focused.starts_with("First day of the window: "),
            "the handle keeps the keyboard, not {focused:?}"
        );
    });
}
