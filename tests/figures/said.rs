//! What a figure says: its items as text, and its totals beside those of `summary --json`.

use std::collections::BTreeSet;

use clap::Parser;
use jiff::civil::date;
use refoulement_atlas::cli::{self, Arguments};
use refoulement_atlas::figure::{Picture, Role, Theme};
use refoulement_atlas::model::Kind;
use refoulement_atlas::table::{Filter, Pick};
use refoulement_atlas::words::{Language, Words};

use crate::common::picture;

/// The texts of a picture part by part, each with where it stands, to whole units.
pub fn told(picture: &Picture) -> String {
    let mut lines = Vec::new();
    for part in &picture.parts {
        let part = Picture {
            parts: vec![part.clone()],
            ..picture.clone()
        };
        lines.push(match &part.parts[0].role {
            Role::Graphic(said) => format!("[picture: {said}]"),
            role => format!("[{role:?}]").to_lowercase(),
        });
        for text in part.texts() {
            let (x, y) = (text.at.x.round(), text.at.y.round());
            let strong = if text.face.strong { " strong" } else { "" };
            lines.push(format!(
                "{x:>5} {y:>5} {:>4.1}{strong}  {}",
                text.face.size, text.text
            ));
        }
    }
    lines.join("\n")
}

pub fn since_reopening() -> Filter {
    Filter {
        from: Some(date(2023, 8, 1)),
        to: Some(date(2024, 12, 31)),
        ..Filter::default()
    }
}

#[test]
fn the_words_of_a_page_and_where_they_stand() {
    let picture = picture(
        &since_reopening(),
        "a4-landscape",
        Language::En,
        Theme::Light,
    );
    insta::assert_snapshot!("a4-landscape-en", told(&picture));
}

#[test]
fn the_words_of_a_korean_square_and_where_they_stand() {
    let returned = Filter {
        kinds: Pick::Only(BTreeSet::from([Kind::Repatriation])),
        ..Filter::default()
    };
    let picture = picture(&returned, "square", Language::Ko, Theme::Light);
    insta::assert_snapshot!("square-ko", told(&picture));
}

/// An SVG file line by line: fonts and long shapes by how they begin.
fn lines_of(svg: &str) -> String {
    const LONGEST: usize = 160;
    let lines = svg
        .lines()
        .map(|line| match line.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line.to_owned(),
        });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_lines_of_an_svg_file() {
    let returned = Filter {
        kinds: Pick::Only(BTreeSet::from([Kind::Repatriation])),
        ..since_reopening()
    };
    let picture = picture(&returned, "square", Language::En, Theme::Print);
    insta::assert_snapshot!("square-print-svg", lines_of(&picture.svg()));
}

pub fn json(arguments: &str) -> serde_json::Value {
    let line = format!("refoulement-atlas summary --json {arguments}");
    let command = Arguments::parse_from(line.split_whitespace())
        .command
        .unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    cli::run(&command, &mut cli::Handles::new(&mut out, &mut err));
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn the_totals_of_a_figure_are_those_of_the_summary() {
    for (arguments, filter) in [
        ("", Filter::default()),
        ("--from 2023-08 --to 2024-12", since_reopening()),
    ] {
        let json = json(arguments);
        let picture = picture(&filter, "a4", Language::En, Theme::Light);
        let texts: Vec<String> = picture
            .texts()
            .iter()
            .map(|text| text.text.clone())
            .collect();
        let all = texts.join("\n");
        let words = Words::default();
        let number = |value: &serde_json::Value| words.number(value.as_u64().unwrap());
        let events = json["events"].as_u64().unwrap();
        assert!(
            all.contains(&words.count("figure-events", events)),
            "{arguments}"
        );
        let not_added = json["not_added"].as_u64().unwrap();
        let not_added = words.count("total-not-added", not_added);
        assert!(all.replace('\n', " ").contains(&not_added), "{not_added}");
        for kind in json["kinds"].as_array().unwrap() {
            let events = words.events(kind["events"].as_u64().unwrap());
            assert!(texts.contains(&events), "{kind}: {events}");
            let people = &kind["people"];
            if people["estimate"].as_u64() == Some(0) {
                continue;
            }
            for end in ["low", "estimate", "high"] {
                let end = &people[end];
                let said = end.is_null() || all.contains(&number(end));
                assert!(said, "{kind}: {end}");
            }
        }
    }
}
