//! Made-up events to measure on: any number of them, always the same ones.
//!
//! Nobody is in them. Places lie where they say; all else is invented, and every text says so, because a file that
//! looked real would do harm. What is true of `data/reported-events.ron` on the whole is true of them too: the shares
//! of vague dates, ranges of people, links and tags, and how long texts are (`shares`).
//!
//! Event `n` of a dataset is thrown by a die of its own ([`SEED`] and `n`), so events are made in parallel, and each
//! can name earlier ones without a list of them.
#![allow(
    dead_code,
    unused_imports,
    reason = "each benchmark takes what it needs"
)]
#![allow(clippy::indexing_slicing, reason = "lists of its own making")]

mod dice;
mod events;
mod people;
mod places;
mod program;
mod shares;
mod sheet;
mod sources;
mod texts;
mod times;

use std::collections::BTreeMap;
use std::sync::Arc;

use refoulement_atlas::geo::Regions;
use refoulement_atlas::model::{Dataset, Event, KindId, KindStyle, Shape};
use refoulement_atlas::table::Table;

pub use events::Texts;
pub use program::Program;
pub use sheet::Sheet;

/// What every die starts from. Another seed makes other events.
pub const SEED: u64 = 1999;

/// What comes before the events: sources, places and the dataset's own kind. `events` are left empty.
#[must_use]
pub fn frame(regions: &Regions) -> Dataset {
    let style = KindStyle {
        label: "Made-up kind".into(),
        labels: BTreeMap::from([("ko".into(), "지어낸 종류".into())]),
        color: Some([0x88, 0x55, 0xaa]),
        shape: Some(Shape::Diamond),
    };
    Dataset {
        title: "Made-up events for measuring".into(),
        description: Some(
            "Nothing in this file happened. A program invented it to measure another.".into(),
        ),
        license: Some("CC0-1.0".into()),
        updated: "2025-12-31".parse().ok(),
        language: Some("en".into()),
        caveat: Some("Made up: no event, number or source in this file is real.".into()),
        kinds: BTreeMap::from([(KindId::from(events::OWN_KIND), style)]),
        sources: sources::sources(),
        places: places::places(regions),
        ..Dataset::default()
    }
}

/// So many events of that frame, in the order of the file: by earliest day, then id.
#[must_use]
pub fn events(frame: &Dataset, number: u32, texts: Texts) -> Vec<Event> {
    events::events(frame, number, texts)
}

/// More events than these have no texts, for there is no memory for them: they are for the columns alone.
const WRITTEN: u32 = 2_000_000;

/// A whole dataset of so many events.
#[must_use]
pub fn dataset(regions: &Regions, number: u32) -> Dataset {
    let mut dataset = frame(regions);
    dataset.events = if number > WRITTEN {
        events::pieces(&dataset, number, Texts::LeftOut)
            .flatten()
            .collect()
    } else {
        events::events(&dataset, number, Texts::Written)
            .into_iter()
            .collect()
    };
    dataset
}

/// The columns of so many events.
#[must_use]
pub fn table(number: u32) -> Table {
    let regions = Regions::embedded();
    Table::new(&[Arc::new(dataset(&regions, number))], &regions)
}

/// The sizes to measure at: `EVENTS=1m cargo bench` measures at a million, `EVENTS=1k,1m` at both.
#[must_use]
pub fn sizes() -> Vec<u32> {
    let wanted = std::env::var("EVENTS").unwrap_or_else(|_| "10k,100k".into());
    wanted.split(',').filter_map(number).collect()
}

/// `1k`, `100k`, `1m` or plain digits as a number of events.
#[must_use]
pub fn number(text: &str) -> Option<u32> {
    let (digits, thousands) = match text.strip_suffix(['k', 'K']) {
        Some(digits) => (digits, 1_000),
        None => match text.strip_suffix(['m', 'M']) {
            Some(digits) => (digits, 1_000_000),
            None => (text, 1),
        },
    };
    digits.parse::<u32>().ok()?.checked_mul(thousands)
}
