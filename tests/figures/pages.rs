//! A briefing as pages: what the command writes, and what another program reads of it.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use jiff::civil::date;
use rayon::prelude::*;
use refoulement_atlas::briefing::{self, Sha256};
use refoulement_atlas::cli::{self, Arguments, Outcome};
use refoulement_atlas::export::Pages;
use refoulement_atlas::figure::{Size, Theme};
use refoulement_atlas::state::Origin;
use refoulement_atlas::words::{Language, Words};
use tempfile::TempDir;

use crate::boxes::faults;
use crate::common::WORLD;
use crate::files::{found, plain, read_back};

pub(crate) const DATASET: &str = r#"(
    format: 1,
    title: "A few reported events",
    sources: [
        (id: "dnk", publisher: "Daily NK", title: "Four held in Shenyang", published: "2019-05-23"),
        (id: "yna", publisher: "Yonhap", title: "Returned", published: "2019-07-02"),
    ],
    places: [
        (id: "shenyang", name: "Shenyang", country: "CN", admin1: "CN-21", at: (41.8, 123.43), precision: City),
        (id: "tumen", name: "Tumen", country: "CN", admin1: "CN-22", at: (42.97, 129.85), precision: City),
    ],
    events: [
        (id: "four", kind: Arrest, date: "2019-05-21", place: "shenyang", people: (best: 4),
         reports: [(source: "dnk")]),
        (id: "secret", kind: Arrest, date: "2019-06-21", place: "shenyang", people: (best: 9), sensitive: true,
         reports: [(source: "dnk")]),
        (id: "back", kind: Repatriation, date: "2019-07-01", place: "tumen", people: (min: 50, max: 60),
         reports: [(source: "yna")]),
    ],
)"#;

/// A folder with a dataset and a briefing of two scenes.
pub(crate) struct Talk(TempDir);

pub(crate) struct Ran {
    pub(crate) outcome: Outcome,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Talk {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("data.ron"), DATASET).unwrap();
        let talk = Self(folder);
        talk.write(&Sha256::of(DATASET.as_bytes()));
        talk
    }

    /// Writes the briefing, for data of this fingerprint.
    pub(crate) fn write(&self, hash: &Sha256) {
        let text = format!(
            r#"(
    briefing: 1,
    title: "Two scenes",
    datasets: [(data: File("data.ron"), sha256: "{hash}", title: "A few reported events", events: 3)],
    scenes: [
        (
            title: "Those who were held",
            caption: "Nobody knows\nwhere they are now.",
            camera: (42.0, 126.0, 6.0), sheet: (800.0, 500.0),
            filter: (kinds: ["Arrest"]),
            callouts: [
                (event: "four", text: "Four in one flat"),
                (event: "secret", text: "Nine on the train"),
                (event: "back", text: "Not an arrest"),
            ],
            then: (events: 1, kinds: [(kind: "Arrest", events: 1, low: 4, estimate: 4, high: 4)]),
        ),
        (
            title: "돌아간 사람들",
            camera: (42.0, 126.0, 6.0),
            filter: (from: "2019-07-01", to: "2019-07-31"),
            callouts: [(at: (42.0, 128.0), text: "The new fence")],
        ),
    ],
)"#
        );
        fs::write(self.path("talk.briefing.ron"), text).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn render(&self, output: &str, more: &[&str]) -> Ran {
        let file = self.path("talk.briefing.ron");
        let output = self.path("").join(output);
        let words = [
            "refoulement-atlas".as_ref(),
            "render".as_ref(),
            file.as_os_str(),
        ];
        let output = [
            "-o".as_ref(),
            output.as_os_str(),
            "--made".as_ref(),
            "2026-11-22".as_ref(),
        ];
        let more = more.iter().map(|word| (*word).as_ref());
        let line = words.into_iter().chain(output).chain(more);
        let command = Arguments::try_parse_from(line).unwrap().command.unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let outcome = cli::run(&command, &mut cli::Handles::new(&mut out, &mut err));
        Ran {
            outcome,
            out: String::from_utf8(out).unwrap(),
            err: String::from_utf8(err).unwrap(),
        }
    }

    /// What another program finds in the pages.
    pub(crate) fn read(&self, name: &str) -> Option<String> {
        found(&fs::read(self.path(name)).unwrap())
    }
}

