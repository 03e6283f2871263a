//! What is called out: on the map or beside it, in pictures, and in clips while its events are in the window.

use jiff::civil::date;
use refoulement_atlas::cli::Outcome;
use refoulement_atlas::figure::clip::{Clip, Pace};
use refoulement_atlas::figure::film::Film;
use refoulement_atlas::figure::{Anchor, Callout, Look, Picture, Plan, Request, Text};
use refoulement_atlas::geo::Camera;
use refoulement_atlas::model::{EventId, LatLon};
use refoulement_atlas::state::Mode;
use refoulement_atlas::table::{Filter, Row, Unit};
use refoulement_atlas::words::Language;

use crate::boxes::faults;
use crate::common::WORLD;
use crate::pages::Talk;

const TUMEN: &str = "Two hundred at Tumen, on one day";
const DANDONG: &str = "By boat from Dandong";
const RUSSIA: &str = "Seven people taken from Russia";
const GROUND: &str = "Where the river bends";
const ELSEWHERE: &str = "Long after the days that are asked for";

fn row(event: &str) -> Row {
    WORLD.table.find(0, &EventId::from(event)).expect(event)
}

/// The border from 1999 to 2004, with what is called out there.
fn asked<T>(size: &str, language: Language, make: impl FnOnce(&Request) -> T) -> T {
    let event = |event: &str| Anchor::Event(row(event));
    let ground = Anchor::Place(LatLon {
        lat: 40.6,
        lon: 127.6,
    });
    let callouts = [
        (event("2000-04-29-tumen-200"), TUMEN),
        (event("2003-01-25-dandong-boat-returns"), DANDONG),
        (event("1999-12-30-russia-seven-to-china"), RUSSIA),
        (ground, GROUND),
        (event("2009-09-29-pow-relatives"), ELSEWHERE),
    ];
    let callouts = callouts.map(|(to, text)| Callout {
        to,
        text: text.to_owned(),
    });
    let filter = Filter {
        from: Some(date(1999, 1, 1)),
        to: Some(date(2004, 12, 31)),
        ..Filter::default()
    };
    let center = LatLon {
        lat: 40.8,
        lon: 125.5,
    };
    let plan = Plan {
        look: Some(Look::At(Camera { center, zoom: 5.2 })),
        lead: Some("What was reported from the border.".to_owned()),
        callouts: callouts.to_vec(),
        ..Plan::of(filter, size.parse().unwrap(), language)
    };
    let (world, made) = (&*WORLD, date(2026, 11, 21));
    plan.asked(&world.table, &world.regions, &world.archive, made, make)
}

/// A year a step.
fn pace(mode: Mode) -> Pace {
    Pace {
        mode,
        unit: Some(Unit::Year),
        ..Pace::default()
    }
}

/// The text of a picture that has these words, as they are broken into lines.
fn said<'a>(picture: &'a Picture, words: &str) -> Option<&'a Text> {
    let start = words.split(' ').next().unwrap_or_default();
    let mut texts = picture.texts().into_iter();
    texts.find(|text| {
        text.text.contains(words)
            || (text.text.len() > start.len() && words.starts_with(&text.text))
    })
}

#[test]
fn a_clip_calls_an_event_out_while_its_day_is_in_the_window() {
    asked("1280x720", Language::En, |request| {
        for (mode, text, first, last) in [
            (Mode::Window, TUMEN, 2000, 2000),
            (Mode::Window, DANDONG, 2003, 2003),
            (Mode::Window, RUSSIA, 1999, 1999),
            (Mode::Window, GROUND, 1999, 2004),
            (Mode::Cumulative, TUMEN, 2000, 2004),
            (Mode::Cumulative, RUSSIA, 1999, 2004),
        ] {
            let clip = Clip::new(request, &pace(mode), &|_| true).unwrap();
            assert_eq!(clip.unseen(), [4], "its day is never in the window");
            let mut places = Vec::new();
            for (at, days) in clip.windows().iter().enumerate() {
                let picture = clip.shot(at).picture();
                let year = days.last.year();
                let found = said(&picture, text);
                assert_eq!(
                    found.is_some(),
                    (first..=last).contains(&year),
                    "{text} in {year}"
                );
                assert!(said(&picture, ELSEWHERE).is_none());
                places.extend(found.map(|text| text.at));
            }
            places.dedup();
            assert_eq!(places.len(), 1, "{text} stands still");
        }
    });
}

