//! Items as pixels, drawn on the processor.

use tiny_skia::{
    FillRule, FilterQuality, LineCap, LineJoin, Mask, Paint, PathBuilder, Pattern, Pixmap,
    PixmapPaint, PixmapRef, Rect as SkiaRect, SpreadMode, Stroke, StrokeDash, Transform,
};

use crate::figure::{Image, Item, Line, Part, Path, Sheet, Step, Text, fonts};
use crate::map::Rect;
use crate::palette::Colour;

/// A colour as tiny-skia has it.
fn skia(colour: Colour) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(colour.red, colour.green, colour.blue, colour.cover)
}

fn inked(colour: Colour) -> Paint<'static> {
    let mut ink = Paint::default();
    ink.set_color(skia(colour));
    ink.anti_alias = true;
    ink
}

/// Some lines of a sheet under way.
#[derive(Clone)]
pub(super) struct Raster {
    pixmap: Pixmap,
    transform: Transform,
    /// What of the sheet is drawn.
    seen: Rect,
}

impl Raster {
    /// So many lines from one on, all in one colour; none where memory has no room for them.
    pub(super) fn new(sheet: &Sheet, ground: Colour, (top, height): (u32, u32)) -> Option<Self> {
        let scale = sheet.scale();
        #[expect(clippy::cast_precision_loss, reason = "sixteen thousand at most")]
        let (first, lines) = (top as f32, height as f32);
        let mut pixmap = Pixmap::new(sheet.pixels.0, height)?;
        pixmap.fill(skia(ground));
        Some(Self {
            pixmap,
            transform: Transform::from_row(scale, 0.0, 0.0, scale, 0.0, -first),
            seen: Rect::at(0.0, first / scale, sheet.width, lines / scale),
        })
    }

    /// Paints over what is there.
    pub(super) fn draw(&mut self, parts: &[Part]) {
        for item in parts.iter().flat_map(|part| &part.items) {
            self.item(item, None);
        }
    }

    /// The pixels: red, green, blue and cover, which is whole everywhere, as the ground covers all.
    pub(super) fn rgba(&self) -> &[u8] {
        self.pixmap.data()
    }

    /// How many pixels a line has.
    pub(super) fn width(&self) -> usize {
        usize::try_from(self.pixmap.width()).unwrap_or(usize::MAX)
    }

    /// The pixels: red, green, blue.
    pub(super) fn rgb(&self) -> Vec<u8> {
        let pixels = self.pixmap.pixels().iter();
        pixels
            .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
            .collect()
    }

    fn item(&mut self, item: &Item, mask: Option<&Mask>) {
        match item {
            Item::Path { path, fill, line } => {
                let reach = line.map_or(0.0, |line| line.width);
                let Some(path) = self.outline(path, reach) else {
                    return;
                };
                if let Some(fill) = fill {
                    self.fill(&path, *fill, mask);
                }
                if let Some(line) = line {
                    self.stroke(&path, line, mask);
                }
            }
            Item::Text(text) => self.text(text, mask),
            Item::Image(image) => self.image(image, mask),
            Item::Clipped(rect, items) => {
                if !rect.overlaps(&self.seen) {
                    return;
                }
                let mask = self.mask(rect);
                for item in items {
                    self.item(item, mask.as_ref());
                }
            }
        }
    }

    /// An outline for tiny-skia; none where nothing of it is in the band.
    fn outline(&self, path: &Path, reach: f32) -> Option<tiny_skia::Path> {
        let path = converted(path)?;
        let bounds = path.bounds();
        let near = self.seen.grown(reach + 1.0);
        let seen = bounds.bottom() >= near.top && bounds.top() <= near.bottom;
        seen.then_some(path)
    }

    fn fill(&mut self, path: &tiny_skia::Path, colour: Colour, mask: Option<&Mask>) {
        let ink = inked(colour);
        self.pixmap
            .fill_path(path, &ink, FillRule::Winding, self.transform, mask);
    }