#[test]
fn a_briefing_becomes_a_page_a_scene_and_one_of_sources() {
    let talk = Talk::new();
    let ran = talk.render("talk.pdf", &["--size", "a4-landscape"]);
    assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
    assert!(ran.out.contains("talk.pdf: 3 pages, "), "{}", ran.out);
    let Some(text) = talk.read("talk.pdf") else {
        return;
    };
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert_eq!(pages.len(), 4, "a page break ends each of three");
    for (page, said) in [
        (0, "Those who were held"),
        (0, "Nobody knows where they are now."),
        (0, "Four in one flat"),
        (0, "1 / 3"),
        (1, "돌아간 사람들"),
        (1, "The new fence"),
        (2, "Sources and method"),
        (2, "SHA-256"),
        (2, "data.ron"),
        (2, "Daily NK, “Four held in Shenyang”, 23 May 2019"),
        (2, "Yonhap, “Returned”, 2 July 2019"),
        (2, "Made with Refoulement Atlas on 22 November 2026."),
        (2, "3 / 3"),
    ] {
        let found = plain(pages[page]).contains(&plain(said));
        assert!(found, "page {page} says {said:?}: {}", pages[page]);
    }
    assert!(!text.contains("Not an arrest"), "its event is not shown");
}

#[test]
fn what_is_left_out_and_what_has_changed_is_said() {
    let talk = Talk::new();
    let ran = talk.render("talk.pdf", &[]);
    let notes = [
        "scene 1: no line leads from “Not an arrest”",
        "scene 1: Arrest: then 1 event, 4 people; now 2 events, 13 people",
        "warning: 1 sensitive event",
    ];
    for note in notes {
        assert!(ran.err.contains(note), "{note}: {}", ran.err);
    }
    assert!(!ran.err.contains("has changed"), "{}", ran.err);
    talk.write(&Sha256::of(b"another"));
    let ran = talk.render("talk.pdf", &[]);
    let captured = "Captured from another version of data.ron.";
    for note in [
        "data.ron has changed since the briefing was saved",
        &format!("scene 1: {captured}"),
    ] {
        assert!(ran.err.contains(note), "{note}: {}", ran.err);
    }
    let Some(text) = talk.read("talk.pdf") else {
        return;
    };
    let text = plain(&text);
    let now = Sha256::of(DATASET.as_bytes()).to_string();
    assert!(text.contains(&now), "what they are made of: {text}");
    assert!(text.contains(&plain(captured)), "{text}");
}

#[test]
fn a_folder_gets_a_picture_a_scene_with_names_in_order() {
    let talk = Talk::new();
    let ran = talk.render("pages/", &["--size", "800x600"]);
    assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
    let mut names: Vec<String> = fs::read_dir(talk.path("pages"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "01-Those-who-were-held.png",
            "02-돌아간-사람들.png",
            "03-Sources-and-method.png"
        ]
    );
    let bytes = fs::read(talk.path("pages").join(&names[0])).unwrap();
    assert_eq!(read_back(&bytes).0, (800, 600));
}

#[test]
fn a_folder_with_something_in_it_is_left_as_it_was() {
    let talk = Talk::new();
    let small = ["--size", "800x600"];
    fs::create_dir(talk.path("pages")).unwrap();
    let ran = talk.render("pages/", &small);
    assert_eq!(ran.outcome, Outcome::Fine, "it was empty: {}", ran.err);
    let first = talk.path("pages").join("01-Those-who-were-held.png");
    fs::write(&first, "mine").unwrap();
    let ran = talk.render("pages/", &small);
    assert_eq!(ran.outcome, Outcome::Unusable);
    let said = "it is there already, and what is in it is not replaced";
    assert!(ran.err.contains(said), "{}", ran.err);
    assert_eq!(fs::read_to_string(&first).unwrap(), "mine");
    let ran = talk.render("new/below/pages/", &small);
    assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
    assert_eq!(
        fs::read_dir(talk.path("new/below/pages")).unwrap().count(),
        3
    );
}

#[test]
fn a_clip_holds_every_page_in_turn() {
    let talk = Talk::new();
    let more = ["--size", "640x400", "--seconds", "6", "--fps", "5"];
    let ran = talk.render("talk.gif", &more);
    assert_eq!(ran.outcome, Outcome::Fine, "{}", ran.err);
    assert!(
        ran.out
            .contains("640 × 400 pixels, 6 seconds at 5 frames a second"),
        "{}",
        ran.out
    );
    let bytes = fs::read(talk.path("talk.gif")).unwrap();
    let mut decoder = gif::DecodeOptions::new()
        .read_info(bytes.as_slice())
        .unwrap();
    let mut hundredths = 0;
    while let Some(frame) = decoder.next_frame_info().unwrap() {
        hundredths += u32::from(frame.delay);
    }
    assert_eq!(hundredths, 600);
}

