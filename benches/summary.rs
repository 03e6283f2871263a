//! The answer to a filter: every chart, each without its own filter.

mod common;

use divan::{Bencher, black_box};
use jiff::civil::date;
use refoulement_atlas::model::Kind;
use refoulement_atlas::table::{Filter, Pick, Summary};

fn main() {
    divan::main();
}

/// Nothing is filtered: all charts show the same events.
#[divan::bench(args = common::sizes())]
fn of_everything(bencher: Bencher, events: u32) {
    let table = common::table(events);
    bencher.bench_local(|| black_box(Summary::new(&table, &Filter::default())));
}

/// A window and two more filters: four sets of events.
#[divan::bench(args = common::sizes())]
fn of_four_selections(bencher: Bencher, events: u32) {
    let table = common::table(events);
    let filter = Filter {
        from: Some(date(2005, 1, 1)),
        to: Some(date(2014, 12, 31)),
        kinds: Pick::Only([Kind::Arrest].into()),
        regions: Pick::Only(["CN".into()].into()),
        ..Filter::default()
    };
    bencher.bench_local(|| black_box(Summary::new(&table, &filter)));
}
