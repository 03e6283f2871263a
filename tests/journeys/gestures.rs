//! What the pointer does on the map and on the histogram: drawing, dragging, clicking, the wheel.

use egui::{Key, Pos2, Rect, pos2};
use refoulement_atlas::model::DateBounds;
use refoulement_atlas::table::Pick;

use crate::desk::{Desk, at_both_sizes};

const MAP: &str = "Map of documented events: 242 events shown";
const HISTOGRAM: &str = "Events over time, by kind";
const DRAWN: &str = "Lift area drawn on the map";

/// A point inside a rectangle, by shares of its width and height.
fn at(rect: Rect, x: f32, y: f32) -> Pos2 {
    pos2(
        rect.left() + rect.width() * x,
        rect.top() + rect.height() * y,
    )
}

impl Desk {
    fn shown_window(&self) -> DateBounds {
        self.state().window().expect("the data has a span")
    }
}

#[test]
fn a_rectangle_drawn_on_the_map_filters_and_can_be_lifted() {
    at_both_sizes(|mut desk| {
        let map = desk.rect(MAP);
        desk.press("Filter by a rectangle");
        desk.drag(at(map, 0.35, 0.2), at(map, 0.8, 0.75));
        desk.shows(DRAWN, "a chip says that an area is drawn");
        let inside = desk.state().ordered().len();
        assert!(
            0 < inside && inside < 242,
            "only events inside the rectangle are shown"
        );
        desk.press(DRAWN);
        assert_eq!(
            desk.state().ordered().len(),
            242,
            "lifting the area shows everything"
        );
        desk.drag(at(map, 0.5, 0.6), at(map, 0.6, 0.6));
        desk.hides(DRAWN, "after one rectangle a drag moves the map again");
    });
}

#[test]
fn an_area_drawn_by_hand_filters() {
    at_both_sizes(|mut desk| {
        let map = desk.rect(MAP);
        desk.press("Filter by an area drawn by hand");
        let corners = [
            (0.4, 0.2),
            (0.8, 0.3),
            (0.75, 0.75),
            (0.4, 0.7),
            (0.36, 0.4),
        ];
        desk.draw(&corners.map(|(x, y)| at(map, x, y)));
        desk.shows(DRAWN, "a chip says that an area is drawn");
        let inside = desk.state().ordered().len();
        assert!(
            0 < inside && inside < 242,
            "only events inside the area are shown"
        );
    });
}

#[test]
fn escape_drops_the_tool_before_anything_is_drawn() {
    at_both_sizes(|mut desk| {
        let map = desk.rect(MAP);
        let camera = desk.state().chosen().camera;
        desk.press("Filter by a rectangle");
        desk.key(Key::Escape);
        desk.drag(at(map, 0.5, 0.9), at(map, 0.6, 0.95));
        desk.hides(DRAWN, "nothing was drawn");
        assert_ne!(
            desk.state().chosen().camera,
            camera,
            "the drag moves the map"
        );
    });
}

#[test]
fn a_click_with_the_province_tool_filters_by_the_province() {
    at_both_sizes(|mut desk| {
        let map = desk.rect(MAP);
        desk.press("Filter by a province");
        desk.click_at(at(map, 0.5, 0.5));
        desk.settle();
        let Pick::Only(regions) = &desk.state().filter().regions else {
            panic!("a click on the map picks a province; {}", desk.on_screen());
        };
        assert_eq!(regions.len(), 1, "one province is picked");
        assert!(
            !desk.starting("Lift ").is_empty(),
            "a chip names the province"
        );
    });
}

#[test]
fn layers_go_on_and_off_and_are_undone() {
    at_both_sizes(|mut desk| {
        desk.press("Layers");
        desk.press("Regions by people");
        assert!(
            desk.state().chosen().layers.choropleth,
            "the regions are shown"
        );
        desk.key(Key::Escape);
        desk.press("Undo");
        assert!(
            !desk.state().chosen().layers.choropleth,
            "undo hides them again"
        );
        desk.press("Redo");
        assert!(
            desk.state().chosen().layers.choropleth,
            "redo shows them again"
        );
    });
}

