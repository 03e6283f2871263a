//! The scenes on all of the screen, by keys and by hand, and back to where the reader was.

use egui::Key;

use crate::desk::{Desk, Opening, SIZES, at_both_sizes};

/// Two scenes: everything, and all but arrests.
fn two_scenes(desk: &mut Desk) {
    desk.capture("Everything");
    desk.fill("Caption of scene 1", "All that is documented.");
    desk.key(Key::Escape);
    desk.open_filter();
    let all = desk.state().summary().total.events;
    let pressed = desk.press_starting("Kind: Arrest, ");
    assert!(
        desk.state().summary().total.events < all,
        "{pressed}: {}",
        desk.on_screen()
    );
    desk.capture("Without arrests");
}

/// Says in the menu how it is to move.
fn choose(desk: &mut Desk, motion: &str) {
    desk.press("Menu");
    desk.press(motion);
    desk.key(Key::Escape);
}

#[test]
fn scenes_glide_unless_the_reader_or_the_system_says_otherwise() {
    for size in SIZES {
        for (still, choice, glides) in [
            (false, "Motion like the system", true),
            (true, "Motion like the system", false),
            (true, "With motion between scenes", true),
            (false, "Without motion between scenes", false),
        ] {
            let desk = Opening::new(size);
            let mut desk = if still { desk.still() } else { desk }.open();
            two_scenes(&mut desk);
            choose(&mut desk, choice);
            desk.key(Key::F5);
            desk.harness.key_press(Key::ArrowLeft);
            desk.harness.step();
            desk.harness.step();
            let state = desk.state();
            assert_eq!(state.is_gliding(), glides, "{choice}, still: {still}");
        }
    }
}

#[test]
fn scenes_are_shown_one_by_one_and_escape_leads_back() {
    at_both_sizes(|mut desk| {
        two_scenes(&mut desk);
        choose(&mut desk, "Without motion between scenes");
        let before = desk.state().chosen().clone();
        desk.key(Key::F5);
        desk.shows("Without arrests", "it begins at the scene on screen");
        desk.shows("2 / 2", "the number of the scene is said");
        desk.hides("Export", "there is nothing to press");
        desk.key(Key::ArrowLeft);
        desk.shows("Everything", "an arrow leads back");
        desk.shows("All that is documented.", "the caption is there");
        let people = desk.state().summary().by_kind.len();
        let totals = desk
            .names()
            .into_iter()
            .filter(|(_, name)| name.contains(" people"))
            .count();
        assert!(
            totals >= people.min(3),
            "totals are there; {}",
            desk.on_screen()
        );
        desk.key(Key::ArrowLeft);
        desk.shows("1 / 2", "there is none before the first");
        desk.key(Key::PageDown);
        desk.shows("Without arrests", "a clicker leads on");
        desk.key(Key::ArrowLeft);
        desk.shows("1 / 2", "back at the first");
        let map = desk.starting("Map of documented events");
        desk.click_at(desk.rect(&map[0]).center());
        desk.shows("2 / 2", "a click on the map leads on");
        desk.key(Key::Escape);
        desk.shows("Export", "Escape leaves");
        assert_eq!(*desk.state().chosen(), before, "all is as it was");
    });
}

#[test]
fn without_scenes_what_is_on_screen_is_presented_from_the_bar() {
    at_both_sizes(|mut desk| {
        let title = desk.state().table().datasets()[0].title.clone();
        let events = desk.state().summary().total.events;
        desk.press("Present");
        assert!(desk.state().is_presenting());
        desk.shows(&title, "the dataset's own title leads");
        assert!(
            !desk
                .starting(&format!("{events} documented events, 1999–2025"))
                .is_empty(),
            "{}",
            desk.on_screen()
        );
        desk.harness.hover_at(egui::pos2(300.0, 300.0));
        desk.harness.step();
        desk.harness.hover_at(egui::pos2(310.0, 300.0));
        desk.harness.step();
        desk.shows("Leave", "buttons come with the pointer");
        desk.key(Key::F5);
        assert!(
            !desk.state().is_presenting(),
            "the key that began it ends it too"
        );
    });
}

#[test]
fn the_space_bar_plays_within_a_scene() {
    at_both_sizes(|mut desk| {
        desk.key(Key::F5);
        let all = desk.state().summary().total.events;
        desk.harness.key_press(Key::Space);
        desk.harness.run_steps(30);
        assert!(desk.state().playback().playing);
        assert!(
            desk.state().summary().total.events < all,
            "a window moves through the events"
        );
        desk.harness.key_press(Key::Space);
        desk.harness.run_steps(4);
        assert!(!desk.state().playback().playing);
        desk.key(Key::Escape);
        assert_eq!(
            desk.state().summary().total.events,
            all,
            "what was shown is shown again"
        );
    });
}

#[test]
fn from_scene_to_scene_the_map_glides() {
    at_both_sizes(|mut desk| {
        desk.capture("Here");
        desk.key(Key::Minus);
        desk.capture("Further");
        desk.key(Key::F5);
        desk.harness.key_press(Key::ArrowLeft);
        desk.harness.run_steps(10);
        assert!(desk.state().is_gliding());
        desk.shows("Here", "the title is there at once");
        desk.harness.run_steps(140);
        assert!(!desk.state().is_gliding());
    });
}
