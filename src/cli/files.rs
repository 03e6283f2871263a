//! Dataset files for the commands: read as the window reads them, on this thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::check;
use crate::format::{Diagnostics, Opened, visible_line};
use crate::geo::Regions;
use crate::jobs::{self, ReadError};
use crate::model::Dataset;
use crate::state::Origin;
use crate::words::Words;

/// What a file is called in what is printed: its path as it was given.
pub(super) fn name(path: Option<&Path>) -> String {
    path.map_or_else(
        || "the bundled dataset".to_owned(),
        |path| path.display().to_string(),
    )
}

/// Calls the file that problems are in by its path as it was given.
pub(super) fn call_by_path(diagnostics: &mut Diagnostics, path: Option<&Path>) {
    for diagnostic in &mut diagnostics.listed {
        diagnostic.file = name(path);
    }
}

/// Opens a dataset file, or the bundled dataset where there is no path.
pub(super) fn open(path: Option<&Path>, regions: &Regions) -> Result<Opened, ReadError> {
    let origin = path.map_or(Origin::Bundled, |path| Origin::File(path.to_owned()));
    match jobs::read(&origin, regions, &|_| true) {
        Ok(mut opened) => {
            call_by_path(&mut opened.diagnostics, path);
            Ok(opened)
        }
        Err(ReadError::Format(mut diagnostics)) => {
            call_by_path(&mut diagnostics, path);
            Err(ReadError::Format(diagnostics))
        }
        Err(error) => Err(error),
    }
}

/// Why a file can't be read, in English; `None` where its diagnostics say so.
pub(super) fn reason(error: &ReadError, words: &Words) -> Option<String> {
    let plain = |key: &str| Some(words.get(key).to_owned());
    match error {
        ReadError::Missing => plain("open-failed-missing"),
        ReadError::Forbidden => plain("open-failed-permission"),
        ReadError::Folder => plain("open-failed-folder"),
        ReadError::TooLarge(limit) => {
            let limit = words.size(*limit);
            Some(words.with("open-failed-size", &[("limit", (&limit).into())]))
        }
        ReadError::System(reason) => {
            Some(words.with("open-failed-read", &[("reason", reason.into())]))
        }
        ReadError::Format(_) | ReadError::Cancelled => None,
    }
}

/// Opens the files, or the bundled dataset where there are none, and notes what is wrong with them.
/// `None` where one does not open.
pub(super) fn open_all(
    files: &[PathBuf],
    regions: &Regions,
    words: &Words,
    notes: &mut Vec<String>,
) -> Option<Vec<Arc<Dataset>>> {
    let mut paths: Vec<Option<&Path>> = files.iter().map(|path| Some(path.as_path())).collect();
    if paths.is_empty() {
        paths.push(None);
    }
    let opened = paths
        .into_iter()
        .map(|path| Some(Arc::new(open_noted(path, regions, words, notes)?.dataset)));
    opened.collect()
}

/// Opens a file, or the bundled dataset where there is no path, and notes what is wrong with it.
pub(super) fn open_noted(
    path: Option<&Path>,
    regions: &Regions,
    words: &Words,
    notes: &mut Vec<String>,
) -> Option<Opened> {
    let called = name(path);
    let name = visible_line(&called);
    match open(path, regions) {
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
            note_unopened(&name, &error, words, notes);
            None
        }
    }
}

/// Notes why a file of this name does not open.
pub(super) fn note_unopened(name: &str, error: &ReadError, words: &Words, notes: &mut Vec<String>) {
    if let ReadError::Format(diagnostics) = error {
        notes.push(check::listed(&diagnostics.listed).trim_end().to_owned());
    }
    let reason = reason(error, words);
    let reason = reason
        .map(|reason| format!(": {reason}"))
        .unwrap_or_default();
    notes.push(format!("error: can't open {name}{reason}"));
}
