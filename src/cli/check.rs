//! `check`: what is wrong with files.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::cli::{Answer, Outcome, files};
use crate::format::{Diagnostic, Diagnostics, visible_line};
use crate::geo::Regions;
use crate::jobs::ReadError;
use crate::words::Words;

/// What was found in one file.
#[derive(Serialize)]
struct Checked {
    file: String,
    opened: bool,
    /// Why it can't be read at all, in English; else `diagnostics` say why.
    error: Option<String>,
    events: usize,
    events_in_file: usize,
    #[serde(flatten)]
    diagnostics: Diagnostics,
}

pub(super) fn check(paths: &[PathBuf], json: bool) -> Answer {
    let regions = Regions::embedded();
    let files: Vec<Checked> = paths
        .iter()
        .map(|path| Checked::new(path, &regions))
        .collect();
    let outcome = files
        .iter()
        .map(Checked::outcome)
        .max()
        .unwrap_or(Outcome::Fine);
    let unread = files
        .iter()
        .filter_map(|file| Some((file, file.error.as_ref()?)));
    let notes: Vec<_> = unread
        .map(|(file, error)| format!("error: can't open {}: {error}", file.name()))
        .collect();
    let text = if json {
        vec![super::json_text(&files)]
    } else {
        files.iter().filter_map(Checked::text).collect()
    };
    Answer::new(outcome, &text, &notes)
}

impl Checked {
    fn new(path: &Path, regions: &Regions) -> Self {
        let checked = Self {
            file: files::name(Some(path)),
            opened: false,
            error: None,
            events: 0,
            events_in_file: 0,
            diagnostics: Diagnostics::default(),
        };
        match files::open(Some(path), regions) {
            Ok(opened) => Self {
                opened: true,
                events: opened.dataset.events.len(),
                events_in_file: opened.events_in_file,
                diagnostics: opened.diagnostics,
                ..checked
            },
            Err(ReadError::Format(diagnostics)) => Self {
                diagnostics,
                ..checked
            },
            Err(error) => Self {
                error: files::reason(&error, &Words::default()),
                ..checked
            },
        }
    }

    fn outcome(&self) -> Outcome {
        match (self.opened, self.diagnostics.errors) {
            (false, _) => Outcome::Unusable,
            (true, 0) => Outcome::Fine,
            (true, _) => Outcome::EventErrors,
        }
    }

    /// The path without anything that a terminal would obey.
    fn name(&self) -> String {
        visible_line(&self.file).into_owned()
    }

    /// Each problem, then one line that says how the file is.
    fn text(&self) -> Option<String> {
        if self.error.is_some() {
            return None;
        }
        let found = &self.diagnostics;
        let more = match found.more {
            0 => String::new(),
            more => format!("and {more} more, not listed\n\n"),
        };
        let events = if !self.opened {
            "not opened".to_owned()
        } else if self.events == self.events_in_file {
            counted(self.events, "event")
        } else {
            format!(
                "{} of {} shown",
                self.events,
                counted(self.events_in_file, "event")
            )
        };
        let (name, listed) = (self.name(), listed(&found.listed));
        let (errors, warnings) = (
            counted(found.errors, "error"),
            counted(found.warnings, "warning"),
        );
        Some(format!(
            "{listed}{more}{name}: {events}, {errors}, {warnings}"
        ))
    }
}

/// Problems as a compiler prints them, a blank line after each.
pub(super) fn listed(problems: &[Diagnostic]) -> String {
    let mut text = String::new();
    for problem in problems {
        text += &problem.to_string();
        text += "\n\n";
    }
    text
}

fn counted(number: usize, what: &str) -> String {
    match number {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}
