//! The same window in another language.

use egui::accesskit::Role;

use crate::desk::at_both_sizes;

#[test]
fn the_window_speaks_korean_and_english_again() {
    at_both_sizes(|mut desk| {
        desk.open_filter();
        desk.open_charts();
        let english = desk.names();
        desk.press("Menu");
        desk.press("한국어");
        for wanted in ["메뉴", "열기", "필터"] {
            desk.shows(wanted, "the controls are named in Korean");
        }
        let is_said =
            |role: Role| matches!(role, Role::Button | Role::Tab | Role::DisclosureTriangle);
        for (role, name) in desk.names() {
            let ours = is_said(role) && name.chars().any(char::is_alphabetic);
            let is_korean = name.chars().any(|c| ('가'..='힣').contains(&c));
            assert!(!ours || is_korean, "{role:?} {name:?} is not in Korean");
        }
        let unnamed = desk.harness.unnamed_widgets();
        assert!(unnamed.is_empty(), "nothing loses its name: {unnamed:?}");
        desk.press("메뉴");
        desk.press("English");
        assert_eq!(desk.names(), english, "everything is named as it was");
    });
}

#[test]
fn the_map_can_be_named_in_chinese_while_the_window_speaks_english() {
    at_both_sizes(|mut desk| {
        desk.press("Layers");
        desk.press("中文");
        assert!(
            !desk.starting("沈阳: ").is_empty(),
            "the places on the map have their Chinese names; {}",
            desk.on_screen()
        );
        desk.shows("205 events", "the window's own words stay English");
        desk.press("Undo");
        assert!(
            !desk.starting("Shenyang: ").is_empty(),
            "and undo takes the names back"
        );
    });
}
