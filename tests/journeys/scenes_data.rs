//! The data of a briefing: vouched for as it was read, held against what it is now, and found where it went.

use std::path::PathBuf;

use egui::{Key, Modifiers};
use refoulement_atlas::action::Action;
use refoulement_atlas::briefing::{Sha256, Standing};
use refoulement_atlas::jobs::Picked;

use crate::desk::{Opening, SIZES};
use crate::papers::{self, Papers};

/// A dataset and a briefing of one scene of it, saved.
pub fn briefing_of(papers: &Papers, size: egui::Vec2, events: usize) -> (PathBuf, PathBuf) {
    let data = papers.write("data.ron", &papers::dataset("Some data", events));
    let path = papers.path("talk.briefing.ron");
    let placed = Picked::Files(vec![path.clone()]);
    let mut desk = Opening::new(size).files(&[&data]).placed(placed).open();
    desk.capture("All of it");
    desk.chord(Modifiers::COMMAND, Key::S);
    (data, path)
}

#[test]
fn data_that_has_changed_is_shown_and_how_the_numbers_differ_is_said() {
    for size in SIZES {
        let papers = Papers::new();
        let (_, path) = briefing_of(&papers, size, 5);
        papers.write("data.ron", &papers::dataset("Some data", 8));
        let mut desk = Opening::new(size).files(&[&path]).open();
        assert_eq!(
            desk.state().summary().total.events,
            8,
            "it is shown as it is"
        );
        desk.shows(
            "A dataset of this briefing has changed since it was saved.",
            "and that it changed is said",
        );
        desk.press("Then and now");
        desk.shows(
            "Arrest: then 5 events, 15 people; now 8 events, 24 people",
            "then and now stand side by side",
        );
    }
}

#[test]
fn a_briefing_vouches_for_the_data_that_was_read_and_for_no_other() {
    for size in SIZES {
        let papers = Papers::new();
        let data = papers.write("data.ron", &papers::dataset("Some data", 5));
        let path = papers.path("talk.briefing.ron");
        let placed = Picked::Files(vec![path.clone()]);
        let mut desk = Opening::new(size).files(&[&data]).placed(placed).open();
        papers.write("data.ron", &papers::dataset("Some data", 8));
        desk.capture("All of it");
        desk.chord(Modifiers::COMMAND, Key::S);
        let text = || std::fs::read_to_string(&path).unwrap();
        assert!(
            text().contains("events: 5") && !text().contains("sha256"),
            "five events are not those of the file: {}",
            text()
        );
        desk.shows(
            "Saved, but the scenes’ numbers are from an earlier data.ron. Reload, update the scenes, save again.",
            "why, and what to do",
        );
        desk.press("Reload");
        assert_eq!(desk.state().summary().total.events, 8);
        assert!(desk.starting("Saved, but").is_empty(), "that is done");
        desk.press("Update");
        desk.hides("Update", "there is no more to do");
        desk.press("Save");
        assert_eq!(text().matches("sha256").count(), 1, "{}", text());
        assert!(desk.state().notices().is_empty());
    }
}

#[test]
fn data_that_changes_after_a_scene_was_captured_is_still_vouched_for() {
    for size in SIZES {
        let papers = Papers::new();
        let data = papers.write("data.ron", &papers::dataset("Some data", 5));
        let read = Sha256::of(&std::fs::read(&data).unwrap()).to_string();
        let path = papers.path("talk.briefing.ron");
        let placed = Picked::Files(vec![path.clone()]);
        let mut desk = Opening::new(size).files(&[&data]).placed(placed).open();
        desk.capture("All of it");
        papers.write("data.ron", &papers::dataset("Some data", 8));
        desk.chord(Modifiers::COMMAND, Key::S);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(&read), "it was known before: {text}");
        assert!(desk.starting("Saved, but").is_empty());
        desk.harness.state_mut().hear(Action::Changed(data));
        desk.settle();
        desk.press("Reload");
        desk.shows(
            "A dataset of this briefing has changed since it was saved.",
            "and what is open now is another",
        );
    }
}

#[test]
fn the_file_that_the_scenes_were_captured_from_takes_the_place_of_one_that_has_changed() {
    for size in SIZES {
        let papers = Papers::new();
        let (data, path) = briefing_of(&papers, size, 5);
        let older = papers.path("older.ron");
        std::fs::rename(&data, &older).unwrap();
        papers.write("data.ron", &papers::dataset("Some data", 8));
        let picked = Picked::Files(vec![older]);
        let mut desk = Opening::new(size).files(&[&path]).answered(picked).open();
        desk.press("Then and now");
        desk.shows(
            "data.ron has changed since the briefing was saved.",
            "which",
        );
        desk.press("Choose another file…");
        let state = desk.state();
        assert!(state.dialog().is_none() && state.notices().is_empty());
        assert_eq!(state.summary().total.events, 5);
        let scene = state.scene().unwrap();
        assert_eq!(state.standing(scene), Standing::default());
    }
}

