//! What the program answers, as JSON that the peers' answers can be held against.

use refoulement_atlas::model::Total;
use refoulement_atlas::state::State;
use refoulement_atlas::table::{Bin, BinPart, Filter, Group, Pick, Reading, Table, Who};
use serde_json::{Value, json};

/// The filter, in numbers.
pub fn filter(table: &Table, filter: &Filter) -> Value {
    let regions = table
        .regions()
        .iter()
        .map(|region| filter.regions.lets(region) || filter.regions.lets(&region.country().into()));
    let regions: Vec<bool> = if filter.regions.is_all() {
        Vec::new()
    } else {
        regions.collect()
    };
    json!({
        "from": filter.from.map(Table::day_number),
        "to": filter.to.map(Table::day_number),
        "certain": filter.reading == Reading::Certain,
        "kinds": picked(&filter.kinds, table.kinds()),
        "regions": (!filter.regions.is_all()).then(|| numbers(regions.into_iter())),
        "tags": picked(&filter.tags, table.tags()),
        "publishers": picked(&filter.publishers, table.publishers()),
        "statuses": picked(&filter.statuses, &refoulement_atlas::model::Status::ALL),
        "precisions": picked(&filter.precisions, &refoulement_atlas::model::Precision::ALL),
        "who": picked(&filter.who, &Who::ALL),
        "people": filter.people_at_least,
    })
}

/// The numbers of what is let through; nothing where everything is.
fn picked<T: Ord>(pick: &Pick<T>, all: &[T]) -> Option<Vec<usize>> {
    (!pick.is_all()).then(|| numbers(all.iter().map(|one| pick.lets(one))))
}

fn numbers(lets: impl Iterator<Item = bool>) -> Vec<usize> {
    lets.enumerate()
        .filter(|(_, lets)| *lets)
        .map(|(at, _)| at)
        .collect()
}

/// Everything that the peers are asked too.
pub fn answer(state: &State) -> Value {
    let (table, summary) = (state.table(), state.summary());
    let sexes = summary.sexes;
    json!({
        "filter": filter(table, state.filter()),
        "total": groups(&summary.by_kind, table.kinds()),
        "kinds": groups(&summary.kinds, table.kinds()),
        "regions": groups(&summary.regions, table.regions()),
        "tags": groups(&summary.tags, table.tags()),
        "publishers": groups(&summary.publishers, table.publishers()),
        "statuses": groups(&summary.statuses, &refoulement_atlas::model::Status::ALL),
        "precisions": groups(&summary.precisions, &refoulement_atlas::model::Precision::ALL),
        "sexes": [sexes.women, sexes.men, sexes.children, sexes.given],
        "bins": bins(state),
    })
}

/// Key, totals by kind, and the total of what is not added.
fn groups<T: PartialEq>(groups: &[Group<T>], keys: &[T]) -> Vec<Value> {
    let group = |group: &Group<T>| {
        let key = keys.iter().position(|key| *key == group.key);
        let kinds: Vec<_> = group.kinds.iter().map(six).collect();
        json!([key, kinds, six(&group.hatched)])
    };
    groups.iter().map(group).collect()
}

fn six(total: &Total) -> [u64; 6] {
    [
        total.events,
        total.without_number,
        total.low,
        total.estimate,
        total.high,
        total.open,
    ]
}

/// Month, kind, and events, low, estimate and high: of what is added, then of what is not.
fn bins(state: &State) -> Vec<Value> {
    let bins = &state.timeline().histogram;
    let month = |at: usize| {
        let day = bins.spans[at].first;
        i32::from(day.year()) * 12 + i32::from(day.month()) - 1
    };
    let mut all = Vec::new();
    for (kind, list) in bins.kinds.iter().enumerate() {
        for (at, bin) in list
            .iter()
            .enumerate()
            .filter(|(_, bin)| **bin != Bin::default())
        {
            let added = four(&bin.solid, &bin.spread);
            all.push(json!([
                month(at),
                kind,
                added,
                four(&bin.hatched, &BinPart::default())
            ]));
        }
    }
    all
}

fn four(one: &BinPart, other: &BinPart) -> [u64; 4] {
    [
        one.events + other.events,
        one.low + other.low,
        one.estimate + other.estimate,
        one.high + other.high,
    ]
}
