//! What the public sees, of the bundled dataset and of changed copies of it.

use std::collections::HashMap;
use std::sync::Arc;

use super::*;
use crate::format::{Limits, NoGround, read, write};
use crate::jobs::open_bundled;
use crate::model::{EventDate, Place, PlaceId, Precision};
use crate::table::{Filter, Summary, Table};

fn bundled(regions: &Regions) -> Dataset {
    open_bundled(regions).unwrap().dataset
}

fn with(dataset: &Dataset, change: impl Fn(usize, &mut Event)) -> Dataset {
    let mut events: Vec<Event> = dataset.events.iter().collect();
    for (at, event) in events.iter_mut().enumerate() {
        change(at, event);
    }
    Dataset {
        events: events.into(),
        ..dataset.clone()
    }
}

const ALL: Public = Public {
    place: Some(PlaceFloor::Province),
    date: Some(DateFloor::Month),
    least: 10,
    drop_links: true,
};

#[test]
fn without_floors_only_what_must_not_leave_the_house_is_left_out() {
    let regions = Regions::embedded();
    let noted = with(&bundled(&regions), |at, event| {
        event.sensitive = at % 7 == 0;
        event.notes = Some("internal".into());
    });
    let (public, redaction) = redacted(&noted, &Public::default(), &regions);
    let sensitive = noted.events.iter().filter(|event| event.sensitive);
    let gone: Gone = sensitive
        .map(|event| (event.id, event.part_of.or(event.same_people)))
        .collect();
    assert_eq!(redaction.sensitive, gone.len());
    assert_eq!(redaction.notes, public.events.len());
    assert_eq!(
        (redaction.places, redaction.dates, redaction.texts),
        (0, 0, 0)
    );
    let expected = noted
        .events
        .iter()
        .filter(|event| !event.sensitive)
        .map(|mut event| {
            event.notes = None;
            unlink(&mut event, &gone);
            event
        });
    assert_eq!(
        public.events.iter().collect::<Vec<_>>(),
        expected.collect::<Vec<_>>()
    );
}

#[test]
fn what_the_public_sees_is_a_dataset_without_errors() {
    let regions = Regions::embedded();
    let dataset = with(&bundled(&regions), |at, event| {
        event.sensitive = at % 5 == 0;
    });
    for place in [
        None,
        Some(PlaceFloor::District),
        Some(PlaceFloor::Province),
        Some(PlaceFloor::Country),
    ] {
        let (public, _) = redacted(&dataset, &Public { place, ..ALL }, &regions);
        let text = write(&public);
        let opened = read(
            text.as_bytes(),
            "public",
            &Limits::default(),
            &NoGround,
            &|_| true,
        )
        .unwrap();
        assert_eq!(
            opened.diagnostics.errors, 0,
            "{:#?}",
            opened.diagnostics.listed
        );
        assert_eq!(opened.dataset.events, public.events);
    }
}

#[test]
fn no_place_or_date_is_said_more_closely_than_its_floor() {
    let regions = Regions::embedded();
    let (public, redaction) = redacted(&bundled(&regions), &ALL, &regions);
    assert!(redaction.places > 0 && redaction.dates > 0);
    assert!(
        public
            .places
            .iter()
            .all(|place| place.precision >= Precision::Province)
    );
    let vague = |date: &EventDate| dates::wider(date, ALL.date) == *date;
    assert!(public.events.iter().all(|event| vague(&event.date)));
    let reported = |event: &Event| {
        event
            .reports
            .iter()
            .filter_map(|report| report.date.clone())
            .all(|date| vague(&date))
    };
    assert!(public.events.iter().all(|event| reported(&event)));
}

#[test]
fn where_it_was_lies_within_the_radius_that_is_said() {
    let regions = Regions::embedded();
    let dataset = bundled(&regions);
    let own: HashMap<&PlaceId, &Place> = dataset
        .places
        .iter()
        .map(|place| (&place.id, place))
        .collect();
    for floor in [
        PlaceFloor::District,
        PlaceFloor::Province,
        PlaceFloor::Country,
    ] {
        let mut places = places::Places::new(&dataset, &regions);
        let wide: HashMap<PlaceId, PlaceId> = own
            .keys()
            .map(|id| ((*id).clone(), places.wider(id, Some(floor))))
            .collect();
        let events: Vec<Event> = dataset
            .events
            .iter()
            .map(|mut event| {
                event.place = wide.get(&event.place).unwrap().clone();
                event
            })
            .collect();
        let named = places.named(&events);
        for (id, place) in &own {
            let Some(said) = named.iter().find(|place| place.id == wide[*id]) else {
                continue;
            };
            if let (Some(was), Some(at)) = (place.at, said.at) {
                // A bridge counts for its own side, and a coast for the land: both within a few km.
                assert!(
                    was.km_to(at) <= said.radius_km() + 10.0,
                    "{} in {}",
                    id.as_str(),
                    said.id.as_str()
                );
            }
        }
    }
}