#[test]
fn the_wheel_zooms_to_the_pointer_and_a_double_click_by_a_step() {
    at_both_sizes(|mut desk| {
        // An empty spot of the map, so that no symbol takes the click.
        let spot = at(desk.rect(MAP), 0.55, 0.93);
        let before = desk.state().chosen().camera;
        desk.wheel(spot, 160.0);
        let closer = desk.state().chosen().camera;
        assert!(closer.zoom > before.zoom, "the wheel zooms in");
        assert_ne!(
            closer.center, before.center,
            "it zooms to the pointer, not to the middle"
        );
        desk.double_click_at(spot);
        let step = desk.state().chosen().camera.zoom - closer.zoom;
        assert!(
            (step - 1.0).abs() < 1e-6,
            "a double click zooms by one step, not by {step}"
        );
    });
}

#[test]
fn a_click_on_a_bar_picks_it_and_a_second_one_lifts_it() {
    at_both_sizes(|mut desk| {
        let whole = desk.shown_window();
        let spot = at(desk.rect(HISTOGRAM), 0.5, 0.8);
        desk.click_at(spot);
        desk.rest();
        desk.settle();
        let picked = desk.shown_window();
        let unit = desk.state().unit();
        assert_eq!(
            picked,
            unit.span_of(picked.first),
            "the window is the bar that was clicked"
        );
        desk.click_at(spot);
        desk.rest();
        desk.settle();
        assert_eq!(
            desk.shown_window(),
            whole,
            "the same bar again lifts the window"
        );
    });
}

#[test]
fn a_window_is_drawn_moved_and_lifted_on_the_histogram() {
    at_both_sizes(|mut desk| {
        let whole = desk.shown_window();
        let bars = desk.rect(HISTOGRAM);
        desk.drag(at(bars, 0.3, 0.8), at(bars, 0.5, 0.8));
        let drawn = desk.shown_window();
        assert!(
            whole.first < drawn.first && drawn.last < whole.last,
            "a drag draws a window"
        );
        desk.drag(at(bars, 0.4, 0.8), at(bars, 0.6, 0.8));
        let moved = desk.shown_window();
        assert!(
            moved.first > drawn.first && moved.last > drawn.last,
            "its body can be dragged"
        );
        let unit = desk.state().unit();
        assert_eq!(unit.count(moved), unit.count(drawn), "it keeps its length");
        desk.press("Undo");
        assert_eq!(
            desk.shown_window(),
            drawn,
            "a whole drag is one step to undo"
        );
        desk.double_click_at(at(bars, 0.8, 0.8));
        assert_eq!(
            desk.shown_window(),
            whole,
            "a double click shows the whole time"
        );
    });
}

#[test]
fn the_wheel_zooms_the_histogram_and_its_bars_become_finer() {
    at_both_sizes(|mut desk| {
        let unit = desk.state().unit();
        let spot = at(desk.rect(HISTOGRAM), 0.7, 0.8);
        for _ in 0..6 {
            desk.wheel(spot, 240.0);
        }
        assert!(
            desk.state().chosen().time_view.is_some(),
            "a part of the time is shown"
        );
        assert!(desk.state().unit() < unit, "the bars are finer");
        for _ in 0..12 {
            desk.wheel(spot, -240.0);
        }
        assert_eq!(
            desk.state().chosen().time_view,
            None,
            "zooming out shows the whole time"
        );
        assert_eq!(desk.state().unit(), unit, "the bars are as they were");
    });
}

#[test]
fn a_control_that_has_the_keyboard_is_pressed_by_enter_and_by_space() {
    at_both_sizes(|mut desk| {
        for (key, name, then) in [
            (Key::Enter, "Open the table", "Fold the table"),
            (Key::Space, "Fold the table", "Open the table"),
        ] {
            desk.node(name).focus();
            desk.settle();
            desk.key(key);
            desk.shows(then, "the key presses the control");
            assert!(!desk.state().playback().playing, "and does nothing else");
        }
    });
}
