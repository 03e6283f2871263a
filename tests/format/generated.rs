//! Laws, over generated datasets: writing and reading change nothing, and nothing makes it panic.

use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use refoulement_atlas::format::write;
use refoulement_atlas::model::{
    Dataset, Event, EventDate, EventId, Kind, KindId, KindStyle, LatLon, People, Place, PlaceId,
    Precision, Report, Shape, Source, SourceId, Status,
};

use crate::open;

/// Texts that break careless readers, and any others.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z ]{0,12}",
        2 => any::<String>(),
        2 => select(vec![
            "", "\"", "\\", "a\\", "\\\"", "line\nline\r\n\ttab", "/* not a comment", "// nor this",
            "r#\"raw\"#", "\u{202E}desrever", "👩‍👧 탈북민 难民", "),(", "]}", "\u{0}\u{7f}\u{85}\u{2028}",
            "\u{FEFF}", "{", "None", "'", "…",
        ]).prop_map(str::to_owned),
    ]
}

fn date() -> impl Strategy<Value = EventDate> {
    let written = vec![
        "2019-05-21",
        "2019-05",
        "2019",
        "2019-05-XX",
        "2019-XX",
        "201X",
        "2019-21",
        "2019-24",
        "2019-05-21?",
        "2019-05~",
        "2019%",
        "2024-11-21/2024-11-30",
        "2023/..",
        "../2019",
        "2023/",
        "2000-02-29",
    ];
    select(written).prop_map(|text| text.parse().expect("these are dates"))
}

fn people() -> impl Strategy<Value = People> {
    (of(0..500_u32), of(0..500_u32), of(any::<u32>()), of(text())).prop_map(
        |(min, best, max, text)| {
            let best = best.map(|best| best.saturating_add(min.unwrap_or(0)));
            let least = best.or(min).unwrap_or(0);
            People::new(min, best, max.map(|max| max.max(least)), text).expect("in order")
        },
    )
}

fn texts() -> impl Strategy<Value = std::collections::BTreeMap<String, String>> {
    btree_map(text(), text(), 0..3)
}

fn url() -> impl Strategy<Value = Option<String>> {
    of(select(vec![
        "https://example.org/a?b=c#d",
        "HTTP://example.org",
        "https://예.한국/글",
    ])
    .prop_map(str::to_owned))
}

fn source(at: usize) -> impl Strategy<Value = Source> {
    (
        (of(text()), of(text()), of(text()), of(date())),
        (url(), url(), of(text()), of(text())),
    )
        .prop_map(
            move |((publisher, title, author, published), (url, archive_url, language, note))| {
                let id = SourceId::from(format!("source {at} \"\u{202E}"));
                Source {
                    id,
                    publisher,
                    title,
                    author,
                    published,
                    url,
                    archive_url,
                    language,
                    note,
                }
            },
        )
}

fn place(at: usize) -> impl Strategy<Value = Place> {
    let ground = of((-90.0..=90.0_f64, -180.0..=180.0_f64));
    let names = (
        text(),
        texts(),
        of(Just("CN".to_owned())),
        of(Just("CN-21".to_owned())),
    );
    let rest = (
        select(Precision::ALL.to_vec()),
        of(0.0..20_000.0_f64),
        of(any::<u64>()),
    );
    (names, ground, rest).prop_map(
        move |((name, names, country, admin1), ground, (precision, radius_km, geonames))| Place {
            id: PlaceId::from(format!("place {at} 南宁")),
            name,
            names,
            country,
            admin1,
            at: ground.map(|(lat, lon)| LatLon { lat, lon }),
            precision,
            radius_km,
            geonames,
        },
    )
}

fn report(sources: usize) -> impl Strategy<Value = Report> {
    (0..sources, of(people()), of(date()), of(text())).prop_map(|(at, people, date, note)| Report {
        source: SourceId::from(format!("source {at} \"\u{202E}")),
        people,
        date,
        note,
    })
}

fn place_id(places: usize) -> impl Strategy<Value = PlaceId> {
    (0..places).prop_map(|at| PlaceId::from(format!("place {at} 南宁")))
}

/// Event ids are numbered, so that an event can name the earlier ones.
fn event_id(at: usize) -> EventId {
    EventId::from(format!("event {at:03} \\"))
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        select(Kind::BUILT_IN.to_vec()),
        Just(Kind::Other(KindId::from("own \"kind\""))),
    ]
}