#[test]
fn what_makes_no_sense_is_said_and_writes_nothing() {
    let talk = Talk::new();
    for (output, more, said) in [
        ("talk.svg", vec![], "a briefing becomes a .pdf"),
        (
            "talk.pdf",
            vec!["--title", "x"],
            "--title can't go with a briefing",
        ),
        (
            "talk.pdf",
            vec!["--kind", "Arrest"],
            "--kind can't go with a briefing",
        ),
        ("none/talk.pdf", vec![], "can't write"),
    ] {
        let ran = talk.render(output, &more);
        assert_eq!(ran.outcome, Outcome::Unusable, "{output} {more:?}");
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
        assert!(!talk.path(output).exists());
    }
    fs::remove_file(talk.path("data.ron")).unwrap();
    let ran = talk.render("talk.pdf", &[]);
    assert_eq!(ran.outcome, Outcome::Unusable);
    assert!(
        ran.err.contains("data.ron") && ran.err.contains("put them back there"),
        "{}",
        ran.err
    );
    fs::write(talk.path("talk.briefing.ron"), "(briefing: 1, scene: [])").unwrap();
    let ran = talk.render("talk.pdf", &[]);
    assert!(ran.err.contains("did you mean \"scenes\"?"), "{}", ran.err);
}

#[test]
fn the_same_briefing_is_the_same_file() {
    let talk = Talk::new();
    for name in ["one.pdf", "other.pdf"] {
        talk.render(name, &[]);
    }
    let bytes = |name| fs::read(talk.path(name)).unwrap();
    assert_eq!(bytes("one.pdf"), bytes("other.pdf"));
}

#[test]
fn no_file_that_is_no_briefing_stops_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let read = briefing::parse(&bytes, "x", &folder);
        let error = read.expect_err(&path.display().to_string());
        assert_eq!((error.errors, error.listed.len()), (1, 1));
    }
}

#[test]
fn nothing_is_cut_off_and_nothing_lies_on_anything_on_pages_of_any_size() {
    let opened = refoulement_atlas::jobs::open_bundled(&WORLD.regions).unwrap();
    let datasets = [(Origin::Bundled, std::sync::Arc::new(opened.dataset))];
    let text = r#"(briefing: 1, scenes: [
        (title: "October 2023", caption: "Hundreds were handed over in a few nights, weeks after the Asian Games in Hangzhou ended. What came before is told by few, and what came after by none.",
         camera: (42.0, 126.5, 6.0), sheet: (860.0, 560.0), filter: (from: "2023-08-01", to: "2024-12-31"),
         callouts: [
            (at: (42.97, 129.85), text: "Tumen: buses were seen at the bridge before dawn"),
            (event: "2023-10-09-mass--dandong", text: "Dandong, the busiest crossing of them all, where the trains stop for hours and nobody gets on"),
            (event: "2023-10-09-mass--changbai", text: "Changbai"),
            (at: (38.6, 124.2), text: "서해"),
         ]),
    ])"#;
    let kept = briefing::parse(text.as_bytes(), "x", Path::new("/")).unwrap();
    let sizes = [
        "1920x1080",
        "square",
        "portrait",
        "a4",
        "a4-landscape",
        "a3",
        "letter",
    ];
    let all: Vec<(&str, Language, Theme)> = sizes
        .into_iter()
        .flat_map(|size| {
            [(Language::En, Theme::Light), (Language::Ko, Theme::Print)]
                .map(|(language, theme)| (size, language, theme))
        })
        .collect();
    let wrong: Vec<String> = all
        .par_iter()
        .flat_map(|(size, language, theme)| {
            let made = Pages {
                kept: &kept,
                datasets: &datasets,
                changed: &[],
                public: None,
                regions: &WORLD.regions,
                archive: &WORLD.archive,
                words: &Words::new(*language),
                size: size.parse::<Size>().unwrap(),
                theme: *theme,
                charts: None,
                made: date(2026, 11, 22),
            }
            .make(&|_| true)
            .unwrap();
            assert_eq!(
                made.scenes[0].left_out, [""; 0],
                "{size}: all callouts have room"
            );
            let pages = made
                .document(&kept.briefing, &Words::new(*language), *theme)
                .pages;
            pages
                .iter()
                .flat_map(faults)
                .map(|fault| format!("{size} {language:?}: {fault}"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
