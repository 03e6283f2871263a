//! `render` of a briefing: its pages as one PDF, or a folder of pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::briefing::{Kept, is_briefing};
use crate::cli::{RenderArguments, files};
use crate::export::{Made, Pages};
use crate::figure::Format;
use crate::format::visible_line;
use crate::geo::{Archive, Regions};
use crate::jobs::{self, OpenedBriefing};
use crate::model::Dataset;
use crate::state::Origin;
use crate::words::{Language, Words};

/// The briefing that is asked for, where one is.
pub(super) fn asked_for(asked: &RenderArguments) -> Option<&Path> {
    let mut files = asked.files.iter();
    files.find(|path| is_briefing(path)).map(PathBuf::as_path)
}

/// What a briefing says itself, and is not to be said beside it.
fn said_twice(asked: &RenderArguments) -> Option<&'static str> {
    let filter = &asked.filter;
    let said = [
        ("another file", asked.files.len() > 1),
        ("--title", asked.title.is_some()),
        ("--subtitle", asked.subtitle.is_some()),
        ("--caption", asked.caption.is_some()),
        ("--camera", asked.camera.is_some()),
        ("--from", filter.from.is_some()),
        ("--to", filter.to.is_some()),
        ("--kind", !filter.kinds.is_empty()),
        ("--region", !filter.regions.is_empty()),
        ("--tag", !filter.tags.is_empty()),
        ("--text", filter.text.is_some()),
    ];
    said.into_iter().find(|(_, is)| *is).map(|(name, _)| name)
}

/// Writes the pages and says what they are; or why not, where the notes do not say so yet.
pub(super) fn rendered(
    path: &Path,
    asked: &RenderArguments,
    language: Language,
    notes: &mut Vec<String>,
) -> Result<Vec<String>, Option<String>> {
    if let Some(twice) = said_twice(asked) {
        let why = "its scenes have filters, titles and cameras of their own";
        return Err(Some(format!("{twice} can't go with a briefing: {why}")));
    }
    let whole = is_document(&asked.output)?;
    let regions = Regions::embedded();
    let words = Words::default();
    let opened = read(path, &words, notes)?;
    let kept = &opened.kept;
    if kept.briefing.scenes.is_empty() {
        return Err(Some(format!("{} has no scenes", called(path))));
    }
    let datasets = datasets(kept, &regions, &words, notes).ok_or(None)?;
    let changed = opened.changed();
    let made = Pages {
        kept,
        datasets: &datasets,
        changed: &changed,
        public: asked.public.asked(),
        regions: &regions,
        archive: &Arc::new(Archive::embedded()),
        words: &Words::new(language),
        size: asked.size,
        theme: asked.theme.into(),
        made: asked.made.unwrap_or_else(jobs::today),
    }
    .make(&|_| true)
    .ok_or(None)?;
    notes.extend(warnings(asked, &opened, &datasets, &made));
    if whole {
        document(kept, made, asked, language)
    } else {
        folder(kept, &made, asked)
    }
}

fn called(path: &Path) -> String {
    visible_line(&path.display().to_string()).into_owned()
}

/// Whether one file is to be written, and not a folder of them.
fn is_document(output: &Path) -> Result<bool, Option<String>> {
    let is_folder = output.is_dir() || output.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    if is_folder || output.extension().is_none() {
        return Ok(false);
    }
    if Format::of(output) == Some(Format::Pdf) {
        return Ok(true);
    }
    let name = called(output);
    Err(Some(format!(
        "can't write {name}: a briefing becomes a .pdf file, or pictures in a folder whose name ends with /"
    )))
}

fn read(
    path: &Path,
    words: &Words,
    notes: &mut Vec<String>,
) -> Result<OpenedBriefing, Option<String>> {
    jobs::read_briefing(path).map_err(|error| {
        files::note_unopened(&called(path), &error, words, notes);
        None
    })
}

/// Every dataset of the briefing. `None` where one does not open.
fn datasets(
    kept: &Kept,
    regions: &Regions,
    words: &Words,
    notes: &mut Vec<String>,
) -> Option<Vec<(Origin, Arc<Dataset>)>> {
    let mut open = Vec::new();
    let mut missing = false;
    for origin in kept.origins() {
        match files::open_noted(origin.path(), regions, words, notes) {
            Some(opened) => open.push((origin, Arc::new(opened.dataset))),
            None => missing = true,
        }
    }
    if missing {
        notes.push(
            "note: the briefing names its datasets from its own folder; put them back there, or write their new \
             paths into it"
                .to_owned(),
        );
    }
    (!missing).then_some(open)
}

