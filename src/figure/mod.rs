//! Figures: a picture as data, laid out from a dataset, a filter, a camera and a size with no window, no
//! clock and no graphics card, and the painters that make it an SVG, PNG or PDF file.
//!
//! The map is placed by the code that places the window's; only what paints it differs.

mod blocks;
mod callouts;
mod chart;
pub mod clip;
mod crop;
mod document;
mod face;
pub mod film;
mod format;
mod frame;
mod ground;
mod item;
mod layout;
mod map_paint;
mod map_scene;
#[cfg(test)]
mod map_tests;
mod path;
mod pdf;
mod pen;
mod plan;
mod png;
mod raster;
mod sheet;
mod svg;
mod symbols;
mod words_page;

use std::sync::Arc;

use jiff::civil::Date;

use crate::geo::{Archive, Camera, Regions, View};
use crate::palette::{self, Colour, Palette};
use crate::progress::Report;
use crate::table::Table;
use crate::words::Words;

pub use callouts::{Anchor, Callout};
pub use chart::{Chart, Charts};
pub use document::{Document, numbered};
pub use face::{Face, Font, Glyph, fonts};
pub use format::{Format, FormatError};
pub use item::{Image, Item, Line, Part, Picture, Role, Text};
pub use path::{Path, Step};
pub use pdf::PdfError;
pub use plan::Plan;
pub use png::{Pixels, PngError};
pub use sheet::{Paper, Sheet, Size, SizeError};
pub use words_page::{Paragraph, Section, WordsPage};

/// What a figure is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Theme {
    /// Paper.
    #[default]
    Light,
    /// Night.
    Dark,
    /// Paper without colour.
    Print,
}

impl Theme {
    /// Its colours.
    #[must_use]
    pub fn palette(self) -> &'static Palette<Colour> {
        match self {
            Self::Light => &palette::LIGHT,
            Self::Dark => &palette::DARK,
            Self::Print => &palette::PRINT,
        }
    }
}

/// What the map of a figure looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// There, on whatever sheet.
    At(Camera),
    /// At least all that another sheet shows, its middle in the middle: what the reader has on screen.
    Seen(View),
}

/// What a figure shows.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The events.
    pub table: &'a Table,
    /// Which of them, and how they are shown.
    pub plan: &'a Plan,
    /// Provinces and countries.
    pub regions: &'a Regions,
    /// The ground.
    pub archive: &'a Arc<Archive>,
    /// The words of the plan's language.
    pub words: &'a Words,
    /// The day on which it is made.
    pub made: Date,
}

impl Request<'_> {
    /// The picture.
    #[must_use]
    pub fn picture(&self) -> Picture {
        layout::picture(self)
    }
}

impl Picture {
    /// An SVG file: text is text, and the letters that it needs are in it.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::write(self)
    }

    /// A PDF file of one page, its text real and its parts tagged.
    ///
    /// # Errors
    /// Where a letter can't be embedded.
    pub fn pdf(&self) -> Result<Vec<u8>, PdfError> {
        pdf::write(&self.title, &self.description, std::slice::from_ref(self))
    }

    /// The same picture in as many pixels as a box of so many has room for.
    #[must_use]
    pub fn within(mut self, (width, height): (u32, u32)) -> Self {
        self.sheet = self.sheet.within(width, height);
        self
    }

    /// The sheet's pixels.
    ///
    /// # Errors
    /// Where memory has no room for them.
    pub fn pixels(&self) -> Result<Pixels, PngError> {
        png::pixels(self)
    }

    /// A PNG file of the sheet's pixels, that says how many of them make a metre. `report` gets the share done and
    /// says whether to go on.
    ///
    /// # Errors
    /// Where the pixels can't be made or packed, or it was not to go on.
    pub fn png(&self, report: &Report<'_>) -> Result<Vec<u8>, PngError> {
        png::write(self, report)
    }
}
