//! The embedded typefaces: how wide a text is, which glyphs it is made of, and what they look like.
//! Text is shaped once here, so that every painter sets it alike.

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider};

use crate::figure::{Path, Step};
use crate::geo::Point;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// The letters' size, in units of the sheet.
    pub size: f32,
    /// Whether it is of weight 600.
    pub strong: bool,
    /// Whether it is slanted.
    pub slanted: bool,
    /// What is added between letters.
    pub spacing: f32,
}

/// One embedded font.
pub struct Font {
    /// What it is called in an SVG file.
    pub family: &'static str,
    /// Its weight there.
    pub weight: u16,
    /// The file.
    pub bytes: &'static [u8],
    tables: FontRef<'static>,
    shaper: ShaperData,
    per_em: f32,
}

/// One glyph of a shaped text.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The font, as an index into [`fonts`].
    pub font: usize,
    /// The glyph in that font.
    pub id: u16,
    /// From the start of the text's baseline.
    pub at: Point,
    /// How far the next glyph is, its letter spacing included.
    pub advance: f32,
    /// The part of the text that it stands for.
    pub part: Range<usize>,
}

/// The slant of slanted text: so far to the right for one upwards.
pub const SLANT: f32 = 0.2;
/// Of the size, above and below the baseline: the interface's own face.
const ASCENT: f32 = 0.952;
const HEIGHT: f32 = 1.193;

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let fonts: [(&'static str, u16, &'static [u8]); 4] = [
        (
            "UI Sans KR",
            400,
            include_bytes!("../../assets/fonts/UISansKR-Regular.otf"),
        ),
        (
            "UI Sans KR",
            600,
            include_bytes!("../../assets/fonts/UISansKR-SemiBold.otf"),
        ),
        (
            "Noto Sans CJK SC map",
            400,
            include_bytes!("../../assets/fonts/NotoSansCJKsc-map.otf"),
        ),
        (
            "Noto Sans CJK SC more",
            400,
            include_bytes!("../../assets/fonts/NotoSansCJKsc-more.otf"),
        ),
    ];
    fonts
        .into_iter()
        .filter_map(|(family, weight, bytes)| Font::new(family, weight, bytes))
        .collect()
});

/// The embedded fonts.
#[must_use]
pub fn fonts() -> &'static [Font] {
    &FONTS
}

impl Font {
    fn new(family: &'static str, weight: u16, bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let per_em = font
            .metrics(Size::unscaled(), LocationRef::default())
            .units_per_em;
        Some(Self {
            family,
            weight,
            bytes,
            shaper: ShaperData::new(&font),
            tables: font,
            per_em: f32::from(per_em),
        })
    }

    /// The glyph of a character, where it has one.
    #[must_use]
    pub fn glyph(&self, of: char) -> Option<u16> {
        let id = self.tables.charmap().map(of)?;
        u16::try_from(id.to_u32()).ok()
    }

    /// A glyph's outline, its baseline starting at a point.
    #[must_use]
    pub fn outline(&self, id: u16, at: Point, face: &Face) -> Path {
        let mut pen = Pen {
            path: Path::default(),
            at,
            scale: face.size / self.per_em,
            slant: if face.slanted { SLANT } else { 0.0 },
        };
        if let Some(glyph) = self.tables.outline_glyphs().get(GlyphId::new(id.into())) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            // A glyph that can't be drawn leaves the others whole.
            let _ = glyph.draw(settings, &mut pen);
        }
        pen.path
    }
}

impl Face {
    /// Of weight 400.
    #[must_use]
    pub const fn regular(size: f32) -> Self {
        Self {
            size,
            strong: false,
            slanted: false,
            spacing: 0.0,
        }
    }

    /// Of weight 600.
    #[must_use]
    pub const fn strong(size: f32) -> Self {
        Self {
            strong: true,
            ..Self::regular(size)
        }
    }

    /// From the top of a line to its baseline.
    #[must_use]
    pub fn ascent(&self) -> f32 {
        self.size * ASCENT
    }

