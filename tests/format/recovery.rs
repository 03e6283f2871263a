//! One bad record does not hide the others, and what leans on it says so.

use std::sync::atomic::{AtomicUsize, Ordering};

use refoulement_atlas::format::{
    Diagnostic, Ground, Limits, NoGround, OpenError, Way, read, read_in,
};
use refoulement_atlas::model::LatLon;

use crate::{codes, event, file, open};

#[test]
fn of_63_events_two_bad_ones_leave_61() {
    let mut events = String::new();
    for number in 1..63 {
        let fields = match number {
            20 => "peple: (best: 4)",
            40 => "people: (min: 9, max: 4)",
            _ => "people: (best: 4)",
        };
        events += &event(&format!("event-{number}"), fields);
    }
    let opened = open(&file(&events)).expect("it opens");
    assert_eq!(
        (opened.dataset.events.len(), opened.events_in_file),
        (61, 63)
    );
    assert_eq!(opened.diagnostics.errors, 2);
    let named: Vec<_> = opened
        .diagnostics
        .listed
        .iter()
        .map(|d| d.event.as_deref())
        .collect();
    assert_eq!(named, [Some("event-20"), Some("event-40")]);
}

#[test]
fn an_event_that_is_not_even_ron_is_left_out_alone() {
    for broken in [
        "(id: \"a\" kind: Arrest),",
        "(id: 'a', kind: Arrest),",
        "(id: \"a\", kind: Arrest, \"date\": 1),",
        "7,",
        "(id: “a”),",
    ] {
        let opened = open(&file(broken)).expect(broken);
        assert_eq!(
            (opened.dataset.events.len(), opened.events_in_file),
            (1, 2),
            "{broken}"
        );
        assert!(opened.diagnostics.errors >= 1);
    }
}

#[test]
fn every_mistake_of_an_event_is_found_at_once() {
    let bad =
        "(id: \"a\", kind: Arest, date: \"2019-13\", place: \"naning\", women: -1, sumary: \"\"),";
    assert_eq!(codes(&file(bad)), ["E206", "E252", "E203", "E222", "E201"]);
}

#[test]
fn events_that_name_a_bad_one_say_so_and_those_that_name_these_too() {
    let events = event("bad", "women: 1.5")
        + &event("child", "part_of: \"bad\"")
        + &event("grandchild", "related: [\"base\", \"child\"]")
        + &event("other", "related: [\"base\"]");
    let opened = open(&file(&events)).expect("it opens");
    let ids: Vec<_> = opened
        .dataset
        .events
        .views()
        .map(|event| event.id)
        .collect();
    assert_eq!(ids, ["base", "other"]);
    assert_eq!(codes(&file(&events)), ["E222", "E211", "E211"]);
}

#[test]
fn events_at_a_bad_place_or_of_a_bad_source_say_so() {
    let text = file("")
        .replace("(22.82, 108.37)", "(122.82, 8.37)")
        .replace("publisher: \"Daily NK\"", "url: \"javascript:alert(1)\"");
    assert_eq!(codes(&text), ["E236", "E234", "E209", "E210"]);
}

#[test]
fn a_circle_of_parts_and_people_is_an_error_on_each_of_its_events() {
    let events = event("a", "part_of: \"b\"")
        + &event("b", "same_people: \"c\"")
        + &event("c", "part_of: \"a\"")
        + &event("self", "same_people: \"self\"")
        + &event("leads-in", "part_of: \"a\"")
        + &event("fine", "part_of: \"base\"");
    let opened = open(&file(&events)).expect("it opens");
    let ids: Vec<_> = opened
        .dataset
        .events
        .views()
        .map(|event| event.id)
        .collect();
    assert_eq!(ids, ["base", "fine"]);
    assert_eq!(
        codes(&file(&events)),
        ["E213", "E213", "E213", "E213", "E211"]
    );
}

#[test]
fn the_second_of_two_events_with_one_id_is_left_out() {
    let opened = open(&file(&event("base", "women: 1"))).expect("it opens");
    assert_eq!(opened.dataset.events.len(), 1);
    assert_eq!(
        opened
            .dataset
            .events
            .views()
            .next()
            .and_then(|event| event.women),
        None
    );
    assert_eq!(codes(&file(&event("base", ""))), ["E208"]);
}

