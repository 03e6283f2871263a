//! Looks for words in the lower-cased texts. Names that many rows share are kept, and looked at, once.

use std::sync::Arc;

use memchr::memmem::Finder;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};

use crate::model::{Block, Dataset};
use crate::table::{Table, TablePlace};

/// What each event, place and publisher can be found by.
#[derive(Default)]
pub(super) struct SearchText {
    /// Those of the datasets, in order: a block is searched from end to end, not event by event.
    blocks: Vec<Arc<Block>>,
    /// The place's id and its names in all languages.
    places: Vec<String>,
    publishers: Vec<String>,
}

/// A word that is looked for, and who has it.
pub(super) struct Word {
    text: String,
    /// By the number of the event.
    pub(super) events: Vec<bool>,
    pub(super) places: Vec<bool>,
    pub(super) publishers: Vec<bool>,
}

/// The events of a block that have a word: each is told once, and the search goes on behind it.
fn find(block: &Block, word: &Finder, hits: &mut [bool]) {
    let (text, ends) = (block.said().as_bytes(), block.said_ends());
    let (mut from, mut event) = (0, 0);
    while let Some(found) = text.get(from..).and_then(|rest| word.find(rest)) {
        let at = from + found;
        while ends[event] as usize <= at {
            event += 1;
        }
        hits[event] = true;
        from = ends[event] as usize;
    }
}

/// Of the events of a block that may have a word those that do.
fn narrow(block: &Block, word: &Finder, may: &[bool], hits: &mut [bool]) {
    let (text, ends) = (block.said().as_bytes(), block.said_ends());
    for (event, hit) in hits.iter_mut().enumerate().filter(|(event, _)| may[*event]) {
        let start = event.checked_sub(1).map_or(0, |before| ends[before]);
        let own = &text[start as usize..ends[event] as usize];
        *hit = word.find(own).is_some();
    }
}

impl SearchText {
    pub(super) fn new(
        datasets: &[Arc<Dataset>],
        places: &[TablePlace],
        publishers: &[String],
    ) -> Self {
        let place = |place: &TablePlace| {
            let place = &place.place;
            let names = place.names.values().map(String::as_str);
            let all = [place.id.as_str(), &place.name].into_iter().chain(names);
            all.map(str::to_lowercase).collect::<Vec<_>>().join("\n")
        };
        let blocks = datasets.iter().flat_map(|data| data.events.blocks());
        Self {
            blocks: blocks.cloned().collect(),
            places: places.iter().map(place).collect(),
            publishers: publishers.iter().map(|name| name.to_lowercase()).collect(),
        }
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
        let mut work = Vec::with_capacity(self.blocks.len());
        for block in &self.blocks {
            let (own, after) = rest.split_at_mut(block.len());
            let may = shorter.map(|word| &word.events[from..from + own.len()]);
            from += own.len();
            work.push((block, may, own));
            rest = after;
        }
        work.into_par_iter().for_each(|(block, may, hits)| {
            // Starting over for each of many events is slower than reading on.
            let few = may.filter(|may| may.iter().filter(|may| **may).count() < may.len() / 4);
            match few {
                Some(may) => narrow(block, &finder, may, hits),
                None => find(block, &finder, hits),
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
