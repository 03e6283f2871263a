//! A page of words in columns: what a briefing's last page says of its data, its scenes, its method and its sources.

use jiff::civil::Date;

use crate::figure::blocks::{FINE, FINE_STRONG, HEADING};
use crate::figure::layout::margin;
use crate::figure::pen::{Pen, wrapped, wrapped_in};
use crate::figure::{Face, Part, Picture, Role, Size, Theme};
use crate::format::visible_line;
use crate::palette::Colour;
use crate::words::Words;

/// A page of words.
pub struct WordsPage {
    /// Over all of it.
    pub title: String,
    /// Its parts. What has no room is counted, the last parts first.
    pub sections: Vec<Section>,
    /// How large it is.
    pub size: Size,
    /// What it is printed on.
    pub theme: Theme,
    /// The words of its language.
    pub words: Words,
    /// The day on which it is made.
    pub made: Date,
}

/// A part of the page.
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What it says, a paragraph each.
    pub paragraphs: Vec<Paragraph>,
    /// Paragraphs that are not even listed here, as no page has room for so many.
    pub beyond: usize,
    /// What stands for so many paragraphs that have no room.
    pub more: fn(&Words, usize) -> String,
}

/// A paragraph: what leads, strong and alone on its lines, and what follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Strong; may be empty.
    pub lead: String,
    /// May be empty.
    pub text: String,
}

/// A column is about so wide.
const COLUMN: f32 = 370.0;
/// Between columns.
const GAP: f32 = 32.0;
/// From one line to the next.
const LINE: f32 = 14.5;
/// Between paragraphs.
const PAUSE: f32 = 4.0;
/// Between parts.
const BREAK: f32 = 14.0;
/// Below a heading.
const HEAD: f32 = 20.0;
/// Lines of the title.
const TITLE: (f32, usize) = (24.0, 2);

/// One line of a column, or the room between two.
#[derive(Clone, Debug)]
struct Line {
    text: String,
    face: Face,
    is_lead: bool,
    height: f32,
    is_heading: bool,
}

/// Columns under way.
struct Columns {
    lines: Vec<Vec<Line>>,
    height: f32,
    room: f32,
    most: usize,
}

impl Columns {
    /// Whether lines that belong together have room; starts the next column where this one has none. Many lines go on
    /// in the next column.
    fn put(&mut self, lines: &[Line]) -> bool {
        let high: f32 = lines.iter().map(|line| line.height).sum();
        if self.height + high > self.room {
            if self.lines.len() == self.most {
                return false;
            }
            let here = self.fitting(lines);
            if let Some((first, rest)) = lines.split_at_checked(here).filter(|_| here > 0) {
                self.add(first);
                return self.next() && self.put(rest);
            }
            if high > self.room || !self.next() {
                return false;
            }
        }
        self.add(lines);
        true
    }

    /// How many of many lines go here, and the rest into the next column; none where they had better stay together.
    fn fitting(&self, lines: &[Line]) -> usize {
        const LEAST: usize = 4;
        let mut left = self.room - self.height;
        let fits = |line: &&Line| {
            left -= line.height;
            left >= 0.0
        };
        let here = lines.iter().take_while(fits).count();
        if here >= LEAST && lines.len() >= here + LEAST {
            here
        } else {
            0
        }
    }

    /// Starts the next column, where there is one.
    fn next(&mut self) -> bool {
        let is_one = self.lines.len() < self.most;
        if is_one {
            self.lines.push(Vec::new());
            self.height = 0.0;
        }
        is_one
    }

    fn add(&mut self, lines: &[Line]) {
        let Some(column) = self.lines.last_mut() else {
            return;
        };
        let is_first = column.is_empty();
        // No room above what stands first.
        let lines = lines
            .iter()
            .filter(|line| !is_first || !line.text.is_empty());
        for line in lines {
            self.height += line.height;
            column.push(line.clone());
        }
    }
}

impl WordsPage {
    /// The page.
    #[must_use]
    pub fn picture(&self) -> Picture {
        let palette = self.theme.palette();
        let sheet = self.size.sheet();
        let margin = margin(&sheet);
        let width = sheet.width - 2.0 * margin;
        let face = Face::strong(TITLE.0);
        let title = visible_line(&self.title).into_owned();
        let mut pen = Pen::default();
        let top = margin * 0.8;
        let lines = wrapped_in(&title, &face, width, TITLE.1);
        let ink = palette.text;
        let below = pen.lines((margin, top), &lines, face, (TITLE.0 * 1.2, ink));
        let mut parts = vec![Part {
            role: Role::Title,
            items: pen.items,
        }];
        let top = below + 12.0;
        let room = sheet.height - margin - 8.0 - top;
        let (columns, column) = self.columns(width, room);
        let inks = (palette.text, palette.second);
        for (number, lines) in columns.iter().enumerate() {
            let number = f32::from(u8::try_from(number).unwrap_or(u8::MAX));
            let x = margin + number * (column + GAP);
            parts.extend(painted(lines, (x, top), inks));
        }
        Picture {
            sheet,
            ground: palette.panel,
            title,
            description: String::new(),
            language: self.words.language().code(),
            made: self.made,
            parts,
            unseen: Vec::new(),
            no_room: Vec::new(),
        }
    }