#[test]
fn odd_events_are_shown_with_a_warning() {
    let people = "(source: \"nk\", people: (best: 9))";
    let cases = [
        ("date: \"2027\"", vec!["W301"]),
        ("date: \"2026\"", vec![]),
        ("date: \"2018\", same_people: \"base\"", vec!["W303"]),
        ("date: \"2019\", same_people: \"base\"", vec![]),
        (
            "people: (best: 4), summary: \"Some 60 people were arrested.\"",
            vec!["W306"],
        ),
        (
            "people: (min: 4), summary: \"Some 60 people were arrested.\"",
            vec![],
        ),
        (
            "people: (min: 4, max: 60), summary: \"Some 60 people.\"",
            vec![],
        ),
        ("people: (best: 4), women: 3, men: 2", vec!["W309"]),
        ("people: (best: 4), women: 3, children: 2", vec![]),
        ("reports: []", vec!["W307"]),
    ];
    for (fields, expected) in cases {
        let mut one = event("odd", fields);
        if fields.contains("date:") {
            one = one.replacen("date: \"2019\", ", "", 1);
        }
        if fields.contains("reports:") {
            one = one.replacen("reports: [(source: \"nk\")], ", "", 1);
        }
        let text = file(&one);
        assert_eq!(
            open(&text).expect("it opens").dataset.events.len(),
            2,
            "{fields}"
        );
        assert_eq!(codes(&text), expected, "{fields}");
    }
    let narrow = |fields: &str| file(&event("odd", fields).replace("(source: \"nk\")", people));
    assert_eq!(codes(&narrow("people: (best: 4)")), ["W308"]);
    assert_eq!(
        codes(&narrow("people: (min: 4, max: 9)")),
        Vec::<&str>::new()
    );
    assert_eq!(
        codes(&narrow("people: (best: 4), notes: \"NK counts twice\"")),
        Vec::<&str>::new()
    );
}

#[test]
fn a_source_nobody_cites_and_a_place_nobody_names_are_odd() {
    let text = file("")
        .replace("sources: [", "sources: [(id: \"b\"), ")
        .replace(
            "places: [",
            "places: [(id: \"x\", name: \"X\", precision: City),",
        );
    assert_eq!(codes(&text), ["W304", "W305"]);
}

struct AllKorea;

impl Ground for AllKorea {
    fn country_at(&self, at: LatLon) -> Option<&str> {
        Some(if at.lat > 42.9 { "CN" } else { "KP" })
    }
}

#[test]
fn coordinates_in_another_country_are_odd_unless_the_own_one_is_near() {
    let text = file(&event("e", "via: [\"tumen\"]"));
    let opened = read(text.as_bytes(), "s", &Limits::default(), &AllKorea, &|_| {
        true
    });
    let codes: Vec<_> = opened
        .expect("it opens")
        .diagnostics
        .listed
        .iter()
        .map(|d| (d.code(), d.line))
        .collect();
    assert_eq!(codes, [("W302", 4)]);
    let near = text.replace("42.97", "42.88");
    let opened = read(near.as_bytes(), "s", &Limits::default(), &AllKorea, &|_| {
        true
    });
    assert_eq!(opened.expect("it opens").diagnostics.warnings, 1);
}

#[test]
fn no_more_than_the_limit_is_listed_and_the_rest_is_counted() {
    let events: String = (0..50)
        .map(|at| event(&format!("e{at}"), "women: x"))
        .collect();
    let limits = Limits {
        listed_diagnostics: 7,
        ..Limits::default()
    };
    let opened =
        read(file(&events).as_bytes(), "s", &limits, &NoGround, &|_| true).expect("it opens");
    let found = &opened.diagnostics;
    assert_eq!((found.errors, found.listed.len(), found.more), (50, 7, 43));
}

#[test]
fn reading_stops_when_it_is_told_to() {
    let cancelled = read(
        file("").as_bytes(),
        "s",
        &Limits::default(),
        &NoGround,
        &|share| share < 0.2,
    );
    assert_eq!(cancelled, Err(OpenError::Cancelled));
}

#[test]
fn reading_stops_whenever_it_is_told_to() {
    let events: String = (0..200).map(|at| event(&format!("e{at}"), "")).collect();
    let text = file(&events);
    let broken = text.replace("\n])", "\n");
    let limits = Limits::default();
    for (text, way) in [
        (&text, Way::Pieces(500)),
        (&text, Way::Plain),
        (&broken, Way::Pieces(500)),
    ] {
        let mut told = 0;
        // Each time it is stopped one step later, until it is through before.
        let read = |stop: usize| {
            let asked = AtomicUsize::new(0);
            let go_on = |share: f32| {
                assert!((0.0..=1.0).contains(&share), "{share}");
                asked.fetch_add(1, Ordering::Relaxed) < stop
            };
            read_in(way, text.as_bytes(), "s", &limits, &NoGround, &go_on)
        };
        while read(told) == Err(OpenError::Cancelled) {
            told += 1;
        }
        assert!(told > 2, "it was asked {told} times whether to go on");
    }
}

#[test]
fn a_text_a_file_and_a_list_have_their_limits() {
    let limits = Limits {
        text_chars: 20,
        items: 2,
        ..Limits::default()
    };
    let events = event("long", "notes: \"123456789012345678901\"")
        + &event("many", "tags: [\"\", \"\", \"\"]");
    let opened = read(file(&events).as_bytes(), "s", &limits, &NoGround, &|_| true);
    let codes: Vec<_> = opened
        .expect("it opens")
        .diagnostics
        .listed
        .iter()
        .map(Diagnostic::code)
        .collect();
    assert_eq!(codes, ["E242", "E111"]);
    let limits = Limits {
        bytes: 10,
        ..Limits::default()
    };
    let refused = read(file("").as_bytes(), "s", &limits, &NoGround, &|_| true);
    assert!(matches!(refused, Err(OpenError::Unreadable(all)) if all.listed[0].code() == "E112"));
}
