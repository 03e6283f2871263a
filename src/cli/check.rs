//! `check`: what is wrong with files, datasets and briefings alike.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::briefing::is_briefing;
use crate::cli::check_briefing::{Now, Scenes};
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
    #[serde(flatten)]
    holds: Holds,
    #[serde(flatten)]
    diagnostics: Diagnostics,
}

/// What a file holds.
#[derive(Serialize)]
#[serde(untagged)]
enum Holds {
    Dataset {
        events: usize,
        events_in_file: usize,
    },
    Briefing(Scenes),
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
        let is_briefing = is_briefing(path);
        let checked = Self {
            file: files::name(Some(path)),
            opened: false,
            error: None,
            holds: if is_briefing {
                Holds::Briefing(Scenes::default())
            } else {
                Holds::dataset(0, 0)
            },
            diagnostics: Diagnostics::default(),
        };
        let holds = if is_briefing {
            briefing(path)
        } else {
            files::open(Some(path), regions).map(|opened| {
                let events = opened.dataset.events.len();
                let holds = Holds::dataset(events, opened.events_in_file);
                (holds, opened.diagnostics)
            })
        };
        match holds {
            Ok((holds, diagnostics)) => Self {
                opened: true,
                holds,
                diagnostics,
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
        let holds = if self.opened {
            self.holds.text()
        } else {
            "not opened".to_owned()
        };
        let (name, mut listed) = (self.name(), listed(&found.listed));
        if let Holds::Briefing(scenes) = &self.holds {
            listed += &scenes.listed();
        }
        let (errors, warnings) = (
            counted(found.errors, "error"),
            counted(found.warnings, "warning"),
        );
        Some(format!(
            "{listed}{more}{name}: {holds}, {errors}, {warnings}"
        ))
    }
}

impl Holds {
    fn dataset(events: usize, events_in_file: usize) -> Self {
        Self::Dataset {
            events,
            events_in_file,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Dataset {
                events,
                events_in_file,
            } if events == events_in_file => counted(*events, "event"),
            Self::Dataset {
                events,
                events_in_file,
            } => {
                let all = counted(*events_in_file, "event");
                format!("{events} of {all} shown")
            }
            Self::Briefing(scenes) => {
                let datasets = counted(scenes.datasets.len(), "dataset");
                format!("{}, {datasets}", counted(scenes.scenes, "scene"))
            }
        }
    }
}

/// A briefing, and what its datasets are now: one that is not there is an error, one that has changed a warning.
fn briefing(path: &Path) -> Result<(Holds, Diagnostics), ReadError> {
    let scenes = Scenes::read(path)?;
    let diagnostics = Diagnostics {
        errors: scenes.are(Now::Missing),
        warnings: scenes.warnings(),
        ..Diagnostics::default()
    };
    Ok((Holds::Briefing(scenes), diagnostics))
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
