//! `render` of a briefing: its pages as one PDF, in turn as a clip, or a folder of pictures; or one of its scenes.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::briefing::{Kept, is_briefing};
use crate::cli::briefing_notes::{changed_since, warnings};
use crate::cli::render::{MadeAs, Watched, making};
use crate::cli::{RenderArguments, briefing_scene as scene, files, render_arguments};
use crate::export::{Made, Pages, PagesFilm};
use crate::figure::Format;
use crate::figure::film::{Film as _, FilmError, MovingFormat};
use crate::format::visible_line;
use crate::geo::{Archive, Regions};
use crate::jobs::{self, Fingerprints, Stamp};
use crate::model::Dataset;
use crate::progress::Report;
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
    let known = Fingerprints::default();
    let mut kept = read(path, &known, &words, notes)?;
    if kept.briefing.scenes.is_empty() {
        return Err(Some(format!("{} has no scenes", called(path))));
    }
    let (datasets, versions) = datasets(&kept, &regions, &words, notes).ok_or(None)?;
    let changed = vouched(&mut kept, &versions, &known);
    let kept = &kept;
    notes.extend(changed_since(&changed));
    let pages = Pages {
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
    };
    if let Become::Scene(number, made_as) = what {
        return scene::rendered(&pages, asked, (number, made_as), notes, watched);
    }
    let parts = format!("{} pages", kept.briefing.scenes.len() + 1);
    let making = making(watched, &asked.output, &parts);
    let made = pages.make(&|share| making.at(share * MADE));
    let made = made.ok_or_else(|| stopped(&asked.output))?;
    notes.extend(warnings(asked, kept, &datasets, &made));
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
