//! Clips: what their frames say beside `summary`, and that nothing on them jumps.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::date;
use refoulement_atlas::figure::clip::{Clip, ClipError, Pace};
use refoulement_atlas::figure::film::{Film, FilmError};
use refoulement_atlas::figure::{Item, Picture, Request, Step, Theme};
use refoulement_atlas::geo::Regions;
use refoulement_atlas::model::{Dataset, Kind};
use refoulement_atlas::palette::Colour;
use refoulement_atlas::state::Mode;
use refoulement_atlas::table::{Filter, Pick, Reading, Summary, Table, Unit};
use refoulement_atlas::words::{Language, Words};

use crate::boxes::faults;
use crate::common::asked;

pub const USUAL: (Language, Theme) = (Language::En, Theme::Light);

fn cumulative() -> Pace {
    Pace {
        mode: Mode::Cumulative,
        ..Pace::default()
    }
}

/// A short clip of few steps.
pub fn short() -> Pace {
    Pace {
        unit: Some(Unit::Year),
        seconds: 4.0,
        frames_a_second: 12,
        ..cumulative()
    }
}

pub fn since_reopening() -> Filter {
    Filter {
        from: Some(date(2023, 8, 1)),
        to: Some(date(2024, 12, 31)),
        ..Filter::default()
    }
}

/// Every text of a picture.
fn texts(picture: &Picture) -> Vec<String> {
    let texts = picture.texts().into_iter();
    texts.map(|text| text.text.clone()).collect()
}

/// What a clip says of the people of each kind, and of its events.
fn totals(summary: &Summary, words: &Words) -> Vec<String> {
    let kinds = summary.by_kind.iter();
    let kinds = kinds.filter(|kind| kind.total.events + kind.not_added > 0);
    let people = kinds.map(|kind| words.total(&kind.total).headline);
    let events = words.count("figure-events", summary.total.events);
    people.chain([events]).collect()
}

#[test]
fn each_frame_says_what_summary_says_of_its_days() {
    let words = Words::new(Language::En);
    let certain = Filter {
        reading: Reading::Certain,
        ..Filter::default()
    };
    for (filter, pace) in [
        (Filter::default(), Pace::default()),
        (certain, cumulative()),
        (since_reopening(), Pace::default()),
    ] {
        asked(&filter, "1280x720", USUAL, |request| {
            let clip = Clip::new(request, &pace, &|_| true).unwrap();
            assert!(clip.windows().len() > 4, "{}", clip.windows().len());
            for (at, days) in clip.windows().iter().enumerate() {
                let in_days = Filter {
                    from: Some(days.first),
                    to: Some(days.last),
                    ..filter.clone()
                };
                let summary = Summary::new(request.table, &in_days);
                let said = texts(&clip.shot(at).picture());
                for total in totals(&summary, &words) {
                    assert!(
                        said.contains(&total),
                        "{days:?}: {total:?} is not in {said:?}"
                    );
                }
            }
        });
    }
}

#[test]
fn the_last_frame_of_a_cumulative_clip_has_the_totals_of_the_figure() {
    let words = Words::new(Language::En);
    for filter in [Filter::default(), since_reopening()] {
        asked(&filter, "1280x720", USUAL, |request| {
            let clip = Clip::new(request, &cumulative(), &|_| true).unwrap();
            let last = texts(&clip.shot(clip.windows().len() - 1).picture());
            let card = texts(&clip.shot(clip.windows().len()).picture());
            let figure = texts(&request.picture());
            for total in totals(&Summary::new(request.table, &filter), &words) {
                assert!(last.contains(&total), "{total:?} is not in {last:?}");
                let in_card = card.iter().any(|text| text.contains(&total));
                assert!(in_card, "{total:?} is not in {card:?}");
                let in_figure = figure.iter().any(|text| text.contains(&total));
                assert!(in_figure, "{total:?} is not in {figure:?}");
            }
        });
    }
}

