//! Files that were made to hurt, or by hand in a hurry: each is refused or opens in part, quickly.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use refoulement_atlas::format::{Limits, NoGround, OpenError, read};

use crate::{codes, file};

/// What each file of `tests/hostile` comes to: the first code, and the events that open.
const EXPECTED: &[(&str, &str, Option<usize>)] = &[
    ("bidi.ron", "E203", Some(0)),
    ("bom-crlf.ron", "", Some(1)),
    ("duplicate-fields.ron", "E207", Some(0)),
    ("duplicate-ids.ron", "E208", Some(1)),
    ("empty.ron", "E101", None),
    ("format-2.ron", "E114", None),
    ("huge-numbers.ron", "E222", Some(0)),
    ("invalid-utf8.ron", "E102", None),
    ("javascript-link.ron", "E236", Some(0)),
    ("json.ron", "E116", None),
    ("latitude-123.ron", "E234", Some(0)),
    ("min-above-max.ron", "E233", Some(0)),
    ("nan.ron", "E234", Some(0)),
    ("not-ron.ron", "E116", None),
    ("nul.ron", "E104", Some(0)),
    ("unclosed-comment.ron", "E108", None),
    ("unterminated-string.ron", "E107", None),
];

#[test]
fn every_hostile_file_comes_to_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut names: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .into_string()
                .expect("plain names")
        })
        .collect();
    names.retain(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "ron")
    });
    names.sort();
    let expected: Vec<_> = EXPECTED.iter().map(|(name, _, _)| *name).collect();
    assert_eq!(
        names, expected,
        "every file is expected, and every expected file is there"
    );
    for (name, code, events) in EXPECTED {
        let bytes = fs::read(folder.join(name)).expect("readable");
        match read(&bytes, name, &Limits::default(), &NoGround, &|_| true) {
            Ok(opened) => {
                let first = opened.diagnostics.listed.first().map_or("", |d| d.code());
                assert_eq!(
                    (first, Some(opened.dataset.events.len())),
                    (*code, *events),
                    "{name}"
                );
            }
            Err(OpenError::Unreadable(all)) => {
                assert_eq!((all.listed[0].code(), None), (*code, *events), "{name}");
            }
            Err(OpenError::Cancelled) => unreachable!("nobody cancels"),
        }
    }
}

#[test]
fn a_great_many_brackets_comments_or_texts_do_not_take_long() {
    let many = 300_000;
    let files = [
        format!("(format: 1, title: \"t\", events: {}", "[".repeat(many)),
        format!("{}1{}", "(a:".repeat(many), ")".repeat(many)),
        format!("{}(format: 1, title: \"t\", events: [])", "/*".repeat(many)),
        format!(
            "/*{}*/(format: 1, title: \"t\", events: [])",
            "x".repeat(many)
        ),
        format!("(format: 1, title: \"{}", "\\\"".repeat(many)),
        format!(
            "(format: 1, title: \"t\", events: [{}])",
            "r#\"".repeat(many / 10)
        ),
        format!(
            "(format: 1, title: \"t\", events: [{}])",
            "()),".repeat(many / 10)
        ),
        format!(
            "(format: 1, title: \"t\", events: [{}])",
            "(),".repeat(many / 30)
        ),
        format!(
            "(format: 1, title: \"t\", events: [({})])",
            "a:1,".repeat(many)
        ),
        file(&format!("(id: \"{}\"),", "n".repeat(many))),
        format!(
            "(format: 1, title: \"t\", events: [{}])",
            "'".repeat(many / 10)
        ),
    ];
    for text in files {
        let start = Instant::now();
        let codes = codes(&text);
        let took = start.elapsed();
        let begin: String = text.chars().take(60).collect();
        assert!(took < Duration::from_secs(5), "{took:?} for {begin}");
        assert!(!codes.is_empty() || text.starts_with("/*x"), "{begin}");
    }
}
