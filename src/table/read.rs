//! The first step of a table: stretches of packed events, read side by side into plain numbers.

use std::hash::Hash;

use foldhash::{HashMap, HashMapExt};

use crate::model::{Block, DateParts, Facts, Total};
use crate::table::columns::{Lists, NO_ROUTE, count, flag};
use crate::table::unit::number_of;

/// What the numbers of a dataset's events stand for in the table.
pub(super) struct Meaning {
    /// The number of the block's first event, of all datasets end to end.
    pub(super) start: u32,
    pub(super) dataset: usize,
    pub(super) sources: usize,
}

/// One event as numbers. Those of names count within its part.
pub(super) struct Plain {
    /// Its first and last day; [`OPEN_FIRST`] and [`OPEN_LAST`] where they are not known.
    pub(super) days: (i32, i32),
    pub(super) spot: u32,
    pub(super) route: u32,
    pub(super) people: [u32; 3],
    pub(super) sources: u16,
    pub(super) flags: u8,
}

/// No day is so early.
pub(super) const OPEN_FIRST: i32 = i32::MIN;
/// No day is so late.
pub(super) const OPEN_LAST: i32 = i32::MAX;

/// A block of events as numbers, and the names that they stand for.
pub(super) struct Part<'a> {
    pub(super) dataset: usize,
    /// The number of its first event, of all datasets end to end.
    pub(super) start: u32,
    pub(super) rows: Vec<Plain>,
    pub(super) tags_of: Lists,
    /// The sources of each event, each once, as the dataset numbers them.
    pub(super) sources_of: Lists,
    /// In bytes.
    pub(super) tags: Numbered<&'a [u8]>,
    /// Place and kind, as the dataset numbers them.
    pub(super) spots: Numbered<(u32, u32)>,
    /// From where and to where, as the dataset numbers them.
    pub(super) routes: Numbered<(u32, u32)>,
    /// Whether an event rests on the source.
    pub(super) cited: Vec<bool>,
    /// Women, men and children, and the event that says so.
    pub(super) sexes: Vec<(u32, [u32; 3])>,
    /// The first and last day that any event names.
    pub(super) known: Option<(i32, i32)>,
}

/// Names in the order of their first mention.
pub(super) struct Numbered<K> {
    numbers: HashMap<K, u32>,
    pub(super) list: Vec<K>,
}

impl<K: Copy + Eq + Hash> Numbered<K> {
    fn new() -> Self {
        Self {
            numbers: HashMap::new(),
            list: Vec::new(),
        }
    }

    fn number(&mut self, name: K) -> u32 {
        let next = count(self.list.len());
        *self.numbers.entry(name).or_insert_with(|| {
            self.list.push(name);
            next
        })
    }
}

impl<'a> Part<'a> {
    pub(super) fn new(block: &'a Block, meaning: &Meaning) -> Self {
        let mut part = Self {
            dataset: meaning.dataset,
            start: meaning.start,
            rows: Vec::with_capacity(block.len()),
            tags_of: Lists::default(),
            sources_of: Lists::default(),
            tags: Numbered::new(),
            spots: Numbered::new(),
            routes: Numbered::new(),
            cited: vec![false; meaning.sources],
            sexes: Vec::new(),
            known: None,
        };
        let mut dates = HashMap::new();
        for (at, event) in block.facts().enumerate() {
            let plain = part.plain(at, &event, &mut dates);
            part.rows.push(plain);
        }
        part
    }

    fn plain(
        &mut self,
        at: usize,
        event: &Facts<'a>,
        dates: &mut HashMap<&'a [u8], (i32, i32)>,
    ) -> Plain {
        let number = self.start + count(at);
        let known = &mut self.known;
        let days = *dates
            .entry(event.date())
            .or_insert_with(|| days_of(event, known));
        let tags = event.tags().map(|tag| self.tags.number(tag));
        self.tags_of.push_once(tags);
        let sources = self.sources_of.push_once(event.sources().inspect(|source| {
            if let Some(cited) = self.cited.get_mut(*source as usize) {
                *cited = true;
            }
        }));
        let sexes = [event.women, event.men, event.children];
        if sexes.iter().any(Option::is_some) {
            self.sexes
                .push((number, sexes.map(Option::unwrap_or_default)));
        }
        let total = Total::of(&event.numbers());
        let route = event.to.map(|to| self.routes.number((event.place, to)));
        Plain {
            days,
            spot: self.spots.number((event.place, event.kind)),
            route: route.unwrap_or(NO_ROUTE),
            people: [total.low, total.estimate, total.high].map(narrow),
            sources: u16::try_from(sources).unwrap_or(u16::MAX),
            flags: flags(event, &total),
        }
    }
}

/// One event's numbers are `u32`s; a `Total` has room for the sum of many.
fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn flags(event: &Facts, total: &Total) -> u8 {
    let flag = |set: bool, flag: u8| if set { flag } else { 0 };
    flag(event.rollup, flag::ROLLUP)
        | flag(event.sensitive, flag::SENSITIVE)
        | flag(total.without_number > 0, flag::WITHOUT_NUMBER)
        | flag(total.open > 0, flag::OPEN)
        | (event.status.unwrap_or_default() as u8) << flag::STATUS
}

/// The days of a date, and what is known of all days with them.
fn days_of(event: &Facts, known: &mut Option<(i32, i32)>) -> (i32, i32) {
    let text = std::str::from_utf8(event.date()).ok();
    let parts: Option<DateParts> = text.and_then(|text| text.parse().ok());
    let first = parts.as_ref().and_then(DateParts::first).map(number_of);
    let last = parts.as_ref().and_then(DateParts::last).map(number_of);
    for day in first.into_iter().chain(last) {
        let (from, to) = known.unwrap_or((day, day));
        *known = Some((from.min(day), to.max(day)));
    }
    (first.unwrap_or(OPEN_FIRST), last.unwrap_or(OPEN_LAST))
}

/// The days that a date allows: an open end reaches to that of the span, and no further
/// ([`DateParts::bounds`], in numbers).
pub(super) fn closed((first, last): (i32, i32), span: (i32, i32)) -> (i32, i32) {
    let (from, to) = match (first, last) {
        (OPEN_FIRST, OPEN_LAST) => span,
        (OPEN_FIRST, last) => (last.min(span.0), last),
        (first, OPEN_LAST) => (first, first.max(span.1)),
        known => known,
    };
    (from.min(to), from.max(to))
}
