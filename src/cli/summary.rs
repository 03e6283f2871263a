//! `summary`: how many events and people a filter leaves.

use std::path::Path;
use std::sync::Arc;

use crate::cli::json::SummaryJson;
use crate::cli::text::{self, Text};
use crate::cli::{Answer, Outcome, SummaryArguments, check, files, question};
use crate::format::{Opened, visible_line};
use crate::geo::Regions;
use crate::jobs::ReadError;
use crate::table::{Bins, Summary, Table, Unit};
use crate::words::Words;

/// Counts in the bundled dataset where no file is named.
pub(super) fn summary(asked: &SummaryArguments) -> Answer {
    let (regions, words) = (Regions::embedded(), Words::default());
    let mut notes = Vec::new();
    let paths: Vec<Option<&Path>> = if asked.files.is_empty() {
        vec![None]
    } else {
        asked
            .files
            .iter()
            .map(|path| Some(path.as_path()))
            .collect()
    };
    let mut datasets = Vec::new();
    for path in paths {
        let Some(opened) = open(path, &regions, &words, &mut notes) else {
            return Answer::new(Outcome::Unusable, &[], &notes);
        };
        datasets.push(Arc::new(opened.dataset));
    }
    let table = Table::new(&datasets, &regions);
    let filter = match question::filter(asked, &table, &regions) {
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

/// Opens a file, or the bundled dataset where there is no path, and notes what is wrong with it.
fn open(
    path: Option<&Path>,
    regions: &Regions,
    words: &Words,
    notes: &mut Vec<String>,
) -> Option<Opened> {
    let name = files::name(path);
    let name = visible_line(&name);
    match files::open(path, regions) {
        Ok(opened) => {
            if opened.diagnostics.errors > 0 {
                let (read, all) = (opened.dataset.events.len(), opened.events_in_file);
                notes.push(format!(
                    "note: {name}: {read} of {all} events shown; `check` lists the errors"
                ));
            }
            Some(opened)
        }
        Err(error) => {
            if let ReadError::Format(diagnostics) = &error {
                notes.push(check::listed(&diagnostics.listed).trim_end().to_owned());
            }
            let reason = files::reason(&error, words);
            let reason = reason
                .map(|reason| format!(": {reason}"))
                .unwrap_or_default();
            notes.push(format!("error: can't open {name}{reason}"));
            None
        }
    }
}
