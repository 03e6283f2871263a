//! Which events pass: one filter of each sort, and all of them together.

mod common;

use divan::{Bencher, black_box};
use jiff::civil::date;
use refoulement_atlas::model::{Kind, Precision, Status};
use refoulement_atlas::table::{Filter, Pick, Who};

fn main() {
    divan::main();
}

/// What is filtered by.
const SORTS: [&str; 9] = [
    "nothing",
    "window",
    "kind",
    "region",
    "tag",
    "publisher",
    "who",
    "people",
    ALL,
];

/// All filters at once.
const ALL: &str = "all of them";

/// A filter of a sort.
fn filter(sort: &str) -> Filter {
    let mut filter = Filter::default();
    let is = |one: &str| sort == one || sort == ALL;
    if is("window") {
        (filter.from, filter.to) = (Some(date(2005, 1, 1)), Some(date(2014, 12, 31)));
    }
    if is("kind") {
        filter.kinds = Pick::Only([Kind::Arrest, Kind::Repatriation].into());
    }
    if is("region") {
        filter.regions = Pick::Only(["CN".into()].into());
    }
    if is("tag") {
        filter.tags = Pick::Only(["in-the-rain".into(), "by-kite".into()].into());
    }
    if is("publisher") {
        filter.publishers = Pick::Only(["Example Post".into(), "Sample Post".into()].into());
    }
    if is("who") {
        filter.who = Pick::Only([Who::Women].into());
    }
    if is("people") {
        filter.people_at_least = Some(5);
    }
    if sort == ALL {
        filter.statuses = Pick::Only([Status::Reported].into());
        filter.precisions = Pick::Only([Precision::City].into());
    }
    filter
}

/// Each size and sort.
fn sorts() -> Vec<(u32, &'static str)> {
    let sizes = common::sizes().into_iter();
    sizes
        .flat_map(|size| SORTS.map(|sort| (size, sort)))
        .collect()
}

/// The rows that pass, and which of them are added.
#[divan::bench(args = sorts())]
fn select(bencher: Bencher, (events, sort): &(u32, &str)) {
    let (table, filter) = (common::table(*events), filter(sort));
    bencher.bench_local(|| black_box(filter.select(&table, None)));
}
