//! The ways of reading a file come to the same, whatever the file is: the same dataset, the same
//! diagnostics, the same lines and columns.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use refoulement_atlas::format::{Limits, NoGround, Opened, Way, read_in, write};
use refoulement_atlas::model::Events;

use crate::generated::dataset;
use crate::{event, file};

/// Pieces so small that their borders fall everywhere, and one that holds all.
const SIZES: [usize; 6] = [1, 2, 13, 150, 1000, 1 << 20];

/// What the ways make of a file, which must be one and the same.
fn agreed(bytes: &[u8], limits: &Limits) -> Option<Opened> {
    let read = |way| {
        let read = read_in(way, bytes, "any", limits, &NoGround, &|_| true);
        if let Ok(opened) = &read {
            let events = &opened.dataset.events;
            let again: Events = events.iter().collect();
            assert_eq!(events.links(), again.links(), "who names whom, {way:?}");
        }
        read
    };
    let plain = read(Way::Plain);
    for size in SIZES {
        let pieces = read(Way::Pieces(size));
        assert!(
            pieces == plain,
            "pieces of {size}: {pieces:#?}\nplain: {plain:#?}\n{}",
            String::from_utf8_lossy(bytes)
        );
    }
    plain.ok()
}

fn opens(text: &str) -> Opened {
    agreed(text.as_bytes(), &Limits::default()).expect("it opens")
}

/// What breaks a record, or looks like the beginning of one.
fn snippet() -> impl Strategy<Value = &'static str> {
    select(vec![
        "",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        ",",
        ":",
        "\\",
        "/*",
        "*/",
        "//",
        "\n",
        "r#\"",
        "\"#",
        "\n        (id: \"",
        "\n        (id: \"a\", kind: Arrest, date: \"2019\", place: \"place 0 南宁\"),",
        "/*\n        (id: */",
        "// \"\n",
        "\n        (id: r#\"",
        "'\n        (id:'",
        "\u{202E}",
        "한",
        "“",
        "9",
        "x",
        "None",
        "Some(",
        "],\n",
        "],\n)\n",
        "),\n        (id: \"",
        "events: [",
        "date: \"2019\"",
        "related: [\"event 000 \\\\\"]",
        "same_people: \"event 001 \\\\\"",
        "part_of: \"event 002 \\\\\"",
    ])
}

/// One change of a file.
#[derive(Clone, Debug)]
enum Change {
    Replace(Index, usize, &'static str),
    Copy(Index, usize, Index),
    Cut(Index),
    Flip(Index, u8),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        6 => (at(), 0..3_usize, snippet()).prop_map(|(at, drop, new)| Change::Replace(at, drop, new)),
        2 => (at(), 0..600_usize, at()).prop_map(|(from, length, to)| Change::Copy(from, length, to)),
        1 => at().prop_map(Change::Cut),
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Flip(at, byte)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let all = bytes.len() + 1;
        match change {
            Change::Replace(at, drop, new) => {
                let at = at.index(all);
                let end = (at + drop).min(bytes.len());
                bytes.splice(at..end, new.bytes());
            }
            Change::Copy(from, length, to) => {
                let from = from.index(all);
                let copy = bytes[from..(from + length).min(bytes.len())].to_vec();
                let to = to.index(all);
                bytes.splice(to..to, copy);
            }
            Change::Cut(at) => bytes.truncate(at.index(all)),
            Change::Flip(at, by) if !bytes.is_empty() => {
                let at = at.index(bytes.len());
                bytes[at] ^= by;
            }
            Change::Flip(..) => {}
        }
    }
    bytes
}