#[test]
fn no_day_outside_of_what_is_asked_for_is_shown() {
    let filter = since_reopening();
    asked(&filter, "1280x720", USUAL, |request| {
        for mode in [Mode::Window, Mode::Cumulative] {
            let pace = Pace {
                mode,
                unit: Some(Unit::Quarter),
                ..Pace::default()
            };
            let clip = Clip::new(request, &pace, &|_| true).unwrap();
            for days in clip.windows() {
                assert!(Some(days.first) >= filter.from && Some(days.last) <= filter.to);
            }
            assert_eq!(clip.windows().last().map(|days| days.last), filter.to);
        }
    });
}

#[test]
fn nothing_jumps_from_frame_to_frame() {
    let words = Words::new(Language::En);
    for size in ["1280x720", "square"] {
        asked(&Filter::default(), size, USUAL, |request| {
            let clip = Clip::new(request, &Pace::default(), &|_| true).unwrap();
            let kinds = request.table.kinds().iter();
            let names: Vec<&str> = kinds.map(|kind| words.kind(kind, &[])).collect();
            let places = |at: usize| -> Vec<_> {
                let picture = clip.shot(at).picture();
                let texts = picture.texts().into_iter();
                let fixed = texts.filter(|text| names.contains(&text.text.as_str()));
                fixed.map(|text| (text.text.clone(), text.at)).collect()
            };
            let first = places(0);
            assert_eq!(
                first.len(),
                names.len(),
                "every kind has its place from the first frame"
            );
            for at in 1..clip.windows().len() {
                assert_eq!(places(at), first, "frame {at}");
                assert!(Arc::ptr_eq(&clip.shot(at).under, &clip.shot(0).under));
            }
        });
    }
}

#[test]
fn no_words_of_a_clip_are_cut_off_too_small_or_lie_on_others() {
    let returned = Filter {
        kinds: Pick::Only(BTreeSet::from([Kind::Repatriation])),
        ..Filter::default()
    };
    let mut found = Vec::new();
    for size in [
        "1280x720",
        "1920x1080",
        "square",
        "portrait",
        "a4",
        "1000x800",
    ] {
        for (filter, pace) in [
            (Filter::default(), short()),
            (since_reopening(), Pace::default()),
            (returned.clone(), Pace::default()),
        ] {
            for language in Language::ALL {
                asked(&filter, size, (*language, Theme::Light), |request| {
                    let clip = Clip::new(request, &pace, &|_| true).unwrap();
                    for at in (0..=clip.windows().len()).rev().step_by(5) {
                        let picture = clip.shot(at).picture();
                        let faults = faults(&picture).into_iter();
                        found.extend(
                            faults.map(|fault| format!("{size} {language:?} {at}: {fault}")),
                        );
                    }
                });
            }
        }
    }
    assert!(
        found.is_empty(),
        "{} faults:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn letters_can_be_read_at_1280_by_720() {
    asked(&Filter::default(), "1280x720", USUAL, |request| {
        let clip = Clip::new(request, &Pace::default(), &|_| true).unwrap();
        for at in [10, clip.windows().len()] {
            let picture = clip.shot(at).picture();
            for text in picture.texts() {
                let pixels = text.face.size * picture.sheet.scale();
                assert!(pixels >= 12.5, "{:?}: {pixels} pixels", text.text);
            }
        }
    });
}

/// The long lines of a colour that go straight down.
fn upright(items: &[Item], colour: Colour) -> usize {
    let count = |item: &Item| match item {
        Item::Clipped(_, items) => upright(items, colour),
        Item::Path {
            path,
            line: Some(line),
            ..
        } => {
            let is_upright = match path.0.as_slice() {
                [Step::Move(from), Step::Line(to)] => {
                    (from.x - to.x).abs() < 0.01 && (from.y - to.y).abs() > 20.0
                }
                _ => false,
            };
            usize::from(line.colour == colour && is_upright)
        }
        _ => 0,
    };
    items.iter().map(count).sum()
}

#[test]
fn six_kinds_have_bars_and_the_period_its_window_at_1280_by_720() {
    for language in Language::ALL {
        let words = Words::new(*language);
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            for pace in [Pace::default(), cumulative()] {
                asked(
                    &Filter::default(),
                    "1280x720",
                    (*language, theme),
                    |request| {
                        assert_eq!(request.table.kinds().len(), 6);
                        let clip = Clip::new(request, &pace, &|_| true).unwrap();
                        let picture = clip.shot(clip.windows().len() / 2).picture();
                        let said = texts(&picture);
                        for key in [
                            "figure-bar",
                            "figure-paler",
                            "figure-window",
                            "figure-legend",
                        ] {
                            let text = words.get(key);
                            assert!(
                                said.iter().any(|said| said == text),
                                "{text:?} is not in {said:?}"
                            );
                        }
                        let accent = theme.palette().accent;
                        let edges = picture.parts.iter();
                        let edges: usize = edges.map(|part| upright(&part.items, accent)).sum();
                        assert_eq!(edges, 2, "both ends of the window are marked");
                    },
                );
            }
        }
    }
}

