//! From packed events to the columns of a table, each place's region told anew. `EVENTS=10m` needs 12 GiB of memory.

mod common;

use std::sync::Arc;

use divan::{Bencher, black_box};
use refoulement_atlas::geo::Regions;
use refoulement_atlas::table::Table;

fn main() {
    divan::main();
}

#[divan::bench(args = common::sizes())]
fn of_a_dataset(bencher: Bencher, events: u32) {
    let regions = Regions::embedded();
    let datasets = [Arc::new(common::dataset(&regions, events))];
    bencher.bench_local(|| black_box(Table::new(&datasets, &regions)));
}
