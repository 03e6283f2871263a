//! The rules of selections and bins by example.

use jiff::civil::{Date, date};

use crate::model::{Event, Kind, LatLon, People, RegionId};
use crate::table::generated::{between, dataset, event, table};
use crate::table::{Area, Bins, Filter, Pick, Reading, Row, Summary, Table, Unit};

const MAY: (Date, Date) = (date(2019, 5, 1), date(2019, 5, 31));
const DAY: (Date, Date) = (date(2019, 5, 21), date(2019, 5, 21));

fn people(event: Event, best: u32) -> Event {
    Event {
        people: Some(People::exactly(best)),
        ..event
    }
}

/// The ids of what is added.
fn added(events: Vec<Event>, filter: &Filter) -> Vec<String> {
    let table = table(&[dataset(events)]);
    let selection = filter.select(&table, None);
    selection
        .added()
        .map(|row| table.event(row).id.to_string())
        .collect()
}

#[test]
fn the_first_and_last_day_of_a_window_are_in_it() {
    let events = || {
        vec![
            event("day", Kind::Arrest, DAY),
            event("may", Kind::Arrest, MAY),
        ]
    };
    let window = |from, to, reading| {
        added(
            events(),
            &Filter {
                from: Some(from),
                to: Some(to),
                reading,
                ..Filter::default()
            },
        )
    };
    let (first, day, last) = (MAY.0, DAY.0, MAY.1);
    assert_eq!(window(day, day, Reading::Certain), ["day"]);
    assert_eq!(window(first, last, Reading::Certain), ["may", "day"]);
    assert_eq!(window(first, date(2019, 5, 30), Reading::Certain), ["day"]);
    assert_eq!(window(date(2019, 1, 1), first, Reading::Possible), ["may"]);
    assert_eq!(window(last, date(2020, 1, 1), Reading::Possible), ["may"]);
    assert!(window(date(2019, 6, 1), date(2020, 1, 1), Reading::Possible).is_empty());
    assert!(window(last, first, Reading::Possible).is_empty());
}

#[test]
fn a_part_is_added_only_while_the_whole_is_not_shown() {
    let events = || {
        let whole = event("whole", Kind::Repatriation, MAY);
        let part = event("part", Kind::Repatriation, DAY);
        vec![
            people(whole, 600),
            people(
                Event {
                    part_of: Some("whole".into()),
                    ..part
                },
                90,
            ),
        ]
    };
    assert_eq!(added(events(), &Filter::default()), ["whole"]);
    let by_words = Filter {
        text: "part".into(),
        ..Filter::default()
    };
    assert_eq!(added(events(), &by_words), ["part"]);
}

#[test]
fn those_arrested_and_later_returned_count_in_each_kind() {
    let arrest = event("arrest", Kind::Arrest, DAY);
    let sent = Event {
        same_people: Some("arrest".into()),
        ..event("sent", Kind::Repatriation, DAY)
    };
    let again = Event {
        same_people: Some("sent".into()),
        ..event("to-pyongyang", Kind::Repatriation, MAY)
    };
    assert_eq!(
        added(vec![arrest, sent, again], &Filter::default()),
        ["arrest", "sent"]
    );
}

#[test]
fn a_link_leads_on_through_events_of_another_kind_and_out_of_the_selection() {
    let first = event("first", Kind::Arrest, DAY);
    let held = Event {
        same_people: Some("first".into()),
        ..event("held", Kind::Detention, DAY)
    };
    let second = Event {
        same_people: Some("held".into()),
        ..event("second", Kind::Arrest, DAY)
    };
    let events = vec![first, held, second];
    assert_eq!(added(events.clone(), &Filter::default()), ["first", "held"]);
    let arrests = Filter {
        kinds: Pick::Only([Kind::Arrest].into()),
        ..Filter::default()
    };
    assert_eq!(added(events, &arrests), ["first"]);
}

#[test]
fn a_rollup_is_never_added_and_its_parts_are() {
    let rollup = Event {
        rollup: true,
        ..event("over-60", Kind::Arrest, MAY)
    };
    let part = Event {
        part_of: Some("over-60".into()),
        ..event("part", Kind::Arrest, DAY)
    };
    assert_eq!(
        added(vec![rollup.clone(), part], &Filter::default()),
        ["part"]
    );
    assert!(added(vec![rollup], &Filter::default()).is_empty());
}

