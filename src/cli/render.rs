//! `render`: a picture of what a filter leaves.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cli::{Answer, Outcome, RenderArguments, files, question, render_arguments, share};
use crate::figure::{Format, Picture, Request};
use crate::format::visible_line;
use crate::geo::{Archive, Regions};
use crate::jobs;
use crate::table::Table;
use crate::words::{Language, Words};

/// Makes a picture of the bundled dataset where no file is named.
pub(super) fn render(asked: &RenderArguments) -> Answer {
    let mut notes = Vec::new();
    match rendered(asked, &mut notes) {
        Ok(line) => Answer::new(Outcome::Fine, &[line], &notes),
        Err(error) => {
            notes.extend(error.map(|error| format!("error: {error}")));
            Answer::new(Outcome::Unusable, &[], &notes)
        }
    }
}

/// Writes the picture and says what it is; or why not, where the notes do not say so yet.
fn rendered(asked: &RenderArguments, notes: &mut Vec<String>) -> Result<String, Option<String>> {
    let shown = asked.output.display().to_string();
    let name = visible_line(&shown);
    let format = Format::of(&asked.output).ok_or_else(|| {
        let endings = Format::ALL.map(|format| format!(".{}", format.ending()));
        let endings = endings.join(", ");
        format!("can't write {name}: its name ends in none of {endings}")
    })?;
    let language = Language::from_code(&asked.lang).ok_or_else(|| {
        format!(
            "no language \"{}\"; it can be en, ko",
            visible_line(&asked.lang)
        )
    })?;
    let (regions, words) = (Regions::embedded(), Words::default());
    let mut datasets = files::open_all(&asked.files, &regions, &words, notes).ok_or(None)?;
    match asked.public.asked() {
        Some(public) => {
            let said = Words::new(language);
            datasets = share::for_public(&datasets, &public, &regions, &said, notes);
        }
        None => notes.extend(share::warning(&datasets, &words)),
    }
    let table = Table::new(&datasets, &regions);
    let filter =
        question::filter(&asked.filter, &table, &regions).map_err(|error| error.to_string())?;
    let picture = Request {
        table: &table,
        filter: &filter,
        regions: &regions,
        archive: &Arc::new(Archive::embedded()),
        words: &Words::new(language),
        size: asked.size,
        theme: asked.theme.into(),
        look: asked.camera.map(|camera| camera.0),
        layers: render_arguments::layers(&asked.layers),
        title: asked.title.clone(),
        subtitle: asked.subtitle.clone(),
        caption: asked.caption.clone(),
        made: asked.made.unwrap_or_else(today),
    }
    .picture();
    let bytes = format
        .bytes(&picture)
        .map_err(|error| format!("can't make {name}: {error}"))?;
    jobs::replace(&asked.output, &bytes).map_err(|error| format!("can't write {name}: {error}"))?;
    Ok(said(&name, &picture, bytes.len()))
}

/// `map.png: 1920 × 1080 pixels, 150 dots an inch, 412 KB`
fn said(name: &str, picture: &Picture, bytes: usize) -> String {
    let (width, height) = picture.sheet.pixels;
    let dots = f64::from(picture.sheet.dots_a_metre()) * 0.0254;
    let size = Words::default().size(u64::try_from(bytes).unwrap_or(u64::MAX));
    format!("{name}: {width} × {height} pixels at {dots:.0} dots an inch, {size}")
}

/// Today, where the day starts in Greenwich: a file is made on the same day wherever it is made.
fn today() -> jiff::civil::Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
