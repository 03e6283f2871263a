//! Several pictures as one file: a page each, with its number, and a list of the pages beside them.

use crate::figure::pdf;
use crate::figure::pen::Pen;
use crate::figure::{Face, Part, PdfError, Picture, Role};

/// Pages in order.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// What it shows, in a few sentences.
    pub description: String,
    /// The pages; the first says in which language it is, and when it was made.
    pub pages: Vec<Picture>,
}

impl Document {
    /// A PDF file: its text real and its parts tagged, each page under its title in the outline.
    ///
    /// # Errors
    /// Where there is no page, or a letter can't be embedded.
    pub fn pdf(&self) -> Result<Vec<u8>, PdfError> {
        pdf::write(&self.title, &self.description, &self.pages)
    }
}

/// The pages, each with its number on it: `3 / 7`.
#[must_use]
pub fn numbered(pages: Vec<Picture>, ink: crate::palette::Colour) -> Vec<Picture> {
    let all = pages.len();
    let pages = pages.into_iter().enumerate();
    pages
        .map(|(at, mut page)| {
            page.parts
                .push(number(&page, &format!("{} / {all}", at + 1), ink));
            page
        })
        .collect()
}

/// In the lower right corner, below everything else.
fn number(page: &Picture, text: &str, ink: crate::palette::Colour) -> Part {
    let sheet = &page.sheet;
    let face = Face::regular(11.2);
    let mut pen = Pen::default();
    let margin = super::layout::margin(sheet);
    let top = sheet.height - margin * 0.35 - face.height() / 2.0;
    let top = top.min(sheet.height - face.height() - 2.0);
    pen.text_to((sheet.width - margin, top), text, face, ink);
    Part {
        role: Role::Ornament,
        items: pen.items,
    }
}
