//! `render`: a picture of what a filter leaves, or the pages of a briefing.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use crate::cli::progress::Making;
use crate::cli::{Answer, Outcome, RenderArguments, briefing, files, question, render_arguments};
use crate::export::{Private, Shown};
use crate::figure::clip::Clip;
use crate::figure::film::MovingFormat;
use crate::figure::{Format, Picture, Plan, Request};
use crate::format::visible_line;
use crate::geo::{Archive, Regions};
use crate::jobs;
use crate::model::Dataset;
use crate::words::{Language, Words};

/// Where it is told how far it is; `None` where nobody looks on.
pub(super) type Watched<'a> = Option<&'a mut (dyn Write + Send)>;

/// Makes a picture of the bundled dataset where no file is named.
pub(super) fn render(asked: &RenderArguments, watched: Watched) -> Answer {
    let mut notes = Vec::new();
    match rendered(asked, &mut notes, watched) {
        Ok(lines) => Answer::new(Outcome::Fine, &lines, &notes),
        Err(error) => {
            notes.extend(error.map(|error| format!("error: {error}")));
            Answer::new(Outcome::Unusable, &[], &notes)
        }
    }
}

/// Writes what was asked for and says what it is; or why not, where the notes do not say so yet.
fn rendered(
    asked: &RenderArguments,
    notes: &mut Vec<String>,
    watched: Watched,
) -> Result<Vec<String>, Option<String>> {
    let language = Language::from_code(&asked.lang).ok_or_else(|| {
        format!(
            "no language \"{}\"; it can be en, ko",
            visible_line(&asked.lang)
        )
    })?;
    match briefing::asked_for(asked) {
        Some(path) => briefing::rendered(path, (asked, language), notes, watched),
        None if asked.scene.is_some() => Err(Some("--scene is for a briefing".to_owned())),
        None => figure(asked, language, notes, watched).map(|line| vec![line]),
    }
}

/// Writes a picture of datasets.
fn figure(
    asked: &RenderArguments,
    language: Language,
    notes: &mut Vec<String>,
    watched: Watched,
) -> Result<String, Option<String>> {
    let shown = asked.output.display().to_string();
    let name = visible_line(&shown);
    let made_as = MadeAs::of(asked).map_err(|error| format!("can't write {name}: {error}"))?;
    let (regions, words) = (Regions::embedded(), Words::default());
    let datasets = files::open_all(&asked.files, &regions, &words, notes).ok_or(None)?;
    let said = Words::new(language);
    let shown = Shown::new(&datasets, asked.public.asked().as_ref(), &regions, &said);
    match &shown.redaction {
        Some(redaction) => notes.extend(said.redaction(redaction)),
        None => notes.extend(warning(&datasets, &words)),
    }
    let table = shown.table(&regions);
    let filter =
        question::filter(&asked.filter, table, &regions).map_err(|error| error.to_string())?;
    let plan = Plan {
        filter,
        size: asked.size,
        theme: asked.theme.into(),
        language,
        look: asked.camera.map(|camera| camera.0),
        layers: render_arguments::layers(&asked.layers),
        charts: asked.charts.as_deref().map(render_arguments::charts),
        title: asked.title.clone(),
        subtitle: asked.subtitle.clone(),
        lead: None,
        caption: asked.caption.clone(),
        callouts: Vec::new(),
    };
    let (archive, made) = (Arc::new(Archive::embedded()), asked.made);
    let made = made.unwrap_or_else(jobs::today);
    let written = plan.asked(table, &regions, &archive, made, |request| match made_as {
        MadeAs::Picture(format) => picture(asked, request, format, (notes, watched)),
        MadeAs::Clip(format) => clip(asked, request, format, (notes, watched)),
    });
    match written {
        Ok(said) => Ok(format!("{name}: {said}")),
        Err(error) => Err(Some(format!("can't write {name}: {error}"))),
    }
}

/// What is made.
#[derive(Clone, Copy)]
pub(super) enum MadeAs {
    Picture(Format),
    Clip(MovingFormat),
}

impl MadeAs {
    /// What the output's ending says, where nothing else is asked for.
    pub(super) fn of(asked: &RenderArguments) -> Result<Self, String> {
        let clip = MovingFormat::of(&asked.output).map(Self::Clip);
        match Format::of(&asked.output).map(Self::Picture).or(clip) {
            Some(Self::Picture(_)) if asked.clip.is_any() => Err(format!(
                "seconds, frames, mode, step and window length are for clips: {}",
                endings(&MovingFormat::ALL.map(MovingFormat::ending))
            )),
            Some(Self::Clip(_)) if asked.charts.is_some() => Err(format!(
                "charts are for pictures: {}",
                endings(&Format::ALL.map(Format::ending))
            )),
            Some(made_as) => Ok(made_as),
            None => Err(format!(
                "its name ends in none of {}, {}",
                endings(&Format::ALL.map(Format::ending)),
                endings(&MovingFormat::ALL.map(MovingFormat::ending))
            )),
        }
    }
}

