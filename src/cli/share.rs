//! `share`: a dataset file for the public, and what that leaves out.

use std::path::PathBuf;

use clap::Args;

use crate::cli::{Answer, Outcome, PublicArguments, files};
use crate::export::Shown;
use crate::format::{visible_line, write};
use crate::geo::Regions;
use crate::jobs;
use crate::words::{Language, Words};

/// What `share` is asked.
#[derive(Clone, Debug, Args)]
pub struct ShareArguments {
    /// The dataset; the bundled one where none is given.
    pub file: Option<PathBuf>,
    /// Where the file for the public goes; where nothing is said, only what would be left out is listed.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What the public may see.
    #[command(flatten)]
    pub public: PublicArguments,
}

/// Writes the dataset for the public, and lists what was left out and changed.
pub(super) fn share(asked: &ShareArguments) -> Answer {
    let (regions, words) = (Regions::embedded(), Words::new(Language::default()));
    let mut notes = Vec::new();
    let files: Vec<PathBuf> = asked.file.iter().cloned().collect();
    let Some(datasets) = files::open_all(&files, &regions, &words, &mut notes) else {
        return Answer::new(Outcome::Unusable, &[], &notes);
    };
    if let (Some(from), Some(to)) = (&asked.file, &asked.output)
        && jobs::is_same_file(from, to)
    {
        notes.push("error: the file for the public would replace the dataset itself".to_owned());
        return Answer::new(Outcome::Unusable, &[], &notes);
    }
    let public = asked.public.asked().unwrap_or_default();
    let shown = Shown::new(&datasets, Some(&public), &regions, &words);
    let mut lines: Vec<String> = shown
        .redaction
        .iter()
        .flat_map(|one| words.redaction(one))
        .collect();
    for dataset in &shown.datasets {
        let Some(path) = &asked.output else { continue };
        let name = path.display().to_string();
        let name = visible_line(&name);
        if let Err(error) = jobs::replace(path, write(dataset).as_bytes()) {
            notes.push(format!("error: can't write {name}: {error}"));
            return Answer::new(Outcome::Unusable, &lines, &notes);
        }
        let events = words.events(dataset.events.len() as u64);
        lines.push(format!("{name}: {events}"));
    }
    Answer::new(Outcome::Fine, &lines, &notes)
}
