//! A picture as a PNG file: any size, with the dots a metre written in.

use std::io;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use rayon::prelude::*;

use crate::figure::raster::Raster;
use crate::figure::{Image, Picture};
use crate::progress::Report;

/// Why there is no PNG file.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The picture is larger than memory has room for.
    #[error("the picture has too many pixels")]
    Size,
    /// The pixels can't be packed.
    #[error("the picture can't be packed: {0}")]
    Packing(#[from] png::EncodingError),
    /// It was not to go on.
    #[error("the picture was given up")]
    GivenUp,
}

/// A picture is drawn in bands of so many lines, so that the largest needs no more memory than a band.
const BAND: u32 = 512;

/// A picture's pixels: red, green and blue, line by line from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
    /// Three bytes each.
    pub rgb: Vec<u8>,
}

/// Draws them.
pub(super) fn pixels(picture: &Picture) -> Result<Pixels, PngError> {
    let (width, height) = picture.sheet.pixels;
    let bands: Vec<u32> = (0..height).step_by(BAND as usize).collect();
    let drawn: Option<Vec<Vec<u8>>> = bands
        .par_iter()
        .map(|top| band(picture, *top, BAND.min(height - top)))
        .collect();
    let rgb = drawn.ok_or(PngError::Size)?.concat();
    Ok(Pixels { width, height, rgb })
}

/// Writes the file.
pub(super) fn write(picture: &Picture, report: &Report<'_>) -> Result<Vec<u8>, PngError> {
    let (width, height) = picture.sheet.pixels;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let dots = picture.sheet.dots_a_metre();
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: dots,
        yppu: dots,
        unit: Unit::Meter,
    }));
    for (key, text) in [
        ("Title", &picture.title),
        ("Description", &picture.description),
    ] {
        encoder.add_itxt_chunk(key.to_owned(), text.clone())?;
    }
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    let bands: Vec<u32> = (0..height).step_by(BAND as usize).collect();
    // A few at a time: as many as there are processors.
    for some in bands.chunks(rayon::current_num_threads().max(1)) {
        let first = some.first().copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "sixteen thousand at most")]
        let done = first as f32 / height as f32;
        if !report(done) {
            return Err(PngError::GivenUp);
        }
        let drawn: Vec<Option<Vec<u8>>> = some
            .par_iter()
            .map(|top| band(picture, *top, BAND.min(height - top)))
            .collect();
        for pixels in drawn {
            let pixels = pixels.ok_or(PngError::Size)?;
            io::Write::write_all(&mut stream, &pixels).map_err(png::EncodingError::from)?;
        }
    }
    stream.finish()?;
    drop(writer);
    Ok(bytes)
}

/// The pixels of some lines: red, green, blue.
fn band(picture: &Picture, top: u32, height: u32) -> Option<Vec<u8>> {
    let mut raster = Raster::new(&picture.sheet, picture.ground, (top, height))?;
    raster.draw(&picture.parts);
    Some(raster.rgb())
}

/// The cells of an image as a PNG file of their own.
pub(super) fn packed(image: &Image) -> Result<Vec<u8>, PngError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, image.columns, image.lines);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    let pixels = image.cells.iter();
    let pixels = pixels.flat_map(|cell| [cell.red, cell.green, cell.blue, cell.cover]);
    writer.write_image_data(&pixels.collect::<Vec<u8>>())?;
    writer.finish()?;
    Ok(bytes)
}
