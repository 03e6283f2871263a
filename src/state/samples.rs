//! Small datasets and states for the tests.

use std::sync::Arc;

use crate::action::Action;
use crate::format::{self, Limits, NoGround, Opened};
use crate::geo::Regions;
use crate::jobs::Job;
use crate::state::{DatasetKey, Origin, State};
use crate::table::Table;
use crate::words::Language;

/// A dataset of arrests in two Chinese provinces and Laos, one a month from 2019 on.
pub(super) fn opened(title: &str, events: usize) -> Opened {
    let place = |id: &str, country: &str, admin1: &str, lat: f64| {
        format!(
            "(id: \"{id}\", name: \"{id}\", at: ({lat}, 120.0), precision: City, \
             country: \"{country}\", admin1: \"{admin1}\"),"
        )
    };
    let places = [
        place("shenyang", "CN", "CN-LN", 41.8),
        place("yanji", "CN", "CN-JL", 42.9),
        place("vientiane", "LA", "LA-VT", 18.0),
    ]
    .concat();
    let event = |at: usize| {
        let place = ["shenyang", "yanji", "vientiane"][at % 3];
        let kind = ["Arrest", "Repatriation"][at % 2];
        let (year, month) = (2019 + at / 12, at % 12 + 1);
        format!(
            "(id: \"e{at}\", kind: {kind}, date: \"{year}-{month:02}\", place: \"{place}\", \
             summary: \"event {at}\", \
             reports: [(source: \"s\", people: (best: {}))]),",
            at + 1
        )
    };
    let events: String = (0..events).map(event).collect();
    let text = format!(
        "(format: 1, title: \"{title}\", sources: [(id: \"s\", publisher: \"Daily NK\")], \
         places: [{places}], events: [{events}])"
    );
    let read = format::read(
        text.as_bytes(),
        "test.ron",
        &Limits::default(),
        &NoGround,
        &|_| true,
    );
    let opened = read.unwrap();
    assert_eq!(
        opened.diagnostics.errors, 0,
        "{:?}",
        opened.diagnostics.listed
    );
    opened
}

/// A state that shows two years of events.
pub(super) fn state() -> State {
    let mut state = State::new(Arc::new(Regions::default()), Language::default());
    state.open_now(Origin::Bundled, opened("bundled", 24));
    state
}

impl State {
    /// Does what jobs would do with what was asked: builds the columns of the datasets shown, and sorts.
    pub(crate) fn build(&mut self, jobs: Vec<Job>) {
        for job in jobs {
            let news = match job {
                Job::Build(id, datasets) => {
                    let table = Table::new(&datasets, &self.regions);
                    Action::Built(id, Arc::new(table))
                }
                Job::Sort(table, by) => {
                    let rows = table.order(by);
                    Action::Sorted(table, by, rows)
                }
                _ => continue,
            };
            let next = self.apply(news);
            self.build(next);
        }
    }

    /// The open datasets that are shown.
    pub(super) fn shown(&self) -> Vec<DatasetKey> {
        let shown = self.datasets.iter().filter(|open| open.shown);
        shown.map(|open| open.key).collect()
    }
}
