//! The datasets that come with the program: sound, written as they read, and safe to show.
#![cfg(test)]

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use insta::assert_snapshot;
use refoulement_atlas::format::{Limits, Opened, read, write};
use refoulement_atlas::geo::Regions;
use refoulement_atlas::map::Scale;
use refoulement_atlas::table::{Filter, Summary, Table};
use refoulement_atlas::ui::theme;
use refoulement_atlas::words::{Language, Words};

const BUNDLED: &str = include_str!("../data/reported-events.ron");
const EXAMPLE: &str = include_str!("../data/example.ron");
const FILES: [(&str, &str); 2] = [("reported-events.ron", BUNDLED), ("example.ron", EXAMPLE)];

/// The ground that the window and the commands read on.
static REGIONS: LazyLock<Regions> = LazyLock::new(Regions::embedded);

fn open(name: &str, text: &str) -> Opened {
    read(
        text.as_bytes(),
        name,
        &Limits::default(),
        &*REGIONS,
        &|_| true,
    )
    .unwrap()
}

#[test]
fn they_open_without_an_error_or_a_warning() {
    for (name, text) in FILES {
        let opened = open(name, text);
        let said: Vec<String> = opened
            .diagnostics
            .listed
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(
            said.is_empty(),
            "{name} has something to say:\n{}",
            said.join("\n")
        );
        assert_eq!(
            opened.diagnostics.errors + opened.diagnostics.warnings,
            0,
            "{name} is sound"
        );
        assert_eq!(
            opened.dataset.events.len(),
            opened.events_in_file,
            "{name} loses no event"
        );
    }
}

#[test]
fn they_hold_as_many_events_as_they_are_said_to() {
    assert_eq!(
        open("reported-events.ron", BUNDLED).dataset.events.len(),
        242
    );
    assert_eq!(open("example.ron", EXAMPLE).dataset.events.len(), 10);
}

#[test]
fn a_map_of_the_bundled_dataset_has_the_usual_scale() {
    let dataset = Arc::new(open("reported-events.ron", BUNDLED).dataset);
    let table = Table::new(&[dataset], &REGIONS);
    assert!(
        table.people_in_all() < Scale::PEOPLE,
        "{}",
        table.people_in_all()
    );
    assert_eq!(Scale::of_table(&table), Scale::default());
}

#[test]
fn every_event_is_reported_by_a_source_of_the_file() {
    for (name, text) in FILES {
        let dataset = open(name, text).dataset;
        for event in dataset.events.iter() {
            assert!(
                !event.reports.is_empty(),
                "{name}: nobody reports {}",
                event.id
            );
            for report in &event.reports {
                let mut sources = dataset.sources.iter();
                assert!(
                    sources.any(|source| source.id == report.source),
                    "{name}: {} rests on {}, which is not there",
                    event.id,
                    report.source
                );
            }
        }
    }
}

#[test]
fn every_place_is_named_in_korean_and_chinese() {
    for (name, text) in FILES {
        for place in open(name, text).dataset.places {
            for language in ["ko", "zh"] {
                assert!(
                    place.names.contains_key(language),
                    "{name}: {} has no name in {language}",
                    place.id
                );
            }
        }
    }
}

#[test]
fn what_is_written_reads_as_the_same_dataset() {
    for (name, text) in FILES {
        let dataset = open(name, text).dataset;
        let written = write(&dataset);
        let again = open(name, &written);
        assert_eq!(
            again.diagnostics.listed.len(),
            0,
            "{name} is sound as it is written"
        );
        assert_eq!(again.dataset, dataset, "{name} comes back whole");
        assert_eq!(
            write(&again.dataset),
            written,
            "{name} is written the same way every time"
        );
    }
}

