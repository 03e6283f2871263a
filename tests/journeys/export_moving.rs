//! Taking away what has more than one picture: a clip, a briefing.

use egui::{Key, Modifiers};
use refoulement_atlas::jobs::Picked;

use crate::desk::{Desk, Opening, SIZES};
use crate::export::{opening, rendered};
use crate::papers::Papers;

fn a_small_clip(desk: &mut Desk) {
    desk.press("Export");
    desk.press("What: Clip");
    desk.choose_size("Clip, 1280 × 720", "Other size");
    desk.fill("Width", "480");
    desk.fill("Height", "320");
}

#[test]
fn a_clip_can_be_looked_through_before_it_is_saved() {
    for size in SIZES {
        let papers = Papers::new();
        let path = papers.path("clip.gif");
        let mut desk = opening(&papers, size, &path);
        a_small_clip(&mut desk);
        desk.fill("seconds", "1");
        desk.shows(
            "A clip takes 2 to 600 seconds.",
            "what can't be is said at once",
        );
        desk.fill("seconds", "4");
        desk.fill("frames a second", "3");
        desk.press("Time: Cumulative");
        let slider = desk.rect("Time in the clip");
        desk.click_at(slider.right_center() - egui::vec2(2.0, 0.0));
        desk.settle();
        desk.shows("End card", "the end of the clip is its card");
        desk.click_at(slider.left_center() + egui::vec2(2.0, 0.0));
        desk.settle();
        desk.hides("End card", "and its start is not");
        desk.press("Save…");
        assert_eq!(*desk.offered.lock().unwrap(), ["shelter_2019_2021.gif"]);
        let written = desk.written();
        assert_eq!(written.pixels, Some((480, 320)));
        assert!(std::fs::read(&path).unwrap().starts_with(b"GIF89a"));
    }
}

#[test]
fn the_steps_and_the_window_of_a_clip_are_chosen_as_on_the_command_line() {
    for size in SIZES {
        let papers = Papers::new();
        let path = papers.path("clip.gif");
        let mut desk = opening(&papers, size, &path);
        a_small_clip(&mut desk);
        desk.press("Map: All that is shown");
        desk.shows(
            "months",
            "the window is as long as so many of the usual steps",
        );
        desk.press("Automatic: months");
        desk.press("Quarters");
        desk.shows("quarters", "and now of those that were chosen");
        desk.fill("Window", "20000");
        desk.shows(
            "A window is 1 to 10 000 steps long.",
            "what can't be is said at once",
        );
        desk.fill("Window", "3");
        desk.fill("frames a second", "5");
        let frame = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        for control in ["Quarters", "Window", "seconds", "frames a second"] {
            assert!(
                frame.contains_rect(desk.rect(control)),
                "{control} is cut off"
            );
        }
        desk.press("Time: Cumulative");
        desk.hides("Window", "what only grows has no length");
        desk.press("Time: Moving window");
        desk.press("Save…");
        let saved = std::fs::read(&path).unwrap();
        let file = papers.path("shelter.ron");
        let arguments = [
            file.to_str().unwrap(),
            "--size=480x320",
            "--step=quarter",
            "--window-length=3",
            "--fps=5",
        ];
        let by_command = rendered(&arguments, &papers.path("other.gif"));
        assert!(saved == by_command, "one clip, whoever makes it");
    }
}

#[test]
fn a_saved_briefing_leaves_the_window_as_the_command_makes_it_fingerprints_and_all() {
    let papers = Papers::new();
    let (talk, path) = (papers.path("talk.briefing.ron"), papers.path("talk.pdf"));
    let mut desk = opening(&papers, SIZES[1], &talk);
    desk.key(Key::C);
    desk.chord(Modifiers::COMMAND, Key::S);
    assert!(std::fs::read_to_string(&talk).unwrap().contains("sha256"));
    let placed = Picked::Files(vec![path.clone()]);
    let mut desk = Opening::new(SIZES[1]).files(&[&talk]).placed(placed).open();
    desk.press("Export");
    desk.press("What: Briefing");
    desk.press("Save…");
    let by_command = rendered(&[&talk.to_string_lossy()], &papers.path("other.pdf"));
    assert!(
        std::fs::read(&path).unwrap() == by_command,
        "one page, whoever makes it"
    );
}

#[test]
fn a_briefing_leaves_as_one_document_or_as_a_folder_of_pictures() {
    let papers = Papers::new();
    let path = papers.path("talk.pdf");
    let mut desk = opening(&papers, SIZES[1], &path);
    desk.press("Export");
    desk.hides("What: Briefing", "there is none yet");
    desk.key(Key::Escape);
    desk.key(Key::C);
    desk.key(Key::Plus);
    desk.key(Key::C);
    desk.press("Export");
    desk.press("What: Briefing");
    desk.choose_size("Screen, 1920 × 1080", "Square, 1080 × 1080");
    let slider = desk.rect("Time in the clip");
    desk.click_at(slider.right_center() - egui::vec2(2.0, 0.0));
    desk.settle();
    desk.shows("Last page", "the end of the briefing is its sources");
    desk.press("For the public");
    desk.shows("1 sensitive event left out", "of all its datasets");
    desk.press("Save…");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));

    let folder = papers.path("talk");
    let mut desk = opening(&papers, SIZES[1], &folder);
    desk.key(Key::C);
    desk.press("Export");
    desk.press("What: Briefing");
    desk.press("Format: Pictures");
    desk.press("Save…");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0].starts_with("01") && names[1].starts_with("02"));
    desk.press("Export");
    desk.press("Save…");
    let said = "talk was not saved. There is a file of that name already. Choose another name.";
    desk.shows(said, "a folder that is there is left alone");
}
