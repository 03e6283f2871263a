//! Times and memory of the program, one dataset a process.

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::ToSpan;
use jiff::civil::date;
use refoulement_atlas::action::Action;
use refoulement_atlas::jobs::Place;
use refoulement_atlas::table::{Bins, SortBy, Unit};
use serde_json::{Value, json};

use crate::answers;
use crate::columns::Columns;
use crate::common::{Program, Sheet};
use crate::limits::{self, Plain};
use crate::questions::QUESTIONS;
use crate::window::Window;

/// What is typed, a key at a time.
const TYPED: [&str; 3] = ["bicycle", "green umb", "2012-05"];

/// From the file on disk to the first frame that shows it, in milliseconds: all charts, lists and the map, in triangles.
/// The window is open already, as the peers are connected.
///
/// # Errors
/// Where the file can't be opened.
pub fn opening(file: PathBuf) -> Result<f64, Box<dyn Error>> {
    let mut window = Window::new(None, Place::Threads);
    window.rest();
    let start = Instant::now();
    let frame = window.open(file).ok_or("it did not open")?;
    black_box(frame);
    Ok(milliseconds(start))
}

/// Everything.
///
/// # Errors
/// Where the file can't be opened.
pub fn all(file: &Path, rounds: usize) -> Result<Value, Box<dyn Error>> {
    let before = memory("VmRSS");
    let start = Instant::now();
    let mut program = Program::open(file)?;
    let mut sheet = Sheet::of(&program.state);
    black_box(sheet.scene(&program.state));
    let open = milliseconds(start);
    let cancel = program.longest_without_look(start).as_secs_f64() * 1000.0;
    let (once_open, peak) = (memory("VmRSS"), memory("VmHWM"));
    program.ask(Action::Unit(Unit::Month));
    let mut filters = Vec::new();
    for steps in QUESTIONS {
        let mut times = Vec::new();
        for _ in 0..rounds {
            times.push(change(&mut program, &mut sheet, steps));
        }
        let mut answer = answers::answer(&program.state);
        answer["times"] = json!(times);
        filters.push(answer);
    }
    reset(&mut program);
    let table = program.state.table();
    let lists = json!({
        "kinds": table.kinds().len(), "places": table.places().len(), "regions": table.regions().len(),
        "tags": table.tags().len(), "publishers": table.publishers().len(),
    });
    Ok(json!({
        "events": table.len(),
        "file_bytes": std::fs::metadata(file)?.len(),
        "open_ms": open,
        "cancel_ms": cancel,
        "memory": {"before": before, "once_open": once_open, "peak": peak},
        "lists": lists,
        "drag_ms": drag(&mut program, &mut sheet),
        "search_ms": search(&mut program),
        "sort_ms": sort(&mut program),
        "scene_ms": times(rounds, || black_box(sheet.scene(&program.state))),
        "histogram_ms": times(rounds, || black_box(Bins::new(program.state.table(), &program.state.summary().selection, Unit::Month))),
        "filters": filters,
    }))
}

fn reset(program: &mut Program) {
    program.ask(Action::ResetFilter);
    program.ask(Action::Reading(refoulement_atlas::table::Reading::Possible));
}

/// The time that the last step of a question takes, the map's part too.
fn change(program: &mut Program, sheet: &mut Sheet, steps: &[crate::questions::Step]) -> f64 {
    reset(program);
    let (mut time, mut left) = (0.0, steps.len());
    for step in steps {
        let action = step.action(program.state.table());
        left -= 1;
        let start = Instant::now();
        program.ask(action);
        if left == 0 {
            black_box(sheet.scene(&program.state));
            time = milliseconds(start);
        }
    }
    time
}

/// A year's window dragged over two months, a day a step.
fn drag(program: &mut Program, sheet: &mut Sheet) -> Vec<f64> {
    let steps = (0..60).map(|step| {
        let from = date(2009, 3, 1).saturating_add(step.days());
        let start = Instant::now();
        program.ask(Action::Window(
            Some(from),
            Some(from.saturating_add(1.year())),
        ));
        black_box(sheet.scene(&program.state));
        milliseconds(start)
    });
    let times = steps.collect();
    reset(program);
    times
}

fn search(program: &mut Program) -> Vec<f64> {
    let mut times = Vec::new();
    for words in TYPED {
        for (end, letter) in words.char_indices() {
            let start = Instant::now();
            program.ask(Action::Search(words[..end + letter.len_utf8()].to_owned()));
            times.push(milliseconds(start));
        }
        reset(program);
    }
    times
}

fn sort(program: &mut Program) -> Value {
    let columns = [
        ("kind", SortBy::Kind),
        ("place", SortBy::Place),
        ("to", SortBy::To),
        ("people", SortBy::People),
        ("sources", SortBy::Sources),
        ("status", SortBy::Status),
        ("date", SortBy::Date),
    ];
    let times = columns.map(|(name, by)| {
        let start = Instant::now();
        program.ask(Action::Sort(by));
        (name.to_owned(), json!(milliseconds(start)))
    });
    Value::Object(times.into_iter().collect())
}

/// How fast the machine could be.
///
/// # Errors
/// Where the file can't be opened.
pub fn at_the_limit(file: &Path, rounds: usize) -> Result<Value, Box<dyn Error>> {
    let columns = &Columns::of(Program::open(file)?.state.table());
    let plain = Plain {
        window: (12_784, 16_435),
        kinds: 0b101_1111,
        regions: (0..256).map(|region| region % 3 != 0).collect(),
        statuses: 0b0111,
        tags: 0,
        people: 2,
    };
    Ok(json!({
        "bytes": limits::bytes(columns),
        "sum_ms": times(rounds * 4, || black_box(limits::sum(columns))),
        "loop_ms": times(rounds * 4, || black_box(limits::answer(columns, &plain).events())),
    }))
}

fn times<T>(rounds: usize, mut work: impl FnMut() -> T) -> Vec<f64> {
    (0..rounds)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            milliseconds(start)
        })
        .collect()
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// A line of what the system knows of this process, in bytes; 0 where it doesn't say.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
