//! The embedded fonts cut down to the letters of a picture, as browsers read them.

use std::collections::{BTreeMap, BTreeSet};

use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::read::FontRef;
use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::post::Post;
use write_fonts::types::{GlyphId, Tag, Version16Dot16};

use crate::figure::{Font, Text, fonts};

/// A font's family, weight and file.
pub(super) type Used = (&'static str, u16, Vec<u8>);

/// The fonts that these texts are set in, each with no more than the letters that they need.
pub(super) fn used(texts: &[&Text]) -> Vec<Used> {
    let mut letters: BTreeMap<usize, BTreeMap<char, u16>> = BTreeMap::new();
    for text in texts {
        for glyph in text.face.shape(&text.text) {
            let part = text.text.get(glyph.part).unwrap_or_default();
            let Some(font) = fonts().get(glyph.font) else {
                continue;
            };
            let own = letters.entry(glyph.font).or_default();
            for letter in part.chars() {
                own.extend(font.glyph(letter).map(|id| (letter, id)));
            }
        }
    }
    let fonts = letters.into_iter().filter_map(|(number, letters)| {
        let font = fonts().get(number)?;
        Some((font.family, font.weight, cut(font, &letters)?))
    });
    fonts.collect()
}

/// A font with these letters alone. What is cut for PDF lacks what browsers look letters up in, so that is
/// put back.
fn cut(font: &Font, letters: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let mut glyphs = GlyphRemapper::new();
    let wanted: BTreeSet<u16> = letters.values().copied().collect();
    for glyph in wanted {
        glyphs.remap(glyph);
    }
    let bytes = subsetter::subset(font.bytes, 0, &glyphs).ok()?;
    let (whole, part) = (FontRef::new(font.bytes).ok()?, FontRef::new(&bytes).ok()?);
    let mappings = letters.iter().filter_map(|(letter, glyph)| {
        let glyph = glyphs.get(*glyph)?;
        Some((*letter, GlyphId::new(glyph.into())))
    });
    let cmap = Cmap::from_mappings(mappings).ok()?;
    let mut builder = FontBuilder::new();
    builder.add_table(&cmap).ok()?;
    // Version 3: no names of glyphs.
    let post = Post {
        version: Version16Dot16::VERSION_3_0,
        ..Post::default()
    };
    builder.add_table(&post).ok()?;
    for tag in [b"OS/2", b"name"] {
        let tag = Tag::new(tag);
        if let Some(table) = whole.table_data(tag) {
            builder.add_raw(tag, table.as_bytes());
        }
    }
    builder.copy_missing_tables(part);
    Some(builder.build())
}
