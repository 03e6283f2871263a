//! Pictures as the pages of a PDF file: text that can be selected and searched, tagged in reading order.

use std::num::NonZeroU16;

use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Size, Transform};
use krilla::image::Image as KrillaImage;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::figure::face::SLANT;
use crate::figure::raster::letters;
use crate::figure::{Glyph, Image, Item, Line, Part, Path, Picture, Role, Step, Text, fonts};
use crate::map::Rect;
use crate::palette::Colour;

/// Why there is no PDF file.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The page has no size, or a letter can't be embedded.
    #[error("the page can't be made{0}")]
    Page(String),
}

/// The program's own name, as it stands in what it makes.
const CREATOR: &str = "Refoulement Atlas";

/// Writes the file, a page a picture. Several have an outline, and each is a part of its own for who reads aloud.
pub(super) fn write(
    title: &str,
    description: &str,
    pages: &[Picture],
) -> Result<Vec<u8>, PdfError> {
    let none = || PdfError::Page(String::new());
    let first = pages.first().ok_or_else(none)?;
    let mut document = Document::new();
    let mut painter = Painter {
        leaves: Vec::new(),
        fonts: fonts()
            .iter()
            .filter_map(|font| Font::new(font.bytes.into(), 0))
            .collect(),
    };
    let mut tags = TagTree::new().with_lang(Some(first.language.to_owned()));
    let mut outline = Outline::new();
    for (number, picture) in pages.iter().enumerate() {
        let nodes = painter.page(&mut document, picture).ok_or_else(none)?;
        if pages.len() == 1 {
            for node in nodes {
                tags.push(node);
            }
        } else {
            tags.push(TagGroup::with_children(Tag::Part, nodes));
            let top = XyzDestination::new(number, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(picture.title.clone(), top));
        }
    }
    document.set_tag_tree(tags);
    if pages.len() > 1 {
        document.set_outline(outline);
    }
    document.set_metadata(metadata(title, description, first));
    document
        .finish()
        .map_err(|error| PdfError::Page(format!(": {error:?}")))
}

fn metadata(title: &str, description: &str, first: &Picture) -> Metadata {
    let made = first.made;
    let year = u16::try_from(made.year()).unwrap_or_default();
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let date = DateTime::new(year)
        .month(part(made.month()))
        .day(part(made.day()));
    Metadata::new()
        .title(title.to_owned())
        .description(description.to_owned())
        .language(first.language.to_owned())
        .creator(CREATOR.to_owned())
        .creation_date(date)
}

struct Painter {
    fonts: Vec<Font>,
    /// What the part under way is made of so far, as leaves of the tree of tags.
    leaves: Vec<Identifier>,
}

impl Painter {
    /// Paints a page; what is on it in the tree of tags. `None` where it has no size.
    fn page(&mut self, document: &mut Document, picture: &Picture) -> Option<Vec<Node>> {
        let sheet = &picture.sheet;
        let (width, height) = (sheet.width * sheet.points, sheet.height * sheet.points);
        let settings = PageSettings::from_wh(width, height)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(sheet.points, sheet.points));
        let ground = Rect::at(0.0, 0.0, sheet.width, sheet.height);
        let ground = Part {
            role: Role::Ornament,
            items: vec![Item::filled(Path::rect(&ground), picture.ground)],
        };
        self.part(&mut surface, &ground);
        let parts = picture.parts.iter();
        let nodes: Vec<Node> = parts
            .filter_map(|part| self.part(&mut surface, part))
            .collect();
        surface.pop();
        surface.finish();
        page.finish();
        Some(nodes)
    }

    /// Paints a part; what it is in the tree of tags, unless it is an ornament.
    fn part(&mut self, surface: &mut Surface, part: &Part) -> Option<Node> {
        let ornament = part.role == Role::Ornament;
        let tag = if ornament {
            ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other))
        } else {
            ContentTag::Span(SpanTag::empty())
        };
        let first = surface.start_tagged(tag);
        self.leaves = vec![first];
        for item in &part.items {
            self.item(surface, item);
        }
        surface.end_tagged();
        let leaves = std::mem::take(&mut self.leaves);
        (!ornament).then(|| tagged(&part.role, leaves).into())
    }

    /// Starts a new leaf of the part under way.
    fn leaf(&mut self, surface: &mut Surface, span: SpanTag) {
        surface.end_tagged();
        let leaf = surface.start_tagged(ContentTag::Span(span));
        self.leaves.push(leaf);
    }

    fn item(&mut self, surface: &mut Surface, item: &Item) {
        match item {
            Item::Path { path, fill, line } => {
                let fill = fill.as_ref().map(|fill| filled(*fill));
                draw(surface, path, fill, line.as_ref().map(stroked));
            }
            Item::Text(text) => self.text(surface, text),
            Item::Image(image) => picture(surface, image),
            Item::Clipped(rect, items) => {
                let Some(path) = converted(&Path::rect(rect)) else {
                    return;
                };
                surface.push_clip_path(&path, &FillRule::NonZero);
                for item in items {
                    self.item(surface, item);
                }
                surface.pop();
            }
        }
    }

    fn text(&mut self, surface: &mut Surface, text: &Text) {
        if let Some((halo, width)) = text.halo {
            // As a shape: text that is drawn twice would be found twice.
            let line = Line::new(width, halo).rounded();
            draw(surface, &letters(text), None, Some(stroked(&line)));
        }
        let size = text.face.size;
        let is_spaced = text.face.spacing > 0.0 && !text.face.slanted;
        if is_spaced {
            // Letters that stand apart are one word all the same.
            self.leaf(surface, SpanTag::empty().with_actual_text(Some(&text.text)));
        }
        surface.set_fill(Some(filled(text.colour)));
        surface.set_stroke(None);
        if text.face.slanted {
            // Slanted about its own baseline.
            let slant = Transform::from_row(1.0, 0.0, -SLANT, 1.0, SLANT * text.at.y, 0.0);
            surface.push_transform(&slant);
        }
        let glyphs = text.face.shape(&text.text);
        for run in glyphs.chunk_by(|one, other| one.font == other.font) {
            let Some(first) = run.first() else {
                continue;
            };
            let Some(font) = self.fonts.get(first.font) else {
                continue;
            };
            let at = Point::from_xy(text.at.x + first.at.x, text.at.y);
            let run: Vec<KrillaGlyph> = run.iter().map(|glyph| embedded(glyph, size)).collect();
            surface.draw_glyphs(at, &run, font.clone(), &text.text, size, false);
        }
        if text.face.slanted {
            surface.pop();
        }
        if is_spaced {
            self.leaf(surface, SpanTag::empty());
        }
    }
}

