//! What always holds of tables, filters, totals and bins, whatever the data.

mod bins;
mod plain;

use proptest::prelude::*;
use proptest::sample::select;

use crate::model::{Kind, Total};
use crate::table::generated::{datasets, filters, many, table};
use crate::table::{
    Bins, Dimension, Filter, KindSum, Reading, Row, Sieve, SortBy, Summary, Table, Unit,
};
use plain::{both, led_to, shown, sum};

fn dimensions() -> impl Strategy<Value = Option<Dimension>> {
    proptest::option::of(select(Dimension::ALL.to_vec()))
}

/// A filter with one dimension of another.
fn with(filter: &Filter, other: &Filter, dimension: Dimension) -> Filter {
    let (mut filter, other) = (filter.clone(), other.clone());
    match dimension {
        Dimension::Time => {
            (filter.from, filter.to, filter.reading) = (other.from, other.to, other.reading);
        }
        Dimension::Kind => filter.kinds = other.kinds,
        Dimension::Region => filter.regions = other.regions,
        Dimension::Area => filter.area = other.area,
        Dimension::Tag => filter.tags = other.tags,
        Dimension::Publisher => filter.publishers = other.publishers,
        Dimension::Status => filter.statuses = other.statuses,
        Dimension::Who => filter.who = other.who,
        Dimension::Precision => filter.precisions = other.precisions,
        Dimension::People => filter.people_at_least = other.people_at_least,
        Dimension::Text => filter.text = other.text,
    }
    filter
}