#[test]
fn numbers_that_were_not_counted_anew_keep_the_fingerprint_that_they_were_counted_with() {
    for size in SIZES {
        let papers = Papers::new();
        let (data, path) = briefing_of(&papers, size, 5);
        let hash = || Sha256::of(&std::fs::read(&data).unwrap()).to_string();
        let then = hash();
        papers.write("data.ron", &papers::dataset("Some data", 8));
        let now = hash();
        let mut desk = Opening::new(size).files(&[&path]).open();
        desk.capture("Counted now");
        desk.chord(Modifiers::COMMAND, Key::S);
        let text = std::fs::read_to_string(&path).unwrap();
        let (datasets, scenes) = text.split_once("scenes:").unwrap();
        assert!(datasets.contains(&now), "the data is that of now: {text}");
        let (older, newer) = scenes.split_once("Counted now").unwrap();
        assert!(
            older.contains(&then),
            "five events are of that then: {text}"
        );
        assert!(!newer.contains("sha256"), "eight are of the data's: {text}");
        desk.press("Briefing");
        desk.press("Then and now…");
        desk.shows("Captured from another version of data.ron.", "five are");
        desk.shows("As it was captured.", "eight are as they were");
        desk.key(Key::Escape);
        desk.press_starting("Scene 1 of 2: All of it");
        desk.press("Update");
        desk.chord(Modifiers::COMMAND, Key::S);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(&then), "all is counted anew: {text}");
    }
}

#[test]
fn data_that_is_gone_is_said_with_what_to_do() {
    for size in SIZES {
        let papers = Papers::new();
        let (data, path) = briefing_of(&papers, size, 5);
        std::fs::remove_file(&data).unwrap();
        let mut desk = Opening::new(size).files(&[&path]).open();
        assert_eq!(desk.titles(), ["All of it"], "the briefing is there");
        let said = desk.starting("This briefing shows ");
        assert!(
            said.iter()
                .any(|text| text.contains("data.ron") && text.contains("Put it back")),
            "{said:?}"
        );
        desk.key(Key::F5);
        desk.shows("All of it", "it is presented all the same");
        desk.shows(
            "This scene can’t be shown: data.ron is not open. Press Esc and find it on the Scenes page.",
            "but not with the numbers of other data",
        );
        assert!(desk.starting("242 documented events").is_empty());
        desk.key(Key::Escape);
        assert!(!desk.state().is_presenting());
    }
}

#[test]
fn data_that_is_gone_is_pointed_to_anew() {
    for size in SIZES {
        let papers = Papers::new();
        let (data, path) = briefing_of(&papers, size, 5);
        let moved = papers.path("moved/data.ron");
        std::fs::create_dir(papers.path("moved")).unwrap();
        std::fs::rename(&data, &moved).unwrap();
        let picked = Picked::Files(vec![moved]);
        let mut desk = Opening::new(size).files(&[&path]).answered(picked).open();
        let missing = "data.ron is not where the briefing says";
        desk.shows(missing, "the page of the scenes says which");
        desk.press("Find the file…");
        desk.hides(missing, "it was found");
        let state = desk.state();
        assert!(state.notices().is_empty(), "{:?}", state.notices());
        assert_eq!(state.summary().total.events, 5);
        assert_eq!(
            state.scene().map(|scene| scene.title.as_str()),
            Some("All of it")
        );
        desk.press("Save");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("\"moved/data.ron\""), "{text}");
        let desk = Opening::new(size).files(&[&path]).open();
        assert!(desk.state().notices().is_empty(), "it opens from there");
    }
}

#[test]
fn another_dataset_in_place_of_one_that_is_gone_is_held_against_what_was_counted() {
    for size in SIZES {
        let papers = Papers::new();
        let (data, path) = briefing_of(&papers, size, 5);
        std::fs::remove_file(&data).unwrap();
        let other = papers.write("other.ron", &papers::dataset("Other data", 8));
        let none = papers.path("none.ron");
        let mut desk = Opening::new(size)
            .files(&[&path])
            .answered(Picked::Unavailable)
            .open();
        desk.press("Find the file…");
        assert_eq!(
            desk.focused().as_deref(),
            Some("Path of the file"),
            "it can be written at once"
        );
        let open = desk.rect("Open").center().y - desk.rect("Path of the file").center().y;
        assert!(open < 80.0, "the dialog is as high as what is in it");
        desk.fill("Path of the file", &none.to_string_lossy());
        desk.shows("none.ron did not open", "what is not there is said");
        desk.key(Key::Escape);
        desk.shows(
            "data.ron is not where the briefing says",
            "it is still missing",
        );
        desk.press("Find the file…");
        desk.fill("Path of the file", &other.to_string_lossy());
        assert_eq!(desk.state().summary().total.events, 8);
        desk.shows(
            "A dataset of this briefing has changed since it was saved.",
            "it is not the one that was captured",
        );
        desk.press("Then and now");
        desk.shows(
            "Arrest: then 5 events, 15 people; now 8 events, 24 people",
            "then and now stand side by side",
        );
    }
}

#[test]
fn a_folder_that_moves_as_a_whole_still_opens() {
    for size in SIZES {
        let papers = Papers::new();
        let (data, path) = briefing_of(&papers, size, 5);
        let other = Papers::new();
        std::fs::rename(&data, other.path("data.ron")).unwrap();
        std::fs::rename(&path, other.path("talk.briefing.ron")).unwrap();
        let desk = Opening::new(size)
            .files(&[&other.path("talk.briefing.ron")])
            .open();
        assert!(desk.state().notices().is_empty(), "nothing is missing");
        assert_eq!(desk.state().summary().total.events, 5);
    }
}