    /// The height of a line.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.size * HEIGHT
    }

    /// How wide a text is. Past the last letter nothing is added.
    #[must_use]
    pub fn width(&self, text: &str) -> f32 {
        let glyphs = self.shape(text);
        let end = glyphs.last().map_or(0.0, |last| last.at.x + last.advance);
        // What is slanted reaches further at its top.
        let slant = if self.slanted && !text.is_empty() {
            self.size * SLANT * 0.7
        } else {
            0.0
        };
        (end - self.spacing).max(0.0) + slant
    }

    /// The glyphs of a text, from left to right.
    #[must_use]
    pub fn shape(&self, text: &str) -> Vec<Glyph> {
        let mut glyphs = Vec::with_capacity(text.len());
        let mut x = 0.0;
        for (font, part) in runs(text, self.strong) {
            x = self.shape_run(font, text, part, x, &mut glyphs);
        }
        glyphs
    }

    fn shape_run(
        &self,
        index: usize,
        text: &str,
        run: Range<usize>,
        start: f32,
        out: &mut Vec<Glyph>,
    ) -> f32 {
        let (Some(font), Some(piece)) = (fonts().get(index), text.get(run.clone())) else {
            return start;
        };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(piece);
        buffer.guess_segment_properties();
        let shaper = font.shaper.shaper(&font.tables).build();
        let shaped = shaper.shape(buffer, ShapeOptions::new());
        let scale = self.size / font.per_em;
        #[expect(clippy::cast_precision_loss, reason = "units of a font")]
        let length = |units: i32| units as f32 * scale;
        let infos = shaped.glyph_infos();
        let mut x = start;
        for (number, (info, position)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let from = info.cluster as usize;
            let later = infos
                .iter()
                .skip(number + 1)
                .map(|next| next.cluster as usize);
            let to = later
                .filter(|next| *next > from)
                .min()
                .unwrap_or(piece.len());
            let advance = length(position.x_advance) + self.spacing;
            out.push(Glyph {
                font: index,
                id: u16::try_from(info.glyph_id).unwrap_or_default(),
                at: Point {
                    x: x + length(position.x_offset),
                    y: -length(position.y_offset),
                },
                advance,
                part: run.start + from..run.start + to,
            });
            x += advance;
        }
        x
    }
}

/// A text in pieces of one font each: the interface's own face, then those with more characters.
fn runs(text: &str, strong: bool) -> Vec<(usize, Range<usize>)> {
    let order = [usize::from(strong), 2, 3];
    let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, character) in text.char_indices() {
        let has = |font: &usize| {
            let font = fonts().get(*font);
            font.is_some_and(|font| font.glyph(character).is_some())
        };
        let font = order.iter().copied().find(has).unwrap_or(order[0]);
        let end = at + character.len_utf8();
        match runs.last_mut() {
            Some((last, part)) if *last == font => part.end = end,
            _ => runs.push((font, at..end)),
        }
    }
    runs
}

struct Pen {
    path: Path,
    at: Point,
    scale: f32,
    slant: f32,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> Point {
        Point {
            x: self.at.x + (x + y * self.slant) * self.scale,
            y: self.at.y - y * self.scale,
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.0.push(Step::Move(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.0.push(Step::Line(self.point(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let step = Step::Quad(self.point(x1, y1), self.point(x, y));
        self.path.0.push(step);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let step = Step::Cubic(self.point(x1, y1), self.point(x2, y2), self.point(x, y));
        self.path.0.push(step);
    }

    fn close(&mut self) {
        self.path.0.push(Step::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_there_and_korean_and_chinese_have_glyphs() {
        assert_eq!(fonts().len(), 4);
        for text in [
            "Tumen 图们 투먼",
            "1 437 people",
            "喀什",
            "“Đồng Đăng”",
            "힣",
        ] {
            for face in [Face::regular(12.0), Face::strong(19.0)] {
                let glyphs = face.shape(text);
                assert!(glyphs.iter().all(|glyph| glyph.id != 0), "{text}");
                assert!(face.width(text) > 0.0);
            }
        }
    }

    #[test]
    fn glyphs_stand_for_every_letter_once() {
        let text = "Daily NK, 데일리NK, 每日";
        let parts: String = Face::strong(14.0)
            .shape(text)
            .iter()
            .map(|glyph| &text[glyph.part.clone()])
            .collect();
        assert_eq!(parts, text);
    }

    #[test]
    fn letter_spacing_is_between_letters_alone() {
        let plain = Face::regular(12.0);
        let spaced = Face {
            spacing: 2.0,
            ..plain
        };
        assert!((spaced.width("CHINA") - plain.width("CHINA") - 8.0).abs() < 1e-3);
    }

    #[test]
    fn digits_are_all_of_one_width() {
        let face = Face::regular(12.0);
        let widths: Vec<f32> = "0123456789"
            .chars()
            .map(|c| face.width(&c.to_string()))
            .collect();
        assert!(
            widths.iter().all(|width| (width - widths[0]).abs() < 1e-3),
            "{widths:?}"
        );
    }
}