fn endings(all: &[&str]) -> String {
    let endings: Vec<String> = all.iter().map(|ending| format!(".{ending}")).collect();
    endings.join(", ")
}

/// Writes the picture and says what it is.
pub(super) fn picture(
    asked: &RenderArguments,
    request: &Request,
    format: Format,
    (notes, watched): (&mut Vec<String>, Watched),
) -> Result<String, String> {
    let making = making(watched, &asked.output, "");
    let picture = request.picture();
    let no_room = no_room(&picture).into_iter();
    notes.extend(no_room.map(|note| format!("note: {note}")));
    notes.extend(lost(request, &picture.unseen));
    let bytes = format.bytes(&picture, &|share| making.at(share));
    let bytes = bytes.map_err(|error| error.to_string())?;
    jobs::replace(&asked.output, &bytes).map_err(|error| error.to_string())?;
    Ok(of_picture(&picture, bytes.len()))
}

/// Writes the clip and says what it is.
pub(super) fn clip(
    asked: &RenderArguments,
    request: &Request,
    format: MovingFormat,
    (notes, watched): (&mut Vec<String>, Watched),
) -> Result<String, String> {
    let pace = asked.clip.pace();
    let frames = pace.seconds * f64::from(pace.frames_a_second);
    let making = making(watched, &asked.output, &format!("{frames:.0} frames"));
    let report = |share| making.at(share);
    let laying = |share| report(share * Clip::LAID_OUT);
    let clip = Clip::new(request, &pace, &laying).map_err(|error| error.to_string())?;
    notes.extend(lost(request, clip.unseen()));
    let writing = |share| report(Clip::LAID_OUT + share * (1.0 - Clip::LAID_OUT));
    let bytes = jobs::write_film(&asked.output, format, &clip, &writing);
    let bytes = bytes.map_err(|error| error.to_string())?;
    let size = size(bytes);
    let (width, height) = request.plan.size.clip_sheet().pixels;
    let (seconds, frames) = (pace.seconds, pace.frames_a_second);
    Ok(format!(
        "{width} × {height} pixels, {seconds} seconds at {frames} frames a second, {size}"
    ))
}

/// Begins to make a file of so many parts, which is told to whoever looks on.
pub(super) fn making<'a>(watched: Watched<'a>, output: &Path, parts: &str) -> Making<'a> {
    let name = output.file_name().unwrap_or(output.as_os_str());
    Making::new(watched, &name.to_string_lossy(), parts)
}

/// The charts that were asked for and left out.
pub(super) fn no_room(picture: &Picture) -> Vec<String> {
    let words = Words::default();
    let charts = picture.no_room.iter();
    let said = charts.map(|chart| format!("no room on this sheet: {}", words.get(chart.key())));
    said.collect()
}

/// The callouts that have no place, by their numbers.
fn lost(request: &Request, unseen: &[usize]) -> Vec<String> {
    let callouts = unseen
        .iter()
        .filter_map(|number| request.plan.callouts.get(*number));
    let lost = callouts.map(|callout| {
        let text = visible_line(&callout.text);
        format!("note: no line leads from “{text}”: what it speaks of is not on the map")
    });
    lost.collect()
}

fn size(bytes: u64) -> String {
    Words::default().size(bytes)
}

/// That there are events which must not leave the house, where there are.
pub(super) fn warning(datasets: &[Arc<Dataset>], words: &Words) -> Option<String> {
    let sensitive = Private::of(datasets).sensitive;
    let said = || words.count("public-sensitive", sensitive);
    (sensitive > 0).then(|| format!("warning: {}", said()))
}

/// `map.png: 1920 × 1080 pixels, 150 dots an inch, 412 KB`
pub(super) fn line(name: &str, picture: &Picture, bytes: usize) -> String {
    format!("{name}: {}", of_picture(picture, bytes))
}

/// `1920 × 1080 pixels at 150 dots an inch, 412 KB`
fn of_picture(picture: &Picture, bytes: usize) -> String {
    let (width, height) = picture.sheet.pixels;
    let dots = f64::from(picture.sheet.dots_a_metre()) * 0.0254;
    let size = size(u64::try_from(bytes).unwrap_or(u64::MAX));
    format!("{width} × {height} pixels at {dots:.0} dots an inch, {size}")
}