/// What whoever makes the pages should know before anyone sees them.
fn warnings(
    asked: &RenderArguments,
    opened: &OpenedBriefing,
    datasets: &[(Origin, Arc<Dataset>)],
    made: &Made,
) -> Vec<String> {
    let words = Words::default();
    let mut said = Vec::new();
    for origin in opened.changed() {
        let name = files::name(origin.path());
        let name = visible_line(&name);
        said.push(format!(
            "warning: {name} has changed since the briefing was saved"
        ));
    }
    let all: Vec<Arc<Dataset>> = datasets.iter().map(|(_, of)| Arc::clone(of)).collect();
    match &made.redaction {
        Some(redaction) => {
            said.extend(words.redaction(redaction));
            let floor = asked.public.asked().unwrap_or_default();
            let vague = floor.place.is_some() || floor.date.is_some() || floor.least > 1;
            said.extend(own_words(&opened.kept, vague));
        }
        None => said.extend(super::render::warning(&all, &words)),
    }
    let scenes = opened.kept.briefing.scenes.iter().zip(&made.scenes);
    for (number, (scene, page)) in scenes.enumerate() {
        let number = number + 1;
        for text in &page.left_out {
            let text = visible_line(text);
            said.push(format!(
                "note: scene {number}: no line leads from “{text}”: what it speaks of is not on the map"
            ));
        }
        let then = scene.then.as_ref().filter(|_| made.redaction.is_none());
        for one in then
            .map(|then| then.differences(&page.now))
            .into_iter()
            .flatten()
        {
            let line = words.scene_difference(&one, &all);
            said.push(format!("note: scene {number}: {line}"));
        }
    }
    said
}

/// Titles, captions and callouts are nobody's data: they stay, whatever they say.
fn own_words(kept: &Kept, vague: bool) -> Option<String> {
    let mut scenes = kept.briefing.scenes.iter();
    let speaks = scenes.any(|scene| {
        let callouts = !scene.callouts.is_empty();
        callouts || !scene.title.trim().is_empty() || !scene.caption.trim().is_empty()
    });
    let than = if vague {
        "no place or date more closely than was asked for"
    } else {
        "nothing that must not leave the house"
    };
    speaks.then(|| {
        format!(
            "warning: titles, captions and callouts are shown as you wrote them; see that they name {than}"
        )
    })
}

/// All pages in one file.
fn document(
    kept: &Kept,
    made: Made,
    asked: &RenderArguments,
    language: Language,
) -> Result<Vec<String>, Option<String>> {
    let words = Words::new(language);
    let document = made.document(&kept.briefing, &words, asked.theme.into());
    let name = called(&asked.output);
    let bytes = document.pdf();
    let bytes = bytes.map_err(|error| format!("can't make {name}: {error}"))?;
    write(&asked.output, &bytes)?;
    let pages = document.pages.len();
    let size = size(bytes.len());
    Ok(vec![format!("{name}: {pages} pages, {size}")])
}

/// A picture a scene, and the last page.
fn folder(
    kept: &Kept,
    made: &Made,
    asked: &RenderArguments,
) -> Result<Vec<String>, Option<String>> {
    let folder = &asked.output;
    jobs::make_folder(folder)
        .map_err(|error| format!("can't make the folder {}: {error}", called(folder)))?;
    let mut lines = Vec::new();
    for (name, picture) in made.pictures(&kept.briefing) {
        let path = folder.join(format!("{name}.png"));
        let name = called(&path);
        let bytes = picture.png(&|_| true);
        let bytes = bytes.map_err(|error| format!("can't make {name}: {error}"))?;
        write(&path, &bytes)?;
        lines.push(super::render::line(&name, picture, bytes.len()));
    }
    Ok(lines)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Option<String>> {
    let written = jobs::replace(path, bytes);
    written.map_err(|error| Some(format!("can't write {}: {error}", called(path))))
}

fn size(bytes: usize) -> String {
    Words::default().size(u64::try_from(bytes).unwrap_or(u64::MAX))
}
