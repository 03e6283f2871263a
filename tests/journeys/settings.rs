//! What is kept from one day to the next, and what happens when it is damaged.

use refoulement_atlas::state::ThemeChoice;

use crate::desk::{Opening, SIZES};
use crate::papers::{self, Papers};

#[test]
fn language_theme_table_and_recent_files_come_back() {
    for size in SIZES {
        let papers = Papers::new();
        let file = papers.write("recent.ron", &papers::dataset("A recent file", 6));
        let settings = papers.path("settings.ron");

        let mut desk = Opening::new(size).kept_in(&settings).files(&[&file]).open();
        desk.press("Menu");
        desk.press("Dark");
        desk.press("Open the table");
        desk.press("Menu");
        desk.press("한국어");
        drop(desk);

        let mut desk = Opening::new(size).kept_in(&settings).open();
        let kept = desk.state().settings();
        assert_eq!(kept.theme, ThemeChoice::Dark, "the theme comes back");
        assert!(
            desk.harness.ctx.theme() == egui::Theme::Dark,
            "and is on screen"
        );
        desk.shows("메뉴", "the language comes back");
        desk.shows("표 접기", "the table is open again");
        desk.press("열기");
        desk.press("recent.ron");
        desk.shows("A recent file", "a recent file opens from the menu");
        assert_eq!(desk.state().ordered().len(), 6, "with its events");
    }
}

#[test]
fn a_damaged_settings_file_is_set_aside_and_said() {
    for size in SIZES {
        let papers = Papers::new();
        let path = papers.write("settings.ron", "(language: Some(\"ko\"), theme: Da");
        let mut desk = Opening::new(size).kept_in(&path).open();
        let said = desk.starting("The settings file was damaged. It was set aside as ");
        assert_eq!(said.len(), 1, "the reader is told; {}", desk.on_screen());
        assert!(
            said[0].contains("settings.ron.damaged"),
            "the reader is told where it is: {said:?}"
        );
        assert!(
            papers.path("settings.ron.damaged").exists(),
            "nothing is lost"
        );
        desk.shows("Menu", "the window starts in the system's language");
        desk.press("Not now");
        assert!(
            desk.starting("The settings file was damaged").is_empty(),
            "the notice can be taken away"
        );
    }
}
