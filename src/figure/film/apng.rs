//! A film as an animated PNG file: all colours, and of each frame only what is new.

use std::io::Write;

use png::{BitDepth, BlendOp, ColorType, Compression, Encoder};

use crate::figure::film::changed::Changed;
use crate::figure::film::develop::develop;
use crate::figure::film::{Film, FilmError};
use crate::progress::Report;

/// Writes the file. It starts over at its end. `report` gets the share done and says whether to go on.
///
/// # Errors
/// Where a frame is too large, the file can't be written, or it was not to go on.
pub fn apng(
    film: &dyn Film,
    out: &mut (dyn Write + Send),
    report: &Report<'_>,
) -> Result<(), FilmError> {
    let (width, height) = film.sheet().pixels;
    let mut encoder = Encoder::new(out, width, height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let count = u32::try_from(film.holds().len()).map_err(|_| FilmError::Size)?;
    encoder.set_animated(count, 0)?;
    let mut writer = encoder.write_header()?;
    let mut before = None;
    develop(film, report, |frame| {
        let changed = Changed::of(before.as_ref(), &frame);
        let hold = u16::try_from(frame.hold).unwrap_or(u16::MAX);
        writer.set_frame_delay(hold, film.frames_a_second())?;
        if before.is_some() {
            let [left, top, width, height] = corners(&changed)?;
            writer.set_frame_dimension(1, 1)?;
            writer.set_frame_position(left, top)?;
            writer.set_frame_dimension(width, height)?;
            writer.set_blend_op(BlendOp::Over)?;
        }
        writer.write_image_data(&seen(&changed.pixels))?;
        before = Some(frame);
        Ok(())
    })?;
    writer.finish()?;
    Ok(())
}

fn corners(changed: &Changed) -> Result<[u32; 4], FilmError> {
    let area = changed.area;
    let sides = [area.left, area.top, area.width, area.height];
    let sides = sides.map(|side| u32::try_from(side).ok());
    let [Some(left), Some(top), Some(width), Some(height)] = sides else {
        return Err(FilmError::Size);
    };
    Ok([left, top, width, height])
}

/// What stays as it was lets the frame before be seen through.
fn seen(pixels: &[Option<[u8; 3]>]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4 * pixels.len());
    for pixel in pixels {
        match pixel {
            Some([red, green, blue]) => bytes.extend([*red, *green, *blue, u8::MAX]),
            None => bytes.extend([0; 4]),
        }
    }
    bytes
}
