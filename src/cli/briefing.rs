//! `render` of a briefing: its pages as one PDF, in turn as a clip, or a folder of pictures.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::briefing::{Kept, is_briefing};
use crate::cli::{RenderArguments, files, render_arguments};
use crate::export::{Made, Pages, PagesFilm};
use crate::figure::film::{Film as _, FilmError, MovingFormat};
use crate::figure::{Format, Report};
use crate::format::visible_line;
use crate::geo::{Archive, Regions};
use crate::jobs::{self, Fingerprints, Stamp};
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
        ("--mode", asked.clip.mode.is_some()),
        ("--step", asked.clip.step.is_some()),
        ("--window-length", asked.clip.window_length.is_some()),
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
    let what = what(asked)?;
    if matches!(what, Become::Folder) && jobs::has_something(&asked.output) {
        return Err(Some(in_the_way(&asked.output)));
    }
    let regions = Regions::embedded();
    let words = Words::default();
    let known = Fingerprints::default();
    let mut kept = read(path, &known, &words, notes)?;
    if kept.briefing.scenes.is_empty() {
        return Err(Some(format!("{} has no scenes", called(path))));
    }
    let (datasets, versions) = datasets(&kept, &regions, &words, notes).ok_or(None)?;
    let changed = vouched(&mut kept, &versions, &known);
    let kept = &kept;
    let stop = jobs::interrupted();
    let report = |_| !stop.load(Ordering::Relaxed);
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
        charts: asked.charts.as_deref().map(render_arguments::charts),
        made: asked.made.unwrap_or_else(jobs::today),
    }
    .make(&report)
    .ok_or_else(|| stopped(&asked.output))?;
    notes.extend(warnings(asked, (kept, &changed), &datasets, &made));
    match what {
        Become::Document => document(kept, made, (asked, language), &report),
        Become::Film(format) => film(made, asked, format, &report),
        Become::Folder => folder(kept, &made, asked, &report),
    }
}

/// It was not to go on.
fn stopped(output: &Path) -> String {
    let error = FilmError::Stopped;
    format!("can't write {}: {error}", called(output))
}

fn in_the_way(folder: &Path) -> String {
    let name = called(folder);
    format!(
        "can't write {name}: it is there already, and what is in it is not replaced; name a folder that is new or empty"
    )
}

fn called(path: &Path) -> String {
    visible_line(&path.display().to_string()).into_owned()
}

/// What the pages become.
#[derive(Clone, Copy)]
enum Become {
    Document,
    Film(MovingFormat),
    Folder,
}

/// What the output's ending says.
fn what(asked: &RenderArguments) -> Result<Become, Option<String>> {
    let output = &asked.output;
    let is_folder = output.is_dir() || output.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    if is_folder || output.extension().is_none() {
        return Ok(Become::Folder);
    }
    if Format::of(output) == Some(Format::Pdf) {
        return Ok(Become::Document);
    }
    let name = called(output);
    MovingFormat::of(output).map(Become::Film).ok_or_else(|| {
        Some(format!(
            "can't write {name}: a briefing becomes a .pdf, a .gif, .apng or .mp4 of its pages in turn, or pictures in \
             a folder whose name ends with /"
        ))
    })
}

fn read(
    path: &Path,
    known: &Fingerprints,
    words: &Words,
    notes: &mut Vec<String>,
) -> Result<Kept, Option<String>> {
    let opened = jobs::read_briefing(path, known, &|_| true).map_err(|error| {
        files::note_unopened(&called(path), &error, words, notes);
        None
    });
    opened.map(|opened| opened.kept)
}

/// Datasets, and the version of each that was read.
type Read = (Vec<(Origin, Arc<Dataset>)>, Vec<(Origin, Stamp)>);

/// Puts the fingerprints of the versions that were read in place of those that the briefing was saved with. The datasets
/// that these are not the same of.
fn vouched(kept: &mut Kept, versions: &[(Origin, Stamp)], known: &Fingerprints) -> Vec<Origin> {
    let saved = kept.datasets.clone();
    known.vouch(&mut kept.datasets, versions, &|| true);
    let pairs = saved.iter().zip(&kept.datasets);
    let changed = pairs.filter(|(then, now)| then.sha256.is_some() && then.sha256 != now.sha256);
    changed.map(|(then, _)| then.origin.clone()).collect()
}