#[test]
fn of_a_circle_the_earliest_is_added() {
    let one = Event {
        part_of: Some("b".into()),
        ..event("a", Kind::Arrest, DAY)
    };
    let two = Event {
        same_people: Some("a".into()),
        ..event("b", Kind::Arrest, DAY)
    };
    let own = Event {
        part_of: Some("c".into()),
        ..event("c", Kind::Arrest, DAY)
    };
    assert_eq!(added(vec![one, two, own], &Filter::default()), ["a", "c"]);
}

#[test]
fn a_chain_of_many_thousands_is_followed_to_its_end() {
    let link = |number: u32| Event {
        same_people: number
            .checked_sub(1)
            .map(|before| format!("{before:06}").into()),
        ..event(&format!("{number:06}"), Kind::Arrest, DAY)
    };
    assert_eq!(
        added((0..30_000).map(link).collect(), &Filter::default()),
        ["000000"]
    );
}

#[test]
fn the_same_id_in_two_datasets_is_two_events() {
    let whole = dataset(vec![event("a", Kind::Arrest, DAY)]);
    let part = dataset(vec![Event {
        part_of: Some("a".into()),
        ..event("b", Kind::Arrest, DAY)
    }]);
    let table = table(&[whole, part]);
    assert_eq!(Filter::default().select(&table, None).added().count(), 2);
}

#[test]
fn an_open_end_reaches_to_the_last_known_day_of_its_own_dataset() {
    let mut open = event("open", Kind::Arrest, DAY);
    open.date = between(Some(DAY.0), None);
    let own = dataset(vec![open, event("may", Kind::Arrest, MAY)]);
    let later = dataset(vec![event(
        "later",
        Kind::Arrest,
        (date(2024, 1, 1), date(2024, 1, 1)),
    )]);
    let table = table(&[own, later]);
    assert_eq!(table.bounds(Row(0)).last, MAY.1);
    assert_eq!(table.span().map(|span| span.last), Some(date(2024, 1, 1)));
}

#[test]
fn an_event_over_two_months_is_spread_by_days() {
    let vague = event(
        "vague",
        Kind::Arrest,
        (date(2019, 5, 22), date(2019, 6, 20)),
    );
    let table = table(&[dataset(vec![
        people(vague, 9),
        people(event("day", Kind::Arrest, DAY), 4),
    ])]);
    let bins = Bins::new(&table, &Filter::default().select(&table, None), Unit::Month);
    let [may, june] = bins.kinds[0][..] else {
        panic!("two months")
    };
    assert_eq!(
        (may.solid.events, may.solid.low),
        (Bins::SCALE, 4 * Bins::SCALE)
    );
    assert_eq!((may.spread.events, june.spread.events), (333_333, 666_667));
    assert_eq!(
        (may.spread.low, june.spread.low),
        (3 * Bins::SCALE, 6 * Bins::SCALE)
    );
}

#[test]
fn a_span_of_ten_thousand_years_is_binned_in_longer_units() {
    let ever = event("ever", Kind::Arrest, (date(1, 1, 1), date(9999, 12, 31)));
    let table = table(&[dataset(vec![people(ever, 7)])]);
    let bins = Bins::new(&table, &Filter::default().select(&table, None), Unit::Day);
    assert!(bins.spans.len() <= 100_000 && bins.unit > Unit::Week);
    assert_eq!(bins.total(0).low, 7);
}

#[test]
fn no_events_are_no_bins_and_no_span() {
    let table = table(&[]);
    let summary = Summary::new(&table, &Filter::default());
    let bins = Bins::new(&table, &summary.selection, Unit::Day);
    assert!(table.span().is_none() && bins.spans.is_empty() && summary.regions.is_empty());
    assert_eq!(summary.kinds.len(), Kind::BUILT_IN.len());
}

#[test]
fn a_place_that_nothing_is_known_of_is_in_the_region_unknown() {
    let nowhere = Event {
        place: "p5".into(),
        ..event("nowhere", Kind::Arrest, DAY)
    };
    let table = table(&[dataset(vec![nowhere])]);
    assert_eq!(
        table.regions()[table.region(Row(0))],
        RegionId::from(Table::REGION_UNKNOWN)
    );
}

#[test]
fn a_place_known_only_to_a_province_lies_in_no_area() {
    let corner = |lat, lon| LatLon { lat, lon };
    let all = Area(vec![
        corner(0., 90.),
        corner(0., 150.),
        corner(60., 150.),
        corner(60., 90.),
    ]);
    let at = |place: &str| Event {
        place: place.into(),
        ..event(place, Kind::Arrest, DAY)
    };
    let filter = Filter {
        area: Some(all),
        ..Filter::default()
    };
    assert_eq!(
        added(vec![at("p0"), at("p1"), at("p2"), at("p4")], &filter),
        ["p0", "p1"]
    );
}