#[test]
fn the_numbers_of_the_bundled_dataset_are_known() {
    let dataset = Arc::new(open("reported-events.ron", BUNDLED).dataset);
    let table = Table::new(std::slice::from_ref(&dataset), &REGIONS);
    let summary = Summary::new(&table, &Filter::default());
    let words = Words::new(Language::En);
    let mut lines: Vec<String> = summary
        .by_kind
        .iter()
        .map(|group| {
            let kind = words.kind(&group.key, table.datasets());
            format!(
                "{kind}: {} events, {} / {} / {} people, {} open, {} with no number, {} not added",
                group.total.events,
                group.total.low,
                group.total.estimate,
                group.total.high,
                group.total.open,
                group.total.without_number,
                group.hatched.events
            )
        })
        .collect();
    lines.push(format!(
        "{} events added, {} not added",
        summary.total.events, summary.not_added
    ));
    assert_snapshot!(lines.join("\n"), @r"
    Arrest: 119 events, 1376 / 1455 / 1500 people, 4 open, 2 with no number, 10 not added
    Detention: 18 events, 913 / 914 / 1074 people, 1 open, 2 with no number, 9 not added
    Repatriation: 40 events, 1492 / 1621 / 1830 people, 3 open, 1 with no number, 18 not added
    Release: 8 events, 83 / 83 / 83 people, 0 open, 0 with no number, 0 not added
    Death: 9 events, 19 / 19 / 19 people, 1 open, 0 with no number, 0 not added
    Policy: 11 events, 0 / 0 / 0 people, 0 open, 11 with no number, 0 not added
    205 events added, 37 not added
    ");
}

#[test]
fn they_name_no_address_and_no_telephone() {
    for (name, text) in FILES {
        let dataset = open(name, text).dataset;
        let texts = texts(&dataset);
        for text in &texts {
            // A link may hold an @ or a long number; it is a publisher's own.
            let plain = text.split_whitespace().filter(|word| !word.contains("://"));
            for word in plain {
                assert!(!word.contains('@'), "{name}: an address in {text:?}");
            }
            assert!(
                !has_telephone(text),
                "{name}: a telephone number in {text:?}"
            );
        }
        assert!(texts.len() > 50, "{name}: the texts were looked through");
    }
}

#[test]
fn every_letter_that_the_program_can_show_has_a_glyph() {
    let mut letters: BTreeSet<char> = FILES.iter().flat_map(|(_, text)| text.chars()).collect();
    letters.extend(include_str!("../assets/i18n/en.ftl").chars());
    letters.extend(include_str!("../assets/i18n/ko.ftl").chars());
    for region in REGIONS.provinces().iter().chain(REGIONS.countries()) {
        letters.extend(
            ["en", "ko", "zh"]
                .iter()
                .flat_map(|code| region.name_in(code).chars()),
        );
    }
    letters.retain(|letter| !letter.is_control());
    let ctx = egui::Context::default();
    theme::install(&ctx);
    let mut missing: BTreeSet<char> = BTreeSet::new();
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        ui.fonts_mut(|fonts| {
            for font in [theme::body(), theme::strong(12.0)] {
                let without = letters
                    .iter()
                    .filter(|letter| !fonts.has_glyph(&font, **letter));
                missing.extend(without);
            }
        });
    });
    output.textures_delta.clear();
    assert!(missing.is_empty(), "no font of the program has {missing:?}");
}

/// Everything that is free text.
fn texts(dataset: &refoulement_atlas::model::Dataset) -> Vec<String> {
    let mut texts: Vec<Option<String>> = vec![
        dataset.description.clone(),
        dataset.maintainer.clone(),
        dataset.contact.clone(),
    ];
    for source in &dataset.sources {
        texts.extend([
            source.title.clone(),
            source.author.clone(),
            source.note.clone(),
        ]);
    }
    for event in dataset.events.iter() {
        texts.extend([
            event.summary.clone(),
            event.notes.clone(),
            event.date_text.clone(),
        ]);
        texts.push(event.people.as_ref().and_then(|people| people.text.clone()));
        for report in &event.reports {
            texts.push(report.note.clone());
            texts.push(
                report
                    .people
                    .as_ref()
                    .and_then(|people| people.text.clone()),
            );
        }
    }
    texts.into_iter().flatten().collect()
}

/// Nine digits or more in a row, with nothing but spaces, dashes, dots, brackets and a plus between them,
/// that are no dates.
fn has_telephone(text: &str) -> bool {
    let between = |c: char| matches!(c, ' ' | '-' | '.' | '(' | ')' | '+');
    text.split(|c: char| !(c.is_ascii_digit() || between(c)))
        .any(|run| {
            let words: Vec<&str> = run.split(' ').filter(|word| !is_date(word)).collect();
            words.concat().chars().filter(char::is_ascii_digit).count() >= 9
        })
}

/// `2019-05-21`, `2019-05`.
fn is_date(word: &str) -> bool {
    let mut parts = word.trim_matches(['.', '(', ')']).split('-');
    let year = parts
        .next()
        .is_some_and(|year| year.len() == 4 && ["19", "20"].contains(&&year[..2]));
    year && parts.all(|part| part.len() == 2)
}

#[test]
fn a_telephone_number_would_be_found() {
    for text in [
        "call 010-1234-5678",
        "+82 2 1234 5678 please",
        "(02) 123.456.789",
    ] {
        assert!(has_telephone(text), "{text:?} holds a number to call");
    }
    for text in [
        "from 2019-05-21 to 2019-06-02",
        "1,500 of 2 000",
        "in 2004 and 2005",
        "8341",
    ] {
        assert!(!has_telephone(text), "{text:?} holds none");
    }
}