    fn stroke(&mut self, path: &tiny_skia::Path, line: &Line, mask: Option<&Mask>) {
        let mut stroke = Stroke {
            width: line.width,
            ..Stroke::default()
        };
        if line.round {
            stroke.line_cap = LineCap::Round;
            stroke.line_join = LineJoin::Round;
        }
        if let Some((on, off)) = line.dashes {
            stroke.dash = StrokeDash::new(vec![on, off], 0.0);
        }
        let ink = inked(line.colour);
        self.pixmap
            .stroke_path(path, &ink, &stroke, self.transform, mask);
    }

    fn text(&mut self, text: &Text, mask: Option<&Mask>) {
        if !text.rect().grown(4.0).overlaps(&self.seen) {
            return;
        }
        let Some(path) = converted(&letters(text)) else {
            return;
        };
        if let Some((halo, width)) = text.halo {
            self.stroke(&path, &Line::new(width, halo).rounded(), mask);
        }
        self.fill(&path, text.colour, mask);
    }

    fn image(&mut self, image: &Image, mask: Option<&Mask>) {
        let Some(cells) = cells(image) else {
            return;
        };
        let Some(rect) = SkiaRect::from_ltrb(
            image.rect.left,
            image.rect.top,
            image.rect.right,
            image.rect.bottom,
        ) else {
            return;
        };
        #[expect(clippy::cast_precision_loss, reason = "a few thousand cells")]
        let (across, down) = (
            image.rect.width() / image.columns as f32,
            image.rect.height() / image.lines as f32,
        );
        let placed = Transform::from_row(across, 0.0, 0.0, down, rect.left(), rect.top());
        let Some(cells) = PixmapRef::from_bytes(&cells, image.columns, image.lines) else {
            return;
        };
        let ink = Paint {
            shader: Pattern::new(cells, SpreadMode::Pad, FilterQuality::Bilinear, 1.0, placed),
            ..Paint::default()
        };
        let Some(mut layer) = Pixmap::new(self.pixmap.width(), self.pixmap.height()) else {
            return;
        };
        layer.fill_rect(rect, &ink, self.transform, None);
        let whole = PixmapPaint::default();
        self.pixmap
            .draw_pixmap(0, 0, layer.as_ref(), &whole, Transform::identity(), mask);
    }

    fn mask(&self, rect: &Rect) -> Option<Mask> {
        let mut mask = Mask::new(self.pixmap.width(), self.pixmap.height())?;
        let path = converted(&Path::rect(rect))?;
        mask.fill_path(&path, FillRule::Winding, true, self.transform);
        Some(mask)
    }
}

/// The letters of a text as one outline.
pub(super) fn letters(text: &Text) -> Path {
    let mut path = Path::default();
    for glyph in text.face.shape(&text.text) {
        if let Some(font) = fonts().get(glyph.font) {
            let at = crate::geo::Point {
                x: text.at.x + glyph.at.x,
                y: text.at.y + glyph.at.y,
            };
            path.0.extend(font.outline(glyph.id, at, &text.face).0);
        }
    }
    path
}

fn converted(path: &Path) -> Option<tiny_skia::Path> {
    let mut builder = PathBuilder::with_capacity(path.0.len(), path.0.len() * 2);
    for step in &path.0 {
        match step {
            Step::Move(to) => builder.move_to(to.x, to.y),
            Step::Line(to) => builder.line_to(to.x, to.y),
            Step::Quad(bend, to) => builder.quad_to(bend.x, bend.y, to.x, to.y),
            Step::Cubic(one, two, to) => {
                builder.cubic_to(one.x, one.y, two.x, two.y, to.x, to.y);
            }
            Step::Close => builder.close(),
        }
    }
    builder.finish()
}

/// The cells as premultiplied bytes.
fn cells(image: &Image) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(image.cells.len() * 4);
    for cell in image.cells.iter() {
        let cover = u16::from(cell.cover);
        let part = |channel: u8| u8::try_from(u16::from(channel) * cover / 255).unwrap_or(u8::MAX);
        bytes.extend([
            part(cell.red),
            part(cell.green),
            part(cell.blue),
            cell.cover,
        ]);
    }
    let wanted = u64::from(image.columns) * u64::from(image.lines) * 4;
    (u64::try_from(bytes.len()) == Ok(wanted)).then_some(bytes)
}
