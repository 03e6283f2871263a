//! Datasets made up for the tests, with every kind of vagueness, and filters to ask them.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::model::{
    Dataset, Event, EventDate, EventId, Kind, KindId, LatLon, People, Place, PlaceId, Precision,
    RegionId, Report, Source, SourceId, Status,
};
use crate::progress::{Progress, Stopped};
use crate::table::{Area, Filter, Pick, Reading, Table, Unit, Who};

/// A table whose regions are told by `admin1` and `country`, with no ground.
pub(crate) fn table(datasets: &[Dataset]) -> Table {
    built(datasets, &Progress::new(&|_| true)).expect("nobody says to stop")
}

/// [`table`], as long as it is not told to stop.
pub(crate) fn built(datasets: &[Dataset], progress: &Progress) -> Result<Table, Stopped> {
    let datasets: Vec<_> = datasets.iter().cloned().map(Arc::new).collect();
    Table::with_regions(&datasets, region_of, progress)
}

fn region_of(place: &Place) -> Option<RegionId> {
    let province = place
        .admin1
        .as_deref()
        .filter(|_| !place.precision.province_unknown());
    let country = || place.country.as_deref().map(RegionId::province_unknown);
    province.map(RegionId::from).or_else(country)
}

/// A date from one day to another; an end that is not given is open.
pub(super) fn between(first: Option<Date>, last: Option<Date>) -> EventDate {
    let written = |day: Option<Date>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
    format!("{}/{}", written(first), written(last))
        .parse()
        .unwrap()
}

/// An event with nothing said but what must be.
pub(super) fn event(id: &str, kind: Kind, when: (Date, Date)) -> Event {
    Event {
        id: id.into(),
        kind,
        date: between(Some(when.0), Some(when.1)),
        date_text: None,
        place: "p0".into(),
        people: None,
        women: None,
        men: None,
        children: None,
        to: None,
        via: Vec::new(),
        tags: Vec::new(),
        status: None,
        related: Vec::new(),
        part_of: None,
        same_people: None,
        rollup: false,
        sensitive: false,
        summary: None,
        notes: None,
        reports: Vec::new(),
    }
}

pub(super) fn dataset(events: Vec<Event>) -> Dataset {
    Dataset {
        title: "made up".into(),
        sources: sources(),
        places: places(),
        events: events.into(),
        ..Dataset::default()
    }
}

const PUBLISHERS: [&str; 3] = ["Daily NK", "Yonhap", "Reuters"];
const TAGS: [&str; 3] = ["in-transit", "family", "brokers"];

fn sources() -> Vec<Source> {
    // The last has the publisher of the first: one voice, two articles.
    PUBLISHERS
        .iter()
        .chain(&PUBLISHERS[..1])
        .zip(0..)
        .map(|(publisher, number)| Source {
            id: format!("s{number}").into(),
            publisher: Some((*publisher).into()),
            title: None,
            author: None,
            published: None,
            url: None,
            archive_url: None,
            language: None,
            note: None,
        })
        .collect()
}

fn places() -> Vec<Place> {
    let place = |id: &str, country: Option<&str>, admin1: Option<&str>, at, precision| Place {
        id: id.into(),
        name: format!("Place {id}"),
        names: [("zh".to_owned(), format!("地{id}"))].into(),
        country: country.map(Into::into),
        admin1: admin1.map(Into::into),
        at,
        precision,
        radius_km: None,
        geonames: None,
    };
    let at = |lat, lon| Some(LatLon { lat, lon });
    vec![
        place(
            "p0",
            Some("CN"),
            Some("CN-21"),
            at(41.8, 123.4),
            Precision::City,
        ),
        place(
            "p1",
            Some("CN"),
            Some("CN-22"),
            at(42.9, 129.5),
            Precision::Prefecture,
        ),
        place(
            "p2",
            Some("CN"),
            Some("CN-22"),
            at(43.0, 126.0),
            Precision::Province,
        ),
        place(
            "p3",
            Some("CN"),
            Some("CN-21"),
            at(41.0, 126.0),
            Precision::BorderArea,
        ),
        place("p4", Some("LA"), None, None, Precision::Country),
        place("p5", None, None, None, Precision::Country),
    ]
}

fn kinds() -> impl Strategy<Value = Kind> {
    select(vec![
        Kind::Arrest,
        Kind::Repatriation,
        Kind::Policy,
        Kind::Other(KindId::from("own")),
    ])
}

fn days() -> impl Strategy<Value = Date> {
    (0_i64..1500).prop_map(|days| date(2017, 11, 1).saturating_add(days.days()))
}

/// A day, a week, month, quarter or year, an interval, or one with an open end or two.
fn dates() -> impl Strategy<Value = EventDate> {
    let unit = (days(), select(Unit::ALL.to_vec())).prop_map(|(day, unit)| {
        let span = unit.span_of(day);
        between(Some(span.first), Some(span.last))
    });
    let interval = (days(), days())
        .prop_map(|(one, other)| between(Some(one.min(other)), Some(one.max(other))));
    prop_oneof![
        6 => unit,
        2 => interval,
        1 => days().prop_map(|day| between(Some(day), None)),
        1 => days().prop_map(|day| between(None, Some(day))),
    ]
}

