//! Callouts for the public: a text that the program wrote itself says an event's place, date and people as closely as
//! they are known, and is written anew where the public may not know them so closely.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::briefing::{Anchor, Briefing, Limits, cut_line};
use crate::model::{Dataset, Event, EventId, Place};
use crate::state::Origin;
use crate::table::{Row, Table};
use crate::words::{Language, Words};

/// What the program says of the events that are called out, before anything of them is left out.
pub(super) struct CalledOut {
    languages: Vec<Words>,
    /// By the number of the dataset and the event's name there, in the order of the languages.
    texts: HashMap<(usize, EventId), Vec<String>>,
}

impl CalledOut {
    /// Looks for the events that the scenes call out, each dataset once.
    pub(super) fn new(briefing: &Briefing, datasets: &[(Origin, Arc<Dataset>)]) -> Self {
        let languages = Language::ALL.iter().map(|language| Words::new(*language));
        let mut called = Self {
            languages: languages.collect(),
            texts: HashMap::new(),
        };
        for (number, (origin, dataset)) in datasets.iter().enumerate() {
            for event in named(briefing, origin, dataset) {
                let texts = called.texts_of(&event, dataset);
                called.texts.insert((number, event.id), texts);
            }
        }
        called
    }

    fn texts_of(&self, event: &Event, dataset: &Dataset) -> Vec<String> {
        let place = dataset.places.iter().find(|place| place.id == event.place);
        let texts = self.languages.iter();
        let texts = texts.map(|words| own_text(words, event, place));
        texts.collect()
    }

    /// What a callout says of an event that is now in a row of a table: the same, unless nobody ever wrote it.
    pub(super) fn text(
        &self,
        text: &str,
        (number, event): (usize, &EventId),
        (table, row): (&Table, Row),
    ) -> String {
        let own = self.texts.get(&(number, event.clone()));
        let mut own = own.into_iter().flatten().zip(&self.languages);
        let own = own.find(|(own, _)| own.trim() == text.trim());
        // It stays in the language that it was written in, as all other texts of the scene do.
        own.map_or_else(
            || text.to_owned(),
            |(_, words)| {
                let place = table.places().get(table.place(row));
                own_text(words, &table.event(row), place.map(|place| &place.place))
            },
        )
    }
}

/// The text that an event is called out with, as long as a briefing keeps it.
fn own_text(words: &Words, event: &Event, place: Option<&Place>) -> String {
    cut_line(&words.callout(event, place), Limits::CALLOUT)
}

/// The events of a dataset that any scene calls out.
fn named(briefing: &Briefing, origin: &Origin, dataset: &Dataset) -> Vec<Event> {
    let callouts = briefing.scenes.iter().flat_map(|scene| &scene.callouts);
    let names = callouts.filter_map(|callout| match &callout.to {
        Anchor::Event(of, event) if of == origin => Some(event.as_str()),
        _ => None,
    });
    let names: HashSet<&str> = names.collect();
    if names.is_empty() {
        return Vec::new();
    }
    let events = &dataset.events;
    let is_named = |at: &usize| events.id(*at).is_some_and(|id| names.contains(id));
    let rows = (0..events.len()).filter(is_named);
    rows.filter_map(|at| events.get(at)).collect()
}
