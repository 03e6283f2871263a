//! What a reader does at the keys: type a word, drag the window, sort the table. Everything that follows is counted.

mod common;

use common::Program;
use divan::Bencher;
use jiff::ToSpan;
use jiff::civil::date;
use refoulement_atlas::action::Action;
use refoulement_atlas::table::SortBy;

fn main() {
    divan::main();
}

/// A word of nine letters, all keystrokes together.
#[divan::bench(args = common::sizes())]
fn type_a_word(bencher: Bencher, events: u32) {
    let mut program = Program::of_events(events);
    bencher.bench_local(|| {
        for end in 1..="umbrellas".len() {
            program.ask(Action::Search("umbrellas".chars().take(end).collect()));
        }
        program.ask(Action::ResetFilter);
    });
}

/// A year's window, one day further.
#[divan::bench(args = common::sizes())]
fn drag_the_window(bencher: Bencher, events: u32) {
    let mut program = Program::of_events(events);
    let mut from = date(2005, 1, 1);
    bencher.bench_local(|| {
        from = from.saturating_add(1.day());
        program.ask(Action::Window(
            Some(from),
            Some(from.saturating_add(1.year())),
        ));
    });
}

/// By the names of places, which are the longest to compare.
#[divan::bench(args = common::sizes())]
fn sort_by_place(bencher: Bencher, events: u32) {
    let mut program = Program::of_events(events);
    bencher.bench_local(|| program.ask(Action::Sort(SortBy::Place)));
}