fn people() -> impl Strategy<Value = Option<People>> {
    let number = || 0_u32..300;
    let ordered = (number(), number(), number()).prop_map(|(a, b, c)| {
        let mut all = [a, b, c];
        all.sort_unstable();
        all
    });
    let range = (ordered, any::<[bool; 3]>()).prop_map(|([min, best, max], given)| {
        let given = |number, place: usize| given[place].then_some(number);
        People::new(given(min, 0), given(best, 1), given(max, 2), None).unwrap()
    });
    proptest::option::weighted(0.8, range)
}

fn subset<T: Clone + Ord + std::fmt::Debug + 'static>(
    all: Vec<T>,
) -> impl Strategy<Value = Vec<T>> {
    let most = all.len();
    subsequence(all, 0..=most)
}

fn events(number: usize, of: usize) -> impl Strategy<Value = Event> {
    let link =
        || proptest::option::weighted(0.25, (0..of).prop_map(|n| EventId::from(format!("e{n}"))));
    let report = (0..4_usize, people()).prop_map(|(source, people)| Report {
        source: SourceId::from(format!("s{source}")),
        people,
        date: None,
        note: None,
    });
    (
        (
            kinds(),
            dates(),
            (0..6_usize, proptest::option::of(0..6_usize)),
            people(),
            proptest::bool::weighted(0.1),
        ),
        (link(), link(), proptest::option::of(0..9_u32)),
        subset(TAGS.to_vec()),
        proptest::option::of(select(Status::ALL.to_vec())),
        proptest::collection::vec(report, 0..3),
        proptest::option::of(select(vec![
            "Nine people, two TEENAGERS",
            "no-one named",
            "Ärzte",
        ])),
    )
        .prop_map(
            move |(what, (part_of, same_people, women), tags, status, reports, summary)| {
                let (kind, when, (place, to), people, rollup) = what;
                Event {
                    date: when,
                    place: PlaceId::from(format!("p{place}")),
                    to: to.map(|to| PlaceId::from(format!("p{to}"))),
                    people,
                    women,
                    tags: tags.into_iter().map(Into::into).collect(),
                    status,
                    // An event may even name itself: that must not hurt either.
                    part_of,
                    same_people,
                    rollup,
                    summary: summary.map(Into::into),
                    reports,
                    ..event(
                        &format!("e{number}"),
                        kind,
                        (date(2019, 1, 1), date(2019, 1, 1)),
                    )
                }
            },
        )
}

/// One or two datasets with the same ids in them.
pub(crate) fn datasets() -> impl Strategy<Value = Vec<Dataset>> {
    let one = (0..14_usize).prop_flat_map(|of| {
        (0..of)
            .map(|number| events(number, of))
            .collect::<Vec<_>>()
            .prop_map(dataset)
    });
    proptest::collection::vec(one, 1..3)
}

/// More rows than are looked at in one go.
pub(crate) fn many() -> impl Strategy<Value = Vec<Dataset>> {
    let events = (0..1_300).map(|number| events(number, 1_300));
    events
        .collect::<Vec<_>>()
        .prop_map(|events| vec![dataset(events)])
}

fn picks<T: Clone + Ord + std::fmt::Debug + 'static>(
    all: Vec<T>,
) -> impl Strategy<Value = Pick<T>> {
    let only = subset(all).prop_map(|some| Pick::Only(some.into_iter().collect()));
    prop_oneof![2 => Just(Pick::All), 1 => only]
}

pub(crate) fn filters() -> impl Strategy<Value = Filter> {
    let own = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let regions = [
        "CN-21",
        "CN-22",
        "CN-unknown",
        "CN",
        "LA",
        Table::REGION_UNKNOWN,
    ];
    let area = Area(vec![
        LatLon {
            lat: 40.0,
            lon: 120.0,
        },
        LatLon {
            lat: 45.0,
            lon: 120.0,
        },
        LatLon {
            lat: 40.0,
            lon: 132.0,
        },
    ]);
    let kinds = vec![Kind::Arrest, Kind::Repatriation, Kind::Policy];
    (
        (proptest::option::of(days()), proptest::option::of(days())),
        select(vec![Reading::Possible, Reading::Certain]),
        (picks(kinds), picks(regions.map(RegionId::from).to_vec())),
        proptest::option::weighted(0.2, Just(area)),
        (picks(own(&TAGS)), picks(own(&PUBLISHERS))),
        (
            picks(Status::ALL.to_vec()),
            picks(Precision::ALL.to_vec()),
            picks(Who::ALL.to_vec()),
        ),
        proptest::option::weighted(0.2, 0..200_u32),
        select(vec![
            "",
            "",
            "",
            "teenagers",
            "daily nine",
            "地P1",
            "e1 place",
            "ärzte",
        ]),
    )
        .prop_map(
            |((from, to), reading, (kinds, regions), area, lists, picks, people, text)| Filter {
                from,
                to,
                reading,
                kinds,
                regions,
                area,
                tags: lists.0,
                publishers: lists.1,
                statuses: picks.0,
                precisions: picks.1,
                who: picks.2,
                people_at_least: people,
                text: text.into(),
            },
        )
}