proptest! {
    #[test]
    fn a_selection_is_what_the_plain_model_says(
        datasets in datasets(), filter in filters(), except in dimensions(),
    ) {
        let table = table(&datasets);
        let selection = filter.select(&table, except);
        prop_assert_eq!(&selection.rows, &shown(&table, &filter, except));
        for row in table.rows() {
            prop_assert_eq!(selection.contains(row), selection.rows.contains(&row));
            prop_assert!(selection.contains(row) || !selection.is_added(row));
        }
    }

    #[test]
    fn a_column_says_what_its_event_says(datasets in datasets()) {
        let table = table(&datasets);
        prop_assert_eq!(table.len(), datasets.iter().map(|one| one.events.len()).sum::<usize>());
        for row in table.rows() {
            let event = table.event(row);
            prop_assert_eq!(&table.kinds()[table.kind(row)], &event.kind);
            prop_assert_eq!(table.people(row), Total::of(&event.people()));
            prop_assert_eq!(&table.places()[table.place(row)].place.id, &event.place);
            prop_assert_eq!(table.places()[table.place(row)].dataset, table.dataset(row));
            prop_assert!(table.span().is_some_and(|span| table.bounds(row).lies_in(&span)));
        }
    }

    #[test]
    fn rows_lie_in_the_order_of_their_days(datasets in datasets()) {
        let table = table(&datasets);
        let keys: Vec<_> = table
            .rows()
            .map(|row| {
                let bounds = table.bounds(row);
                (bounds.first, bounds.last, table.columns.event[row.index()])
            })
            .collect();
        prop_assert!(keys.is_sorted());
    }

    #[test]
    fn a_filter_answers_the_same_whatever_was_asked_before(
        datasets in datasets(), asked in proptest::collection::vec((filters(), dimensions()), 1..8),
        unit in select(Unit::ALL.to_vec()),
    ) {
        let table = table(&datasets);
        let mut sieve = Sieve::new(&table);
        let mut kept = Summary::of(&table, &sieve);
        for (other, dimension) in asked {
            // Readers mostly change one dimension.
            let filter = dimension.map_or(other.clone(), |one| with(sieve.filter(), &other, one));
            let changed = sieve.set(&table, &filter);
            kept = kept.next(&table, &sieve, &changed);
            let fresh = Summary::new(&table, &filter);
            prop_assert_eq!(format!("{kept:?}"), format!("{fresh:?}"));
            let [histogram] = Bins::without_time(&table, &sieve, [unit]);
            let without_time = filter.select(&table, Some(Dimension::Time));
            prop_assert_eq!(histogram.kinds, Bins::new(&table, &without_time, unit).kinds);
        }
    }

    #[test]
    fn an_order_is_what_the_plain_model_says(datasets in datasets()) {
        let table = table(&datasets);
        let name = |place: usize| table.places()[place].place.name.clone();
        let sorted = |key: &dyn Fn(&Row) -> (bool, u64, String)| {
            let mut rows: Vec<Row> = table.rows().collect();
            rows.sort_by_key(key);
            rows
        };
        let number = |number: u64| (false, number, String::new());
        let none = (true, 0, String::new());
        let plain = |by| match by {
            SortBy::Date => sorted(&|_| number(0)),
            SortBy::Kind => sorted(&|row| number(table.kind(*row) as u64)),
            SortBy::Place => sorted(&|row| (false, 0, name(table.place(*row)))),
            SortBy::To => sorted(&|row| table.to(*row).map_or(none.clone(), |to| (false, 0, name(to)))),
            SortBy::People => sorted(&|row| number(table.event(*row).people().numbers.estimate().into())),
            SortBy::Sources => sorted(&|row| number(table.event(*row).sources() as u64)),
            SortBy::Status => sorted(&|row| number(table.event(*row).status.unwrap_or_default() as u64)),
        };
        for by in SortBy::ALL {
            prop_assert_eq!(table.order(by), plain(by));
        }
    }

    #[test]
    fn narrowing_never_adds_a_row(datasets in datasets(), wide in filters(), also in filters()) {
        let table = table(&datasets);
        for dimension in Dimension::ALL {
            let mut narrow = wide.clone();
            match dimension {
                Dimension::Time => {
                    narrow.from = wide.from.max(also.from);
                    narrow.to = wide.to.into_iter().chain(also.to).min();
                }
                Dimension::Kind => narrow.kinds = both(&wide.kinds, &also.kinds),
                Dimension::Region if wide.regions.is_all() => narrow.regions = also.regions.clone(),
                Dimension::Area => narrow.area = wide.area.clone().or(also.area.clone()),
                Dimension::Tag => narrow.tags = both(&wide.tags, &also.tags),
                Dimension::Publisher => narrow.publishers = both(&wide.publishers, &also.publishers),
                Dimension::Status => narrow.statuses = both(&wide.statuses, &also.statuses),
                Dimension::Who if wide.who.is_all() => narrow.who = also.who.clone(),
                Dimension::Region | Dimension::Who => {}
                Dimension::Precision => narrow.precisions = both(&wide.precisions, &also.precisions),
                Dimension::People => narrow.people_at_least = wide.people_at_least.max(also.people_at_least),
                Dimension::Text => narrow.text = format!("{} {}", wide.text, also.text),
            }
            let (wide, narrow) = (wide.select(&table, None), narrow.select(&table, None));
            for row in narrow.rows {
                prop_assert!(wide.contains(row), "{dimension:?}");
            }
        }
    }

    #[test]
    fn what_is_certain_is_possible(datasets in datasets(), filter in filters()) {
        let table = table(&datasets);
        let possible = Filter { reading: Reading::Possible, ..filter.clone() }.select(&table, None);
        let certain = Filter { reading: Reading::Certain, ..filter }.select(&table, None);
        for row in certain.rows {
            prop_assert!(possible.contains(row));
        }
    }

    #[test]
    fn nobody_is_added_twice_and_nobody_is_lost(datasets in datasets(), filter in filters()) {
        let table = table(&datasets);
        let selection = filter.select(&table, None);
        for row in selection.rows.iter().copied() {
            let holds = |other: &Row| {
                *other != row && table.kind(*other) == table.kind(row) && selection.contains(*other)
            };
            let led: Vec<Row> = led_to(&table, row).into_iter().filter(holds).collect();
            // No file that opens has a circle; where there is one all the same, nobody may be lost.
            let in_circle = |one: &Row| led_to(&table, *one).iter().any(|other| led_to(&table, *other).contains(one));
            let free_of_circles = !in_circle(&row) && !led_to(&table, row).iter().any(in_circle);
            if table.is_rollup(row) {
                prop_assert!(!selection.is_added(row));
            } else if selection.is_added(row) {
                // Whatever holds its people is a rollup.
                prop_assert!(!free_of_circles || led.iter().all(|other| table.is_rollup(*other)));
            } else {
                // Its people are in the number of an event that is added.
                prop_assert!(led.iter().any(|other| selection.is_added(*other)));
            }
        }
    }

    #[test]
    fn no_filter_adds_more_people_than_there_are_in_all(datasets in datasets(), filter in filters()) {
        let table = table(&datasets);
        let added = filter.select(&table, None).total(&table).estimate;
        prop_assert!(added <= table.people_in_all(), "{} of {}", added, table.people_in_all());
        let each = table.rows().filter(|row| !table.is_rollup(*row)).map(|row| table.people(row).estimate);
        prop_assert_eq!(table.people_in_all(), each.sum::<u64>());
    }

    #[test]
    fn groups_say_what_the_plain_model_says(datasets in datasets(), filter in filters()) {
        let table = table(&datasets);
        groups_are_plain(&table, &filter)?;
        others_are_plain(&table, &filter)?;
    }

    #[test]
    fn sums_by_place_and_route_say_what_the_plain_model_says(datasets in datasets(), filter in filters()) {
        let table = table(&datasets);
        let Summary { selection, places, routes, .. } = Summary::new(&table, &filter);
        let says = |sums: &[KindSum], all: &[Row]| {
            for kind in 0..table.kinds().len() {
                let own = |row: &&Row| table.kind(**row) == kind && selection.contains(**row);
                let (mut added, mut not_added) = (Total::default(), Total::default());
                for row in all.iter().filter(own) {
                    let people = Total::of(&table.event(*row).people());
                    *if selection.is_added(*row) { &mut added } else { &mut not_added } += people;
                }
                let told = sums.iter().find(|sum| sum.kind == kind);
                let told = told.map(|sum| (sum.added, sum.not_added));
                let any = added.events + not_added.events > 0;
                prop_assert_eq!(told, any.then_some((added, not_added)));
            }
            Ok(())
        };
        for place in 0..table.places().len() {
            let all: Vec<Row> = table.rows().filter(|row| table.place(*row) == place).collect();
            prop_assert_eq!(table.rows_at(place), &all);
            says(places.of(place), &all)?;
        }
        for (route, (place, to)) in table.routes().iter().enumerate() {
            let sent = |row: &Row| {
                table.event(*row).kind == Kind::Repatriation
                    && (table.place(*row), table.to(*row)) == (*place, Some(*to))
            };
            let all: Vec<Row> = table.rows().filter(sent).collect();
            prop_assert_eq!(table.rows_on(route), &all);
            says(routes.of(route), &all)?;
        }
        let on_routes: usize = (0..table.routes().len()).map(|route| table.rows_on(route).len()).sum();
        let sent = |row: &Row| table.event(*row).kind == Kind::Repatriation && table.to(*row).is_some();
        prop_assert_eq!(on_routes, table.rows().filter(sent).count());
    }

    #[test]
    fn groups_add_up_to_the_total_beside_them(datasets in datasets(), filter in filters()) {
        let table = table(&datasets);
        let summary = Summary::new(&table, &filter);
        let add = |totals: Vec<Total>| totals.into_iter().fold(Total::default(), |mut all, one| {
            all += one;
            all
        });
        let all = |dimension| filter.select(&table, dimension).total(&table);
        prop_assert_eq!(summary.total, all(None));
        prop_assert_eq!(add(summary.by_kind.iter().map(|one| one.total).collect()), summary.total);
        prop_assert_eq!(summary.not_added, summary.by_kind.iter().map(|one| one.not_added).sum::<u64>());
        prop_assert_eq!(summary.total.events + summary.not_added, summary.selection.rows.len() as u64);
        prop_assert_eq!(add(summary.regions.iter().map(|one| one.total).collect()), all(Some(Dimension::Region)));
        prop_assert_eq!(add(summary.statuses.iter().map(|one| one.total).collect()), all(Some(Dimension::Status)));
        prop_assert_eq!(add(summary.precisions.iter().map(|one| one.total).collect()), all(Some(Dimension::Precision)));
        for group in &summary.regions {
            prop_assert_eq!(add(group.kinds.clone()), group.total);
            prop_assert_eq!(group.kinds.len(), table.kinds().len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn many_rows_are_summed_up_as_few_are(datasets in many(), filter in filters()) {
        let table = table(&datasets);
        groups_are_plain(&table, &filter)?;
        others_are_plain(&table, &filter)?;
        let summary = Summary::new(&table, &filter);
        prop_assert_eq!(&summary.selection.rows, &shown(&table, &filter, None));
        let bins = Bins::new(&table, &summary.selection, Unit::Year);
        for (kind, group) in summary.by_kind.iter().enumerate() {
            prop_assert_eq!(bins.total(kind), group.total);
        }
    }
}

/// What is summed up at once is what is summed up one by one.
fn groups_are_plain(table: &Table, filter: &Filter) -> Result<(), TestCaseError> {
    let summary = Summary::new(table, filter);
    let group = |dimension, keep: &dyn Fn(Row) -> bool| {
        let selection = filter.select(table, dimension);
        let not_added = selection.not_added().filter(|row| keep(*row)).count() as u64;
        (sum(table, &selection, keep), not_added)
    };
    for kind in &summary.kinds {
        let own = |row| table.event(row).kind == kind.key;
        prop_assert_eq!(
            (kind.total, kind.not_added),
            group(Some(Dimension::Kind), &own)
        );
    }
    for kind in &summary.by_kind {
        let own = |row| table.event(row).kind == kind.key;
        prop_assert_eq!((kind.total, kind.not_added), group(None, &own));
    }
    for region in &summary.regions {
        let own = |row| table.regions()[table.region(row)] == region.key;
        prop_assert_eq!(
            (region.total, region.not_added),
            group(Some(Dimension::Region), &own)
        );
    }
    for tag in &summary.tags {
        let own = |row: Row| table.event(row).tags.contains(&tag.key);
        prop_assert_eq!(
            (tag.total, tag.not_added),
            group(Some(Dimension::Tag), &own)
        );
    }
    for one in &summary.publishers {
        let name = table
            .publishers()
            .iter()
            .position(|name| *name == one.key)
            .unwrap();
        let own = |row| {
            table
                .publishers_of(row)
                .iter()
                .any(|voice| *voice as usize == name)
        };
        prop_assert_eq!(
            (one.total, one.not_added),
            group(Some(Dimension::Publisher), &own)
        );
    }
    for status in &summary.statuses {
        let own = |row| table.event(row).status.unwrap_or_default() == status.key;
        prop_assert_eq!(
            (status.total, status.not_added),
            group(Some(Dimension::Status), &own)
        );
    }
    for one in &summary.precisions {
        let own = |row| table.places()[table.place(row)].place.precision == one.key;
        prop_assert_eq!(
            (one.total, one.not_added),
            group(Some(Dimension::Precision), &own)
        );
    }
    for region in &summary.by_region {
        let own = |row| table.regions()[table.region(row)] == region.key;
        prop_assert_eq!((region.total, region.not_added), group(None, &own));
    }
    Ok(())
}

/// Who is among them, and what one dimension alone keeps out.
fn others_are_plain(table: &Table, filter: &Filter) -> Result<(), TestCaseError> {
    let summary = Summary::new(table, filter);
    let women: u64 = filter
        .select(table, Some(Dimension::Who))
        .added()
        .filter_map(|row| table.event(row).women)
        .map(u64::from)
        .sum();
    prop_assert_eq!(summary.sexes.women, women);
    let sexes = filter.select(table, Some(Dimension::Who));
    let given = |row: &Row| {
        let event = table.event(*row);
        event.women.or(event.men).or(event.children).is_some()
    };
    prop_assert_eq!(
        summary.sexes.given,
        sexes.added().filter(given).count() as u64
    );
    prop_assert_eq!(summary.sexes.events, sexes.added().count() as u64);
    for dimension in Dimension::ALL {
        let alone = |row: &Row| !filter.select(table, None).contains(*row);
        let alone = filter
            .select(table, Some(dimension))
            .rows
            .into_iter()
            .filter(alone)
            .count();
        let told = summary.one_short.iter().find(|(one, _)| *one == dimension);
        prop_assert_eq!(told.map_or(0, |(_, events)| *events), alone as u64);
    }
    Ok(())
}