fn event(at: usize, places: usize, sources: usize) -> impl Strategy<Value = Event> {
    let earlier = move || {
        of(0..at.max(1)).prop_map(move |other| other.filter(|other| *other < at).map(event_id))
    };
    let what = (kind(), date(), of(text()), place_id(places), of(people()));
    let counts = (of(any::<u32>()), of(any::<u32>()), of(any::<u32>()));
    let moved = (
        of(place_id(places)),
        vec(place_id(places), 0..3),
        vec(text(), 0..3),
    );
    let flags = (
        of(select(Status::ALL.to_vec())),
        any::<bool>(),
        any::<bool>(),
    );
    let links = (vec(earlier(), 0..3), earlier(), earlier());
    let words = (of(text()), of(text()), vec(report(sources), 0..4));
    (what, counts, moved, flags, links, words).prop_map(
        move |(what, counts, moved, flags, links, words)| Event {
            id: event_id(at),
            kind: what.0,
            date: what.1,
            date_text: what.2,
            place: what.3,
            people: what.4,
            women: counts.0,
            men: counts.1,
            children: counts.2,
            to: moved.0,
            via: moved.1,
            tags: moved.2,
            status: flags.0,
            related: links.0.into_iter().flatten().collect(),
            part_of: links.1,
            same_people: links.2,
            rollup: flags.1,
            sensitive: flags.2,
            summary: words.0,
            notes: words.1,
            reports: words.2,
        },
    )
}

prop_compose! {
    fn head()(
        title in text(),
        texts in vec(of(text()), 6),
        updated in of(date()),
        label in text(),
        labels in texts(),
        color in of(any::<[u8; 3]>()),
        shape in of(select(vec![Shape::Circle, Shape::Ring, Shape::Saltire, Shape::Diamond])),
    ) -> Dataset {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        Dataset {
            title,
            description: next(),
            license: next(),
            maintainer: next(),
            contact: next(),
            updated,
            language: next(),
            caveat: next(),
            kinds: [(KindId::from("own \"kind\""), KindStyle { label, labels, color, shape })].into(),
            ..Dataset::default()
        }
    }
}

pub fn dataset() -> impl Strategy<Value = Dataset> {
    let records =
        (1..4_usize, 1..4_usize, 0..6_usize).prop_flat_map(|(sources, places, events)| {
            let all: Vec<_> = (0..events).map(|at| event(at, places, sources)).collect();
            let sources: Vec<_> = (0..sources).map(source).collect();
            let places: Vec<_> = (0..places).map(place).collect();
            (sources, places, all)
        });
    (head(), records).prop_map(|(head, (sources, places, mut events))| {
        events.sort_by_key(|event| (event.date.first().or(event.date.last()), event.id.clone()));
        Dataset {
            sources,
            places,
            events: events.into(),
            ..head
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_what_was_written_changes_nothing(dataset in dataset()) {
        let written = write(&dataset);
        let opened = open(&written).expect("what is written opens");
        prop_assert_eq!(opened.diagnostics.errors, 0, "{:#?}\n{}", opened.diagnostics, written);
        prop_assert_eq!(&opened.dataset, &dataset, "{}", written);
        prop_assert_eq!(write(&opened.dataset), written);
    }

    #[test]
    fn arbitrary_bytes_are_refused_and_harmless(bytes in vec(any::<u8>(), 0..200)) {
        let limits = refoulement_atlas::format::Limits::default();
        let ground = refoulement_atlas::format::NoGround;
        let _ = refoulement_atlas::format::read(&bytes, "any", &limits, &ground, &|_| true);
    }

    #[test]
    fn a_file_made_of_ron_signs_is_harmless(text in "(\\(|\\)|\\[|\\]|\\{|\\}|\"|'|\\\\|/|\\*|,|:|r#|#|id|events| |\n|1|한|“){0,60}") {
        let _ = open(&text).map_err(|error| error.to_string());
        let _ = open(&crate::file(&text)).map_err(|error| error.to_string());
    }

    #[test]
    fn a_damaged_file_opens_or_says_where_it_is_damaged(
        dataset in dataset(),
        cuts in vec((any::<prop::sample::Index>(), select(vec!["", "(", ")", "\"", "]", ",", "/*", "'", "\\", "\u{202E}", "9", "x"])), 1..4),
    ) {
        let mut chars: Vec<String> = write(&dataset).chars().map(String::from).collect();
        for (at, sign) in cuts {
            let at = at.index(chars.len());
            chars[at] = sign.to_owned();
        }
        let damaged = chars.concat();
        match open(&damaged) {
            Ok(opened) => {
                let lost = opened.events_in_file - opened.dataset.events.len();
                prop_assert!(opened.diagnostics.errors >= lost, "every event left out is said");
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