/// Every dataset of the briefing. `None` where one does not open.
fn datasets(
    kept: &Kept,
    regions: &Regions,
    words: &Words,
    notes: &mut Vec<String>,
) -> Option<Read> {
    let (mut open, mut versions) = (Vec::new(), Vec::new());
    let mut missing = false;
    for origin in kept.origins() {
        // Whatever is written to a file from now on makes it another one.
        versions.extend(Stamp::of(&origin).map(|stamp| (origin.clone(), stamp)));
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
    (!missing).then_some((open, versions))
}

/// What whoever makes the pages should know before anyone sees them.
fn warnings(
    asked: &RenderArguments,
    (kept, changed): (&Kept, &[Origin]),
    datasets: &[(Origin, Arc<Dataset>)],
    made: &Made,
) -> Vec<String> {
    let words = Words::default();
    let mut said = Vec::new();
    for origin in changed {
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
            said.extend(own_words(kept, vague));
        }
        None => said.extend(super::render::warning(&all, &words)),
    }
    let scenes = kept.briefing.scenes.iter().zip(&made.scenes);
    for (number, (scene, page)) in scenes.enumerate() {
        let number = number + 1;
        for text in &page.left_out {
            let text = visible_line(text);
            said.push(format!(
                "note: scene {number}: no line leads from “{text}”: what it speaks of is not on the map"
            ));
        }
        for note in super::render::no_room(&page.picture) {
            said.push(format!("note: scene {number}: {note}"));
        }
        let had = scene
            .then
            .as_ref()
            .is_some_and(|then| then.counts.events > 0);
        if had && page.now.events == 0 {
            said.push(format!(
                "warning: scene {number} shows no event: what its filter asks for is not in the data, or not for the public"
            ));
        }
        if made.redaction.is_some() {
            continue;
        }
        for line in words.scene_standing(&kept.standing(scene)) {
            said.push(format!("note: scene {number}: {line}"));
        }
        let then = scene.then.as_ref();
        for one in then
            .map(|then| then.counts.differences(&page.now))
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
    let speaks = speaks || !kept.briefing.title.trim().is_empty();
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
    (asked, language): (&RenderArguments, Language),
    report: &Report<'_>,
) -> Result<Vec<String>, Option<String>> {
    let words = Words::new(language);
    let document = made.document(&kept.briefing, &words, asked.theme.into());
    let name = called(&asked.output);
    let bytes = document.pdf();
    let bytes = bytes.map_err(|error| format!("can't make {name}: {error}"))?;
    if !report(1.0) {
        return Err(Some(stopped(&asked.output)));
    }
    let written = jobs::replace(&asked.output, &bytes);
    written.map_err(|error| format!("can't write {name}: {error}"))?;
    let pages = document.pages.len();
    let size = size(bytes.len());
    Ok(vec![format!("{name}: {pages} pages, {size}")])
}

/// All pages in turn.
fn film(
    made: Made,
    asked: &RenderArguments,
    format: MovingFormat,
    report: &Report<'_>,
) -> Result<Vec<String>, Option<String>> {
    let name = called(&asked.output);
    let frames = asked.clip.fps.unwrap_or(PagesFilm::FRAMES);
    let film = made.film(asked.clip.seconds, frames);
    let written = jobs::write_film(&asked.output, format, &film, report);
    let bytes = written.map_err(|error| format!("can't write {name}: {error}"))?;
    let (width, height) = film.sheet().pixels;
    let size = Words::default().size(bytes);
    let seconds = film.seconds();
    Ok(vec![format!(
        "{name}: {width} × {height} pixels, {seconds:.0} seconds at {frames} frames a second, {size}"
    )])
}

/// A picture a scene, and the last page: all of them or none.
fn folder(
    kept: &Kept,
    made: &Made,
    asked: &RenderArguments,
    report: &Report<'_>,
) -> Result<Vec<String>, Option<String>> {
    let folder = &asked.output;
    let (mut lines, mut files) = (Vec::new(), Vec::new());
    for (name, picture) in made.pictures(&kept.briefing) {
        if !report(0.0) {
            return Err(Some(stopped(folder)));
        }
        let file = format!("{name}.png");
        let name = called(&folder.join(&file));
        let bytes = picture.png(report);
        let bytes = bytes.map_err(|error| format!("can't make {name}: {error}"))?;
        lines.push(super::render::line(&name, picture, bytes.len()));
        files.push((file, bytes));
    }
    put(folder, &files).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => in_the_way(folder),
        _ => format!("can't write {}: {error}", called(folder)),
    })?;
    Ok(lines)
}

/// Puts a folder with files in its place, below others that are made where they are not there.
fn put(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    if let Some(above) = folder.parent() {
        jobs::make_folder(above)?;
    }
    jobs::write_folder(folder, files)
}

fn size(bytes: usize) -> String {
    Words::default().size(u64::try_from(bytes).unwrap_or(u64::MAX))
}
