//! From a file's bytes to a dataset, with all checks: in pieces, and in the plain way that these are held against.
#![expect(clippy::expect_used, reason = "a benchmark's own lists")]

mod common;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use refoulement_atlas::format::{Limits, Way, read_in, write};
use refoulement_atlas::geo::Regions;

fn main() {
    divan::main();
}

/// How many events.
const EVENTS: [u32; 2] = [10_000, 100_000];

fn read(bencher: Bencher, events: u32, way: impl Fn(usize) -> Way + Sync) {
    let regions = Regions::embedded();
    let text = write(&common::dataset(&regions, events));
    let limits = Limits::default();
    let bytes = text.as_bytes();
    let counted = bencher.counter(BytesCount::of_slice(bytes));
    counted.bench_local(|| {
        let way = way(bytes.len());
        let opened = read_in(way, black_box(bytes), "bench", &limits, &regions, &|_| true);
        opened.expect("it opens")
    });
}

#[divan::bench(args = EVENTS, max_time = 10)]
fn in_pieces(bencher: Bencher, events: u32) {
    read(bencher, events, Way::for_size);
}

#[divan::bench(args = EVENTS, max_time = 10)]
fn plainly(bencher: Bencher, events: u32) {
    read(bencher, events, |_| Way::Plain);
}