fn embedded(glyph: &Glyph, size: f32) -> KrillaGlyph {
    KrillaGlyph::new(
        GlyphId::new(glyph.id.into()),
        glyph.advance / size,
        0.0,
        -glyph.at.y / size,
        0.0,
        glyph.part.clone(),
        None,
    )
}

fn tagged(role: &Role, leaves: Vec<Identifier>) -> TagGroup {
    let children = leaves.into_iter().map(Node::Leaf).collect();
    match role {
        Role::Title => TagGroup::with_children(Tag::Hn(NonZeroU16::MIN, None), children),
        Role::Heading => {
            TagGroup::with_children(Tag::Hn(NonZeroU16::MIN.saturating_add(1), None), children)
        }
        Role::Graphic(said) => TagGroup::with_children(Tag::Figure(Some(said.clone())), children),
        Role::Words | Role::Ornament => TagGroup::with_children(Tag::P, children),
    }
}

fn draw(surface: &mut Surface, path: &Path, fill: Option<Fill>, stroke: Option<Stroke>) {
    if let Some(path) = converted(path) {
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&path);
    }
}

fn opacity(colour: Colour) -> NormalizedF32 {
    let share = f32::from(colour.cover) / 255.0;
    NormalizedF32::new(share).unwrap_or(NormalizedF32::ONE)
}

fn ink(colour: Colour) -> rgb::Color {
    rgb::Color::new(colour.red, colour.green, colour.blue)
}

fn filled(colour: Colour) -> Fill {
    Fill {
        paint: ink(colour).into(),
        opacity: opacity(colour),
        rule: FillRule::NonZero,
    }
}

fn stroked(line: &Line) -> Stroke {
    let (cap, join) = if line.round {
        (LineCap::Round, LineJoin::Round)
    } else {
        (LineCap::Butt, LineJoin::Miter)
    };
    Stroke {
        paint: ink(line.colour).into(),
        width: line.width,
        miter_limit: 4.0,
        line_cap: cap,
        line_join: join,
        opacity: opacity(line.colour),
        dash: line.dashes.map(|(on, off)| StrokeDash {
            array: vec![on, off],
            offset: 0.0,
        }),
    }
}

/// To a hundredth of a unit: more digits only make the file larger.
fn converted(path: &Path) -> Option<krilla::geom::Path> {
    let mut builder = PathBuilder::new();
    let at = |point: &crate::geo::Point| [point.x, point.y].map(|at| (at * 100.0).round() / 100.0);
    for step in &path.0 {
        match step {
            Step::Move(to) => {
                let [x, y] = at(to);
                builder.move_to(x, y);
            }
            Step::Line(to) => {
                let [x, y] = at(to);
                builder.line_to(x, y);
            }
            Step::Quad(bend, to) => {
                let ([bx, by], [x, y]) = (at(bend), at(to));
                builder.quad_to(bx, by, x, y);
            }
            Step::Cubic(one, other, to) => {
                let ([ax, ay], [bx, by], [x, y]) = (at(one), at(other), at(to));
                builder.cubic_to(ax, ay, bx, by, x, y);
            }
            Step::Close => builder.close(),
        }
    }
    builder.finish()
}

fn picture(surface: &mut Surface, image: &Image) {
    let cells = image.cells.iter();
    let bytes = cells.flat_map(|cell| [cell.red, cell.green, cell.blue, cell.cover]);
    let bytes: Vec<u8> = bytes.collect();
    let wanted = u64::from(image.columns) * u64::from(image.lines) * 4;
    let Some(size) = Size::from_wh(image.rect.width(), image.rect.height()) else {
        return;
    };
    // An image that is not whole is left out rather than shown wrong.
    if u64::try_from(bytes.len()) == Ok(wanted) && wanted > 0 {
        let picture = KrillaImage::from_rgba8(bytes, image.columns, image.lines);
        surface.push_transform(&Transform::from_translate(image.rect.left, image.rect.top));
        surface.draw_image(picture, size);
        surface.pop();
    }
}
