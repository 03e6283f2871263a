//! The plain model: what a filter asks, told from the events themselves as slowly as can be.

use jiff::civil::Date;

use crate::model::Total;
use crate::table::{Dimension, Filter, Pick, Reading, Row, Selection, Table};

/// Whether a row passes one dimension, told from the event itself as slowly as can be.
pub(super) fn passes(table: &Table, filter: &Filter, row: Row, dimension: Dimension) -> bool {
    let (event, bounds) = (&table.event(row), table.bounds(row));
    let place = &table.places()[table.place(row)].place;
    let voices = || {
        let sources = &table.datasets()[table.dataset(row)].sources;
        event.reports.iter().map(|report| {
            sources
                .iter()
                .find(|source| source.id == report.source)
                .unwrap()
                .voice()
        })
    };
    let (from, to) = (
        filter.from.unwrap_or(Date::MIN),
        filter.to.unwrap_or(Date::MAX),
    );
    match dimension {
        Dimension::Time if filter.reading == Reading::Certain => {
            from <= bounds.first && bounds.last <= to
        }
        Dimension::Time => from <= to && bounds.first <= to && bounds.last >= from,
        Dimension::Kind => filter.kinds.lets(&event.kind),
        Dimension::Region => {
            let region = &table.regions()[table.region(row)];
            filter.regions.lets(region) || filter.regions.lets(&region.country().into())
        }
        Dimension::Area => filter.area.as_ref().is_none_or(|area| {
            place.at.is_some_and(|at| area.contains(at)) && !place.precision.is_regional()
        }),
        Dimension::Tag => {
            filter.tags.is_all() || event.tags.iter().any(|tag| filter.tags.lets(tag))
        }
        Dimension::Publisher => {
            filter.publishers.is_all() || voices().any(|one| filter.publishers.lets(&one.into()))
        }
        Dimension::Status => filter.statuses.lets(&event.status.unwrap_or_default()),
        Dimension::Who => match &filter.who {
            Pick::All => true,
            Pick::Only(some) => some.iter().any(|who| who.is_in(event)),
        },
        Dimension::Precision => filter.precisions.lets(&place.precision),
        Dimension::People => filter.people_at_least.is_none_or(|least| {
            let people = event.people();
            people.has_number() && people.high().is_none_or(|high| high >= least)
        }),
        Dimension::Text => {
            let mut all = vec![
                event.id.to_string(),
                place.id.to_string(),
                place.name.clone(),
            ];
            all.extend(event.summary.clone());
            all.extend(place.names.values().cloned());
            all.extend(voices().map(str::to_owned));
            let all = all.join("\n").to_lowercase();
            filter
                .text
                .split_whitespace()
                .all(|word| all.contains(&word.to_lowercase()))
        }
    }
}

pub(super) fn shown(table: &Table, filter: &Filter, except: Option<Dimension>) -> Vec<Row> {
    let asked = || {
        Dimension::ALL
            .into_iter()
            .filter(|dimension| Some(*dimension) != except)
    };
    table
        .rows()
        .filter(|row| asked().all(|one| passes(table, filter, *row, one)))
        .collect()
}

/// Every event that one leads to by `part_of` and `same_people`.
pub(super) fn led_to(table: &Table, row: Row) -> Vec<Row> {
    let mut found = vec![row];
    let mut next = 0;
    while let Some(row) = found.get(next).copied() {
        let event = table.event(row);
        let named = event.part_of.iter().chain(&event.same_people);
        for named in named.filter_map(|id| table.find(table.dataset(row), id)) {
            if !found.contains(&named) {
                found.push(named);
            }
        }
        next += 1;
    }
    found.split_off(1)
}

pub(super) fn sum(table: &Table, selection: &Selection, keep: impl Fn(Row) -> bool) -> Total {
    let mut total = Total::default();
    for row in selection
        .rows
        .iter()
        .copied()
        .filter(|row| selection.is_added(*row) && keep(*row))
    {
        total += Total::of(&table.event(row).people());
    }
    total
}

/// What two picks both let through.
pub(super) fn both<T: Ord + Clone>(one: &Pick<T>, other: &Pick<T>) -> Pick<T> {
    match (one, other) {
        (Pick::All, pick) | (pick, Pick::All) => pick.clone(),
        (Pick::Only(one), Pick::Only(other)) => Pick::Only(one & other),
    }
}
