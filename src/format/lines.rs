//! Lines and columns of positions in a text, and the line itself as it can be shown.

use std::ops::Range;

use memchr::memchr_iter;
use rayon::prelude::*;

use crate::format::scan::Span;
use crate::format::visible::{is_unseen, visible_line};

/// A longer line is cut around the spot.
const LONGEST_LINE: usize = 160;
/// So much of a cut line is kept before the spot.
const KEPT_BEFORE: usize = 60;

#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub at: usize,
    pub line: usize,
    pub column: usize,
}

impl Default for Spot {
    fn default() -> Self {
        Self {
            at: 0,
            line: 1,
            column: 1,
        }
    }
}

/// Lines and columns of positions that are in order, in one walk over the text.
pub(super) fn locate(text: &str, positions: &[usize]) -> Vec<Spot> {
    // A byte-order mark takes no column.
    let begin = if text.starts_with('\u{FEFF}') {
        '\u{FEFF}'.len_utf8()
    } else {
        0
    };
    let mut spot = Spot {
        at: begin,
        ..Spot::default()
    };
    positions
        .iter()
        .map(|position| {
            let passed = text.get(spot.at..*position).unwrap_or_default();
            let lines = line_ends(passed);
            if lines > 0 {
                spot.column = 1;
            }
            let last = passed.rsplit('\n').next().unwrap_or_default();
            spot = Spot {
                at: spot.at.max(*position),
                line: spot.line + lines,
                column: spot.column + last.chars().count(),
            };
            Spot {
                at: *position,
                ..spot
            }
        })
        .collect()
}

fn line_ends(text: &str) -> usize {
    /// Not worth sharing out.
    const SHORT: usize = 1 << 20;
    let pieces = text.as_bytes().par_chunks(SHORT);
    pieces.map(|piece| memchr_iter(b'\n', piece).count()).sum()
}

/// The line of a span, and where in it the span is; both in bounds however long the line is.
pub(super) fn line_around(text: &str, span: Span, column: usize) -> (String, Range<usize>) {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.start..).unwrap_or_default();
    let rest: String = after
        .chars()
        .take(LONGEST_LINE + 1)
        .take_while(|c| *c != '\n')
        .collect();
    let rest = rest.strip_suffix('\r').unwrap_or(&rest);
    let is_long = column - 1 + rest.chars().count() > LONGEST_LINE;
    let kept = if is_long {
        KEPT_BEFORE.min(column - 1)
    } else {
        column - 1
    };
    let begin = before
        .char_indices()
        .rev()
        .take(kept)
        .last()
        .map_or(before.len(), |(at, _)| at);
    let mut line = String::new();
    if kept < column - 1 {
        line.push('…');
    }
    line.push_str(&shown(before.get(begin..).unwrap_or_default()));
    let start = line.chars().count();
    let room = LONGEST_LINE.saturating_sub(kept);
    let mut chars = rest.chars();
    let end_text: String = chars.by_ref().take(room).collect();
    let marked = text.get(span.start..span.end).unwrap_or_default();
    let marked: String = marked
        .chars()
        .take(end_text.chars().count())
        .take_while(|c| !matches!(c, '\n' | '\r'))
        .collect();
    let end = start + shown(&marked).chars().count();
    line.push_str(&shown(&end_text));
    if chars.next().is_some() {
        line.push('…');
    }
    (line, start..end)
}

/// A part of a line with its unseen characters made visible; a tab is one space, so that marks stay in line.
fn shown(text: &str) -> String {
    visible_line(&text.replace('\t', " ")).into_owned()
}

/// How many cells of a terminal a character takes: two for Hangul, Han and emoji.
pub(super) fn cells(c: char) -> usize {
    let wide = matches!(u32::from(c),
        0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xA960..=0xA97F | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6
        | 0x1_F300..=0x1_F64F | 0x1_F680..=0x1_F9FF | 0x2_0000..=0x3_FFFD);
    let none = matches!(u32::from(c), 0x300..=0x36F | 0x200C..=0x200D | 0xFE00..=0xFE0F);
    if is_unseen(c) || none {
        0
    } else {
        1 + usize::from(wide)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_the_spot() {
        let text = format!("first\n{}HERE{}\nlast", "a".repeat(400), "b".repeat(400));
        let span = Span {
            start: 406,
            end: 410,
        };
        let spot = locate(&text, &[span.start])[0];
        assert_eq!((spot.line, spot.column), (2, 401));
        let (line, mark) = line_around(&text, span, spot.column);
        assert!(line.chars().count() <= LONGEST_LINE + 2, "{line}");
        let marked: String = line.chars().skip(mark.start).take(mark.len()).collect();
        assert_eq!(marked, "HERE");
    }

    #[test]
    fn columns_are_counted_in_characters_and_a_mark_at_the_start_of_the_file_in_none() {
        let text = "\u{FEFF}(한국: 1,\r\n 둘: 2)";
        let at = |needle: &str| text.find(needle).unwrap_or_default();
        let spots = locate(text, &[at("("), at("1"), at("둘")]);
        let places: Vec<_> = spots.iter().map(|spot| (spot.line, spot.column)).collect();
        assert_eq!(places, [(1, 1), (1, 6), (2, 2)]);
    }
}
