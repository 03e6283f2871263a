//! The lower-cased text that is searched. Names that many rows share are kept, and looked at, once.

use crate::model::Event;
use crate::table::{Row, Table, TablePlace};

/// What each row, place and publisher can be found by.
#[derive(Default)]
pub(super) struct SearchText {
    /// Id and summary of every row, end to end.
    rows: String,
    ends: Vec<usize>,
    /// The place's id and its names in all languages.
    places: Vec<String>,
    publishers: Vec<String>,
}

/// Words that are looked for, and which places and publishers have each.
pub(super) struct Words(Vec<Word>);

struct Word {
    text: String,
    places: Vec<bool>,
    publishers: Vec<bool>,
}

impl SearchText {
    pub(super) fn add_event(&mut self, event: &Event) {
        self.rows.push_str(&event.id.as_str().to_lowercase());
        // A word never holds white space, so none reaches over from one part to the next.
        self.rows.push('\n');
        self.rows
            .push_str(&event.summary.as_deref().unwrap_or_default().to_lowercase());
        self.ends.push(self.rows.len());
    }

    pub(super) fn add_names(&mut self, places: &[TablePlace], publishers: &[String]) {
        let place = |place: &TablePlace| {
            let place = &place.place;
            let names = place.names.values().map(String::as_str);
            let all = [place.id.as_str(), &place.name].into_iter().chain(names);
            all.map(str::to_lowercase).collect::<Vec<_>>().join("\n")
        };
        self.places = places.iter().map(place).collect();
        self.publishers = publishers.iter().map(|name| name.to_lowercase()).collect();
    }

    pub(super) fn words<'a>(&self, words: impl Iterator<Item = &'a str>) -> Words {
        let word = |word: &str| {
            let text = word.to_lowercase();
            let hit = |name: &String| name.contains(&text);
            let places = self.places.iter().map(hit).collect();
            let publishers = self.publishers.iter().map(hit).collect();
            Word {
                text,
                places,
                publishers,
            }
        };
        Words(words.map(word).collect())
    }

    /// Whether every word occurs in the row's own text, its place's names or its publishers.
    pub(super) fn has(&self, table: &Table, row: Row, words: &Words) -> bool {
        words.0.iter().all(|word| {
            word.places[table.place(row)]
                || table
                    .publishers_of(row)
                    .iter()
                    .any(|one| word.publishers[*one as usize])
                || self.row(row).contains(&word.text)
        })
    }

    fn row(&self, row: Row) -> &str {
        let start = row
            .index()
            .checked_sub(1)
            .map_or(0, |before| self.ends[before]);
        &self.rows[start..self.ends[row.index()]]
    }
}
