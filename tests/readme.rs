//! What the README shows is true.
#![cfg(test)]

use refoulement_atlas::briefing::parse;
use refoulement_atlas::format::{Limits, NoGround, read};

const README: &str = include_str!("../README.md");

/// The blocks of a language.
fn blocks(language: &str) -> Vec<&'static str> {
    README
        .split(&format!("```{language}\n"))
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

#[test]
fn its_dataset_opens_without_a_remark() {
    let [text] = blocks("ron")[..] else {
        panic!("the README shows one dataset")
    };
    let limits = Limits::default();
    let opened = read(text.as_bytes(), "README.md", &limits, &NoGround, &|_| true).unwrap();
    assert!(
        opened.diagnostics.listed.is_empty(),
        "{:?}",
        opened.diagnostics.listed
    );
    assert_eq!(opened.dataset.events.len(), 1);
}

#[test]
fn its_briefing_opens() {
    let [text] = blocks("text")[..] else {
        panic!("the README shows one briefing")
    };
    let folder = std::env::temp_dir();
    let kept = parse(text.as_bytes(), "README.md", &folder).unwrap();
    assert_eq!(kept.briefing.scenes.len(), 1);
}

#[test]
fn its_json_is_json() {
    for text in blocks("json") {
        serde_json::from_str::<serde_json::Value>(text).unwrap();
    }
}

#[test]
fn every_file_that_it_points_to_is_there() {
    // The pictures are taken from the program last of all.
    let links = README.split("](").skip(1);
    let paths = links.filter_map(|rest| rest.split(')').next());
    for path in paths.filter(|path| !path.contains("://") && !path.contains("/pictures/")) {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        assert!(file.exists(), "README.md points to {path}");
    }
}
