//! A briefing: captured, named, put in order, saved, and opened again.

use egui::{Key, Modifiers};
use refoulement_atlas::jobs::Picked;
use refoulement_atlas::state::Tab;

use crate::desk::{Desk, Opening, SIZES, at_both_sizes};
use crate::papers::Papers;
use crate::scenes_data::briefing_of;

impl Desk {
    /// The titles of the scenes, in their order.
    pub fn titles(&self) -> Vec<String> {
        let scenes = self.state().briefing().scenes.iter();
        scenes.map(|scene| scene.title.clone()).collect()
    }

    /// Captures what is on screen by the key, and calls it so.
    pub fn capture(&mut self, title: &str) {
        self.key(Key::C);
        let number = self.number_shown();
        self.fill(&format!("Title of scene {number}"), title);
        self.key(Key::Escape);
    }

    /// The number of the scene on screen, from 1.
    fn number_shown(&self) -> usize {
        let state = self.state();
        let shown = state.chosen().scene.expect("a scene is on screen");
        state.briefing().position(shown).unwrap() + 1
    }

    /// Gives the keyboard to the card of a scene.
    fn reach(&mut self, title: &str) {
        let card = self.card(title);
        self.press(&card);
        self.node(&card).focus();
        self.settle();
    }

    /// How the card of a scene is read aloud.
    fn card(&self, title: &str) -> String {
        let part = format!(": {title}, ");
        let names = self.starting("Scene ");
        let found = names.into_iter().find(|name| name.contains(&part));
        found.unwrap_or_else(|| panic!("no scene is called {title:?}; {}", self.on_screen()))
    }
}

/// Two scenes: everything, and arrests.
fn two_scenes(desk: &mut Desk) {
    desk.capture("Everything");
    desk.open_filter();
    desk.press_starting("Kind: Arrest, ");
    desk.capture("Without arrests");
}

#[test]
fn scenes_are_captured_renamed_put_in_order_undone_saved_and_opened_again() {
    let papers = Papers::new();
    for (number, size) in SIZES.into_iter().enumerate() {
        let path = papers.path(&format!("talk-{number}.briefing.ron"));
        let placed = Picked::Files(vec![path.clone()]);
        let mut desk = Opening::new(size).placed(placed).open();
        two_scenes(&mut desk);
        assert_eq!(desk.titles(), ["Everything", "Without arrests"]);
        let counts = desk.state().summary().total.events;

        desk.reach("Without arrests");
        desk.chord(Modifiers::ALT, Key::ArrowUp);
        assert_eq!(desk.titles(), ["Without arrests", "Everything"], "it moved");
        assert_eq!(
            desk.focused().as_deref(),
            Some(desk.card("Without arrests").as_str()),
            "and kept the keyboard"
        );
        desk.chord(Modifiers::COMMAND, Key::D);
        assert_eq!(desk.titles().len(), 3, "it was doubled");
        desk.reach("Everything");
        desk.key(Key::Delete);
        assert_eq!(desk.titles(), ["Without arrests", "Without arrests"]);
        desk.chord(Modifiers::COMMAND, Key::Z);
        desk.chord(Modifiers::COMMAND, Key::Z);
        desk.chord(Modifiers::COMMAND, Key::Z);
        while desk.titles().len() > 2 {
            desk.chord(Modifiers::COMMAND, Key::Z);
        }
        assert_eq!(desk.titles(), ["Without arrests", "Everything"]);

        desk.fill("Title of the briefing", "A talk");
        desk.shows("Save", "what is in no file can be saved");
        desk.chord(Modifiers::COMMAND, Key::S);
        assert!(path.exists(), "the file is there");
        desk.hides("Save", "there is nothing left to save");

        let mut again = Opening::new(size).files(&[&path]).open();
        assert_eq!(again.titles(), ["Without arrests", "Everything"]);
        assert_eq!(again.state().briefing().title, "A talk");
        assert_eq!(
            again.state().summary().total.events,
            counts,
            "its first scene is on screen, with its filter"
        );
        assert_eq!(again.state().settings().layout.tab, Tab::Scenes);
        assert!(again.state().notices().is_empty());
        again.key(Key::CloseBracket);
        assert_eq!(again.number_shown(), 2, "a key goes on");
        assert!(again.state().filter().is_empty());
    }
}

#[test]
fn keys_act_on_the_scene_that_was_clicked() {
    at_both_sizes(|mut desk| {
        two_scenes(&mut desk);
        let card = desk.card("Everything");
        desk.press(&card);
        desk.chord(Modifiers::ALT, Key::ArrowDown);
        assert_eq!(desk.titles(), ["Without arrests", "Everything"]);
        assert!(!desk.state().left_scene(), "and the map did not move");
        desk.key(Key::F2);
        assert_eq!(desk.focused().as_deref(), Some("Title of scene 2"));
        desk.key(Key::Escape);
        desk.key(Key::Delete);
        assert_eq!(desk.titles(), ["Without arrests"]);
        assert!(!desk.state().left_scene(), "what follows is on screen");
    });
}

#[test]
fn the_page_says_how_to_begin() {
    at_both_sizes(|mut desk| {
        desk.open_charts();
        desk.press("Scenes");
        desk.shows("No scenes yet", "an empty page is no riddle");
        desk.press("Capture scene");
        assert_eq!(desk.titles().len(), 1);
        desk.hides("No scenes yet", "there is one now");
    });
}

