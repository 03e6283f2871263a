//! `render` of a briefing: its pages as one PDF, in turn as a clip, or a folder of pictures; or one of its scenes.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::briefing::{Kept, is_briefing};
use crate::cli::render::{MadeAs, Watched, making};
use crate::cli::{RenderArguments, briefing_scene as scene, files, render_arguments};
use crate::export::{Made, Pages, PagesFilm};
use crate::figure::film::{Film as _, FilmError, MovingFormat};
use crate::figure::{Format, Report};
use crate::format::visible_line;
use crate::geo::{Archive, Regions};
use crate::jobs::{self, Fingerprints, OpenedBriefing};
use crate::model::Dataset;
use crate::public::Redaction;
use crate::state::Origin;
use crate::words::{Language, Words};

/// The share of the work that is done when all pages are laid out.
const MADE: f32 = 0.5;

/// The briefing that is asked for, where one is.
pub(super) fn asked_for(asked: &RenderArguments) -> Option<&Path> {
    let mut files = asked.files.iter();
    files.find(|path| is_briefing(path)).map(PathBuf::as_path)
}

/// What a briefing says itself, and is not to be said beside it.
fn said_twice(asked: &RenderArguments) -> Option<&'static str> {
    let filter = &asked.filter;
    // The pages of all of them stand still.
    let is_whole = asked.scene.is_none();
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
        ("--mode", is_whole && asked.clip.mode.is_some()),
        ("--step", is_whole && asked.clip.step.is_some()),
        (
            "--window-length",
            is_whole && asked.clip.window_length.is_some(),
        ),
    ];
    said.into_iter().find(|(_, is)| *is).map(|(name, _)| name)
}

/// Writes the pages and says what they are; or why not, where the notes do not say so yet.
pub(super) fn rendered(
    path: &Path,
    (asked, language): (&RenderArguments, Language),
    notes: &mut Vec<String>,
    watched: Watched,
) -> Result<Vec<String>, Option<String>> {
    if let Some(twice) = said_twice(asked) {
        let why = "its scenes have filters, titles and cameras of their own";
        return Err(Some(format!("{twice} can't go with a briefing: {why}")));
    }
    let what = match asked.scene {
        Some(number) => Become::Scene(
            number,
            MadeAs::of(asked).map_err(|why| unwritten(asked, &why))?,
        ),
        None => what(asked)?,
    };
    if matches!(what, Become::Folder) && jobs::has_something(&asked.output) {
        return Err(Some(in_the_way(&asked.output)));
    }
    let regions = Regions::embedded();
    let words = Words::default();
    let opened = read(path, &words, notes)?;
    let kept = &opened.kept;
    if kept.briefing.scenes.is_empty() {
        return Err(Some(format!("{} has no scenes", called(path))));
    }
    let datasets = datasets(kept, &regions, &words, notes).ok_or(None)?;
    notes.extend(changed(&opened));
    let pages = Pages {
        kept,
        datasets: &datasets,
        changed: &opened.changed(),
        public: asked.public.asked(),
        regions: &regions,
        archive: &Arc::new(Archive::embedded()),
        words: &Words::new(language),
        size: asked.size,
        theme: asked.theme.into(),
        charts: asked.charts.as_deref().map(render_arguments::charts),
        made: asked.made.unwrap_or_else(jobs::today),
    };
    if let Become::Scene(number, made_as) = what {
        return scene::rendered(&pages, asked, (number, made_as), notes, watched);
    }
    let parts = format!("{} pages", kept.briefing.scenes.len() + 1);
    let making = making(watched, &asked.output, &parts);
    let made = pages.make(&|share| making.at(share * MADE));
    let made = made.ok_or_else(|| stopped(&asked.output))?;
    notes.extend(warnings(asked, &opened, &datasets, &made));
    let report = |share| making.at(MADE + share * (1.0 - MADE));
    match what {
        Become::Film(format) => film(made, asked, format, &report),
        Become::Folder => folder(kept, &made, asked, &report),
        Become::Document | Become::Scene(..) => document(kept, made, (asked, language), &report),
    }
}

/// Why the output is not written.
pub(super) fn unwritten(asked: &RenderArguments, why: &str) -> String {
    format!("can't write {}: {why}", called(&asked.output))
}

/// That a callout has no place.
pub(super) fn lost(number: usize, text: &str) -> String {
    let text = visible_line(text);
    format!(
        "note: scene {number}: no line leads from “{text}”: what it speaks of is not on the map"
    )
}

/// The datasets that are not as they were.
fn changed(opened: &OpenedBriefing) -> Vec<String> {
    let changed = opened.changed().into_iter().map(|origin| {
        let name = files::name(origin.path());
        let name = visible_line(&name);
        format!("warning: {name} has changed since the briefing was saved")
    });
    changed.collect()
}

/// What was left out and changed for the public, and what nobody leaves out; or what had better be.
pub(super) fn of_public(
    asked: &RenderArguments,
    kept: &Kept,
    datasets: &[Arc<Dataset>],
    redaction: Option<&Redaction>,
) -> Vec<String> {
    let words = Words::default();
    let Some(redaction) = redaction else {
        let warning = super::render::warning(datasets, &words);
        return warning.into_iter().collect();
    };
    let mut said = words.redaction(redaction);
    let floor = asked.public.asked().unwrap_or_default();
    let vague = floor.place.is_some() || floor.date.is_some() || floor.least > 1;
    said.extend(own_words(kept, vague));
    said
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

pub(super) fn called(path: &Path) -> String {
    visible_line(&path.display().to_string()).into_owned()
}

/// What the pages become.
#[derive(Clone, Copy)]
enum Become {
    Document,
    Film(MovingFormat),
    Folder,
    /// One scene by its number, from 1.
    Scene(usize, MadeAs),
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
    words: &Words,
    notes: &mut Vec<String>,
) -> Result<OpenedBriefing, Option<String>> {
    jobs::read_briefing(path, &Fingerprints::default(), &|_| true).map_err(|error| {
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
    let all: Vec<Arc<Dataset>> = datasets.iter().map(|(_, of)| Arc::clone(of)).collect();
    let mut said = of_public(asked, &opened.kept, &all, made.redaction.as_ref());
    let scenes = opened.kept.briefing.scenes.iter().zip(&made.scenes);
    for (number, (scene, page)) in scenes.enumerate() {
        let number = number + 1;
        said.extend(page.left_out.iter().map(|text| lost(number, text)));
        for note in super::render::no_room(&page.picture) {
            said.push(format!("note: scene {number}: {note}"));
        }
        let had = scene.then.as_ref().is_some_and(|then| then.events > 0);
        if had && page.now.events == 0 {
            said.push(format!(
                "warning: scene {number} shows no event: what its filter asks for is not in the data, or not for the public"
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
    let pictures = made.pictures(&kept.briefing);
    let all = pictures.len();
    for (done, (name, picture)) in pictures.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a few pages")]
        let report = |share: f32| report((done as f32 + share) / all as f32);
        if !report(0.0) {
            return Err(Some(stopped(folder)));
        }
        let file = format!("{name}.png");
        let name = called(&folder.join(&file));
        let bytes = picture.png(&report);
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
