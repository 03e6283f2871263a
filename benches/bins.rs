//! The histogram of everything, vague dates spread.

mod common;

use divan::{Bencher, black_box};
use refoulement_atlas::table::{Bins, Filter, Unit};

fn main() {
    divan::main();
}

#[divan::bench(args = common::sizes())]
fn by_day(bencher: Bencher, events: u32) {
    measure(bencher, events, Unit::Day);
}

#[divan::bench(args = common::sizes())]
fn by_month(bencher: Bencher, events: u32) {
    measure(bencher, events, Unit::Month);
}

#[divan::bench(args = common::sizes())]
fn by_year(bencher: Bencher, events: u32) {
    measure(bencher, events, Unit::Year);
}

fn measure(bencher: Bencher, events: u32, unit: Unit) {
    let table = common::table(events);
    let selection = Filter::default().select(&table, None);
    bencher.bench_local(|| black_box(Bins::new(&table, &selection, unit)));
}
