//! Nothing is cut off, no words lie on others, and no letter is too small, in every size, language and theme.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::date;
use rayon::prelude::*;
use refoulement_atlas::figure::{Item, Picture, Size, Text, Theme};
use refoulement_atlas::map::Rect;
use refoulement_atlas::model::Kind;
use refoulement_atlas::table::{Filter, Pick};
use refoulement_atlas::words::Language;

use crate::common::{WORLD, picture};

/// The least letters on paper, in printer's points.
const LEAST: f32 = 8.0;

/// The box that is seen of a text: its capitals and descenders, not its line.
fn seen(text: &Text) -> Rect {
    let rect = text.rect();
    Rect {
        top: text.at.y - 0.74 * text.face.size,
        bottom: text.at.y + 0.18 * text.face.size,
        ..rect
    }
}

/// Texts that may be seen only in part: those within a clip, with the clip.
fn clipped<'a>(items: &'a [Item], within: Option<Rect>, out: &mut Vec<(&'a Text, Option<Rect>)>) {
    for item in items {
        match item {
            Item::Text(text) => out.push((text, within)),
            Item::Clipped(rect, items) => clipped(items, Some(*rect), out),
            Item::Path { .. } | Item::Image(_) => {}
        }
    }
}

/// What is wrong with the boxes of a picture.
pub fn faults(picture: &Picture) -> Vec<String> {
    let sheet = picture.sheet;
    let page = Rect::at(0.0, 0.0, sheet.width, sheet.height);
    let mut texts = Vec::new();
    for part in &picture.parts {
        clipped(&part.items, None, &mut texts);
    }
    let mut faults = Vec::new();
    for (number, (text, within)) in texts.iter().enumerate() {
        let rect = seen(text);
        if text.face.size * sheet.points < LEAST - 0.01 {
            faults.push(format!("{:?} is too small: {}", text.text, text.face.size));
        }
        if !rect.lies_in(&within.unwrap_or(page)) {
            faults.push(format!("{:?} is cut off: {rect:?}", text.text));
        }
        for (other, _) in texts.iter().skip(number + 1) {
            if rect.grown(-0.5).overlaps(&seen(other).grown(-0.5)) {
                faults.push(format!("{:?} lies on {:?}", text.text, other.text));
            }
        }
    }
    faults
}

pub fn filters() -> [(&'static str, Filter); 4] {
    let since = Filter {
        from: Some(date(2023, 8, 1)),
        to: Some(date(2024, 12, 31)),
        ..Filter::default()
    };
    let returned = Filter {
        kinds: Pick::Only(BTreeSet::from([Kind::Repatriation])),
        ..Filter::default()
    };
    let nothing = Filter {
        text: "no such words anywhere".to_owned(),
        ..Filter::default()
    };
    [
        ("all", Filter::default()),
        ("since 2023", since),
        ("returned", returned),
        ("nothing", nothing),
    ]
}

/// What is wrong in a size, in every language and for every filter. Themes differ in colours and lines alone, so
/// that one is laid out a size; that they differ in no box is said below.
pub fn faults_of(size: &str) -> Vec<String> {
    let theme = match size.len() % 3 {
        0 => Theme::Light,
        1 => Theme::Dark,
        _ => Theme::Print,
    };
    let mut found = Vec::new();
    for language in Language::ALL {
        for (name, filter) in filters() {
            let faults = faults(&picture(&filter, size, *language, theme)).into_iter();
            found.extend(faults.map(|fault| format!("{size} {language:?} {name}: {fault}")));
        }
    }
    found
}

#[test]
fn no_words_are_cut_off_or_lie_on_others_in_any_size_language_and_theme() {
    let free = ["1000x800", "2000x700", "700x2000"];
    // Made by all threads together, so not by one while the others wait for it.
    LazyLock::force(&WORLD);
    let sizes: Vec<&str> = Size::NAMES.into_iter().chain(free).collect();
    let found: Vec<String> = sizes
        .par_iter()
        .flat_map_iter(|size| faults_of(size))
        .collect();
    assert!(
        found.is_empty(),
        "{} faults:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn themes_differ_in_no_box() {
    let boxes = |theme| -> Vec<(String, Rect)> {
        let picture = picture(&Filter::default(), "a4-landscape", Language::En, theme);
        let texts = picture.texts();
        texts
            .iter()
            .map(|text| (text.text.clone(), text.rect()))
            .collect()
    };
    let light = boxes(Theme::Light);
    assert_eq!(light, boxes(Theme::Dark));
    assert_eq!(light, boxes(Theme::Print));
}
