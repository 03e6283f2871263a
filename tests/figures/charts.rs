//! The charts that a reader chose: they say what the summary says, keep to their place, and those without room are
//! told.

use std::sync::LazyLock;

use rayon::prelude::*;
use refoulement_atlas::figure::{Chart, Picture, Size, Theme};
use refoulement_atlas::table::{Filter, Summary};
use refoulement_atlas::words::{Language, Words};

use crate::boxes::{faults, filters};
use crate::common::{WORLD, charted};
use crate::said::{json, since_reopening, told};

/// The part that has this title.
fn part<'a>(picture: &'a Picture, title: &str) -> Option<Vec<&'a str>> {
    let texts = picture.parts.iter().map(|part| {
        let part = Picture {
            parts: vec![part.clone()],
            ..picture.clone()
        };
        part.texts().iter().map(|text| text.text.clone()).collect()
    });
    let mut texts =
        texts.filter(|texts: &Vec<String>| texts.first().is_some_and(|first| first == title));
    let found = texts.next()?;
    Some(found.into_iter().map(|text| &*text.leak()).collect())
}

/// The names and numbers of a part, in order.
fn bars(part: &[&str]) -> Vec<(String, u64)> {
    let digits = |text: &str| -> Option<u64> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        digits.parse().ok()
    };
    let pairs = part[1..].chunks(2);
    let bars = pairs.map_while(|pair| Some((pair[0].to_owned(), digits(pair.get(1)?)?)));
    bars.collect()
}

fn of_json(value: &serde_json::Value) -> Vec<(String, u64)> {
    let groups = value.as_array().unwrap().iter();
    let groups = groups.map(|group| {
        let name = group["name"].as_str().unwrap().to_owned();
        (name, group["events"].as_u64().unwrap())
    });
    let mut groups: Vec<_> = groups.collect();
    groups.sort_by_key(|(_, events)| std::cmp::Reverse(*events));
    groups
}

#[test]
fn the_bars_of_a_chart_are_the_events_that_the_summary_counts() {
    let words = Words::default();
    for (arguments, filter) in [
        ("", Filter::default()),
        ("--from 2023-08 --to 2024-12", since_reopening()),
    ] {
        let json = json(arguments);
        let picture = charted(&filter, "a4", (Language::En, Theme::Light), &Chart::ALL);
        assert_eq!(picture.no_room, [], "a page has room for all of them");
        for (chart, key) in [
            (Chart::Regions, "regions"),
            (Chart::Tags, "tags"),
            (Chart::Publishers, "publishers"),
        ] {
            let told = bars(&part(&picture, words.get(chart.key())).unwrap());
            let counted = of_json(&json[key]);
            assert!(told.len() >= 3, "{told:?}");
            for (told, counted) in told.iter().zip(&counted) {
                assert_eq!(told.1, counted.1, "{key}: {told:?}, {counted:?}");
                let name = if key == "tags" {
                    words.tag(&counted.0).into_owned()
                } else {
                    counted.0.clone()
                };
                let (cut, same) = (told.0.trim_end_matches('…'), counted.1);
                let alike = counted_alike(&json[key], same);
                assert!(
                    name.starts_with(cut) || alike > 1,
                    "{key}: {told:?}, {name}"
                );
            }
        }
        regions_add_up(&picture, json["events"].as_u64().unwrap());
        let sexes = Summary::new(&WORLD.table, &filter).sexes;
        let who = part(&picture, words.get(Chart::Who.key())).unwrap();
        let numbers: Vec<u64> = bars(&who).into_iter().map(|(_, number)| number).collect();
        assert_eq!(numbers, [sexes.women, sexes.men, sexes.children]);
    }
}

/// How many groups have so many events: their order is nobody's business.
fn counted_alike(groups: &serde_json::Value, events: u64) -> usize {
    let groups = of_json(groups);
    groups.iter().filter(|(_, of)| *of == events).count()
}

/// The regions that are shown and what the others come to are all events.
fn regions_add_up(picture: &Picture, events: u64) {
    let words = Words::default();
    let part = part(picture, words.get(Chart::Regions.key())).unwrap();
    let shown: u64 = bars(&part).iter().map(|(_, number)| number).sum();
    if shown < events {
        let rest = words.events(events - shown);
        assert!(part.last().unwrap().contains(&rest), "{part:?}: {rest}");
    }
}

#[test]
fn charts_keep_to_their_place_in_every_size_and_language() {
    let free = ["1000x800", "2000x700", "700x2000"];
    LazyLock::force(&WORLD);
    let some = [Chart::Tags, Chart::Regions];
    let chosen: [&[Chart]; 3] = [&Chart::ALL, &Chart::ALL[1..], &some];
    let sizes: Vec<&str> = Size::NAMES.into_iter().chain(free).collect();
    let all: Vec<(&str, Language, &[Chart])> = sizes
        .iter()
        .flat_map(|size| Language::ALL.iter().map(move |language| (*size, *language)))
        .flat_map(|(size, language)| chosen.map(|charts| (size, language, charts)))
        .collect();
    let wrong: Vec<String> = all
        .par_iter()
        .flat_map_iter(|(size, language, charts)| {
            // All events, those of some days, and none.
            let filters = filters()
                .into_iter()
                .filter(|(name, _)| *name != "returned");
            filters.flat_map(move |(name, filter)| {
                let picture = charted(&filter, size, (*language, Theme::Print), charts);
                let faults = faults(&picture).into_iter();
                faults.map(move |fault| format!("{size} {language:?} {name} {charts:?}: {fault}"))
            })
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} faults:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn those_chosen_first_get_room_first_and_the_others_are_told() {
    let words = Words::default();
    let chosen = [
        Chart::Publishers,
        Chart::Who,
        Chart::Tags,
        Chart::Regions,
        Chart::Time,
    ];
    let picture = charted(
        &Filter::default(),
        "square",
        (Language::En, Theme::Light),
        &chosen,
    );
    let is_there = |chart: &Chart| part(&picture, words.get(chart.key())).is_some();
    let lists = &chosen[..4];
    let (there, left): (Vec<Chart>, Vec<Chart>) =
        lists.iter().copied().partition(|chart| is_there(chart));
    assert!(!there.is_empty() && !left.is_empty(), "{there:?}, {left:?}");
    assert_eq!(there, lists[..there.len()]);
    assert_eq!(picture.no_room, left);
}

#[test]
fn a_chart_that_was_not_chosen_is_not_there() {
    let picture = charted(&Filter::default(), "a4", (Language::En, Theme::Light), &[]);
    let texts = picture.texts();
    let says = |start: &str| texts.iter().any(|text| text.text.starts_with(start));
    assert!(says("People reported, by kind"));
    assert!(!says("Documented events by region") && !says("Documented events a "));
}

#[test]
fn the_words_of_a_page_with_charts_and_where_they_stand() {
    let chosen = [Chart::Time, Chart::Tags, Chart::Who];
    let picture = charted(
        &since_reopening(),
        "a4",
        (Language::En, Theme::Light),
        &chosen,
    );
    insta::assert_snapshot!("a4-charts-en", told(&picture));
}