/// Why there is no such clip.
fn why_none(request: &Request, pace: &Pace) -> Option<ClipError> {
    match Clip::new(request, pace, &|_| true).err()? {
        FilmError::Clip(error) => Some(error),
        error => panic!("{error}"),
    }
}

#[test]
fn a_clip_without_steps_time_or_frames_is_none() {
    let none = Filter {
        text: "no such words anywhere".to_owned(),
        ..Filter::default()
    };
    let turned = Filter {
        from: Some(date(2020, 1, 1)),
        to: Some(date(2010, 1, 1)),
        ..Filter::default()
    };
    let usual = Pace::default();
    let seconds = |seconds| Pace { seconds, ..usual };
    let frames = |frames_a_second| Pace {
        frames_a_second,
        ..usual
    };
    let by_day = Pace {
        unit: Some(Unit::Day),
        ..usual
    };
    let no_window = Pace {
        window: Some(0),
        ..usual
    };
    let all = Filter::default();
    let steps = ClipError::Steps {
        steps: 9700,
        frames: 105,
    };
    for (filter, pace, error) in [
        (&none, usual, ClipError::Nothing),
        (&turned, usual, ClipError::Nothing),
        (&all, seconds(0.0), ClipError::Seconds),
        (&all, seconds(-4.0), ClipError::Seconds),
        (&all, seconds(1e9), ClipError::Seconds),
        (&all, seconds(f64::NAN), ClipError::Seconds),
        (&all, frames(0), ClipError::Frames),
        (&all, frames(u16::MAX), ClipError::Frames),
        (&all, no_window, ClipError::Window),
        (&all, by_day, steps),
    ] {
        let found = asked(filter, "640x360", USUAL, |request| why_none(request, &pace));
        match (found, error) {
            (Some(ClipError::Steps { frames, .. }), ClipError::Steps { frames: same, .. }) => {
                assert_eq!(frames, same);
            }
            (found, error) => assert_eq!(found, Some(error), "{pace:?}"),
        }
    }
}

#[test]
fn a_dataset_without_events_has_no_clip() {
    let regions = Regions::embedded();
    let table = Table::new(&[Arc::new(Dataset::default())], &regions);
    asked(&Filter::default(), "640x360", USUAL, |request| {
        let request = Request {
            table: &table,
            ..*request
        };
        let found = why_none(&request, &Pace::default());
        assert_eq!(found, Some(ClipError::Nothing));
    });
}

#[test]
fn steps_are_dealt_out_over_all_frames_and_the_card_has_the_last() {
    asked(&Filter::default(), "640x360", USUAL, |request| {
        for seconds in [2.0, 3.3, 10.0, 61.0] {
            for frames_a_second in [13, 15, 50] {
                let pace = Pace {
                    seconds,
                    frames_a_second,
                    ..cumulative()
                };
                let Ok(clip) = Clip::new(request, &pace, &|_| true) else {
                    assert!(seconds < 3.0, "{pace:?}");
                    continue;
                };
                let holds = clip.holds();
                assert_eq!(holds.len(), clip.windows().len() + 1);
                assert!(!holds.contains(&0), "{holds:?}");
                let lasts = f64::from(holds.iter().sum::<u32>());
                assert!(
                    (lasts - seconds * f64::from(frames_a_second)).abs() <= 0.5,
                    "{holds:?}"
                );
            }
        }
    });
}
