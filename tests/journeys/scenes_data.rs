//! The data of a briefing: vouched for as it was read, held against what it is now, and found where it went.

use std::path::PathBuf;

use egui::{Key, Modifiers};
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
        desk.capture("All of it");
        papers.write("data.ron", &papers::dataset("Some data", 8));
        desk.chord(Modifiers::COMMAND, Key::S);
        let text = || std::fs::read_to_string(&path).unwrap();
        assert!(
            text().contains("events: 5") && !text().contains("sha256"),
            "five events are not those of the file: {}",
            text()
        );
        desk.shows(
            "Saved without the fingerprint of data.ron: it has changed since it was read. Reload, check the scenes, \
             save again.",
            "why, and what to do",
        );
        desk.press("Reload");
        assert_eq!(desk.state().summary().total.events, 8);
        assert!(desk.starting("Saved without").is_empty(), "that is done");
        desk.press("Briefing");
        desk.press("Save");
        assert!(text().contains("sha256"), "{}", text());
        assert!(desk.state().notices().is_empty());
    }
}

#[test]
fn data_that_is_gone_is_said_with_what_to_do() {
    for size in SIZES {
        let papers = Papers::new();
        let (data, path) = briefing_of(&papers, size, 5);
        std::fs::remove_file(&data).unwrap();
        let desk = Opening::new(size).files(&[&path]).open();
        assert_eq!(desk.titles(), ["All of it"], "the briefing is there");
        let said = desk.starting("This briefing shows ");
        assert!(
            said.iter()
                .any(|text| text.contains("data.ron") && text.contains("Put it back")),
            "{said:?}"
        );
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