#[test]
fn what_is_called_out_of_a_place_beside_the_map_is_read_there() {
    for size in [
        "1920x1080",
        "a4",
        "a4-landscape",
        "square",
        "portrait",
        "640x640",
    ] {
        asked(size, Language::En, |request| {
            let picture = request.picture();
            assert_eq!(picture.unseen, [4], "{size}");
            for text in [TUMEN, DANDONG, RUSSIA, GROUND] {
                assert!(said(&picture, text).is_some(), "{size}: {text}");
            }
        });
    }
}

#[test]
fn nothing_that_is_called_out_lies_on_other_words() {
    let mut found = Vec::new();
    for size in ["1280x720", "1920x1080", "square", "portrait"] {
        for language in Language::ALL {
            asked(size, *language, |request| {
                let clip = Clip::new(request, &pace(Mode::Cumulative), &|_| true).unwrap();
                let pictures = (0..clip.holds().len()).map(|at| clip.shot(at).picture());
                for picture in pictures.chain([request.picture()]) {
                    let faults = faults(&picture).into_iter();
                    // A symbol on the edge of a map that somebody chose is cut off by it.
                    let faults = faults.filter(|fault| fault.contains("lies on"));
                    found.extend(faults.map(|fault| format!("{size} {language:?}: {fault}")));
                }
            });
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_caption_of_a_scene_stands_on_its_clip_and_on_the_end_card() {
    asked("1280x720", Language::En, |request| {
        let clip = Clip::new(request, &pace(Mode::Window), &|_| true).unwrap();
        for at in [0, clip.windows().len()] {
            let picture = clip.shot(at).picture();
            assert!(said(&picture, "What was reported from the border.").is_some());
        }
    });
}

#[test]
fn one_scene_of_a_briefing_becomes_a_picture_or_a_clip_with_its_callouts() {
    let talk = Talk::new();
    let ran = talk.render("scene.svg", &["--scene", "1"]);
    assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
    let svg = std::fs::read_to_string(talk.path("scene.svg")).unwrap();
    for text in [
        "Those who were held",
        "Four in one flat",
        "Nine on the train",
    ] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(!svg.contains("Not an arrest"));
    assert!(
        ran.err.contains("no line leads from “Not an arrest”"),
        "{}",
        ran.err
    );
    let ran = talk.render("scene.svg", &["--scene", "1", "--public"]);
    let svg = std::fs::read_to_string(talk.path("scene.svg")).unwrap();
    assert!(svg.contains("Four in one flat") && !svg.contains("Nine on the train"));
    assert!(
        ran.err.contains("no line leads from “Nine on the train”"),
        "{}",
        ran.err
    );
    let clip = [
        "--scene",
        "1",
        "--size",
        "480x320",
        "--seconds",
        "3",
        "--mode",
        "cumulative",
    ];
    let ran = talk.render("scene.gif", &clip);
    assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
    assert!(
        ran.out.contains("480 × 320 pixels, 3 seconds"),
        "{}",
        ran.out
    );
    for (output, more, said) in [
        (
            "other.gif",
            ["--scene", "3"],
            "there is no scene 3; the briefing has 2",
        ),
        (
            "other.gif",
            ["--scene", "0"],
            "there is no scene 0; the briefing has 2",
        ),
        ("other", ["--scene", "1"], "its name ends in none of"),
        (
            "other.gif",
            ["--step", "month"],
            "--step can't go with a briefing",
        ),
    ] {
        let ran = talk.render(output, &more);
        assert_eq!(ran.outcome, Outcome::Unusable);
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
        assert!(!talk.path(output).exists());
    }
}
