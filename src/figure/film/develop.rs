//! A film's frames as pixels, in their order: some are drawn while those before them are packed.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::figure::Picture;
use crate::figure::film::{Film, FilmError, Shot};
use crate::figure::raster::Raster;
use crate::progress::Report;

/// No frame has more pixels.
const MOST_PIXELS: u64 = 10_000_000;
/// No picture is held for more seconds: a GIF file counts no further.
const LONGEST: u32 = 600;
/// Frames that wait to be packed take no more bytes than these, however many could be drawn at once.
const WAITING: u64 = 64 << 20;

/// A frame that is drawn.
pub(super) struct Frame {
    /// Its pixels: red, green, blue and cover, which is whole everywhere.
    pub(super) pixels: Raster,
    /// For how many frames it is held.
    pub(super) hold: u32,
}

/// Hands over every frame in its order. `report` is told the share that is done, and says whether to go on.
pub(super) fn develop(
    film: &dyn Film,
    report: &Report<'_>,
    mut take: impl FnMut(Frame) -> Result<(), FilmError> + Send,
) -> Result<(), FilmError> {
    let lab = Lab::new(film)?;
    let all = film.holds().len();
    let (mut drawn, mut packed) = (0, 0);
    let mut ready: Vec<Frame> = Vec::new();
    while packed < all {
        let next = drawn..all.min(drawn + lab.at_once);
        let (taken, frames) = rayon::join(
            || {
                ready.drain(..).try_for_each(|frame| {
                    go_on(report, packed, all)?;
                    packed += 1;
                    take(frame)
                })
            },
            || lab.frames(next.clone(), report),
        );
        taken?;
        ready = frames?;
        drawn = next.end;
    }
    Ok(())
}

/// Whether it is to go on, when so many are done of all.
pub(super) fn go_on(report: &Report<'_>, done: usize, all: usize) -> Result<(), FilmError> {
    #[expect(clippy::cast_precision_loss, reason = "a progress bar may be rough")]
    let share = done as f32 / all.max(1) as f32;
    if report(share) {
        Ok(())
    } else {
        Err(FilmError::Stopped)
    }
}

/// Where frames are drawn.
pub(super) struct Lab<'a> {
    film: &'a dyn Film,
    at_once: usize,
    /// What several frames share, drawn once: the last few.
    unders: Mutex<Vec<(Arc<Picture>, Arc<Raster>)>>,
}

impl<'a> Lab<'a> {
    pub(super) fn new(film: &'a dyn Film) -> Result<Self, FilmError> {
        let (width, height) = film.sheet().pixels;
        let pixels = u64::from(width) * u64::from(height);
        if pixels == 0 || pixels > MOST_PIXELS {
            return Err(FilmError::Size);
        }
        let longest = LONGEST * u32::from(film.frames_a_second());
        if film.holds().iter().any(|hold| *hold > longest) {
            return Err(FilmError::Long);
        }
        let waiting = usize::try_from(WAITING / (4 * pixels)).unwrap_or(1);
        Ok(Self {
            film,
            at_once: (2 * rayon::current_num_threads()).min(waiting).max(1),
            unders: Mutex::new(Vec::new()),
        })
    }

    fn frames(&self, which: Range<usize>, report: &Report<'_>) -> Result<Vec<Frame>, FilmError> {
        let all = self.film.holds().len();
        let frame = |at: usize| {
            // How much is done is told where frames are packed.
            go_on(report, 0, all)?;
            self.frame(at)
        };
        which.into_par_iter().map(frame).collect()
    }

    /// Draws a frame.
    pub(super) fn frame(&self, at: usize) -> Result<Frame, FilmError> {
        let Shot { under, over } = self.film.shot(at);
        let mut pixels = Raster::clone(&*self.under(under)?);
        pixels.draw(&over);
        let hold = self.film.holds().get(at).copied().unwrap_or(1);
        Ok(Frame { pixels, hold })
    }

    fn under(&self, picture: Arc<Picture>) -> Result<Arc<Raster>, FilmError> {
        const KEPT: usize = 2;
        // Who waits here waits for what it needs.
        let mut unders = self.unders.lock().unwrap_or_else(PoisonError::into_inner);
        let known = unders
            .iter()
            .find(|(known, _)| Arc::ptr_eq(known, &picture));
        if let Some((_, raster)) = known {
            return Ok(Arc::clone(raster));
        }
        let height = picture.sheet.pixels.1;
        let raster = Raster::new(&picture.sheet, picture.ground, (0, height));
        let mut raster = raster.ok_or(FilmError::Size)?;
        raster.draw(&picture.parts);
        let raster = Arc::new(raster);
        if unders.len() == KEPT {
            unders.remove(0);
        }
        unders.push((picture, Arc::clone(&raster)));
        Ok(raster)
    }
}