#[test]
fn a_piece_that_was_given_up_leaves_nothing_to_the_next() {
    let inner = "(id: \"inner\", kind: Arrest, date: \"2019\", place: \"nanning\")";
    let broken =
        format!("(id: \"broken\", kind: Arrest, date: \"2019\",\n{inner}, reports: []),\n");
    let after: String = (0..9).map(|at| event(&format!("after {at}"), "")).collect();
    let text = file(&(broken + &after));
    // One thread reads all pieces, with the same tools.
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1);
    let opened = threads.build().unwrap().install(|| opens(&text));
    let ids = opened
        .dataset
        .events
        .iter()
        .map(|event| event.id.to_string());
    assert!(ids.into_iter().all(|id| id != "inner"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_dataset_is_read_the_same_in_pieces(dataset in dataset()) {
        let opened = opens(&write(&dataset));
        prop_assert_eq!(opened.dataset, dataset);
    }

    #[test]
    fn a_damaged_file_is_read_the_same_in_pieces(
        dataset in dataset(),
        changes in vec(change(), 1..4),
        depth in select(vec![3_usize, 4, 5, 6, 64]),
        records in select(vec![3_usize, 1000]),
    ) {
        let limits = Limits { depth, records, items: 3, text_chars: 60, listed_diagnostics: 5, ..Limits::default() };
        let bytes = changed(write(&dataset).into_bytes(), &changes);
        agreed(&bytes, &limits);
        agreed(&bytes, &Limits::default());
    }

    #[test]
    fn damaged_events_of_any_layout_are_read_the_same_in_pieces(
        changes in vec(change(), 0..5),
        gap in select(vec!["", " ", "\n", "\n  ", " /* , */ ", "\n// a (id: \"\n", "\t\u{2028}"]),
    ) {
        let fields = [
            "people: (best: 4), women: 3", "notes: r#\"a \"(id: \" b\"#", "tags: [\"(id: \", \"),\"]",
            "related: [\"base\"], sensitive: true", "summary: \"Some 60 people.\", people: (min: 4, max: 9)",
            "part_of: \"e1\"", "same_people: \"e2\", rollup: false", "peple: 1", "via: [\"tumen\"]",
        ];
        let mut events = String::new();
        for (at, fields) in fields.iter().enumerate() {
            events += gap;
            events += event(&format!("e{at}"), fields).trim_end();
        }
        agreed(&changed(file(&events).into_bytes(), &changes), &Limits::default());
    }
}

#[test]
fn the_first_event_with_an_id_is_the_one_that_is_named_however_near_another_stands() {
    let others: String = (0..20)
        .map(|at| event(&format!("other {at}"), ""))
        .collect();
    let names = event("later", "same_people: \"base\"");
    let opened = opens(&file(&(others + &event("base", "") + &names)));
    assert_eq!(opened.diagnostics.errors, 1, "base is there twice");
    let links = opened.dataset.events.links();
    let named = links.iter().map(|link| (link.from, link.same_people));
    assert_eq!(named.collect::<Vec<_>>(), [(21, Some(0))]);
}

#[test]
fn hostile_files_are_read_the_same_in_pieces() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let bytes = fs::read(entry.expect("readable").path()).expect("readable");
        agreed(&bytes, &Limits::default());
    }
}

#[test]
fn the_bundled_dataset_is_read_the_same_in_pieces() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reported-events.ron");
    let text = fs::read_to_string(path).expect("readable");
    let opened = opens(&text);
    opens(&write(&opened.dataset));
}

#[test]
fn what_looks_like_an_event_in_a_text_or_a_comment_is_none() {
    let inside = event("inside", "").replace('"', "\\\"");
    for hidden in [
        format!("notes: \"{}\"", inside.repeat(3)),
        format!("notes: r##\"{}\"##", event("inside", "").repeat(3)),
        format!("/* {} */ women: 1", event("inside", "").repeat(3)),
    ] {
        let events = event("a", &hidden) + &event("b", "");
        assert_eq!(opens(&file(&events)).events_in_file, 3, "{hidden}");
    }
}

#[test]
fn fields_after_the_events_and_lists_of_other_kinds_are_read_the_same_in_pieces() {
    let first = file(&event("a", "women: 1")).replacen("(format: 1,", "(", 1);
    let (head, events) = first.split_once("events:").expect("it has events");
    let events = events.trim_end_matches(')');
    for text in [
        format!(
            "(events: {events}, format: 1, {}",
            head.trim_start_matches('(')
        ) + ")",
        format!("{head} events: {events}, format: 1)"),
        format!("{head} format: 1, events: {events}, events: [])"),
        format!("{head} format: 1, events: {events}, mood: \"x\")"),
        format!("{head} format: 1, events: {events},)  // end"),
        format!("{head} format: 1, events: {events} // end\n/**/) x"),
        format!("{head} format: 1, events: ({events})"),
        format!("{head} format: 1, events: [])"),
        format!("{head} format: 1, events: [,])"),
        format!("{head} format: 1, events: None)"),
    ] {
        agreed(text.as_bytes(), &Limits::default());
    }
}
