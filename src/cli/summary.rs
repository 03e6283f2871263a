//! `summary`: how many events and people a filter leaves.

use crate::cli::json::SummaryJson;
use crate::cli::text::{self, Text};
use crate::cli::{Answer, Outcome, SummaryArguments, files, question};
use crate::geo::Regions;
use crate::table::{Bins, Summary, Table, Unit};
use crate::words::Words;

/// Counts in the bundled dataset where no file is named.
pub(super) fn summary(asked: &SummaryArguments) -> Answer {
    let (regions, words) = (Regions::embedded(), Words::default());
    let mut notes = Vec::new();
    let Some(datasets) = files::open_all(&asked.files, &regions, &words, &mut notes) else {
        return Answer::new(Outcome::Unusable, &[], &notes);
    };
    let table = Table::new(&datasets, &regions);
    let filter = match question::filter(&asked.filter, &table, &regions) {
        Ok(filter) => filter,
        Err(error) => {
            notes.push(format!("error: {error}"));
            return Answer::new(Outcome::Unusable, &[], &notes);
        }
    };
    let summary = Summary::new(&table, &filter);
    let unit = asked.by.map_or(Unit::Month, Unit::from);
    let bins = Bins::new(&table, &summary.selection, unit);
    if bins.unit != unit && (asked.json || asked.by.is_some()) {
        notes.push(format!(
            "note: counted by {}, as that would be too many",
            text::unit_name(bins.unit)
        ));
    }
    if asked.json {
        let json = SummaryJson::new(&table, &summary, &bins, |id| words.region(id, &regions));
        return Answer::new(Outcome::Fine, &[super::json_text(&json)], &notes);
    }
    let text = Text {
        table: &table,
        regions: &regions,
        words: &words,
        summary: &summary,
    };
    let lines = text.lines(&filter, asked.by.map(|_| &bins));
    Answer::new(Outcome::Fine, &lines, &notes)
}
