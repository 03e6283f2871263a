//! From the bundled data to who reported one event, and all the way back.

use egui::vec2;
use refoulement_atlas::model::DateBounds;
use refoulement_atlas::table::Row;

use crate::desk::{Desk, at_both_sizes};

#[test]
fn an_undo_takes_back_everything_the_reader_chose() {
    at_both_sizes(|mut desk| {
        let start = desk.state().chosen().clone();
        desk.shows("All documented events", "at first nothing is filtered");
        desk.shows("205 events", "the totals count what is added");

        desk.open_filter();
        desk.press_starting("Region: China, ");
        desk.shows(
            "Region: China, 147 events",
            "the list keeps counting what it would let through",
        );
        let table = desk.state().table();
        let country = |row: &Row| table.places()[table.place(*row)].place.country.clone();
        let mut shown = desk.state().ordered().iter();
        assert!(
            shown.all(|row| country(row).as_deref() != Some("CN")),
            "unticking China leaves its events out"
        );
        assert!(desk.state().ordered().len() < 242, "and shows fewer");
        assert!(
            !desk.starting("Lift ").is_empty(),
            "a chip names the filter; {}",
            desk.on_screen()
        );

        desk.open_charts();
        desk.press_starting("People by region: Jilin, ");
        desk.shows("Lift Jilin", "a bar picks its region alone");
        let in_jilin = desk.state().ordered().len();
        assert!(
            0 < in_jilin && in_jilin < 242,
            "only events in Jilin are shown"
        );

        let handle = desk.starting("First day of the window: ").remove(0);
        let before = desk.state().window().expect("the data has a span");
        let from = desk.rect(&handle).center();
        desk.drag(from, from + vec2(160.0, 0.0));
        let dragged = desk.state().window().expect("the data has a span");
        assert!(
            dragged.first > before.first,
            "the first day follows the handle that was dragged"
        );
        assert_eq!(dragged.last, before.last, "the other end stays");
        assert_eq!(
            dragged.first,
            desk.state().unit().start(dragged.first),
            "the handle snaps to a bin"
        );
        desk.hides(&handle, "the handle says the day it stands on");

        let handle = desk.starting("Last day of the window: ").remove(0);
        let from = desk.rect(&handle).center();
        desk.drag(from, from - vec2(200.0, 0.0));
        let dragged = desk.state().window().expect("the data has a span");
        assert!(
            dragged.last < before.last,
            "the last day follows the handle that was dragged"
        );

        it_plays_on(&mut desk, dragged);

        desk.press("Lift Jilin");
        desk.press_lone_symbol();
        desk.claims_are_read();

        while desk.state().can_undo() {
            desk.press("Undo");
        }
        assert_eq!(
            *desk.state().chosen(),
            start,
            "undo ends where the reader began"
        );
        desk.shows("All documented events", "nothing is filtered any more");
        desk.shows("205 events", "the totals are those of the start");
    });
}

/// Playing moves both ends on, at the window's length, until it is paused.
fn it_plays_on(desk: &mut Desk, dragged: DateBounds) {
    desk.click("Play");
    desk.harness.run_steps(90);
    desk.shows("Pause", "while it plays it offers to pause");
    desk.press("Pause");
    let paused = desk.state().window().expect("the data has a span");
    assert!(
        dragged.first < paused.first,
        "playing moves the first day on"
    );
    assert!(dragged.last < paused.last, "playing moves the last day on");
    let unit = desk.state().unit();
    assert_eq!(
        unit.count(dragged),
        unit.count(paused),
        "the window keeps its length"
    );
    desk.shows("Play", "once it is paused it offers to play");
}