#[test]
fn where_there_is_a_floor_no_words_and_no_telling_id_are_left() {
    let regions = Regions::embedded();
    let dataset = with(&bundled(&regions), |_, event| {
        event.summary = Some("In Nanning, on 21 May.".into());
    });
    let (public, redaction) = redacted(&dataset, &ALL, &regions);
    assert_eq!(redaction.texts, public.events.len());
    for event in public.events.iter() {
        assert!(event.summary.is_none() && event.date_text.is_none());
        assert!(event.reports.iter().all(|report| report.note.is_none()));
    }
    let (before, after): (BTreeSet<_>, BTreeSet<_>) = (
        dataset.events.iter().map(|event| event.id).collect(),
        public.events.iter().map(|event| event.id).collect(),
    );
    assert!(before.is_disjoint(&after));
    assert_eq!(after.len(), public.events.len());
}

#[test]
fn the_order_of_the_file_says_nothing_of_the_days() {
    let regions = Regions::embedded();
    let dataset = bundled(&regions);
    let mut events: Vec<Event> = dataset.events.iter().collect();
    events.reverse();
    let reversed = Dataset {
        events: events.into(),
        ..dataset.clone()
    };
    let said = |dataset: &Dataset| {
        let (public, _) = redacted(dataset, &ALL, &regions);
        let events = public.events.iter();
        events
            .map(|event| (event.id, event.date, event.place, event.kind, event.people))
            .map(|event| format!("{event:?}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&dataset), said(&reversed));
}

#[test]
fn who_had_the_people_of_an_event_that_is_gone_is_still_not_counted_twice() {
    let regions = Regions::embedded();
    let mut events: Vec<Event> = bundled(&regions).events.iter().take(3).collect();
    let ids: Vec<EventId> = events.iter().map(|event| event.id.clone()).collect();
    for (at, event) in events.iter_mut().enumerate() {
        event.related.clear();
        event.part_of = None;
        event.same_people = at.checked_sub(1).map(|before| ids[before].clone());
        event.sensitive = at == 1;
    }
    let dataset = Dataset {
        events: events.into(),
        ..bundled(&regions)
    };
    let (public, redaction) = redacted(&dataset, &Public::default(), &regions);
    let last = public.events.iter().last().unwrap();
    assert_eq!(last.same_people.as_ref(), ids.first());
    assert_eq!((redaction.sensitive, redaction.unlinked), (1, 1));
}

#[test]
fn too_few_people_stand_at_no_place_and_date_that_could_be_said_less_closely() {
    let regions = Regions::embedded();
    let dataset = bundled(&regions);
    let (public, redaction) = redacted(&dataset, &ALL, &regions);
    assert!(redaction.merged > 0);
    let levels = levels(
        &dataset.events.iter().collect::<Vec<_>>(),
        &dataset,
        &ALL,
        &regions,
    );
    let widest = Level {
        place: Some(PlaceFloor::Country),
        date: Some(DateFloor::Year),
    };
    assert!(levels.contains(&widest) && levels.contains(&Level::of(&ALL)));
    let countries = public
        .places
        .iter()
        .filter(|place| place.precision == Precision::Country);
    assert!(countries.count() > 0);
}

#[test]
fn links_to_sources_go_where_they_are_to() {
    let regions = Regions::embedded();
    let dataset = bundled(&regions);
    let (public, redaction) = redacted(&dataset, &ALL, &regions);
    assert!(redaction.links > 0);
    assert!(
        public
            .sources
            .iter()
            .all(|source| source.url.is_none() && source.archive_url.is_none())
    );
    let kept = Public {
        drop_links: false,
        ..ALL
    };
    let (public, redaction) = redacted(&dataset, &kept, &regions);
    assert_eq!(redaction.links, 0);
    assert!(public.sources.iter().any(|source| source.url.is_some()));
}

#[test]
fn the_public_counts_the_same_people() {
    let regions = Regions::embedded();
    let dataset = bundled(&regions);
    let totals = |dataset: Dataset| {
        let table = Table::new(&[Arc::new(dataset)], &regions);
        format!("{:?}", Summary::new(&table, &Filter::default()).by_kind)
    };
    let (public, _) = redacted(&dataset, &ALL, &regions);
    assert_eq!(totals(public), totals(dataset));
}