    /// All lines in as many columns as there is room for, and how wide a column is. What can be cut is cut evenly
    /// enough that every part is begun.
    fn columns(&self, width: f32, room: f32) -> (Vec<Vec<Line>>, f32) {
        let most = ((width + GAP) / (COLUMN + GAP)).floor().clamp(1.0, 6.0);
        let column = (width - GAP * (most - 1.0)) / most;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "1 to 6"
        )]
        let most = most as usize;
        let blocks: Vec<Vec<Vec<Line>>> = self
            .sections
            .iter()
            .map(|section| section.blocks(column))
            .collect();
        let laid = |shown: &[usize]| {
            let mut columns = Columns {
                lines: vec![Vec::new()],
                height: 0.0,
                room,
                most,
            };
            let fits = self.filled(&mut columns, &blocks, shown);
            (fits, columns.lines)
        };
        let mut shown: Vec<usize> = blocks.iter().map(Vec::len).collect();
        let mut cut = None;
        let (mut fits, mut lines) = laid(&shown);
        while !fits {
            // The longest list gives way: a tenth of it at once, as there may be hundreds.
            let longest = (0..shown.len())
                .filter(|at| shown.get(*at).is_some_and(|count| *count > 1))
                .max_by_key(|at| (shown.get(*at).copied(), *at));
            let Some(count) = longest.and_then(|at| shown.get_mut(at)) else {
                return (lines, column);
            };
            cut = longest;
            *count -= (*count / 10).max(1);
            (fits, lines) = laid(&shown);
        }
        // As much of it comes back as there is room for.
        while let Some(count) = cut.and_then(|at| shown.get_mut(at)) {
            *count += 1;
            let (fits, more) = laid(&shown);
            if !fits {
                break;
            }
            lines = more;
        }
        (lines, column)
    }

    fn filled(&self, columns: &mut Columns, blocks: &[Vec<Vec<Line>>], shown: &[usize]) -> bool {
        for ((section, blocks), shown) in self.sections.iter().zip(blocks).zip(shown) {
            let mut heading = vec![Line::room(BREAK), Line::heading(&section.heading)];
            for block in blocks.iter().take(*shown) {
                heading.extend(block.iter().cloned());
                if !columns.put(&heading) {
                    return false;
                }
                heading.clear();
            }
            let rest = blocks.len() - (*shown).min(blocks.len()) + section.beyond;
            let more = (section.more)(&self.words, rest);
            let more = [Line::room(PAUSE), Line::of(&more, FINE, false)];
            if rest > 0 && !columns.put(&more) {
                return false;
            }
        }
        true
    }
}

impl Section {
    /// Its paragraphs as lines of a column.
    fn blocks(&self, width: f32) -> Vec<Vec<Line>> {
        let paragraphs = self.paragraphs.iter().map(|paragraph| {
            let mut lines = vec![Line::room(PAUSE)];
            for (text, face, is_lead) in [
                (&paragraph.lead, FINE_STRONG, true),
                (&paragraph.text, FINE, false),
            ] {
                let text = visible_line(text.trim());
                if !text.is_empty() {
                    let broken = wrapped(&text, &face, width);
                    lines.extend(broken.iter().map(|line| Line::of(line, face, is_lead)));
                }
            }
            lines
        });
        paragraphs.collect()
    }
}

impl Line {
    fn of(text: &str, face: Face, is_lead: bool) -> Self {
        Self {
            text: text.to_owned(),
            face,
            is_lead,
            height: LINE,
            is_heading: false,
        }
    }

    fn room(height: f32) -> Self {
        Self {
            height,
            ..Self::of("", FINE, false)
        }
    }

    fn heading(text: &str) -> Self {
        Self {
            height: HEAD,
            is_heading: true,
            ..Self::of(text, HEADING, true)
        }
    }
}

/// A column's lines, heading by heading, so that they are read in their order.
fn painted(
    lines: &[Line],
    (x, mut top): (f32, f32),
    (text, second): (Colour, Colour),
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in lines {
        let role = if line.is_heading {
            Role::Heading
        } else {
            Role::Words
        };
        // Room between two paragraphs begins another one to read.
        if line.is_heading || line.text.is_empty() || parts.is_empty() || last_is_heading(&parts) {
            parts.push(Part {
                role,
                items: Vec::new(),
            });
        }
        let ink = if line.is_lead { text } else { second };
        let mut pen = Pen::default();
        pen.text((x, top), &line.text, line.face, ink);
        if let Some(part) = parts.last_mut() {
            part.items.extend(pen.items);
        }
        top += line.height;
    }
    parts.retain(|part| !part.items.is_empty());
    parts
}

fn last_is_heading(parts: &[Part]) -> bool {
    parts.last().is_some_and(|part| part.role == Role::Heading)
}

#[cfg(test)]
mod tests;
