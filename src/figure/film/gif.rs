//! A film as an animated GIF file: one set of colours, and of each frame only what is new.

use std::io::Write;

use gif::{Encoder, Frame, Repeat};

use crate::figure::film::changed::Changed;
use crate::figure::film::colours::Colours;
use crate::figure::film::develop::develop;
use crate::figure::film::{Film, FilmError};
use crate::progress::Report;

/// The share of the work that is done when the colours are chosen.
const CHOSEN: f32 = 0.25;

/// Writes the file. It starts over at its end. `report` gets the share done and says whether to go on.
///
/// # Errors
/// Where a frame is too large, the file can't be written, or it was not to go on.
pub fn gif(
    film: &dyn Film,
    out: &mut (dyn Write + Send),
    report: &Report<'_>,
) -> Result<(), FilmError> {
    let (width, height) = film.sheet().pixels;
    let colours = Colours::of(film, &|share| report(share * CHOSEN))?;
    let mut encoder = Encoder::new(out, side(width)?, side(height)?, &colours.table())?;
    encoder.set_repeat(Repeat::Infinite)?;
    let mut clock = Clock::new(film.frames_a_second());
    let mut before = None;
    let packing = |share| report(CHOSEN + share * (1.0 - CHOSEN));
    develop(film, &packing, |frame| {
        let changed = Changed::of(before.as_ref(), &frame);
        let [left, top, width, height] = corners(&changed)?;
        let packed = Frame {
            left,
            top,
            width,
            height,
            delay: clock.delay(frame.hold),
            transparent: Some(Colours::STAYS),
            buffer: colours.numbers(&changed.pixels).into(),
            ..Frame::default()
        };
        encoder.write_frame(&packed)?;
        before = Some(frame);
        Ok(())
    })?;
    encoder.into_inner()?;
    Ok(())
}

fn side(pixels: u32) -> Result<u16, FilmError> {
    u16::try_from(pixels).map_err(|_| FilmError::Size)
}

fn corners(changed: &Changed) -> Result<[u16; 4], FilmError> {
    let area = changed.area;
    let sides = [area.left, area.top, area.width, area.height];
    let sides = sides.map(|side| u16::try_from(side).ok());
    let [Some(left), Some(top), Some(width), Some(height)] = sides else {
        return Err(FilmError::Size);
    };
    Ok([left, top, width, height])
}

/// Frames as hundredths of a second, of which no part is lost: what one delay is too short, another makes up for.
struct Clock {
    frames_a_second: u64,
    frames: u64,
    told: u64,
}

impl Clock {
    fn new(frames_a_second: u16) -> Self {
        Self {
            frames_a_second: u64::from(frames_a_second.max(1)),
            frames: 0,
            told: 0,
        }
    }

    /// The delay of a picture that is held for so many frames.
    fn delay(&mut self, hold: u32) -> u16 {
        self.frames += u64::from(hold);
        let now = (self.frames * 200 / self.frames_a_second).div_ceil(2);
        let delay = now.saturating_sub(self.told);
        self.told = now;
        u16::try_from(delay).unwrap_or(u16::MAX)
    }
}
