//! Opening files: broken ones, dropped ones, by dialog and by path, several at once, changed on disk.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers};
use refoulement_atlas::action::Action;
use refoulement_atlas::jobs::Picked;

use crate::desk::{Desk, Opening, SIZES};
use crate::papers::{self, Dropped, Papers};

/// The bundled data's own title.
const BUNDLED: &str = "Reported arrests and repatriations of North Koreans, 1999–2025";

impl Desk {
    /// Drops files into the window.
    fn drop_files(&mut self, paths: &[PathBuf]) {
        for path in paths {
            self.harness
                .input_mut()
                .dropped_files
                .push(Arc::new(Dropped(path.clone())));
        }
        self.settle();
    }

    /// Asks for files by the menu.
    fn open_by_menu(&mut self) {
        self.press("Open");
        self.press("Open file…");
    }

    /// Number of events on the map and in the table.
    fn events(&self) -> usize {
        self.state().ordered().len()
    }
}

#[test]
fn a_broken_file_says_where_it_is_broken_and_what_was_open_stays() {
    let papers = Papers::new();
    let broken = papers.write("broken.ron", &papers::cut_short());
    for size in SIZES {
        let mut desk = Opening::new(size)
            .answered(Picked::Files(vec![broken.clone()]))
            .open();
        desk.open_by_menu();
        desk.shows("broken.ron did not open", "the title names the file");
        desk.shows("What was open stays open.", "the reader loses nothing");
        let place = desk.starting("line 7, column ");
        assert!(
            !place.is_empty(),
            "the line and column are said; {}",
            desk.on_screen()
        );
        assert!(
            desk.names()
                .iter()
                .any(|(_, text)| text.starts_with("7  ") && text.contains("three")),
            "the line itself is shown; {}",
            desk.on_screen()
        );
        desk.press("Copy this problem");
        let copied = desk.copied.clone().unwrap_or_default();
        assert!(
            copied.contains("broken.ron") && copied.contains(":7:"),
            "a problem is copied with file and line: {copied:?}"
        );
        desk.press("Close");
        desk.hides("broken.ron did not open", "the list can be closed");
        desk.shows(BUNDLED, "the old data is still named");
        desk.shows("205 events", "the old data is still counted");
        assert_eq!(desk.events(), 242, "the old events are still shown");
    }
}

#[test]
fn a_file_that_is_not_there_says_so() {
    let papers = Papers::new();
    for size in SIZES {
        let missing = Picked::Files(vec![papers.path("gone.ron")]);
        let mut desk = Opening::new(size).answered(missing).open();
        desk.open_by_menu();
        desk.shows("gone.ron did not open", "the title names the file");
        desk.shows(
            "There is no such file. It may have been moved or renamed.",
            "the reason is said",
        );
        desk.key(Key::Escape);
        desk.hides("gone.ron did not open", "Escape closes the list");
        assert_eq!(desk.events(), 242, "the old events are still shown");
    }
}

#[test]
fn a_file_with_two_damaged_events_shows_the_others() {
    let papers = Papers::new();
    let file = papers.write("two.ron", &papers::with_two_damaged("Two damaged", 63));
    for size in SIZES {
        let mut desk = Opening::new(size).files(&[&file]).open();
        desk.shows(
            "61 of 63 events shown, 2 have errors",
            "the reader is told what is missing",
        );
        for id in ["event-3", "event-40"] {
            let said = desk.starting(&format!("event {id}, line "));
            assert!(
                !said.is_empty(),
                "the damaged event {id} is named; {}",
                desk.on_screen()
            );
        }
        desk.press("Close");
        desk.shows("Two damaged", "the file's title is shown");
        desk.shows("61 events", "what could be read is counted");
        desk.press("2 problems");
        desk.shows(
            "61 of 63 events shown, 2 have errors",
            "the list can be opened again",
        );
    }
}

#[test]
fn a_dropped_file_takes_the_place_of_what_was_shown() {
    let papers = Papers::new();
    let file = papers.write("dropped.ron", &papers::dataset("Dropped in", 5));
    for size in SIZES {
        let mut desk = Opening::new(size).open();
        desk.drop_files(std::slice::from_ref(&file));
        desk.shows("Dropped in", "the file's title is shown");
        desk.shows("5 events", "its events are counted");
        desk.shows("Arrest: 15 people", "its people are added");
        desk.hides(BUNDLED, "the bundled data is no longer shown");
        assert_eq!(
            desk.state().datasets().len(),
            2,
            "the bundled data stays open beside it"
        );
    }
}

