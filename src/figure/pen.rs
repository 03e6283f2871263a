//! Text in boxes: broken into lines, cut where it must be, aligned left and right.

use crate::figure::{Face, Item, Line, Path, Text};
use crate::geo::Point;
use crate::palette::Colour;

/// Stands for what is cut off.
const MORE: &str = "…";

/// Breaks a text into lines no wider than `width`: at spaces, or between any two letters where a word alone
/// is wider.
#[must_use]
pub fn wrapped(text: &str, face: &Face, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if face.width(&longer) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if face.width(&line) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A text in one line no wider than `width`, cut at its end where it must be.
#[must_use]
pub fn fitted(text: &str, face: &Face, width: f32) -> String {
    if face.width(text) <= width {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let cut = format!("{}{MORE}", kept.trim_end());
        if face.width(&cut) <= width {
            return cut;
        }
    }
    MORE.to_owned()
}

/// The same in no more than so many lines.
#[must_use]
pub fn wrapped_in(text: &str, face: &Face, width: f32, most: usize) -> Vec<String> {
    let mut lines = wrapped(text, face, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(fitted(&rest, face, width));
    }
    lines
}

/// Items under way.
#[derive(Default)]
pub struct Pen {
    /// What is painted so far.
    pub items: Vec<Item>,
}

impl Pen {
    /// Writes a line whose top left corner is at a point; returns its right end.
    pub fn text(&mut self, (x, top): (f32, f32), text: &str, face: Face, colour: Colour) -> f32 {
        let at = Point {
            x,
            y: top + face.ascent(),
        };
        let right = x + face.width(text);
        if !text.is_empty() {
            self.items.push(Item::Text(Text {
                text: text.to_owned(),
                at,
                face,
                colour,
                halo: None,
            }));
        }
        right
    }

    /// Writes a line that ends at its top right corner; returns its left end.
    pub fn text_to(
        &mut self,
        (right, top): (f32, f32),
        text: &str,
        face: Face,
        ink: Colour,
    ) -> f32 {
        let left = right - face.width(text);
        self.text((left, top), text, face, ink);
        left
    }

    /// Writes lines below each other; returns where the next one goes.
    pub fn lines(
        &mut self,
        (x, mut top): (f32, f32),
        lines: &[String],
        face: Face,
        (step, ink): (f32, Colour),
    ) -> f32 {
        for line in lines {
            self.text((x, top), line, face, ink);
            top += step;
        }
        top
    }

    /// Draws a level line.
    pub fn rule(&mut self, (from, to): (f32, f32), y: f32, width: f32, colour: Colour) {
        let path = Path::straight((from, y), (to, y));
        self.items.push(Item::lined(path, Line::new(width, colour)));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FACE: Face = Face::regular(12.0);

    #[test]
    fn a_word_that_is_wider_than_a_line_is_broken() {
        let lines = wrapped(
            "a Donaudampfschifffahrtsgesellschaft 두만강변무역국경검문소",
            &FACE,
            80.0,
        );
        assert!(lines.len() > 3);
        assert!(
            lines.iter().all(|line| FACE.width(line) <= 80.0),
            "{lines:?}"
        );
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(fitted("Tumen", &FACE, 100.0), "Tumen");
        let cut = fitted("Dandong and Sinuiju", &FACE, 60.0);
        assert!(cut.ends_with('…') && FACE.width(&cut) <= 60.0, "{cut}");
        let lines = wrapped_in("one two three four five six", &FACE, 60.0, 2);
        assert!(lines.len() == 2 && lines[1].ends_with('…'), "{lines:?}");
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_when_lines_are_broken(text in "[a-z가-힣 ]{0,60}", width in 20.0_f32..200.0) {
            let lines = wrapped(&text, &FACE, width);
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert!(lines.iter().all(|line| FACE.width(line) <= width.max(16.0)));
        }
    }
}
