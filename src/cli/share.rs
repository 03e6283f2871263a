//! `share`: a dataset file for the public, and what that leaves out.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::cli::{Answer, Outcome, PublicArguments, files};
use crate::format::{visible_line, write};
use crate::geo::Regions;
use crate::jobs;
use crate::model::Dataset;
use crate::public::{Public, redacted};
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
        && from.canonicalize().ok() == to.canonicalize().ok()
        && from.exists()
    {
        notes.push("error: the file for the public would replace the dataset itself".to_owned());
        return Answer::new(Outcome::Unusable, &[], &notes);
    }
    let public = asked.public.asked().unwrap_or_default();
    let mut lines = Vec::new();
    for dataset in for_public(&datasets, &public, &regions, &words, &mut lines) {
        let Some(path) = &asked.output else { continue };
        let shown = path.display().to_string();
        let name = visible_line(&shown);
        if let Err(error) = jobs::replace(path, write(&dataset).as_bytes()) {
            notes.push(format!("error: can't write {name}: {error}"));
            return Answer::new(Outcome::Unusable, &lines, &notes);
        }
        let events = words.events(dataset.events.len() as u64);
        lines.push(format!("{name}: {events}"));
    }
    Answer::new(Outcome::Fine, &lines, &notes)
}

/// The datasets as the public may see them; each says so in its caveat. What was left out is added to the lines.
pub(super) fn for_public(
    datasets: &[Arc<Dataset>],
    public: &Public,
    regions: &Regions,
    words: &Words,
    lines: &mut Vec<String>,
) -> Vec<Arc<Dataset>> {
    let seen = datasets.iter().map(|dataset| {
        let (mut seen, redaction) = redacted(dataset, public, regions);
        lines.extend(words.redaction(&redaction));
        let caveat = seen
            .caveat
            .as_deref()
            .unwrap_or(words.get("figure-documented"));
        seen.caveat = Some(format!("{caveat} {}", words.public_method(public)));
        Arc::new(seen)
    });
    seen.collect()
}

/// That there are events which must not leave the house, where there are.
pub(super) fn warning(datasets: &[Arc<Dataset>], words: &Words) -> Option<String> {
    let events = datasets.iter().flat_map(|dataset| dataset.events.blocks());
    let sensitive = events
        .flat_map(|block| block.facts())
        .filter(|event| event.sensitive);
    let number = sensitive.count();
    (number > 0).then(|| {
        format!(
            "warning: {}",
            words.count("public-sensitive", number as u64)
        )
    })
}
