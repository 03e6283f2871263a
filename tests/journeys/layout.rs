//! Whether everything has its place: no control of the window's own strips is cut off or lies under another.

use egui::{Rect, vec2};
use refoulement_atlas::words::{Language, Words};

use crate::desk::{Desk, Opening, SIZES};
use crate::papers::{self, Papers};

/// Controls that are always there, outside of everything that scrolls.
const KEYS: [&str; 18] = [
    "top-menu",
    "top-open",
    "top-info",
    "top-search",
    "top-undo",
    "top-redo",
    "time-back",
    "time-play",
    "time-forward",
    "time-loop-off",
    "map-zoom-in",
    "map-zoom-out",
    "map-home",
    "map-layers",
    "map-province",
    "map-rectangle",
    "map-lasso",
    "strip-dataset-bundled",
];

impl Desk {
    fn fixed_controls(&self, words: &Words, table: &str) -> Vec<(String, Rect)> {
        let mut names: Vec<String> = KEYS.iter().map(|key| words.get(key).to_owned()).collect();
        names.push(words.get(table).to_owned());
        for (group, choice) in [
            ("time-mode", "time-window"),
            ("time-mode", "time-cumulative"),
            ("time-reading", "time-possible"),
            ("time-reading", "time-certain"),
        ] {
            names.push(format!("{}: {}", words.get(group), words.get(choice)));
        }
        if self.is_narrow() {
            // The rail of the filter and that of the charts.
            names.extend(
                ["filter-unfold", "filter-tags", "chart-unfold"]
                    .map(|key| words.get(key).to_owned()),
            );
        }
        names
            .into_iter()
            .map(|name| (name.clone(), self.rect(&name)))
            .collect()
    }

    /// Says that nothing is cut off and nothing lies under another.
    fn has_its_place(&self, words: &Words, table: &str) {
        let controls = self.fixed_controls(words, table);
        let window = Rect::from_min_size(egui::Pos2::ZERO, self.size).expand(0.5);
        for (at, (name, rect)) in controls.iter().enumerate() {
            let size = self.size;
            assert!(
                window.contains_rect(*rect),
                "{name:?} is cut off at {size}: {rect}"
            );
            for (other, beside) in controls.iter().skip(at + 1) {
                let shared = rect.intersect(*beside);
                let over = shared.width() > 1.0 && shared.height() > 1.0;
                assert!(
                    !over,
                    "{name:?} ({rect}) and {other:?} ({beside}) overlap at {size}"
                );
            }
        }
        let totals = self.rect(&words.events(self.state().summary().total.events));
        let rail_ends = controls
            .iter()
            .map(|(_, rect)| *rect)
            .filter(|rect| rect.right() < 44.0);
        for rect in rail_ends {
            assert!(
                !totals.intersects(rect),
                "the totals ({totals}) lie under the rail ({rect})"
            );
        }
    }
}

#[test]
fn nothing_is_cut_off_or_lies_under_another_in_either_language() {
    let sizes = SIZES
        .into_iter()
        .chain([vec2(960.0, 640.0), vec2(3840.0, 2160.0)]);
    for size in sizes {
        let mut desk = Opening::new(size).open();
        let english = Words::new(Language::En);
        desk.has_its_place(&english, "table-unfold");
        desk.press("Open the table");
        desk.has_its_place(&english, "table-fold");
        desk.press("Menu");
        desk.press("한국어");
        let korean = Words::new(Language::Ko);
        desk.has_its_place(&korean, "table-fold");
        desk.press(korean.get("table-fold"));
        desk.has_its_place(&korean, "table-unfold");
    }
}

#[test]
fn the_map_is_the_largest_thing_in_the_window() {
    for size in SIZES {
        let mut desk = Opening::new(size).open();
        let map = desk.rect("Map of documented events: 242 events shown");
        let share = map.area() / (size.x * size.y);
        assert!(
            share > 0.3,
            "the map has {share:.2} of the window at {size}"
        );
        desk.press("Open the table");
        let map = desk.rect("Map of documented events: 242 events shown");
        assert!(
            map.height() > 250.0,
            "the table leaves the map {} points of height",
            map.height()
        );
    }
}

#[test]
fn the_totals_of_every_kind_keep_to_their_panel_in_the_smallest_window() {
    let papers = Papers::new();
    let file = papers.write("kinds.ron", &papers::of_every_kind("Every kind"));
    let desk = Opening::new(SIZES[1]).files(&[&file]).open();
    let kinds = &desk.state().summary().by_kind;
    assert_eq!(kinds.len(), 7);
    let words = Words::new(Language::En);
    let head = desk.rect(&words.events(8));
    let note = desk.rect(&words.count("total-without-number", 1_u64));
    let strip = desk.rect(words.get("table-unfold"));
    assert!(
        note.bottom() <= strip.top() + 0.5,
        "{note} lies under {strip}"
    );
    let first = &kinds[0];
    let kind = words.kind(&first.key, desk.state().table().datasets());
    let line = desk.rect(&format!("{kind}: {}", words.total_sentence(&first.total)));
    assert!(head.bottom() <= line.top() + 0.5 && line.bottom() <= note.top() + 0.5);
}
