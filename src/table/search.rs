//! The lower-cased text that is searched. Names that many rows share are kept, and looked at, once.

use std::sync::Arc;

use memchr::memmem::Finder;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};

use crate::model::EventView;
use crate::table::columns::count;
use crate::table::{Table, TablePlace};

/// What each event, place and publisher can be found by.
#[derive(Default)]
pub(super) struct SearchText {
    /// In the order of the datasets' events: a stretch is searched from end to end, not event by event.
    stretches: Vec<Stretch>,
    /// The place's id and its names in all languages.
    places: Vec<String>,
    publishers: Vec<String>,
}

/// Ids and summaries of events that follow each other.
#[derive(Default)]
pub(super) struct Stretch {
    text: String,
    ends: Vec<u32>,
}

/// A word that is looked for, and who has it.
pub(super) struct Word {
    text: String,
    /// By the number of the event.
    pub(super) events: Vec<bool>,
    pub(super) places: Vec<bool>,
    pub(super) publishers: Vec<bool>,
}

impl Stretch {
    pub(super) fn add(&mut self, event: &EventView) {
        self.push(event.id);
        // A word never holds white space, so none reaches over from one part to the next.
        self.text.push('\n');
        self.push(event.summary.unwrap_or_default());
        self.text.push('\n');
        self.ends.push(count(self.text.len()));
    }

    /// Gives back the memory that growing took ahead.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn push(&mut self, text: &str) {
        if text.is_ascii() {
            let start = self.text.len();
            self.text.push_str(text);
            if let Some(added) = self.text.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            self.text.push_str(&text.to_lowercase());
        }
    }

    /// The events that have a word: each is told once, and the search goes on behind it.
    fn find(&self, word: &Finder, hits: &mut [bool]) {
        let text = self.text.as_bytes();
        let (mut from, mut event) = (0, 0);
        while let Some(found) = text.get(from..).and_then(|rest| word.find(rest)) {
            let at = from + found;
            while self.ends[event] as usize <= at {
                event += 1;
            }
            hits[event] = true;
            from = self.ends[event] as usize;
        }
    }

    /// Of the events that may have a word those that do.
    fn narrow(&self, word: &Finder, may: &[bool], hits: &mut [bool]) {
        for (event, hit) in hits.iter_mut().enumerate().filter(|(event, _)| may[*event]) {
            let start = event.checked_sub(1).map_or(0, |before| self.ends[before]);
            let own = &self.text.as_bytes()[start as usize..self.ends[event] as usize];
            *hit = word.find(own).is_some();
        }
    }
}

impl SearchText {
    pub(super) fn new(
        stretches: Vec<Stretch>,
        places: &[TablePlace],
        publishers: &[String],
    ) -> Self {
        let place = |place: &TablePlace| {
            let place = &place.place;
            let names = place.names.values().map(String::as_str);
            let all = [place.id.as_str(), &place.name].into_iter().chain(names);
            all.map(str::to_lowercase).collect::<Vec<_>>().join("\n")
        };
        Self {
            stretches,
            places: places.iter().map(place).collect(),
            publishers: publishers.iter().map(|name| name.to_lowercase()).collect(),
        }
    }

    /// The memory that it takes.
    pub(super) fn bytes(&self) -> usize {
        let own = |one: &Stretch| one.text.len() + size_of_val(one.ends.as_slice());
        self.stretches.iter().map(own).sum()
    }

    /// Looks for words. What is known of a word that one of them only makes longer narrows the search.
    pub(super) fn words<'a>(
        &self,
        table: &Table,
        words: impl Iterator<Item = &'a str>,
        known: &[Arc<Word>],
    ) -> Vec<Arc<Word>> {
        let find = |word: &str| {
            let text = word.to_lowercase();
            let same = known.iter().find(|known| known.text == text);
            same.map_or_else(|| Arc::new(self.word(table, text, known)), Arc::clone)
        };
        words.map(find).collect()
    }

    fn word(&self, table: &Table, text: String, known: &[Arc<Word>]) -> Word {
        let finder = Finder::new(&text);
        let has = |names: &Vec<String>| {
            let hit = |name: &String| finder.find(name.as_bytes()).is_some();
            names.par_iter().with_min_len(256).map(hit).collect()
        };
        let shorter = known.iter().find(|known| text.contains(&known.text));
        let mut events = vec![false; table.len()];
        let mut rest = events.as_mut_slice();
        let mut from = 0;
        let mut work = Vec::with_capacity(self.stretches.len());
        for stretch in &self.stretches {
            let (own, after) = rest.split_at_mut(stretch.ends.len());
            let may = shorter.map(|word| &word.events[from..from + own.len()]);
            from += own.len();
            work.push((stretch, may, own));
            rest = after;
        }
        work.into_par_iter().for_each(|(stretch, may, hits)| {
            // Starting over for each of many events is slower than reading on.
            let few = may.filter(|may| may.iter().filter(|may| **may).count() < may.len() / 4);
            match few {
                Some(may) => stretch.narrow(&finder, may, hits),
                None => stretch.find(&finder, hits),
            }
        });
        Word {
            places: has(&self.places),
            publishers: has(&self.publishers),
            events,
            text,
        }
    }
}