#[test]
fn a_scene_is_written_in_place_and_letters_are_no_keys() {
    at_both_sizes(|mut desk| {
        desk.key(Key::C);
        let caption = "Caption of scene 1";
        desk.click(caption);
        desk.settle();
        desk.write("can");
        assert_eq!(desk.state().briefing().scenes[0].caption, "can");
        desk.key(Key::C);
        assert_eq!(
            desk.titles().len(),
            1,
            "a letter that is typed captures nothing"
        );
    });
}

#[test]
fn a_scene_goes_where_it_is_pulled() {
    at_both_sizes(|mut desk| {
        for title in ["one", "two", "three"] {
            desk.capture(title);
        }
        let from = desk.rect(&desk.card("three")).center();
        let to = desk.rect(&desk.card("one")).center_top() + egui::vec2(0.0, 4.0);
        desk.drag(from, to);
        desk.settle();
        assert_eq!(desk.titles(), ["three", "one", "two"]);
    });
}

#[test]
fn what_is_on_screen_takes_the_place_of_what_a_scene_showed() {
    at_both_sizes(|mut desk| {
        desk.capture("Here");
        desk.hides("Update", "nothing has moved");
        desk.key(Key::Plus);
        desk.press("Update");
        desk.hides("Update", "the scene shows what is on screen");
        let zoom = desk.state().chosen().camera.zoom;
        let kept = desk.state().briefing().scenes[0].shot.camera.zoom;
        assert!((zoom - kept).abs() < 1e-6, "{zoom} {kept}");
    });
}

#[test]
fn an_event_is_called_out_in_the_scene_on_screen() {
    at_both_sizes(|mut desk| {
        desk.capture("Here");
        desk.key(Key::PageDown);
        desk.press("Call out");
        let callouts = &desk.state().briefing().scenes[0].callouts;
        assert_eq!(callouts.len(), 1);
        assert!(!callouts[0].text.is_empty(), "it says what it points at");
        desk.fill("Callout 1", "The first that is known");
        let text = desk.state().briefing().scenes[0].callouts[0].text.clone();
        assert_eq!(text, "The first that is known");
        desk.press("Remove callout 1");
        assert!(desk.state().briefing().scenes[0].callouts.is_empty());
    });
}

#[test]
fn nothing_unsaved_is_lost_without_a_word() {
    for size in SIZES {
        let papers = Papers::new();
        let (_, path) = briefing_of(&papers, size, 5);
        let picked = Picked::Files(vec![path]);
        let mut desk = Opening::new(size).answered(picked).open();
        desk.capture("Mine");
        desk.chord(Modifiers::COMMAND, Key::O);
        desk.shows("Save the changes first?", "it is asked first");
        desk.press("Cancel");
        assert_eq!(desk.titles(), ["Mine"]);
        desk.chord(Modifiers::COMMAND, Key::O);
        desk.press("Don’t save");
        assert_eq!(desk.titles(), ["All of it"]);
        assert!(
            !desk.state().can_undo(),
            "another briefing has a past of its own"
        );
    }
}

#[test]
fn a_briefing_with_a_slip_says_where_it_is() {
    let papers = Papers::new();
    let text = "(briefing: 1,\n scenes: [(camera: (41.0, 125.0, 6.0), titel: \"x\")])";
    let path = papers.write("slip.briefing.ron", text);
    for size in SIZES {
        let desk = Opening::new(size).files(&[&path]).open();
        desk.shows("slip.briefing.ron did not open", "the title names the file");
        assert!(
            desk.names()
                .iter()
                .any(|(_, text)| text.contains("unknown field \"titel\" in this scene")),
            "{}",
            desk.on_screen()
        );
        assert!(
            !desk.starting("line 2, column ").is_empty(),
            "{}",
            desk.on_screen()
        );
    }
}

#[test]
fn without_a_file_dialog_a_path_can_be_typed_for_the_briefing() {
    let papers = Papers::new();
    for size in SIZES {
        let mut desk = Opening::new(size).placed(Picked::Unavailable).open();
        desk.capture("Here");
        desk.chord(Modifiers::COMMAND, Key::S);
        desk.shows("Save the briefing", "the path is asked for");
        let path = papers.path("typed");
        desk.fill("Path of the file", &path.to_string_lossy());
        let whole = papers.path("typed.briefing.ron");
        assert!(whole.exists(), "it has the ending of a briefing");
        std::fs::remove_file(whole).unwrap();
    }
}

#[test]
fn a_path_that_was_given_up_is_not_there_for_the_next_saving() {
    let mut desk = Opening::new(SIZES[0]).placed(Picked::Unavailable).open();
    desk.capture("Here");
    desk.chord(Modifiers::COMMAND, Key::S);
    let suggested = desk.node("Path of the file").value();
    assert!(suggested.is_some());
    desk.write("given-up");
    assert_ne!(desk.node("Path of the file").value(), suggested);
    desk.key(Key::Escape);
    desk.hides("Save the briefing", "it is closed");
    desk.chord(Modifiers::COMMAND, Key::S);
    assert_eq!(desk.node("Path of the file").value(), suggested);
}
