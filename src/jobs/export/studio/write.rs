//! Files that leave the program: each whole or not at all, and none in the place of a dataset that is open.

use std::path::{Path, PathBuf};

use super::Studio;
use crate::export::{Made, Order, PagesFilm, PagesPlan, Paging, Shown, What};
use crate::figure::clip::Pace;
use crate::figure::film::{Film as _, MovingFormat};
use crate::figure::{Format, FormatError, Plan, Request};
use crate::format;
use crate::jobs::export::{NotWritten, Target, Written};
use crate::jobs::{
    FilmFileError, is_same_file, replace, today, write_clip, write_film, write_folder,
};
use crate::progress::Report;
use crate::words::Words;

/// Shares of the work: until the events are there, until the figure is laid out, until its bytes are there.
const SHOWN: f32 = 0.4;
const LAID_OUT: f32 = 0.6;
const PACKED: f32 = 0.95;

/// How many bytes a file has, and the pixels of a picture.
type Done = (u64, Option<(u32, u32)>);

impl Studio {
    /// Makes a file. `report` gets the share done and says whether to go on. None of the open files is replaced.
    pub(in crate::jobs) fn write(
        &self,
        order: &Order,
        target: &Target,
        open: &[PathBuf],
        report: &Report<'_>,
    ) -> Result<Written, NotWritten> {
        may_write(target, open)?;
        go_on(report, 0.0)?;
        let path = &target.path;
        let (bytes, pixels) = self.installed(|| {
            if let What::Briefing(paging, plan) = &order.what {
                let made = self.made(order, plan, report)?;
                return bound(made, *paging, plan, target, report);
            }
            let (shown, _) = self.shown(order);
            go_on(report, SHOWN)?;
            match &order.what {
                What::Clip(format, plan, pace) => {
                    self.clip((*format, plan, pace), &shown, target, report)
                }
                What::Figure(format, plan) => self.figure(*format, plan, &shown, target, report),
                What::Dataset(..) | What::Briefing(..) => {
                    let dataset = shown.datasets.first();
                    let text = dataset.map(|dataset| format::write(dataset));
                    Ok((
                        put(target, text.unwrap_or_default().as_bytes(), report)?,
                        None,
                    ))
                }
            }
        })?;
        Ok(Written {
            path: path.clone(),
            bytes,
            pixels,
            public: order.public.is_some(),
        })
    }

    fn figure(
        &self,
        format: Format,
        plan: &Plan,
        shown: &Shown,
        target: &Target,
        report: &Report<'_>,
    ) -> Result<Done, NotWritten> {
        let picture = self.picture(plan, shown);
        go_on(report, LAID_OUT)?;
        let packing = |share| report(LAID_OUT + share * (PACKED - LAID_OUT));
        let bytes = format.bytes(&picture, &packing)?;
        let pixels = (format == Format::Png).then_some(picture.sheet.pixels);
        Ok((put(target, &bytes, report)?, pixels))
    }

    fn clip(
        &self,
        (format, plan, pace): (MovingFormat, &Plan, &Pace),
        shown: &Shown,
        target: &Target,
        report: &Report<'_>,
    ) -> Result<Done, NotWritten> {
        let report = |share| report(SHOWN + share * (1.0 - SHOWN));
        let write = |request: &Request| {
            while_free(target, &report, |report| {
                write_clip(&target.path, format, (request, pace), report)
            })
        };
        let table = shown.table(&self.regions);
        let bytes = plan.asked(table, &self.regions, &self.archive, today(), write)?;
        Ok((bytes, Some(plan.size.clip_sheet().pixels)))
    }

    /// The pages of a briefing.
    fn made(
        &self,
        order: &Order,
        plan: &PagesPlan,
        report: &Report<'_>,
    ) -> Result<Made, NotWritten> {
        if !plan.is_whole() {
            return Err(NotWritten::NotOpen);
        }
        let ground = (&*self.regions, &self.archive);
        let making = |share| report(share * LAID_OUT);
        let plan = self.vouched(plan, order.public.as_ref(), report);
        let made = plan.make(order.public, ground, today(), &making);
        made.ok_or(NotWritten::Cancelled)
    }
}

/// Writes the pages of a briefing.
fn bound(
    made: Made,
    paging: Paging,
    plan: &PagesPlan,
    target: &Target,
    report: &Report<'_>,
) -> Result<Done, NotWritten> {
    let path = &target.path;
    match paging {
        Paging::Document => {
            let words = Words::new(plan.language);
            let document = made.document(&plan.kept.briefing, &words, plan.theme);
            let bytes = document.pdf().map_err(FormatError::from)?;
            Ok((put(target, &bytes, report)?, None))
        }
        Paging::Pictures => {
            let files = packed(&made, plan, report)?;
            go_on(report, PACKED)?;
            write_folder(path, &files)?;
            Ok((
                files.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
                None,
            ))
        }
        Paging::Film(format) => {
            let film = made.film(None, PagesFilm::FRAMES);
            let report = |share| report(LAID_OUT + share * (1.0 - LAID_OUT));
            let bytes = while_free(target, &report, |report| {
                write_film(path, format, &film, report)
            })?;
            Ok((bytes, Some(film.sheet().pixels)))
        }
    }
}

/// Every page as a picture, with its name.
fn packed(
    made: &Made,
    plan: &PagesPlan,
    report: &Report<'_>,
) -> Result<Vec<(String, Vec<u8>)>, NotWritten> {
    let pictures = made.pictures(&plan.kept.briefing);
    #[expect(clippy::cast_precision_loss, reason = "a few pages")]
    let part = (PACKED - LAID_OUT) / pictures.len() as f32;
    let mut done = LAID_OUT;
    let mut files = Vec::new();
    for (name, picture) in pictures {
        let packing = |share| report(done + share * part);
        let bytes = picture.png(&packing).map_err(FormatError::from)?;
        files.push((format!("{name}.png"), bytes));
        done += part;
    }
    Ok(files)
}

/// Puts bytes in their place, unless it was cancelled; how many they are.
fn put(target: &Target, bytes: &[u8], report: &Report<'_>) -> Result<u64, NotWritten> {
    go_on(report, PACKED)?;
    // While this one was made, another may have been written under the same name.
    is_free(target)?;
    replace(&target.path, bytes)?;
    Ok(bytes.len() as u64)
}

/// Writes a film, which takes its place by itself, for as long as nothing else has taken it.
fn while_free(
    target: &Target,
    report: &Report<'_>,
    write: impl FnOnce(&Report<'_>) -> Result<u64, FilmFileError>,
) -> Result<u64, NotWritten> {
    let report = |share| is_free(target).is_ok() && report(share);
    write(&report).map_err(|error| is_free(target).err().unwrap_or_else(|| error.into()))
}

/// Says how far it is; whether it was cancelled.
fn go_on(report: &Report<'_>, share: f32) -> Result<(), NotWritten> {
    report(share).then_some(()).ok_or(NotWritten::Cancelled)
}

/// Whether a file may be written there.
fn may_write(target: &Target, open: &[PathBuf]) -> Result<(), NotWritten> {
    let replaces = |path: &PathBuf| is_same_file(path, &target.path);
    if open.iter().any(replaces) {
        return Err(NotWritten::IsOpen);
    }
    is_free(target)
}

/// Whether nothing is there that may not be replaced.
fn is_free(target: &Target) -> Result<(), NotWritten> {
    if !target.may_replace && Path::exists(&target.path) {
        return Err(NotWritten::Exists);
    }
    Ok(())
}
