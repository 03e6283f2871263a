//! From packed events to the columns of a table, each place's region told anew.

mod common;

use std::sync::Arc;

use divan::{Bencher, black_box};
use refoulement_atlas::geo::Regions;
use refoulement_atlas::table::Table;

fn main() {
    divan::main();
}

/// How many events.
const EVENTS: [u32; 3] = [1_000, 10_000, 100_000];

#[divan::bench(args = EVENTS)]
fn of_a_dataset(bencher: Bencher, events: u32) {
    let regions = Regions::embedded();
    let datasets = [Arc::new(common::dataset(&regions, events))];
    bencher.bench_local(|| black_box(Table::new(&datasets, &regions)));
}