#[test]
fn files_dropped_together_are_shown_together_and_can_be_hidden_and_closed() {
    let papers = Papers::new();
    let files = [
        papers.write("one.ron", &papers::dataset("First paper", 5)),
        papers.write("two.ron", &papers::dataset("Second paper", 7)),
    ];
    for size in SIZES {
        let mut desk = Opening::new(size).open();
        desk.drop_files(&files);
        desk.shows("First paper + Second paper", "both titles are shown");
        desk.shows("12 events", "the events of both are counted");

        desk.press("2 datasets");
        desk.press("one.ron: First paper");
        desk.key(Key::Escape);
        desk.shows("Second paper", "what is left is named alone");
        desk.shows("7 events", "a hidden dataset is not counted");

        desk.press("1 dataset: two.ron");
        desk.press("one.ron: First paper");
        desk.shows("12 events", "what was hidden can be shown again");
        desk.press("Close Second paper");
        desk.key(Key::Escape);
        desk.shows("First paper", "the other stays");
        desk.shows("5 events", "a closed dataset is not counted");
        assert_eq!(
            desk.state().datasets().len(),
            2,
            "a closed dataset is let go of"
        );
    }
}

#[test]
fn what_is_open_already_takes_the_place_of_what_is_shown_when_asked_for_again() {
    let papers = Papers::new();
    let file = papers.write("one.ron", &papers::dataset("First paper", 5));
    for size in SIZES {
        let mut desk = Opening::new(size).files(&[&file]).open();
        desk.shows("First paper", "the file is shown");
        desk.press("Open");
        desk.press("Bundled data");
        desk.shows(BUNDLED, "the bundled data is shown alone");
        assert_eq!(desk.events(), 242, "and counted alone");
        desk.harness.state_mut().hear(Action::Changed(file.clone()));
        desk.settle();
        desk.press("Reload");
        desk.shows(BUNDLED, "a hidden file that is read again stays hidden");
        desk.press("Open");
        desk.press("one.ron");
        desk.shows(
            "First paper",
            "a recent file takes the place of the bundled data",
        );
        assert_eq!(desk.state().datasets().len(), 2, "nothing is open twice");
    }
}

#[test]
fn without_a_file_dialog_a_path_can_be_typed() {
    let papers = Papers::new();
    let file = papers.write("typed.ron", &papers::dataset("Typed in", 4));
    for size in SIZES {
        let mut desk = Opening::new(size).answered(Picked::Unavailable).open();
        desk.chord(Modifiers::COMMAND, Key::O);
        desk.shows(
            "This system offers no file dialog. Write the path of the file.",
            "the reader is told why",
        );
        assert_eq!(
            desk.focused().as_deref(),
            Some("Path of the file"),
            "the field has the keyboard at once"
        );
        desk.write(&file.to_string_lossy());
        desk.key(Key::Enter);
        desk.shows("Typed in", "Enter opens the file");
        desk.shows("4 events", "its events are counted");

        desk.chord(Modifiers::COMMAND, Key::O);
        desk.key(Key::Escape);
        desk.hides("Path of the file", "Escape closes the box");
        desk.shows("Typed in", "and changes nothing");
    }
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    for size in SIZES {
        let mut desk = Opening::new(size).answered(Picked::Nothing).open();
        let before = desk.names();
        desk.open_by_menu();
        assert_eq!(desk.names(), before, "everything on screen is as it was");
        assert!(!desk.state().can_undo(), "there is nothing to take back");
    }
}

#[test]
fn a_file_that_changes_on_disk_can_be_read_again() {
    let papers = Papers::new();
    for size in SIZES {
        let file = papers.write("kept.ron", &papers::dataset("Kept up", 3));
        let mut desk = Opening::new(size).files(&[&file]).open();
        desk.shows("3 events", "the file is open");
        papers.write("kept.ron", &papers::dataset("Kept up to date", 8));
        desk.harness.state_mut().hear(Action::Changed(file.clone()));
        desk.settle();
        desk.shows("kept.ron has changed on disk.", "the reader is told");
        desk.shows("3 events", "nothing is read before the reader says so");
        desk.press("Reload");
        desk.shows("Kept up to date", "the new title is shown");
        desk.shows("8 events", "the new events are counted");
        desk.hides(
            "kept.ron has changed on disk.",
            "the notice goes with its cause",
        );

        desk.harness.state_mut().hear(Action::Changed(file));
        desk.settle();
        desk.press("Not now");
        desk.hides(
            "kept.ron has changed on disk.",
            "the notice can be taken away",
        );
    }
}
