//! A picture as data: paths, text and images in units of the sheet, in the order in which they are painted.

use std::sync::Arc;

use crate::figure::{Face, Path};
use crate::geo::Point;
use crate::map::Rect;
use crate::palette::Colour;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its colour.
    pub colour: Colour,
    /// Its width.
    pub width: f32,
    /// Dash and gap; none where it is whole.
    pub dashes: Option<(f32, f32)>,
    /// Whether ends and corners are round.
    pub round: bool,
}

impl Line {
    /// A whole line with square ends.
    #[must_use]
    pub fn new(width: f32, colour: Colour) -> Self {
        Self {
            colour,
            width,
            dashes: None,
            round: false,
        }
    }

    /// The same with round ends and corners.
    #[must_use]
    pub fn rounded(self) -> Self {
        Self {
            round: true,
            ..self
        }
    }

    /// The same in dashes.
    #[must_use]
    pub fn dashed(self, on: f32, off: f32) -> Self {
        Self {
            dashes: Some((on, off)),
            ..self
        }
    }
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where its baseline starts.
    pub at: Point,
    /// How it is set.
    pub face: Face,
    /// Its colour.
    pub colour: Colour,
    /// Around the letters, so that they can be read on any ground: colour and width.
    pub halo: Option<(Colour, f32)>,
}

impl Text {
    /// The box that its letters lie in, from the line's top to its bottom.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let top = self.at.y - self.face.ascent();
        Rect::at(
            self.at.x,
            top,
            self.face.width(&self.text),
            self.face.height(),
        )
    }
}

/// A picture of cells, stretched smoothly over a box.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Where it lies.
    pub rect: Rect,
    /// Cells from left to right.
    pub columns: u32,
    /// Cells from top to bottom.
    pub lines: u32,
    /// Line by line, from the top left.
    pub cells: Arc<[Colour]>,
}

/// A thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A shape.
    Path {
        /// Its outline.
        path: Path,
        /// What it is filled with. Where its parts overlap it is filled all the same (the nonzero rule).
        fill: Option<Colour>,
        /// The line along it.
        line: Option<Line>,
    },
    /// A text.
    Text(Text),
    /// An image.
    Image(Image),
    /// What is seen only within a box.
    Clipped(Rect, Vec<Item>),
}

impl Item {
    /// A filled shape.
    #[must_use]
    pub fn filled(path: Path, fill: Colour) -> Self {
        Self::Path {
            path,
            fill: Some(fill),
            line: None,
        }
    }

    /// A line.
    #[must_use]
    pub fn lined(path: Path, line: Line) -> Self {
        Self::Path {
            path,
            fill: None,
            line: Some(line),
        }
    }
}

/// What a part of a picture is to who can't see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The picture's title.
    Title,
    /// The title of a part.
    Heading,
    /// Words.
    Words,
    /// A picture in the picture, with what it shows in words.
    Graphic(String),
    /// Nothing: lines and grounds.
    Ornament,
}

/// A part of a picture: what belongs together when it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// What is painted.
    pub items: Vec<Item>,
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The sheet that it lies on.
    pub sheet: crate::figure::Sheet,
    /// The colour of the sheet.
    pub ground: Colour,
    /// What it is called, and what it shows, in words.
    pub title: String,
    /// What it shows and how it was made, in a few sentences.
    pub description: String,
    /// The language of its words (BCP 47).
    pub language: &'static str,
    /// The day on which it was made.
    pub made: jiff::civil::Date,
    /// What it is made of, as it is read, from below to above.
    pub parts: Vec<Part>,
    /// The callouts that were asked for and have no place, neither on the map nor beside it, by their numbers.
    pub unseen: Vec<usize>,
    /// The charts that were chosen and that the sheet has no room for.
    pub no_room: Vec<crate::figure::Chart>,
}

impl Picture {
    /// Every text, in the order in which it is read.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = Vec::new();
        for part in &self.parts {
            gather(&part.items, &mut texts);
        }
        texts
    }
}

fn gather<'a>(items: &'a [Item], texts: &mut Vec<&'a Text>) {
    for item in items {
        match item {
            Item::Text(text) => texts.push(text),
            Item::Clipped(_, items) => gather(items, texts),
            Item::Path { .. } | Item::Image(_) => {}
        }
    }
}

impl Item {
    /// The same somewhere else.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        match self {
            Self::Path { path, fill, line } => Self::Path {
                path: path.moved(dx, dy),
                fill,
                line,
            },
            Self::Text(text) => Self::Text(Text {
                at: Point {
                    x: text.at.x + dx,
                    y: text.at.y + dy,
                },
                ..text
            }),
            Self::Image(image) => Self::Image(Image {
                rect: image.rect.moved(dx, dy),
                ..image
            }),
            Self::Clipped(rect, items) => {
                let items = items.into_iter().map(|item| item.moved(dx, dy));
                Self::Clipped(rect.moved(dx, dy), items.collect())
            }
        }
    }
}
